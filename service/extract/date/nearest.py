"""Which of a sentence's dates stands closest to the words that state the event."""

from collections.abc import Sequence

from service.classify.text import Words
from service.extract.anchor import Span, between, clauses
from service.extract.date.dated import Dated

_PRECISIONS = ("day", "month", "year")
_SINCE_COST = 4
"""Words that "since" counts for, when measuring so."""
_INEXACT = 8
"""Words that a month counts for when measuring so, a year twice."""
_CLAUSE_COST = 6
"""Words that a clause's border counts for, when measuring how close a date stands."""


def nearest(
    words: Words,
    found: Sequence[Dated],
    near: Span | None = None,
    *,
    lasting: bool = False,
) -> Dated | None:
    """Return the exact date that stands closest to the words `near`.

    With lasting, the beginning of something ("since Monday") is as good as any.
    """
    return min(
        found,
        key=lambda one: (
            _INEXACT * _PRECISIONS.index(one.date.precision)
            + _SINCE_COST * (one.since and not lasting)
            + _distance(words, one.first, near),
            one.first,
        ),
        default=None,
    )


def _distance(words: Words, at: int, near: Span | None) -> int:
    if near is None or near[0] <= at < near[1]:
        return 0
    first, last = between(at, near)
    return last - first + 1 + _CLAUSE_COST * clauses(words, first, last)
