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
LONG_WAIT = 10.0
"""Seconds that a caller waits in all for hosts that ask to be left alone; for longer ones it comes
back later."""
BEAT_EVERY = 5.0
"""Seconds between two beats of a caller that waits."""


class LeftAloneError(FeedError):
    """A host asked to be left alone for long, so this request was not sent."""


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    """When our own pause behind the last request ends."""
    closed_until: float = 0.0
    """When the time ends for which the host asked to be left alone."""
    delay: float = 0.0

    def ends(self) -> float:
        """Return when nothing needs to be remembered of the host any more."""
        return max(self.free_at, self.closed_until)


class Hosts:
    """Hands out turns, host by host."""

    def __init__(self, delay: float, clock: Callable[[], float] = monotonic) -> None:
        """Take the seconds from the end of a request to the start of the next one."""
        self._delay = delay
        self._clock = clock
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @contextlib.asynccontextmanager
    async def turn(self, host: str, beat: Callable[[], None] = lambda: None) -> AsyncIterator[None]:
        """Wait for this host's turn and hold it; `beat` is called now and then meanwhile.

        Raises LeftAloneError where the host asked to be left alone for long.
        """
        async with _beating(beat):
            known = await self._acquire(host)
        try:
            yield
        finally:
            pause = self._clock() + max(self._delay, known.delay)
            known.free_at = max(known.free_at, pause)
            known.lock.release()

    async def _acquire(self, host: str) -> _Host:
        """Return the host with its lock held, once it may be asked.

        The lock is held through our own pauses, which keeps the order of the callers. It is not
        through those that the host asks for: each caller behind would wait for one of its own.
        """
        waited = 0.0
        while True:
            known = self._host(host)
            if (wait := known.closed_until - self._clock()) > 0:
                if waited + wait > LONG_WAIT:
                    raise LeftAloneError(
                        FeedReason.STATUS,
                        f"{host} asked to be left alone for {wait:.0f} s more",
                        retry_after=wait,
                    )
                await asyncio.sleep(wait)
                waited += wait
                continue
            await known.lock.acquire()
            try:
                while known.closed_until <= self._clock():
                    if (wait := known.free_at - self._clock()) <= 0:
                        return known
                    await asyncio.sleep(wait)
            except BaseException:
                known.lock.release()
                raise
            known.lock.release()  # the request before this one was refused

    def leave_alone(self, host: str, seconds: float) -> None:
        """Send nothing to a host for some seconds: it asked for that."""
        known = self._host(host)
        wait = min(max(0.0, seconds), MAX_RETRY_AFTER)
        known.closed_until = max(known.closed_until, self._clock() + wait)

    def slow_down(self, host: str, delay: float) -> None:
        """Keep a longer pause for a host: its robots.txt asks for that."""
        self._host(host).delay = min(max(0.0, delay), 60.0)

    def _host(self, host: str) -> _Host:
        known = self._hosts.setdefault(host, _Host())
        self._hosts.move_to_end(host)
        if len(self._hosts) > MAX_HOSTS:
            for name, other in self._hosts.items():
                if not other.lock.locked() and other.ends() <= self._clock():
                    del self._hosts[name]
                    break
        return known


@contextlib.asynccontextmanager
async def _beating(beat: Callable[[], None]) -> AsyncIterator[None]:
    """Beat while something is waited for: whoever waits for his turn is not stuck."""

    async def go_on() -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY)
            beat()

    beating = asyncio.create_task(go_on())
    try:
        yield
    finally:
        beating.cancel()
        beat()
