"""A date that a sentence names, and the calendar's arithmetic that makes it one."""

from dataclasses import dataclass
from datetime import date, timedelta

from schemas.event import EventDate
from service.classify.text import Words


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a sentence names."""

    first: int
    """Number of the first word that gives it."""
    last: int
    """Number behind the last one."""
    date: EventDate
    reported: bool = False
    """Whether something was said then, rather than happened."""
    until: bool = False
    """Whether it ends something: "until 1 September"."""
    since: bool = False
    """Whether it begins something: "since August"."""
    astride: bool = False
    """Whether it is but a week or weekend that lies in two months."""


def day_of(day: date, text: str) -> EventDate:
    """Return a day."""
    return EventDate(value=day.isoformat(), precision="day", text=text)


def month_of(day: date, text: str) -> EventDate:
    """Return the month of a day."""
    return EventDate(value=day.isoformat()[:7], precision="month", text=text)


def year_of(year: int, text: str) -> EventDate:
    """Return a year."""
    return EventDate(value=f"{year:04}", precision="year", text=text)


def text_of(words: Words, first: int, last: int) -> str:
    """Return words[first:last] as they are written."""
    return words.text[words.starts[first] : words.ends[last - 1]]


LENGTHS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
"""Days of what tells the day that lies so far off."""


def moved(base: date, count: int, unit: str, text: str, weeks: int = 0) -> EventDate | None:
    """Return the date so many units behind a day, or before it where the count is negative.

    More than `weeks` weeks tell but a month; so do months, and years but a year.
    """
    if unit in LENGTHS:
        day = base + timedelta(count * LENGTHS[unit])
        return day_of(day, text) if unit != "week" or abs(count) <= weeks else month_of(day, text)
    if unit == "month":
        year, month = divmod(base.year * 12 + base.month - 1 + count, 12)
        return month_of(date(year, month + 1, 1), text)
    return year_of(base.year + count, text) if unit == "year" else None


def bounds(value: EventDate) -> tuple[date, date]:
    """Return the first and the last day of a date; the 28th is any month's last."""
    if value.precision == "day":
        day = date.fromisoformat(value.value)
        return day, day
    if value.precision == "month":
        first = date.fromisoformat(f"{value.value}-01")
        return first, first.replace(day=28)
    year = int(value.value)
    return date(year, 1, 1), date(year, 12, 31)


_LONGEST = 60
"""Days from which a span is no visit's or strike's."""


def first_day(last: date | None, count: int, text: str) -> EventDate | None:
    """Return the first of so many days."""
    if last is None or not 1 <= count <= _LONGEST or last.toordinal() < count:
        return None
    return day_of(last - timedelta(count - 1), text)
