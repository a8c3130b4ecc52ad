"""The people behind an active verb: "killed two guards and a cook"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import parts_clauses
from service.extract.counts import QUALIFYING, Number
from service.extract.numbers import tells_number
from service.extract.people import GROUP_SIZES, PERSONS, is_people
from service.extract.place.words import TIMES
from service.extract.toll.cue import ALSO_THINGS, Cue
from service.extract.toll.grammar import (
    BACK,
    BE,
    DESCRIBED,
    DETERMINERS,
    ORDINALS,
    OWNING,
    PHRASE_ENDS,
    PLACING,
    REACH,
    STOPS,
)
from service.extract.toll.one_person import ANYONE, BARE, aged, past_bare, past_one, past_told
from service.extract.toll.reading import Reading

_SPEAKING = word_set("said say says told tell tells")
_OWN_VERBS = word_set("was were is are remain injured wounded hurt missing died")
_BEFORE_COUNTS = (QUALIFYING | {"another", "further", "between"}) - {"up"}
_PLACES = PLACING - {"to"}


def people_behind(reading: Reading, cue: Cue) -> Number | None:
    """Add up the people that stand behind an active verb, joined by "and".

    The number's words are those of the first of them.
    """
    total, head, qualifier, at = 0, 0, None, cue.last
    span = (cue.first, cue.last)
    first, found = True, reading.lower[cue.first] == "bodies"
    deadly = reading.lower[cue.last - 1] == "death"  # "put to death"
    surely = deadly or reading.lower[cue.first] not in ALSO_THINGS
    if at < reading.last and {",", ";"} & set(reading.gap(at)):
        return None
    while True:
        part = _people_at(reading, at, first=first, surely=surely, found=found)
        if part is None:
            break
        if first:
            span, head = (part.first, part.last), part.value
        total += part.value
        qualifier = qualifier or part.qualifier
        joined = _behind_and(reading, part.last)
        if joined is None:
            total += elsewhere_too(reading, part.last, total)
        if joined is None or _said_by(reading, joined):
            break
        # "..., and a truce": behind a comma another clause may begin.
        surely = surely and not (reading.lower[joined - 1] == "and" and reading.comma(joined - 1))
        at, first = joined, False
    apposed = total == 2 * head > 2 and reading.lower[span[1]] in ANYONE
    if apposed and reading.comma(span[1] + 1):
        total = head  # "killed two people, a man and his son"
    return Number(*span, total, qualifier) if total else None


def elsewhere_too(reading: Reading, at: int, known: int) -> int:
    """Count also the two of "killed one man in Tyre and two in Gaza".

    Neither who is told with another verb, nor those known told again: "four in the north, two
    in Gao and two in Kidal".
    """
    lower, total, apposed = reading.lower, 0, False
    near = range(at, min(reading.last, at + REACH))
    at = next((n for n in near if lower[n] in STOPS or reading.comma(n)), at)
    if "".join(lower[at : at + 1]) not in _PLACES:
        return 0
    for one in (one for one in reading.counts if one.first > at):
        comma = reading.comma(one.first)
        start = one.first
        while start > at and lower[start - 1] in _BEFORE_COUNTS:
            start -= 1
        joined = comma or reading.before(start) == "and"
        if not joined or one.first > at + BACK or not _there(reading, at, one):
            break
        apposed = apposed or (comma and not total)
        total, at = total + one.value, one.last
        reading.used.add(one.first)
    return 0 if apposed and total == known else total


def _there(reading: Reading, at: int, one: Number) -> bool:
    """Tell that a number behind "and" is of people in a place of whom no verb is told.

    Who was killed there at a time of their own were so in another event: "12 on Thursday and two
    in Karachi a week ago".
    """
    end = min(reading.last, one.last + BACK)
    parts = (n for n in range(one.last, end) if reading.lower[n] == "and" or reading.gap(n).strip())
    stop = next(parts, end)
    behind = reading.lower[one.last : stop]
    people = (
        behind[:1] != ["dead"]
        and is_people("".join(behind[:1]))
        and not STOPS.isdisjoint(behind[1:2] or STOPS)
    )
    timed = "".join(behind[1:2])
    placed = not _PLACES.isdisjoint(behind[:1]) and not (timed in TIMES or timed.isdigit())
    apart = _timed(reading.lower[at : one.first]) and _timed(behind)
    return (people or placed) and not apart and BE.isdisjoint(reading.lower[at:stop])


def _timed(told: list[str]) -> bool:
    """Tell words of a time: "on Thursday", "a week ago"."""
    return "ago" in told or not TIMES.isdisjoint(told)


def _people_at(
    reading: Reading, at: int, *, first: bool, surely: bool, found: bool
) -> Number | None:
    """Read a number of people, or one person, the `first` or another behind "and".

    `surely` says that the verb takes nothing but people, `found` that what is said behind
    them is of their bodies.
    """
    number = _number_from(reading, at)
    if number is None:
        number = _one_at(reading, at, first=first, surely=surely) if at < reading.last else None
    if number is None or (not (first or found) and _verb_behind(reading, number)):
        return None
    reading.used.add(number.first)
    return number


def _number_from(reading: Reading, at: int) -> Number | None:
    """Read "12", "all 12", "the other 12", "a total of at least 12"."""
    lower, end = reading.lower, reading.last
    skip = at + 2 * (lower[at : at + 2] == ["the", "other"])
    skip += 3 * (lower[at : at + 3] == ["a", "total", "of"])
    while skip < end and lower[skip] in _BEFORE_COUNTS:
        skip += 1
    owned = at + (at < end and lower[at] in OWNING)
    return next(filter(None, map(reading.number_at, (at, owned, skip))), None)


def _one_at(reading: Reading, at: int, *, first: bool, surely: bool) -> Number | None:
    """Read one person, or a group that a word tells: "him", "a couple", "Ida Holm"."""
    lower = reading.lower
    if first and (lower[at] in {"him", "her"} or (surely and _another(reading, at))):
        return Number(at, at + 1, 1, None)
    if lower[at] in DETERMINERS or lower[at] == "another":
        return _described_at(reading, at, surely=surely)
    behind_bare = _headline_one(reading, at) if first else past_bare(reading, at)
    if behind_bare is not None:  # "killed a man, woman and child"
        ends = (
            behind_bare == reading.last
            or reading.comma(behind_bare)
            or lower[behind_bare] in PHRASE_ENDS
        )
        return Number(at, behind_bare, 1, None) if ends else None
    return _named_at(reading, at) if first else None


def _described_at(reading: Reading, at: int, *, surely: bool) -> Number | None:
    """Read "a couple", "a Thai ranger", "the 36-year-old" from the article on."""
    lower = reading.lower
    for place in range(at + 1, min(reading.last, at + 6)):
        if lower[place] in GROUP_SIZES:
            return Number(at, place + 1, GROUP_SIZES[lower[place]], None)
        if lower[place] in PERSONS or aged(reading, place):
            return Number(at, place + 1, 1, None)
        if lower[place] in STOPS or reading.comma(place):
            break
    behind_one = past_one(reading, at) if surely else None
    return Number(at, behind_one, 1, None) if behind_one else None


def _headline_one(reading: Reading, at: int) -> int | None:
    """Return what is behind one without an article in a title: "Mine kills police officer"."""
    behind = past_one(reading, at - 1) if reading.words.field == "title" else None
    return behind if behind is not None and reading.lower[behind - 1] in PERSONS else None


def _another(reading: Reading, at: int) -> bool:
    """Tell "wounded another", "injured a third", behind which no noun stands."""
    end = reading.last
    ordinal = reading.lower[at] == "a" and at + 1 < end and reading.lower[at + 1] in ORDINALS
    if not ordinal and reading.lower[at] != "another":
        return False
    behind = at + 1 + ordinal
    return behind >= end or reading.lower[behind] in STOPS or reading.comma(behind)


def _named_at(reading: Reading, at: int) -> Number | None:
    """Read one person's name, or "Norland's consul"."""
    if reading.words.owning(at):
        behind_one = past_one(reading, at)
        return Number(at, behind_one, 1, None) if behind_one else None
    if (
        reading.cased()
        and reading.capital(at)
        and at + 1 < reading.last
        and reading.capital(at + 1)
        and not _several_behind(reading, at + 2)
    ):
        return Number(at, at + 2, 1, None)
    return None


def _several_behind(reading: Reading, at: int) -> bool:
    """Tell "Red Cross drivers", not "Ida Holm Tuesday officers said": a name of several people."""
    while at < reading.last and reading.gap(at) in {" ", "-"} and reading.capital(at):
        at += 1
    joined = at < reading.last and reading.gap(at) == " "
    spoke = reading.lower[at + 1 : min(reading.last, at + 2)]
    return joined and is_people(reading.lower[at]) and _SPEAKING.isdisjoint(spoke)


def _behind_and(reading: Reading, at: int) -> int | None:
    """Return what follows the next "and", if only the rest of a noun stands before it.

    It may be a comma behind which others are listed: "a judge, his driver and a guard".
    """
    place, end = at, min(reading.last, at + REACH)
    while place < end:
        past = past_told(reading, place)
        end = min(reading.last, end + past - place)
        place = past
        if place == end or parts_clauses(reading.gap(place).replace(",", "")):
            return None  # "eleven people: eight men and three women"
        if reading.lower[place] == "and":
            return place + 1
        if reading.comma(place):
            named = _past_name(reading, place)
            if named is not None:
                return named
            return place if _people_from(reading, place) else None
        if reading.lower[place] in STOPS:
            kin = [("and", "his"), ("and", "her")]
            pairs = list(pairwise(reading.lower[place : min(reading.last, place + REACH)]))
            return next((place + n + 1 for n, one in enumerate(pairs) if one in kin), None)
        place += 1
    return None


def _past_name(reading: Reading, at: int) -> int | None:
    """Return what is behind the name and the "and" of "its owner, Ivo Lang, and two clerks"."""
    if not reading.cased() or reading.capital(at - 1):
        return None
    while at < reading.last and reading.capital(at):
        at += 1
    return at + 1 if reading.lower[at : at + 1] == ["and"] and reading.comma(at) else None


def _people_from(reading: Reading, at: int, most: int = REACH) -> bool:
    """Tell whether people go on here: "five soldiers, two policemen", "ten, a cook and"."""
    lower = reading.lower
    number = reading.number_at(at + (lower[at] in OWNING))  # "her three children"
    if number and number.last < reading.last and is_people(lower[number.last]):
        return True
    behind = past_bare(reading, at) or (past_one(reading, at) if lower[at] in DETERMINERS else None)
    if behind is None or behind + 1 >= reading.last:
        return False
    if reading.comma(behind):
        return most > 0 and _people_from(reading, behind, most - 1)
    beside = lower[behind + 1]
    known = beside in DETERMINERS | BARE or tells_number(beside)
    return known and lower[behind] == "and" and not _said_by(reading, behind + 1)


def _said_by(reading: Reading, at: int) -> bool:
    """Tell "two witnesses said" of what follows."""
    for place in range(at, min(reading.last, at + DESCRIBED)):
        if place > at and reading.comma(place):
            return False
        if reading.lower[place] in _SPEAKING:
            return True
    return False


def _verb_behind(reading: Reading, number: Number) -> bool:
    """Tell whether the number's people begin a clause of their own: "and 5 were hurt"."""
    window = reading.lower[number.last : min(reading.last, number.last + 4)]
    verb = next((word for word in window if word in _OWN_VERBS or word in STOPS), "")
    return verb in _OWN_VERBS
