"""The people before a verb: "two guards and a cook were killed"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.extract.counts import QUALIFYING, Number
from service.extract.people import is_human
from service.extract.toll.cue import Cue
from service.extract.toll.joined import before_apposed, list_before, summed, told_in_full
from service.extract.toll.reading import Reading
from service.extract.toll.share import are_apart, are_attackers, are_things, is_share
from service.extract.toll.subject import one_who, single_subject, subject_of, verb_of
from service.extract.toll.words import (
    ADVERBS,
    BACK,
    BE,
    BESIDE,
    BREAKING,
    LEAVING,
    ORDINALS,
    PLURAL,
)

_NOBODY = word_set("none nobody neither")
_JOINT = frozenset(["and"]) | ADVERBS | BE


def people_before(reading: Reading, number: int, passive: bool) -> Number | None:
    """Return the nearest number before the cue, added to one joined to it by "and"."""
    cue = reading.cues[number]
    floor, shared = _floor(reading, number)
    subject = reading.lower[max(floor, cue.first - BACK) : cue.first]
    if not _NOBODY.isdisjoint(subject) or ("all", "but") in pairwise(subject):
        return None
    end, said = verb_of(reading, cue, floor)
    if PLURAL.isdisjoint(reading.lower[end:said]):
        subject = subject[: len(subject) - (cue.first - end)]
    told_end, end = end, before_apposed(reading, end, floor)
    another = subject[-1:] == ["another"] or (
        subject[-2:-1] == ["a"]
        and subject[-1] in ORDINALS
        and QUALIFYING.isdisjoint(subject[-3:-2])  # "about a third" are a share
    )
    one = Number(cue.first - 1, cue.last, 1, None) if another else one_who(reading, cue.first)
    if one is not None:
        return one
    near = [
        one
        for one in reading.counts
        if floor <= one.first < cue.first
        and (cue.subject or cue.first) - one.last <= BACK
        and (shared or one.first not in reading.used)
        and not is_share(reading, one, cue.first)
        and not are_things(reading, one, cue.first)
        and not are_apart(reading, one, cue.first)
        and not (cue.kind == "injured" and are_attackers(reading, one))
        and (reading.lower[cue.first] != "with" or cue.first - one.last <= BESIDE)
    ]
    left = _left_behind(reading, cue, near)
    left = left or told_in_full(reading, near, end, apart=end == told_end)
    if left is not None:
        reading.used.add(left.first)
        return left
    listed = list_before(reading, end, floor)
    if near:
        return summed(reading, near, listed, cue, floor)
    if listed is not None and reading.words.field == "title":
        return listed
    return subject_of(reading, cue, floor) or single_subject(reading, cue, floor, passive)


def _floor(reading: Reading, number: int) -> tuple[int, bool]:
    """Return where the cue's clause begins, and whether it has its subject from another's.

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
        if reading.lower[before.first] in BREAKING and cue.kind == "detained":
            number -= 1
            continue
        if both or joint[:1] != ["and"] or not _JOINT.issuperset(joint):
            return before.last, shared
        number, shared = number - 1, True
    return reading.first, shared


def _left_behind(reading: Reading, cue: Cue, near: list[Number]) -> Number | None:
    """Read "leaving seven members of two families dead"."""
    for place in range(cue.first - 1, max(reading.first, cue.first - 12) - 1, -1):
        if {";", ":"} & set(reading.gap(place + 1)):
            return None
        if reading.lower[place] in LEAVING:
            one = next((one for one in near if place < one.first <= place + 4), None)
            other = near and reading.before(near[-1].first) == "and"
            if one and other and not is_human(reading.lower[near[-1].first - 2]):
                return near[-1]  # "leaving 300 homeless and 12 dead"
            listed = list_before(reading, cue.first, place + 1)
            return one and summed(reading, [one], listed, cue, place + 1)
    return None
