"""An event with the fields that its evidence sentences give."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from schemas.event import Event, EventDate, Qualifier, Temporal
from service.classify.cues import HABIT, HISTORY, old_year
from service.classify.text import Page, Sentence, Words
from service.extract.date import find_date
from service.extract.participants import participants
from service.extract.place import context_of, find_place
from service.extract.toll import KINDS, TOTAL, find_tolls

_VIOLENT = frozenset({"security_incident", "disaster"})
_LESSER = frozenset({"protest"})
_FIELDS_OF: dict[str, tuple[str, ...]] = {
    "security_incident": ("killed", "injured"),
    "disaster": ("killed", "injured"),
    "protest": ("killed", "injured"),
    "arrest": ("detained",),
    "prosecution": (),
    "state_visit": (),
    "agreement": (),
    "sanction": (),
}
"""Tolls by category; a category of the user's own may have any."""
_HISTORY = (HISTORY | HABIT | frozenset(["year", "years"])) - {
    "number",
    "rise",
    "increased",
    "rate",
}

Marks = Mapping[str, tuple[Words, tuple[int, int]]]
Spans = list[tuple[Words, Sentence]]


def enrich(
    event: Event,
    page: Page,
    published: datetime | None,
    on_error: Callable[[str], None] | None = None,
    others: frozenset[str] = frozenset(),
    marks: Marks | None = None,
) -> Event:
    """Fill the fields that are null; one that fails stays null and is told to on_error.

    `others` are the categories of all events of the document; `marks` tell which words of the
    surest sentence are actor, target and place.
    """
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
        attempt("location", lambda: _location(spans, page, event.category, marks))
    if event.event_date is None:
        attempt("event_date", lambda: _date(event, spans, page, published))
    attempt("tolls", lambda: _tolls(event, spans, page, others, published))
    if not event.participants and marks:
        attempt("participants", lambda: {"participants": participants(marks, page, event.category)})
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


def _location(spans: Spans, page: Page, category: str, marks: Marks | None) -> dict[str, Any]:
    hint = (marks or {}).get("place")
    found = find_place(spans, page, context_of(page), category, hint)
    return {"location": found} if found is not None else {}


def _date(event: Event, spans: Spans, page: Page, published: datetime | None) -> dict[str, Any]:
    """Read the date off the evidence; without one, off the sentences before the surest."""
    future = event.status == "planned"
    sentences = page.sentences
    for (words, sentence), evidence in zip(spans, event.evidence, strict=False):
        near = _words_between(words, sentence, evidence.start, evidence.end)
        reference = _told_before(sentences, sentence, published)
        found = find_date(
            words, sentence, published, prefer_future=future, near=near, reference=reference
        )
        if found is not None:
            return {"event_date": found}
    if not spans or future:
        return {}
    at = next((n for n, (_w, one) in enumerate(sentences) if one is spans[0][1]), 0)
    for words, sentence in reversed(sentences[max(0, at - 2) : at]):
        found = find_date(words, sentence, published)
        if found is not None and found.precision == "day":
            return {"event_date": found}
    return {}


def _words_between(words: Words, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    inside = [
        number
        for number in range(sentence.first, sentence.last)
        if start <= words.starts[number] < end
    ]
    return (inside[0], inside[-1] + 1) if inside else (sentence.first, sentence.last)


def _told_before(
    sentences: list[tuple[Words, Sentence]], sentence: Sentence, published: datetime | None
) -> date | None:
    """Return the day that the sentences before this one told last."""
    at = next((n for n, (_w, one) in enumerate(sentences) if one is sentence), 0)
    for words, one in reversed(sentences[max(0, at - 4) : at]):
        found = find_date(words, one, published)
        if found is not None and found.precision == "day":
            return date.fromisoformat(found.value)
    return None


def _tolls(
    event: Event,
    spans: Spans,
    page: Page,
    others: frozenset[str],
    published: datetime | None,
) -> dict[str, Any]:
    update: dict[str, Any] = {}
    for field in _FIELDS_OF.get(event.category, KINDS):
        if field != "detained" and event.category in _LESSER and not others.isdisjoint(_VIOLENT):
            continue  # the dead of an attack that the document reports are not the protest's
        if getattr(event, field) is not None:
            continue
        best: tuple[int, Qualifier | None] | None = None
        for rank, (words, sentence) in enumerate(_telling(event, spans, page, others, field)):
            if best is not None and rank >= len(spans):
                break  # what states the event outweighs what may speak of another
            if old_year(words.lower, sentence.first, sentence.last, published):
                continue
            tolls = find_tolls(words, sentence)
            value: int | None = getattr(tolls, field)
            if value is None:
                continue
            found = (value, getattr(tolls, f"{field}_qualifier"))
            if not TOTAL.isdisjoint(words.lower[sentence.first : sentence.last]):
                best = found
                break
            if best is None or value > best[0]:
                best = found
        if best is not None:
            update[field], update[f"{field}_qualifier"] = best
    return update


def _telling(
    event: Event, spans: Spans, page: Page, others: frozenset[str], field: str
) -> Iterator[tuple[Words, Sentence]]:
    """Yield the sentences that may tell a toll: the evidence, then others of an only event."""
    own = {id(sentence) for _words, sentence in spans}
    yield from spans
    rivals = _VIOLENT if field != "detained" else frozenset({"arrest"})
    if event.category not in rivals or len(others & rivals) > 1:
        return
    for words, sentence in page.sentences:
        if id(sentence) not in own and _HISTORY.isdisjoint(
            words.lower[sentence.first : sentence.last]
        ):
            yield words, sentence


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
