"""The whole of it: gathers the rows, trains the teacher and the students that learn from it."""

import random
import sys
from pathlib import Path

import numpy as np
import torch

from service.classify.encoder import Pieces
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import corpus
from service.training.build import SEED
from service.training.encoder.export import write
from service.training.encoder.learn import average, teach, train
from service.training.encoder.network import Network, Student, Teacher
from service.training.encoder.part_reader import train_parts
from service.training.encoder.target import Task
from service.training.encoder.weights import teacher_folder, vocabulary
from service.training.rows import Collector, Row

EPOCHS, LAST_EPOCHS = 3, 1
"""A student's passes over all its rows, then over the labelled ones."""
TEACHER_EPOCHS = 2
"""The teacher's passes over the labelled rows."""


class School:
    """Trains a large teacher, and small students that learn from it and from the labels.

    The teacher judges sentences that nobody has labelled, so that the students see many more.
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

    def rows(self, without: set[str]) -> list[Row]:
        """Return the labelled rows of all authors but these."""
        return [one for one in self._rows if one.group.split()[0] not in without]

    def teacher(self, without: set[str]) -> Network:
        """Return a teacher trained on the labels of all authors but these; it judges every row."""
        rows = self.rows(without)
        print(f"teacher: {len(rows)} rows", file=sys.stderr)
        with teacher_folder() as folder:
            network = Teacher(folder, self.pieces, self.task.outputs, len(self.task.categories))
        train(network, self.task, rows, TEACHER_EPOCHS)
        train_parts(network, self.task, rows)
        teach(network, self.task, [*self._rows, *self._pool])
        return network

    def student(
        self, without: set[str], epochs: float = EPOCHS, start: Student | None = None
    ) -> Student:
        """Return a network of LAYERS, trained on labels and the teacher's judgements.

        It goes on from `start`, if given, which is changed and sees the labelled rows alone; what
        it then knows is averaged with what it knew.
        """
        rows = self.rows(without) + ([] if start else self._pool)
        print(f"student: {len(rows)} rows", file=sys.stderr)
        network = start or Student(self._kept, self.task.outputs, len(self.task.categories))
        before = {name: one.clone() for name, one in network.state_dict().items()}
        train(network, self.task, rows, epochs)
        if start:
            average(network, before)
        train_parts(network, self.task, rows)
        return network

    def write(self, network: Student, target: Path) -> None:
        """Write a network's files."""
        write(network, self.task, self.pieces, target)
