"""Real processes of the service, started, killed, paused and stopped by the tests."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def eventually(
    condition: Callable[[], Any], seconds: float = 60.0, what: str = "the condition"
) -> Any:
    """Return the condition's first true value; fail if it stays false."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come true in {seconds} s")
        time.sleep(0.02)


class Worker:
    """One process of the service, with a log file of its own."""

    command: tuple[str, ...] = ("tests.support.worker",)
    """Module to run and its first arguments: here with a test classifier."""

    def __init__(self, redis_url: str, folder: Path, *arguments: str, **settings: object) -> None:
        self.port = free_port()
        self.log_path = folder / f"worker-{self.port}.log"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")
        }
        environment |= {
            "TOCSIN_REDIS_URL": redis_url,
            "TOCSIN_HTTP_HOST": "127.0.0.1",
            "TOCSIN_HTTP_PORT": str(self.port),
            "TOCSIN_LOG_FORMAT": "json",
        }
        environment |= {f"TOCSIN_{name.upper()}": str(value) for name, value in settings.items()}
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command, *arguments],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def get(self, path: str) -> tuple[int, str]:
        """Return status and body of a page; status 0 where nothing listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=3) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def metric(self, sample: str) -> float:
        """Return the value of a sample, named with its labels; 0 where it is missing."""
        for line in self.get("/metrics")[1].splitlines():
            if line.rpartition(" ")[0] == sample:
                return float(line.rpartition(" ")[2])
        return 0.0

    def ready(self) -> bool:
        return self.get("/readyz")[0] == 200

    def wait_ready(self, seconds: float = 60.0) -> None:
        def ready() -> bool:
            assert self.process.poll() is None, self.log()
            return self.ready()

        eventually(ready, seconds, "readiness")

    def log(self) -> str:
        return self.log_path.read_text(errors="replace")

    def events(self) -> list[dict[str, Any]]:
        """Return the structured log lines."""
        return [json.loads(line) for line in self.log().splitlines() if line.startswith("{")]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def pause(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def terminate(self, seconds: float = 30.0, number: signal.Signals = signal.SIGTERM) -> int:
        """Send SIGTERM, or another signal, and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def end(self) -> None:
        """End it whatever state it is in."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()


class Forwarder(Worker):
    """One process of `tocsin forward`."""

    command = ("tests.support.forwarder",)

    def __init__(self, redis_url: str, folder: Path, targets: str, **settings: object) -> None:
        path = folder / "targets.toml"
        path.write_text(targets, encoding="utf-8")
        settings = {"forward_targets": path, "forward_allow": "127.0.0.0/8"} | settings
        super().__init__(redis_url, folder, **settings)


class Service(Worker):
    """The service as it is shipped, with its own classifier."""

    command = ("service", "run")
