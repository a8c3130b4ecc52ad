"""How far a network is from what its rows teach, over all tasks at once."""

from typing import Any

import numpy as np
import torch
from torch import nn

from service.classify.encoder import PARTS
from service.training.encoder.batch import Batch
from service.training.encoder.network import Network
from service.training.encoder.target import Shown, Target, Task

SUBTYPE_WEIGHT, STATUS_WEIGHT, PART_WEIGHT = 0.6, 0.3, 0.5
"""Weights of the further tasks' losses against the categories'."""
TEACHER_WEIGHT = 0.7
"""The same of the loss against a teacher's probabilities."""
LOOK_WEIGHT = 0.4
"""The same of the first look's losses."""


def loss_of(network: Network, task: Task, targets: list[Target], shown: list[Shown]) -> Any:
    """Return the loss of a batch over all tasks."""
    logits, parts, _vectors, look = network(Batch.of(shown))
    truth, known = _stacked(targets, "truth"), _stacked(targets, "known")
    taught, taught_known = _stacked(targets, "taught"), _stacked(targets, "taught_known")
    loss = cross_entropy(logits[:, task.of_categories], truth, known)
    loss = loss + SUBTYPE_WEIGHT * cross_entropy(
        logits[:, task.of_subtypes], _stacked(targets, "kinds"), _stacked(targets, "kinds_known")
    )
    loss = loss + TEACHER_WEIGHT * cross_entropy(logits[:, task.of_taught], taught, taught_known)
    of_categories = (one[:, task.of_categories] for one in (taught, taught_known))
    loss = loss + LOOK_WEIGHT * (
        cross_entropy(look, truth, known) + TEACHER_WEIGHT * cross_entropy(look, *of_categories)
    )
    loss = loss / len(targets)
    status = torch.from_numpy(np.concatenate([one.status for one in targets]))
    if (status >= 0).any():
        loss = loss + STATUS_WEIGHT * nn.functional.cross_entropy(
            logits[:, task.of_statuses].reshape(len(status), -1), status, ignore_index=-1
        )
    marked = _padded(targets, "marks_known", parts)
    if marked.any():
        told = cross_entropy(parts, _padded(targets, "marks", parts), marked)
        loss = loss + PART_WEIGHT * told / marked.sum() * len(PARTS)
    return loss


def cross_entropy(logits: Any, truth: Any, known: Any) -> Any:
    """Return the sum of what each yes or no costs, times how well it is known."""
    costs = nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    return (costs * known).sum()


def _stacked(targets: list[Target], name: str) -> Any:
    return torch.from_numpy(np.stack([getattr(one, name) for one in targets]))


def _padded(targets: list[Target], name: str, parts: Any) -> Any:
    """Return what belongs to words, in the shape of the logits of parts."""
    whole = torch.zeros_like(parts)
    for number, one in enumerate(targets):
        values = getattr(one, name)
        whole[number, : len(values)] = torch.from_numpy(values)
    return whole
