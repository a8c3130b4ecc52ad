"""Fits how the linear model and the encoder are joined, on an author whom neither has seen."""

import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from service.classify.assess import Assessor
from service.classify.confirm import CLIP, FILE, Confirmer, Reader, Stack
from service.classify.encoder import Encoder
from service.classify.features import Extractor, Features
from service.classify.model import Model
from service.classify.text import Page, split
from service.classify.triggers import Triggers
from service.classify.whole import FEATURES
from service.training import annotated, corpus
from service.training.build import f1
from service.training.table import passage_features

STRENGTH = 10.0
"""Inverse of the regularisation."""
GATE, GATE_TRIGGERED = 0.08, 0.05
"""Least probability by the linear model for the encoder to be asked, without and with a trigger:
lower ones cost time and gave nothing (TRIED.md)."""
DOCUMENT_STRENGTH = 0.3
BIAS_SCALE = 0.5
DOCUMENT_THRESHOLDS = np.arange(0.40, 0.77, 0.02)
THRESHOLDS = np.arange(0.40, 0.66, 0.02)
BRIEF = 0.2
"""Weight of a single sentence, that short texts be judged by what they have."""
_TODAY = "2026-01-01T00:00:00Z"
"""Publication date of sentences that have none."""
LIGHT = {"ngec_synthetic-b": 0.3}
"""Weights below 1: of machine-written texts there are too many for one voice each."""

Doubles = NDArray[np.float64]
Rows = tuple[Doubles, NDArray[np.bool_], NDArray[np.int64], Doubles]


def fit(
    model: Model, encoder: Encoder, triggers: Triggers, authors: set[str], target: Path
) -> dict[str, Any]:
    """Fit on the training texts of these authors and write the result; returns it."""
    values, truth, columns, weight = collect(model, encoder, triggers, authors)
    count = len(model.categories)
    fitted = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False).fit(
        _design(values, columns, count), truth, weight
    )
    weights = fitted.coef_[0]
    probability = fitted.predict_proba(_design(values, columns, count))[:, 1]
    threshold = max(THRESHOLDS, key=lambda one: f1(probability >= one, truth, weight))
    joined = Stack(
        linear=round(float(weights[0]), 4),
        encoder=round(float(weights[1]), 4),
        trigger=round(float(weights[2]), 4),
        bias=tuple(round(float(one), 4) for one in weights[3:]),
        threshold=(round(float(threshold), 2),) * count,
        gate=GATE,
        gate_triggered=GATE_TRIGGERED,
    )
    stack: dict[str, Any] = asdict(joined) | {
        "fitted_on": {"authors": sorted(authors), "rows": len(truth)},
        "sentence_f1": round(f1(probability >= threshold, truth, weight), 3),
        "document": fit_documents(Confirmer(model, encoder, joined), triggers, authors),
    }
    (target / FILE).write_text(json.dumps(stack, indent=2) + "\n")
    return stack


@dataclass(frozen=True, slots=True)
class _Text:
    """A document, or a sentence that stands for a short one."""

    title: str
    text: str
    published: str
    labels: Set[str]
    unsure: Set[str]
    weight: float
    alone: bool


def _documents(authors: set[str]) -> Iterator[tuple[corpus.GoldDocument, float]]:
    """Yield these authors' documents, each with its weight."""
    for document in (*corpus.documents("train"), *annotated.documents("train")):
        if document.author in authors:
            yield document, LIGHT.get(document.author, 1.0)


def _texts(authors: set[str]) -> Iterator[_Text]:
    """Yield the authors' documents, and each of their sentences as a brief of its own."""
    for document, weight in _documents(authors):
        labels, unsure = document.labels, frozenset(document.unsure)
        published = document.published_at
        yield _Text(document.title, document.text, published, labels, unsure, weight, False)
        for sentence in split("text", document.text).sentences:
            stated, open_ = document.judged_in(document.text, sentence.start, sentence.end)
            text = document.text[sentence.start : sentence.end]
            open_ |= unsure - stated
            yield _Text("", text, published, stated, open_, weight * BRIEF, True)
    for passage in corpus.passages("train"):
        if passage.author in authors:
            for one in passage.sentences:
                stated = {label.category for label in one.labels}
                yield _Text("", one.text, _TODAY, stated, frozenset(), BRIEF, True)


class _Case(NamedTuple):
    """A category that came into question in a text."""

    values: Doubles
    """FEATURES."""
    stated: bool
    column: int
    """Number of the category."""
    weight: float
    whole: bool
    """Whether the text is a document, and no sentence that stands for one."""


def fit_documents(confirmer: Confirmer, triggers: Triggers, authors: set[str]) -> dict[str, Any]:
    """Fit the regression from sentences to documents."""
    assessor = Assessor(triggers, confirmer)
    cases: list[_Case] = []
    missed = 0
    for text in _texts(authors):
        added, never = _cases(assessor, text)
        cases += added
        missed += never
    table, stated, columns, weight, whole = map(np.array, zip(*cases, strict=True))
    mean, deviation = table.mean(axis=0), table.std(axis=0) + 1e-9
    # A category's own bias is held closer to the common one than the features' weights are.
    own = BIAS_SCALE * np.eye(len(confirmer.model.categories))[columns]
    design = np.hstack(((table - mean) / deviation, own))
    fitted = LogisticRegression(C=DOCUMENT_STRENGTH).fit(design, stated, weight)
    probability = fitted.predict_proba(design)[:, 1]
    weights = fitted.coef_[0, : len(FEATURES)] / deviation
    bias = (
        fitted.intercept_[0]
        - (weights * mean).sum()
        + BIAS_SCALE * fitted.coef_[0, len(FEATURES) :]
    )
    chosen = (probability[whole], stated[whole], columns[whole], weight[whole])
    threshold = max(DOCUMENT_THRESHOLDS, key=lambda one: _macro(chosen[0] >= one, *chosen[1:]))
    return {
        "weights": {
            name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)
        },
        "bias": [round(float(one), 4) for one in bias],
        "threshold": round(float(threshold), 2),
        "missed_before": missed,
        "f1": round(_macro(chosen[0] >= threshold, *chosen[1:]), 3),
    }


def _cases(assessor: Assessor, text: _Text) -> tuple[list[_Case], int]:
    """Return the categories in question in a text, and how many of a document's never were."""
    page = Page.of(text.title, text.text)
    if not page.sentences:
        return [], 0
    assessed = assessor.assess(page, datetime.fromisoformat(text.published))
    cases, missed = [], 0
    for column, name in enumerate(assessor.confirmer.model.categories):
        if name in text.unsure:
            continue
        stated = name in text.labels
        if assessed.judged[column]:
            values = assessed.values(name, column)
            cases.append(_Case(values, stated, column, text.weight, not text.alone))
        elif not text.alone:
            missed += stated
    return cases, missed


def _macro(
    fired: NDArray[np.bool_],
    truth: NDArray[np.bool_],
    categories: NDArray[np.int64],
    weight: Doubles,
) -> float:
    return float(
        np.mean(
            [
                f1(fired[own], truth[own], weight[own])
                for own in (categories == one for one in np.unique(categories))
            ]
        )
    )


def collect(model: Model, encoder: Encoder, triggers: Triggers, authors: set[str]) -> Rows:
    """Return linear log odds, encoder log odds and trigger of each row, truth, category, weight."""
    found: list[tuple[list[float], bool, int, float]] = []
    for features, stated, weight in _labelled(model.categories, Extractor(triggers), authors):
        scores = model.scores(features)
        read = Reader(encoder, features.rows)
        for number, row in enumerate(features.rows):
            hit = triggers.categories(row.hits)
            if scores[number].max() <= np.log(0.004) and not hit:
                continue
            odds = read(number).categories
            for column, value in enumerate(stated[number]):
                if value is not None:
                    triggered = model.categories[column] in hit
                    told = [scores[number, column], odds[column], triggered]
                    found.append((told, value, column, weight))
    values, truth, columns, weights = map(np.array, zip(*found, strict=True))
    return values, truth, columns, weights


def _labelled(
    categories: Sequence[str], extractor: Extractor, authors: set[str]
) -> Iterator[tuple[Features, list[list[bool | None]], float]]:
    """Yield the features of these authors' texts, what each row states by category, and a weight.

    None is for what is not known.
    """
    for passage in corpus.passages("train"):
        if passage.author in authors:
            labels = [{label.category for label in one.labels} for one in passage.worded]
            features = passage_features(extractor, [one.text for one in passage.worded])
            yield features, [[name in own for name in categories] for own in labels], 1.0
    for document, weight in _documents(authors):
        features = extractor.features(Page.of(document.title, document.text), None)
        stated: list[list[bool | None]] = []
        for row in features.rows:
            start, end = row.sentence.start, row.sentence.end
            own, open_ = document.judged_in(row.words.text, start, end)
            stated.append([None if name in open_ else name in own for name in categories])
        yield features, stated, weight


def _design(values: Doubles, columns: NDArray[np.int64], count: int) -> Doubles:
    """Return one weight for each model and the trigger, one bias for each category."""
    return np.hstack((np.clip(values[:, :2], -CLIP, CLIP), values[:, 2:], np.eye(count)[columns]))
