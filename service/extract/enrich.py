"""An event with the fields that its evidence sentences give."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from schemas.event import Event, EventDate, Temporal
from service.classify.text import Page, Sentence, Words
from service.extract.date import find_date
from service.extract.place import countries_of, find_place
from service.extract.toll import find_tolls

SURE_SPANS = 2
"""Evidence sentences that may name the place: later ones are less surely of the same happening."""

Spans = list[tuple[Words, Sentence]]


def enrich(
    event: Event,
    page: Page,
    published: datetime | None,
    on_error: Callable[[str], None] | None = None,
) -> Event:
    """Fill the fields that are null; one that fails stays null and is told to on_error."""
    update: dict[str, Any] = {}
    spans: Spans = []

    def attempt(field: str, find: Callable[[], dict[str, Any]]) -> None:
        try:
            update.update(find())
        except Exception:  # noqa: BLE001 - one field's failure must not cost the alert
            if on_error is not None:
                on_error(field)

    attempt("evidence", lambda: _into(spans, event, page))
    if event.location is None:
        attempt("location", lambda: _location(spans, page))
    if event.event_date is None:
        future = event.status == "planned"
        attempt("event_date", lambda: _date(spans, published, future))
    attempt("tolls", lambda: _tolls(event, spans))
    if event.temporal is None:
        day = update.get("event_date", event.event_date)
        attempt("temporal", lambda: _temporal(day, published))
    return event.model_copy(update=update) if update else event


def _into(spans: Spans, event: Event, page: Page) -> dict[str, Any]:
    spans.extend(_spans(event, page))
    return {}


def _spans(event: Event, page: Page) -> Spans:
    starts = {(words.field, one.start): (words, one) for words, one in page.sentences}
    keys = [(one.field, one.sentence_start) for one in event.evidence]
    return [starts[key] for key in keys if key in starts]


def _location(spans: Spans, page: Page) -> dict[str, Any]:
    best = None
    if page.countries is None:
        page.countries = countries_of((page.title, page.body))
    known = page.countries
    for words, sentence in spans[:SURE_SPANS]:
        found = find_place(words, sentence, known)
        if found is not None and found.latitude is not None:
            return {"location": found}
        best = best or found
    return {"location": best} if best is not None else {}


def _date(spans: Spans, published: datetime | None, future: bool) -> dict[str, Any]:
    for words, sentence in spans:
        found = find_date(words, sentence, published, prefer_future=future)
        if found is not None:
            return {"event_date": found}
    return {}


def _tolls(event: Event, spans: Spans) -> dict[str, Any]:
    update: dict[str, Any] = {}
    for words, sentence in spans:
        tolls = find_tolls(words, sentence)
        for field in ("killed", "injured", "detained"):
            value = getattr(tolls, field)
            if value is not None and field not in update and getattr(event, field) is None:
                update[field] = value
                update[f"{field}_qualifier"] = getattr(tolls, f"{field}_qualifier")
    return update


def _temporal(day: EventDate | None, published: datetime | None) -> dict[str, Any]:
    if day is None or published is None:
        return {}
    base = published.date()
    parts = [int(one) for one in day.value.split("-")]
    if day.precision == "day":
        age = (base - date(*parts)).days
    elif day.precision == "month":
        months = (base.year - parts[0]) * 12 + base.month - parts[1]
        age = 31 * max(0, months) + 4
    else:
        age = 4 if base.year <= parts[0] else 366
    temporal: Temporal = "breaking" if age <= 3 else "recent" if age <= 365 else "background"
    return {"temporal": temporal}
