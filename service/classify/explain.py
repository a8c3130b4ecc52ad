"""Why a document came out as it did: sentence by sentence, what fired and what held it back."""

from dataclasses import dataclass

import numpy as np

from schemas.document import NewsDocument
from service.classify.cascade import UNTRIGGERED, Cascade
from service.classify.features import word_hash
from service.classify.text import Page, split

LEAST_SHOWN = 0.05
"""Least probability of a category that is shown for a sentence without a trigger of it."""
SHOWN = 6
"""Weights shown for and against."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was thought of one category in one sentence."""

    category: str
    probability: float
    threshold: float
    fired: bool
    held_back: str | None
    """Why it did not fire."""
    triggers: list[str]
    """The phrases found."""
    weights: list[tuple[str, float]]
    """Words and marks with their weights in log odds, strongest first."""


@dataclass(slots=True)
class Explained:
    """One sentence."""

    where: str
    """title or text."""
    text: str
    verdicts: list[Verdict]


def explain(classifier: Cascade, document: NewsDocument) -> list[Explained]:
    """Return every sentence with the categories that came into question."""
    page = Page(split("title", document.title), split("text", document.text))
    if not page.title.lower and not page.body.lower:
        return []
    features = classifier.extractor.features(page, document.published_at)
    model = classifier.model
    probabilities = model.probabilities(features)
    names = classifier.extractor.names()
    found = []
    for number, row in enumerate(features.rows):
        sentence = row.sentence
        explained = Explained(sentence.field, row.words.text[sentence.start : sentence.end], [])
        words = row.words.lower[sentence.first : sentence.last]
        for column, category in enumerate(model.categories):
            hits = [
                hit for hit in row.hits if classifier.triggers.all[hit.trigger].category == category
            ]
            probability = float(probabilities[number, column])
            if not hits and probability < LEAST_SHOWN:
                continue
            threshold = float(model.threshold[column])
            least = threshold if hits else max(threshold, UNTRIGGERED)
            explained.verdicts.append(
                Verdict(
                    category,
                    round(probability, 3),
                    round(least, 3),
                    probability >= least,
                    _held_back(probability, least, bool(hits)),
                    [" ".join(row.words.lower[hit.first : hit.last]) for hit in hits],
                    _weights(model.weights[:, column], words, row.marks, names),
                )
            )
        found.append(explained)
    return found


def _held_back(probability: float, least: float, triggered: bool) -> str | None:
    if probability >= least:
        return None
    if triggered:
        return "a trigger was found, but its context speaks against an event"
    return "no trigger was found, and the words alone are not sure enough"


def _weights(
    column: "np.typing.NDArray[np.float32]",
    words: list[str],
    marks: list[int],
    names: dict[int, str],
) -> list[tuple[str, float]]:
    root = max(1.0, len(words) ** 0.5)
    size = len(column) - 1
    weighed = {f"word {word}": float(column[word_hash(word) % size]) / root for word in words}
    weighed |= {names.get(mark, "?"): float(column[mark]) for mark in marks}
    ordered = sorted(weighed.items(), key=lambda item: -abs(item[1]))
    return [(name, round(weight, 2)) for name, weight in ordered[:SHOWN] if abs(weight) > 0.01]
