"""The persons whom a stretch of words names or describes."""

from collections.abc import Iterator

from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.described import how_many
from service.extract.numbers import number_of
from service.extract.people import PEOPLE, PERSONS, TITLES
from service.extract.place.words import BODIES, KINDS, NOT_PLACES
from service.extract.who.grammar import ANY_VERB, SAYING
from service.extract.who.phrase import EDGES, STOPS, belongs, phrase
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_ARTICLES = frozenset(["a", "an", "the"])
_NO_PERSONS = BODIES | KINDS | word_set("service directorate office bureau code act")
_NO_NAMES = TITLES | NATIONALITIES.keys() | NOT_PLACES | KINDS | BODIES
"""Words of which no person's name is made; nor of those of countries."""
_ALSO_ADJECTIVES = word_set("private general major corporal national principal marine")
"""Nouns for persons that as often describe the noun behind them."""
_LOOSE = frozenset(["dead", "more", "bodies"])
"""Words for people that as often are none: "shot dead", "no more trouble"."""
KNOWN = 300
"""Words before a surname among which the full name is looked for."""
REACH = 6
"""Words before a noun among which its article or number is looked for."""


def persons(
    words: Words, start: int, end: int, starts: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the persons of a stretch of words who do not speak, with how many they are."""
    at = start
    while at < end:
        found = named(words, at, end, starts) or _described(words, at, start, end)
        if found is None:
            at += 1
            continue
        first, last, count = found
        name = named(words, last, end, starts)
        if name is not None and count == name[2]:
            last = name[1]  # "the owner of the mill, Ann Reed"
        at = last
        around = words.lower[max(start, first - 1) : first] + words.lower[last : last + 1]
        if SAYING.isdisjoint(around):
            yield first, last, count


def named(words: Words, at: int, end: int, starts: frozenset[int]) -> tuple[int, int, int] | None:
    """Read one name, or two joined by "and"."""
    if at >= end:
        return None
    if at + 1 >= end or not is_person(words, at, starts):
        return (at, at + 1, 1) if _surname(words, at, starts) else None
    last = _name_end(words, at, end)
    if words.lower[at - 1] == "the" or not _NO_PERSONS.isdisjoint(words.lower[at:last]):
        return None  # "the Leeds Crown Court"
    following = last
    while following < end and (words.lower[following].isdigit() or words.lower[following] == "and"):
        following += 1
    if words.lower[following - 1] == "and" and is_person(words, following, starts):
        return at, _name_end(words, following, end), 2
    return at, last, 1


def _surname(words: Words, at: int, starts: frozenset[int]) -> bool:
    """Tell "Reed" where "Ann Reed" was told not long before."""
    if at >= len(words.lower) or not words.large[at]:
        return False
    floor = max(0, at - KNOWN)
    if words.lower[at] not in words.lower[floor + 1 : at]:
        return False
    before = (one for one in range(at - 1, floor, -1) if words.lower[one] == words.lower[at])
    return any(is_person(words, one - 1, starts) for one in before)


def _name_end(words: Words, at: int, end: int) -> int:
    last = at + 2
    while (
        last < end and (gap := words.gap(last)) in {" ", "-"} and (gap == "-" or words.large[last])
    ):
        last += 1
    return last


def _described(words: Words, at: int, start: int, end: int) -> tuple[int, int, int] | None:
    """Read a phrase whose noun is for persons: "a beekeeper of 67", "two relatives"."""
    word = words.lower[at]
    several = word in PEOPLE - _LOOSE or word.endswith("men") or word[:-1] in PERSONS
    if not several and (word not in PERSONS or _describes(words, at, end)):
        return None
    if words.owning(at):
        return None  # "the president's brother"
    first = at
    opened = False
    while not opened and first > max(start, at - REACH) and belongs(words, first):
        first -= 1
        opened = words.lower[first] in _ARTICLES or number_of(words.lower[first]) is not None
    if opened and first > start and words.lower[first - 1] in _ARTICLES:
        first -= 1  # "a 44-year-old driver"
    if not opened and not several:
        return None
    if not opened and first > start and words.lower[first - 1] not in STOPS:
        first = at
    last = at + 1
    if last + 1 < end and words.lower[last] == "of":
        of = phrase(words, last + 1, end)
        aged = number_of("".join(words.lower[last + 1 : last + 2])) is not None
        last = last + 2 if aged else of[1] if of is not None else last
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return first, last, how_many(text) or (0 if several else 1)


def _describes(words: Words, at: int, end: int) -> bool:
    """Tell "a private clinic" from "a private was held", "a Malian national living in"."""
    if words.lower[at] not in _ALSO_ADJECTIVES or at + 1 >= end:
        return False
    following = words.lower[at + 1]
    of_nation = words.lower[at] == "national" and words.lower[at - 1] in NATIONALITIES
    verb = following in ANY_VERB or following.endswith(("ed", "ing") if of_nation else "ed")
    return words.gap(at + 1) == " " and following not in STOPS | SAYING and not verb


def is_person(words: Words, at: int, starts: frozenset[int]) -> bool:
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
    if known or (at in starts and pair[0] in EDGES):
        return False
    name = fold(" ".join(pair))
    return not (names.cities.get(name) or names.regions.get(name) or name in names.countries)
