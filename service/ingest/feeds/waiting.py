"""Waiting that a stopping process cuts short."""

import asyncio
import contextlib


async def wait(stop: asyncio.Event, seconds: float) -> bool:
    """Wait for some seconds or for the stop; tell whether it was the stop."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(max(0.0, seconds)):
            await stop.wait()
    return stop.is_set()
