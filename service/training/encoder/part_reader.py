"""Gives a trained network a reader of parts: which words tell who, whom, where, when, how many."""

from typing import Any

import numpy as np
import torch
from torch import nn

from service.classify.encoder import PARTS
from service.training.encoder.batch import Batch
from service.training.encoder.loss import cross_entropy
from service.training.encoder.network import Network
from service.training.encoder.order import for_reading
from service.training.encoder.target import Task
from service.training.rows import Row

PART_WIDTH, PART_EPOCHS, PART_BATCH, PART_RATE = 192, 14, 2048, 3e-3
"""Width of the part reader's inner layer; its passes, words a step, highest learning rate."""


class PartReader(nn.Module):
    """What PartHead tells, in two steps, for a body that learns no more."""

    def __init__(self, size: int, categories: int) -> None:
        """Take the width of a word's vector and the number of categories."""
        super().__init__()
        self.inner = nn.Linear(size, PART_WIDTH)
        self.outer = nn.Linear(PART_WIDTH, categories * len(PARTS))
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Any) -> Any:
        """Return log odds (batch, words, categories * PARTS)."""
        return self.outer(self.drop(nn.functional.gelu(self.inner(hidden))))


def train_parts(network: Network, task: Task, rows: list[Row]) -> None:
    """Give a trained network a part reader, which learns from the rows whose parts are known."""
    vectors, truth, known = _words(network, task, [row for row in rows if row.parts])
    reader = PartReader(vectors.shape[1], len(task.categories))
    optimiser = torch.optim.AdamW(reader.parameters(), lr=PART_RATE, weight_decay=0.01)
    whole_batches = len(vectors) // PART_BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, PART_RATE, total_steps=PART_EPOCHS * whole_batches + 1
    )
    for _ in range(PART_EPOCHS):
        order: Any = torch.randperm(len(vectors))
        for chosen in order.split(PART_BATCH)[:whole_batches]:
            logits = reader(vectors[chosen].float())
            loss = cross_entropy(logits, truth[chosen], known[chosen]) / known[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    reader.eval()
    network.parts = reader


def _words(network: Network, task: Task, rows: list[Row]) -> tuple[Any, Any, Any]:
    """Return of every word of the rows its vector, its marks, and which of these are known."""
    shown = [task.shown(row) for row in rows]
    vectors, marks, known = [], [], []
    with torch.inference_mode():
        for chosen in for_reading(shown):
            hidden = network.hidden(Batch.of([shown[i] for i in chosen])).half()
            for place, number in enumerate(chosen):
                target = task.target(rows[number], shown[number])
                inside: Any = target.marks_known.any(1)
                vectors.append(hidden[place, : len(inside)][torch.from_numpy(inside)])
                marks.append(target.marks[inside])
                known.append(target.marks_known[inside])
    # A copy: what was made in inference mode can't be learned from.
    whole: Any = torch.cat(vectors).clone()
    truth, told = (torch.from_numpy(np.concatenate(one)) for one in (marks, known))
    return whole, truth, told
