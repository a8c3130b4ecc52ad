"""People told in one breath: two numbers, a number and one more, a list."""

from dataclasses import replace

from service.classify.lexicon import word_set
from service.extract.counts import QUALIFYING, Number
from service.extract.described import how_many
from service.extract.numbers import tells_number
from service.extract.people import GROUP_SIZES, PERSONS, is_human
from service.extract.toll.clause import Clause
from service.extract.toll.cue import ALSO_THINGS, LEAVING
from service.extract.toll.grammar import BACK, BE, DESCRIBED, DETERMINERS, OF_PEOPLE, OWNING, REACH
from service.extract.toll.one_person import (
    ANYONE,
    APPOSING,
    named_before,
    one_to,
    past_one,
    past_told,
)
from service.extract.toll.reading import Reading

_CLAUSE_OPENS = word_set("which when where after that as while before because how")
_PART_OPENS = _CLAUSE_OPENS | LEAVING | {"and"}
"""Words behind which a part of a list may begin."""


def summed(clause: Clause, near: list[Number], listed: Number | None) -> Number:
    """Return the last number, with the number or the one person joined to it, or the list."""
    reading, best = clause.reading, near[-1]
    reading.used.add(best.first)
    total, qualifier, last = best.value, best.qualifier, best.last
    if len(near) > 1 and _added(reading, near[-2], best):
        best = near[-2]
        total, qualifier, last = total + best.value, best.qualifier or qualifier, best.last
    elif more := _one_more(reading, best, clause.cue.first, clause.first):
        total, last = total + more, best.first
    if listed is not None and listed.first <= best.first and listed.value > total:
        opening = (one.qualifier for one in near if one.first == listed.first)
        return replace(listed, qualifier=next(opening, qualifier))
    return Number(best.first, last, total, qualifier)


def clause_begins(reading: Reading, at: int) -> bool:
    """Tell whether a clause begins at a word."""
    gap, before = reading.gap(at) if at else "", reading.lower[at - 1] if at else ""
    return (
        before in _CLAUSE_OPENS
        or before in BE
        or ";" in gap
        or ":" in gap
        or (before in LEAVING and not PERSONS.isdisjoint(reading.lower[at : at + REACH]))
        or (before == "and" and reading.comma(at - 1) and not _apposed_age(reading, at - 2))
    )


def _apposed_age(reading: Reading, at: int) -> bool:
    """Tell the 34 of "Ana, 34, and"."""
    return reading.lower[at].isdigit() and reading.comma(at)


def _one_more(reading: Reading, one: Number, end: int, floor: int) -> int:
    """Count the one beside a number: "nine rangers and a driver", "a boy and two others"."""
    behind = _one_behind(reading, one, end)
    return _one_ahead(reading, one, floor) if behind is None else int(behind)


def _one_behind(reading: Reading, one: Number, end: int) -> bool | None:
    """Tell whether a "nine rangers and a" goes on with one person; None where no such begins."""
    lower = reading.lower
    at, aged = _joint(reading, one.last, end)
    if at + 1 >= end or lower[at] != "and" or reading.comma(one.last):
        return None
    at += 1
    # "the six, lawyers and a publisher", "four soldiers, including a cook and a guard"
    listed = not aged and any(reading.comma(n) for n in range(one.last + 1, at))
    if listed or lower[at] not in {"a", "an", "one", "his", "her", "their"}:
        return None
    surely = lower[end] not in ALSO_THINGS or not PERSONS.isdisjoint(lower[at + 1 : at + 4])
    behind_one = past_one(reading, at)
    return surely and behind_one is not None and behind_one <= end


def _one_ahead(reading: Reading, one: Number, floor: int) -> int:
    """Count the one of "a boy and two others", "the preacher, Ivo Lang, and 30 others"."""
    lower = reading.lower
    start = one.first
    while start > floor and lower[start - 1] in QUALIFYING:
        start -= 1
    owned = start - 1 >= floor and lower[start - 1] in OWNING
    start -= owned
    if start - 2 < floor or lower[start - 1] != "and":
        return 0
    kin = lower[start] if owned else lower[one.last + 1] if lower[one.last] == "of" else ""
    if kin in {"his", "her"} and named_before(reading, start - 1):
        return 1  # "Ana Ruiz, 34, and her two children", "Ana Ruiz and two of her children"
    apposed = any(reading.comma(at) for at in range(max(floor + 1, start - 8), start - 1))
    if apposed and reading.comma(start - 1) and lower[one.last : one.last + 1] == ["others"]:
        return 1
    for place in range(start - 3, max(floor, start - 7) - 1, -1):
        inside = lower[place - 1] in {"in", "of"}  # "a man in his 20s", "the head of the guards"
        if lower[place] in {"a", "an", "one", "his", "her", "the"} and not inside:
            whole = one_to(reading, place, start - 1)
            behind_one = start - 1 if whole else past_one(reading, place)
            if behind_one is None or past_told(reading, behind_one) != start - 1:
                return 0
            return int(behind_one < start - 1 or _opens(reading, place, start - 2))
    return 0


def _joint(reading: Reading, at: int, end: int) -> tuple[int, bool]:
    """Return where a noun of few words ends, and whether ages stand behind it."""
    most, aged = at + DESCRIBED, False
    while at < min(end, most) and reading.lower[at] != "and":
        past = past_told(reading, at)
        at, most, aged = max(past, at + 1), most + past - at, aged or past > at
    return at, aged


def _opens(reading: Reading, at: int, noun: int) -> bool:
    """Tell whether a description may be a clause's first: "in which a cook and two others"."""
    if reading.comma(noun + 1):
        return False
    if reading.lower[noun] in PERSONS or at == reading.first:
        return True
    return reading.lower[at - 1] in _CLAUSE_OPENS or reading.comma(at)


def _added(reading: Reading, first: Number, second: Number) -> bool:
    start = second.first
    while start > first.last and reading.lower[start - 1] in QUALIFYING:
        start -= 1
    between = reading.lower[first.last : start]
    joint, aged = _joint(reading, first.last, start)
    if aged and joint == start - 1:
        return True  # "two women, aged 23 and 25, and three men were hurt"
    if any(reading.comma(at) for at in range(first.last, start)):
        return False  # "three people, an adult and two children, were hurt"
    return len(between) <= 4 and between[-1:] == ["and"] and BE.isdisjoint(between)


def told_in_full(clause: Clause, near: list[Number], end: int) -> Number | None:
    """Read "nine people, four soldiers and five civilians, died": nine, who are told twice.

    Behind "people" no comma need set them apart from the verb: "two people, a man and his aunt
    died".
    """
    reading = clause.reading
    apart = end == clause.end and reading.comma(end)
    for one in near:
        if not apart and reading.lower[one.last] not in ANYONE:
            continue
        for at in range(one.last + 1, min(end, one.last + DESCRIBED)):
            if reading.comma(at):
                listed = reading.text(at, end)
                if not {";", ":"} & set(listed) and how_many(listed) == one.value:
                    return one
                break
    return None


def before_apposed(clause: Clause) -> int:
    """Return the end of "two men and a boy" where "all from Gao," follows them."""
    reading, end = clause.reading, clause.end
    for at in range(end - 1, max(clause.first, end - BACK), -1):
        if reading.comma(at):
            apposed = reading.lower[at] in APPOSING and reading.comma(end)
            return at if apposed else end
    return end


def list_before(reading: Reading, end: int, floor: int) -> Number | None:
    """Count a list of people: "a man, his wife and their three sons"."""
    start = _list_start(reading, end, floor)
    told_again = reading.comma(end) and reading.lower[end] not in APPOSING
    if start is None or told_again:
        return None  # "two people, a boy and his aunt, died"
    said = reading.text(start, end)
    number = how_many(said.replace(",", " and") if reading.words.field == "title" else said)
    return Number(start, end, number, None) if number else None


def _list_start(reading: Reading, end: int, floor: int) -> int | None:
    """Return where the first of a list's parts begins, reading them from the last one on."""
    start, part_end, joined = end, end, False
    title = reading.words.field == "title"
    for at in range(end - 1, max(floor, end - 3 * BACK) - 1, -1):
        word = reading.lower[at]
        age = word.isdigit() and reading.comma(at + 1)
        if word in BE or age or at in reading.used:
            break
        if word == "and":
            joined, part_end = True, at
        elif at + 1 == part_end and not (word in GROUP_SIZES or is_human(word)):
            break
        elif at == floor or _may_begin(reading, at):
            if reading.lower[at + 1 : at + 3] in OF_PEOPLE:
                return None  # "four soldiers, two of them officers and a guide"
            bare = title and reading.lower[part_end - 1] in PERSONS
            if not (bare or word in DETERMINERS | {"another"} or tells_number(word)):
                break
            joined = joined or (title and reading.comma(at))  # "Two guards, cook killed"
            start = part_end = at
        if clause_begins(reading, at):
            break
    return start if joined and start != end else None


def _may_begin(reading: Reading, at: int) -> bool:
    """Tell where a part of a list may begin: at a number, behind a comma or an "and"."""
    before = reading.before(at)
    counted = reading.number_at(at) is not None and before not in DETERMINERS
    return counted or reading.comma(at) or before in _PART_OPENS
