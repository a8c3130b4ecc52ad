"""Categories of the user's own, learned at start from example sentences.

A head per category on the encoder's sentence vector tells the examples from a background of news
sentences (logistic regression with an L2 penalty, fitted by Newton's method). A second one on the
cheap mean of word vectors decides which sentences the encoder is asked about.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from service.classify.encoder import Encoder
from service.classify.features import Features, word_hash
from service.classify.text import split
from service.classify.words import WordTable, word_table
from service.errors import ConfigurationError

FILE = "background.npz"
FEWEST = 4
"""Example sentences that a head needs."""
PENALTY = 3.0
ROUNDS = 25
POSITIVE_SHARE = 0.25
"""Share of the weight that the examples have together."""
THRESHOLD, THRESHOLD_TRIGGERED = 0.55, 0.4
"""Least probability of a sentence without and with a trigger of the category."""
MARGIN = 1.0
"""How far, in log odds, below the weakest example the cheap head still lets a sentence pass."""

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A weight vector and a bias."""

    weights: Doubles
    bias: float

    def score(self, vectors: Floats | Doubles) -> Doubles:
        """Return log odds, shape (rows,)."""
        scored: Doubles = vectors.astype(np.float64) @ self.weights + self.bias
        return scored


@dataclass(frozen=True, slots=True)
class Head:
    """What was learned of one category."""

    sieve: Linear
    """On mean word vectors."""
    gate: float
    """Least log odds of the sieve for the encoder to be asked."""
    head: Linear
    """On the encoder's sentence vectors."""

    def candidates(self, features: Features) -> list[int]:
        """Return the rows that the encoder should be asked about."""
        scores = self.sieve.score(row_vectors(features))
        return [int(number) for number in np.flatnonzero(scores >= self.gate)]

    def probability(self, vector: Floats) -> float:
        """Return how likely a sentence with this vector is of the category."""
        return float(1.0 / (1.0 + np.exp(-self.head.score(vector[None, :])[0])))


def learn(
    name: str, examples: Sequence[str], counter_examples: Sequence[str], encoder: Encoder
) -> Head:
    """Learn a category from sentences that state it and sentences that don't.

    Raises ConfigurationError for too few examples, or one without words.
    """
    if len(examples) < FEWEST:
        raise ConfigurationError(
            f"the category {name!r} has {len(examples)} examples; give at least {FEWEST} "
            "sentences, in different words, or triggers alone"
        )
    cheap, deep = background()
    texts = [*examples, *counter_examples]
    truth = np.array([1.0] * len(examples) + [0.0] * (len(counter_examples) + len(deep)))
    own_cheap, own_deep = zip(*(_vectors(name, text, encoder) for text in texts), strict=True)
    sieve = fit(np.vstack((*own_cheap, cheap)), truth)
    head = fit(np.vstack((*own_deep, deep)), truth)
    gate = float(sieve.score(np.vstack(own_cheap[: len(examples)])).min()) - MARGIN
    return Head(sieve, gate, head)


def fit(vectors: Floats, truth: Doubles) -> Linear:
    """Fit a penalised logistic regression by Newton's method; the bias is not penalised."""
    rows = np.hstack((vectors.astype(np.float64), np.ones((len(vectors), 1))))
    positive = truth.sum()
    weight = np.where(truth > 0, POSITIVE_SHARE / positive, 1.0 / (len(truth) - positive))
    weight *= len(truth)
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-6
    solution = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        probability = 1.0 / (1.0 + np.exp(-np.clip(rows @ solution, -30, 30)))
        slope = rows.T @ (weight * (probability - truth)) + penalty * solution
        curve = (rows * (weight * probability * (1 - probability))[:, None]).T @ rows
        step = np.linalg.solve(curve + np.diag(penalty), slope)
        solution -= step
        if np.abs(step).max() < 1e-6:
            break
    return Linear(solution[:-1], float(solution[-1]))


def row_vectors(features: Features) -> Floats:
    """Return each row's mean word vector, weighted as the linear model weighs it."""
    sums = np.add.reduceat(word_table().vectors(features.known), features.starts, axis=0)
    means: Floats = (sums / np.sqrt(features.lengths)[:, None]).astype(np.float32)
    return means


def cheap_vector(words: Sequence[str], table: WordTable) -> Floats:
    """Return the mean word vector of a sentence's words."""
    known = [table.rows.get(word_hash(word), table.unknown) for word in words]
    mean: Floats = table.vectors(known).sum(axis=0) / np.sqrt(len(known))
    return mean


def _vectors(name: str, text: str, encoder: Encoder) -> tuple[Floats, Floats]:
    words = split("text", text)
    if not words.sentences:
        raise ConfigurationError(f"an example of the category {name!r} has no words: {text!r}")
    sentence = words.sentences[0]
    deep = encoder.read(encoder.look(words, sentence, None), whole=True).vector
    return cheap_vector(words.lower[sentence.first : sentence.last], word_table()), deep


@cache
def background() -> tuple[Floats, Floats]:
    """Return cheap and deep vectors of news sentences of all kinds.

    Raises ConfigurationError where the file is missing or broken.
    """
    path = files("service.classify").joinpath("model_files", FILE)
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            return arrays["cheap"].astype(np.float32), arrays["deep"].astype(np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(
            f"{path} can't be read ({error}); install Tocsin again, or rebuild it with "
            "`tocsin train`"
        ) from error
