"""Whom a pronoun or a short form stands for: "he", "the two", "both men", "the suspects"."""

from collections.abc import Iterator

from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.dateline import sentence_starts
from service.extract.described import how_many
from service.extract.numbers import number_of
from service.extract.people import PEOPLE, PERSONS, TITLES
from service.extract.place.words import BODIES, KINDS, NOT_PLACES
from service.extract.who.roles import EDGES, STOPS, VERBS, phrase
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

PRONOUNS = {"he": 1, "she": 1, "him": 1, "her": 1, "they": 0, "them": 0}
"""Pronouns with how many they stand for; 0 for several."""
_DEFINITE = frozenset(["the", "both", "all", "these", "those"])
_PAIRS = {"both": 2, "pair": 2, "duo": 2, "trio": 3}
ONE = word_set("man woman boy girl suspect accused defendant")
_SEVERAL = word_set("men women boys girls suspects defendants accused detainees others")
SAYING = word_set("said says told tells added adds")
SAY = SAYING | {"say"}
_ARTICLES = frozenset(["a", "an", "the"])
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_NO_PERSONS = BODIES | KINDS | word_set("service directorate office bureau code act")
_NO_NAMES = TITLES | NATIONALITIES.keys() | NOT_PLACES | KINDS | BODIES
"""Words of which no person's name is made; nor of those of countries."""
_ALSO_ADJECTIVES = word_set("private general major corporal national principal marine")
"""Nouns for persons that as often describe the noun behind them."""
_ANY_VERB = frozenset[str]().union(*VERBS.values())
_LOOSE = frozenset(["dead", "more", "bodies"])
"""Words for people that as often are none: "shot dead", "no more trouble"."""
BACK = 5
"""Sentences before one in which is looked for whom it means."""
KNOWN = 300
"""Words before a surname among which the full name is looked for."""
REACH = 6
"""Words before a noun among which its article or number is looked for."""

Found = tuple[Words, int, int]


def stands_for(lower: list[str]) -> int | None:
    """Return how many a short form stands for, 0 for several; None for what tells who it is."""
    if len(lower) == 1 and (alone := uncontracted(lower[0])) in PRONOUNS:
        return PRONOUNS[alone]
    if not lower or lower[0] not in _DEFINITE:
        return None
    count: int | None = None
    for word in lower:
        number = _PAIRS.get(word) or number_of(word)
        if number is not None:
            count = number
        elif word in ONE or word in _SEVERAL:
            count = count or (0 if word in _SEVERAL else 1)
        elif word not in _DEFINITE:
            return None
    return count


def uncontracted(word: str) -> str:
    """Return "he" for "he'll"."""
    return word.partition("'")[0]


def antecedent(
    page: Page, sentence: Sentence, at: int, number: int, barred: frozenset[str]
) -> Found | None:
    """Return the nearest persons told before a word of a sentence, so many as it stands for.

    Who bears a word of `barred` is none of them.
    """
    if sentence.field == "title":
        return None
    words = page.body
    before = words.sentences_before(at, BACK)
    starts = sentence_starts(words)
    short: Found | None = None
    for one in reversed(before):
        for first, last, count in _persons(words, one.first, min(at, one.last), starts):
            title = first - 1
            while title > one.first and _large(words, title):
                title -= 1
            fits = count == number or (number == 0 and count != 1)
            if not fits or not barred.isdisjoint(words.lower[max(one.first, title) : last]):
                continue
            if stands_for(words.lower[first:last]) is None:
                return words, first, last
            short = short or (words, first, last)
            number = count  # "The two were held. They ...": those who are looked for are two
    return short


def _persons(
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
    before = at
    while before > 0 and before not in starts and _large(words, before - 1):
        before -= 1
    article = before > 0 and before not in starts and words.lower[before - 1] == "the"
    if article or not _NO_PERSONS.isdisjoint(words.lower[at:last]):
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


def _large(words: Words, at: int) -> bool:
    gap = words.text[words.ends[at] : words.starts[at + 1]]
    return gap == " " and words.large[at]


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
    verb = following in _ANY_VERB or following.endswith(("ed", "ing") if of_nation else "ed")
    return words.gap(at + 1) == " " and following not in STOPS | SAYING and not verb


def belongs(words: Words, at: int) -> bool:
    """Tell whether the word before belongs to the same phrase."""
    before = words.lower[at - 1]
    return words.gap(at) in {" ", "-"} and (before not in STOPS and before not in _POSSESSIVES)


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
