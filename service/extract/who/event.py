"""Who takes part in an event, by the surest of its sentences and what the others add."""

from itertools import islice

from schemas.event import Location, Participant
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.stated import Parts, Stated
from service.extract.who.bare import told_by_others
from service.extract.who.find import participants
from service.extract.who.hosts import both_named, visitor_first

_PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories of what is done to somebody, whom the event's next sentences may name."""


def participants_of(own: Stated, place: Location | None) -> list[Participant]:
    """Return who takes part in an event that happened at a place."""
    category, page, spans = own.event.category, own.page, own.spans

    def told_in(rank: int) -> list[Participant]:
        marks = _behind_dateline(own.told[rank], *spans[rank])
        return participants(marks, page, category, spans[rank][1], own.near[rank])

    if not spans:
        return participants({}, page, category)
    body = [rank for rank in range(1, len(spans)) if spans[rank][0] is page.body]
    found = told_in(0)
    if category != "security_incident":  # there others may be hit, or strike back
        found = told_by_others(found, (told_in(rank) for rank in body))
    if category in _PERSONAL and not any(one.part == "target" for one in found):
        targets = (one for rank in body for one in told_in(rank) if one.part == "target")
        found = [*found, *islice(targets, 1)]
    if category == "state_visit":
        country = place.country if place is not None else None
        found = both_named(found, country, *spans[0])
        found = visitor_first(found, country, *spans[0])
    return found


def _behind_dateline(told: Parts, words: Words, sentence: Sentence) -> Parts:
    """Return the parts without the dateline that may stand before the first of them."""
    first = behind_dateline(words, sentence)
    return {
        part: (where, (max(first, span[0]), span[1]))
        for part, (where, span) in told.items()
        if span[1] > first
    }
