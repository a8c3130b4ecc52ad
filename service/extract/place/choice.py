"""The likeliest of the places that a sentence names, with the town that a spot lies in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from schemas.event import Location
from service.extract.anchor import Span, between, clauses
from service.extract.place.categories import NAMING_OTHERS, REACHING
from service.extract.place.happening import Clue, Happening
from service.extract.place.imposed import imposed_here, posted
from service.extract.place.lead import leads_away, of_office
from service.extract.place.locations import INSIDE_SCORE, TOLD_SCORE, Mention, within
from service.extract.place.said import Said
from service.extract.place.sides import before_region, same_side, told_afar, town_of_part
from service.extract.place.unlisted import marked_name
from service.extract.place.words import COMPASS, DIRECTIONS, INSIDE, RURAL, URBAN
from service.gazetteer import fold, gazetteer

APART, BORDER, BORDER_AT_DESK = 0.03, 0.5, 1.2
"""Taken off for each word, and each border of clauses, between a mention and the event's words."""
MOST_APART, MOST_BORDERS = 20, 3
"""Words and borders that are counted, at most."""
LEAST_AT_DESK = 1.9
"""Score below which a place is not the event's where its sentences name others, too."""
NEAR_SCORE = 2.8
"""Score from which a deed's place outweighs a dateline that is marked."""
_ANYBODY = frozenset(["man", "woman", "boy", "girl", "teenager"])
"""Words for somebody that say nothing of his work."""
NEXT = 4
"""Words between a spot and its town, at most."""
TOWN_BEFORE = 3
"""Sentences before a spot in which its town is looked for."""
LEAD = 3
"""Sentences, the title among them, that tell where a report without a dateline is from."""


def marked_place(event: Happening) -> Location | None:
    """Return the first place below a country that the encoder marks for the event."""
    found = (marked_in(event, one) for one in event.clues)
    return next((one for one in found if one is not None), None)


def marked_in(event: Happening, clue: Clue) -> Location | None:
    """Return the place that the encoder marks in one of the event's sentences."""
    said, marked, _near = clue
    if marked is None or marked[0] < said.start:
        return None
    if event.category == "sanction" and (imposed_here(event, said) or posted(said, marked[0])):
        return None
    mentions = event.mentions(said)
    inside = [one for one in mentions if one.first < marked[1] and marked[0] < one.last]
    inside = [one for one in inside if not town_of_part(said, one)]
    named = max(inside, key=lambda one: one.score, default=None)
    named = named or marked_name(said, marked, event.context)
    if named is None:
        return None
    named = before_region(event, clue, named, mentions)
    named = same_side(clue, _first_of_two(said, named, mentions), mentions)
    if event.category not in REACHING and leads_away(said, named.first):
        best = best_mention(event, clue, INSIDE_SCORE - BORDER)
        if best is not None and not of_office(said, best.first):
            named = best
    return in_town(event, said, named).location


def best_place(event: Happening, clue: Clue, least: float = -inf) -> Location | None:
    """Return the likeliest of a sentence's places; the dateline's if that is marked."""
    said, marked, _near = clue
    dated = marked is not None and marked[0] < said.start
    if dated and event.category in NAMING_OTHERS:
        return event.dateline_of(said)
    best = best_mention(event, clue, max(least, NEAR_SCORE) if dated else least)
    if best is not None:
        return best.location
    return event.dateline_of(said) if dated else None


def best_mention(event: Happening, clue: Clue, least: float = -inf) -> Mention | None:
    """Return the likeliest of the places that a sentence names, in its town."""
    said, _marked, near = clue
    desk = event.category in NAMING_OTHERS
    mentions = [
        one
        for one in event.mentions(said)
        if not (town_of_part(said, one) or told_afar(event, said, one))
    ]
    if near is None:
        mentions = [one for one in mentions if not _hometown(said, one)]
    border = BORDER_AT_DESK if desk else BORDER
    scores = [one.score - _apart(said, one, near, border) for one in mentions]
    score = max(scores, default=-inf)
    if not mentions or score < least or (desk and score < LEAST_AT_DESK):
        return None
    return in_town(event, said, mentions[scores.index(score)])


def _apart(said: Said, one: Mention, near: Span | None, border: float) -> float:
    """Weigh how far a place stands from the event's words."""
    if near is None:
        return 0
    first, last = between(one.first, near)
    words = APART * min(MOST_APART, last - first)
    first = max(first, min(_behind_opening(said, one), last))
    return words + border * min(MOST_BORDERS, clauses(said.words, first, last))


def _behind_opening(said: Said, one: Mention) -> int:
    """Give the second word behind "In Lansing, Mich., ...": that opening is of the main clause.

    The sentence's first word if the place is not what opens it.
    """
    start, end = said.start, one.last
    opens = said.word(start) in INSIDE and "," in said.gap(end)
    return end + 1 + ("," in said.gap(end + 1)) if opens else said.first


def _first_of_two(said: Said, one: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return "Oran" for the second of "riots in Oran and Relizane"."""
    for other in mentions:
        if other.last == one.first - 1 and said.word(other.last) == "and":
            return other
    return one


def _hometown(said: Said, one: Mention) -> bool:
    """Tell "an Oran man": where he is from, not where what is told beside it happened.

    A headline's "Oran man" and those who work there ("an Oran judge") tell of the town.
    """
    return said.sentence.field != "title" and said.word(one.last) in _ANYBODY


def in_town(event: Happening, said: Said, spot: Mention) -> Mention:
    """Give a spot of a town the town's name and coordinates."""
    region = gazetteer().regions.get(fold(spot.location.text))
    whole = region is not None and region == spot.location.country
    town = None if whole or spot.town else _town_of(event, said, spot)
    return replace(spot, location=within(spot.location, town)) if town is not None else spot


def _town_of(event: Happening, said: Said, spot: Mention) -> Location | None:
    """Return the town in which a spot lies: told as its own, the nearest, or the report's."""
    towns = [one for one in event.mentions(said) if one.town]
    kind = said.word(spot.last - 1)
    rural = kind in RURAL or said.word(spot.first + 1) == "from"  # "road from Oran to Relizane"
    # "The Motovilikhinsky district of Perm"
    own = [one for one in towns if one.first == spot.last + 1 and said.word(spot.last) == "of"]
    if not rural:
        own += [one for one in towns if _close(said, spot, one) or _behind_comma(said, spot, one)]
    if own:
        return own[0].location
    if rural or URBAN.isdisjoint({kind, said.word(spot.first)}):
        return None
    if towns:
        return min(towns, key=lambda one: abs(one.first - spot.first)).location
    return _town_of_report(event, said, spot.location.country)


def _close(said: Said, spot: Mention, town: Mention) -> bool:
    """Tell whether few words part a spot and its town: not "east of"."""
    behind = town.first >= spot.last
    first, last = (spot.last, town.first) if behind else (town.last, spot.first)
    if town.score < TOLD_SCORE or not 0 <= last - first <= NEXT:
        return False
    away = (
        said.word(at) in COMPASS and said.word(at + 1) == "of" and said.word(at - 1) != "the"
        for at in range(first, last - 1)
    )
    return not any(away)


def _behind_comma(said: Said, spot: Mention, town: Mention) -> bool:
    """Tell "Hai Sabah, Oran", "Hai Sabah, east Oran"; not the list "Hai Sabah, Oran and Bechar"."""
    between = said.behind(spot.last, town.first - spot.last)
    if town.first < spot.last or "," not in said.gap(spot.last):
        return False
    if not DIRECTIONS.issuperset(between):
        return False
    end = town.last
    while said.large(end):
        end += 1
    return said.word(end) not in {"and", "or"} or not said.large(end + 1)


def _town_of_report(event: Happening, said: Said, country: str | None) -> Location | None:
    """Return the town that the sentences before a spot name, or that the report is from."""
    dateline = event.dateline_of(said)
    homes = {country, dateline.country} if dateline is not None else None
    for other in _beside(event, said, dateline):
        for one in event.mentions(other):
            home = homes is None or one.location.country in homes
            if one.town and home and (one.inside or other.sentence.field == "title"):
                return one.location
    if dateline is None or dateline.latitude is None:
        return None
    return dateline if dateline.country == country else None


def _beside(event: Happening, said: Said, dateline: Location | None) -> Iterator[Said]:
    """Yield the sentences before one, then the event's others, then the lead."""
    yield from event.before(said, TOWN_BEFORE)
    yield from (one.said for one in event.clues[1:])
    if dateline is None:
        yield from (Said(*one) for one in event.page.sentences[:LEAD])
