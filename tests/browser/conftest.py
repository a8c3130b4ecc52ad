"""A real Chromium, the service as a process, and a page between them that tolerates no error."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from service.embedded import EmbeddedServer
from tests.support.processes import Worker

FLAGS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CHROMIUM = shutil.which("chromium")
PATIENCE = 60_000
"""Milliseconds for what must come true: shared machines stall."""
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser's tests in one process: one Chromium is enough for two cores."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


# Not of the session's scope: Playwright's event loop must not run beside other tests' loops.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on PATH: install Debian's package chromium (`make test` as root)")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="package")
def worker(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """The service, for all tests that neither stop it nor need it otherwise."""
    started = Worker(server.url, tmp_path_factory.mktemp("page"), http_classify=True)
    yield started
    started.end()


@pytest.fixture
def desk(worker: Worker, store: redis.Redis) -> str:
    """The page's address, its service ready on empty streams."""
    worker.wait_ready(60)
    return f"http://127.0.0.1:{worker.port}/"


class Visitor:
    """Opens pages, each in a context of its own, and collects whatever goes wrong on them."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.outages = False
        """The test stops the service: requests may fail."""

    def open(self, url: str, live: bool = True, **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | options
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(url)
        if live:
            page.wait_for_selector("body[data-state=live]")
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        failed = message.text.startswith("Failed to load resource")
        if not (failed and self.outages):
            self.errors.append(message.text)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    found = Visitor(browser)
    yield found
    found.close()
    assert found.errors == []


@pytest.fixture
def raise_alert(store: redis.Redis) -> Callable[..., str]:
    """Write an alert as the service does; returns its stream id."""

    def write(name: str, entry_id: str = "*", **data: Any) -> str:
        return put_alert(store, name, entry_id, **data)

    return write


def make_alert(name: str, **data: Any) -> dict[str, Any]:
    """Return an alert whose words say its name."""
    words = f"Police arrested {name}"
    sentence = f"{words} on Monday, a spokesman said."
    event = {
        "category": "arrest",
        "subtype": "detention",
        "title": f"Arrest: {words}",
        "status": "occurred",
        "temporal": "breaking",
        "confidence": 0.93,
        "severity": "medium",
        "evidence": [
            {
                "field": "text",
                "start": 0,
                "end": len(words),
                "text": words,
                "sentence": sentence,
                "sentence_start": 0,
                "trigger": "arrested",
            }
        ],
        "location": {
            "text": "Lyon",
            "name": "Lyon",
            "country": "FR",
            "latitude": 45.75,
            "longitude": 4.85,
        },
        "participants": [{"part": "target", "text": name, "name": name, "role": "civilians"}],
        "document": {
            "id": f"doc-{name}",
            "url": f"https://example.org/{name}",
            "title": f"Report of {name}",
            "source": "The Wire",
            "published_at": "2026-11-02T10:00:00Z",
        },
        "versions": {"alert_schema": "1.1", "taxonomy": "t", "model": "m"},
        "story": {
            "id": "s",
            "relation": "new",
            "revision": 1,
            "reports": 1,
            "sources": 1,
            "changes": [],
        },
    } | data
    return {"id": f"alert-{name}", "time": "2026-11-02T10:00:01Z", "data": event}


def put_alert(store: redis.Redis, name: str, entry_id: str = "*", **data: Any) -> str:
    alert = json.dumps(make_alert(name, **data))
    found: Any = store.xadd("news:alerts", {"__data__": alert}, id=entry_id)
    return str(found.decode())
