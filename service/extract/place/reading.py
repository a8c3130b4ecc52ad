"""The places that a sentence names, as an event of a category takes them."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.event import Location
from service.extract.anchor import Span
from service.extract.once import once
from service.extract.place.capitals import capital_city, city_state, landmark
from service.extract.place.categories import DEEDS, IN_COURT, TO_HOST
from service.extract.place.context import Context
from service.extract.place.lead import Lead, lead_of, of_office, of_others, of_portfolio
from service.extract.place.locations import OWNED_SCORE, Mention
from service.extract.place.names import names_another
from service.extract.place.said import Said
from service.extract.place.towns import Name, calls_itself, town_at
from service.extract.place.unlisted import kinded, unlisted
from service.extract.place.words import (
    FORE,
    MOST_WORDS,
    NOT_PLACES,
    OCEANS,
    PARTS,
    SEAS,
    TITLES,
    TOWARDS,
)
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES


def town_inside(
    said: Said, context: Context, category: str, spans: Sequence[Span]
) -> Location | None:
    """Return the one town that the first of these spans that names just one names as the place.

    "They died in hospital in Maiduguri", "officials in Abuja said" name none for a deed.
    """
    inside = [one for one in mentions_of(said, context, category) if one.inside]
    if category in DEEDS:
        inside = [one for one in inside if not of_office(said, one.first)]
    for first, last in spans:
        found = [one for one in inside if first <= one.first < last]
        towns = [one.location for one in found if one.town]
        if len(towns) == 1 == len(found):
            return towns[0]
    return None


def mentions_of(said: Said, context: Context, category: str) -> Sequence[Mention]:
    """Return the places that a sentence names, as an event of a category takes them."""
    # Most categories read a sentence alike.
    key = ("mentions", said.sentence, category in TO_HOST, category in IN_COURT)
    return once(context.known, key, lambda: _read_mentions(said, context, category))


def _read_mentions(said: Said, context: Context, category: str) -> list[Mention]:
    found: list[Mention] = []
    at = said.start
    while at < said.last:
        if context.cased and not said.large(at) and said.word(at) != "capital":
            at += 1
            continue
        mention = mention_at(said, at, context, category)
        if mention is None:
            at = _behind_country(said, at, context)
            continue
        if not of_others(said, mention.first, mention.last):
            found.append(mention)
        at = mention.last
    return found


def _behind_country(said: Said, at: int, context: Context) -> int:
    """Return the next word to read: "South Korea" is no Korea, "South African" no African."""
    for last in context.country_ends(said, at):
        key = said.key(at, last)
        if key in gazetteer().countries or key in NATIONALITIES:
            return last if said.word(last) != "city" else at + 1
    return at + 1


def mention_at(said: Said, at: int, context: Context, category: str) -> Mention | None:
    """Return the place whose name begins with a word, if one does."""
    if context.cased and not said.large(at):
        return capital_city(said, at, context)
    word = said.word(at)
    nation = word in NATIONALITIES and not _names_more(said, at)
    lead = lead_of(said, at)
    named = said.owner(at + 1) or (lead.inside and _names_town(said, at))
    titled = word in TITLES and not (named or names_another(said, at - 1))
    if nation or word in NOT_PLACES or titled:
        return None
    hosting = lead.word in TOWARDS and category in TO_HOST
    away = lead.word in TOWARDS | {"from"} and not hosting
    if away or of_portfolio(said, lead):
        return None
    lead = lead._replace(inside=hosting or lead.inside)
    known = landmark(said, at) if lead.inside else None
    return known or _called(said, at, lead, context, category)


def _names_more(said: Said, at: int) -> bool:
    """Tell a nation in the name of a town or a sea: "Indian Ocean"."""
    return said.word(at + 1) in SEAS or _names_town(said, at)


def _names_town(said: Said, at: int) -> bool:
    """Tell two words that are a town's name: "Sheikh Zuweid"."""
    return at + 1 < said.last and bool(gazetteer().cities.get(said.key(at, at + 2)))


def _called(said: Said, at: int, lead: Lead, context: Context, category: str) -> Mention | None:
    """Return the place of the longest name that begins with a word, listed or else not."""
    cased = context.capitals_tell(said)
    for last in range(min(said.last, at + MOST_WORDS), at, -1):
        if context.cased and not said.large(last - 1):
            continue
        key = said.key(at, last)
        if key in gazetteer().countries and said.word(last) != "city":  # not "Kuwait City"
            return city_state(said, at, last) if lead.word in TOWARDS | {"in", "at"} else None
        if key in FORE and not cased:
            return None  # "IN CENTRAL PARK"
        cities = gazetteer().cities.get(key) if key not in OCEANS and len(key) > 2 else ()
        if gazetteer().regions.get(key):  # "Rio Grande do Sul" is no other name of Rio Grande
            cities = tuple(one for one in cities if calls_itself(one, key))
        town = town_at(Name(said, at, last, lead, context), cities, category) if cities else None
        if town is not None:
            return town
    if not cased:
        return None
    part = _part_of_town(said, at, context, category)
    if part is not None:
        return part
    mayor = said.before(at, 2) == ["mayor", "of"]
    name = unlisted(said, at, context, lead) if lead.inside or mayor else kinded(said, at, context)
    return replace(name, score=OWNED_SCORE) if mayor and name is not None else name


def _part_of_town(said: Said, at: int, context: Context, category: str) -> Mention | None:
    """Read "North Philadelphia", a part of the town; "North Carolina" is none of Carolina."""
    if said.word(at) not in PARTS or not (said.large(at + 1) and said.joined(at + 1)):
        return None
    town = mention_at(said, at + 1, context, category)
    if town is None or not town.town or said.key(at, town.last) in gazetteer().regions:
        return None
    location = town.location.model_copy(update={"text": said.text(at, town.last)})
    return Mention(at, town.last, location, town.score)
