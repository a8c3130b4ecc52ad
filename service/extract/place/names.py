"""Where the name of a place begins and ends, and which names are of something else."""

from service.classify.text import Sentence, Words
from service.extract.place.borrowed import is_sea
from service.extract.place.context import MOST_WORDS
from service.extract.place.spelling import is_large, joined, key_of, shouting
from service.extract.place.words import (
    BODIES,
    FORE,
    INSIDE,
    KINDS,
    NOT_PLACES,
    PARTICLES,
    SETTLEMENTS,
    TOWARDS,
)
from service.gazetteer.nationalities import NATIONALITIES

_OF_LATIN = frozenset(["da", "de", "do", "dos", "del", "di", "du"])
"""Words inside a name, before what may be a town's: "Mocimboa da Praia"."""
_BEFORE_NAMES = FORE | INSIDE | TOWARDS
_ENDS = (
    INSIDE | TOWARDS | frozenset(["and", "or", "who", "was", "were", "by", "from", "of", "that"])
)
"""Words that end a place's name."""


def opens_with_nation(words: Words, first: int, last: int) -> bool:
    """Tell "South African" before a mall, "Chinese" before an embassy; not "Indian Ocean"."""
    if is_sea(words, first, last):
        return False
    keys = (key_of(words, first, end) for end in range(first + 1, min(last, first + 2) + 1))
    return any(key in NATIONALITIES for key in keys)


def of_name(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell whether a word goes on with a name: a large one, "de" of "Champ de Mars", "Bay of"."""
    if is_large(words, last):
        return True
    if last == at or not (words.lower[last] in PARTICLES or is_sea(words, last - 1, last + 1)):
        return False
    behind = last + 1
    if words.lower[behind : behind + 1] == ["la"]:
        behind += 1
    return behind < sentence.last and is_large(words, behind) and joined(words, behind)


def aged(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell a person, whose age stands behind the name: "fired at Ann Reed, 27"."""
    return (
        last < sentence.last
        and words.lower[last].isdigit()
        and len(words.lower[last]) == 2
        and words.gap(last) == ", "
        and (last + 1 == sentence.last or words.gap(last + 1) != " ")  # not "Tamba, 60 km east"
    )


def names_another(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell whether "of" and a name follow a kind of settlement."""
    return (
        last + 1 < sentence.last
        and words.lower[last - 1] in SETTLEMENTS
        and words.lower[last] == "of"
        and is_large(words, last + 1)
    )


def name_start(words: Words, first: int, last: int) -> int:
    """Return where a name begins behind "in the northern"; "South African" begins with "South"."""
    while first < last and words.lower[first] in _BEFORE_NAMES:
        if opens_with_nation(words, first, last):
            break
        first += 1
    return first


def in_longer_name(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether more capitalised words make another name of it: "Paris Hilton"."""
    if words.field == "title" or shouting(words, sentence):
        return False
    if last < sentence.last and joined(words, last) and is_large(words, last):
        behind = words.lower[last]
        if behind not in KINDS and behind not in NATIONALITIES:
            return True
        return behind in BODIES
    linked = first - 1 > sentence.first and words.lower[first - 1] in _OF_LATIN
    return (
        first > sentence.first
        and joined(words, first)
        and is_large(words, first - 1 - linked)
        and words.lower[first - 1] not in NATIONALITIES
        and words.lower[first - 1] not in FORE
        and words.lower[first - 1] not in INSIDE
        and words.lower[first - 1] not in NOT_PLACES
    )


def with_kind(words: Words, sentence: Sentence, at: int, last: int) -> int:
    """Take in what kind of place it is: "Hamra district", "Lyon's central market"."""
    reach = last
    for end in range(last, min(sentence.last, last + 3)):
        if not joined(words, end) or (is_large(words, end) and words.lower[end] in NOT_PLACES):
            break
        if words.lower[end] in _ENDS:
            break
        if words.lower[end] in KINDS:
            reach = end + 1
    return reach if reach - at <= MOST_WORDS + 2 else last
