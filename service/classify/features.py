"""Turns a page into numbers: hashed words and word pairs, triggers, cues, neighbours, topic.

Hashing (CRC-32) instead of a vocabulary keeps the model small, stable on any machine, and free
of the training texts' words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from service.classify.cues import TOPICS, cues_around, old_year
from service.classify.text import Page, Sentence, Words
from service.classify.triggers import Hit, Trigger, Triggers
from service.classify.words import word_table

BITS = 18
SIZE = 1 << BITS
"""Length of a weight vector."""
_MASK = SIZE - 1
_PAIR = 0x9E3779B1
"""Multiplier of the first word's hash in a pair's (Knuth's golden ratio, 32 bits)."""
_SKIP = 0x85EBCA6B
_CACHE_LIMIT = 200_000
_LONGEST = 100
"""Characters of what is kept: a cache of any words whatever has no bound but their number."""
_ROW_BITS = 24
_ROW_MASK = (1 << _ROW_BITS) - 1
VIEWS = 3
"""Words are seen as themselves and as members of two classes."""
KINDS = 3
"""Single words, neighbouring pairs, pairs with one word between."""
_TOPICAL = frozenset().union(*(lexicon for _name, lexicon in TOPICS))
_FEWEST_TOPICAL = 3
"""Words of a topic that make a text one of that topic."""
_NONE: frozenset[str] = frozenset()
NOTHING = SIZE
"""The id of no pair: one weight more than there are hashes, always zero."""

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Row:
    """One sentence with its triggers and marks."""

    words: Words
    sentence: Sentence
    hits: list[Hit]
    marks: list[int]
    """Hashes of triggers, cues and context; their weights are summed."""


@dataclass(slots=True)
class Features:
    """A page's features: its rows, and for all words at once the hashes of words and pairs."""

    rows: list[Row]
    ids: Ids
    """Shape (VIEWS * KINDS, words): hashes; NOTHING where a pair would leave its sentence."""
    known: Ids
    """Row of each word in the word table, shape (words,)."""
    starts: Ids
    """Number of each sentence's first word, shape (rows,)."""
    lengths: Ids
    """Number of each sentence's words, shape (rows,)."""


class Extractor:
    """Extracts features; keeps bounded caches of hashes, which threads may share."""

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers
        self._words: dict[str, int] = {}
        """Each word's hash and, in the lowest bits, its row in the word table."""
        self._table = word_table()
        self._marks: dict[str, int] = {}

    def features(self, page: Page, published: datetime | None) -> Features:
        """Return the features of every sentence, title first."""
        rows: list[Row] = []
        for words in (page.title, page.body):
            found = self._triggers.find_in(words)
            rows.extend(
                Row(words, sentence, hits, [])
                for sentence, hits in zip(words.sentences, found, strict=True)
            )
        self._add_marks(page, rows, published)
        hashes, known = self._hashes(page.title.lower + page.body.lower)
        lengths = np.array([row.sentence.last - row.sentence.first for row in rows], dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        table = self._table
        views = np.array((hashes, table.coarse[known], table.fine[known]))
        return Features(rows, _lexical(views, starts), known, starts, lengths)

    def _hashes(self, words: Sequence[str]) -> tuple[Ids, Ids]:
        """Return each word's hash and its row in the word table."""
        known = list(map(self._words.get, words))
        values = [
            self._packed(word) if value is None else value
            for word, value in zip(words, known, strict=True)
        ]
        packed = np.array(values, dtype=np.int64)
        return packed >> _ROW_BITS, packed & _ROW_MASK

    def _packed(self, word: str) -> int:
        value = word_hash(word)
        packed = value << _ROW_BITS | self._table.rows.get(value, self._table.unknown)
        _keep(self._words, word, packed)
        return packed

    def mark(self, name: str) -> int:
        """Return the hash of a named mark."""
        value = self._marks.get(name)
        if value is None:
            value = crc32(name.encode("utf-8", "surrogatepass")) & _MASK
            _keep(self._marks, name, value)
        return value

    def names(self) -> dict[int, str]:
        """Return the names of the marks used so far, by their hashes."""
        return {value: name for name, value in self._marks.copy().items()}

    def _add_marks(self, page: Page, rows: list[Row], published: datetime | None) -> None:
        topics = _topics(page)
        idle = [self.mark(f"topic {topic}") for topic in topics]
        # Most rows hold no trigger: they share their marks.
        bare = [*idle, self.mark("no trigger")]
        categories = [self._triggers.categories(row.hits) if row.hits else _NONE for row in rows]
        titled = _NONE.union(*categories[: len(page.title.sentences)])
        for number, row in enumerate(rows):
            row.marks = bare
            if row.hits:
                names = self._names(row, topics, titled, published)
                near = categories[max(0, number - 1) : number] + categories[number + 1 : number + 2]
                beside = _NONE.union(*near)
                names += [f"near {one}" for one in categories[number] if one in beside]
                row.marks = [*idle, *map(self.mark, names)]
            if row.sentence.field == "title":
                row.marks = [self.mark("title"), *row.marks]

    def _names(
        self, row: Row, topics: list[str], titled: frozenset[str], published: datetime | None
    ) -> list[str]:
        """Return the names of the marks that a row's triggers give it."""
        sentence, lower = row.sentence, row.words.lower
        first, last = sentence.first, sentence.last
        names: set[str] = set()
        old = old_year(lower, first, last, published)
        cues: dict[tuple[int, int], list[str]] = {}
        for hit in row.hits:
            trigger = self._triggers.all[hit.trigger]
            category = trigger.category
            names.add(f"trigger {category}")
            names.add(f"trigger {category} {trigger.subtype}")
            names.add(f"word {category} {lower[hit.first]}")
            if hit.first > first:
                names.add(f"before {category} {lower[hit.first - 1]}")
            if hit.last < last:
                names.add(f"behind {category} {lower[hit.last]}")
            span = hit.first, hit.last
            if span not in cues:
                cues[span] = cues_around(lower, first, last, *span)
                names.update([f"cue {cue}" for cue in cues[span]])
            names.update([f"cue {category} {cue}" for cue in cues[span]])
            if old:
                names.add(f"cue {category} old year")
            if category in titled and sentence.field != "title":
                names.add(f"titled {category}")
            names.update([f"topic {category} {topic}" for topic in topics])
        return sorted(names)


def triggered(
    rows: Sequence[Row], triggers: Sequence[Trigger], categories: Sequence[str]
) -> NDArray[np.bool_]:
    """Tell which rows hold a trigger of which category, shape (rows, categories)."""
    found = np.zeros((len(rows), len(categories)), dtype=np.bool_)
    columns = {category: column for column, category in enumerate(categories)}
    for number, row in enumerate(rows):
        for hit in row.hits:
            column = columns.get(triggers[hit.trigger].category)
            if column is not None:
                found[number, column] = True
    return found


def _keep(cache: dict[str, int], name: str, value: int) -> None:
    if len(name) > _LONGEST:
        return
    if len(cache) >= _CACHE_LIMIT:
        cache.clear()
    cache[name] = value


def word_hash(word: str) -> int:
    """Return the 32-bit hash of a word; digits count as one, so that numbers are alike."""
    if word[:1].isdigit():
        word = "0" * min(len(word), 4)
    return crc32(word.encode("utf-8", "surrogatepass"))


def _lexical(views: Ids, starts: Ids) -> Ids:
    """Return hashes of words, neighbouring pairs and pairs with one word between.

    Each word is seen as itself and as a member of two classes.
    """
    count = views.shape[1]
    ids = np.full((VIEWS, KINDS, count), NOTHING, dtype=np.int64)
    second = starts[1:] - 1  # the last word of each sentence but the last one's
    ids[:, 0] = views & _MASK
    ids[:, 1, :-1] = (views[:, :-1] * _PAIR + views[:, 1:]) & _MASK
    ids[:, 1, second] = NOTHING
    ids[:, 2, :-2] = (views[:, :-2] * _SKIP + views[:, 2:]) & _MASK
    ids[:, 2, second] = NOTHING
    ids[:, 2, np.maximum(second - 1, 0)] = NOTHING
    return ids.reshape(VIEWS * KINDS, count)


def _topics(page: Page) -> list[str]:
    """Return the topics of which the document's words are full."""
    words = page.title.lower + page.body.lower[:600]
    # Few words are of any topic: one look at each sorts out the others.
    telling = list(filter(_TOPICAL.__contains__, words))
    found = []
    for name, lexicon in TOPICS:
        count = sum(map(lexicon.__contains__, telling))
        if count < _FEWEST_TOPICAL:
            continue
        share = count / len(words)
        if share > 0.02:
            found.append(name)
            if share > 0.05:
                found.append(f"very {name}")
    return found
