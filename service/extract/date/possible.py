"""The dates of a sentence on which an event of its kind and status may have happened."""

from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.date.dated import Dated, bounds
from service.extract.date.told import dates_told
from service.extract.stated import Stated

OLDEST = 550
"""Days before publication from which a date is history, not the event's."""
_NEVER_AHEAD = frozenset({"security_incident", "disaster", "arrest", "agreement"})
"""Categories of what nobody announces, or but begins to hold then: unless planned, it is past."""


def days(own: Stated, words: Words, sentence: Sentence, marked: Span | None = None) -> list[Dated]:
    """Return the dates of a sentence on which the event may have happened.

    A coming day within the words `marked` is the event's, whatever its status seems.
    """
    found = dates_told(own.page, words, sentence, own.published, planned=own.planned)
    return [one for one in found if _possible(own, one, marked)]


def long_past(own: Stated, one: Dated) -> bool:
    """Tell a date that is history."""
    return own.day is not None and (own.day - bounds(one.date)[1]).days > OLDEST


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
        return (one.since and category == "arrest") or not long_past(own, one)
    if category in _NEVER_AHEAD:
        return False  # "the trial of the attack opens on 4 December", "a pact that ends on Sunday"
    inside = marked is not None and marked[0] <= one.first < marked[1]
    return one.date.text.lower() == "tomorrow" or (inside and one.date.precision == "day")
