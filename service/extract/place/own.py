"""The place that an event's own sentences name: a town, a part of a country or all of it."""

from schemas.event import Location
from service.classify.lexicon import word_set
from service.extract.anchor import between, clauses
from service.extract.place.categories import COUNTRYWIDE, DEEDS
from service.extract.place.choice import best_mention, best_place, marked_in, marked_place
from service.extract.place.countries import part_of
from service.extract.place.happening import Happening
from service.extract.place.lead import of_office
from service.extract.place.locations import is_capital, is_region
from service.extract.place.words import URBAN

_ACROSS = word_set("across throughout around")
"""Words before a country all of which is meant."""
SURE_SCORE = 2.5
"""Score from which a deed's place outweighs what the encoder marks in another sentence."""
_WHOLE = frozenset(["nationwide", "countrywide"])


def own_place(event: Happening) -> Location | None:
    """Return the place that the encoder marks, or that the surest sentence names."""
    surest = event.clues[0]
    marked = marked_in(event, surest)
    others = _names_others(event)
    if marked is None and event.category in DEEDS and not others:
        marked = best_place(event, surest, SURE_SCORE)
    marked = marked or marked_place(event)
    return marked if marked is not None or others else best_place(event, surest)


def _names_others(event: Happening) -> bool:
    """Tell whether the places of the surest sentence are not the event's for the encoder.

    It has read the sentence and marks none for an agreement ("agreed to open a road to Oran"),
    or a part of a country ("a quake in southern Peru, said the agency in Lima").
    """
    bare = event.read and event.clues[0].marked is None
    return (event.category == "agreement" and bare) or marked_part(event) is not None


def finer(event: Happening, named: Location) -> Location:
    """Return the town that later evidence names inside a region; a disaster may fill it.

    Not one of those who speak or judge, nor a capital: that is seldom part of another region.
    """
    if event.category == "disaster" or not is_region(named):
        return named
    for clue in event.clues[1:]:
        best = best_mention(event, clue)
        if best is None or is_region(best.location):
            continue
        said, town = clue.said, best.location
        spot = not best.town and said.word(best.last - 1) in URBAN  # a jail, a market
        seat = is_capital(town) or of_office(said, best.first)
        if town.country == named.country and not (spot or seat):
            return town
    return named


def part_told(event: Happening) -> Location | None:
    """Return the part of a country in which it happened, if the report is its capital's."""
    dateline = event.dateline
    if dateline is not None and not is_capital(dateline):
        return None
    marked = marked_part(event)
    if marked is not None or dateline is None:
        return marked
    for named in event.countries():
        part = part_of(event.said, named)
        if part is not None and named.location.country == dateline.country:
            return Location(text=event.said.text(*part), country=dateline.country)
    return None


def marked_part(event: Happening) -> Location | None:
    """Return the part of a country that the encoder marks in the surest sentence."""
    said, marked, _near = event.clues[0]
    if marked is None:
        return None
    for named in event.countries():
        if named.how == "nation":
            continue  # "a southern Chadian city"
        part = part_of(said, named, marked=True)
        if part is not None and part[0] < marked[1] and marked[0] < part[1]:
            country = named.location.country
            if _names_town(event, country):
                return None
            return Location(text=said.text(*part), country=country)
    return None


def _names_town(event: Happening, country: str | None) -> bool:
    """Tell whether the sentence names one town of a country, and for more than its offices."""
    found = {
        one.location.name
        for one in event.mentions(event.said)
        if one.town
        and one.inside
        and one.location.country == country
        and not is_capital(one.location)
        and not of_office(event.said, one.first)
    }
    return len(found) == 1


def countrywide(event: Happening) -> bool:
    """Tell whether it happened "nationwide", "across the country", "throughout Chile"."""
    if event.category not in COUNTRYWIDE:
        return False
    said, _marked, near = event.clues[0]
    countries = {one.first for one in event.countries()}
    for at in range(said.first, said.last):
        named = at in countries or said.word(at) in {"country", "nation"}
        whole = said.word(at) in _WHOLE or (named and not _ACROSS.isdisjoint(said.before(at, 3)))
        if whole and (near is None or not clauses(said.words, *between(at, near))):
            return True
    return False
