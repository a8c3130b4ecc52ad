"""Takes the documents' pictures of the live page: `python -m tests.browser.pictures`.

The sample documents go through the real service; their alerts are then spread over an hour, which
the stream's own ids, given at commit, can't be.
"""

import random
import tempfile
import time
from pathlib import Path
from typing import Any

import redis
from playwright.sync_api import sync_playwright

from service.cli.publish import SAMPLES, send
from service.embedded import start_server, stop_server
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.support.processes import ROOT, Worker, eventually
from tests.support.streams import finished

TARGET = ROOT / "deploy" / "pictures"


def main() -> None:
    """Write wide.png (light, an alert open) and phone.png (dark)."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        store = redis.Redis.from_url(server.url)
        worker = Worker(server.url, Path(folder), "--real", http_classify=True)
        try:
            worker.wait_ready(60)
            send(store, "news:documents", SAMPLES.read_bytes().splitlines())
            eventually(lambda: finished(store), 60)
            _spread(store)
            _take(f"http://127.0.0.1:{worker.port}/")
        finally:
            worker.end()
            stop_server(server)


def _spread(store: redis.Redis) -> None:
    """Give the alerts ids of the last hour, in another order, more of them lately."""
    rows: Any = store.xrange("news:alerts")
    chance = random.Random(7)
    chance.shuffle(rows)
    now = int(time.time() * 1000)
    times = sorted(now - int(3_500_000 * chance.random() ** 1.3) for _ in rows)
    store.delete("news:alerts")
    for at, (_id, fields) in zip(times, rows, strict=True):
        store.xadd("news:alerts", fields, id=f"{at}-*")


def _take(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, scheme, width, height in (
            ("wide", "light", 1440, 900),
            ("phone", "dark", 390, 844),
        ):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(url)
            page.wait_for_selector("#list .row")
            if name == "wide":
                page.locator("#list .row.s-critical .row-open").first.click()
                page.mouse.move(0, 0)
            page.wait_for_timeout(500)
            page.screenshot(path=TARGET / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
