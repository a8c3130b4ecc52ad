"""Trains the linear model: logistic regressions, calibration, model files.

`python -m service.training.build` rebuilds it in service/classify/model_files. Needs the extra
`train`.
"""

import hashlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from service.classify.features import BITS, SIZE, Extractor
from service.classify.model import FORMAT
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.classify.words import DIMENSIONS
from service.training import corpus
from service.training.table import DENSE, FOLDS, Table, collect, matrix

TARGET = Path(__file__).parents[1] / "classify" / "model_files"
SEED = 20261123
STRENGTH = 4.0
"""Inverse of the regularisation, chosen by cross-validation (TRIED.md)."""
KEEP = 2e-3
"""Weights below this are left out of the file."""


@dataclass
class Fitted:
    """The result of training."""

    weights: NDArray[np.float32]
    dense: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: NDArray[np.float32]
    offset: NDArray[np.float32]
    threshold: NDArray[np.float32]
    figures: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of which it is known whether they state a category."""

    x: csr_matrix
    truth: NDArray[np.float32]
    weight: NDArray[np.float64]
    fold: NDArray[np.int64]


def fit(table: Table) -> Fitted:
    """Fit every category."""
    features = matrix(table.rows)
    targets = np.stack(table.targets)
    weights = np.array(table.weights)
    folds = np.array(table.folds)
    count = len(table.categories)
    bias, slope, offset, least = (np.zeros(count, dtype=np.float32) for _ in range(4))
    sparse = np.zeros((SIZE, count), dtype=np.float32)
    dense = np.zeros((DIMENSIONS, count), dtype=np.float32)
    out = Fitted(sparse, dense, bias, slope, offset, least, {})
    for number, name in enumerate(table.categories):
        known = ~np.isnan(targets[:, number])
        rows = Rows(features[known], targets[known, number], weights[known], folds[known])
        out.figures[name] = calibrate(out, number, rows)
        final = logistic(rows.x, rows.truth, rows.weight)
        out.weights[:, number] = final.coef_[0, :SIZE]
        out.dense[:, number] = final.coef_[0, SIZE:] * DENSE
        out.bias[number] = final.intercept_[0]
        print(name, out.figures[name], file=sys.stderr)
    return out


def calibrate(out: Fitted, number: int, rows: Rows) -> dict[str, Any]:
    """Set a category's scaling and threshold by scores of rows not trained on; returns figures."""
    scores = cross_validated(rows)
    # Weak rows are nearly all positive: they would teach the wrong base rate.
    sure = rows.weight >= 0.5
    truth, weight = rows.truth[sure], rows.weight[sure]
    platt = LogisticRegression(C=1e6).fit(scores[sure, None], truth, sample_weight=weight)
    out.slope[number], out.offset[number] = platt.coef_[0, 0], platt.intercept_[0]
    probability = 1 / (1 + np.exp(-(scores[sure] * out.slope[number] + out.offset[number])))
    threshold, best = best_threshold(probability, truth > 0, weight)
    out.threshold[number] = threshold
    return {
        "rows": len(rows.truth),
        "positive": int(rows.truth.sum()),
        "sentence_f1_cross_validated": round(best, 3),
        "threshold": round(float(threshold), 3),
    }


def cross_validated(rows: Rows) -> NDArray[np.float64]:
    """Return of each row the score by a model that was trained on the other folds."""
    scores = np.zeros(len(rows.truth))
    for fold in range(FOLDS):
        inside, outside = rows.fold != fold, rows.fold == fold
        model = logistic(rows.x[inside], rows.truth[inside], rows.weight[inside])
        scores[outside] = model.decision_function(rows.x[outside])
    return scores


def logistic(
    x: csr_matrix, truth: NDArray[np.float32], weight: NDArray[np.float64]
) -> LogisticRegression:
    """Fit one logistic regression."""
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", max_iter=200, random_state=SEED, tol=1e-3
    )
    return model.fit(x, truth, sample_weight=weight)


def best_threshold(
    probability: NDArray[np.float64], truth: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the threshold with the best weighted F1, within bounds, and that F1."""
    best = (0.5, 0.0)
    for threshold in np.arange(0.30, 0.71, 0.02):
        found = f1(probability >= threshold, truth, weight)
        if found > best[1]:
            best = (float(threshold), found)
    return best


def f1(fired: NDArray[np.bool_], truth: NDArray[np.bool_], weight: NDArray[np.float64]) -> float:
    """Return the F1 of weighted rows; 0 where there is nothing to find and nothing was found."""
    total = weight @ fired + weight @ truth
    return float(2 * (weight @ (fired & truth)) / total) if total else 0.0


def write(fitted: Fitted, categories: list[str], target: Path) -> None:
    """Write model.npz and manifest.json: small, without pickle, with the data's hash."""
    target.mkdir(parents=True, exist_ok=True)
    index = np.flatnonzero(np.abs(fitted.weights).max(axis=1) > KEEP).astype(np.int32)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        index=index,
        values=fitted.weights[index].astype(np.float16),
        dense=fitted.dense,
        bias=fitted.bias,
        slope=fitted.slope,
        offset=fitted.offset,
        threshold=fitted.threshold,
    )
    raw = buffer.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    manifest = {
        "format": FORMAT,
        "bits": BITS,
        "version": f"linear-{digest[:8]}",
        "categories": categories,
        "sha256": digest,
        "corpus_sha256": corpus.digest(),
        "seed": SEED,
        "figures": fitted.figures,
    }
    (target / "model.npz").write_bytes(raw)
    (target / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def run(target: Path = TARGET, without: set[str] | None = None) -> None:
    """Train the linear model on all authors but these, and write its files."""
    taxonomy = load_taxonomy()
    triggers = Triggers(taxonomy)
    categories = [one.name for one in taxonomy.categories]
    table = collect(Extractor(triggers), categories, without or set())
    print(len(table.rows), "rows", file=sys.stderr)
    write(fit(table), categories, target)


if __name__ == "__main__":
    run()
