"""What stories cost, and that their state is bounded: `python -m tests.bench.stories`."""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
import redis

from service.cli.publish import send
from service.embedded import embedded_server
from tests.bench.__main__ import BACKLOG, COMMANDS, check, console, finished, process, publish

ROUNDS = 3
DOCUMENTS = 200_000
STEP = 20_000
LIMIT = 20_000


def cost(client: redis.Redis, url: str) -> None:
    """Compare CPU time per document, worker and server together, with stories on and off."""
    for kind in ("classifier", "null"):
        found: dict[bool, list[float]] = {True: [], False: []}
        for number in range(ROUNDS):
            for on in (True, False) if number % 2 else (False, True):
                found[on].append(_cpu(client, url, kind, on))
        off, on_ = statistics.median(found[False]), statistics.median(found[True])
        console.print(
            f"{kind}: {off * 1e6:,.0f} µs of CPU per document without stories, {on_ * 1e6:,.0f} "
            f"with: {on_ / off - 1:+.1%} (medians of {ROUNDS} rounds)"
        )


def _cpu(client: redis.Redis, url: str, kind: str, on: bool) -> float:
    """Return CPU seconds per document over the last nine tenths of a backlog."""
    number = BACKLOG[kind]
    client.flushall()
    publish(client, number)
    with process(url, *COMMANDS[kind], stories=on) as worker:
        marks: list[tuple[float, int]] = []
        patience = time.monotonic() + 120
        while not marks or marks[-1][1] < number:
            check(worker, patience)
            done = finished(client, kind)
            if done >= number / 10:
                times, info = psutil.Process(worker.pid).cpu_times(), client.info("cpu")
                server = float(info["used_cpu_user"]) + float(info["used_cpu_sys"])
                marks.append((times.user + times.system + server, done))
            time.sleep(0.05)
    (start, first), (end, last) = marks[0], marks[-1]
    return (end - start) / (last - first)


def bounded(client: redis.Redis, url: str) -> None:
    """Print keys and memory of the stories along 200,000 documents, each its own happening."""
    client.flushall()
    limits = {"documents_keep": 1000, "alerts_maxlen": 5_000, "story_limit": LIMIT}
    with process(url, *COMMANDS["null"], **limits) as worker:
        for start in range(0, DOCUMENTS, STEP):
            _publish_unlike(client, start)
            patience = time.monotonic() + 300
            while finished(client, "null") < start + STEP:
                check(worker, patience)
                time.sleep(0.1)
            stories = int(client.zcard("news:story:recent"))
            seen = sum(1 for _ in client.scan_iter("news:seen:*", count=5_000))
            keys = int(client.dbsize()) - seen
            info: Any = client.info("memory")
            console.print(
                f"{(start + STEP) // 1000}k documents: {stories:,} stories, {keys:,} keys besides "
                f"the deduplication's, {info['used_memory'] / 1e6:.0f} MB in all"
            )


def _publish_unlike(client: redis.Redis, first: int) -> None:
    """Publish documents that share no word: each opens a story."""
    for start in range(first, first + STEP, 500):
        chunk = [
            json.dumps(
                {
                    "id": f"unlike-{n}",
                    "text": " ".join(
                        f"said {_word(40 * n + k).title()} of {_word(40 * n + 20 + k)}"
                        for k in range(20)
                    ),
                    "published_at": "2026-03-03T10:00:00Z",
                }
            ).encode()
            for n in range(start, start + 500)
        ]
        send(client, "news:documents", chunk)


def _word(number: int) -> str:
    """Return a word whose first six letters, which is what stories compare, are its own."""
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters


def main() -> None:
    """Measure the cost, then the bound; with --cost or --bound one of them."""
    with (
        tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder,
        embedded_server(Path(folder)) as server,
    ):
        client = redis.Redis.from_url(server.url)
        if "--bound" not in sys.argv:
            cost(client, server.url)
        if "--cost" not in sys.argv:
            bounded(client, server.url)


if __name__ == "__main__":
    main()
