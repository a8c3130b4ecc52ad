"""Standard input: JSON Lines as they come, or one document of another format."""

import asyncio
import os
import threading

from service.errors import FeedError, FeedReason
from service.ingest.feeds.files import FileParts, parse_lines, report
from service.ingest.feeds.item import Origin
from service.ingest.feeds.kind import Kind
from service.ingest.feeds.lines import LineCutter
from service.ingest.feeds.plan import FilePlan

CHUNK = 1 << 16
"""Bytes read at a time."""
AHEAD = 4
"""Chunks read ahead of what is published."""


class StdinSource:
    """Standard input, or any descriptor."""

    def __init__(self, plan: FilePlan, parts: FileParts, descriptor: int = 0) -> None:
        self.name = plan.label
        self._plan = plan
        self._parts = parts
        self._descriptor = descriptor

    async def run(self, *, once: bool) -> bool:  # noqa: ARG002 - its end is its end
        """Read to the end or to the stop; tell whether it could be read."""
        plan = self._plan
        origin = Origin(self.name, self.name, None, plan.source, plan.language)
        try:
            if plan.format in {None, Kind.LINES}:
                return await self._lines(origin)
            return await self._whole(origin, Kind(plan.format))
        except FeedError as error:
            self._parts.observer.failed(self.name, "standard input", error, again=None)
            return False

    async def _lines(self, origin: Origin) -> bool:
        parts = self._parts
        cutter = LineCutter(parts.max_line)
        chunks = self._start()
        while True:
            chunk = await self._next(chunks)
            if chunk is None:  # stopped: what was read is published, the rest is the producer's
                return True
            lines = list(cutter.take(chunk) if chunk else cutter.finish())
            if lines:
                parts.observer.begin(self.name)
                parsed = await asyncio.to_thread(parse_lines, lines, origin)
                report(parsed, self.name, parts.observer)
                await parts.sink.publish(self.name, "files", parsed.items)
                parts.observer.end(self.name)
            if not chunk:
                return True

    async def _whole(self, origin: Origin, kind: Kind) -> bool:
        parts = self._parts
        chunks, content = self._start(), bytearray()
        while chunk := await self._next(chunks):
            content += chunk
            if len(content) > parts.max_bytes:
                raise FeedError(FeedReason.TOO_LARGE, f"more than {parts.max_bytes} bytes")
        if chunk is None:
            return False
        parsed = await parts.parsing.parse(kind, bytes(content), origin)
        report(parsed, self.name, parts.observer)
        await parts.sink.publish(self.name, "files", parsed.items, listed=len(parsed.items))
        return True

    def _start(self) -> "asyncio.Queue[bytes | OSError]":
        """Read in a thread that nobody waits for: a read of a silent pipe never ends."""
        loop = asyncio.get_running_loop()
        chunks: asyncio.Queue[bytes | OSError] = asyncio.Queue(AHEAD)

        def read() -> None:
            while True:
                found: bytes | OSError
                try:
                    found = os.read(self._descriptor, CHUNK)
                except OSError as error:
                    found = error
                try:
                    asyncio.run_coroutine_threadsafe(chunks.put(found), loop).result()
                except (RuntimeError, asyncio.CancelledError):  # the loop has ended
                    return
                if isinstance(found, OSError) or not found:
                    return

        threading.Thread(target=read, name="stdin", daemon=True).start()
        return chunks

    async def _next(self, chunks: "asyncio.Queue[bytes | OSError]") -> bytes | None:
        """Return the next chunk, an empty one at the end, None at the stop."""
        if self._parts.stop.is_set() and chunks.empty():
            return None
        reading = asyncio.create_task(chunks.get())
        stopping = asyncio.create_task(self._parts.stop.wait())
        await asyncio.wait({reading, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not reading.done():
            reading.cancel()
            return None
        found = reading.result()
        if isinstance(found, OSError):
            raise FeedError(FeedReason.FILE, f"{found.strerror}")
        return found
