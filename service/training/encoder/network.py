"""The network: MiniLM, cut to a few of its layers, with heads."""

from typing import Any

import torch
from torch import nn
from transformers import AutoModel

from service.classify.encoder import PARTS
from service.training.encoder.batch import Batch
from service.training.encoder.weights import base_folder

LAYERS, LOWER = (0, 1, 2, 4, 5), 2
"""The layers kept, of MiniLM's six, and how many of them are for the first look."""


class PartHead(nn.Module):
    """Which words tell which part of which category's event: what all share, and what differs."""

    def __init__(self, size: int, categories: int) -> None:
        """Take the width of a word's vector and the number of categories."""
        super().__init__()
        self.shared = nn.Linear(size, len(PARTS))
        self.own = nn.Linear(size, categories * len(PARTS))
        self.categories = categories
        nn.init.zeros_(self.own.weight)
        nn.init.zeros_(self.own.bias)

    def forward(self, hidden: Any) -> Any:
        """Return log odds (batch, words, categories * PARTS)."""
        shared = self.shared(hidden)
        return self.own(hidden) + torch.cat([shared] * self.categories, -1)


class Network(nn.Module):
    """A body with heads.

    Behind the lowest layers a head of their own judges the categories: most of what states nothing
    is seen there, and the other layers are spared (early exit, Xin et al. 2020). Those see words.
    The embeddings stay as they are, so that unseen words keep their sense.
    """

    def __init__(self, rows: list[int], outputs: int, categories: int) -> None:
        """Load the weights; keep these rows of the embeddings only."""
        super().__init__()
        body = AutoModel.from_pretrained(base_folder(), attn_implementation="sdpa")
        body.encoder.layer = nn.ModuleList(body.encoder.layer[one] for one in LAYERS)
        body.config.num_hidden_layers = len(LAYERS)
        table = body.embeddings.word_embeddings
        size = table.weight.shape[1]
        kept = nn.Embedding(len(rows), size, padding_idx=0)
        kept.weight.data.copy_(table.weight.data[rows])
        body.embeddings.word_embeddings = kept
        for parameter in body.embeddings.parameters():
            parameter.requires_grad = False
        for module in body.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0  # a fifth of the time, and of no use (TRIED.md)
        self.body = body
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * size, outputs)
        self.parts: Any = PartHead(size, categories)
        self.look = nn.Linear(2 * size, categories)
        self.beside = nn.Parameter(torch.zeros(size))
        """Added to an opening's vector, which tells it from the words that it stands beside."""

    def lower(self, ids: Any, types: Any, mask: Any = None) -> Any:
        """Return the pieces' vectors behind the lowest layers."""
        return self._through(
            self.body.encoder.layer[:LOWER],
            self.body.embeddings(input_ids=ids, token_type_ids=types),
            mask,
        )

    def upper(self, words: Any, openings: Any, mask: Any = None) -> Any:
        """Return the words' vectors behind the other layers.

        `openings`, shape (batch, 0 or 1, size), are what the pages' openings tell; where there is a
        `mask`, (batch, words and openings), it tells what there is of both.
        """
        shown = torch.cat([words, openings + self.beside], 1)
        hidden = self._through(self.body.encoder.layer[LOWER:], shown, mask)
        return hidden[:, : words.shape[1]]

    def glance(self, hidden: Any, own: Any) -> Any:
        """Return the first look's logits (batch, categories) from the lowest layers' vectors.

        `own` tells the pieces of the sentence itself, shape (batch, pieces).
        """
        return self.look(torch.cat(_pooled(hidden, own), 1))

    def hidden(self, batch: Batch) -> Any:
        """Return the words' vectors."""
        return self._behind(self.lower(batch.ids, batch.types, batch.mask), batch)

    def heads(self, hidden: Any, mask: Any = None) -> tuple[Any, Any, Any]:
        """Return logits (batch, outputs), of parts (batch, words, categories * PARTS), vectors."""
        first, mean = _pooled(hidden, mask)
        logits = self.head(self.drop(torch.cat([first, mean], 1)))
        return logits, self.parts(self.drop(hidden)), mean

    def forward(self, batch: Batch) -> tuple[Any, ...]:
        """Return what heads() gives, and the first look."""
        low = self.lower(batch.ids, batch.types, batch.mask)
        look = self.glance(low, batch.mask * (1 - batch.types))
        return *self.heads(self._behind(low, batch), batch.words_mask), look

    def _behind(self, low: Any, batch: Batch) -> Any:
        """Return the words' vectors behind all layers, of the pieces' behind the lowest."""
        words, mask, openings = batch.words(low), batch.words_mask, batch.openings
        if openings is None:
            return self.upper(words, words[:, :0], mask)
        _first, told = _pooled(
            openings.words(self.lower(openings.ids, openings.types, openings.mask)),
            openings.words_mask,
        )
        return self.upper(words, told[:, None], torch.cat([mask, batch.opened[:, None]], 1))

    @staticmethod
    def _through(layers: Any, hidden: Any, mask: Any) -> Any:
        shown = None if mask is None else mask[:, None, None, :].bool()
        for layer in layers:
            hidden = layer(hidden, shown)
        return hidden


def _pooled(hidden: Any, mask: Any) -> tuple[Any, Any]:
    """Return the first vector and the mean of all, each (batch, size)."""
    if mask is None:
        return hidden[:, 0], hidden.mean(1)
    own = mask.unsqueeze(-1).float()
    return hidden[:, 0], (hidden * own).sum(1) / own.sum(1)
