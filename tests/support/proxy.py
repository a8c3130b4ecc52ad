"""A TCP proxy in front of Redis that loses replies on demand."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class LossyProxy:
    """Forwards everything; after a request that `lose` picks, it drops reply and connection."""

    def __init__(self, target_port: int, lose: Callable[[bytes], bool]) -> None:
        self._target_port = target_port
        self._lose = lose
        self.lost = 0
        self.port = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["LossyProxy"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream, downstream = await asyncio.open_connection("127.0.0.1", self._target_port)
        drop = asyncio.Event()

        async def requests() -> None:
            while chunk := await reader.read(1 << 20):
                if self._lose(chunk):
                    drop.set()
                downstream.write(chunk)
                await downstream.drain()

        async def replies() -> None:
            while chunk := await upstream.read(1 << 20):
                if drop.is_set():
                    self.lost += 1
                    return
                writer.write(chunk)
                await writer.drain()

        tasks = [asyncio.create_task(requests()), asyncio.create_task(replies())]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        writer.close()
        downstream.close()
