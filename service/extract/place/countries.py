"""The countries that a sentence names, and their parts."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.event import Location
from service.extract.anchor import Span
from service.extract.once import once
from service.extract.place.context import Context
from service.extract.place.lead import lead_of
from service.extract.place.locations import country_called
from service.extract.place.names import in_longer_name, names_other
from service.extract.place.said import Said
from service.extract.place.words import AREAS, COMPASS, DIRECTIONS, INSIDE, OFFICES, TOWARDS
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_LEADS = INSIDE | TOWARDS | {"from", "of"}
"""Words before a capital that is no government there."""
_WEIGHTS = {"in": 3.0, "acts": 1.5, "name": 1.0, "capital": 0.5, "to": 0.5, "nation": 0.0}
_HOST = 3.0
"""Added to the weight of a country that somebody goes to, for a visit."""
_SURE = 2.0
"""Weight from which the first of several countries is meant."""


class Named(NamedTuple):
    """A country that a sentence names."""

    first: int
    last: int
    how: str
    """By what, as countries_of() tells it."""
    location: Location


def countries_of(said: Said, context: Context) -> Sequence[Named]:
    """Return the countries that a sentence names: where, how, and which.

    How: "in" behind a preposition, "to" where somebody goes, "name", "nation" for a nationality or
    a region, "capital" for a capital that stands for its government ("Moscow expels").
    """
    return once(context.known, ("countries", said.sentence), lambda: _read_countries(said, context))


def _read_countries(said: Said, context: Context) -> list[Named]:
    found: list[Named] = []
    at = said.start
    while at < said.last:
        one = _country_at(said, at, context)
        if one is not None:
            found.append(one)
        at = one.last if one is not None else at + 1
    return found


def _country_at(said: Said, at: int, context: Context) -> Named | None:
    for last in context.country_ends(said, at):
        key = said.key(at, last)
        code, how = _code_of(key, context)
        if code is None or (key == "us" and not said.large(at)):
            continue
        if how == "name" and names_other(said, at, last):
            return None
        lead = lead_of(said, at).word
        if how == "capital":
            led = lead in _LEADS and not context.country_of(key)  # not "in northern Djibouti"
            if led or in_longer_name(said, at, last):
                return None
        if how != "nation":
            how = "in" if lead in INSIDE else "to" if lead in TOWARDS else how
        return Named(at, last, how, country_called(said.text(at, last), code))
    return None


def _code_of(key: str, context: Context) -> tuple[str | None, str]:
    """Return the country that a name is of, and how it names that."""
    code = context.country_of(key)
    how = "name" if code else "nation"
    code = code or NATIONALITIES.get(key) or gazetteer().regions.get(key)
    capital = gazetteer().capitals.get(key)
    return (capital, "capital") if capital and code in {None, capital} else (code, how)


def country_inside(said: Said, context: Context, span: Span) -> str | None:
    """Return the one country in which these words say that something is; None for several."""
    found = {
        one.location.country
        for one in countries_of(said, context)
        if span[0] <= one.first < span[1] and one.how == "in"
    }
    return found.pop() if len(found) == 1 else None


def country_told(said: Said, context: Context, *, host: bool = False) -> Location | None:
    """Return the country that a sentence names; of several, the one behind a preposition.

    With host, only one that somebody goes to or is in.
    """
    found = [
        (_weight(said, one) + _HOST * (host and one.how == "to"), one.location)
        for one in countries_of(said, context)
        if not host or one.how in {"in", "to"}
    ]
    if not found:
        return None
    best = max(weight for weight, _location in found)
    top = [location for weight, location in found if weight == best]
    sure = best >= _SURE or len({one.country for one in top}) == 1
    return top[0] if sure else None


def _weight(said: Said, one: Named) -> float:
    """Weigh how a country is named: "a Saudi court jailed two US women" is of the court's."""
    acts = one.how == "nation" and said.word(one.last) in OFFICES
    return _WEIGHTS["acts" if acts else one.how]


def part_of(said: Said, named: Named, *, marked: bool = False) -> Span | None:
    """Return the words of "in northern Malawi", "the far north of Malawi", "Malawi's north".

    With marked, no "in" need lead to it: "struck northern Malawi".
    """
    owner = said.owner(named.last)
    part = _part_behind(said, named) if owner else _part_before(said, named)
    led = part is not None and (marked or lead_of(said, part[0]).inside)
    return part if led else None


def _part_behind(said: Said, named: Named) -> Span | None:
    """Read "Malawi's north", "Malawi's eastern part"; not "Malawi's central bank"."""
    last = named.last
    while said.word(last) in DIRECTIONS and not said.large(last):
        last += 1
    if last == named.last:
        return None
    if said.word(last) in AREAS:
        return named.first, last + 1
    return (named.first, last) if said.word(last - 1) in COMPASS else None


def _part_before(said: Said, named: Named) -> Span | None:
    """Read "northern and central Mali", "the far north of Malawi"; not "north of Malawi"."""
    first = named.first
    owned = said.word(first - 1) == "of"
    if owned:
        first -= 2 if said.word(first - 2) in AREAS else 1
    end = first
    while said.joined(first):
        both = first < end and said.word(first - 1) == "and"
        if said.word(first - 1 - both) not in DIRECTIONS:
            break
        first -= 1 + both
    beyond = owned and said.word(first - 1) != "the"
    return None if first == end or beyond else (first, named.last)
