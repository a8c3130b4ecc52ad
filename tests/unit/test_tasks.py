"""Tasks end, also where a library loses their cancellation."""

import asyncio
import contextlib

from service.tasks import end_tasks


async def test_a_task_that_swallows_a_cancellation_is_ended() -> None:
    lost = 0

    async def deaf() -> None:
        nonlocal lost
        while True:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(3600)
            lost += 1
            if lost > 2:
                raise asyncio.CancelledError

    async def done() -> int:
        return 7

    tasks = [asyncio.create_task(deaf()), asyncio.create_task(done())]
    await asyncio.sleep(0)
    cancelled, seven = await end_tasks(tasks)
    assert isinstance(cancelled, asyncio.CancelledError)
    assert seven == 7
    assert lost == 3
