"""The network that is shipped so far teaches the next (born again, Furlanello et al. 2018).

It judges the rows, and sentences of real texts that nobody has labelled.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from service.classify.encoder import Encoder
from service.training.rows import Row


def teach(teacher: Encoder, rows: Iterable[Row]) -> None:
    """Let a network judge rows; its logits become what they teach."""
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(partial(_judge, teacher), rows):
            pass


def _judge(teacher: Encoder, row: Row) -> None:
    words, sentence, before, opening = row.setting
    opened = teacher.look(*opening, None) if opening else None
    reading = teacher.read(teacher.look(words, sentence, before), opened, whole=True)
    statuses = reading.statuses.ravel()
    logits = np.concatenate([reading.categories, reading.subtypes, statuses])
    parts = reading.parts.reshape(len(reading.words), -1)
    row.taught = logits.astype(np.float16), parts.astype(np.float16)
