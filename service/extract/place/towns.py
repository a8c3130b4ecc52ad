"""Names read as towns, and what capitals are called: "the Syrian capital", "the Kremlin"."""

from collections.abc import Sequence

from schemas.event import Location
from service.classify.lexicon import word_set
from service.extract.people import is_people
from service.extract.place.categories import IN_COURT
from service.extract.place.context import Context
from service.extract.place.counted import FAR_ABOVE, LARGE, WELL_KNOWN
from service.extract.place.home import chained_country, nation_before
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.lead import Lead, lead_of
from service.extract.place.locations import (
    BARE_SCORE,
    COURT_SCORE,
    INSIDE_SCORE,
    OWNED_SCORE,
    TOLD_SCORE,
    Mention,
    located,
)
from service.extract.place.names import goes_on, in_longer_name, spot_behind, with_kind
from service.extract.place.said import Said
from service.extract.place.states import in_state
from service.extract.place.words import (
    AREAS,
    BODIES,
    DIRECTIONS,
    KINDS,
    LANDMARKS,
    LOOSE,
    MOST_WORDS,
    OF_THEIR_TOWNS,
    PARTS_OF_TOWNS,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

OUTGROWN = 20
"""A city so many times larger keeps a name in spite of towns abroad that bear it: "Cologne"."""
_ATTACKS_ON = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling assault assaults "
    "bombardment bombing bombings fire"
)
_COURTS = frozenset(["court", "magistrates", "magistrate", "assizes"])
_CAPITAL_SCORE = 2.2
"""Score of "the capital": towns that are named say more."""
_BRITISH_CAPITALS = {"scottish": "edinburgh", "welsh": "cardiff", "northern irish": "belfast"}


def town_at(  # noqa: PLR0911 - one return per reason against it
    said: Said,
    at: int,
    last: int,
    cities: Sequence[City],
    context: Context,
    lead: Lead,
    category: str,
) -> Mention | None:
    """Read a name as one of the cities that bear it; None where it is of something else."""
    if _part_of_larger(said, last, cities):
        return None
    told = _told_country(said, at, last, cities, context)
    cities = [one for one in cities if told in {None, one.country}]
    if not cities:
        return None
    inner = in_state(cities, said, last) if told == "US" else None
    best = inner[0] if inner else context.likeliest(cities, said)
    cased = context.cased and not said.shouting
    end = _spot_of_town(said, at, last, lead, _lies_here(said, best, context) and cased)
    if told is None and not _meant(said, at, last, end, best, cities, context, lead):
        return None
    longer = lead.inside and not said.large(last) and last < said.last and goes_on(said, at, last)
    if cased and end == last and (longer or spot_behind(said, at, last)):
        return None
    court = category in IN_COURT and not _COURTS.isdisjoint(said.behind(last, 3))
    plain = best.population >= LARGE and (cased or last > at + 1)  # "PORT SUDAN BOMBED"
    if not (plain or lead.inside or court or told is not None or _of_mayor(said, at)):
        return None
    if not court and in_longer_name(said, at, end):
        return None
    if said.gap(last) == "-" and said.word(last) == "bound":
        return None
    location = located(said.text(at, end), best)
    if inner == []:  # another state's
        location = Location(text=location.text, country=best.country)
    return Mention(at, end, location, _score(told, lead, court=court))


def _score(told: str | None, lead: Lead, *, court: bool) -> float:
    if lead.inside:
        return INSIDE_SCORE
    if court:
        return COURT_SCORE
    if told is not None:
        return TOLD_SCORE
    return OWNED_SCORE if lead.word == "of" else BARE_SCORE


def _part_of_larger(said: Said, last: int, cities: Sequence[City]) -> bool:
    """Tell "the Senia suburb of Oran" from "the Oran suburb of Senia"."""
    if said.word(last) not in PARTS_OF_TOWNS:
        return False
    key = said.key(last + 2, last + 3)
    homes = gazetteer().cities.get(key) if said.word(last + 1) == "of" else ()
    larger = homes and homes[0].population > cities[0].population
    return bool(larger) or key in gazetteer().regions


def _told_country(
    said: Said, at: int, last: int, cities: Sequence[City], context: Context
) -> str | None:
    """Return the country told beside a name; a nation before it only if it has such a town."""
    nation = nation_before(said, at)
    own = nation if any(one.country == nation for one in cities) else None
    return chained_country(said, last, context) or own


def _lies_here(said: Said, city: City, context: Context) -> bool:
    """Tell whether the words behind a city's name may be of a spot in it: not in a headline."""
    section = context.dateline_of(said.sentence)
    here = section is None or section.country == city.country
    return here and said.sentence.field != "title"


def _spot_of_town(said: Said, at: int, last: int, lead: Lead, large: bool) -> int:
    """Return the end of "Oran's Hai Sabah area", "Oran Central Prison"; the town's without one.

    Without `large`, no large words behind the town are read as the name of one.
    """
    end = last
    most = min(said.last, at + MOST_WORDS + 2)
    while large and end < most and said.joined(end) and goes_on(said, at, end):
        end += 1
    if lead.inside and said.owner(last):
        return with_kind(said, at, end)
    return end if said.word(end - 1) in OF_THEIR_TOWNS else last


def _meant(
    said: Said,
    at: int,
    last: int,
    end: int,
    best: City,
    cities: Sequence[City],
    context: Context,
    lead: Lead,
) -> bool:
    """Tell whether a name beside which no country is told is the city's here."""
    key = said.key(at, last)
    counted = context.counts.get(best.country, 0) > 0
    # "Bali" is better known than its namesakes; Surrey in Canada is as well.
    region = gazetteer().regions.get(key, best.country)
    known = counted and best.population >= FAR_ABOVE * LARGE
    if region != best.country != context.main and not known:
        return False
    section = context.dateline_of(said.sentence)
    if counted or (section is not None and section.country == best.country):
        return True
    mayor = _of_mayor(said, at)
    large = best.population >= LARGE or mayor or (end > last and len(cities) == 1)
    # Another name ("Kiev", "Frankfurt") must lead to no place that bears it as its own.
    other = lead.inside and section is None and not _on_things(said, last, lead)
    named = other or fold(best.name) == key
    known = lead.inside or mayor or best.population >= WELL_KNOWN
    return large and named and known and _stands_out(best, cities, key)


def _of_mayor(said: Said, at: int) -> bool:
    return said.before(at, 2) == ["mayor", "of"]


def _on_things(said: Said, last: int, lead: Lead) -> bool:
    """Tell "on Frankfurt trains", "through Frankfurt"; not "attack on Kiev", "across Bombay"."""
    if lead.word != "on":
        return lead.word in LOOSE - {"across", "into"}
    noun = said.word(last) if said.joined(last) else ""
    things = noun.endswith("s") or is_people(noun)
    return things or said.word(lead.at - 1) not in _ATTACKS_ON


def _stands_out(best: City, cities: Sequence[City], key: str) -> bool:
    """Tell whether a city is so much larger than its namesakes abroad that nobody tells them apart.

    By another name ("Cologne"), it must be larger still than those that bear it as their own.
    """
    others = (one.population for one in cities if one.country != best.country)
    if best.population < FAR_ABOVE * max(others, default=0):
        return False
    bearers = (one.population for one in cities if fold(one.name) == key)
    outgrown = best.population > OUTGROWN * max(bearers, default=0)
    return fold(best.name) == key or (outgrown and key not in INSTITUTIONS)


def capital_city(said: Said, at: int, context: Context) -> Mention | None:
    """Read "the capital", "the Syrian capital"."""
    if said.word(at) != "capital":
        return None
    first = at - 1
    if said.key(first - 1, at) in NATIONALITIES:
        first -= 1
    nation = said.key(first, at)
    code = NATIONALITIES.get(nation)
    if said.word(first) == "the":
        section = context.dateline_of(said.sentence)
        code = (section.country if section is not None else None) or context.main
    if code is None or said.word(at + 1) in KINDS | BODIES:
        return None
    if not lead_of(said, first).inside:
        return None
    city = _capital_of(code, nation)
    text = said.text(first, at + 1)
    return Mention(at, at + 1, located(text, city), _CAPITAL_SCORE) if city is not None else None


def _capital_of(code: str, nation: str) -> City | None:
    for name, owner in gazetteer().capitals.items():
        if owner == code:
            for city in gazetteer().cities.get(_BRITISH_CAPITALS.get(nation, name)):
                if city.country == code:
                    return city
    return None


def city_state(said: Said, at: int, last: int) -> Mention | None:
    """Read "in Djibouti": of a country that its capital names, the capital is meant.

    "In northern Djibouti" and "in Djibouti's north" are of the country.
    """
    key = said.key(at, last)
    code = gazetteer().countries[key]
    before = said.word(at - 2) if said.word(at - 1) == "of" else said.word(at - 1)
    part = said.owner(last) or before in DIRECTIONS | AREAS
    if part or gazetteer().capitals.get(key) != code:
        return None
    town = next((one for one in gazetteer().cities.get(key) if one.country == code), None)
    return _inside(said, at, last, town) if town is not None else None


def landmark(said: Said, at: int) -> Mention | None:
    """Read "outside the Kremlin", "at Heathrow airport"."""
    for last in (at + 1, at + 2):
        home = LANDMARKS.get(said.key(at, min(last, said.last)))
        if home is not None:
            city = gazetteer().cities.get(home)[0]
            return _inside(said, at, with_kind(said, at, last), city)
    return None


def _inside(said: Said, first: int, last: int, city: City) -> Mention:
    return Mention(first, last, located(said.text(first, last), city), INSIDE_SCORE)
