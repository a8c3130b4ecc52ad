"""The date that a sentence gives, made absolute from the publication date."""

import calendar
from datetime import date, datetime, timedelta

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline

SOON = 45
"""Days ahead within which a date without a year is read as the coming one."""

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
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    prefer_future: bool = False,
    near: tuple[int, int] | None = None,
    reference: date | None = None,
) -> EventDate | None:
    """Find the date of a sentence's event; planned events look ahead with prefer_future.

    Of several, the one next to the words `near` (numbers of the first and behind the last) that
    state the event. `reference` is the day told before, to which "two days later" refers.
    """
    base = published.date() if published is not None else None
    first = behind_dateline(words, sentence)
    lowered = not any(words.text[start].isupper() for start in words.starts[:200])
    reader = _Reader(words, sentence, base, prefer_future, reference, lowered)
    found: list[tuple[int, int, int, EventDate]] = []
    at = first
    while at < sentence.last:
        try:
            one = None if _reporting(words, first, at) else reader.at(at)
        except (ValueError, OverflowError):
            one = None
        if one is not None:
            rank = _PRECISIONS.index(one.precision)
            found.append((rank, _distance(at, near), at, one))
        at += 1
    return min(found, key=lambda entry: entry[:3])[3] if found else None


_PRECISIONS = ("day", "month", "year")


def _distance(at: int, near: tuple[int, int] | None) -> int:
    if near is None or near[0] <= at < near[1]:
        return 0
    return near[0] - at if at < near[0] else at - near[1] + 1


def _reporting(words: Words, first: int, at: int) -> bool:
    """Tell the day on which something was said from the day on which it happened."""
    return not _SAYING.isdisjoint(words.lower[max(first, at - 2) : at])


class _Reader:
    def __init__(
        self,
        words: Words,
        sentence: Sentence,
        base: date | None,
        future: bool,
        reference: date | None,
        lowered: bool,
    ) -> None:
        self._words, self._sentence = words, sentence
        self._base, self._future = base, future
        self._reference = reference
        self._lowered = lowered

    def at(self, at: int) -> EventDate | None:  # noqa: PLR0911 - one return per form of date
        """Read the date whose telling word stands here."""
        words, sentence, base = self._words, self._sentence, self._base
        word = words.lower[at]
        capital = self._lowered or words.text[words.starts[at]].isupper()
        if word in _MONTHS and capital:
            return _month(words, sentence, at, base, self._future)
        if word.isascii() and word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100:
            if at > sentence.first and words.lower[at - 1] in _PREPOSITIONS:
                return EventDate(value=word, precision="year", text=word)
            return None
        if base is None:
            return None
        if word in _DAYS and capital:
            return self._weekday(at, base)
        if word in _RELATIVE:
            return _day(base + timedelta(_RELATIVE[word]), _text(words, at, at + 1))
        if word in {"last", "next", "this"} and at + 1 < sentence.last:
            return _unit(words, at, base, {"last": -1, "next": 1, "this": 0}[word])
        if word in {"ago", "earlier", "later", "before", "after"} and at - 2 >= sentence.first:
            if word != "ago":
                return self._from_reference(at, -1 if word in {"earlier", "before"} else 1)
            return _ago(words, at, base)
        if word == "day" and at - 1 >= sentence.first:
            return self._same_day(at)
        return None

    def _weekday(self, at: int, base: date) -> EventDate | None:
        words = self._words
        word = words.lower[at]
        behind = words.lower[at + 1 : min(self._sentence.last, at + 4)]
        if any(one in _MONTHS for one in behind) and any(map(_ordinal, behind)):
            return None  # "Friday 14 June": the month will tell
        back = (base.weekday() - _DAYS[word]) % 7
        before = words.lower[at - 1] if at > self._sentence.first else ""
        if self._future or before == "next":
            ahead = (_DAYS[word] - base.weekday()) % 7
            day = base + timedelta(ahead or (7 if before == "next" else 0))
        else:
            day = base - timedelta(back or (7 if before == "last" else 0))
        return _day(day, _text(words, at, at + 1))

    def _from_reference(self, at: int, way: int) -> EventDate | None:
        """Read "two days later" from the day told before."""
        words = self._words
        unit = words.lower[at - 1].removesuffix("s")
        count = _count(words.lower[at - 2])
        if self._reference is None or count is None or unit not in {"day", "week"}:
            return None
        days = count * (7 if unit == "week" else 1)
        return _day(self._reference + timedelta(way * days), _text(words, at - 2, at + 1))

    def _same_day(self, at: int) -> EventDate | None:
        """Read "the same day", "the next day", "the day before" from the day told before."""
        words, lower = self._words, self._words.lower
        if self._reference is None:
            return None
        behind = lower[at + 1] if at + 1 < self._sentence.last else ""
        if lower[at - 1] == "same":
            return _day(self._reference, _text(words, at - 1, at + 1))
        if lower[at - 1] in {"next", "following"}:
            return _day(self._reference + timedelta(1), _text(words, at - 1, at + 1))
        if lower[at - 1] == "previous" or (lower[at - 1] == "the" and behind == "before"):
            return _day(self._reference - timedelta(1), _text(words, at - 1, at + 1))
        return None


def _month(  # noqa: PLR0912 - one branch per form of date
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
    if day is not None and first < at and first - 2 >= sentence.first:
        # "28 and 29 May", "from 18 to 20 September": it begins on the first.
        opening = _ordinal(words.lower[first - 2])
        if opening is not None and words.lower[first - 1] in {"and", "to"} and opening < day:
            day, first = opening, first - 2
    elif day is not None and first < at and first - 1 >= sentence.first:
        opening = _ordinal(words.lower[first - 1])
        if (
            opening is not None
            and opening < day
            and "-" in words.text[words.ends[first - 1] : words.starts[first]]
        ):
            day, first = opening, first - 1
    text = _text(words, first, last)
    if (
        year is None
        and last + 1 < sentence.last
        and words.lower[last : last + 2] == ["last", "year"]
        and base is not None
    ):
        year = base.year - 1
    if year is None:
        if base is None:
            return None
        year = _nearest_year(base, month, day, future=future)
    if day is None:
        return EventDate(value=f"{year:04}-{month:02}", precision="month", text=text)
    return _day(date(year, month, day), text)


def _nearest_year(base: date, month: int, day: int | None, *, future: bool) -> int:
    """Return the year of a date told without one: the last such date, unless the next is near."""
    if future:
        return base.year + ((month, day or 31) < (base.month, base.day))
    if (month, day or 1) <= (base.month, base.day):
        return base.year
    soon = day is not None and (date(base.year, month, day) - base).days <= SOON
    return base.year if soon else base.year - 1


def _ordinal(word: str) -> int | None:
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31:
        return int(bare)
    return None


def _unit(  # noqa: PLR0911 - one return per unit
    words: Words, at: int, base: date, way: int
) -> EventDate | None:
    unit, text = words.lower[at + 1], _text(words, at, at + 2)
    if way == 0:
        if unit in {"morning", "afternoon", "evening"}:
            return _day(base, text)
        return None
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
    count = _count(words.lower[at - 2])
    if count is None:
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


def _count(number: str) -> int | None:
    if number.isascii() and number.isdigit() and len(number) <= 3:
        return int(number)
    return 1 if number in {"a", "an"} else _NUMBERS.get(number)


def _day(day: date, text: str) -> EventDate:
    return EventDate(value=day.isoformat(), precision="day", text=text)


def _text(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last - 1]]
