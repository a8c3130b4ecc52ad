"""Names read as towns of the gazetteer, among them the capitals that countries are called by."""

from collections.abc import Sequence

from schemas.event import Location
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.people import is_people
from service.extract.place.borrowed import spot_behind
from service.extract.place.context import FAR_ABOVE, LARGE, MOST_WORDS, WELL_KNOWN, Context, located
from service.extract.place.home import chained_country, nation_before
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.lead import back_to, preposition
from service.extract.place.mention import INSIDE_SCORE, Mention
from service.extract.place.names import in_longer_name, of_name, with_kind
from service.extract.place.spelling import is_large, joined, key_of, possessive, shouting, text_of
from service.extract.place.states import in_state
from service.extract.place.words import (
    AREAS,
    BODIES,
    DIRECTIONS,
    INSIDE,
    KINDS,
    OF_THEIR_TOWNS,
    PARTS_OF_TOWNS,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

OUTGROWN = 20
"""A city so many times larger keeps a name in spite of towns abroad that bear it: "Cologne"."""
_IN_COURT = frozenset({"prosecution", "arrest"})
_ATTACKS_ON = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling assault assaults "
    "bombardment bombing bombings fire"
)
LOOSE = frozenset(["on", "over", "into", "through", "between", "within", "along", "across", "off"])
"""Words before places that stand before much else."""
_BRITISH_CAPITALS = {"scottish": "edinburgh", "welsh": "cardiff", "northern irish": "belfast"}


def city_state(words: Words, sentence: Sentence, at: int, last: int) -> Mention | None:
    """Read "in Djibouti": of a country that its capital names, the capital is meant.

    "In northern Djibouti" and "in Djibouti's north" are of the country.
    """
    names = gazetteer()
    key = key_of(words, at, last)
    code = names.countries[key]
    if names.capitals.get(key) != code or possessive(words, last):
        return None
    owned = at - 1 > sentence.first and words.lower[at - 1] == "of"
    if words.lower[at - 1 - owned] in (DIRECTIONS | AREAS if owned else DIRECTIONS):
        return None
    towns = [one for one in names.cities.get(key) if one.country == code]
    if not towns:
        return None
    return Mention(at, last, located(text_of(words, at, last), towns[0]), INSIDE_SCORE)


def is_city(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell "Kuwait City", "Panama City" from the country."""
    return last < sentence.last and words.lower[last] == "city"


def town_at(  # noqa: PLR0911 - one return per reason against it
    words: Words,
    sentence: Sentence,
    at: int,
    last: int,
    cities: Sequence[City],
    context: Context,
    inside: bool,
    owned: bool,
    category: str,
) -> Mention | None:
    """Read a name as one of the cities that bear it, if it is one here."""
    chained = chained_country(words, sentence, last, context)
    nation = nation_before(words, sentence, at)
    mayor = words.lower[max(sentence.first, at - 2) : at] == ["mayor", "of"]
    if _part_of_larger(words, last, cities):
        return None
    if chained is None and any(one.country == nation for one in cities):
        chained = nation
    if chained is not None:
        cities = [one for one in cities if one.country == chained]
        if not cities:
            return None
    inner = in_state(cities, words, last, sentence.last) if chained == "US" else None
    best = inner[0] if inner else context.likeliest(cities, words, sentence)
    key = key_of(words, at, last)
    region = gazetteer().regions.get(key, best.country)
    known = context.counts.get(best.country, 0) > 0 and best.population >= FAR_ABOVE * LARGE
    if chained is None and region != best.country != context.main and not known:
        return None  # "Bali" is better known than its namesakes; Surrey in Canada is as well
    section = context.dateline_of(sentence)
    cased = context.cased and not shouting(words, sentence)
    lies_there = section is None or section.country == best.country
    spots = cased and lies_there and words.field != "title"
    owner = inside and possessive(words, last)
    end = _spot_of_town(words, sentence, at, last, owner, spots)
    supported = context.counts.get(best.country, 0) > 0 or (
        section is not None and section.country == best.country
    )
    if chained is None and not supported:
        large = best.population >= LARGE or mayor or (end > last and len(cities) == 1)
        # Another name ("Kiev", "Frankfurt") must lead to no place that bears it as its own.
        other = inside and section is None and not _on_things(words, sentence, at, last)
        named = other or fold(best.name) == key
        known = inside or mayor or best.population >= WELL_KNOWN
        if not (large and named and known and _stands_out(best, cities, key)):
            return None
    goes_on = (
        last < sentence.last and not is_large(words, last) and of_name(words, sentence, at, last)
    )
    if cased and end == last and ((inside and goes_on) or spot_behind(words, sentence, at, last)):
        return None
    court = category in _IN_COURT and _court(words, sentence, last)
    plain = cased or last > at + 1  # "PORT SUDAN BOMBED"
    told = inside or mayor or court or chained is not None
    if not told and (best.population < LARGE or not plain):
        return None
    if not court and in_longer_name(words, sentence, at, end):
        return None
    if words.text.startswith("-bound", words.ends[last - 1]):
        return None
    score = INSIDE_SCORE if inside else 2.5 if court else 2.0 if chained else 1.2 if owned else 1.0
    location = located(text_of(words, at, end), best)
    if inner == []:  # another state's
        location = Location(text=location.text, country=best.country)
    return Mention(at, end, location, score)


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


def _spot_of_town(
    words: Words, sentence: Sentence, at: int, last: int, owner: bool, spots: bool
) -> int:
    """Return the end of "Oran's Hai Sabah area", "Oran Central Prison"; the town's without one.

    Without `spots`, no large words behind the town are read as the name of one.
    """
    end = last
    most = min(sentence.last, at + MOST_WORDS + 2)
    while spots and end < most and joined(words, end) and of_name(words, sentence, at, end):
        end += 1
    if owner:
        return with_kind(words, sentence, at, end)
    return end if words.lower[end - 1] in OF_THEIR_TOWNS else last


def _part_of_larger(words: Words, last: int, cities: Sequence[City]) -> bool:
    """Tell "the Senia suburb of Oran" from "the Oran suburb of Senia"."""
    if not PARTS_OF_TOWNS.intersection(words.lower[last : last + 1]):
        return False
    key = key_of(words, last + 2, last + 3)
    homes = gazetteer().cities.get(key) if words.lower[last + 1 : last + 2] == ["of"] else ()
    larger = homes and homes[0].population > cities[0].population
    return bool(larger) or key in gazetteer().regions


def _on_things(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell "on Frankfurt trains", "through Frankfurt"; not "attack on Kiev", "across Bombay"."""
    lead = preposition(words, sentence, at)
    if lead == "on":
        noun = words.lower[last] if last < sentence.last and joined(words, last) else ""
        if noun.endswith("s") or is_people(noun):
            return True
        before = back_to(words, at, "on")
        return before == sentence.first or words.lower[before - 1] not in _ATTACKS_ON
    return lead in LOOSE - {"across", "into"}


def _court(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell "Exeter Crown Court", "Doncaster magistrates", "Pskov City Court"."""
    return not {"court", "magistrates", "magistrate", "assizes"}.isdisjoint(
        words.lower[last : min(sentence.last, last + 3)]
    )


def capital_city(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read "the capital", "the Syrian capital"."""
    if words.lower[at] != "capital" or at - 1 < sentence.first:
        return None
    first = at - 1
    if first > sentence.first and key_of(words, first - 1, at) in NATIONALITIES:
        first -= 1
    nation = key_of(words, first, at)
    code = NATIONALITIES.get(nation)
    if code is None and words.lower[at - 1] == "the":
        section = context.dateline_of(sentence)
        code = (section.country if section is not None else None) or context.main
    if code is None or (at + 1 < sentence.last and words.lower[at + 1] in KINDS | BODIES):
        return None
    if preposition(words, sentence, first) not in INSIDE:
        return None
    for name, owner in gazetteer().capitals.items():
        if owner == code:
            for city in gazetteer().cities.get(_BRITISH_CAPITALS.get(nation, name)):
                if city.country == code:
                    return Mention(at, at + 1, located(text_of(words, first, at + 1), city), 2.2)
    return None
