"""Which rows go through the network together: those of like length, which saves padding."""

import random
from collections.abc import Iterator

from service.training.encoder.target import Shown

BATCH = 32
"""Rows of a step of learning."""
READ = 4 * BATCH
"""Rows that are read at once where nothing is learned."""
SORTED = 16 * BATCH
"""Rows of which those of like length are sought: of more, chance would have too little say."""


def for_reading(shown: list[Shown]) -> Iterator[list[int]]:
    """Yield the rows' numbers in batches, the short rows first."""
    order = sorted(range(len(shown)), key=lambda number: len(shown[number].tokens.ids))
    for at in range(0, len(order), READ):
        yield order[at : at + READ]


def for_learning(shown: list[Shown]) -> Iterator[list[int]]:
    """Yield the rows' numbers in batches, without end: every row once, then all of them again."""
    while True:
        yield from _shuffled(shown)


def _shuffled(shown: list[Shown]) -> list[list[int]]:
    """Return the rows' numbers in batches, by chance."""
    order = list(range(len(shown)))
    random.shuffle(order)
    batches = []
    for at in range(0, len(order), SORTED):
        part = sorted(order[at : at + SORTED], key=lambda number: len(shown[number].tokens.ids))
        batches += [part[start : start + BATCH] for start in range(0, len(part), BATCH)]
    random.shuffle(batches)
    return batches
