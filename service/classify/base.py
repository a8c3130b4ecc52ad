"""The seam between the line and whatever judges documents."""

from collections.abc import Sequence
from typing import Protocol

from schemas.document import NewsDocument
from schemas.event import Event


class Classifier(Protocol):
    """Finds the events that a document states."""

    @property
    def taxonomy_version(self) -> str:
        """Version of the categories and triggers in use."""
        ...

    @property
    def model_version(self) -> str:
        """Version of the learned part, or of the rules where there is none."""
        ...

    @property
    def categories(self) -> Sequence[str]:
        """The categories that it can find."""
        ...

    def language(self, document: NewsDocument) -> str:
        """Return the ISO 639-1 code of the document's language; only "en" is classified."""
        ...

    def classify(self, document: NewsDocument) -> list[Event]:
        """Return the document's events, most certain first.

        Pure and deterministic: the same document gives the same events in any process and
        any batch. Raises nothing on any text.
        """
        ...
