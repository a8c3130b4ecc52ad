"""The people before a verb: "two guards and a cook were killed"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.extract.counts import QUALIFYING, Number
from service.extract.numbers import tells_number
from service.extract.people import is_human, is_people
from service.extract.toll.cue import BREAKING, HURT, LEAVING, Cue
from service.extract.toll.grammar import (
    ADVERBS,
    BACK,
    BE,
    BESIDE,
    OF_PEOPLE,
    ORDINALS,
    OWNERS,
    PASSIVES,
    PLURAL,
    STOPS,
    SUBSET,
)
from service.extract.toll.lists import before_apposed, list_before, summed, told_in_full
from service.extract.toll.reading import Reading
from service.extract.toll.uncounted_subject import one_who, single_subject, subject_of, verb_of

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


_SHARES = word_set("half third quarter most many some none few several any majority percent")
"""Words whose "of 12" counts a part of them."""
_KIN = word_set("family families")
_VERBS = word_set("died drowned suffered sustained")
_SUFFERED = HURT | word_set("killed arrested detained held captured")
"""What is told of all behind "three of the seven men"."""
_ATTACKED = word_set("attackers assailants gunmen bombers raiders robbers kidnappers")
_OTHER_SIDE = word_set(
    "captor captors kidnapper kidnappers abductor abductors hijacker hijackers trafficker "
    "traffickers smuggler smugglers attacker attackers gunman gunmen bomber driver drivers owner "
    "owners"
)
"""Who did something to those who are counted before."""


def is_share(reading: Reading, one: Number, end: int) -> bool:
    """Tell the part of a number: "12 people, including three children, were killed"."""
    before = reading.lower[max(reading.first, one.first - 4) : one.first]
    share = before[-2] if len(before) > 1 else ""
    if {"of", "among"} & set(before[-2:]) and _relative(reading, one, end):
        return False  # "one of three who died"
    if before[-1:] == ["including"] and reading.lower[end] == "with" and end == one.last:
        return False  # "20 got out, including six with burns"
    if before[-1:] == ["of"] and (share in _SHARES or tells_number(share)):
        return True  # "half of 24 passengers"
    if before[-2:] in (["of", "the"], ["of", "about"], ["of", "some"]):
        whole = len(before) == 2 and not any(reading.comma(n) for n in range(one.last, end))
        return not whole  # "Of the 34 arrested, six were freed"
    part = reading.lower[one.last : one.last + 2] in (["of", "them"], ["of", "whom"])
    # "a bus with 66 people crashed and 41 of them died"
    said = reading.lower[one.last + 2 : end]
    verb = reading.lower[end] in _VERBS or not PASSIVES.isdisjoint(said)
    ended = verb and all(word in BE | ADVERBS for word in said)
    part = part and one is not reading.counts[0] and not ended
    apposed = reading.lower[one.first : one.first + 2] in (["one", "a"], ["one", "an"])
    over = ("of", "them") in pairwise(before) or (apposed and reading.comma(one.first))
    return not SUBSET.isdisjoint(before) or part or over or _of_kin(reading, one)


def _relative(reading: Reading, one: Number, end: int) -> bool:
    """Tell whether the cue is of the number's own clause: "three jawans who died"."""
    between = reading.lower[one.last : end]
    if reading.lower[end] == "with" and len(between) <= 2:
        return True  # "six of the 31 persons with burns"
    article = reading.before(one.first) == "the"
    lead = reading.before(one.first - article)
    listed = lead == "among" or (lead == "of" and reading.lower[end] in _SUFFERED)
    if listed and BE.isdisjoint(between) and 0 < len(between) <= 2:
        return True  # "two were among 34 men rounded up", "two of the 34 men arrested"
    if not {"who", "that"} & set(between[:4]):
        return False
    at = next(n for n, word in enumerate(between) if word in {"who", "that"})
    return all(word in BE or word in ADVERBS for word in between[at + 1 :])


def are_attackers(reading: Reading, one: Number) -> bool:
    """Tell "one of the attackers": an attack's hurt are those whom it hit."""
    told = reading.lower[one.last : one.last + 3]
    if told[:1] != ["of"]:
        return False
    text = reading.words.text  # "six of the kidnappers' hostages"
    ends = (reading.words.ends[one.last + at] for at, word in enumerate(told) if word in _ATTACKED)
    return any(text[end : end + 1] not in {"'", "\u2019"} for end in ends)


def _of_kin(reading: Reading, one: Number) -> bool:
    """Tell "of one family", "of two Kurdish families" behind those who are counted."""
    kin = reading.lower[one.last : one.last + 2]
    return reading.before(one.first) == "of" and not _KIN.isdisjoint(kin)


def are_things(reading: Reading, one: Number, end: int) -> bool:
    """Tell a number of things that stands far from the cue: "forty sticks ... found dead"."""
    if end - one.last <= 5 or reading.lower[one.last : one.last + 2] in OF_PEOPLE:
        return False
    for word in reading.lower[one.last : min(end, one.last + 4)]:
        if is_people(word):
            return False
        if word in STOPS or word in BE:
            return word not in BE and word != "who"
    return True


def are_apart(reading: Reading, one: Number, end: int) -> bool:
    """Tell "12 women were freed and the captors were held": of them another verb is said."""
    between = reading.lower[one.last : end]
    if "and" not in between:
        return False
    at = len(between) - 1 - between[::-1].index("and")
    first, *rest = between[at + 1 :] or [""]
    verb = not PASSIVES.isdisjoint(between[:at])
    # "Six men were stopped and the group was held" tells of the six again.
    return verb and first in OWNERS and not _OTHER_SIDE.isdisjoint(rest[:2]) and len(rest) > 1
