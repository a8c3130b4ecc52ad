"""An event and the sentences that state it: what its fields are read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from schemas.event import Event
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span, anchor

Parts = Mapping[str, tuple[Words, Span]]
"""The words of a sentence that the encoder takes for actor, target, place, date and tolls."""
Marks = Mapping[tuple[str, int], Parts]
"""The parts of sentences, by their field and start."""


@dataclass(frozen=True)
class Stated:
    """An event as its document states it."""

    event: Event
    page: Page
    published: datetime | None
    marks: Marks

    @property
    def day(self) -> date | None:
        """Day of publication."""
        return self.published.date() if self.published is not None else None

    @property
    def planned(self) -> bool:
        """Whether the event is still to come."""
        return self.event.status == "planned"

    @cached_property
    def spans(self) -> list[tuple[Words, Sentence]]:
        """The sentences of the event's evidence, the surest first."""
        found = (
            self.page.sentence_at(one.field, one.sentence_start) for one in self.event.evidence
        )
        return [one for one in found if one is not None]

    @cached_property
    def told(self) -> list[Parts]:
        """Of each of the sentences, what the encoder takes for its parts."""
        return [self.marks.get((words.field, one.start), {}) for words, one in self.spans]

    @cached_property
    def near(self) -> list[Span]:
        """Of each of the sentences, the words that state the event."""
        return [
            anchor(words, sentence, one.start, one.end, one.trigger)
            for (words, sentence), one in zip(self.spans, self.event.evidence, strict=False)
        ]
