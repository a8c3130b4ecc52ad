"""Why a document came out as it did: sentence by sentence, what fired and what held it back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.document import NewsDocument
from service.classify.cascade import Cascade
from service.classify.confirm import Judged, Reader
from service.classify.features import Row, word_hash
from service.classify.text import Page
from service.classify.whole import first_person_of, values_of

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
    features = classifier.extractor.features(page, document.published_at)
    confirmer = classifier.confirmer
    model = confirmer.model
    scores = model.scores(features)
    read = Reader(confirmer.encoder, features.rows)
    names = classifier.extractor.names()
    found = [
        Explained(row.sentence.field, row.words.text[row.sentence.start : row.sentence.end], [])
        for row in features.rows
    ]
    triggered = classifier.triggered(features.rows)
    judged_by_category = classifier.standing(
        confirmer.judge(scores, triggered, read), features.rows
    )
    weighed = _weighed(classifier, judged_by_category, read, features.rows, document)
    every = confirmer.judge(scores, triggered, read, every=True)
    standing = classifier.standing(every, features.rows)
    for column, category in enumerate(model.categories):
        hits = [classifier.hits(category, row) for row in features.rows]
        judged = {one.number: one for one in every[column]}
        stands = {one.number for one in standing[column]}
        for number, row in enumerate(features.rows):
            linear = float(1 / (1 + np.exp(-scores[number, column])))
            if not hits[number] and number not in judged and linear < LEAST_SHOWN:
                continue
            one = judged.get(number)
            off = one is not None and number not in stands
            sentence = row.sentence
            words = row.words.lower[sentence.first : sentence.last]
            found[number].verdicts.append(
                Verdict(
                    category,
                    round(one.probability if one else linear, 3),
                    round(confirmer.stack.threshold[column], 3),
                    bool(one and one.fired and not off),
                    CALLED_OFF if off else _held_back(one),
                    [" ".join(row.words.lower[hit.first : hit.last]) for hit in hits[number]],
                    _weights(model.weights[:, column], words, row.marks, names),
                    round(linear, 3),
                    round(float(1 / (1 + np.exp(-one.reading.categories[column]))), 3)
                    if one and one.reading
                    else None,
                )
            )
    return Explanation(language, found, weighed)


def _weighed(
    classifier: Cascade,
    judged: list[list[Judged]],
    read: Reader,
    rows: list[Row],
    document: NewsDocument,
) -> list[Weighed]:
    """Return what the regression over the document says of each category in question."""
    whole, found = classifier.whole, []
    first_person = first_person_of(rows)
    for column, category in enumerate(classifier.confirmer.model.categories):
        if not judged[column]:
            continue
        subtype = read.likeliest_subtype(category, judged[column][0].number)
        values = values_of(judged, column, subtype, rows, document.published_at, first_person)
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
