"""Trains the confirmer: rows from the corpora, logistic regressions, calibration, model files.

`python -m service.training.build` rebuilds service/classify/model_files. Needs the extra `train`.
"""

import hashlib
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from service.classify.features import BITS, NOTHING, SIZE, Extractor, Features, Ids
from service.classify.model import FORMAT
from service.classify.taxonomy import load_taxonomy
from service.classify.text import Page, Sentence, Words, split
from service.classify.triggers import Triggers
from service.classify.words import DIMENSIONS, word_table
from service.training import annotated, corpus
from service.training.shared_data import WeakDocument

TARGET = Path(__file__).parents[1] / "classify" / "model_files"
FOLDS = 4
SEED = 20261123
STRENGTH = 4.0
"""Inverse of the regularisation, chosen by cross-validation (TRIED.md)."""
DENSE = 3.0
"""Scale of the sentence vector, against the regularisation."""
MARK = 1.0
"""Value of a trigger, cue or context mark; a row's words and pairs have a length of one."""
KEEP = 2e-3
"""Weights below this are left out of the file."""


@dataclass
class Table:
    """Training rows: features, and per category stated (1), not stated (0) or unknown (nan)."""

    categories: list[str]
    rows: list[tuple[Ids, NDArray[np.float64]]] = field(default_factory=list)
    """Columns and values of each row in the sparse matrix."""
    targets: list[NDArray[np.float32]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)

    def add(
        self,
        features: Features,
        targets: Iterable[NDArray[np.float32]],
        weight: float,
        group: str,
    ) -> None:
        """Add the rows of one passage or document."""
        fold = int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS
        for number, target in enumerate(targets):
            if np.isnan(target).all():
                continue
            self.rows.append(sparse_row(features, number))
            self.targets.append(target)
            self.weights.append(weight)
            self.folds.append(fold)


def sparse_row(features: Features, number: int) -> tuple[Ids, NDArray[np.float64]]:
    """Return columns and values of one row, weighed as Model.scores weighs them."""
    start, length = features.starts[number], features.lengths[number]
    root = np.sqrt(length)
    ids = features.ids[:, start : start + length].ravel()
    ids = ids[ids != NOTHING]
    vector = word_table().vectors(features.known[start : start + length]).sum(axis=0) / root
    marks = np.array(features.rows[number].marks, dtype=np.int64)
    columns = np.concatenate((ids, marks, SIZE + np.arange(DIMENSIONS)))
    values = np.concatenate(
        (np.full(len(ids), 1 / root), np.full(len(marks), MARK), vector * DENSE)
    )
    return columns, values


def matrix(rows: list[tuple[Ids, NDArray[np.float64]]]) -> csr_matrix:
    """Return the rows as a sparse matrix."""
    pointers = np.concatenate(([0], np.cumsum([len(columns) for columns, _values in rows])))
    columns = np.concatenate([columns for columns, _values in rows])
    values = np.concatenate([values for _columns, values in rows]).astype(np.float32)
    return csr_matrix((values, columns, pointers), shape=(len(rows), SIZE + DIMENSIONS))


def fixed_sentences(texts: list[str]) -> Words:
    """Join sentences to a field whose sentences are exactly these."""
    joined = " ".join(texts)
    words = split("text", joined)
    sentences = []
    at = word = 0
    for text in texts:
        end = at + len(text)
        first = word
        while word < len(words.starts) and words.starts[word] < end:
            word += 1
        if word > first:
            sentences.append(Sentence("text", words.starts[first], end, first, word))
        at = end + 1
    words.sentences = sentences
    return words


def passage_features(extractor: Extractor, texts: list[str]) -> Features:
    """Return one row per sentence that has words."""
    page = Page(split("title", ""), fixed_sentences(texts))
    return extractor.features(page, None)


def collect(extractor: Extractor, categories: list[str], without: set[str]) -> Table:
    """Gather every training row but those of some authors."""
    table = Table(categories)
    column = {name: number for number, name in enumerate(categories)}
    for number, passage in enumerate(corpus.passages("train")):
        if passage.author in without:
            continue
        sentences = [one for one in passage.sentences if any(map(str.isalnum, one.text))]
        features = passage_features(extractor, [one.text for one in sentences])
        targets = []
        for sentence in sentences:
            target = np.zeros(len(categories), dtype=np.float32)
            for label in sentence.labels:
                target[column[label.category]] = 1
            targets.append(target)
        if len(features.rows) == len(targets):
            table.add(features, targets, 1.0, f"{passage.author} passage {number}")
    for number, document in enumerate(corpus.documents("train")):
        if document.author not in without:
            add_document(table, extractor, document, f"{document.author} document {number}")
    for number, document in enumerate(annotated.documents("train")):
        if document.author not in without:
            add_document(table, extractor, document, f"{document.author} document {number}")
    for weak in annotated.weak_documents():
        add_weak(table, extractor, weak)
    return table


def add_document(
    table: Table, extractor: Extractor, document: corpus.GoldDocument, group: str
) -> None:
    """Add a labelled document: its evidence sentences state the event, the others may."""
    page = Page.of(document.title, document.text)
    features = extractor.features(page, datetime.fromisoformat(document.published_at))
    targets = []
    for row in features.rows:
        target = np.zeros(len(table.categories), dtype=np.float32)
        sentence = row.sentence
        open_ = document.open_in(row.words.text[sentence.start : sentence.end])
        target[[table.categories.index(name) for name in open_]] = np.nan
        for event in document.stated_in(row.words.text, sentence.start, sentence.end):
            target[table.categories.index(event["category"])] = 1
        targets.append(target)
    table.add(features, targets, 1.0, group)


def add_weak(table: Table, extractor: Extractor, weak: WeakDocument) -> None:
    """Add a document of which only some categories are known."""
    if weak.known:
        texts = [text if any(map(str.isalnum, text)) else "empty" for text in weak.sentences]
        features = passage_features(extractor, texts)
    else:
        page = Page.of("", " ".join(weak.sentences))
        features = extractor.features(page, None)
    targets = []
    for number in range(len(features.rows)):
        target = np.full(len(table.categories), np.nan, dtype=np.float32)
        target[[table.categories.index(name) for name in weak.negative]] = 0
        for name, verdicts in weak.known.items():
            verdict = verdicts[number] if number < len(verdicts) else None
            if verdict is not None:
                target[table.categories.index(name)] = float(verdict)
        targets.append(target)
    table.add(features, targets, weak.weight, weak.group)


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


def fit(table: Table) -> Fitted:
    """Fit every category: cross-validated scores for calibration, then all rows."""
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
        truth = targets[known, number]
        x, w, f = features[known], weights[known], folds[known]
        scores = np.zeros(len(truth))
        for fold in range(FOLDS):
            inside, outside = f != fold, f == fold
            scores[outside] = logistic(x[inside], truth[inside], w[inside]).decision_function(
                x[outside]
            )
        # Weak rows are nearly all positive: they would teach the wrong base rate.
        sure = w >= 0.5
        platt = LogisticRegression(C=1e6).fit(
            scores[sure, None], truth[sure], sample_weight=w[sure]
        )
        out.slope[number], out.offset[number] = platt.coef_[0, 0], platt.intercept_[0]
        probability = 1 / (1 + np.exp(-(scores * out.slope[number] + out.offset[number])))
        threshold, best = best_threshold(probability[sure], truth[sure], w[sure])
        out.threshold[number] = threshold
        final = logistic(x, truth, w)
        out.weights[:, number] = final.coef_[0, :SIZE]
        out.dense[:, number] = final.coef_[0, SIZE:] * DENSE
        out.bias[number] = final.intercept_[0]
        out.figures[name] = {
            "rows": int(known.sum()),
            "positive": int(truth.sum()),
            "sentence_f1_cross_validated": round(best, 3),
            "threshold": round(float(threshold), 3),
        }
        print(name, out.figures[name], file=sys.stderr)
    return out


def logistic(
    x: csr_matrix, truth: NDArray[np.float32], weight: NDArray[np.float64]
) -> LogisticRegression:
    """Fit one logistic regression."""
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", max_iter=200, random_state=SEED, tol=1e-3
    )
    return model.fit(x, truth, sample_weight=weight)


def best_threshold(
    probability: NDArray[np.float64], truth: NDArray[np.float32], weight: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the threshold with the best weighted F1, within bounds, and that F1."""
    best = (0.5, 0.0)
    for threshold in np.arange(0.30, 0.71, 0.02):
        fired = probability >= threshold
        hit = float((weight * (fired & (truth > 0))).sum())
        f1 = 2 * hit / max(1e-9, float((weight * fired).sum() + (weight * truth).sum()))
        if f1 > best[1]:
            best = (float(threshold), f1)
    return best


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
    data = hashlib.sha256()
    for path in sorted(corpus.FOLDER.glob("train/*.txt")):
        data.update(path.read_bytes())
    digest = hashlib.sha256(raw).hexdigest()
    manifest = {
        "format": FORMAT,
        "bits": BITS,
        "version": f"linear-{digest[:8]}",
        "categories": categories,
        "sha256": digest,
        "corpus_sha256": data.hexdigest(),
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
