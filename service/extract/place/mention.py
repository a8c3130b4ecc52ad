"""A place that a sentence names, and how surely."""

from dataclasses import dataclass

from schemas.event import Location

INSIDE_SCORE = 3.0
"""Score of a mention behind "in", "near", ..."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence."""

    first: int
    last: int
    location: Location
    score: float
