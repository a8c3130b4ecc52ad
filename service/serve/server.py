"""The HTTP server: its listening socket, and uvicorn under a supervisor of Tocsin's."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import uvicorn

from service.errors import ConfigurationError
from service.settings import Settings

HTTP = "http"
"""Name of the task that serves HTTP."""
GRACE = 2
"""Seconds that open HTTP requests get at the end."""


def listen(settings: Settings) -> socket.socket:
    """Return a listening socket.

    Raises ConfigurationError where the address can't be had.
    """
    try:
        family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
        listener = socket.create_server((settings.http_host, settings.http_port), family=family)
    except OSError as error:
        port = error.errno in {errno.EADDRINUSE, errno.EACCES}
        raise ConfigurationError(
            f"can't listen on {settings.http_host}:{settings.http_port}: {error.strerror}; set "
            + (
                "TOCSIN_HTTP_PORT to a free port (0 takes any)"
                if port
                else "TOCSIN_HTTP_HOST to an address of this machine (0.0.0.0 takes all)"
            )
        ) from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A closed connection lives on until its client has read the rest. One that no longer
        # reads would keep it, and what is buffered for it, for ever. Accepted sockets inherit it.
        limit = max(1000, int(settings.stream_send_timeout * 2000))
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, limit)
    return listener


class Server(uvicorn.Server):
    """Uvicorn without signal handlers of its own: the supervisor has them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def make_server(application: Any, lifespan: Literal["on", "off"] = "off") -> Server:
    """Return a server of an ASGI application; it logs nothing of its own."""
    return Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            lifespan=lifespan,
            timeout_graceful_shutdown=GRACE,
        )
    )


async def end_server(server: Server, tasks: "Iterable[asyncio.Task[Any]]", patience: float) -> None:
    """Let the server end by itself, for so many seconds; its task is the one named HTTP."""
    server.should_exit = True
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(patience):
            serving = [task for task in tasks if task.get_name() == HTTP]
            await asyncio.gather(*serving, return_exceptions=True)
