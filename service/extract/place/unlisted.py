"""Names of places that the gazetteer lacks: behind an "in", before a kind, or by the encoder."""

from collections.abc import Sequence

from schemas.event import Location
from service.extract.anchor import Span
from service.extract.place.context import Context
from service.extract.place.counted import FAR_ABOVE, LARGE
from service.extract.place.home import chained_country, country_around
from service.extract.place.lead import Lead, of_others
from service.extract.place.locations import BARE_SCORE, INSIDE_SCORE, TOLD_SCORE, Mention, located
from service.extract.place.names import (
    aged,
    goes_on,
    in_longer_name,
    is_sea,
    name_start,
    names_another,
    opens_with_nation,
    with_kind,
)
from service.extract.place.said import Said
from service.extract.place.words import (
    AREAS,
    BODIES,
    DIRECTIONS,
    KINDS,
    LOOSE,
    MOST_WORDS,
    NOT_PLACES,
    ROADS,
    SPOTS,
    TIMES,
    TITLES,
    URBAN,
)
from service.gazetteer import City, gazetteer

_KIND_SCORE = 1.5
"""Score of a name to which no "in" leads."""
_NO_NAMES = NOT_PLACES | BODIES
_KINDS_OF_SPOTS = KINDS | URBAN | SPOTS | BODIES | AREAS | DIRECTIONS
_NO_TOWNS = NOT_PLACES | TITLES | {"front", "side", "back"}
"""Words that begin no name, even where all is written large."""


def unlisted(said: Said, at: int, context: Context, lead: Lead) -> Mention | None:
    """Read capitalised words behind "in", "near", ... as a place."""
    if context.cased and not said.words.large[at]:
        return None  # "in al-Qaeda"
    last = _name_end(said, at)
    # "a Kurdish-majority district"
    if last == at or said.gap(last) == "-" or aged(said, last):
        return None
    bare, last = said.key(at, last), with_kind(said, at, last)
    key = said.key(at, last)
    if bare != key and names_another(said, last):
        return None
    acronym = len(bare) <= 4 and last == at + 1 and said.text(at, last).isupper()
    if len(bare) < 3 or acronym or opens_with_nation(said, at, last):
        return None
    region = gazetteer().regions.get(bare) or context.country_of(bare)
    kind = key != bare or said.word(last - 1) in KINDS or is_sea(said, at, last)
    if lead.word in LOOSE and not kind and not region:
        return None
    country = country_around(said, at, last, context)
    location = Location(text=said.text(at, last), country=country)
    homes = [one for one in gazetteer().cities.get(key) if one.country == country]
    if len(homes) == 1 and key == bare and not region and context.speaks_of(country):
        location = located(location.text, homes[0])
    return Mention(at, last, location, TOLD_SCORE if region else INSIDE_SCORE)


def _name_end(said: Said, at: int) -> int:
    """Return the end of the name that begins with a word: that word for a body's."""
    last = at
    while last < said.last and last - at < MOST_WORDS and goes_on(said, at, last):
        if last > at and not said.joined(last):
            break
        if said.word(last) in _NO_NAMES and not is_sea(said, last - 1, last + 1):
            if said.behind(last, 2) == ["government", "area"]:
                return last + 2
            body = said.word(last) not in TIMES  # "Crown Court", "Second Army"
            return at if body else last
        last += 1
    return last


def kinded(said: Said, at: int, context: Context) -> Mention | None:
    """Read "the Kakuma refugee camp", "Sukhpura village" where no "in" leads to it."""
    if at == said.first or said.large(at - 1):
        return None
    last = at
    while last - at < MOST_WORDS and said.large(last):
        if said.word(last) in _NO_NAMES or (last > at and not said.joined(last)):
            return None
        last += 1
    reach = with_kind(said, at, last)
    if said.word(reach - 1) not in SPOTS or reach == at + 1:
        return None
    country = country_around(said, at, reach, context)
    location = Location(text=said.text(at, reach), country=country)
    return Mention(at, reach, location, _KIND_SCORE)


def marked_name(said: Said, marked: Span, context: Context) -> Mention | None:
    """Return the place that the marked words name, if they name one."""
    span = _name_in(said, marked, context)
    if span is None or _no_place(said, *span, context):
        return None
    first, last = span
    text = said.text(first, last)
    if context.country_of(said.key(first, last)):
        return None
    city = _city(said, first, last, context)
    if city is not None:
        return Mention(first, last, located(text, city), TOLD_SCORE)
    parts = (said.key(at, end) for at in range(first, last) for end in range(at + 1, last + 1))
    if any(map(context.country_of, parts)):
        return None
    country = country_around(said, first, last, context)
    return Mention(first, last, Location(text=text, country=country), BARE_SCORE)


def _name_in(said: Said, marked: Span, context: Context) -> Span | None:
    """Return the words of a name among those marked: from its first large word on."""
    first, last = marked[0], min(marked[1], said.last)
    if first > said.first and said.key(first - 1, last) in gazetteer().countries:
        return None  # "States"
    of = (at for at in range(first + 1, last - 1) if names_another(said, at))
    first = name_start(said, next(of, first - 1) + 1, last)  # "the Spanish resort of Nerja"
    while first < last and context.capitals_tell(said) and not said.large(first):
        first += 1
    if first >= last or last - first > MOST_WORDS + 2:
        return None
    return _from_one_to_another(said, first, last), last


def _from_one_to_another(said: Said, first: int, last: int) -> int:
    """Return where "the road from Oran to Relizane", "between Oran and Relizane" begins.

    The two towns alone would read like a place of that name.
    """
    lead, words = said.word(first - 1), said.behind(first, last - first)
    if lead == "between" and "and" in words:
        return first - 1
    way = lead == "from" and said.word(first - 2) in ROADS
    return first - 2 if way and "to" in words else first


def _no_place(said: Said, first: int, last: int, context: Context) -> bool:
    """Tell whether a name is of somebody or something else."""
    kinds = _KINDS_OF_SPOTS.issuperset(said.behind(first, last - first))  # "EASTERN DISTRICTS"
    if kinds or said.word(first) in _NO_TOWNS or len(said.text(first, last)) < 3:
        return True
    if opens_with_nation(said, first, last) or of_others(said, first, last):
        return True
    return context.capitals_tell(said) and (in_longer_name(said, first, last) or aged(said, last))


def _city(said: Said, first: int, last: int, context: Context) -> City | None:
    """Return the city that a name is of, if the document or its size speaks for it."""
    told = chained_country(said, last, context)
    cities = gazetteer().cities.get(said.key(first, last))
    cities = tuple(one for one in cities if told in {one.country, None})
    if not cities:
        return None
    city = context.likeliest(cities, said)
    here = context.main in {city.country, None} or context.counts.get(city.country, 0) > 0
    return city if here or _far_above(city, cities) else None


def _far_above(city: City, cities: Sequence[City]) -> bool:
    others = (one.population for one in cities if one.country != city.country)
    return city.population >= max(LARGE, FAR_ABOVE * max(others, default=0))
