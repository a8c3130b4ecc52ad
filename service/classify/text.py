"""Text to sentences and words, with exact offsets; linear in the text's length."""

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from service.classify.lexicon import word_set

# Each pattern consumes what it matches or looks ahead a bounded distance: linear on any text.
_WORDS = re.compile(r"([^\W_]++(?:['’][^\W_]++)?+)")
_ASCII_WORDS = re.compile(r"([a-zA-Z0-9]++(?:'[a-zA-Z0-9]++)?+)")  # the same, a third faster
# One set of first characters, not two alternatives: so the search skips all others at once.
_BREAK = re.compile(r"[.!?…。؟\n](?:(?<=\n)\n*|['\"”’)\]]{0,3}(?=\s))")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr st sgt gen col lt maj capt gov sen rep rev hon prof sr jr vs etc inc ltd co "
    "corp no nos jan feb mar apr jun jul aug sep sept oct nov dec u s m p a d k j n b c e i fr mt "
    "ft approx dept est bros shri smt"
)
MAX_WORDS = 120
"""Longest sentence, in words; a longer one is cut, so that no list or table drowns its parts."""


class Sentence(NamedTuple):
    """A stretch of words of one field of the document."""

    field: Literal["title", "text"]
    start: int
    """Offset of the first code point in the field."""
    end: int
    """Offset behind the last code point."""
    first: int
    """Number of the first word in the field's words."""
    last: int
    """Number behind the last word."""


_FIRST = attrgetter("first")
_CLAUSE_MARKS = frozenset(",;:—–()")


@dataclass
class Words:
    """The words of one field, lower-cased, with their offsets."""

    field: Literal["title", "text"]
    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    known: dict[tuple[Any, ...], Any] = dataclasses.field(
        default_factory=dict, compare=False, repr=False
    )
    """What extraction has found in the words, by its question and what that was asked of."""

    @cached_property
    def large(self) -> list[bool]:
        """Whether each word is written with a capital."""
        return list(map(str.isupper, map(self.text.__getitem__, self.starts)))

    def sentences_from(self, at: int, most: int) -> list[Sentence]:
        """Return the first sentences that begin at a word or behind it."""
        first = bisect_left(self.sentences, at, key=_FIRST)
        return self.sentences[first : first + most]

    def sentences_before(self, at: int, most: int) -> list[Sentence]:
        """Return the last sentences that begin before a word."""
        last = bisect_left(self.sentences, at, key=_FIRST)
        return self.sentences[max(0, last - most) : last]

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def owning(self, at: int) -> bool:
        """Tell whether a word is an owner: "Lyon's"."""
        return self.text.endswith(("'s", "’s"), 0, self.ends[at])


def parts_clauses(gap: str) -> bool:
    """Tell whether what stands between two words ends a clause."""
    return not _CLAUSE_MARKS.isdisjoint(gap) or " - " in gap


def split(field: Literal["title", "text"], text: str) -> Words:
    """Split a field into sentences and words."""
    # Gaps and words in turn, so that no match becomes an object; the last gap has no word.
    pieces = (_ASCII_WORDS if text.isascii() else _WORDS).split(text)
    bounds = list(accumulate(map(len, pieces)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    found = Words(field, text, _plain(pieces[1::2]), starts, ends, [])
    found.sentences = _sentences(found)
    return found


def _plain(words: list[str]) -> list[str]:
    """Lower-case words and take off their "'s", all at once: no word holds a space."""
    said = " ".join(words).lower()
    if "'" in said or "’" in said:
        said = f"{said} ".replace("'s ", " ").replace("’s ", " ").replace("’", "'")
    return said.split()


def _sentences(words: Words) -> list[Sentence]:
    found: list[Sentence] = []
    first = last = 0
    for mark in _BREAK.finditer(words.text):
        last = bisect_right(words.ends, mark.start(), last)
        if last > first and not _abbreviates(words, last - 1, mark):
            found += _cut(words, first, last, mark.end())
            first = last
    if first < len(words.lower):
        found += _cut(words, first, len(words.lower), len(words.text))
    return found


def _abbreviates(words: Words, last_word: int, mark: re.Match[str]) -> bool:
    """Tell an abbreviation's full stop from what ends a sentence."""
    text, at = words.text, mark.start()
    if text[at] != ".":
        return False
    following = text[mark.end() + 1 : mark.end() + 2]
    single = text[at - 1 : at].isalpha() and text[at - 2 : at - 1] == "."  # "e.g. bread"
    return words.lower[last_word] in _ABBREVIATIONS or (single and following.islower())


def _cut(words: Words, first: int, last: int, end: int) -> Iterator[Sentence]:
    """Yield the sentence of words[first:last], which ends before an offset, in parts if long."""
    for cut in range(first + MAX_WORDS, last, MAX_WORDS):
        yield Sentence(words.field, words.starts[first], words.starts[cut], first, cut)
        first = cut
    start = words.starts[first]
    yield Sentence(words.field, start, start + len(words.text[start:end].rstrip()), first, last)


@dataclass
class Page:
    """A document split up: the title's words, then the text's."""

    title: Words
    body: Words
    context: Any = None
    """What extraction has found out about the document as a whole, once it has looked."""
    known: dict[tuple[Any, ...], Any] = dataclasses.field(default_factory=dict)
    """What extraction has found in the text, by its question and what that was asked of."""
    others: Any = None
    """Extraction's index of the document's events, once it has made it."""

    @classmethod
    def of(cls, title: str, text: str) -> "Page":
        """Split a document up."""
        return cls(split("title", title), split("text", text))

    @cached_property
    def sentences(self) -> list[tuple[Words, Sentence]]:
        """Every sentence with the words that it points into, title first."""
        return [
            (words, sentence) for words in (self.title, self.body) for sentence in words.sentences
        ]

    @cached_property
    def places(self) -> dict[str, dict[str, list[int]]]:
        """By field and word, the numbers of the word in the field's words."""
        found: dict[str, dict[str, list[int]]] = {}
        for words in (self.title, self.body):
            own = found.setdefault(words.field, {})
            for at, word in enumerate(words.lower):
                own.setdefault(word, []).append(at)
        return found

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(sentence): number for number, (_words, sentence) in enumerate(self.sentences)}

    @cached_property
    def _starts(self) -> dict[tuple[str, int], tuple[Words, Sentence]]:
        return {(words.field, one.start): (words, one) for words, one in self.sentences}

    def sentence_at(self, field: str, start: int) -> tuple[Words, Sentence] | None:
        """Return the sentence of a field that starts at an offset, with its words."""
        return self._starts.get((field, start))

    def words_of(self, sentence: Sentence) -> Words:
        """Return the words that a sentence points into."""
        return self.title if sentence.field == "title" else self.body

    def numbers_of(self, identities: Iterable[int]) -> list[int]:
        """Return the sorted numbers of the sentences with these identities."""
        return sorted(self._numbers[one] for one in identities if one in self._numbers)

    def number_of(self, sentence: Sentence) -> int | None:
        """Return a sentence's number among `sentences`; None where it is another document's."""
        return self._numbers.get(id(sentence))
