"""The country in which a place lies, by what stands around its name."""

from collections.abc import Sequence

from service.classify.text import Sentence, Words
from service.extract.place.borrowed import is_sea
from service.extract.place.context import DATELINE, FAR_ABOVE, LARGE, MOST_WORDS, Context
from service.extract.place.countries import Named, countries_of
from service.extract.place.lead import owner_before, preposition
from service.extract.place.spelling import is_large, joined, key_of
from service.extract.place.words import (
    ABBREVIATIONS,
    DIRECTIONS,
    FORE,
    GUARDS,
    INSIDE,
    KINDS,
    PARTS_OF_TOWNS,
    RURAL,
    SETTLEMENTS,
    SPOTS,
    URBAN,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_OWNED = (SPOTS | URBAN) - RURAL - SETTLEMENTS - PARTS_OF_TOWNS
"""What a nation may have abroad: "the Turkish Solmek base"."""
_BEFORE_TOWNS = FORE | KINDS


def country_around(  # noqa: PLR0911 - one return per source of the country
    words: Words, sentence: Sentence, first: int, last: int, context: Context
) -> str | None:
    """Return the country of a place that the gazetteer lacks, by what stands around it."""
    key = key_of(words, first, last)
    sea = is_sea(words, first, last)
    homes = () if sea else gazetteer().cities.get(key)
    region = None if sea else gazetteer().regions.get(key) or _capitals_country(key, homes)
    chained = chained_country(words, sentence, last, context) or _nation_of(
        words, sentence, first, last
    )
    within = None if sea else _country_within(words, first, last, context)
    if chained or region or within:
        return chained or region or within
    if first > sentence.first and joined(words, first):
        # "Kenya's Kakuma refugee camp"
        owner = owner_before(words, sentence, first)
        if owner:
            return context.country_of(key_of(words, first - owner, first))
    section = context.dateline_of(sentence)
    if section is not None and fold(section.text) == key:
        return section.country
    found = countries_of(words, sentence, context)
    inside = {one.location.country for one in found if _tells_where(words, sentence, one)}
    acting = {one.location.country for one in found if _of_guards(words, sentence, one)}
    for told in (inside, acting):
        if len(told) == 1:
            return next(iter(told))
    around = context.nearest(sentence) if context.far_behind(sentence) else None
    if around and all(one.how == "nation" for one in found):
        return around  # "fighters overran Mambasa", at the end of a report from elsewhere
    if homes and homes[0].population >= LARGE and len({one.country for one in homes}) == 1:
        return homes[0].country  # "Israel bombed Homs": not the attacker's
    written = section.country if section is not None else None
    own = context.sections > 1  # each report of a round-up is of its own place
    if written and (own or context.counts.get(written, 0) > DATELINE or context.main == written):
        return written
    named = {one.location.country for one in found if one.how == "name"}
    if len(named) == 1:
        return next(iter(named))
    if homes and len({one.country for one in homes}) == 1:
        return homes[0].country  # "a Norlander was stabbed in Harlow"
    here = {code for code, _weight in context.named(words, sentence)}
    return context.nearest(sentence) or (next(iter(here)) if len(here) == 1 else None)


def _capitals_country(key: str, homes: Sequence[City]) -> str | None:
    """Return the country of a capital that no town abroad bears the name of, save tiny ones.

    Hamilton and Victoria are capitals of islands, and larger towns of other countries.
    """
    code = gazetteer().capitals.get(key)
    here = max((one.population for one in homes if one.country == code), default=0)
    abroad = max((one.population for one in homes if one.country != code), default=0)
    return code if here >= FAR_ABOVE * abroad else None


def _tells_where(words: Words, sentence: Sentence, one: Named) -> bool:
    """Tell "in Spain", "in southern Catalonia"."""
    if fold(one.location.text) in gazetteer().regions:
        return preposition(words, sentence, one.first) in INSIDE
    return one.how == "in"


def _of_guards(words: Words, sentence: Sentence, one: Named) -> bool:
    """Tell "Greek coastguards", "Latvian police": those who act in their own country."""
    behind = words.lower[one.last] if one.last < sentence.last else ""
    return one.how == "nation" and behind in GUARDS


def _country_within(words: Words, first: int, last: int, context: Context) -> str | None:
    """Return the country that a name tells of: "the New South Wales coast" is not of Wales."""
    regions = gazetteer().regions
    for at in range(first, last):
        for end in range(last, at, -1):
            key = key_of(words, at, end)
            code = context.country_of(key)
            if code is None and end - at > 1:
                code = regions.get(key)
            if code is not None:
                return code
    return None


def chained_country(words: Words, sentence: Sentence, last: int, context: Context) -> str | None:
    """Return the country of what stands behind a comma: "Cedar Falls, Iowa", "Hubei Province"."""
    if last < sentence.last and words.lower[last] == "in":
        last += 1  # "Palma in Mozambique"
        while last < sentence.last and words.lower[last] in DIRECTIONS:
            last += 1
        if last == sentence.last:
            return None
    elif last >= sentence.last or not is_large(words, last):
        while last < sentence.last and words.lower[last] in FORE and "," in words.gap(last):
            last += 1
        if last >= sentence.last or not is_large(words, last):
            return None
    elif "," not in words.gap(last):
        return None
    names = gazetteer()
    for length in range(min(5, sentence.last - last), 0, -1):
        key = key_of(words, last, last + length)
        if code := context.country_of(key) or names.regions.get(key):
            return code
    return ABBREVIATIONS.get(words.lower[last])


def _nation_of(words: Words, sentence: Sentence, first: int, last: int) -> str | None:
    """Return the country of a name by the nation before it, but not by the owner's of a spot."""
    owned = words.lower[last - 1] in _OWNED and words.lower[first - 1] in NATIONALITIES
    return None if owned and first > sentence.first else nation_before(words, sentence, first)


def nation_before(words: Words, sentence: Sentence, at: int) -> str | None:
    """Return the country of "the northern Syrian town of", "the Polish" before a name."""
    lower = words.lower
    before = at - 1
    if before < sentence.first or not joined(words, at):
        return None
    if nation := NATIONALITIES.get(lower[before]):
        return nation
    if before > sentence.first and lower[before] == "of":
        before -= 1
    if lower[before] not in KINDS:
        return None
    least = max(sentence.first, at - MOST_WORDS - 3)
    while before > least and lower[before] in _BEFORE_TOWNS and joined(words, before):
        before -= 1
    return NATIONALITIES.get(lower[before])
