"""The day on which something began that is told on a later one: its third day, its end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from schemas.event import EventDate
from service.classify.cues import LATER, ORDINALS
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import clauses
from service.extract.date import Dated, nearest
from service.extract.numbers import number_of

ENDINGS = {
    "state_visit": word_set("concluded concludes completed wound winds wrapped returned cut broke"),
    "protest": word_set("ended ends ending suspended suspends reopened back returned dismantled"),
}
"""Verbs that end an event of a category, in whose clause a day is that of its end."""
_LAST = ENDINGS["state_visit"] | word_set("ended ends ending finished end close closing last final")
"""Words that tell the end of what lasted so many days."""
_BEGINNING = word_set("began begun started since after when which that who where")
"""Words behind which a day is no longer that of the end: "ended a strike that began on"."""
_WORK = word_set("work class classes classrooms job jobs machines desks posts streets")
_VERB_REACH = 12
_NOUN_REACH = 8
_EVEN = word_set("straight consecutive successive")
_INTO = word_set("for in into on entered enters enter a its their")
_LONGEST = 60
"""Days from which a span is no visit's or strike's."""


def first_of_days(
    words: Words, sentence: Sentence, found: Sequence[Dated], base: date | None
) -> EventDate | None:
    """Return when that began which goes on "for a third day on Thursday": on Tuesday."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last - 1):
        count = _ordinal(lower[at])
        day = at + 1 + (lower[at + 1] in _EVEN)
        if count is None or day >= sentence.last or lower[day] != "day":
            continue
        begins = at - (lower[at - 1] == "the")
        if lower[begins - 1] not in _INTO or lower[day + 1 : day + 2] == ["this"]:
            continue
        days = [one for one in found if one.date.precision == "day" and not one.since]
        told = nearest(words, days, (at, day + 1))
        last = date.fromisoformat(told.date.value) if told is not None else base
        return _back(last, count, words.text[words.starts[at] : words.ends[day]])
    return None


def from_beginning(
    category: str, words: Words, sentence: Sentence, found: Sequence[Dated]
) -> list[Dated]:
    """Return the days but that of the end, for which the first one stands, if it is known."""
    length = _length(words, sentence) if found and category == "state_visit" else None
    kept: list[Dated] = []
    for one in found:
        if one.date.precision != "day" or one.since:
            kept.append(one)
        elif length is not None:
            first = _back(date.fromisoformat(one.date.value), length, one.date.text)
            if first is not None:
                kept.append(replace(one, date=first))
        elif not _ends(category, words, sentence, one):
            kept.append(one)
    return kept


def _length(words: Words, sentence: Sentence) -> int | None:
    """Return how many days that took whose end is told: "the close of a two-day visit"."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last - 1):
        if lower[at + 1] not in {"day", "days"}:
            continue
        count = 1 if lower[at] == "a" else number_of(lower[at])
        before = lower[max(sentence.first, at - _NOUN_REACH) : at]
        if count is not None and not _LAST.isdisjoint(before):
            return count
    return None


def _ends(category: str, words: Words, sentence: Sentence, one: Dated) -> bool:
    """Tell whether the day's verb is one of ending: "suspended a strike on Friday"."""
    lower, verbs = words.lower, ENDINGS[category]
    if one.last < sentence.last and lower[one.last] in verbs and words.gap(one.last) == " ":
        return True  # "on Friday concluded a visit"
    for at in range(one.first - 1, max(sentence.first, one.first - _VERB_REACH) - 1, -1):
        if clauses(words, at, at + 1) or lower[at] in _BEGINNING:
            return False
        if lower[at] in verbs:
            behind = lower[at : min(sentence.last, at + _NOUN_REACH)]
            to_work = lower[at] not in {"back", "returned"} or not _WORK.isdisjoint(behind)
            return to_work or category != "protest"
    return False


def _back(last: date | None, count: int, text: str) -> EventDate | None:
    """Return the first of so many days."""
    if last is None or not 1 <= count <= _LONGEST:
        return None
    try:
        day = last - timedelta(count - 1)
    except OverflowError:
        return None
    return EventDate(value=day.isoformat(), precision="day", text=text)


def _ordinal(word: str) -> int | None:
    """Return the number of "third" or "22nd", from the second on."""
    if word in LATER:
        return ORDINALS.index(word) + 1
    digits = word[:-2]
    if word.endswith(("nd", "rd", "th")) and digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) <= 2 else None
    return None
