"""Two attacks in two towns are two events: which sentences of one category belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from schemas.event import Location
from service.classify.text import Page, Sentence, Words
from service.extract.place import context_of, named_inside

APART = 40.0
"""Kilometres from which two towns are two places; closer ones may be one place told twice."""
_EARTH = 6371.0
DIVISIBLE = frozenset({"security_incident", "arrest", "protest", "disaster", "state_visit"})
"""Categories whose events happen in one place each."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence that state an event."""

    words: Words
    sentence: Sentence
    first: int
    last: int


def divide(category: str, clauses: Sequence[Clause], page: Page) -> list[int]:
    """Return the number of the happening that each clause speaks of, the surest clause's being 0.

    A clause that names no town, or one near a happening's, is taken to speak of that happening.
    """
    if category not in DIVISIBLE or len(clauses) < 2:
        return [0] * len(clauses)
    context = context_of(page)
    towns: list[Location | None] = []
    groups: list[int] = []
    for clause in clauses:
        town = None
        if clause.words.field == "text":
            town = named_inside(
                clause.words, clause.sentence, context, category, clause.first, clause.last
            )
        for number, known in enumerate(towns):
            if town is None or known is None or not _apart(town, known):
                towns[number] = known or town
                groups.append(number)
                break
        else:
            groups.append(len(towns))
            towns.append(town)
    return groups


def _apart(a: Location, b: Location) -> bool:
    if a.name == b.name and a.country == b.country:
        return False
    if None in {a.latitude, a.longitude, b.latitude, b.longitude}:
        return False
    return _kilometres(a, b) > APART


def _kilometres(a: Location, b: Location) -> float:
    """Return the great-circle distance (haversine formula)."""
    first, second = radians(a.latitude or 0.0), radians(b.latitude or 0.0)
    across = radians((b.longitude or 0.0) - (a.longitude or 0.0))
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
