"""The classifier: split, find triggers, look at the context, confirm, combine."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify.assess import Assessed, Assessor
from service.classify.combine import Clause, Finding, clause_of, to_event
from service.classify.confirm import Confirmer, Parts, load_stack
from service.classify.encoder import load_encoder
from service.classify.examples import THRESHOLD, THRESHOLD_TRIGGERED, learn
from service.classify.features import Row
from service.classify.kinds import Kinds
from service.classify.language import language, language_of, load_languages
from service.classify.model import load_model
from service.classify.severity import severity
from service.classify.taxonomy import Taxonomy, load_taxonomy
from service.classify.text import Page
from service.classify.triggers import Hit, Triggers
from service.classify.whole import Whole, load_whole
from service.memory import give_back

Divide = Callable[[str, list[Clause], Page, datetime | None], list[int]]
Marks = dict[tuple[str, int], Parts]
"""By field and start of an event's sentences, the words that tell the encoder's PARTS."""
Enrich = Callable[
    [Event, Page, datetime | None, Callable[[str], None] | None, Sequence[Event], Marks], Event
]

ADDED_CONFIDENCE = 0.7
"""Confidence of a category that the user added by triggers alone: no model has learned it."""


class Cascade:
    """Triggers and a linear model find; a small encoder reads what is in doubt and confirms."""

    def __init__(
        self,
        taxonomy: Taxonomy,
        confirmer: Confirmer,
        whole: Whole,
        enrich: Enrich | None = None,
        divide: Divide | None = None,
    ) -> None:
        """Take the parts.

        `enrich` adds an event's further fields to it, `divide` tells which clauses of a
        category speak of one happening.
        """
        self._divide = divide
        self._enrich = enrich
        self.on_extraction_error: Callable[[str], None] = lambda _field: None
        """Called with the name of a field whose extraction failed; the field stays null."""
        self._taxonomy = taxonomy
        self.triggers = Triggers(taxonomy)
        self._kinds = Kinds(taxonomy)
        self.confirmer = confirmer
        self.assessor = Assessor(self.triggers, confirmer)
        self.whole = whole
        self._heads = {
            one.name: learn(one.name, one.examples, one.counter_examples, confirmer.encoder)
            for one in taxonomy.categories
            if one.examples
        }
        self._column = {name: number for number, name in enumerate(confirmer.model.categories)}

    @property
    def taxonomy_version(self) -> str:
        """Version of the taxonomy, with a digest of the user's own part."""
        return self._taxonomy.version

    @property
    def model_version(self) -> str:
        """Version of the learned part."""
        return f"{self.confirmer.model.version}+{self.confirmer.encoder.version}"

    @property
    def categories(self) -> Sequence[str]:
        """The categories, in the taxonomy's order."""
        return [one.name for one in self._taxonomy.categories]

    def warm_up(self) -> None:
        """Load what is otherwise loaded at the first event, before a service is ready."""
        text = "Police arrested four men in Lyon, France, on Monday after a bomb killed two people."
        self.classify(NewsDocument(id="warm-up", text=text))
        give_back()

    def language(self, document: NewsDocument) -> str:
        """Return the ISO 639-1 code of the document's language; only "en" is classified."""
        return language(document)

    def classify(self, document: NewsDocument) -> list[Event]:
        """Return the document's events, most certain first."""
        page = Page.of(document.title, document.text)
        words = page.title.lower + page.body.lower
        if not words or language_of(words, document) != "en":
            return []
        assessed = self.assessor.assess(page, document.published_at)
        found: list[tuple[Event, Marks]] = []
        for category in self._taxonomy.categories:
            for happening in self._happenings(category.name, assessed):
                read = assessed.read
                event = to_event(category, happening, self.triggers.all, self._kinds, read)
                marks: Marks = {
                    (one.row.words.field, one.row.sentence.start): read.parts(
                        category.name, one.number
                    )
                    for one in happening
                }
                found.append((event, marks))
        events = tuple(event for event, _marks in found)
        enriched = [self._enriched(event, marks, assessed, events) for event, marks in found]
        return sorted(enriched, key=lambda event: -event.confidence)

    def hits(self, category: str, row: Row) -> list[Hit]:
        """Return the category's triggers in a row."""
        triggers = self.triggers.all
        return [hit for hit in row.hits if triggers[hit.trigger].category == category]

    def _findings(self, category: str, assessed: Assessed) -> list[Finding]:
        """Return the sentences that state an event of the category."""
        column = self._column.get(category)
        if column is None:
            return self._added(category, assessed)
        candidates = assessed.judged[column]
        if not candidates:
            return []
        confidence = self.whole.probability(assessed.values(category, column), column)
        if confidence < self.whole.threshold:
            return []
        # The document's confidence is its surest sentence's; the others keep their distance.
        top = candidates[0].probability
        return [
            Finding(
                assessed.rows[one.number],
                self.hits(category, assessed.rows[one.number]),
                confidence * one.probability / top,
                one.number,
            )
            for one in candidates
            if one.fired or one is candidates[0]
        ]

    def _added(self, category: str, assessed: Assessed) -> list[Finding]:
        """Return the sentences that state an event of a category of the user's own."""
        rows = assessed.rows
        hits = [self.hits(category, row) for row in rows]
        triggered = {number for number, own in enumerate(hits) if own}
        head = self._heads.get(category)
        if head is None:
            return [
                Finding(rows[number], hits[number], ADDED_CONFIDENCE, number)
                for number in sorted(triggered)
            ]
        found = []
        for number in sorted(triggered.union(head.candidates(assessed.features))):
            probability = head.probability(assessed.read.whole(number).vector)
            if probability >= (THRESHOLD_TRIGGERED if hits[number] else THRESHOLD):
                found.append(Finding(rows[number], hits[number], probability, number))
        return found

    def _happenings(self, category: str, assessed: Assessed) -> list[list[Finding]]:
        """Return the findings of each happening of a category, the surest first in each."""
        ordered = sorted(self._findings(category, assessed), key=lambda one: -one.probability)
        if self._divide is None or len(ordered) < 2:
            return [ordered] if ordered else []
        try:
            clauses = [clause_of(one, assessed.read.parts(category, one.number)) for one in ordered]
            groups = self._divide(category, clauses, assessed.page, assessed.published)
        except Exception:  # noqa: BLE001 - told, and one event is better than none
            self.on_extraction_error("happenings")
            return [ordered]
        divided: list[list[Finding]] = [[] for _ in range(max(groups) + 1)]
        for group, finding in zip(groups, ordered, strict=True):
            divided[group].append(finding)
        return divided

    def _enriched(
        self, event: Event, marks: Marks, assessed: Assessed, events: Sequence[Event]
    ) -> Event:
        """Add place, date, tolls and participants, and what they say of the severity."""
        if self._enrich is not None:
            page, published = assessed.page, assessed.published
            event = self._enrich(event, page, published, self.on_extraction_error, events, marks)
        severe = severity(self._taxonomy.severity_rule, event)
        return event if severe == event.severity else event.model_copy(update={"severity": severe})


@cache
def _shipped_models() -> Confirmer:
    return Confirmer(load_model(), load_encoder(), load_stack())


def load_classifier(taxonomy: Path | None = None) -> Cascade:
    """Return the classifier with the shipped model and, if given, the user's taxonomy file.

    Raises ConfigurationError where a file is wrong.
    """
    # Imported here, because extraction reads pages too and so imports this package.
    from service.extract.divide import divide
    from service.extract.enrich import enrich

    return load_cascade(enrich, divide, taxonomy)


def load_cascade(
    enrich: Enrich | None, divide: Divide | None, taxonomy: Path | None = None
) -> Cascade:
    """Return the classifier with the shipped models and these parts of extraction.

    Raises ConfigurationError where a file is wrong.
    """
    return Cascade(load_taxonomy(taxonomy), _shipped_models(), load_whole(), enrich, divide)


def load_ready(taxonomy: Path | None = None) -> Cascade:
    """Return the classifier with all loaded that it may ever need, as a service wants it.

    Raises ConfigurationError where a file is wrong.
    """
    # Unpacking the languages' tables leaves Python free: a third of the time is saved.
    with ThreadPoolExecutor(1) as beside:
        languages = beside.submit(load_languages)
        cascade = load_classifier(taxonomy)
        languages.result()
    cascade.warm_up()
    return cascade
