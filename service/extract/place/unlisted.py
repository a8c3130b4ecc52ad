"""Names of places that the gazetteer lacks."""

from schemas.event import Location
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.place.borrowed import is_sea
from service.extract.place.context import FAR_ABOVE, LARGE, MOST_WORDS, Context, located
from service.extract.place.home import chained_country, country_around
from service.extract.place.lead import of_kin
from service.extract.place.mention import Mention
from service.extract.place.names import (
    aged,
    in_longer_name,
    name_start,
    names_another,
    of_name,
    opens_with_nation,
    with_kind,
)
from service.extract.place.spelling import is_large, joined, key_of, shouting, text_of
from service.extract.place.towns import LOOSE
from service.extract.place.words import (
    AREAS,
    BODIES,
    DIRECTIONS,
    KINDS,
    NOT_PLACES,
    ROADS,
    SPOTS,
    TIMES,
    TITLES,
    URBAN,
)
from service.gazetteer import gazetteer

_KINDS_OF_SPOTS = KINDS | URBAN | SPOTS | BODIES | AREAS | DIRECTIONS
_NO_NAMES = NOT_PLACES | BODIES
_FRONT = frozenset(["front", "side", "back"])
"""Words before a spot that are no part of a name where all is written large."""
_NO_TOWNS = NOT_PLACES | TITLES | _FRONT


def unlisted(
    words: Words, sentence: Sentence, at: int, context: Context, lead: str
) -> Mention | None:
    """Read capitalised words behind "in", "near", ... as a place that the gazetteer lacks."""
    last = at
    while last < sentence.last and last - at < MOST_WORDS and of_name(words, sentence, at, last):
        if last > at and not joined(words, last):
            break
        if words.lower[last] in _NO_NAMES and not is_sea(words, last - 1, last + 1):
            if words.lower[last : last + 2] == ["government", "area"]:
                last = min(sentence.last, last + 2)
            elif last > at and words.lower[last] not in TIMES:
                return None  # "Crown Court", "Second Army"
            break
        last += 1
    # "a Kurdish-majority district"
    goes_on = last < sentence.last and words.gap(last) == "-"
    if last == at or goes_on or aged(words, sentence, last):
        return None
    bare = key_of(words, at, last)
    last = with_kind(words, sentence, at, last)
    if bare != key_of(words, at, last) and names_another(words, sentence, last):
        return None  # "the Flemish town of Aalst"
    key = key_of(words, at, last)
    acronym = len(bare) <= 4 and last == at + 1 and text_of(words, at, last).isupper()
    if len(bare) < 3 or acronym or opens_with_nation(words, at, last):
        return None
    region = gazetteer().regions.get(bare) or context.country_of(bare)
    kind = key != bare or words.lower[last - 1] in KINDS or is_sea(words, at, last)
    if lead in LOOSE and not kind and not region:
        return None
    if region and key != bare and words.lower[last - 1] in {"town", "village", "city", "suburb"}:
        # "the Arkansas town": which one is told elsewhere.
        last, score = at + len(bare.split()), 0.9
    else:
        score = 2.0 if region else 3.0
    country = country_around(words, sentence, at, last, context)
    location = Location(text=text_of(words, at, last), country=country)
    homes = [one for one in gazetteer().cities.get(key) if one.country == country]
    if len(homes) == 1 and key == bare and not region and context.speaks_of(country):
        location = located(location.text, homes[0])
    return Mention(at, last, location, score)


def kinded(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read "the Kakuma refugee camp", "Sukhpura village" where no "in" leads to it."""
    if at == sentence.first or (at > sentence.first and is_large(words, at - 1)):
        return None
    last = at
    while last < sentence.last and last - at < MOST_WORDS and is_large(words, last):
        if words.lower[last] in _NO_NAMES or (last > at and not joined(words, last)):
            return None
        last += 1
    reach = with_kind(words, sentence, at, last)
    if words.lower[reach - 1] not in SPOTS or reach == at + 1:
        return None
    location = Location(
        text=text_of(words, at, reach),
        country=country_around(words, sentence, at, reach, context),
    )
    return Mention(at, reach, location, 1.5)


def marked_name(  # noqa: PLR0911 - one return per reason against it
    words: Words, sentence: Sentence, marked: Span, context: Context
) -> Mention | None:
    """Read the words that the encoder takes for the place, where no rule has found it."""
    first, last = marked
    last = min(last, sentence.last)
    if first > sentence.first and key_of(words, first - 1, last) in gazetteer().countries:
        return None  # "States"
    first = name_start(words, first, last)
    cased = context.cased and not shouting(words, sentence)
    if cased and not any(is_large(words, at) for at in range(first, last)):
        return None
    while first < last and cased and not is_large(words, first):
        first += 1
    if first >= last or last - first > MOST_WORDS + 2:
        return None
    first = _from_one_to_another(words, sentence, first, last)
    text = text_of(words, first, last)
    kinds = _KINDS_OF_SPOTS.issuperset(words.lower[first:last])  # "THE EASTERN DISTRICTS"
    if len(text) < 3 or words.lower[first] in _NO_TOWNS or kinds:
        return None
    if opens_with_nation(words, first, last) or of_kin(words, sentence, first, last):
        return None
    if cased and (in_longer_name(words, sentence, first, last) or aged(words, sentence, last)):
        return None
    for start in range(first, last):
        for end in range(last, start, -1):
            key = key_of(words, start, end)
            if context.country_of(key):
                return None
            cities = gazetteer().cities.get(key)
            told = chained_country(words, sentence, last, context)
            cities = tuple(one for one in cities if told in {one.country, None})
            if cities and (start, end) == (first, last):
                city = context.likeliest(cities, words, sentence)
                others = (one.population for one in cities if one.country != city.country)
                support = (
                    context.main in {city.country, None}
                    or context.counts.get(city.country, 0) > 0
                    or city.population >= max(LARGE, FAR_ABOVE * max(others, default=0))
                )
                if support:
                    return Mention(first, last, located(text, city), 2.0)
    country = country_around(words, sentence, first, last, context)
    return Mention(first, last, Location(text=text, country=country), 1.0)


def _from_one_to_another(words: Words, sentence: Sentence, first: int, last: int) -> int:
    """Return where "the road from Oran to Relizane", "between Oran and Relizane" begins.

    The two towns alone would read like a place of that name.
    """
    lower = words.lower
    lead = lower[first - 1] if first > sentence.first else ""
    if lead == "between" and "and" in lower[first:last]:
        return first - 1
    way = first - 2
    ahead = lead == "from" and way >= sentence.first and lower[way] in ROADS
    return way if ahead and "to" in lower[first:last] else first
