"""When that was behind which something else is dated: "two days after a bomb killed three"."""

from collections.abc import Sequence
from datetime import date

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.anchor import Span, clauses
from service.extract.date.dated import Dated, moved, text_of
from service.extract.date.names import count_of

_REACH = 14
"""Words behind "after" within which an event's are looked for."""
_VAGUE = frozenset(["than", "about", "nearly", "almost", "some", "over", "around"])
_EXACT_WEEKS = 2
"""Weeks up to which "a week after" tells the day."""
_HOURS = 24


def before_that(
    words: Words, sentence: Sentence, near: Span, found: Sequence[Dated], base: date | None
) -> Dated | None:
    """Read when that was "two days after" which something else happened, or was said.

    "Two days after a bomb killed three, police said on Friday ...": the bomb went off on
    Wednesday. `near` are the words that state the event; None where they are not behind "after".
    """
    lower = words.lower
    for at in range(near[0] - 1, max(sentence.first + 1, near[0] - _REACH), -1):
        if lower[at] == "after":
            break
    else:
        return None
    vague = at - 3 >= sentence.first and lower[at - 3] in _VAGUE
    if count_of(lower[at - 2]) is None or vague or _another(words, at + 1, near[0]):
        return None
    end = near[1]
    while end < sentence.last and not clauses(words, end, end + 1):
        end += 1
    if any(at < one.first <= end for one in found):
        return None  # a day of its own
    days = [one for one in found if one.date.precision == "day" and one.first != at]
    told = min(days, key=lambda one: abs(one.first - at), default=None)
    day = date.fromisoformat(told.date.value) if told is not None else base
    try:
        value = ago(words, at, day, _EXACT_WEEKS) if day is not None else None
    except (ValueError, OverflowError):
        return None
    return Dated(at - 2, at + 1, value) if value is not None else None


def ago(words: Words, at: int, base: date, weeks: int = 1) -> EventDate | None:
    """Read "two days ago", counted back from a day; `weeks` are as many as tell the day."""
    count, unit = count_of(words.lower[at - 2]), words.lower[at - 1].removesuffix("s")
    if count is None:
        return None
    if unit == "hour" and count % _HOURS == 0:
        unit, count = "day", count // _HOURS
    return moved(base, -count, unit, text_of(words, at - 2, at + 1), weeks)


def _another(words: Words, first: int, last: int) -> bool:
    """Tell whether a clause begins in words[first:last], an apposition between commas is none."""
    borders = clauses(words, first, last)
    return borders > 0 and (
        borders != 2 or words.text[words.ends[first] : words.starts[last]].count(",") != 2
    )
