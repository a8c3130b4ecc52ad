"""How many people a description means: "six men" 6, "a 36-year-old welder" 1."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words, split
from service.extract.counts import Number, numbers
from service.extract.numbers import NUMBER_WORDS
from service.extract.people import COLLECTIVE, GROUP_SIZES, PERSONS, is_people

_HEAD_ENDS = word_set("of in on from who which whose at with accused suspected for wanted by")
_MANY = word_set(
    "several dozens many scores some hundreds thousands members group they them all most few"
)
_SINGULAR = word_set("a an the his her its their one another former ex")
_RETOLD = frozenset(["the", "both"])
_SHORT = 2
"""Words of "the two" and the like, behind which it is told who they are."""
_AMONG = frozenset(["among", "including"])
_MOST_AGE = 120


def how_many(description: str) -> int | None:
    """Count the people of a description; None where it gives no number."""
    words = split("text", description)
    pieces = _pieces(words)
    if not pieces:
        return None
    last_and = max((n for n, piece in enumerate(pieces) if piece[2] == "and"), default=0)
    retold = _is_retold(words, pieces[0][1])
    total: int | None = _count(words, *pieces[0][:2])
    for number, (first, last, joint) in enumerate(pieces[1:], 1):
        if words.lower[first] in _AMONG:
            break
        named = joint == "," and _name(words, first, last)
        if joint == "," and _age(words, first, last):
            total = total or (1 if _name(words, *pieces[number - 1][:2]) else None)
            continue
        if total is None and number == 1 and named:
            total = 0  # "the suspects, Ana Ruiz and Li Wei"
        elif joint == "," and retold:
            break
        elif joint == "," and (number > last_and or _apposed(words, pieces[number - 1], named)):
            continue
        value = _count(words, first, last) or (1 if named else None)
        if value is None or total is None:
            return None
        total += value
    return total


def _pieces(words: Words) -> list[tuple[int, int, str]]:
    """Cut at commas and "and", and tell at which of them each piece begins."""
    found: list[tuple[int, int, str]] = []
    first, joint = 0, ""
    for at in range(1, len(words.lower) + 1):
        end = at == len(words.lower)
        gap = "" if end else words.gap(at)
        if not end and words.lower[at] != "and" and ("," not in gap or gap == ","):
            continue
        if at > first:
            found.append((first, at, joint))
        first, joint = (at + 1, "and") if not end and words.lower[at] == "and" else (at, ",")
    return found


def _is_retold(words: Words, last: int) -> bool:
    """Tell "the two" of "the two, a guide and a cook"."""
    return words.lower[0] in _RETOLD and last <= _SHORT and words.lower[last - 1] not in PERSONS


def _age(words: Words, first: int, last: int) -> bool:
    digits = words.lower[first]
    return last - first == 1 and len(digits) <= 3 and digits.isdecimal() and int(digits) < _MOST_AGE


def _name(words: Words, first: int, last: int) -> bool:
    return all(words.large[at] for at in range(first, last))


def _apposed(words: Words, before: tuple[int, int, str], named: bool) -> bool:
    """Tell what says the same people again: "a priest, Ivo Lang", "Ivo Lang, a priest"."""
    first = before[0]
    no_name = _SINGULAR | NUMBER_WORDS
    name = words.large[first] and words.lower[first] not in no_name
    return name != named and not words.text.isupper()


def _count(words: Words, first: int, last: int) -> int | None:  # noqa: PLR0911 - one per form
    """Count the people of what no "and" and no comma parts."""
    lower = words.lower
    counts = numbers(words, Sentence("text", 0, len(words.text), first, last))
    start = first + 2 if lower[first + 1 : first + 2] == ["suspected"] else first
    ends = (at for at in range(start, last) if lower[at] in _HEAD_ENDS)
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
    if is_people(said[-1]) or words.text.isupper():
        return None
    if said[0] in _SINGULAR and len(said) > 1:
        noun = said[-1]
        several = noun in COLLECTIVE or (noun.endswith("s") and not noun.endswith(("ss", "us")))
        return None if several else 1
    return 1 if len(said) >= 2 and _name(words, head.start, head.stop) else None


def _old(lower: list[str], number: Number) -> bool:
    return lower[number.last : number.last + 2] == ["year", "old"]
