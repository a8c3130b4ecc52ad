"""Runs the parsers off the event loop: the large ones in a process of their own."""

import asyncio
from typing import Any

from service.ingest.feeds import parse as pure
from service.ingest.feeds.item import Origin, Parsed
from service.ingest.feeds.kind import Kind

TIME_LIMIT = 30.0
"""Seconds for one feed, file or page; the parsers take some milliseconds."""
_SMALL = frozenset({Kind.JSON, Kind.TEXT})
"""Kinds whose parsers are the service's own, and need no extra."""


class Parsing:
    """Where bytes become items."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._pool: Any = None

    async def parse(self, kind: Kind, content: bytes, origin: Origin) -> Parsed:
        """Return the items of a source. Raises FeedError."""
        if kind in _SMALL:
            return await asyncio.to_thread(pure.parse, kind, content, origin)
        found: Parsed = await self._heavy().run(pure.parse, kind, content, origin)
        return found

    async def page_text(self, content: bytes, address: str, content_type: str | None) -> str:
        """Return the main text of a page. Raises FeedError."""
        found: str = await self._heavy().run(pure.parse_page_text, content, address, content_type)
        return found

    async def feeds_of(self, content: bytes, address: str) -> list[str]:
        """Return the addresses of the feeds that a page names. Raises FeedError."""
        found: list[str] = await self._heavy().run(pure.feeds_of, content, address)
        return found

    def close(self) -> None:
        """End the parsing process."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _heavy(self) -> Any:
        if self._pool is None:
            self._pool = pure.extra_module("pool").Pool(self._time_limit)
        return self._pool
