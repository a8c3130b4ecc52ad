"""The clause before a cue: where it begins, and where its subject ends and its verb."""

from dataclasses import dataclass

from service.classify.lexicon import word_set
from service.extract.people import PERSONS
from service.extract.toll.cue import Cue
from service.extract.toll.grammar import ADVERBS, BE, REACH
from service.extract.toll.hurt import CARRIED, CLINICS
from service.extract.toll.people_near import subject_end
from service.extract.toll.reading import Reading
from service.extract.toll.tolls import Kind

_JOINT = frozenset(["and"]) | ADVERBS | BE
_AWAY = word_set("out off away up home")
_LINKING: dict[Kind, frozenset[str]] = {
    "killed": word_set("pronounced declared found"),
    "injured": word_set("remain remains remained"),
}
"""By kind, the verbs before a cue that say no more than "was"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before a cue among which its people may stand."""

    reading: Reading
    cue: Cue
    first: int
    """Number of its first word."""
    end: int
    """Number behind its subject."""
    verb_end: int
    """Number behind the words that make its verb passive."""
    shared: bool
    """Whether its subject is another cue's: "three men were shot and killed"."""

    @property
    def verbs(self) -> list[str]:
        """Words between the subject and the cue's verb: "were badly"."""
        return self.reading.lower[self.end : self.verb_end]


def clause_of(reading: Reading, number: int) -> Clause:
    """Return the clause before one of the cues."""
    cue = reading.cues[number]
    first, shared = _beginning(reading, number)
    return Clause(reading, cue, first, *_verb(reading, cue, first), shared)


def _beginning(reading: Reading, number: int) -> tuple[int, bool]:
    """Return where a cue's clause begins, and whether it shares another's subject.

    "Three men were shot and killed": what was said of them first bounds nothing.
    """
    shared = False
    while number:
        before, cue = reading.cues[number - 1], reading.cues[number]
        joint = reading.lower[before.last : cue.first]
        if reading.lower[before.first] == "with":
            number -= 1  # "six of the 31 with burns died"
            continue
        both = before.kind == cue.kind or {before.kind, cue.kind} == {"killed", "injured"}
        if both or joint[:1] != ["and"] or not _JOINT.issuperset(joint):
            return before.last, shared
        number, shared = number - 1, True
    return reading.first, shared


def _verb(reading: Reading, cue: Cue, floor: int) -> tuple[int, int]:
    """Return where the words begin that make a cue's verb passive, and what is behind them.

    Of "a guide was dug out with burns" they stand before "dug", of "a guide hurt in a fall has
    died" before "hurt".
    """
    lower = reading.lower
    end = cue.first
    if cue.subject is not None:
        return cue.subject, end
    if end - 2 > floor and lower[end - 1] == "and" and lower[end - 2][-2:] in {"ed", "en"}:
        end -= 2  # "was beaten and killed"
    if lower[cue.first] in CLINICS | {"medical"}:
        taken = range(end - 1, max(floor + 1, end - REACH), -1)
        carried = (at for at in taken if lower[at] in CARRIED and lower[at - 1] in BE)
        end = next(carried, end)
    if lower[cue.first] == "with":
        at = end - 1 if lower[end - 1] in _AWAY else end
        subject, verb = lower[max(floor, at - REACH) : at - 1], lower[at - 1]
        done = verb.endswith("ed") or not BE.isdisjoint(subject[-1:])
        end = at - 1 if done and not PERSONS.isdisjoint(subject) else end
    if end - 1 > floor and lower[end - 1] in _LINKING.get(cue.kind, ()):
        end -= 1
    return subject_end(lower, end, floor), end
