"""Measures the classifier on documents with known labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter
from typing import Any

import numpy as np

from schemas.document import NewsDocument
from schemas.event import Event

BOOTSTRAPS = 400
SEED = 7
BINS = 10

Classify = Callable[[NewsDocument], list[Event]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document with the categories that it carries."""

    document: NewsDocument
    labels: frozenset[str]
    unsure: frozenset[str] = frozenset()


@dataclass(slots=True)
class Report:
    """Figures of one run."""

    categories: dict[str, dict[str, Any]]
    macro_f1: float
    micro_f1: float
    label_free_fired: float
    """Share of the documents without a label for which any category fired."""
    label_free: int
    ece: float
    """Expected calibration error over the categories that fired, ten bins."""
    documents_per_second: float
    documents: int
    errors: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


def evaluate(
    gold: Sequence[Gold], classify: Classify, categories: Sequence[str], errors: int = 0
) -> Report:
    """Classify every document and compare."""
    started = perf_counter()
    found = [classify(one.document) for one in gold]
    seconds = perf_counter() - started
    fired = [{event.category: event for event in events} for events in found]
    truth = np.array([[name in one.labels for name in categories] for one in gold])
    guess = np.array([[name in one for name in categories] for one in fired])
    known = np.array([[name not in one.unsure for name in categories] for one in gold])
    rows = {}
    total = np.zeros(3)
    for number, name in enumerate(categories):
        counts = _counts(truth, guess, known, number)
        total += counts
        low, high = _interval(truth[:, number], guess[:, number], known[:, number])
        precision, recall, f1 = _scores(counts)
        rows[name] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1, 3),
            "f1_low": round(low, 3),
            "f1_high": round(high, 3),
            "support": int((truth[:, number] & known[:, number]).sum()),
        }
    present = [row["f1"] for row in rows.values() if row["support"]]
    free = [number for number, one in enumerate(gold) if not one.labels and not one.unsure]
    return Report(
        categories=rows,
        macro_f1=round(float(np.mean(present)) if present else 0.0, 3),
        micro_f1=round(_scores(total)[2], 3),
        label_free_fired=round(
            sum(any(name in fired[number] for name in categories) for number in free) / len(free)
            if free
            else 0.0,
            4,
        ),
        label_free=len(free),
        ece=round(_ece(gold, fired, categories), 3),
        documents_per_second=round(len(gold) / seconds, 1),
        documents=len(gold),
        errors=_errors(gold, fired, categories)[:errors],
    )


def _counts(truth: Any, guess: Any, known: Any, number: int) -> Any:
    t, g, k = truth[:, number], guess[:, number], known[:, number]
    return np.array([(t & g & k).sum(), (~t & g & k).sum(), (t & ~g & k).sum()])


def _scores(counts: Any) -> tuple[float, float, float]:
    hit, false, missed = (float(one) for one in counts)
    precision = hit / (hit + false) if hit + false else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f1 = 2 * hit / (2 * hit + false + missed) if hit + false + missed else 0.0
    return precision, recall, f1


def _interval(truth: Any, guess: Any, known: Any) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1."""
    generator = np.random.default_rng(SEED)
    truth, guess = truth[known], guess[known]
    if not truth.any():
        return 0.0, 0.0
    found = []
    for _ in range(BOOTSTRAPS):
        chosen = generator.integers(0, len(truth), len(truth))
        t, g = truth[chosen], guess[chosen]
        denominator = t.sum() + g.sum()
        found.append(2 * (t & g).sum() / denominator if denominator else 1.0)
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _ece(gold: Sequence[Gold], fired: list[dict[str, Event]], categories: Sequence[str]) -> float:
    pairs = [
        (event.confidence, name in one.labels)
        for one, events in zip(gold, fired, strict=True)
        for name, event in events.items()
        if name in categories and name not in one.unsure
    ]
    if not pairs:
        return 0.0
    confidence = np.array([pair[0] for pair in pairs])
    right = np.array([pair[1] for pair in pairs], dtype=float)
    which = np.minimum((confidence * BINS).astype(int), BINS - 1)
    error = 0.0
    for number in range(BINS):
        inside = which == number
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(error)


def _errors(
    gold: Sequence[Gold], fired: list[dict[str, Event]], categories: Sequence[str]
) -> list[dict[str, Any]]:
    """Return false alarms, surest first, then misses."""
    alarms: list[dict[str, Any]] = []
    misses: list[dict[str, Any]] = []
    for one, events in zip(gold, fired, strict=True):
        for name in categories:
            if name in one.unsure:
                continue
            head = {"id": one.document.id, "title": one.document.title, "category": name}
            if name in events and name not in one.labels:
                event = events[name]
                alarms.append(
                    head
                    | {
                        "error": "false alarm",
                        "confidence": event.confidence,
                        "trigger": event.evidence[0].trigger,
                        "sentence": event.evidence[0].sentence,
                    }
                )
            elif name in one.labels and name not in events:
                misses.append(head | {"error": "missed", "text": one.document.text[:300]})
    alarms.sort(key=lambda error: -error["confidence"])
    return alarms + misses


def gold_from_json(raw: dict[str, Any], number: int) -> Gold:
    """Read a line of a gold file: text, title, published_at, labels, optional unsure.

    Raises ValueError for a line without labels or words, or with labels that are no list.
    """
    return Gold(
        document_from_json(raw, number),
        _categories("labels", raw.get("labels")),
        _categories("unsure", raw.get("unsure", [])),
    )


def _categories(key: str, names: Any) -> frozenset[str]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"{key} must be a list of categories; [] for none")
    return frozenset(names)


def document_from_json(raw: dict[str, Any], number: int) -> NewsDocument:
    """Read the document of a line of a gold file; its number is its name where it has none."""
    if not raw.get("title") and not raw.get("text"):
        raise ValueError("no title and no text")
    published = raw.get("published_at")
    return NewsDocument(
        id=str(raw.get("id") or number),
        title=raw.get("title") or "",
        text=raw.get("text") or "",
        published_at=datetime.fromisoformat(published) if published else None,
    )
