"""`tocsin demo`: server, service, sample documents and alerts, with no set-up."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Annotated, Any

import redis
import typer
from rich.console import Console
from rich.table import Table

from schemas.alert import Alert
from service.cli.common import connected
from service.cli.publish import send
from service.cli.render import SEVERITY_STYLE, output, render_alert
from service.embedded import embedded_server
from service.ending import stop_as_ctrl_c
from service.errors import StopError
from service.settings import Settings, load_settings

PATIENCE = 60.0
"""Seconds for the service to come up, and for the documents to go through."""
PACE = (1.0, 5.0)
"""Seconds between two documents of a demo that is kept up, least and most."""


def demo(
    keep: Annotated[
        bool, typer.Option("--keep", help="Stay up afterwards, and say what to open.")
    ] = False,
) -> None:
    """Show the whole line at work on bundled sample documents; needs nothing else."""
    console = output()
    stop_as_ctrl_c()  # otherwise the server and the service would outlive the demo
    with embedded_server() as server:
        port = _free_port()
        environment = os.environ | {
            "TOCSIN_REDIS_URL": server.url,
            "TOCSIN_HTTP_PORT": str(port),
            "TOCSIN_HTTP_HOST": "127.0.0.1",
            "TOCSIN_HTTP_CLASSIFY": "true",
            "TOCSIN_LOG_LEVEL": "warning",
        }
        os.environ.update(environment)
        settings = load_settings()
        console.print(f"[bold]http://127.0.0.1:{port}/[/]  the live page")
        console.print(f"[dim]server on {server.url}[/]")
        with _service(environment) as service, connected(settings) as client:
            _until_ready(client, settings, service)
            console.print("[dim]service up[/]\n")
            documents = [json.loads(line) for line in _samples().splitlines() if line.strip()]
            send(
                client,
                settings.documents_stream,
                (json.dumps(one, ensure_ascii=False).encode() for one in documents),
            )
            alerts = list(_alerts(client, settings, console, len(documents)))
            _summary(console, client, settings, len(documents), alerts)
            if keep:
                _stay(console, client, settings, port, service, documents)


def _samples() -> str:
    return files("service.samples").joinpath("documents.jsonl").read_text(encoding="utf-8")


@contextmanager
def _service(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run `tocsin run` in a process of its own; stop it gracefully afterwards."""
    process = subprocess.Popen([sys.executable, "-m", "service", "run"], env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _until_ready(client: redis.Redis, settings: Settings, service: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if service.poll() is not None:
            raise StopError(f"the service ended with status {service.returncode}; see above")
        if client.exists(settings.documents_stream):
            return
        time.sleep(0.05)
    raise StopError("the service did not come up in time")


def _alerts(
    client: redis.Redis, settings: Settings, console: Console, documents: int
) -> Iterator[Alert]:
    """Print and yield alerts as they arrive, until every document is finished."""
    position = b"0"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        finished = _finished(client, settings) >= documents
        for entry_id, fields in _read(client, settings.alerts_stream, position):
            position = entry_id
            alert = Alert.model_validate_json(fields[b"__data__"])
            console.print(render_alert(alert.data))
            yield alert
        if finished:
            return
        time.sleep(0.05)
    raise StopError("the documents did not go through in time")


def _read(client: redis.Redis, stream: str, position: bytes) -> Any:
    return client.xrange(stream, min=b"(" + position if position != b"0" else "-")


def _finished(client: redis.Redis, settings: Settings) -> int:
    """Count the entries that are delivered and acknowledged."""
    groups: Any = client.xinfo_groups(settings.documents_stream)
    group = next(one for one in groups if one["name"] == settings.group.encode())
    delivered = client.xrange(settings.documents_stream, max=group["last-delivered-id"])
    return len(delivered) - int(group["pending"])  # type: ignore[arg-type]


def _summary(
    console: Console,
    client: redis.Redis,
    settings: Settings,
    documents: int,
    alerts: list[Alert],
) -> None:
    categories = Counter(alert.data.category for alert in alerts)
    severities: Counter[str] = Counter(alert.data.severity for alert in alerts)
    alerted = len({alert.data.document.id for alert in alerts})
    table = Table(title="\nSummary", title_justify="left", box=None, show_header=False)
    table.add_row("documents", str(documents))
    table.add_row("with events", str(alerted))
    table.add_row("without", str(documents - alerted))
    table.add_row("alerts", str(len(alerts)))
    for category, number in categories.most_common():
        table.add_row(f"  {category}", str(number))
    for severity, style in SEVERITY_STYLE.items():
        table.add_row(f"  [{style}]{severity}[/]", str(severities[severity]))
    table.add_row("dead letters", str(client.xlen(settings.dead_stream)))
    console.print(table)


def _stay(
    console: Console,
    client: redis.Redis,
    settings: Settings,
    port: int,
    service: subprocess.Popen[bytes],
    documents: list[dict[str, Any]],
) -> None:
    console.print(
        f"\nStill up, and documents keep coming, one every {PACE[0]:g} to {PACE[1]:g} s; "
        f"Ctrl-C ends.\n"
        f"  http://127.0.0.1:{port}/          the live page\n"
        f"  http://127.0.0.1:{port}/metrics   metrics\n"
        f"  http://127.0.0.1:{port}/readyz    readiness\n"
        f"  http://127.0.0.1:{port}/asyncapi  the streams, described\n"
        f"  TOCSIN_REDIS_URL={settings.url()} tocsin tail --since 0\n"
        f"  TOCSIN_REDIS_URL={settings.url()} tocsin publish FILE"
    )
    try:
        for document in _again(documents):
            send(client, settings.documents_stream, [json.dumps(document).encode()])
            try:
                service.wait(random.uniform(*PACE))  # noqa: S311 - a pace, no secret
                break
            except subprocess.TimeoutExpired:
                continue
    except KeyboardInterrupt:
        console.print("stopping")
    else:
        raise StopError(f"the service ended with status {service.returncode}; see above")


def _again(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the documents for ever, shuffled, under new ids: known ones would be passed over."""
    lap = 0
    while True:
        lap += 1
        for one in random.sample(documents, len(documents)):
            yield one | {"id": f"{one['id']}-{lap}", "url": f"{one['url']}-{lap}"}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
