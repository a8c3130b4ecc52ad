"""From sentences to the document: how sure a category is, given all that was read of it.

A logistic regression over the surest sentences and what kind of text it is, fitted by
service/training/stack.py on documents whose author the models had not seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from service.classify.confirm import FILE, Judged
from service.classify.cues import old_year
from service.classify.features import Row
from service.errors import ConfigurationError

FEATURES = ("surest", "second", "first_person", "old_year")
"""What the regression sees: log odds of the two surest sentences, percent of words in the first
person singular, whether the surest sentence names a year long past."""
_FIRST_PERSON = frozenset(["i", "my", "me", "mine", "myself"])
_MOST_FIRST_PERSON = 3.0
"""Percent beyond which more makes no difference."""
_CLIP = 6.0

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Whole:
    """The regression."""

    weights: tuple[float, ...]
    """One per entry of FEATURES."""
    bias: tuple[float, ...]
    """One per category of the model."""
    threshold: float
    """Least probability of a category that the document carries."""

    def probability(self, values: Doubles, column: int) -> float:
        """Return how likely the document carries the category with this number."""
        score = float(values @ np.array(self.weights)) + self.bias[column]
        return float(1.0 / (1.0 + np.exp(-score)))


def load_whole(folder: Traversable | None = None) -> Whole:
    """Load the regression.

    Raises ConfigurationError where its file is missing or broken.
    """
    path = (folder or files("service.classify").joinpath("model_files")).joinpath(FILE)
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))["document"]
        return Whole(
            tuple(float(raw["weights"][name]) for name in FEATURES),
            tuple(float(one) for one in raw["bias"]),
            float(raw["threshold"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{path} can't be read ({error}); install Tocsin again, or rebuild it with "
            "`tocsin train`"
        ) from error


def values_of(
    judged: Sequence[Judged],
    rows: Sequence[Row],
    published: datetime | None,
    first_person: float,
) -> Doubles:
    """Return FEATURES for one category; `judged` is likeliest first and not empty."""
    best = rows[judged[0].number]
    old = published is not None and old_year(
        best.words.lower, best.sentence.first, best.sentence.last, published
    )
    second = _log_odds(judged[1].probability) if len(judged) > 1 else -_CLIP
    return np.array([_log_odds(judged[0].probability), second, first_person, float(old)])


def first_person_of(rows: Sequence[Row]) -> float:
    """Return percent of words in the first person singular: memoirs, satire, columns."""
    count = first_person = 0
    for row in rows:
        words = row.words.lower[row.sentence.first : row.sentence.last]
        count += len(words)
        first_person += sum(map(_FIRST_PERSON.__contains__, words))
    percent = 100.0 * first_person / max(1, count)
    return min(_MOST_FIRST_PERSON, percent)


def _log_odds(probability: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, probability))
    return float(np.clip(np.log(bounded / (1 - bounded)), -_CLIP, _CLIP))
