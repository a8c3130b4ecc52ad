"""The countries that a sentence names, and their parts."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.event import Location
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline
from service.extract.once import once
from service.extract.place.borrowed import names_other
from service.extract.place.context import Context
from service.extract.place.lead import preposition
from service.extract.place.names import in_longer_name
from service.extract.place.spelling import is_large, joined, key_of, possessive, text_of
from service.extract.place.words import AREAS, COMPASS, DIRECTIONS, INSIDE, OFFICES, TOWARDS
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_LEADS = INSIDE | TOWARDS | frozenset(["from", "of"])
"""Words before a capital that is no government there."""
_WEIGHTS = {"in": 3.0, "acts": 1.5, "name": 1.0, "capital": 0.5, "to": 0.5, "nation": 0.0}


class Named(NamedTuple):
    """A country that a sentence names."""

    first: int
    last: int
    how: str
    """By what, as countries_of() tells it."""
    location: Location


def country_inside(
    words: Words, sentence: Sentence, context: Context, first: int, last: int
) -> str | None:
    """Return the one country in which words[first:last] say that something is; None for several."""
    found = {
        one.location.country
        for one in countries_of(words, sentence, context)
        if first <= one.first < last and one.how == "in"
    }
    return found.pop() if len(found) == 1 else None


def only_country(code: str | None) -> Location | None:
    """Return a country as a place, by its code."""
    if code is None:
        return None
    name = gazetteer().names.get(code)
    return Location(text=name or code, name=name, country=code)


def countries_of(words: Words, sentence: Sentence, context: Context) -> Sequence[Named]:
    """Return the countries that a sentence names: where, how, and which.

    How: "in" behind a preposition, "to" where somebody goes, "name", "nation" for a nationality or
    a region, "capital" for a capital that stands for its government ("Moscow expels").
    """
    key = ("countries", sentence)
    return once(context.known, key, lambda: _read_countries(words, sentence, context))


def _read_countries(words: Words, sentence: Sentence, context: Context) -> list[Named]:
    found: list[Named] = []
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        one = (
            _country_at(words, sentence, at, context) if heads_country(words, at, context) else None
        )
        if one is not None:
            found.append(one)
        at = one.last if one is not None else at + 1
    return found


def heads_country(words: Words, at: int, context: Context) -> bool:
    """Tell whether a country's name may begin with a word: most are passed over here."""
    large = not context.cased or is_large(words, at)
    return large and key_of(words, at, at + 1).partition(" ")[0] in gazetteer().heads


def _country_at(words: Words, sentence: Sentence, at: int, context: Context) -> Named | None:
    names = gazetteer()
    for length in range(min(5, sentence.last - at), 0, -1):
        key = key_of(words, at, at + length)
        code = context.country_of(key)
        how = "name" if code else "nation"
        if code is None:
            code = NATIONALITIES.get(key) or names.regions.get(key)
        if (capital := names.capitals.get(key)) is not None and (code or capital) == capital:
            code, how = capital, "capital"
        if code is None or (key == "us" and not is_large(words, at)):
            continue
        if how == "name" and names_other(words, sentence, at, at + length):
            return None
        lead = preposition(words, sentence, at)
        elsewhere = lead in _LEADS
        country = how == "capital" and context.country_of(key)  # "in northern Djibouti"
        if how == "capital" and (
            (elsewhere and not country) or in_longer_name(words, sentence, at, at + length)
        ):
            return None
        if how in {"name", "capital"}:
            how = "in" if lead in INSIDE else "to" if lead in TOWARDS else how
        name = names.names.get(code)
        text = text_of(words, at, at + length)
        return Named(at, at + length, how, Location(text=text, name=name, country=code))
    return None


def part_of(words: Words, sentence: Sentence, named: Named, *, marked: bool = False) -> Span | None:
    """Return the words of "in northern Malawi", "the far north of Malawi", "Malawi's north".

    With marked, no "in" need lead to it: "struck northern Malawi".
    """
    lower = words.lower
    first, last = named.first, named.last
    if possessive(words, last):
        while last < sentence.last and lower[last] in DIRECTIONS and not is_large(words, last):
            last += 1
        if last == named.last:
            return None
        if lower[last - 1] not in COMPASS:
            if last == sentence.last or lower[last] not in AREAS:
                return None  # "Malawi's central bank"
            last += 1
        inside = marked or preposition(words, sentence, first) in INSIDE
        return (first, last) if inside else None
    owned = first > sentence.first and lower[first - 1] == "of"
    if owned:
        first -= 2 if first - 1 > sentence.first and lower[first - 2] in AREAS else 1
    end = first
    while first > sentence.first and joined(words, first):
        both = first < end and first - 1 > sentence.first and lower[first - 1] == "and"
        if lower[first - 1 - both] not in DIRECTIONS:
            break
        first -= 1 + both
    if first == end or not (marked or preposition(words, sentence, first) in INSIDE):
        return None
    # What is "north of Malawi" lies beyond it.
    beyond = owned and (first == sentence.first or lower[first - 1] != "the")
    return None if beyond else (first, last)


def _weight(words: Words, sentence: Sentence, one: Named) -> float:
    """Weigh how a country is named: "a Saudi court jailed two US women" is of the court's."""
    acts = one.how == "nation" and one.last < sentence.last and words.lower[one.last] in OFFICES
    return _WEIGHTS["acts" if acts else one.how]


def country_told(
    words: Words, sentence: Sentence, context: Context, *, host: bool = False
) -> Location | None:
    """Return the country that a sentence names; of several, the one behind a preposition.

    With host, only one that somebody goes to or is in.
    """
    found = [
        (_weight(words, sentence, one) + 3.0 * (host and one.how == "to"), one.location)
        for one in countries_of(words, sentence, context)
        if not host or one.how in {"in", "to"}
    ]
    if not found:
        return None
    if len({location.country for _score, location in found}) == 1:
        return max(found, key=lambda one: one[0])[1]
    best = max(score for score, _location in found)
    top = [location for score, location in found if score == best]
    return top[0] if best >= 2 or len({one.country for one in top}) == 1 else None
