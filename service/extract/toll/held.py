"""How many were arrested, by how those held are named, where no sentence counts them."""

from collections.abc import Sequence

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.counts import numbers
from service.extract.described import how_many
from service.extract.people import is_people

BACK = 4
"""Sentences through which "they" may point back."""
NOUN = 5
"""Words behind a number among which its people stand."""
_MANY = frozenset(["they", "them", "their", "these", "those"])
_BE = word_set("was were is are be been has have had")


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
        if word in {"he", "she", "they"} and (said[at + 1] in _BE or "be" in said[at + 1 : at + 3]):
            return word
    return ""


def _pointed(sentence: Sentence, page: Page, noun: str) -> int | None:
    """Return how many people the nearest sentence before counts, best those of the same noun."""
    sentences = page.sentences
    at = page.number_of(sentence) or 0
    for where, one in reversed(sentences[max(0, at - BACK) : at]):
        found = [
            (noun not in behind, number.first, number.value)
            for number in numbers(where, one)
            if any(map(is_people, behind := where.lower[number.last : number.last + NOUN]))
            and number.value > 1
        ]
        if found:
            return min(found)[2]
    return None
