"""Victims and arrested who are named one by one."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.toll.cue import Kind
from service.extract.toll.tolls import Tolls

_NAMING = word_set("named identified")
_NAMED_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("killed", word_set("dead deceased victims killed")),
    ("injured", word_set("injured wounded")),
    ("detained", word_set("arrested accused suspects detained held")),
)


def count_named(words: Words, sentence: Sentence, tolls: Tolls) -> None:
    """Count victims or arrested who are named one by one: "the dead were named as A, 34, and B"."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last - 1):
        if lower[at] != "as" or _NAMING.isdisjoint(lower[max(sentence.first, at - 6) : at]):
            continue
        told = lower[max(sentence.first, at - 10) : at]
        kind = next((kind for kind, nouns in _NAMED_KINDS if not nouns.isdisjoint(told)), None)
        if kind is not None and (number := _names(words, at + 1, sentence.last)):
            setattr(tolls, kind, number)
        return


def _names(words: Words, start: int, end: int) -> int:
    """Count names of two words, or of one that an age follows, up to the sentence's end."""
    found = 0
    at = start
    while at < end:
        last = at
        while last < end and words.large[last]:
            if last > at and words.gap(last) not in " -.":
                break
            last += 1
        aged = last < end and words.lower[last].isdigit()
        found += last - at >= 2 or (last > at and aged)
        at = max(at + 1, last)
    return found
