"""Names read as towns: which of the cities that bear it is meant, if it is not a name of else."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.event import Location
from service.classify.lexicon import word_set
from service.extract.people import is_people
from service.extract.place.categories import IN_COURT
from service.extract.place.context import Context
from service.extract.place.counted import FAR_ABOVE, KNOWN, LARGE, WELL_KNOWN
from service.extract.place.home import chained_country, nation_before
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.lead import Lead
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
    LOOSE,
    MOST_WORDS,
    PARTS_OF_TOWNS,
)
from service.gazetteer import City, fold, gazetteer

_OF_THEIR_TOWNS = word_set(
    "airport station terminus university hospital cathedral prison jail penitentiary"
)
"""Spots that lie in or by the town whose name theirs begins with."""
OUTGROWN = 20
"""A city so many times larger keeps a name in spite of towns abroad that bear it: "Cologne"."""
_ATTACKS_ON = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling assault assaults "
    "bombardment bombing bombings fire"
)
_COURTS = frozenset(["court", "magistrates", "magistrate", "assizes"])


class Name(NamedTuple):
    """Words that may name a town, with the word that leads to them."""

    said: Said
    first: int
    last: int
    lead: Lead
    context: Context

    @property
    def key(self) -> str:
        """The name as the gazetteer spells it."""
        return self.said.key(self.first, self.last)

    @property
    def cased(self) -> bool:
        """Whether names are written large here, and nothing else is."""
        return self.context.capitals_tell(self.said)

    @property
    def of_mayor(self) -> bool:
        """Whether it is what somebody is "mayor of"."""
        return self.said.before(self.first, 2) == ["mayor", "of"]


def town_at(name: Name, cities: Sequence[City], category: str) -> Mention | None:
    """Read a name as one of the cities that bear it; None where it is of something else."""
    said, first, last, lead, context = name
    told = _told_country(name, cities)
    cities = [one for one in cities if told in {None, one.country}]
    if not cities or _part_of_larger(said, last, cities[0]):
        return None
    inner = in_state(cities, said, last) if told == "US" else None
    best = inner[0] if inner else context.likeliest(cities, said)
    end = _spot_end(name, best)
    if told is None and not _meant(name, best, cities, spot=end > last):
        return None
    court = category in IN_COURT and not _COURTS.isdisjoint(said.behind(last, 3))
    plain = best.population >= LARGE and (name.cased or last > first + 1)  # "PORT SUDAN BOMBED"
    if not (plain or lead.inside or court or told is not None or name.of_mayor):
        return None
    if _names_other(name, end) or (not court and in_longer_name(said, first, end)):
        return None
    location = located(said.text(first, end), best)
    if inner == []:  # another state's
        location = Location(text=location.text, country=best.country)
    return Mention(first, end, location, _score(told, lead, court=court))


def _score(told: str | None, lead: Lead, *, court: bool) -> float:
    if lead.inside:
        return INSIDE_SCORE
    if court:
        return COURT_SCORE
    if told is not None:
        return TOLD_SCORE
    return OWNED_SCORE if lead.word == "of" else BARE_SCORE


def _part_of_larger(said: Said, last: int, city: City) -> bool:
    """Tell "the Senia suburb of Oran" from "the Oran suburb of Senia"."""
    if said.word(last) not in PARTS_OF_TOWNS or said.word(last + 1) != "of":
        return False
    larger = said.key(last + 2, last + 3)
    homes = gazetteer().cities.get(larger)
    return larger in gazetteer().regions or any(one.population > city.population for one in homes)


def _told_country(name: Name, cities: Sequence[City]) -> str | None:
    """Return the country told beside a name; a nation before it only if it has such a town."""
    nation = nation_before(name.said, name.first)
    own = nation if any(one.country == nation for one in cities) else None
    return chained_country(name.said, name.last, name.context) or own


def _spot_end(name: Name, city: City) -> int:
    """Return the end of "Oran's Hai Sabah area", "Oran Central Prison"; the town's without one.

    The large words behind a town abroad, or in a headline, are no spot's.
    """
    said, first, last, lead, context = name
    here = context.written_in(said) in {None, city.country} and said.sentence.field != "title"
    end = last
    most = min(said.last, first + MOST_WORDS + 2) if here and name.cased else last
    while end < most and said.joined(end) and goes_on(said, first, end):
        end += 1
    if lead.inside and said.owner(last):
        return with_kind(said, first, end)
    end += end > last and said.joined(end) and said.word(end) in _OF_THEIR_TOWNS
    return end if said.word(end - 1) in _OF_THEIR_TOWNS else last


def _names_other(name: Name, end: int) -> bool:
    """Tell "Paris de la Sol", "Perth Street", "the Oran-bound train", which bear a town's name."""
    said, first, last, _lead, _context = name
    alone = name.cased and end == last
    longer = not said.large(last) and goes_on(said, first, last)
    bound = said.gap(last) == "-" and said.word(last) == "bound"
    return bound or (alone and (longer or spot_behind(said, first, last)))


def _meant(name: Name, city: City, cities: Sequence[City], *, spot: bool) -> bool:
    """Tell whether a name beside which no country is told is the city's here."""
    counted = name.context.counts.get(city.country, 0) > 0
    region = gazetteer().regions.get(name.key, city.country)
    if region != city.country != name.context.main:
        # "Bali" is better known than its namesakes; Surrey in Canada is as well.
        return counted and city.population >= FAR_ABOVE * LARGE
    return counted or _known_anywhere(name, city, cities, spot=spot)


def _known_anywhere(name: Name, city: City, cities: Sequence[City], *, spot: bool) -> bool:
    """Tell whether a city is known by its name alone, of a document that names no country of it."""
    capital = gazetteer().capitals.get(name.key) == city.country
    large = city.population >= LARGE or name.of_mayor or (spot and len(cities) == 1)
    alone = all(one.country == city.country for one in cities) and city.population >= KNOWN
    known = city.population >= WELL_KNOWN or capital or alone or name.of_mayor or name.lead.inside
    if not (large and known and _stands_out(city, cities, name.key)):
        return False
    # Another name ("Kiev", "Frankfurt") must lead to no place that bears it as its own.
    placed = name.lead.inside and name.context.dateline_of(name.said.sentence) is None
    return calls_itself(city, name.key) or (placed and not _on_things(name))


def _on_things(name: Name) -> bool:
    """Tell "on Frankfurt trains", "through Frankfurt"; not "attack on Kiev", "across Bombay"."""
    said, _first, last, lead, _context = name
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
    bearers = (one.population for one in cities if calls_itself(one, key))
    outgrown = best.population > OUTGROWN * max(bearers, default=0)
    return calls_itself(best, key) or (outgrown and key not in INSTITUTIONS)


def calls_itself(city: City, key: str) -> bool:
    """Tell whether a city's own name is the one that it is called by."""
    return fold(city.name).replace("’", "'") == key
