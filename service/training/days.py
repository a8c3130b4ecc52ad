"""Fits which neighbouring day is an event's: service/extract/date/neighbour.py holds the weights.

`python -m service.training.days` prints them. It learns from the events that the shipped models
find in the documents of the corpus and whose own sentences give no date.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from schemas.event import Event
from service.classify.cascade import load_cascade
from service.classify.text import Page
from service.evaluate_events import GoldEvents, pairs
from service.extract.date.find import own_date
from service.extract.date.neighbour import neighbours
from service.extract.divide import divide
from service.extract.enrich import enrich
from service.extract.stated import Marks, Stated
from service.training import corpus
from service.training.measure import as_gold_events
from service.training.signs import Case, weights_of

STRENGTH = 0.5
"""Inverse of the regularisation."""

Key = tuple[str, tuple[tuple[str, int], ...]]
Given = tuple[Event, Page, datetime | None, Marks]
"""What an event's fields are read from."""


class _Recorder:
    """Stands where events get their fields, and notes what they are read from."""

    def __init__(self) -> None:
        self.given: dict[Key, Given] = {}

    def __call__(
        self,
        event: Event,
        page: Page,
        published: datetime | None,
        on_error: Callable[[str], None] | None = None,
        others: Sequence[Event] = (),
        marks: Marks | None = None,
    ) -> Event:
        self.given[_key(event)] = (event, page, published, marks or {})
        return enrich(event, page, published, on_error, others, marks)


def _key(event: Event) -> Key:
    """Return what tells an event from the others of its document."""
    return event.category, tuple((one.field, one.sentence_start) for one in event.evidence)


def days(gold: Iterable[GoldEvents]) -> Iterator[Case]:
    """Yield the neighbouring days of events whose own sentences give none: whether it is theirs."""
    recorder = _Recorder()
    cascade = load_cascade(recorder, divide)
    for one in gold:
        recorder.given.clear()
        for stated, found in pairs(one, cascade.classify(one.document)):
            yield from days_of(stated.get("date"), *recorder.given[_key(found)])


def days_of(
    wanted: str | None, event: Event, page: Page, published: datetime | None, marks: Marks
) -> Iterator[Case]:
    """Yield the neighbouring days of an event whose own sentences give none."""
    own = Stated(event, page, published, marks)
    found = own_date(own)
    if own.spans and (found is None or found.astride):
        for one in neighbours(own):
            yield one.signs, one.date.value == wanted


def fit(found: Sequence[Case]) -> dict[str, float]:
    """Return the weights."""
    # Added to nought, "-0.0" is nought.
    return {name: 0.0 + round(one, 2) for name, one in weights_of(found, STRENGTH).items()}


def main() -> None:
    """Fit and print the weights."""
    found = list(days(as_gold_events(corpus.documents("train"))))
    print(f"{len(found)} neighbouring days, {sum(right for _signs, right in found)} the event's")
    print(json.dumps(fit(found), indent=4))


if __name__ == "__main__":
    main()
