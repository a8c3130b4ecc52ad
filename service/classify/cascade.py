"""The classifier: split, find triggers, look at the context, confirm, combine."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import numpy as np

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify.combine import Finding, to_event
from service.classify.features import Extractor
from service.classify.language import language, language_of
from service.classify.model import Model, load_model
from service.classify.severity import severity
from service.classify.taxonomy import CategoryModel, Taxonomy, load_taxonomy
from service.classify.text import Page, split
from service.classify.triggers import Triggers

Enrich = Callable[[Event, Page, datetime | None, Callable[[str], None] | None], Event]

UNTRIGGERED = 0.72
"""Least probability of a sentence in which no trigger of the category was found."""
ADDED_CONFIDENCE = 0.7
"""Confidence of a category that the user added: the model has not learned it."""


class Cascade:
    """Triggers find, the learned model confirms; both look at every sentence of the document."""

    def __init__(self, taxonomy: Taxonomy, model: Model, enrich: Enrich | None = None) -> None:
        """Take the parts; `enrich` adds an event's further fields to it."""
        self._enrich = enrich
        self.on_extraction_error: Callable[[str], None] = lambda _field: None
        """Called with the name of a field whose extraction failed; the field stays null."""
        self._taxonomy = taxonomy
        self.triggers = Triggers(taxonomy)
        self.extractor = Extractor(self.triggers)
        self.model = model
        self._column = {name: number for number, name in enumerate(model.categories)}

    @property
    def taxonomy_version(self) -> str:
        """Version of the taxonomy, with a digest of the user's own part."""
        return self._taxonomy.version

    @property
    def model_version(self) -> str:
        """Version of the learned part."""
        return self.model.version

    @property
    def categories(self) -> Sequence[str]:
        """The categories, in the taxonomy's order."""
        return [one.name for one in self._taxonomy.categories]

    def warm_up(self) -> None:
        """Load what is otherwise loaded at the first event and the first doubtful language.

        Together about a second, which a service had better spend before it is ready.
        """
        for text in (
            "Police arrested four men in Lyon, France, on Monday after a bomb killed two people.",
            "La policía detuvo el lunes a tres hombres tras el atentado contra un mercado.",
        ):
            self.classify(NewsDocument(id="warm-up", text=text))

    def language(self, document: NewsDocument) -> str:
        """Return the ISO 639-1 code of the document's language; only "en" is classified."""
        return language(document)

    def classify(self, document: NewsDocument) -> list[Event]:
        """Return the document's events, most certain first."""
        page = Page(split("title", document.title), split("text", document.text))
        words = page.title.lower + page.body.lower
        if not words or language_of(words, document) != "en":
            return []
        features = self.extractor.features(page, document.published_at)
        rows = features.rows
        probabilities = self.model.probabilities(features)
        passing = probabilities >= self.model.threshold
        events: list[Event] = []
        for category in self._taxonomy.categories:
            column = self._column.get(category.name)
            candidates = (
                range(len(rows)) if column is None else np.flatnonzero(passing[:, column]).tolist()
            )
            findings: list[Finding] = []
            for number in candidates:
                row = rows[number]
                hits = [
                    hit
                    for hit in row.hits
                    if self.triggers.all[hit.trigger].category == category.name
                ]
                probability = (
                    ADDED_CONFIDENCE if column is None else float(probabilities[number, column])
                )
                if not hits and (column is None or probability < UNTRIGGERED):
                    continue
                findings.append(Finding(row, hits, probability))
            if findings:
                event = to_event(category, findings, self.triggers.all)
                events.append(self._enriched(event, category, page, document.published_at))
        return sorted(events, key=lambda event: -event.confidence)

    def _enriched(
        self, event: Event, category: CategoryModel, page: Page, published: datetime | None
    ) -> Event:
        """Add place, date and tolls, and what they say of the severity."""
        if self._enrich is None:
            return event
        event = self._enrich(event, page, published, self.on_extraction_error)
        severe = severity(category.severity, event.subtype, event.status, event.killed)
        return event if severe == event.severity else event.model_copy(update={"severity": severe})


@cache
def _shipped_model() -> Model:
    return load_model()


def load_classifier(taxonomy: Path | None = None) -> Cascade:
    """Return the classifier with the shipped model and, if given, the user's taxonomy file.

    Raises ConfigurationError where a file is wrong.
    """
    # Imported here, because extraction reads pages too and so imports this package.
    from service.extract.enrich import enrich

    return Cascade(load_taxonomy(taxonomy), _shipped_model(), enrich)
