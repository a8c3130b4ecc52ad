"""A process of its own for the large parsers, with a limit of time and of memory, by pebble.

A page or a feed that sends a parser round for minutes, or takes its process down, costs its own
item and nothing else.
"""

import asyncio
import contextlib
import ctypes
import logging
import multiprocessing
import resource
import signal
import warnings
from collections.abc import Callable
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from service.errors import FeedError, FeedReason

MEMORY_LIMIT = 3 << 30
"""Bytes of address space of the parsing process."""
_PR_SET_PDEATHSIG = 1
Result = TypeVar("Result")


class Pool:
    """The parsing process; it starts with the first thing to parse."""

    def __init__(self, time_limit: float) -> None:
        """Take the seconds for one call."""
        self._time_limit = time_limit
        # Spawned, not forked: the parent has threads and connections.
        self._pool = ProcessPool(
            max_workers=1,
            max_tasks=1000,
            initializer=_prepare,
            context=multiprocessing.get_context("spawn"),
        )

    async def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        """Return what a function of an importable module makes of its arguments.

        Raises what the function raises, or FeedError where it took too long or its process ended.
        """
        task = self._pool.schedule(function, args=list(arguments), timeout=self._time_limit)
        try:
            found: Result = await asyncio.wrap_future(task)
        except TimeoutError:
            raise FeedError(
                FeedReason.PARSER, f"the parser took more than {self._time_limit:g} s"
            ) from None
        except (ProcessExpired, MemoryError) as error:
            raise FeedError(
                FeedReason.PARSER, f"the parsing process ended over it: {type(error).__name__}"
            ) from None
        return found

    def close(self) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        with contextlib.suppress(TimeoutError):
            self._pool.join(timeout=5)


def _prepare() -> None:
    """Make the parsing process end with its parent, be quiet, and bound its memory."""
    logging.disable()  # what the libraries would say is in the FeedError
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    with contextlib.suppress(OSError, ValueError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
