"""A real web server of feeds and pages on loopback, and real processes of the command."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

from tests.support.processes import ROOT

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
_LIBC = ctypes.CDLL(None)  # not loaded between fork and exec


@dataclass
class Asked:
    """One request, as the server got it."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Answer:
    """What the server sends; `body` may be pieces with pauses between."""

    body: bytes | Iterator[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """Serves what `pages` has for a path: an answer, or a function of the request."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[Asked], Answer]] = {}
        self.asked: list[Asked] = []
        self.url = ""

    def count(self, path: str) -> int:
        return sum(one.path == path for one in self.asked)

    def feed(self, path: str, items: list[dict[str, str]]) -> None:
        """Serve an RSS feed with a validator, and 304 to whoever has it."""
        content = rss(items)
        tag = f'"{hash(content)}"'

        def answer(asked: Asked) -> Answer:
            if asked.headers.get("if-none-match") == tag:
                return Answer(status=304)
            return Answer(content, headers={"ETag": tag, "Content-Type": "application/rss+xml"})

        self.pages[path] = answer


def rss(items: list[dict[str, str]]) -> bytes:
    """Return an RSS 2.0 feed; each item has the elements given."""
    inner = "".join(
        "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in item.items()) + "</item>"
        for item in items
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Test Post</title>'
    return f"{head}{inner}</channel></rss>".encode()


def news(number: int, words: str = "Police ARREST one.") -> dict[str, str]:
    return {"guid": f"urn:test:{number}", "title": f"Report {number}", "description": words}


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, time.monotonic())
            site.asked.append(asked)
            found = site.pages.get(self.path, Answer(b"not here", 404))
            answer = found(asked) if callable(found) else found
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            try:
                if isinstance(answer.body, bytes):
                    if answer.status != 304:
                        self.send_header("Content-Length", str(len(answer.body)))
                    self.end_headers()
                    if answer.status != 304:
                        self.wfile.write(answer.body)
                else:
                    self.send_header("Connection", "close")
                    self.close_connection = True
                    self.end_headers()
                    for piece in answer.body:
                        self.wfile.write(piece)
                        self.wfile.flush()
            except OSError:
                self.close_connection = True  # the client had enough

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        # A developer's proxy must not stand between.
        with mock.patch.dict(os.environ, {"no_proxy": "127.0.0.1,localhost"}):
            yield site
    finally:
        server.shutdown()
        server.server_close()


def _drop_override() -> None:
    """Give up root's right to pass over files' modes (CAP_DAC_OVERRIDE), from the next exec on."""
    _LIBC.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


class Command:
    """One process of `tocsin`, with a log file of its own."""

    def __init__(
        self,
        redis_url: str,
        folder: Path,
        *arguments: str,
        given: Any = None,
        python_path: str = "",
        bound: bool = False,
        **settings: object,
    ) -> None:
        """Start it; `bound`: by the modes of files, even where root runs the tests."""
        self.log_path = folder / f"tocsin-{time.monotonic_ns()}.log"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")
        }
        environment |= {
            "TOCSIN_REDIS_URL": redis_url,
            "TOCSIN_HTTP_HOST": "127.0.0.1",
            "TOCSIN_LOG_FORMAT": "json",
            "PYTHONPATH": f"{python_path}{os.pathsep}{ROOT}",
            "COLUMNS": "200",
        }
        environment |= {f"TOCSIN_{name.upper()}": str(value) for name, value in settings.items()}
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "service", *arguments],
                cwd=folder,
                env=environment,
                stdin=given if given is not None else subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=_drop_override if bound else None,  # noqa: PLW1509 - one system call
            )

    def log(self) -> str:
        return self.log_path.read_text(errors="replace")

    def events(self) -> list[dict[str, Any]]:
        """Return the structured log lines."""
        return [json.loads(line) for line in self.log().splitlines() if line.startswith("{")]

    def address(self) -> str:
        """Return the address of metrics and probes, or nothing before it is logged."""
        return next((one["http"] for one in self.events() if "http" in one), "")

    def wait(self, seconds: float = 120.0) -> int:
        return self.process.wait(seconds)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it see what is done meanwhile only once all of it is done."""
        self.process.send_signal(signal.SIGSTOP)
        yield
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self, seconds: float = 120.0, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def end(self) -> None:
        """End it whatever state it is in."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
