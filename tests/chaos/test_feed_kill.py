"""The feeder is killed again and again: each item is on the stream exactly once."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import redis

from service.embedded import EmbeddedServer
from tests.support.feeds import Answer, Command, news, serving
from tests.support.processes import eventually
from tests.support.streams import DOCUMENTS

pytestmark = pytest.mark.chaos

FILES, LINES = 2, 3_000
LISTED, PAGES = 200, 30
KILLS = 4
PAGE = b"<html><body><article>" + b"<p>A long paragraph of the page, and more.</p>" * 20


def test_kills_lose_and_double_nothing(
    tmp_path: Path, own_server: Callable[..., EmbeddedServer]
) -> None:
    chance = random.Random(20261124)
    server = own_server()
    client = redis.Redis.from_url(server.url)
    folder = tmp_path / "in"
    folder.mkdir()
    for file in range(FILES):
        rows = ({"id": f"f{file}-{n}", "text": f"Report {n}"} for n in range(LINES))
        (folder / f"{file}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    with serving() as site:
        site.pages["/robots.txt"] = Answer(b"")
        site.pages["/page"] = Answer(PAGE, headers={"Content-Type": "text/html"})
        site.feed("/rss", [news(n) for n in range(LISTED)])
        link = {"link": f"{site.url}/page"}
        site.feed("/full", [news(n) | link for n in range(1_000, 1_000 + PAGES)])
        plan = tmp_path / "plan.toml"
        plan.write_text(
            f"""
            host_delay = 0
            [[folder]]
            path = "{folder}"
            interval = 0.1
            [[feed]]
            url = "{site.url}/rss"
            interval = 1
            [[feed]]
            url = "{site.url}/full"
            interval = 1
            full_text = true
            """
        )

        def start() -> Command:
            # So few are remembered that only the position in a file can tell its lines apart.
            return Command(
                server.url, tmp_path, "feed", "--plan", str(plan), "--port", "0",
                feed_seen_limit=100,
            )  # fmt: skip

        def count() -> int:
            found: Any = client.xlen(DOCUMENTS)
            return int(found)

        total = FILES * LINES + LISTED + PAGES
        halfway = 0
        for _ in range(KILLS):
            before = count()
            feeder = start()
            try:
                # Killed while it publishes, at any point of it.
                eventually(lambda least=before: count() > least or count() >= total, 120)  # type: ignore[misc]
                time.sleep(chance.uniform(0, 0.25))
            finally:
                feeder.kill()
            halfway += count() < total
        assert halfway >= 2, "the kills came too late to test anything"
        feeder = start()
        try:
            eventually(lambda: count() >= total, 300, what="the rest")
            # Until every file is put away and both feeds are polled to their end.
            eventually(
                lambda: not list(folder.glob("*.jsonl")), seconds=120, what="the last file moved"
            )
            polls = site.count("/full")
            eventually(lambda: site.count("/full") > polls + 1, seconds=120, what="another poll")
            assert feeder.terminate() == 0
        finally:
            feeder.end()
    rows_sent: Any = client.xrange(DOCUMENTS)
    documents = [json.loads(fields[b"__data__"]) for _id, fields in rows_sent]
    counted = Counter(one["id"] for one in documents)
    expected = {f"f{file}-{n}" for file in range(FILES) for n in range(LINES)}
    expected |= {f"urn:test:{n}" for n in [*range(LISTED), *range(1_000, 1_000 + PAGES)]}
    assert set(counted) == expected
    assert set(counted.values()) == {1}
    full = [one for one in documents if one["id"].startswith("urn:test:1") and "url" in one]
    assert len(full) == PAGES
    assert all("long paragraph" in one["text"] for one in full)
    client.close()
