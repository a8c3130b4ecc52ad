"""The people before a verb: "two guards and a cook were killed"."""

from dataclasses import replace
from itertools import pairwise

from service.classify.lexicon import PASSIVES, word_set
from service.extract.counts import QUALIFYING, Number
from service.extract.numbers import tells_number
from service.extract.people import is_human, is_people
from service.extract.toll.clause import Clause, clause_of
from service.extract.toll.cue import HURT, LEAVING
from service.extract.toll.grammar import (
    ADVERBS,
    BACK,
    BE,
    BESIDE,
    OF_PEOPLE,
    ORDINALS,
    OWNERS,
    STOPS,
    SUBSET,
    THE_HURT,
)
from service.extract.toll.lists import before_apposed, list_before, summed, told_in_full
from service.extract.toll.reading import Reading
from service.extract.toll.uncounted_subject import one_who, single_subject, subject_of

_NOBODY = word_set("none nobody neither")
_TURNS = word_set("but while though although")
"""Words with which others are told of: "nobody died but six were hurt"."""
_SHARES = word_set("half third quarter most many some none few several any majority percent")
"""Words whose "of 12" counts a part of them."""
_ONE = word_set("is was has")
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
_OF_THEM = (["of", "them"], ["of", "whom"])


def people_before(reading: Reading, number: int, passive: bool) -> Number | None:
    """Return the nearest number before the cue, added to one joined to it by "and"."""
    clause = clause_of(reading, number)
    if _of_nobody(clause):
        return None
    one = _another(clause) or one_who(reading, clause.cue.first)
    if one is not None:
        return one
    counts = _counts(clause)
    end = before_apposed(clause)
    whole = _left_behind(clause, counts) or told_in_full(clause, counts, end)
    if whole is not None:
        reading.used.add(whole.first)
        return whole
    listed = list_before(reading, end, clause.first)
    if counts:
        return summed(clause, counts, listed)
    if listed is not None and reading.words.field == "title":
        return listed
    return subject_of(clause) or single_subject(clause, passive)


def _of_nobody(clause: Clause) -> bool:
    """Tell "none of them died", "all but two were hurt"."""
    at = clause.cue.first
    said = clause.reading.lower[max(clause.first, at - BACK) : at]
    if ("all", "but") in pairwise(said):
        return True
    turns = (n for n, word in enumerate(reversed(said)) if word in _TURNS)
    return not _NOBODY.isdisjoint(said[len(said) - next(turns, len(said)) :])


def _another(clause: Clause) -> Number | None:
    """Read "another was killed", "a third died", "the other is"; "about a third" are a share."""
    ahead = clause.reading.lower[max(clause.first, clause.end - BESIDE) : clause.end]
    third = ahead[-2:-1] == ["a"] and ahead[-1] in ORDINALS and ahead[0] not in QUALIFYING
    other = ahead[-2:] == ["the", "other"] and not _ONE.isdisjoint(clause.verbs)
    if third or other or ahead[-1:] == ["another"]:
        return Number(clause.cue.first - 1, clause.cue.last, 1, None)
    return None


def _counts(clause: Clause) -> list[Number]:
    """Return the numbers before the cue that may count its people."""
    reading, cue = clause.reading, clause.cue
    return [
        one
        for one in reading.counts
        if clause.first <= one.first < cue.first
        and (cue.subject or cue.first) - one.last <= BACK
        and (clause.shared or one.first not in reading.used)
        and not _is_share(reading, one, cue.first)
        and not _are_things(reading, one, cue.first)
        and not _are_apart(reading, one, cue.first)
        and not (cue.kind == "injured" and _are_known(reading, one))
        and (reading.lower[cue.first] != "with" or cue.first - one.last <= BESIDE)
    ]


def _left_behind(clause: Clause, near: list[Number]) -> Number | None:
    """Read "leaving seven members of two families dead"."""
    reading, cue = clause.reading, clause.cue
    for place in range(cue.first - 1, max(reading.first, cue.first - 12) - 1, -1):
        if {";", ":"} & set(reading.gap(place + 1)):
            return None
        if reading.lower[place] in LEAVING:
            one = next((one for one in near if place < one.first <= place + 4), None)
            other = near and reading.before(near[-1].first) == "and"
            if one and other and not is_human(reading.lower[near[-1].first - 2]):
                return near[-1]  # "leaving 300 homeless and 12 dead"
            listed = list_before(reading, cue.first, place + 1)
            return one and summed(replace(clause, first=place + 1), [one], listed)
    return None


def _is_share(reading: Reading, one: Number, end: int) -> bool:
    """Tell the part of a number: "12 people, including three children, were killed"."""
    before = reading.lower[max(reading.first, one.first - 4) : one.first]
    if {"of", "among"} & set(before[-2:]) and _relative(reading, one, end):
        return False  # "one of three who died"
    if before[-1:] == ["including"] and reading.lower[end] == "with" and end == one.last:
        return False  # "20 got out, including six with burns"
    return (
        not SUBSET.isdisjoint(before)
        or ("of", "them") in pairwise(before)
        or _is_whole(reading, one, before, end)
        or _of_them(reading, one, end)
        or _apposed_one(reading, one)
        or _of_kin(reading, one)
    )


def _is_whole(reading: Reading, one: Number, before: list[str], end: int) -> bool:
    """Tell the 24 of "half of 24 passengers", the 12 of "six of the 12"."""
    if before[-1:] == ["of"]:
        share = "".join(before[-2:-1])
        return share in _SHARES or tells_number(share)
    opens = len(before) == 2 and not any(reading.comma(n) for n in range(one.last, end))
    # "Of the 34 arrested, six were freed"
    return not opens and before[-2:] in (["of", "the"], ["of", "about"], ["of", "some"])


def _of_them(reading: Reading, one: Number, end: int) -> bool:
    """Tell "50 were hurt, six of them soldiers": of a part no verb is said.

    Of "a bus with 66 people crashed and 41 of them died" one is.
    """
    if reading.lower[one.last : one.last + 2] not in _OF_THEM or one is reading.counts[0]:
        return False
    said = reading.lower[one.last + 2 : end]
    verb = reading.lower[end] in _VERBS or not PASSIVES.isdisjoint(said)
    return not (verb and all(word in BE | ADVERBS for word in said))


def _apposed_one(reading: Reading, one: Number) -> bool:
    """Tell "two men were held, one a clerk"."""
    told = reading.lower[one.first : one.first + 2]
    return told in (["one", "a"], ["one", "an"]) and reading.comma(one.first)


def _relative(reading: Reading, one: Number, end: int) -> bool:
    """Tell whether the cue is of the number's own clause: "three jawans who died"."""
    between = reading.lower[one.last : end]
    if reading.lower[end] == "with" and len(between) <= 2:
        return True  # "six of the 31 persons with burns"
    article = reading.before(one.first) == "the"
    lead = reading.before(one.first - article)
    listed = lead == "among" or (lead == "of" and reading.lower[end] in _SUFFERED)
    if listed and BE.isdisjoint(between) and len(between) <= 2:
        return True  # "two were among 34 men rounded up", "two of the 34 men arrested"
    if not {"who", "that"} & set(between[:4]):
        return False
    at = next(n for n, word in enumerate(between) if word in {"who", "that"})
    return all(word in BE or word in ADVERBS for word in between[at + 1 :])


def _are_known(reading: Reading, one: Number) -> bool:
    """Tell "six of the injured", "one of the attackers": an attack's hurt are those whom it hit."""
    told = reading.lower[one.last : one.last + 3]
    if told[:1] != ["of"]:
        return False
    if told in THE_HURT:
        return True
    text = reading.words.text  # "six of the kidnappers' hostages"
    ends = (reading.words.ends[one.last + at] for at, word in enumerate(told) if word in _ATTACKED)
    return any(text[end : end + 1] not in {"'", "\u2019"} for end in ends)


def _of_kin(reading: Reading, one: Number) -> bool:
    """Tell "of one family", "of two Kurdish families" behind those who are counted."""
    kin = reading.lower[one.last : one.last + 2]
    return reading.before(one.first) == "of" and not _KIN.isdisjoint(kin)


def _are_things(reading: Reading, one: Number, end: int) -> bool:
    """Tell a number of things that stands far from the cue: "forty sticks ... found dead"."""
    if end - one.last <= 5 or reading.lower[one.last : one.last + 2] in OF_PEOPLE:
        return False
    for word in reading.lower[one.last : min(end, one.last + 4)]:
        if is_people(word):
            return False
        if word in STOPS or word in BE:
            return word not in BE and word != "who"
    return True


def _are_apart(reading: Reading, one: Number, end: int) -> bool:
    """Tell "12 women were freed and the captors were held": of them another verb is said."""
    between = reading.lower[one.last : end]
    if "and" not in between:
        return False
    at = len(between) - 1 - between[::-1].index("and")
    first, *rest = between[at + 1 :] or [""]
    verb = not PASSIVES.isdisjoint(between[:at])
    # "Six men were stopped and the group was held" tells of the six again.
    return verb and first in OWNERS and not _OTHER_SIDE.isdisjoint(rest[:2]) and len(rest) > 1
