"""Fine-tunes a network, and lets it teach another."""

import random
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from service.training.encoder.batch import Batch
from service.training.encoder.loss import loss_of
from service.training.encoder.network import Network, Student
from service.training.encoder.order import BATCH, for_learning, for_reading
from service.training.encoder.target import Shown, Task
from service.training.rows import Row

HEAD_RATE = 1e-3
"""Learning rate of the heads (TRIED.md)."""
BLIND = 0.25
"""Of the rows with an opening, so many are learned from without: a text may have none."""


def train(network: Network, task: Task, rows: list[Row], epochs: float) -> None:
    """Fine-tune; prints the loss."""
    shown = [task.shown(row) for row in rows]
    targets = [task.target(row, own) for row, own in zip(rows, shown, strict=True)]
    steps = int(epochs * len(rows) / BATCH)
    optimiser = _optimiser(network)
    schedule = LambdaLR(optimiser, lambda step: _pace(step, steps))
    mean = 0.0
    network.train()
    for step, chosen in enumerate(islice(for_learning(shown), steps), 1):
        # Twice as fast where the processor knows bfloat16, and no worse.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(
                network, task, [targets[i] for i in chosen], [_blinded(shown[i]) for i in chosen]
            )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        mean = 0.98 * mean + 0.02 * loss.item() if mean else loss.item()
        if step % 100 == 0:
            print(f"step {step} of {steps}: loss {mean:.3f}", file=sys.stderr)
    network.eval()


def _blinded(shown: Shown) -> Shown:
    """Take the opening from some, by chance."""
    blind = random.random() < BLIND  # noqa: S311 - a sample, no secret
    return replace(shown, opening=None) if blind else shown


def _optimiser(network: Network) -> torch.optim.AdamW:
    """Return what changes the weights: the heads, which begin with nothing, the faster."""
    heads = [*network.head.parameters(), *network.parts.parameters()]
    if isinstance(network, Student):
        heads += [*network.look.parameters(), network.beside]
    body = [one for one in network.body.parameters() if one.requires_grad]
    return torch.optim.AdamW(
        [{"params": body, "lr": network.rate}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )


def _pace(step: int, steps: int) -> float:
    """Return the share of the learning rate at a step: it rises for a tenth of them, then falls."""
    warm = max(1, steps // 10)
    return min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))


def average(network: Network, before: Mapping[str, Any]) -> None:
    """Set a network's weights to the mean of its own and earlier ones (Wortsman et al. 2022)."""
    mean = {name: (one + before[name]) / 2 for name, one in network.state_dict().items()}
    network.load_state_dict(mean)


def teach(network: Network, task: Task, rows: list[Row]) -> None:
    """Let a trained network judge rows; its logits become what they teach."""
    shown = [task.shown(row) for row in rows]
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chosen in for_reading(shown):
            logits, parts, *_rest = network(Batch.of([shown[i] for i in chosen]))
            for place, number in enumerate(chosen):
                length = len(shown[number].tokens.words)
                rows[number].taught = (
                    logits[place].float().numpy().astype(np.float16),
                    parts[place, :length].float().numpy().astype(np.float16),
                )
