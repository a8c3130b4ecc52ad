"""Which alerts a subscriber wants: one rule for the client, HTTP and webhooks."""

import re
from collections.abc import Collection
from typing import Self, get_args

from .alert import Alert
from .event import Severity
from .story import Relation

SEVERITIES: tuple[str, ...] = get_args(Severity)
"""The severities, least first."""
RELATIONS: tuple[str, ...] = get_args(Relation)
"""What an alert can be to its story."""
_CODE = re.compile("[A-Z]{2}")


class AlertFilter:
    """Takes an alert that passes every condition given; an empty condition passes all.

    An alert without a country passes no condition on countries; one without a story counts as
    `new`. Raises ValueError where a severity, a country's code or a relation is none.
    """

    def __init__(
        self,
        categories: Collection[str] = (),
        min_severity: str = "low",
        countries: Collection[str] = (),
        relations: Collection[str] = (),
    ) -> None:
        if isinstance(categories, str) or isinstance(countries, str) or isinstance(relations, str):
            raise ValueError("categories, countries and relations are lists of texts")  # noqa: TRY004
        if min_severity not in SEVERITIES:
            raise ValueError(f"severity: {min_severity!r} unknown; use {', '.join(SEVERITIES)}")
        if unknown := sorted(set(relations) - set(RELATIONS)):
            raise ValueError(f"relation: {unknown} unknown; use {', '.join(RELATIONS)}")
        self.categories = frozenset(categories)
        self.countries = frozenset(one.upper() for one in countries)
        if strange := sorted(one for one in self.countries if not _CODE.fullmatch(one)):
            raise ValueError(f"country: {strange} unknown; use ISO 3166-1 codes of two letters")
        self.relations = frozenset(relations)
        self._least = SEVERITIES.index(min_severity)

    @classmethod
    def of_lists(cls, categories: str, severity: str, countries: str, relations: str) -> Self:
        """Read conditions written as lists with commas between the names."""

        def names(value: str) -> list[str]:
            return [part for one in value.split(",") if (part := one.strip())]

        return cls(names(categories), severity or "low", names(countries), names(relations))

    def passes(
        self, category: str | None, severity: str | None, country: str | None, relation: str | None
    ) -> bool:
        """Tell whether an alert with these values passes."""
        return (
            (not self.categories or category in self.categories)
            and (severity in SEVERITIES and SEVERITIES.index(severity) >= self._least)
            and (not self.countries or country in self.countries)
            and (not self.relations or (relation or "new") in self.relations)
        )

    def takes(self, alert: Alert) -> bool:
        """Tell whether the alert passes."""
        data = alert.data
        return self.passes(
            data.category,
            data.severity,
            data.location.country if data.location else None,
            data.story.relation if data.story else None,
        )
