"""A noun phrase: where it ends, which noun it has, where a sentence tells it."""

from dataclasses import dataclass

from service.classify.lexicon import HAVING, WEEKDAYS, word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.numbers import NUMBER_WORDS

EDGES = word_set(
    "and or of in on at by with from to for as who which that said was were is are had has "
    "have after before when while over into against near also later then it he his her they "
    "their the a an"
)
"""Words that a phrase neither begins nor ends with."""
STOPS = word_set(
    "in on at by with from to for after before when where who whom which that was were is are "
    "has have had as while during near outside over against because but so then inside around "
    "into across under behind said says told into along between until since be been will would "
    "whose amid following early late yesterday today overnight it he she they this there if "
    "and or about including despite without through off upon"
)
TRIED = 4
"""Phrases of a sentence that are tried for one participant."""
OPENERS = word_set(
    "the a an his her its their our some about around at least more than up to nearly"
)
LONGEST = 9
"""Words of a phrase."""


def phrase(words: Words, start: int, end: int) -> Span | None:
    """Read a noun phrase: up to the next preposition but "of", verb, day or comma."""
    lower = words.lower
    at = start
    while at < end and lower[at] in OPENERS:
        at += 1
    head = at
    while at < end and at - start < LONGEST:
        word = lower[at]
        if word in STOPS or word in WEEKDAYS or word in HAVING:
            break
        if at > head and not _joined(words, at):
            break
        at += 1
    while at > head and lower[at - 1] in {"of", "the", "a", "an"}:
        at -= 1
    return (start, at) if at > head else None


def _joined(words: Words, at: int) -> bool:
    gap = words.gap(at)
    return all(mark not in gap for mark in ",;:()\n—") and " - " not in gap


_POSSESSIVES = frozenset(["his", "her", "their", "its"])
Found = tuple[Words, Span]
"""A run of words, in the title or in the text."""


@dataclass(frozen=True)
class Statement:
    """A sentence that states an event of a category, by the words `near`."""

    category: str
    page: Page
    sentence: Sentence
    near: Span

    @property
    def words(self) -> Words:
        """The words that the sentence points into."""
        return self.page.words_of(self.sentence)


def belongs(words: Words, at: int) -> bool:
    """Tell whether the word before belongs to the same phrase."""
    before = words.lower[at - 1]
    return words.gap(at) in {" ", "-"} and (before not in STOPS and before not in _POSSESSIVES)


def begins(words: Words, at: int, floor: int) -> int:
    """Return where the phrase begins that ends with a word: "the Leeds police"."""
    first = at
    while first > floor and belongs(words, first) and words.lower[first] != "the":
        first -= 1
    return first


def text_of(words: Words, first: int, last: int) -> str:
    """Return the text of a run of words, without the ending of an owner."""
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return text.removesuffix("'s").removesuffix("’s")


def sentences_behind(page: Page, sentence: Sentence, most: int) -> list[Sentence]:
    """Return the sentences of the text behind one; behind the title, the first."""
    return page.body.sentences_from(sentence.last if sentence.field == "text" else 0, most)


def span_of(words: Words, sentence: Sentence, text: str) -> Span | None:
    """Return the words of a sentence that are a text."""
    start = words.text.find(text, sentence.start, sentence.end)
    inside = [
        at
        for at in range(sentence.first, sentence.last)
        if start <= words.starts[at] < start + len(text)
    ]
    return (inside[0], inside[-1] + 1) if start >= 0 and inside else None


_SHARES = word_set("part parts area areas centre center outskirts edge number rest most much")
"""Words for some of what stands behind their "of"."""


def telling(word: str) -> bool:
    """Tell a word that is neither a number nor a joint."""
    return word not in EDGES and word not in NUMBER_WORDS and not word.isdigit()


def noun_of(told: list[str]) -> str:
    """Return the noun of a phrase: "villagers" of "nine villagers of a hill town"."""
    head = ""
    for word in told:
        if word in {"of", "in"} and head and head not in _SHARES:
            break
        head = word if telling(word) else head
    return head
