"""Why a document came out as it did: sentence by sentence, what fired and what held it back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.document import NewsDocument
from service.classify.assess import Assessed
from service.classify.cascade import Cascade
from service.classify.confirm import Judged
from service.classify.features import word_hash
from service.classify.off import is_off
from service.classify.text import Page

LEAST_SHOWN = 0.05
"""Least probability of a category that is shown for a sentence without a trigger of it."""
CALLED_OFF = "the sentence tells what was called off before it began"
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
    """Words and marks with their weights in the linear model's log odds, strongest first."""
    linear: float
    """Probability by the linear model alone."""
    encoder: float | None
    """Probability by the encoder alone; None where it was not asked."""


@dataclass(slots=True)
class Explained:
    """One sentence."""

    where: str
    """title or text."""
    text: str
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was made of one category in the document as a whole."""

    category: str
    confidence: float
    threshold: float
    alert: bool
    parts: list[tuple[str, float]]
    """What each of whole.FEATURES adds to the log odds, and the category's own bias."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document came out as it did."""

    language: str
    """ISO 639-1; what is not "en" is passed by, whatever its sentences say."""
    sentences: list[Explained]
    categories: list[Weighed]
    """Of the model's categories those that came into question, surest first."""


def explain(classifier: Cascade, document: NewsDocument) -> Explanation:
    """Return every sentence, and the document, with the categories that came into question."""
    page = Page.of(document.title, document.text)
    language = classifier.language(document)
    if not page.title.lower and not page.body.lower:
        return Explanation(language, [], [])
    assessed = classifier.assessor.assess(page, document.published_at)
    weighed = _weighed(classifier, assessed)
    found = [
        Explained(row.sentence.field, row.words.text[row.sentence.start : row.sentence.end], [])
        for row in assessed.rows
    ]
    names = classifier.assessor.extractor.names()
    every = classifier.confirmer.judge(
        assessed.scores, assessed.triggered, assessed.read, every=True
    )
    for column, own in enumerate(every):
        judged = {one.number: one for one in own}
        for number, sentence in enumerate(found):
            verdict = _verdict(classifier, assessed, column, number, judged.get(number), names)
            if verdict is not None:
                sentence.verdicts.append(verdict)
    return Explanation(language, found, weighed)


def _verdict(
    classifier: Cascade,
    assessed: Assessed,
    column: int,
    number: int,
    judged: Judged | None,
    names: dict[int, str],
) -> Verdict | None:
    """Return what was thought of a category in a sentence; None where nothing speaks for it."""
    confirmer, row = classifier.confirmer, assessed.rows[number]
    category = confirmer.model.categories[column]
    linear = float(1 / (1 + np.exp(-assessed.scores[number, column])))
    hits = classifier.hits(category, row)
    if not hits and judged is None and linear < LEAST_SHOWN:
        return None
    off = judged is not None and is_off(category, row, classifier.triggers.all)
    encoder = None
    if judged is not None and judged.reading is not None:
        encoder = round(float(1 / (1 + np.exp(-judged.reading.categories[column]))), 3)
    words, sentence = row.words.lower, row.sentence
    weights = confirmer.model.weights[:, column]
    return Verdict(
        category=category,
        probability=round(judged.probability if judged else linear, 3),
        threshold=round(confirmer.stack.threshold[column], 3),
        fired=bool(judged and judged.fired and not off),
        held_back=CALLED_OFF if off else _held_back(judged),
        triggers=[" ".join(words[hit.first : hit.last]) for hit in hits],
        weights=_weights(weights, words[sentence.first : sentence.last], row.marks, names),
        linear=round(linear, 3),
        encoder=encoder,
    )


def _weighed(classifier: Cascade, assessed: Assessed) -> list[Weighed]:
    """Return what the regression over the document says of each category in question."""
    whole, found = classifier.whole, []
    for column, category in enumerate(classifier.confirmer.model.categories):
        if not assessed.judged[column]:
            continue
        values = assessed.values(category, column)
        confidence = whole.probability(values, column)
        parts = [(name, round(part, 2)) for name, part in whole.parts(values).items()]
        found.append(
            Weighed(
                category,
                round(confidence, 3),
                whole.threshold,
                confidence >= whole.threshold,
                [*parts, ("bias", round(whole.bias[column], 2))],
            )
        )
    return sorted(found, key=lambda one: -one.confidence)


def _held_back(judged: Judged | None) -> str | None:
    if judged is None:
        return "the linear model is so sure of no event that the encoder was not asked"
    if judged.fired:
        return None
    return "the models together are not sure enough that an event is stated"


def _weights(
    column: NDArray[np.float32],
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
