"""The date of an event: in its own sentences, then in those that lead to it."""

from functools import partial
from itertools import pairwise, product

from schemas.event import EventDate
from service.extract.anchor import Span, between, clauses
from service.extract.date.after import before_that
from service.extract.date.counted import first_of_days
from service.extract.date.dated import Dated
from service.extract.date.ended import ENDINGS, from_beginning
from service.extract.date.measure import ANNOUNCED, of_the_deed, of_what_led
from service.extract.date.nearest import nearest
from service.extract.date.neighbour import neighbouring
from service.extract.date.possible import days, long_past
from service.extract.date.told import dates_told, told_before
from service.extract.stated import Stated

_APART = frozenset(product(("days", "weeks", "months", "years"), ("later", "earlier", "before")))
"""What is counted from a day told before."""
_LASTING = frozenset({"arrest", "protest"})
"""Categories whose event goes on from its beginning."""


def date_of(own: Stated) -> EventDate | None:
    """Return the date that the document gives for an event; None without one."""
    if not own.spans:
        return None
    found = own_date(own)
    if found is not None:
        return None if found.astride else found.date  # of two months either may be wrong
    return None if is_history(own) or _told_apart(own) else neighbouring(own)


def is_history(own: Stated) -> bool:
    """Tell whether the surest sentence dates the event long before publication."""
    if not own.spans or own.planned:
        return False
    category, (words, sentence), near = own.event.category, own.spans[0], _near(own, 0)
    told = dates_told(own.page, words, sentence, own.published)
    return any(map(partial(long_past, own), told)) and all(
        long_past(own, one)
        and not (one.since or one.until or one.reported)
        and not of_the_deed(category, words, sentence, one, near)
        and not clauses(words, *between(one.first, near))
        for one in told
    )


def _told_apart(own: Stated) -> bool:
    """Tell whether its sentence gives it a date that can't be read: "Weeks later"."""
    words, marked = own.spans[0][0], _marked(own, 0, "date")
    said = words.lower[slice(*marked)] if marked is not None else []
    return not _APART.isdisjoint(pairwise(said))


def own_date(own: Stated) -> Dated | None:
    """Return the date that the event's own sentences give it; a week in two months is the last."""
    # What goes on has a beginning, not another sentence's day.
    ranks = range(1 if own.event.status == "ongoing" else len(own.spans))
    week = None
    for rank in ranks:
        found = _date_in(own, rank)
        if found is not None and not found.astride:
            return found
        week = week or found
    if week is None and own.event.category in ANNOUNCED:
        said = (_reported_in(own, rank) for rank in ranks)
        return next((one for one in said if one is not None), None)
    return week


def _date_in(own: Stated, rank: int) -> Dated | None:
    """Return the date that a sentence of the evidence gives."""
    category, words = own.event.category, own.spans[rank][0]
    found, near = _dates_in(own, rank), _near(own, rank)
    begun = _begun(own, found, near) if not rank and not own.planned else None
    if begun is not None:
        return begun
    marked = _marked(own, rank, "date")
    if marked is not None:
        inside = [
            one
            for one in found
            if marked[0] <= one.first < marked[1] and (category in ANNOUNCED or not one.reported)
        ]
        if inside:
            return nearest(words, inside)  # "this week, on Sunday"
    told = [one for one in found if not one.reported]
    best = nearest(words, told, near, lasting=category in _LASTING)
    if best is None or (not own.planned and of_what_led(category, words, best, near)):
        return None
    return best


def _dates_in(own: Stated, rank: int) -> list[Dated]:
    """Return the dates of a sentence of the evidence that may be the event's.

    Only in the surest does a bare year do: others may speak of history.
    """
    category, (words, sentence) = own.event.category, own.spans[rank]
    near = _near(own, rank)
    found = days(own, words, sentence, None if rank else _marked(own, rank, "date"))
    if rank:
        found = [one for one in found if one.date.precision == "day"]
    if own.planned:
        return found
    found = [one for one in found if not of_the_deed(category, words, sentence, one, near)]
    if category in ENDINGS:
        found = from_beginning(category, words, sentence, found)
    return found


def _begun(own: Stated, found: list[Dated], near: Span) -> Dated | None:
    """Return when the event began, if another day is told: its third one, that of the news."""
    words, sentence = own.spans[0]
    protest = own.event.category == "protest"
    first = first_of_days(words, sentence, found, own.day) if protest else None
    if first is not None:
        return first
    back = before_that(
        words, sentence, near, found, told_before(own.page, sentence, own.published) or own.day
    )
    _first, end = _marked(own, 0, "actor") or _marked(own, 0, "target") or near
    # "was hurt on Friday, a day after a raid"
    front = bool(found) and "after" in words.lower[end : near[0]]
    if back is not None and not front:
        return back
    return _since(found) if protest else None


def _since(found: list[Dated]) -> Dated | None:
    """Return the day of "since Sunday", not the month of "on Sunday over pay due since May"."""
    exact = any(one.date.precision == "day" and not one.reported for one in found)
    since = (one for one in found if one.since and (one.date.precision == "day") == exact)
    return next(since, None)


def _reported_in(own: Stated, rank: int) -> Dated | None:
    """Return the day on which a sentence says that the event was told."""
    found = [one for one in _dates_in(own, rank) if one.reported]
    return nearest(own.spans[rank][0], found, _near(own, rank))


def _near(own: Stated, rank: int) -> Span:
    """Return the words that state the event: its trigger or else who takes part."""
    if own.event.evidence[rank].trigger is not None:
        return own.near[rank]
    marked = (_marked(own, rank, part) for part in ("actor", "target", "place"))
    return next((one for one in marked if one is not None), own.near[rank])


def _marked(own: Stated, rank: int, part: str) -> Span | None:
    """Return the words of a sentence that the encoder takes for a part."""
    found = own.told[rank].get(part)
    return found[1] if found is not None else None
