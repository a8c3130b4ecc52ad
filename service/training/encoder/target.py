"""What a row teaches: what is known of it, and what a teacher made of it, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.classify.encoder import PARTS, Pieces, Tokens
from service.training.corpus import STATUSES
from service.training.rows import Row

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the network is shown of a row."""

    tokens: Tokens
    opening: Tokens | None = None
    """Of the sentence that opens its page; None for that itself."""


@dataclass(slots=True)
class Target:
    """What a row teaches, as arrays; `_known` are the weights of the losses."""

    truth: Array
    known: Array
    """Shape (categories,)."""
    kinds: Array
    kinds_known: Array
    """Shape (subtypes,)."""
    status: NDArray[np.int64]
    """Number of the status by category; -1 where nothing is known of it."""
    marks: Array
    marks_known: Array
    """Shape (words, categories * PARTS)."""
    taught: Array
    taught_known: Array
    """A teacher's probabilities of every output but the statuses."""


class Task:
    """What the network is asked: turns rows into their pieces and targets.

    The outputs are the categories, the subtypes, and for each category the statuses.
    """

    def __init__(
        self, categories: list[str], subtypes: list[tuple[str, str]], pieces: Pieces
    ) -> None:
        self.categories, self.subtypes, self.pieces = categories, subtypes, pieces
        count, many = len(categories), len(subtypes)
        self.outputs = count * (1 + len(STATUSES)) + many
        self.of_categories = slice(count)
        self.of_subtypes = slice(count, count + many)
        self.of_taught = slice(count + many)
        self.of_statuses = slice(count + many, self.outputs)
        self._owners = np.array([categories.index(owner) for owner, _subtype in subtypes])

    def shown(self, row: Row) -> Shown:
        """Return the pieces of a row, and of its page's opening."""
        words, sentence, before, opening = row.setting
        return Shown(
            self.pieces.tokens(words, sentence, before),
            self.pieces.tokens(*opening, None) if opening else None,
        )

    def target(self, row: Row, shown: Shown) -> Target:
        """Return what a row teaches."""
        target = self._labelled(row, shown.tokens)
        if row.taught is not None:
            self._add_taught(target, *row.taught, _inside(shown.tokens))
        return target

    def _labelled(self, row: Row, tokens: Tokens) -> Target:
        """Return what the labels of a row teach."""
        many = len(self.subtypes)
        known = np.array([value is not None for value in row.stated], dtype=np.float32) * row.weight
        kinds, kinds_known = np.zeros(many, np.float32), np.zeros(many, np.float32)
        status = np.full(len(self.categories), -1)
        for category, subtype, stands in row.labels:
            status[self.categories.index(category)] = STATUSES.index(stands)
            if subtype:
                kinds_known[[owner == category for owner, _subtype in self.subtypes]] = 1
                kinds[self.subtypes.index((category, subtype))] = 1
        marks, marks_known = self._marks(row, tokens)
        return Target(
            truth=np.array([value or 0.0 for value in row.stated], dtype=np.float32),
            known=known,
            kinds=kinds,
            kinds_known=kinds_known,
            status=status,
            marks=marks,
            marks_known=marks_known,
            taught=np.zeros(self.of_taught.stop, np.float32),
            taught_known=np.zeros(self.of_taught.stop, np.float32),
        )

    def _marks(self, row: Row, tokens: Tokens) -> tuple[Array, Array]:
        """Return which words tell which part, and of which that is known."""
        marks = np.zeros((len(tokens.words), len(self.categories) * len(PARTS)), np.float32)
        known = np.zeros_like(marks)
        inside = _inside(tokens)
        for category, parts in row.parts.items():
            first = self.categories.index(category) * len(PARTS)
            for name, span in parts.items():
                column = first + PARTS.index(name)
                known[:, column] = inside
                if span is not None:
                    marks[:, column] = [_lies_in(span, row, word) for word in tokens.words]
        return marks, known

    def _add_taught(
        self,
        target: Target,
        logits: NDArray[np.float16],
        parts: NDArray[np.float16],
        inside: NDArray[np.bool_],
    ) -> None:
        """Add what a teacher made of a row; its statuses and parts where no label tells them."""
        target.taught = _sigmoid(logits[self.of_taught])
        stated = target.taught[self.of_categories] > 0.5
        target.taught_known[self.of_categories] = 1
        # Subtypes and parts of events that are not there mean nothing.
        target.taught_known[self.of_subtypes] = stated[self._owners]
        statuses = logits[self.of_statuses].reshape(len(stated), -1).argmax(1)
        open_ = (target.status < 0) & stated
        target.status[open_] = statuses[open_]
        told = np.repeat(stated, len(PARTS)) & ~target.marks_known.any(0)
        target.marks[:, told] = _sigmoid(parts)[:, told]
        target.marks_known[:, told] = inside[:, None]


def _lies_in(span: tuple[int, int], row: Row, word: int) -> bool:
    """Tell a word of a span from the others and from what begins and ends the sentence."""
    words = row.setting.words
    return word >= 0 and span[0] <= words.starts[word] < span[1] >= words.ends[word] - 2


def _inside(tokens: Tokens) -> NDArray[np.bool_]:
    """Tell the words of the sentence from what begins and ends it."""
    return np.array([word >= 0 for word in tokens.words])


def _sigmoid(logits: NDArray[np.float16]) -> Array:
    probabilities: Array = (1 / (1 + np.exp(-logits.astype(np.float32)))).astype(np.float32)
    return probabilities
