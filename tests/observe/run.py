"""Service, feeder, forwarder, server and Prometheus under load; every expression put to it."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.embedded import embedded_server
from tests.observe.expressions import of_dashboards, rules, selectors
from tests.observe.load import Load
from tests.observe.neighbours import answer_now_and_then, write_plan, write_targets
from tests.observe.server import Prometheus, QueryError
from tests.support.feeds import serving
from tests.support.processes import ROOT, eventually, free_port
from tests.support.receiver import Receiver


@dataclass
class Scene:
    """What is running."""

    prometheus: Prometheus
    redis_url: str
    begun: float
    """When the load began, seconds since 1970."""


@contextlib.contextmanager
def scene(replicas: int, seconds: float, per_second: float, at_once: int = 0) -> Iterator[Scene]:
    """Start everything on loopback; end it by the processes' own ids afterwards."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tocsin-observe-")))
        server = stack.enter_context(embedded_server(folder / "redis"))
        site = stack.enter_context(serving())
        receiver = stack.enter_context(contextlib.closing(Receiver(answer_now_and_then)))
        plan, targets = write_plan(site, folder), write_targets(receiver, folder)
        feeder, forwarder, *ports = (free_port() for _ in range(replicas + 2))
        for port in ports:
            stack.enter_context(_process(server.url, "service", "run", http_port=port))
        feed = _process(server.url, "service", "feed", "--plan", str(plan), feed_http_port=feeder)
        stack.enter_context(feed)
        forward = _process(
            server.url, "tests.support.forwarder", http_port=forwarder, forward_targets=targets,
            forward_allow="127.0.0.0/8",
        )  # fmt: skip
        stack.enter_context(forward)
        jobs = {"tocsin": ports, "tocsin-feed": [feeder], "tocsin-forward": [forwarder]}
        prometheus = Prometheus(
            folder, {name: [f"127.0.0.1:{port}" for port in of] for name, of in jobs.items()}
        )
        stack.callback(prometheus.stop)

        def up() -> bool:
            expression = "sum(tocsin_ready or tocsin_feed_ready or tocsin_forward_ready)"
            answer = prometheus.instant(expression, time.time())
            return bool(answer) and float(answer[0]["value"][1]) == replicas + 2

        eventually(up, 240, "readiness as Prometheus sees it")
        begun = time.time()
        load = Load(server.url, seconds, per_second, at_once)
        load.start()
        stack.callback(load.stop)
        yield Scene(prometheus, server.url, begun)


@contextlib.contextmanager
def _process(url: str, module: str, *words: str, **settings: object) -> Iterator[None]:
    environment = {name: value for name, value in os.environ.items() if name[:7] != "TOCSIN_"}
    environment |= {
        "TOCSIN_REDIS_URL": url,
        "TOCSIN_HTTP_HOST": "127.0.0.1",
        "TOCSIN_LOG_LEVEL": "error",
    }
    environment |= {f"TOCSIN_{name.upper()}": str(value) for name, value in settings.items()}
    process = subprocess.Popen([sys.executable, "-m", module, *words], env=environment, cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def problems(prometheus: Prometheus, begun: float, end: float) -> tuple[int, list[str]]:
    """Put every panel's and every rule's expression; return their number and what is wrong.

    A dashboard's expression must answer with data, and so must every recording rule. An alert's
    expression is empty while all is well, so each series that it looks at must be there instead.
    """
    found: list[str] = []
    span = f"{max(5, int(end - begun))}s"
    asked = 0

    def ask(where: str, text: str, *, empty: bool, instant: bool) -> None:
        nonlocal asked
        asked += 1
        try:
            if instant:
                answer = prometheus.instant(text, end)
            else:
                answer = prometheus.over(text, begun, end, max(1.0, (end - begun) / 100))
        except QueryError as error:
            found.append(f"{where}: {error}: {text}")
            return
        if not empty and not _has_numbers(answer):
            found.append(f"{where}: no data: {text}")

    for one in of_dashboards(rate="15s", span=span):
        ask(one.where, one.text, empty=False, instant=one.instant)
    for rule in rules():
        name = rule.get("record") or rule["alert"]
        ask(name, rule["expr"], empty="alert" in rule, instant=True)
        if "alert" in rule:
            for selector in sorted(selectors(rule["expr"])):
                ask(f"{name}: {selector}", selector, empty=False, instant=True)
    found += [
        f"{one['name']}: {one['health']}: {one.get('lastError')}"
        for one in prometheus.rules()
        if one["health"] != "ok"
    ]
    return asked, found


def settled(found: Scene, tries: int = 24) -> tuple[int, list[str], float]:
    """Put every expression until all is well, every five seconds; return the time of it, too.

    On a busy machine the first scrapes come late, and one may time out.
    """
    while True:
        end = time.time()
        asked, wrong = problems(found.prometheus, found.begun, end)
        tries -= 1
        if not wrong or not tries:
            return asked, wrong, end
        time.sleep(5)


def _has_numbers(answer: list[dict[str, Any]]) -> bool:
    values = [
        value
        for one in answer
        for _at, value in (one["values"] if "values" in one else [one["value"]])
    ]
    return any(value != "NaN" for value in values)
