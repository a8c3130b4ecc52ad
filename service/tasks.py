"""Ends asyncio tasks for certain."""

import asyncio
from collections.abc import Iterable
from typing import Any

AGAIN_SECONDS = 0.1
"""Seconds before a task that goes on is cancelled once more."""


async def end_tasks(tasks: Iterable["asyncio.Task[Any]"]) -> list[Any]:
    """Cancel tasks until each has ended; return their results or errors.

    Once is not enough: redis-py 8.1 loses a cancellation now and then that arrives while it
    reads a reply, and the task goes on.
    """
    all_tasks = list(tasks)
    while running := [task for task in all_tasks if not task.done()]:
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=AGAIN_SECONDS)
    return await asyncio.gather(*all_tasks, return_exceptions=True)
