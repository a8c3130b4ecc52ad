"""What tells of a toll in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.extract.toll.words import ADVERBS, BE

Kind = Literal["killed", "injured", "detained", "hit"]


@dataclass(slots=True)
class Cue:
    """Words that tell of a toll."""

    kind: Kind
    how: str
    """Where its people stand ("left", "right", "both"), or the construction that tells them."""
    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""
    subject: int | None = None
    """Number behind those who died, where it stands between how they were hurt."""


def subject_end(lower: Sequence[str], verb: int, floor: int) -> int:
    """Return the number behind a verb's subject: where "were badly" before it begins."""
    while verb > floor and (lower[verb - 1] in BE or lower[verb - 1] in ADVERBS):
        verb -= 1
    return verb
