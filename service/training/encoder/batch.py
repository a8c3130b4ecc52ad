"""Sentences as the tensors that the network takes."""

from dataclasses import dataclass, replace
from typing import Any

import torch

from service.classify.encoder import Tokens
from service.training.encoder.target import Shown


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as tensors, padded."""

    ids: Any
    types: Any
    mask: Any
    """Shape (batch, pieces)."""
    means: Any
    """Shape (batch, words, pieces): what makes of pieces' vectors the mean of each word's.
    service.classify.encoder.means() does the same where the network is at work."""
    openings: "Batch | None" = None
    """The sentences that open the rows' pages, one for each row; None where no row has any."""
    opened: Any = None
    """Which rows have one, shape (batch,)."""

    @classmethod
    def of(cls, shown: list[Shown]) -> "Batch":
        """Return rows as tensors."""
        batch = cls._of([one.tokens for one in shown])
        some = next((one.opening for one in shown if one.opening), None)
        if some is None:
            return batch
        openings = cls._of([one.opening or some for one in shown])
        opened = torch.tensor([one.opening is not None for one in shown]).long()
        return replace(batch, openings=openings, opened=opened)

    @classmethod
    def _of(cls, tokens: list[Tokens]) -> "Batch":
        """Return sentences as tensors."""
        length = max(len(one.ids) for one in tokens)
        ids, types, mask = (torch.zeros(len(tokens), length, dtype=torch.long) for _ in range(3))
        means = torch.zeros(len(tokens), max(len(one.words) for one in tokens), length)
        for number, one in enumerate(tokens):
            ids[number, : len(one.ids)] = torch.tensor(one.ids)
            types[number, : len(one.types)] = torch.tensor(one.types)
            mask[number, : len(one.ids)] = 1
            for word, (first, end) in enumerate(zip(one.firsts, one.ends, strict=True)):
                means[number, word, first:end] = 1 / (end - first)
        return cls(ids, types, mask, means)

    @property
    def words_mask(self) -> Any:
        """Where there are words, shape (batch, words)."""
        return (self.means.sum(-1) > 0).long()

    def words(self, hidden: Any) -> Any:
        """Return the words' vectors of their pieces'."""
        return torch.bmm(self.means.to(hidden.dtype), hidden)
