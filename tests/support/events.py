"""Events as a document's sentences give them, built for tests of their fields."""

from datetime import UTC, datetime
from typing import Any

from schemas.event import Event, Evidence
from service.classify.text import Page
from service.extract.enrich import enrich

PUBLISHED = datetime(2024, 3, 27, 9, tzinfo=UTC)  # a Wednesday


def told(
    text: str,
    category: str = "security_incident",
    at: int = 0,
    status: str = "occurred",
    **more: Any,
) -> Event:
    """Return the event that the text's sentence `at` states, with its fields."""
    page = Page.of("", text)
    bare = stated(page, category, at, status, more.pop("trigger", None))
    published = more.pop("published", PUBLISHED)
    others = [stated(page, *other) for other in more.pop("others", ())]
    return enrich(bare, page, published, fail, others)


def day_of(text: str, day: tuple[int, int, int] = (2024, 3, 27), **more: Any) -> str | None:
    """Return what the text's first sentence gives for the event's date, published then."""
    found = told(text, published=datetime(*day, 9, tzinfo=UTC), **more).event_date
    return found.value if found else None


def stated(
    page: Page, category: str, at: int, status: str = "occurred", trigger: str | None = None
) -> Event:
    """Return the bare event that the sentence `at` states."""
    sentence = page.body.sentences[at]
    whole = page.body.text[sentence.start : sentence.end]
    evidence = Evidence(
        field="text",
        start=sentence.start,
        end=sentence.end,
        text=whole,
        sentence=whole,
        sentence_start=sentence.start,
        trigger=trigger,
    )
    bare: dict[str, Any] = {
        "category": category,
        "status": status,
        "title": "",
        "confidence": 0.9,
        "severity": "high",
        "evidence": [evidence],
    }
    return Event(**bare)


def fail(field: str) -> None:
    raise AssertionError(field)


def place_of(
    text: str, category: str, evidence: int, marked: dict[int, str], part: str = "place"
) -> tuple[str, str | None]:
    """Return the place of an event of several sentences of which some have their place marked."""
    page = Page.of("", text)
    parts = [stated(page, category, at).evidence[0] for at in range(evidence)]
    event = stated(page, category, 0).model_copy(update={"evidence": parts})
    marks: Any = {}
    for number, name in marked.items():
        named = name.lower().split()
        first = page.body.lower.index(named[0])
        sentence = page.body.sentences[number]
        marks["text", sentence.start] = {part: (page.body, (first, first + len(named)))}
    location = enrich(event, page, PUBLISHED, fail, (), marks).location
    assert location is not None
    return location.text, location.country


def marked(text: str, category: str, parts: dict[str, str], at: int = 0, **more: Any) -> Event:
    """Return the event that the sentence `at` states, of which these words are marked."""
    page = Page.of("", text)
    event = stated(page, category, at, trigger=more.pop("trigger", None))
    sentence = page.body.sentences[at]
    spans: Any = {}
    for part, said in parts.items():
        start = text.index(said, sentence.start)
        first = next(n for n, one in enumerate(page.body.starts) if one >= start)
        last = next(n for n, end in enumerate(page.body.ends) if end >= start + len(said)) + 1
        spans[part] = (page.body, (first, last))
    others = [stated(page, *other) for other in more.pop("others", ())]
    return enrich(event, page, PUBLISHED, fail, others, {("text", sentence.start): spans})
