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

from service.classify.confirm import FILE, SHORT, Judged
from service.classify.cues import old_year
from service.classify.features import Row
from service.errors import ConfigurationError

FEATURES = (
    "surest", "second", "first_person", "old_year", "subtype", "others", "stating", "short"
)  # fmt: skip
"""What the regression sees: log odds of the two surest sentences; percent of words in the first
person singular; whether the surest sentence names a year long past; the probability of that
sentence's likeliest subtype, for what happened is of some kind; the probability of another
category's surest sentence, for what reports one event reports more, and pages that only sound like
news report none; natural logarithm of one more than the sentences that state the category; whether
the text is too short for these two, which then are 0."""
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

    def parts(self, values: Doubles) -> dict[str, float]:
        """Return what each of FEATURES adds to the log odds."""
        return dict(zip(FEATURES, (values * np.array(self.weights)).tolist(), strict=True))


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
    judged: Sequence[Sequence[Judged]],
    column: int,
    subtype: float,
    rows: Sequence[Row],
    published: datetime | None,
    first_person: float,
) -> Doubles:
    """Return FEATURES for the category with this number.

    `judged` holds each category's sentences, likeliest first, and this one's is not empty;
    `subtype` is the probability of its surest sentence's likeliest subtype.
    """
    own = judged[column]
    best = rows[own[0].number]
    old = published is not None and old_year(
        best.words.lower, best.sentence.first, best.sentence.last, published
    )
    short = len(rows) <= SHORT
    others = (one[0].probability for place, one in enumerate(judged) if one and place != column)
    return np.array(
        [
            _log_odds(own[0].probability),
            _log_odds(own[1].probability) if len(own) > 1 else -_CLIP,
            first_person,
            float(old),
            subtype,
            0.0 if short else max(others, default=0.0),
            0.0 if short else np.log1p(sum(one.fired for one in own)),
            float(short),
        ]
    )


def first_person_of(rows: Sequence[Row]) -> float:
    """Return percent of words in the first person singular: memoirs, satire, columns."""
    # Rows hold all words of their fields.
    fields = {row.words.field: row.words.lower for row in rows}.values()
    count = sum(map(len, fields))
    first_person = sum(sum(map(_FIRST_PERSON.__contains__, words)) for words in fields)
    percent = 100.0 * first_person / max(1, count)
    return min(_MOST_FIRST_PERSON, percent)


def _log_odds(probability: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, probability))
    return min(_CLIP, max(-_CLIP, float(np.log(bounded / (1 - bounded)))))
