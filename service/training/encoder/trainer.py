"""The whole of it: gathers the rows, trains networks on them, writes their files."""

import random
import sys
from pathlib import Path

import numpy as np
import torch

from service.classify.encoder import Pieces, load_encoder
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import corpus
from service.training.build import SEED
from service.training.encoder.export import write
from service.training.encoder.learn import average, train
from service.training.encoder.network import Network
from service.training.encoder.part_reader import train_parts
from service.training.encoder.target import Task
from service.training.encoder.teacher import teach
from service.training.encoder.weights import vocabulary
from service.training.rows import Collector, Row

EPOCHS, FURTHER_EPOCHS = 2, 1
"""A network's passes over its rows; those of one that goes on over more rows."""


class Trainer:
    """Trains networks on the labels of the corpus and of the annotated public texts.

    The shipped network is their teacher, which judges sentences that nobody has labelled, too.
    """

    def __init__(self) -> None:
        """Gather the rows, with fixed seeds."""
        random.seed(SEED)
        np.random.seed(SEED)
        torch.manual_seed(SEED)
        taxonomy = load_taxonomy()
        categories = [one.name for one in taxonomy.categories]
        subtypes = [(name, subtype) for name in categories for subtype in corpus.SUBTYPES[name]]
        self.pieces, self._kept = vocabulary()
        self.task = Task(categories, subtypes, Pieces(self.pieces))
        collector = Collector(Triggers(taxonomy), categories)
        self._rows = [
            *collector.own("train"), *collector.annotated("train"), *collector.weak()
        ]  # fmt: skip
        self._pool = list(collector.pool())
        teacher = load_encoder()
        teach(teacher, [*self._rows, *self._pool])
        self._teacher = teacher.version

    def rows(self, without: set[str]) -> list[Row]:
        """Return the rows of all authors but these."""
        return [one for one in self._rows if one.group.split()[0] not in without]

    def network(self, without: set[str], epochs: float = EPOCHS) -> Network:
        """Return a network trained on the rows of all authors but these."""
        network = Network(self._kept, self.task.outputs, len(self.task.categories))
        self._train(network, self.rows(without) + self._pool, epochs)
        return network

    def go_on(self, network: Network, epochs: float = FURTHER_EPOCHS) -> None:
        """Train a network further, on all rows; it ends half-way to what it then knows."""
        before = {name: one.clone() for name, one in network.state_dict().items()}
        self._train(network, self._rows, epochs, before)

    def _train(
        self,
        network: Network,
        rows: list[Row],
        epochs: float,
        before: dict[str, torch.Tensor] | None = None,
    ) -> None:
        print(f"network: {len(rows)} rows", file=sys.stderr)
        train(network, self.task, rows, epochs)
        if before is not None:
            average(network, before)
        train_parts(network, self.task, rows)

    def write(self, network: Network, target: Path) -> None:
        """Write a network's files."""
        write(network, self.task, self.pieces, target, self._teacher)
