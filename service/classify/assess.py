"""A document as the models judge it, sentence by sentence: the same at work and in training."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from service.classify.confirm import Confirmer, Judged, Reader
from service.classify.features import Extractor, Features, Row, triggered
from service.classify.off import is_off
from service.classify.text import Page
from service.classify.triggers import Triggers
from service.classify.whole import Doubles, first_person_of, values_of


@dataclass(frozen=True)
class Assessed:
    """A document whose sentences are judged."""

    page: Page
    published: datetime | None
    features: Features
    scores: NDArray[np.float32]
    """Log odds by the linear model, shape (rows, categories)."""
    triggered: NDArray[np.bool_]
    """Where there is a trigger of the category, of the same shape."""
    read: Reader
    judged: list[list[Judged]]
    """By category of the model, the sentences in question, likeliest first; without those of what
    was called off."""

    @property
    def rows(self) -> list[Row]:
        """The sentences, title first."""
        return self.features.rows

    @cached_property
    def _first_person(self) -> float:
        return first_person_of(self.rows)

    def values(self, category: str, column: int) -> Doubles:
        """Return whole.FEATURES of a category in question, with its number."""
        subtype = self.read.likeliest_subtype(category, self.judged[column][0].number)
        return values_of(
            self.judged, column, subtype, self.rows, self.published, self._first_person
        )


class Assessor:
    """Judges the sentences of documents."""

    def __init__(self, triggers: Triggers, confirmer: Confirmer) -> None:
        self.triggers, self.confirmer = triggers, confirmer
        self.extractor = Extractor(triggers)

    def assess(self, page: Page, published: datetime | None) -> Assessed:
        """Judge the sentences of a page, of which there must be one at least."""
        features = self.extractor.features(page, published)
        rows, triggers = features.rows, self.triggers.all
        categories = self.confirmer.model.categories
        scores = self.confirmer.model.scores(features)
        found = triggered(rows, triggers, categories)
        read = Reader(self.confirmer.encoder, rows)
        judged = [
            [one for one in own if not is_off(category, rows[one.number], triggers)]
            for category, own in zip(
                categories, self.confirmer.judge(scores, found, read), strict=True
            )
        ]
        return Assessed(page, published, features, scores, found, read, judged)
