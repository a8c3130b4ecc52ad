"""How many people a description means: "six men" 6, "a 36-year-old welder" 1."""

from service.classify.text import Sentence, Words, split
from service.extract.lexicon import words_of
from service.extract.numbers import Number, numbers
from service.extract.people import GROUP_SIZES, PERSONS, is_people

_HEAD_ENDS = frozenset(
    words_of("of in on from who which whose at with accused suspected for wanted by")
)
_MANY = frozenset(
    words_of(
        "several dozens many scores some hundreds thousands members group they them all most few"
    )
)
_BOTH = frozenset(["both", "pair", "duo"])
_SINGULAR = frozenset(words_of("a an the his her its their one another former ex"))
_COLLECTIVE = frozenset(
    words_of(
        "group gang crowd family crew band police army team mob cell ring syndicate network unit "
        "party public opposition leadership accused rest number dozen staff navy militia convoy "
        "village town community clan tribe squad patrol"
    )
)
_AMONG = frozenset(["among", "including"])
_MOST_AGE = 120


def how_many(description: str) -> int | None:
    """Count the people of a description; None where it gives no number."""
    words = split("text", description)
    if not words.lower:
        return None
    total = 0
    before: int | None = None
    for first, last, comma in _pieces(words):
        if words.lower[first] in _AMONG:
            break
        if comma and (_age(words, first, last) or _apposed(words, before, first, last)):
            continue
        value = _count(words, first, last)
        if value is None:
            return None
        total, before = total + value, first
    return total or None


def _pieces(words: Words) -> list[tuple[int, int, bool]]:
    """Cut at "and" and at commas, and tell behind which of them a comma alone stands."""
    found: list[tuple[int, int, bool]] = []
    first, comma = 0, False
    for at in range(len(words.lower) + 1):
        end = at == len(words.lower)
        cut = not end and at > 0 and "," in words.text[words.ends[at - 1] : words.starts[at]]
        joint = not end and words.lower[at] == "and"
        if not (end or cut or joint):
            continue
        if at > first:
            found.append((first, at, comma))
        first, comma = (at + 1, False) if joint else (at, cut)
    return found


def _age(words: Words, first: int, last: int) -> bool:
    digits = words.lower[first]
    return last - first == 1 and len(digits) <= 3 and digits.isdigit() and int(digits) < _MOST_AGE


def _name(words: Words, first: int, last: int) -> bool:
    return all(words.text[words.starts[at]].isupper() for at in range(first, last))


def _apposed(words: Words, before: int | None, first: int, last: int) -> bool:
    """Tell what says the same people again: "a priest, Ivo Lang", "Ivo Lang, a priest"."""
    if before is None or words.text.isupper():
        return False
    named = words.text[words.starts[before]].isupper() and words.lower[before] not in _SINGULAR
    return named != _name(words, first, last)


def _count(words: Words, first: int, last: int) -> int | None:  # noqa: PLR0911 - one per form
    """Count the people of what no "and" and no comma parts."""
    lower = words.lower
    counts = numbers(words, Sentence("text", 0, len(words.text), first, last))
    ends = (at for at in range(first, last) if lower[at] in _HEAD_ENDS)
    head = range(first, next(ends, last))
    said = lower[head.start : head.stop]
    if counts and counts[0].first <= first + 2 and not _old(lower, counts[0]):
        return counts[0].value
    if counts and said[-1:] == ["crew"] and lower[counts[0].first - 1] == "of":
        return counts[0].value  # "its crew of 24"
    if not said or said[0] in _MANY:
        return None
    sizes = (GROUP_SIZES[word] for word in said if word in GROUP_SIZES)
    if (size := next(sizes, 2 if said == ["both"] else None)) is not None:
        return size
    if said[0] in {"he", "she", "him", "her"} or "old" in said:
        return 1
    if any(word in PERSONS for word in said):
        return 1
    if any(is_people(word) for word in said) or words.text.isupper():
        return None
    if said[0] in _SINGULAR and len(said) > 1:
        noun = said[-1]
        several = noun in _COLLECTIVE or (noun.endswith("s") and not noun.endswith(("ss", "us")))
        return None if several else 1
    return 1 if len(said) >= 2 and _name(words, head.start, head.stop) else None


def _old(lower: list[str], number: Number) -> bool:
    return lower[number.last : number.last + 2] == ["year", "old"]
