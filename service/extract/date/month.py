"""A date with the name of a month: "17 October", "the second of March 2023", "since April"."""

from datetime import date

from schemas.event import EventDate
from service.classify.cues import ORDINALS
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.date.dated import day_of, month_of, text_of
from service.extract.date.names import MONTHS, WAYS, day_number

_SOON = 45
"""Days ahead within which a date without a year is read as the coming one."""
PREPOSITIONS = word_set(
    "in since during through throughout by of until late early mid last this next"
)
"""Words before a bare month or year by which it is one."""
_TENS = {"twenty": 20, "thirty": 30}


def month(
    words: Words, sentence: Sentence, at: int, base: date | None, *, future: bool
) -> EventDate | None:
    """Read the date whose month stands at a word; without a day of publication it needs a year."""
    number = MONTHS[words.lower[at]]
    day, (first, last) = _day_beside(words, sentence, at)
    year = year_number(words.lower[last], 1000) if last < sentence.last else None
    last += year is not None
    if day is None and year is None and not _alone(words, sentence, at):
        return None
    if day is not None and first < at:
        day, first = _opening(words, sentence, first, day)
    if year is None:
        if base is None:
            return None
        way = _years_off(words, sentence, at, last, same=number == base.month)
        year = base.year + way if way else nearest_year(base, number, day, future=future)
    text = text_of(words, first, last)
    return day_of(date(year, number, day), text) if day else month_of(date(year, number, 1), text)


def year_number(word: str, least: int) -> int | None:
    """Return the year that a word is, from the least on."""
    digits = len(word) == 4 and word.isascii() and word.isdigit()
    return int(word) if digits and least <= int(word) <= 2100 else None


def nearest_year(base: date, month: int, day: int | None, *, future: bool) -> int:
    """Return the year of a date told without one: the last such date, unless the next is near."""
    if future:
        return base.year + ((month, day or 31) < (base.month, base.day))
    if day is not None and 0 < (date(base.year + 1, month, min(day, 28)) - base).days <= _SOON:
        return base.year + 1  # "from 1 January", told in December
    if (month, day or 1) <= (base.month, base.day):
        return base.year
    soon = day is not None and (date(base.year, month, day) - base).days <= _SOON
    return base.year if soon else base.year - 1


def _day_beside(words: Words, sentence: Sentence, at: int) -> tuple[int | None, Span]:
    """Return the day beside a month, and the words of both: "3 May", "May 3", "third of May"."""
    lower, first = words.lower, sentence.first
    if at > first and (day := day_number(lower[at - 1])) is not None:
        return day, (at - 1, at + 1)
    if at + 1 < sentence.last and (day := day_number(lower[at + 1])) is not None:
        return day, (at, at + 2)
    if at - 2 >= first and lower[at - 1] == "of":
        before = lower[at - 2]
        day = ORDINALS.get(before) or (day_number(before) if not before.isdigit() else None)
        if day is not None:
            tens = _TENS.get(lower[at - 3], 0) if day < 10 and at - 3 >= first else 0
            return day + tens, (at - 2, at + 1)
    return None, (at, at + 1)


def _alone(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a month without day and year: "in May", "May's floods"."""
    before = words.lower[at - 1] if at > sentence.first else ""
    return before in PREPOSITIONS or words.owning(at)


def _opening(words: Words, sentence: Sentence, first: int, day: int) -> tuple[int, int]:
    """Return the first day of "28 and 29 May", "18 to 20 May", "5-6 May", and where it stands."""
    lower = words.lower
    joined = first - 1 >= sentence.first and words.gap(first).strip() in {"-", "–", "/"}
    at = first - 1 if joined else first - 2
    if at >= sentence.first and (joined or lower[first - 1] in {"and", "to"}):
        opening = day_number(lower[at])
        if opening is not None and opening < day:
            return opening, at
    return day, first


def _years_off(words: Words, sentence: Sentence, at: int, last: int, *, same: bool) -> int:
    """Read "19 July last year", "in June of next year", and, with `same`, "last March" in March."""
    behind = words.lower[last : min(sentence.last, last + 3)]
    told = behind[behind[:1] == ["of"] :][:2]
    if told[1:] == ["year"]:
        return WAYS.get(told[0], 0)
    return -1 if same and words.lower[max(sentence.first, at - 1)] == "last" else 0
