"""The tolls of an event."""

from dataclasses import dataclass
from typing import Literal

from schemas.event import Qualifier

Kind = Literal["killed", "injured", "detained", "hit"]
KINDS = ("killed", "injured", "detained")
"""The tolls of events; those hit, who may have died of it, only stand in for the injured."""


@dataclass(slots=True)
class Tolls:
    """What a sentence says of the victims and the arrested."""

    killed: int | None = None
    killed_qualifier: Qualifier | None = None
    injured: int | None = None
    injured_qualifier: Qualifier | None = None
    detained: int | None = None
    detained_qualifier: Qualifier | None = None
    hit: int | None = None
    """People who were shot or stabbed, of whom is not said whether they died."""
    hit_qualifier: Qualifier | None = None
    nth: int | None = None
    """Number of the dead with the one who has died, where the sentence says "a third man"."""
    died: bool = False
    """Whether the one who is dead was hurt first, as the sentence says."""
