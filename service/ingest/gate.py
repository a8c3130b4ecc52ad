"""The gate before every read: open, paused, or closed for good."""

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic


class Gate:
    """Says whether the next batch may be read."""

    def __init__(self) -> None:
        self._closed = asyncio.Event()
        self._paused_until = 0.0
        self._reason: str | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def closed(self) -> bool:
        """Whether reading has ended for good."""
        return self._closed.is_set()

    def close(self) -> None:
        """End reading for good: a read under way is the last."""
        self._closed.set()

    def pause(self, seconds: float, reason: str) -> None:
        """Hold reading for a while, and say why."""
        self._paused_until = monotonic() + seconds
        self._reason = reason

    @property
    def pause_reason(self) -> str | None:
        """Why the line pauses now; None if it does not."""
        if self._reason and monotonic() >= self._paused_until:
            self._reason = None
        return self._reason

    async def wait(self, seconds: float) -> None:
        """Sleep, but no longer than until reading ends for good."""
        try:
            async with asyncio.timeout(seconds):
                await self._closed.wait()
        except TimeoutError:
            pass

    def enter(self) -> None:
        """Note that a read is under way."""
        self._idle.clear()

    def leave(self) -> None:
        """Note that it ended."""
        self._idle.set()

    async def idle(self) -> None:
        """Wait until no read is under way."""
        await self._idle.wait()


class DeadShare:
    """Watches the share of dead letters in a sliding window of time."""

    def __init__(
        self,
        limit: float,
        window: float,
        minimum: int,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the limit (0 to 1), the window in seconds and the least number of dead letters."""
        self._limit, self._window, self._minimum, self._clock = limit, window, minimum, clock
        self._samples: deque[tuple[float, int, int]] = deque()
        self._total = self._dead = 0

    def add(self, total: int, dead: int) -> float | None:
        """Count a batch; return the share if it is at or over the limit, and start over."""
        now = self._clock()
        self._samples.append((now, total, dead))
        self._total += total
        self._dead += dead
        while self._samples[0][0] < now - self._window:
            _at, old_total, old_dead = self._samples.popleft()
            self._total -= old_total
            self._dead -= old_dead
        if self._limit >= 1 or self._dead < self._minimum:
            return None
        share = self._dead / self._total
        if share < self._limit:
            return None
        self._samples.clear()
        self._total = self._dead = 0
        return share
