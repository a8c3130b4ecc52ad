"""Politeness: one request at a time to a host, with a pause between, and none while it asks so."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from time import monotonic

from service.errors import FeedError, FeedReason

MAX_HOSTS = 2_000
"""Hosts that are remembered; the ones used longest ago go."""
MAX_RETRY_AFTER = 86_400.0
"""Seconds that a host may ask to be left alone at the most."""
LONG_WAIT = 60.0
"""Seconds of waiting for a host that are not waited here: the caller comes back later."""


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    delay: float = 0.0


class Hosts:
    """Hands out turns, host by host."""

    def __init__(self, delay: float, clock: Callable[[], float] = monotonic) -> None:
        """Take the seconds from the end of a request to the start of the next one."""
        self._delay = delay
        self._clock = clock
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for this host's turn and hold it.

        Raises FeedError where the host asked to be left alone for long.
        """
        known = self._host(host)
        async with known.lock:
            while (wait := known.free_at - self._clock()) > 0:
                if wait > LONG_WAIT:
                    raise FeedError(
                        FeedReason.STATUS,
                        f"{host} asked to be left alone for {wait:.0f} s more",
                        retry_after=wait,
                    )
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                pause = self._clock() + max(self._delay, known.delay)
                known.free_at = max(known.free_at, pause)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Send nothing to a host for some seconds: it asked for that."""
        known = self._host(host)
        wait = min(max(0.0, seconds), MAX_RETRY_AFTER)
        known.free_at = max(known.free_at, self._clock() + wait)

    def slow_down(self, host: str, delay: float) -> None:
        """Keep a longer pause for a host: its robots.txt asks for that."""
        self._host(host).delay = min(max(0.0, delay), 60.0)

    def _host(self, host: str) -> _Host:
        known = self._hosts.setdefault(host, _Host())
        self._hosts.move_to_end(host)
        if len(self._hosts) > MAX_HOSTS:
            for name, other in self._hosts.items():
                if not other.lock.locked() and other.free_at <= self._clock():
                    del self._hosts[name]
                    break
        return known
