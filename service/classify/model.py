"""The learned confirmer: one calibrated logistic regression per category over hashed features."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from service.classify.features import BITS, NOTHING, Features
from service.classify.words import word_table
from service.errors import ConfigurationError

FORMAT = 3
"""Version of the model file's layout."""

_PART = 4_096
"""Words whose vectors are unpacked at a time."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights, one column per category, and what turns a score into a probability."""

    version: str
    categories: tuple[str, ...]
    weights: Floats
    """Shape (SIZE + 1, categories); the last row, for no pair, is zero."""
    words: Floats
    """What each row of the word table adds to its sentence, shape (rows, categories): its vector by
    the weights of the sentence's vector, once for all."""
    bias: Floats
    """Shape (categories,)."""
    slope: Floats
    """Platt scaling: log odds = slope * score + offset."""
    offset: Floats
    threshold: Floats
    """Least probability of a sentence that states an event."""

    def scores(self, features: Features) -> Floats:
        """Return calibrated log odds, shape (rows, categories)."""
        sums = self.weights.take(features.ids, axis=0).sum(axis=0)
        sums += self.words.take(features.known, axis=0)
        scored: Floats = np.add.reduceat(sums, features.starts, axis=0)
        scored /= np.sqrt(features.lengths)[:, None]
        # Each row has a mark at least.
        marks = list(chain.from_iterable(row.marks for row in features.rows))
        counts = [len(row.marks) for row in features.rows]
        firsts = list(accumulate(counts[:-1], initial=0))
        scored += np.add.reduceat(self.weights.take(marks, axis=0), firsts, axis=0)
        scored += self.bias
        return scored * self.slope + self.offset


def _by_word(dense: Floats) -> Floats:
    """Return the vectors of the word table by the weights, in parts: whole, they fill 17 MB."""
    table = word_table()
    starts = range(0, len(table.packed), _PART)
    return np.vstack([table.vectors(slice(at, at + _PART)) @ dense for at in starts])


def load_model(folder: Traversable | None = None) -> Model:
    """Load the model that lies in a folder, checked against its manifest.

    Raises ConfigurationError where a file is missing, of another layout, or altered.
    """
    folder = folder or files("service.classify").joinpath("model_files")
    try:
        manifest = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))
        raw = folder.joinpath("model.npz").read_bytes()
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the model in {folder} can't be read ({error}); install Tocsin again, or rebuild "
            "it with `tocsin train`"
        ) from error
    digest = hashlib.sha256(raw).hexdigest()
    if manifest.get("format") != FORMAT or manifest.get("bits") != BITS:
        raise ConfigurationError(
            f"the model in {folder} is of another layout; rebuild it with `tocsin train`"
        )
    if manifest.get("sha256") != digest:
        raise ConfigurationError(
            f"the model in {folder} is not the one that its manifest names; install Tocsin again"
        )
    import io

    with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
        weights = np.zeros((NOTHING + 1, len(manifest["categories"])), dtype=np.float32)
        weights[arrays["index"]] = arrays["values"].astype(np.float32)
        return Model(
            version=str(manifest["version"]),
            categories=tuple(manifest["categories"]),
            weights=weights,
            words=_by_word(arrays["dense"].astype(np.float32)),
            bias=arrays["bias"].astype(np.float32),
            slope=arrays["slope"].astype(np.float32),
            offset=arrays["offset"].astype(np.float32),
            threshold=arrays["threshold"].astype(np.float32),
        )
