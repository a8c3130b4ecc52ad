"""The HTTP server: its listening socket, and uvicorn under a supervisor of Tocsin's."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn

from service.errors import ConfigurationError
from service.settings import Settings


def listen(settings: Settings) -> socket.socket:
    """Return a listening socket.

    Raises ConfigurationError where the address can't be had.
    """
    try:
        family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
        return socket.create_server((settings.http_host, settings.http_port), family=family)
    except OSError as error:
        raise ConfigurationError(
            f"can't listen on {settings.http_host}:{settings.http_port}: {error.strerror}; set "
            "TOCSIN_HTTP_PORT to a free port (0 takes any)"
        ) from error


class Server(uvicorn.Server):
    """Uvicorn without signal handlers of its own: the supervisor has them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield
