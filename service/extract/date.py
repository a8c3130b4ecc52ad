"""The date that a sentence gives, made absolute from the publication date."""

import calendar
from datetime import date, datetime, timedelta

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {"jan": 1, "feb": 2, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
_RELATIVE = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "overnight": 0,
}
_NUMBERS = {
    name: number
    for number, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
_SAYING = frozenset(["said", "told", "wrote"])
_PREPOSITIONS = frozenset(
    ["in", "since", "during", "by", "of", "until", "late", "early", "mid", "last", "this", "next"]
)


def find_date(
    words: Words, sentence: Sentence, published: datetime | None, *, prefer_future: bool = False
) -> EventDate | None:
    """Find the first date of a sentence; planned events look ahead with prefer_future."""
    base = published.date() if published is not None else None
    first = behind_dateline(words, sentence)
    try:
        for exact in ("day", "month", "year"):
            for at in range(first, sentence.last):
                if _reporting(words, first, at):
                    continue
                found = _at(words, sentence, at, base, prefer_future)
                if found is not None and found.precision == exact:
                    return found
    except (ValueError, OverflowError):
        return None
    return None


def _reporting(words: Words, first: int, at: int) -> bool:
    """Tell the day on which something was said from the day on which it happened."""
    return not _SAYING.isdisjoint(words.lower[max(first, at - 2) : at])


def _at(  # noqa: PLR0911 - one return per form of date
    words: Words, sentence: Sentence, at: int, base: date | None, future: bool
) -> EventDate | None:
    word = words.lower[at]
    if word in _MONTHS and words.text[words.starts[at]].isupper():
        return _month(words, sentence, at, base, future)
    if word.isascii() and word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100:
        if at > sentence.first and words.lower[at - 1] in _PREPOSITIONS:
            return EventDate(value=word, precision="year", text=word)
        return None
    if base is None:
        return None
    if word in _DAYS and words.text[words.starts[at]].isupper():
        back = (base.weekday() - _DAYS[word]) % 7
        before = words.lower[at - 1] if at > sentence.first else ""
        if future or before == "next":
            ahead = (_DAYS[word] - base.weekday()) % 7
            day = base + timedelta(ahead or (7 if before == "next" else 0))
        else:
            day = base - timedelta(back or (7 if before == "last" else 0))
        return _day(day, _text(words, at, at + 1))
    if word in _RELATIVE:
        return _day(base + timedelta(_RELATIVE[word]), _text(words, at, at + 1))
    if word in {"last", "next"} and at + 1 < sentence.last:
        return _unit(words, at, base, -1 if word == "last" else 1)
    if word in {"ago", "earlier"} and at - 2 >= sentence.first:
        return _ago(words, at, base)
    return None


def _month(
    words: Words, sentence: Sentence, at: int, base: date | None, future: bool
) -> EventDate | None:
    month, first, last, day, year = _MONTHS[words.lower[at]], at, at + 1, None, None
    if at > sentence.first and (day := _ordinal(words.lower[at - 1])) is not None:
        first = at - 1
    elif last < sentence.last and (day := _ordinal(words.lower[last])) is not None:
        last += 1
    if last < sentence.last and len(words.lower[last]) == 4:
        text = words.lower[last]
        if text.isascii() and text.isdigit() and 1000 <= int(text) <= 2100:
            year, last = int(text), last + 1
    if day is None and year is None:
        before = words.lower[at - 1] if at > sentence.first else ""
        if before not in _PREPOSITIONS:
            return None
    text = _text(words, first, last)
    if year is None:
        if base is None:
            return None
        year = base.year
        if not future and (month, day or 1) > (base.month, base.day):
            year -= 1
        elif future and (month, day or 31) < (base.month, base.day):
            year += 1
    if day is None:
        return EventDate(value=f"{year:04}-{month:02}", precision="month", text=text)
    return _day(date(year, month, day), text)


def _ordinal(word: str) -> int | None:
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31:
        return int(bare)
    return None


def _unit(words: Words, at: int, base: date, way: int) -> EventDate | None:
    unit, text = words.lower[at + 1], _text(words, at, at + 2)
    if unit == "night":
        return _day(base + timedelta(way), text)
    if unit == "year":
        return EventDate(value=f"{base.year + way:04}", precision="year", text=text)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + way
        value = f"{months // 12:04}-{months % 12 + 1:02}"
        return EventDate(value=value, precision="month", text=text)
    if unit == "week":
        value = (base + timedelta(7 * way)).isoformat()[:7]
        return EventDate(value=value, precision="month", text=text)
    return None


def _ago(words: Words, at: int, base: date) -> EventDate | None:
    number = words.lower[at - 2]
    if number.isascii() and number.isdigit() and len(number) <= 3:
        count = int(number)
    elif number in {"a", "an"}:
        count = 1
    elif number in _NUMBERS:
        count = _NUMBERS[number]
    else:
        return None
    unit, text = words.lower[at - 1].removesuffix("s"), _text(words, at - 2, at + 1)
    if unit == "day":
        return _day(base - timedelta(count), text)
    if unit == "week":
        value = (base - timedelta(7 * count)).isoformat()[:7]
        return EventDate(value=value, precision="month", text=text)
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        value = f"{months // 12:04}-{months % 12 + 1:02}"
        return EventDate(value=value, precision="month", text=text)
    if unit == "year":
        return EventDate(value=f"{base.year - count:04}", precision="year", text=text)
    return None


def _day(day: date, text: str) -> EventDate:
    return EventDate(value=day.isoformat(), precision="day", text=text)


def _text(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last - 1]]
