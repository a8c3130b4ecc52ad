"""The places that a sentence names, as an event of a category takes them."""

from collections.abc import Sequence

from schemas.event import Location
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline
from service.extract.once import once
from service.extract.place.context import MOST_WORDS, Context, located
from service.extract.place.countries import heads_country
from service.extract.place.lead import of_kin, of_office, of_portfolio, preposition
from service.extract.place.mention import INSIDE_SCORE, Mention
from service.extract.place.names import with_kind
from service.extract.place.spelling import is_large, key_of, shouting, text_of
from service.extract.place.towns import capital_city, city_state, is_city, town_at
from service.extract.place.unlisted import kinded, unlisted
from service.extract.place.words import (
    FORE,
    INSIDE,
    LANDMARKS,
    NOT_PLACES,
    OCEANS,
    SEAS,
    TITLES,
    TOWARDS,
)
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES

TO_HOST = frozenset({"state_visit"})
"""Categories whose event happens where somebody goes to."""
DEEDS = frozenset({"security_incident", "disaster", "protest"})
"""Categories whose sentences name the place beside the deed."""


def named_inside(
    words: Words, sentence: Sentence, context: Context, category: str, spans: Sequence[Span]
) -> Location | None:
    """Return the one town that the first of these spans that names just one names as the place.

    "They died in hospital in Maiduguri", "officials in Abuja said" name none for a deed.
    """
    mentions = mentions_of(words, sentence, context, category)
    for first, last in spans:
        found = [
            one.location
            for one in mentions
            if first <= one.first < last
            and one.score >= INSIDE_SCORE
            and not (category in DEEDS and of_office(words, sentence, one.first))
        ]
        towns = [one for one in found if one.latitude is not None]
        if len(towns) == 1 == len(found):
            return towns[0]
    return None


def mentions_of(
    words: Words, sentence: Sentence, context: Context, category: str
) -> Sequence[Mention]:
    """Return the places that a sentence names, as an event of a category takes them."""
    key = ("mentions", sentence, category)
    return once(context.known, key, lambda: _read_mentions(words, sentence, context, category))


def _read_mentions(
    words: Words, sentence: Sentence, context: Context, category: str
) -> list[Mention]:
    found: list[Mention] = []
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        if context.cased and not words.large[at] and words.lower[at] != "capital":
            at += 1
            continue
        mention = mention_at(words, sentence, at, context, category)
        if mention is None:
            at = _behind_country(words, sentence, at, context)
            continue
        if not of_kin(words, sentence, mention.first, mention.last):
            found.append(mention)
        at = mention.last
    return found


def _behind_country(words: Words, sentence: Sentence, at: int, context: Context) -> int:
    """Return the next word to read: "South Korea" is no Korea, "South African" no African."""
    if heads_country(words, at, context):
        for last in range(min(sentence.last, at + 5), at + 1, -1):
            key = key_of(words, at, last)
            if key in gazetteer().countries or key in NATIONALITIES:
                return last if not is_city(words, sentence, last) else at + 1
    return at + 1


def mention_at(  # noqa: PLR0911 - one return per reading
    words: Words, sentence: Sentence, at: int, context: Context, category: str
) -> Mention | None:
    """Return the place that begins with a word, if any."""
    lower = words.lower
    if context.cased and not is_large(words, at):
        return capital_city(words, sentence, at, context)
    if lower[at] in NOT_PLACES or lower[at] in TITLES:
        return None
    if lower[at] in NATIONALITIES and not _names_more(words, sentence, at):
        return None
    hosted = category in TO_HOST
    lead = preposition(words, sentence, at)
    inside = lead in INSIDE or (hosted and lead in TOWARDS)
    far = lead == "from" or (lead in TOWARDS and not hosted)
    if far or (lead == "for" and of_portfolio(words, sentence, at)):
        return None
    cased = context.cased and not shouting(words, sentence)
    landmark = LANDMARKS.get(lower[at]) or LANDMARKS.get(key_of(words, at, at + 2))
    if landmark and inside and (cities := gazetteer().cities.get(landmark)):
        end = with_kind(words, sentence, at, at + (1 if lower[at] in LANDMARKS else 2))
        return Mention(at, end, located(text_of(words, at, end), cities[0]), INSIDE_SCORE)
    for length in range(min(MOST_WORDS, sentence.last - at), 0, -1):
        last = at + length
        key = key_of(words, at, last)
        if key in gazetteer().countries and not is_city(words, sentence, last):
            there = lead in {"in", "at"} or (hosted and lead in TOWARDS)
            return city_state(words, sentence, at, last) if there else None
        if length == 1 and (key in NOT_PLACES or (key in FORE and not cased)):
            return None  # "IN CENTRAL PARK"
        cities = () if key in OCEANS else gazetteer().cities.get(key)
        if not cities or len(key) < 3 or (context.cased and not is_large(words, last - 1)):
            continue
        mention = town_at(
            words, sentence, at, last, cities, context, inside, lead == "of", category
        )
        if mention is not None:
            return mention
    if not cased:
        return None
    if inside:
        return unlisted(words, sentence, at, context, lead)
    return kinded(words, sentence, at, context)


def _names_more(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a nation in the name of a town or a sea: "Indian Ocean"."""
    behind = at + 1 < sentence.last
    return behind and (
        bool(gazetteer().cities.get(key_of(words, at, at + 2))) or words.lower[at + 1] in SEAS
    )
