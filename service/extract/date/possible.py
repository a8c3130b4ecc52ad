"""The dates of a sentence on which an event of its kind and status may have happened."""

from dataclasses import replace

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.date.dated import Dated, bounds
from service.extract.date.month import SOON
from service.extract.date.told import dates_told
from service.extract.stated import Stated

_OLDEST = 550
"""Days before publication from which a date is history, not the event's."""
_NEVER_AHEAD = frozenset({"security_incident", "disaster", "arrest"})
"""Categories of what nobody announces: unless planned, it does not lie ahead."""


def days(own: Stated, words: Words, sentence: Sentence, marked: Span | None = None) -> list[Dated]:
    """Return the dates of a sentence on which the event may have happened.

    A coming day within the words `marked` is the event's, whatever its status seems.
    """
    found = dates_told(own.page, words, sentence, own.published, planned=own.planned)
    return [one for one in (_past(own, one) for one in found) if _possible(own, one, marked)]


def recent(own: Stated, value: EventDate) -> bool:
    """Tell what is not yet history."""
    return own.day is None or (own.day - bounds(value)[1]).days <= _OLDEST


def _past(own: Stated, one: Dated) -> Dated:
    """Return the last 31 January for the next, of what never lies ahead."""
    day = one.date
    if own.day is None or own.planned or own.event.category not in _NEVER_AHEAD:
        return one
    if day.precision != "day" or day.value <= f"{own.day:%Y}-12-31":
        return one
    if day.value[:4] in day.text or "-02-29" in day.value:
        return one
    value = f"{int(day.value[:4]) - 1:04}{day.value[4:]}"
    return replace(one, date=day.model_copy(update={"value": value}))


def _possible(own: Stated, one: Dated, marked: Span | None) -> bool:
    """Tell whether an event of this status may have happened then."""
    if own.day is None:
        return True
    category = own.event.category
    first, last = bounds(one.date)
    if own.planned:
        return last >= own.day
    if one.until:
        return False
    if first <= own.day:
        return (one.since and category == "arrest") or recent(own, one.date)
    holds = category == "agreement" and one.starts  # "a pact in force from 4 May"
    if holds or category in _NEVER_AHEAD:
        return False  # "the trial of the attack opens on 4 December"
    inside = marked is not None and marked[0] <= one.first < marked[1]
    soon = one.date.precision == "day" and (first - own.day).days <= SOON
    return one.date.text.lower() == "tomorrow" or (inside and soon)
