"""Reads one text outside the line: what a visitor of the live page gets to see."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from service.classify.base import Classifier
from service.ingest.decode import to_document


def make_examine(classifier: Classifier) -> Callable[[str, str], dict[str, Any]]:
    """Return a function from title and text to what `POST /classify` answers.

    That is the title and text as they were read, which the offsets of the evidence point into,
    the language's ISO 639-1 code, and the events. The function raises RejectionError where
    there is nothing to read.
    """

    def examine(title: str, text: str) -> dict[str, Any]:
        now = datetime.now(UTC).isoformat()
        document = to_document({"id": "visitor", "title": title, "text": text, "published_at": now})
        events = classifier.classify(document)
        return {
            "title": document.title,
            "text": document.text,
            "language": "en" if events else classifier.language(document),
            "events": [event.model_dump(mode="json") for event in events],
        }

    return examine
