"""Whom a pronoun or a short form stands for: "he", "the two", "both men", "the suspects"."""

from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence
from service.extract.numbers import number_of
from service.extract.who.persons import persons
from service.extract.who.phrase import Found
from service.extract.who.role import ROLES

PRONOUNS = {"he": 1, "she": 1, "him": 1, "her": 1, "they": 0, "them": 0}
"""Pronouns with how many they stand for; 0 for several."""
_DEFINITE = frozenset(["the", "both", "all", "these", "those"])
_PAIRS = {"both": 2, "pair": 2, "duo": 2, "trio": 3}
ONE = word_set("man woman boy girl suspect accused defendant")
_SEVERAL = word_set("men women boys girls suspects defendants accused detainees others")
BACK = 5
"""Sentences before one in which is looked for whom it means."""


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
    page: Page,
    sentence: Sentence,
    at: int,
    number: int,
    barred: frozenset[str],
    *,
    speakers: bool = False,
) -> Found | None:
    """Return the nearest persons told before a word of a sentence, so many as it stands for.

    Who bears a word of `barred` is none of them, nor who speaks unless `speakers` may be meant.
    """
    if sentence.field == "title":
        return None
    words = page.body
    before = words.sentences_before(at, BACK)
    short: Found | None = None
    for one in reversed(before):
        near = persons(words, one.first, min(at, one.last), speakers=speakers)
        for first, last, count in near:
            fits = count == number or (number == 0 and count != 1)
            titled = max(one.first, first - 1)
            if not fits or not barred.isdisjoint(words.lower[titled:last]):
                continue
            if stands_for(words.lower[first:last]) is None:
                return words, (first, last)
            short = short or (words, (first, last))
            number = count  # "The two were held. They ...": those who are looked for are two
    return short


def opening(
    page: Page, sentence: Sentence, barred: frozenset[str], *, speakers: bool = False
) -> Found | None:
    """Return whom the pronoun or the short form means that opens a sentence."""
    words = page.body
    for at in range(sentence.first, min(sentence.first + 3, sentence.last)):
        for length in (3, 2, 1):
            number = stands_for(words.lower[at : min(at + length, sentence.last)])
            if sentence.field == "text" and number is not None:
                return antecedent(page, sentence, at, number, barred, speakers=speakers)
    return None


OFFICERS = ROLES["court"] | ROLES["prosecutor"] | ROLES["police"]
OFFICERS |= word_set(
    "justice inspector superintendent sergeant spokesman spokeswoman lawyer victim"
)
"""Words for those who hold and try others, or have suffered."""
