"""Word classes and vectors: what lets the model treat an unseen word like its neighbours.

Distilled from a small sentence encoder by service/training/words.py; nothing neural runs here.
"""

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.errors import ConfigurationError

DIMENSIONS = 96


@dataclass(frozen=True, slots=True)
class WordTable:
    """One row per known word; the last row stands for all others."""

    rows: dict[int, int]
    """CRC-32 of a word to its row."""
    coarse: NDArray[np.int64]
    """Hash of the word's coarse class."""
    fine: NDArray[np.int64]
    """Hash of the word's fine class."""
    packed: NDArray[np.int8]
    """Unit vectors times 127, shape (words + 1, DIMENSIONS); zero for unknown words."""
    scales: NDArray[np.float32]
    """What turns a packed vector into one weighted by the word's rarity, shape (words + 1, 1)."""

    def vectors(self, rows: NDArray[np.int64] | list[int] | slice) -> NDArray[np.float32]:
        """Return the weighted vectors of these rows."""
        found: NDArray[np.float32] = self.packed[rows] * self.scales[rows]
        return found

    @property
    def unknown(self) -> int:
        """The row of words that are not in the table."""
        return len(self.coarse) - 1


@cache
def word_table() -> WordTable:
    """Load the shipped table.

    Raises ConfigurationError where its file is missing or broken.
    """
    path = files("service.classify").joinpath("model_files", "words.npz")
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            hashes = arrays["hashes"]
            weights = arrays["weights"].astype(np.float32)
            packed = arrays["vectors"].astype(np.int8)
            coarse, fine = arrays["coarse"], arrays["fine"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(
            f"the word table {path} can't be read ({error}); install Tocsin again"
        ) from error
    return WordTable(
        rows={int(value): row for row, value in enumerate(hashes)},
        coarse=_class_hashes(coarse, 0xC0A85E),
        fine=_class_hashes(fine, 0xF17E),
        packed=np.vstack((packed, np.zeros((1, DIMENSIONS), dtype=np.int8))),
        scales=(np.append(weights, np.float32(0)) / np.float32(127))[:, None].astype(np.float32),
    )


def _class_hashes(classes: Any, salt: int) -> NDArray[np.int64]:
    """Spread class numbers over 32 bits (multiplicative hashing); unknown words get one class."""
    numbers = np.append(classes.astype(np.int64), 65_535) + salt * 65_536
    hashed: NDArray[np.int64] = (numbers * 2_654_435_761) & 0xFFFFFFFF
    return hashed
