"""What a row teaches: what is known of it, and what a teacher made of it, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.classify.encoder import PARTS, Pieces, Tokens
from service.training.rows import Row

STATUSES = ("occurred", "ongoing", "planned", "attempted", "disputed")

Array = NDArray[np.float32]


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
    """What the network is asked: turns rows into its pieces and targets."""

    def __init__(self, categories: list[str], subtypes: list[tuple[str, str]], pieces: Pieces):
        self.categories, self.subtypes, self.pieces = categories, subtypes, pieces
        self.outputs = len(categories) * (1 + len(STATUSES)) + len(subtypes)
        self._owners = np.array([categories.index(owner) for owner, _subtype in subtypes])

    def tokens(self, row: Row) -> Tokens:
        """Return the pieces of a row."""
        return self.pieces.tokens(row.words, row.sentence, row.before)

    def target(self, row: Row, tokens: Tokens) -> Target:
        """Return what a row teaches."""
        count, many = len(self.categories), len(self.subtypes)
        truth = np.array([value or 0.0 for value in row.stated], dtype=np.float32)
        known = np.array([value is not None for value in row.stated], dtype=np.float32) * row.weight
        kinds, kinds_known = np.zeros(many, np.float32), np.zeros(many, np.float32)
        status = np.full(count, -1)
        for category, subtype, stands in row.labels:
            status[self.categories.index(category)] = STATUSES.index(stands)
            if subtype:
                kinds_known[[pair[0] == category for pair in self.subtypes]] = 1
                kinds[self.subtypes.index((category, subtype))] = 1
        marks = np.zeros((len(tokens.words), count * len(PARTS)), np.float32)
        marks_known = np.zeros_like(marks)
        self._mark(row, tokens, marks, marks_known)
        taught, taught_known = (np.zeros(count + many, np.float32) for _ in range(2))
        if row.taught is not None:
            logits, parts = (one.astype(np.float32) for one in row.taught)
            taught = _sigmoid(logits[: count + many])
            taught_known[:count] = 1
            # Subtypes and parts of events that are not there mean nothing.
            own = taught[:count]
            taught_known[count:] = own[self._owners] > 0.5
            open_ = (status < 0) & (own > 0.5)
            status[open_] = logits[count + many :].reshape(count, -1).argmax(1)[open_]
            told = np.repeat(own > 0.5, len(PARTS)) & ~marks_known.any(0)
            inside = np.array([word >= 0 for word in tokens.words])
            marks[:, told] = _sigmoid(parts)[:, told]
            marks_known[:, told] = inside[:, None]
        return Target(
            truth, known, kinds, kinds_known, status, marks, marks_known, taught, taught_known
        )

    def _mark(self, row: Row, tokens: Tokens, marks: Array, known: Array) -> None:
        inside = np.array([word >= 0 for word in tokens.words])
        for category, parts in row.parts.items():
            first = self.categories.index(category) * len(PARTS)
            for name, span in parts.items():
                column = first + PARTS.index(name)
                known[:, column] = inside
                for place, word in enumerate(tokens.words):
                    if span is not None and word >= 0:
                        start, end = row.words.starts[word], row.words.ends[word]
                        marks[place, column] = float(span[0] <= start < span[1] >= end - 2)


def _sigmoid(logits: Array) -> Array:
    probabilities: Array = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return probabilities
