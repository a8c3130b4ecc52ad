"""The persons whom a stretch of words names or describes."""

from collections.abc import Iterator
from typing import NamedTuple

from service.classify.lexicon import ARTICLES, word_set
from service.classify.text import Words
from service.extract.dateline import sentence_starts
from service.extract.described import how_many
from service.extract.numbers import number_of
from service.extract.people import PEOPLE, PERSONS, RANKS, TITLES
from service.extract.place.words import BODIES, KINDS, NOT_PLACES
from service.extract.who.grammar import ANY_VERB, SAYING
from service.extract.who.phrase import EDGES, STOPS, belongs, phrase
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_NO_PERSONS = BODIES | KINDS | word_set("service directorate office bureau code act")
_NO_NAMES = TITLES | RANKS | NATIONALITIES.keys() | NOT_PLACES | KINDS | BODIES
"""Words of which no person's name is made; nor of those of countries."""
_ALSO_ADJECTIVES = word_set("private general major corporal national principal marine")
"""Nouns for persons that as often describe the noun behind them."""
_LOOSE = frozenset(["dead", "more", "bodies"])
"""Words for people that as often are none: "shot dead", "no more trouble"."""
KNOWN = 300
"""Words before a surname among which the full name is looked for."""
REACH = 6
"""Words before a noun among which its article or number is looked for."""


class Persons(NamedTuple):
    """Words that name or describe persons, and how many these are; 0 for several."""

    first: int
    last: int
    number: int


def persons(words: Words, start: int, end: int, *, speakers: bool = False) -> Iterator[Persons]:
    """Yield the persons of a stretch of words, but for those who speak, unless told to."""
    at = start
    while at < end:
        found = named(words, at, end) or _described(words, at, start, end)
        if found is None:
            at += 1
            continue
        first, last, count = found
        name = named(words, last, end)
        if name is not None and count == name.number:
            last = name.last  # "the owner of the mill, Ann Reed"
        at = last
        around = words.lower[max(start, first - 1) : first] + words.lower[last : last + 1]
        if speakers or SAYING.isdisjoint(around):
            yield Persons(first, last, count)


def named(words: Words, at: int, end: int) -> Persons | None:
    """Read one name, or two joined by "and"."""
    if at >= end:
        return None
    if at + 1 >= end or not is_person(words, at):
        return Persons(at, at + 1, 1) if _surname(words, at) else None
    last = _name_end(words, at, end)
    if words.lower[at - 1] == "the" or not _NO_PERSONS.isdisjoint(words.lower[at:last]):
        return None  # "the Leeds Crown Court"
    following = last
    while following < end and (words.lower[following].isdigit() or words.lower[following] == "and"):
        following += 1
    if words.lower[following - 1] == "and" and is_person(words, following):
        return Persons(at, _name_end(words, following, end), 2)
    return Persons(at, last, 1)


def _surname(words: Words, at: int) -> bool:
    """Tell "Reed" where "Ann Reed" was told not long before."""
    if at >= len(words.lower) or not words.large[at]:
        return False
    floor = max(0, at - KNOWN)
    if words.lower[at] not in words.lower[floor + 1 : at]:
        return False
    before = (one for one in range(at - 1, floor, -1) if words.lower[one] == words.lower[at])
    return any(is_person(words, one - 1) for one in before)


def _name_end(words: Words, at: int, end: int) -> int:
    last = at + 2
    while (
        last < end and (gap := words.gap(last)) in {" ", "-"} and (gap == "-" or words.large[last])
    ):
        last += 1
    return last


def _described(words: Words, at: int, start: int, end: int) -> Persons | None:
    """Read a phrase whose noun is for persons: "a beekeeper of 67", "two relatives"."""
    word = words.lower[at]
    several = word in PEOPLE - _LOOSE or word.endswith("men") or word[:-1] in PERSONS
    if not several and (word not in PERSONS or _describes(words, at, end)):
        return None
    if words.owning(at):
        return None  # "the president's brother"
    first = _counted_from(words, at, start)
    if first is None:
        if not several:
            return None
        first = _bare_from(words, at, start)
    last = _of_whom(words, at + 1, end)
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return Persons(first, last, how_many(text) or (0 if several else 1))


def _counted_from(words: Words, at: int, start: int) -> int | None:
    """Return where the article or number of a noun stands, if it has one."""
    for first in _back(words, at, start):
        if words.lower[first] in ARTICLES or number_of(words.lower[first]) is not None:
            aged = first > start and words.lower[first - 1] in ARTICLES  # "a 44-year-old driver"
            return first - aged
    return None


def _bare_from(words: Words, at: int, start: int) -> int:
    """Return where "Malian traders" begins, if nothing but the phrase stands before."""
    first = min(_back(words, at, start), default=at)
    return at if first > start and words.lower[first - 1] not in STOPS else first


def _back(words: Words, at: int, start: int) -> Iterator[int]:
    """Yield the words of a noun's phrase before it, the nearest first."""
    floor = max(start, at - REACH)
    while at > floor and belongs(words, at):
        at -= 1
        yield at


def _of_whom(words: Words, at: int, end: int) -> int:
    """Return where "of 67", "of the mill" ends behind a noun, or the noun itself."""
    if at + 1 >= end or words.lower[at] != "of":
        return at
    if number_of(words.lower[at + 1]) is not None:
        return at + 2
    of = phrase(words, at + 1, end)
    return of[1] if of is not None else at


def _describes(words: Words, at: int, end: int) -> bool:
    """Tell "a private clinic" from "a private was held", "a Malian national living in"."""
    if words.lower[at] not in _ALSO_ADJECTIVES or at + 1 >= end:
        return False
    following = words.lower[at + 1]
    of_nation = words.lower[at] == "national" and words.lower[at - 1] in NATIONALITIES
    verb = following in ANY_VERB or following.endswith(("ed", "ing") if of_nation else "ed")
    return words.gap(at + 1) == " " and following not in STOPS | SAYING and not verb


def is_person(words: Words, at: int) -> bool:
    """Tell a given name and a surname: two large words that are no place and no title."""
    pair = words.lower[at : at + 2]
    large = len(pair) == 2 and all(
        words.large[n] and not words.text[words.starts[n] : words.ends[n]].isupper()
        for n in (at, at + 1)
    )
    if not large or words.text[words.ends[at] : words.starts[at + 1]] != " ":
        return False
    names = gazetteer()
    known = not _NO_NAMES.isdisjoint(pair) or not names.countries.keys().isdisjoint(pair)
    if known or (pair[0] in EDGES and at in sentence_starts(words)):
        return False
    name = fold(" ".join(pair))
    return not (names.cities.get(name) or names.regions.get(name) or name in names.countries)
