"""What sources tell the rest of the process: the composition root counts and logs it."""

from collections.abc import Hashable
from typing import Protocol

from service.errors import FeedError
from service.ingest.feeds.item import BadItem


class Observer(Protocol):
    """Listens to all sources; `source` is the source's name throughout."""

    def begin(self, source: str) -> None:
        """Note that a source has work in hand: it must beat from now on."""

    def beat(self, source: str) -> None:
        """Note that a source goes round."""

    def end(self, source: str) -> None:
        """Note that a source has nothing in hand."""

    def items(self, source: str, published: int, seen: int) -> None:
        """Count items on the stream, and those that had been there before."""

    def passed(self, source: str, count: int) -> None:
        """Count items that are no news to be read."""

    def bad_item(self, source: str, item: BadItem) -> None:
        """Count an item that is no document, and tell it in one line."""

    def polled(self, source: str, result: str) -> None:
        """Count a poll: changed, unchanged, failed."""

    def looked(self, source: str, *, well: bool) -> None:
        """Note whether a folder could be looked at."""

    def failed(self, source: str, where: str, error: FeedError, *, again: float | None) -> None:
        """Count what could not be taken, and tell it; tried again in `again` seconds if at all."""

    def page(self, source: str, result: str) -> None:
        """Count a page for the full text: taken, shorter, failed, refused."""

    def file(self, source: str, result: str) -> None:
        """Count a file: read, set_aside."""

    def note(self, source: str, words: str, **more: object) -> None:
        """Tell something worth knowing."""

    def redis_trouble(self, error: BaseException, call: Hashable) -> None:
        """Count a call to Redis that failed and will be tried again."""

    def redis_well(self, call: Hashable) -> None:
        """Note that this very call to Redis went well, which says nothing of another."""
