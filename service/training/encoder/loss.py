"""How far a network is from what its rows teach, over all tasks at once."""

from typing import Any

import numpy as np
import torch
from torch import nn

from service.classify.encoder import PARTS, Tokens
from service.training.encoder.batch import Batch
from service.training.encoder.network import Network
from service.training.encoder.target import Target, Task

SUBTYPE_WEIGHT, STATUS_WEIGHT, PART_WEIGHT = 0.6, 0.3, 0.5
"""Weights of the further tasks' losses against the categories'."""
TEACHER_WEIGHT = 0.7
"""The same of the loss against a teacher's probabilities."""
LOOK_WEIGHT = 0.4
"""The same of the first look's losses."""


def loss_of(network: Network, task: Task, targets: list[Target], tokens: list[Tokens]) -> Any:
    """Return the loss of a batch over all tasks."""
    logits, parts, _vectors, *looks = network(Batch.of(tokens))
    logits, parts = logits.float(), parts.float()
    count, many = len(task.categories), len(task.subtypes)

    def stacked(name: str) -> Any:
        return torch.from_numpy(np.stack([getattr(one, name) for one in targets]))

    def padded(name: str) -> Any:
        whole = torch.zeros_like(parts)
        for number, one in enumerate(targets):
            values = getattr(one, name)
            whole[number, : len(values)] = torch.from_numpy(values)
        return whole

    def cross(own: Any, truth: Any, known: Any) -> Any:
        loss = nn.functional.binary_cross_entropy_with_logits(own, truth, reduction="none")
        return (loss * known).sum()

    loss = cross(logits[:, :count], stacked("truth"), stacked("known"))
    loss = loss + SUBTYPE_WEIGHT * cross(
        logits[:, count : count + many], stacked("kinds"), stacked("kinds_known")
    )
    loss = loss + TEACHER_WEIGHT * cross(
        logits[:, : count + many], stacked("taught"), stacked("taught_known")
    )
    for look in looks:
        for truth, known, weight in (
            ("truth", "known", 1),
            ("taught", "taught_known", TEACHER_WEIGHT),
        ):
            loss = loss + LOOK_WEIGHT * weight * cross(
                look.float(), stacked(truth)[:, :count], stacked(known)[:, :count]
            )
    loss = loss / len(targets)
    status = torch.from_numpy(np.concatenate([one.status for one in targets]))
    if (status >= 0).any():
        loss = loss + STATUS_WEIGHT * nn.functional.cross_entropy(
            logits[:, count + many :].reshape(len(status), -1), status, ignore_index=-1
        )
    marks_known = padded("marks_known")
    if marks_known.any():
        loss = loss + PART_WEIGHT * cross(
            parts, padded("marks"), marks_known
        ) / marks_known.sum() * len(PARTS)
    return loss
