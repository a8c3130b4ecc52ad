"""A week or a weekend tells its month, unless it lies in two."""

from datetime import date, timedelta

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.date.dated import month_of, text_of

_NEAR = 30
"""Words on each side of one among which those that tell its sense stand."""
_WEEKEND = frozenset(["friday", "saturday", "sunday"])


def weekend(
    words: Words, sentence: Sentence, at: int, base: date, *, future: bool
) -> EventDate | None:
    """Read "at the weekend", but for "over the weekend, on Saturday"."""
    around = slice(max(sentence.first, at - _NEAR), min(sentence.last, at + _NEAR))
    before = words.lower[at - 1] if at > sentence.first else ""
    if not before or not _WEEKEND.isdisjoint(words.lower[around]):
        return None
    return month_of(_saturday(before, base, future), text_of(words, at - 1, at + 1))


def in_two_months(one: EventDate, base: date, *, future: bool = False) -> bool:
    """Tell whether a date is but a week or weekend, of which not all days are in one month.

    With future the weekend is the coming one.
    """
    text = one.text.lower().removesuffix("'s").removesuffix("’s")
    if one.precision != "month" or not text.endswith((" week", " weekend")):
        return False
    before = text.split()[0]
    try:
        if text.endswith("weekend"):
            first, days = _saturday(before, base, future), 2
        else:
            way = {"last": -1, "next": 1}.get(before, 0)
            first, days = base + timedelta(7 * way - base.weekday()), 7
        return first.month != (first + timedelta(days - 1)).month
    except OverflowError:
        return False  # at the calendar's end


def _saturday(before: str, base: date, future: bool) -> date:
    """Return the Saturday of the weekend that stands behind a word: "this", "last", "the".

    "This weekend" is still the past one on a Monday.
    """
    back = (base.weekday() - 5) % 7
    if before in {"next", "coming"} or (back > 1 and (future or (before == "this" and back > 2))):
        return base + timedelta(7 - back)
    if before == "last" and back <= 1:
        back += 7
    return base - timedelta(back)
