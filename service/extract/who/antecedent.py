"""Whom a pronoun or a short form stands for: "he", "the two", "both men", "the suspects"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.dateline import sentence_starts
from service.extract.numbers import number_of
from service.extract.who.persons import persons
from service.extract.who.phrase import Found
from service.extract.who.words import BEEN, PRONOUNS, ROLES

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
        for first, last, count in persons(words, one.first, min(at, one.last), starts):
            fits = count == number or (number == 0 and count != 1)
            titled = max(one.first, first - 1)
            if not fits or not barred.isdisjoint(words.lower[titled:last]):
                continue
            if stands_for(words.lower[first:last]) is None:
                return words, first, last
            short = short or (words, first, last)
            number = count  # "The two were held. They ...": those who are looked for are two
    return short


OFFICERS = ROLES["court"] | ROLES["prosecutor"] | ROLES["police"]
OFFICERS |= word_set(
    "justice inspector superintendent sergeant spokesman spokeswoman lawyer victim"
)
"""Words for those who hold and try others, or have suffered."""


def opening(page: Page, sentence: Sentence) -> Found | None:
    """Return whom the pronoun or the short form means that opens a sentence."""
    words = page.body
    for at in range(sentence.first, min(sentence.first + 3, sentence.last)):
        for length in (3, 2, 1):
            number = stands_for(words.lower[at : min(at + length, sentence.last)])
            if sentence.field == "text" and number is not None:
                return antecedent(page, sentence, at, number, OFFICERS)
    return None


def owner(page: Page, sentence: Sentence) -> Found | None:
    """Return whom "his trial was put off", "the court jailed him" speak of."""
    if sentence.field != "text":
        return None
    words = page.body
    for at in range(sentence.first, sentence.last):
        number = _OWNERS.get(words.lower[at])
        if number is None:
            continue
        owned = words.lower[at + 1 : min(at + 3, sentence.last)]
        if owned and words.owning(at + 1):
            continue  # "his brother's trial"
        before = words.lower[at - 1] if at > sentence.first else ""
        if not _CASE.isdisjoint(owned) or before in _DEALING:
            found = antecedent(page, sentence, at, number, OFFICERS)
            return found if found is not None and _tried(*found) else None
    return None


def _tried(words: Words, _first: int, last: int) -> bool:
    """Tell "Tom Hill, who was charged" from somebody else who speaks of a trial."""
    behind = words.sentences_from(last, 1)
    end = behind[0].first if behind else len(words.lower)
    told = words.lower[last : min(last + FATE, end)]
    passive = any(one in BEEN and two in _UNDERWENT for one, two in pairwise(told))
    return passive or not _ACCUSED_DOES.isdisjoint(told)


FATE = 4
"""Words behind a person among which it is told that he is held or tried."""
_ACCUSED_DOES = word_set("denies pleaded serving")
"""What hardly anybody does but who is held or tried."""
_OWNERS = PRONOUNS | {"his": 1}
_CASE = word_set(
    "trial hearing bail appeal conviction sentence remand arraignment plea arrest detention "
    "custody indictment extradition"
)
"""What somebody has who is held or tried."""
_DEALING = word_set(
    "arrested detained held jailed sentenced charged convicted acquitted remanded fined indicted "
    "arraigned released freed gave"
)
"""Verbs whose object "him" is who is held or tried."""
_UNDERWENT = _DEALING | word_set("accused tried picked imprisoned")
"""What is done to who is held or tried."""
