"""How many victims or arrested there are, by how they are named or pointed back to."""

from collections.abc import Sequence

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.counts import numbers
from service.extract.described import how_many
from service.extract.people import is_people
from service.extract.toll.grammar import BE
from service.extract.toll.tolls import Kind, Tolls

_NAMING = word_set("named identified")
_NAMED_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("killed", word_set("dead deceased victims killed")),
    ("injured", word_set("injured wounded")),
    ("detained", word_set("arrested accused suspects detained held")),
)
_SENTENCES_BACK = 4
"""Sentences through which "they" may point back."""
_NOUN_REACH = 5
"""Words behind a number among which its people stand."""
_MANY = frozenset(["they", "them", "their", "these", "those"])


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


def held(people: Sequence[Participant], words: Words, sentence: Sentence, page: Page) -> int | None:
    """Count those held, whom the sentence names or points back to."""
    target = next((one for one in people if one.part == "target"), None)
    if target is not None:
        alone = target.name is not None and " " not in target.text
        number = 1 if alone else how_many(target.text)
        if number is not None:
            return number
        said = target.text.lower().split()
        several = said[0] in _MANY or (said[0] == "the" and is_people(said[-1]))
        return _pointed(sentence, page, said[-1]) if several else None
    opening = words.lower[sentence.first : sentence.last][:2]
    if opening[:1] == ["the"] and is_people(opening[-1]):
        return _pointed(sentence, page, opening[-1])
    pronoun = _pronoun(words, sentence)
    return _pointed(sentence, page, pronoun) if pronoun in _MANY else 1 if pronoun else None


def _pronoun(words: Words, sentence: Sentence) -> str:
    """Return the pronoun of those to whom it was done, or else of those who were held."""
    said = words.lower[sentence.first : sentence.last]
    for word in said:
        if word in {"him", "them"}:
            return word
    for at, word in enumerate(said[:-1]):
        if word in {"he", "she", "they"} and (said[at + 1] in BE or "be" in said[at + 1 : at + 3]):
            return word
    return ""


def _pointed(sentence: Sentence, page: Page, noun: str) -> int | None:
    """Return how many people the nearest sentence before counts, best those of the same noun."""
    sentences = page.sentences
    at = page.number_of(sentence) or 0
    for where, one in reversed(sentences[max(0, at - _SENTENCES_BACK) : at]):
        found = [
            (noun not in behind, number.first, number.value)
            for number in numbers(where, one)
            if any(map(is_people, behind := where.lower[number.last : number.last + _NOUN_REACH]))
            and number.value > 1
        ]
        if found:
            return min(found)[2]
    return None
