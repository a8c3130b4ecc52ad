"""Which rows go through the network together: those of like length, which saves padding."""

import random
from collections.abc import Iterator

from service.classify.encoder import Tokens

BATCH = 32


def by_length(tokens: list[Tokens]) -> Iterator[list[int]]:
    """Yield the rows' numbers in batches for reading, the short rows first."""
    order = sorted(range(len(tokens)), key=lambda number: len(tokens[number].ids))
    for at in range(0, len(order), 4 * BATCH):
        yield order[at : at + 4 * BATCH]


def shuffled(lengths: list[int]) -> list[list[int]]:
    """Return the rows' numbers in batches for learning, in an order of chance."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    chunks = []
    for at in range(0, len(order), BATCH * 16):
        part = sorted(order[at : at + BATCH * 16], key=lambda i: lengths[i])
        chunks += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    random.shuffle(chunks)
    return chunks
