"""The country in which a place lies, by what stands around its name."""

from collections.abc import Iterable, Sequence

from service.classify.lexicon import word_set
from service.extract.place.context import DATELINE, Context
from service.extract.place.counted import FAR_ABOVE, TOWNS, WELL_KNOWN
from service.extract.place.countries import Named, countries_of
from service.extract.place.lead import lead_of, owners_words
from service.extract.place.names import is_sea
from service.extract.place.said import Said
from service.extract.place.words import (
    ABBREVIATIONS,
    DIRECTIONS,
    FORE,
    KINDS,
    MOST_WORDS,
    OCEANS,
    PARTS_OF_TOWNS,
    RURAL,
    SETTLEMENTS,
    SPOTS,
    THERE_ENDS,
    URBAN,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_GUARDS = word_set("police coastguard coastguards firefighters rescuers authorities gendarmes")
"""Those who act in their own country, and hardly elsewhere."""
_OWNED = (SPOTS | URBAN) - RURAL - SETTLEMENTS - PARTS_OF_TOWNS
"""What a nation may have abroad: "the Turkish Solmek base"."""
_LISTING = frozenset(["and", "or", "to"])
"""Words behind the name of a town that make a list of it."""
_BEFORE_TOWNS = FORE | KINDS


def country_around(said: Said, first: int, last: int, context: Context) -> str | None:
    """Return the country of a place that the gazetteer lacks."""
    sea = is_sea(said, first, last)
    homes = () if sea else gazetteer().cities.get(said.key(first, last))
    beside = chained_country(said, last, context) or _nation_of(said, first, last)
    own = None if sea else _country_of_name(said, first, last, homes, context)
    told = (
        beside
        or own
        or _owning_country(said, first, context)
        or _country_of_sentence(said, context)
    )
    ocean = said.word(last - 1) in OCEANS | {"ocean"}  # no country's, whoever strikes there
    if told or ocean:
        return told
    own_name = any(fold(one.name) == said.key(first, last) for one in homes)
    return _country_of_report(said, homes, context, own_name=own_name)


def chained_country(said: Said, last: int, context: Context) -> str | None:
    """Return the country of what stands behind a comma: "Cedar Falls, Iowa", "Hubei Province"."""
    at = _chain(said, last)
    if at is None:
        return None
    return context.country_at(said, at, ABBREVIATIONS) or _country_of_city(said, last, at)


def _country_of_city(said: Said, last: int, at: int) -> str | None:
    """Read "Palermo, Buenos Aires": a part of a well-known city; not the list "Nice, Paris"."""
    for end in (at + 2, at + 1):
        if end > said.last:
            continue
        cities = gazetteer().cities.get(said.key(at, end))
        if cities and cities[0].population >= WELL_KNOWN:
            before = gazetteer().cities.get(said.key(last - 1, last))
            town = any(one.population >= WELL_KNOWN for one in before)
            return None if town or _tells_more(said, end) else cities[0].country
    return None


def _chain(said: Said, last: int) -> int | None:
    """Return the word with which a place's country or region may begin behind its name."""
    if said.word(last) == "in":  # "Palma in northern Mozambique"
        last += 1
        while said.word(last) in DIRECTIONS:
            last += 1
        return last
    apart = "," in said.gap(last)
    if apart and not said.large(last) and said.word(last) in FORE:
        last += 1
    return last if apart and said.large(last) else None


def _tells_more(said: Said, end: int) -> bool:
    """Tell whether a town behind a comma is of a list, or does something: "in Bonn, Paris said"."""
    word = said.word(end)
    acts = said.joined(end) and word not in THERE_ENDS
    return acts or word in _LISTING or ("," in said.gap(end) and said.large(end))


def nation_before(said: Said, at: int) -> str | None:
    """Return the country of "the northern Syrian town of", "the Polish" before a name."""
    if not said.joined(at):
        return None
    before = at - 1
    if nation := NATIONALITIES.get(said.word(before)):
        return nation
    before -= said.word(before) == "of"
    if said.word(before) not in KINDS:
        return None
    least = at - MOST_WORDS - 3
    while before > least and said.word(before) in _BEFORE_TOWNS and said.joined(before):
        before -= 1
    return NATIONALITIES.get(said.word(before))


def _nation_of(said: Said, first: int, last: int) -> str | None:
    """Return the country of a name by the nation before it, but not by the owner's of a spot."""
    owned = said.word(last - 1) in _OWNED and said.word(first - 1) in NATIONALITIES
    return None if owned else nation_before(said, first)


def _country_of_name(
    said: Said, first: int, last: int, homes: Sequence[City], context: Context
) -> str | None:
    """Return the country that a name tells by itself: of a region, of a capital, or within it.

    "The New South Wales coast" is not of Wales.
    """
    key = said.key(first, last)
    code = gazetteer().regions.get(key) or _country_of_capital(key, homes)
    if code is not None:
        return code
    for at in range(first, last):
        for end in range(last, at, -1):
            key = said.key(at, end)
            code = context.country_of(key)
            if code is None and end - at > 1:
                code = gazetteer().regions.get(key)
            if code is None and said.owner(end):  # "Bishkek's Manas airport"
                code = _country_of_capital(key, gazetteer().cities.get(key))
            if code is not None:
                return code
    return None


def _country_of_capital(key: str, homes: Sequence[City]) -> str | None:
    """Return the country of a capital that no town abroad bears the name of, save tiny ones.

    Hamilton and Victoria are capitals of islands, and larger towns of other countries.
    """
    code = gazetteer().capitals.get(key)
    here = max((one.population for one in homes if one.country == code), default=0)
    abroad = max((one.population for one in homes if one.country != code), default=0)
    return code if here >= FAR_ABOVE * abroad else None


def _owning_country(said: Said, first: int, context: Context) -> str | None:
    """Read "Kenya's Kakuma refugee camp"."""
    owner = owners_words(said, first) if said.joined(first) else 0
    return context.country_of(said.key(first - owner, first)) if owner else None


def _country_of_sentence(said: Said, context: Context) -> str | None:
    """Return the one country where the sentence says that things are, or whose guards act."""
    found = countries_of(said, context)
    inside = _only(one.location.country for one in found if _tells_where(said, one))
    return inside or _only(one.location.country for one in found if _of_guards(said, one))


def _country_of_report(
    said: Said, homes: Sequence[City], context: Context, *, own_name: bool
) -> str | None:
    """Return the country that the sentence or those around it are about.

    With own_name the cities of a place's name are called by it, not by another one of theirs.
    """
    found = countries_of(said, context)
    far = context.far_behind(said.sentence)
    around = context.nearest(said.sentence)
    written = context.written_in(said)
    spoken = _only({one.country for one in homes if context.speaks_of(one.country)})
    if spoken and not written and all(one.country != around for one in homes):
        return spoken  # "police in Sydney ... in Bankstown", of a bulletin's foreign news
    if far and around and all(one.how == "nation" for one in found):
        return around  # "fighters overran Mambasa", at the end of a report from elsewhere
    own = context.sections > 1  # each report of a round-up is of its own place
    if written and (own or context.counts.get(written, 0) > DATELINE or context.main == written):
        return written
    home = _only(one.country for one in homes)
    # "A Norlander was stabbed in Harlow"; but small American towns bear anybody's names.
    sure = own_name and (home != "US" or homes[0].population >= TOWNS)
    return (
        _only(one.location.country for one in found if _tells_of(said, one))
        or (home if sure else None)
        or around
        or home
        or _only(code for code, _weight in context.named(said))
    )


def _only(codes: Iterable[str | None]) -> str | None:
    """Return the one country of these; None for none or several."""
    found = set(codes)
    return found.pop() if len(found) == 1 else None


def _tells_where(said: Said, one: Named) -> bool:
    """Tell "in Spain", "in southern Catalonia"."""
    if fold(one.location.text) in gazetteer().regions:
        return lead_of(said, one.first).inside
    return one.how == "in"


def _tells_of(said: Said, one: Named) -> bool:
    """Tell "Spain says"; not "flew in from Spain"."""
    return one.how == "name" and said.word(one.first - 1) != "from"


def _of_guards(said: Said, one: Named) -> bool:
    """Tell "Greek coastguards", "Latvian police": those who act in their own country."""
    return one.how == "nation" and said.word(one.last) in _GUARDS
