"""Fine-tunes a network."""

import random
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from service.training.encoder.loss import loss_of
from service.training.encoder.network import Network
from service.training.encoder.order import BATCH, for_learning
from service.training.encoder.target import Shown, Task
from service.training.rows import Row

BODY_RATE, HEAD_RATE = 1e-4, 1e-3
"""Learning rates of the body and of the heads (TRIED.md)."""
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
    heads = [one for name, one in network.named_parameters() if not name.startswith("body.")]
    body = [one for one in network.body.parameters() if one.requires_grad]
    return torch.optim.AdamW(
        [{"params": body, "lr": BODY_RATE}, {"params": heads, "lr": HEAD_RATE}],
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
