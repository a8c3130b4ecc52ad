"""What the classifier, as it is shipped, makes of texts of one Friday."""

from datetime import UTC, datetime
from functools import cache

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify import Classifier, load_classifier

FRIDAY = datetime(2026, 11, 20, tzinfo=UTC)


@cache
def _classifier() -> Classifier:
    return load_classifier()


def events(text: str, title: str = "", published: datetime = FRIDAY) -> list[Event]:
    """Return all events of a text."""
    document = NewsDocument(id="1", title=title, text=text, published_at=published)
    return _classifier().classify(document)


def events_of(category: str, text: str, title: str = "", words: str = "") -> list[Event]:
    """Return the events of a category that a sentence with these words states."""
    return [
        one
        for one in events(text, title)
        if one.category == category and any(words in told.sentence for told in one.evidence)
    ]
