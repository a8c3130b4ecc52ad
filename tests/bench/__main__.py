"""`make bench`: speed as ratios against named baselines in the same run, latency, memory."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import redis
from rich.console import Console
from rich.table import Table

from service.cli.publish import send
from service.embedded import embedded_server
from tests.bench import classify
from tests.support.processes import ROOT, free_port

ROUNDS = 3
DOCUMENT_CHARACTERS = 2_000
MEMORY_DOCUMENTS = 200_000
BACKLOG = {
    "null": 20_000,
    "stories": 10_000,
    "bare": 20_000,
    "per-message": 4_000,
    "classifier": 1_000,
}
LATENCY_SECONDS = 8.0
PATIENCE = 120.0
"""Seconds after which a measurement is given up."""

console = Console(highlight=False)


def samples() -> list[dict[str, Any]]:
    """Return the bundled sample documents, padded with each other to 2,000 characters."""
    path = ROOT / "service" / "samples" / "documents.jsonl"
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    quiet = " ".join(one["text"] for one in documents if one["id"].startswith("quiet")) or (
        "The council met to talk about the new library and its opening hours. " * 40
    )
    for one in documents:
        missing = DOCUMENT_CHARACTERS - len(one["text"])
        one["text"] = (one["text"] + "\n\n" + quiet)[: max(DOCUMENT_CHARACTERS, len(one["text"]))]
        assert missing or one["text"]
    return documents


def payloads(number: int, first: int = 0) -> Iterator[bytes]:
    documents = samples()
    for n in range(first, first + number):
        one = documents[n % len(documents)]
        yield json.dumps(
            one | {"id": f"bench-{n}", "published_at": "2026-03-03T10:00:00Z"}
        ).encode()


def publish(client: redis.Redis, number: int, first: int = 0) -> None:
    chunk: list[bytes] = []
    for payload in payloads(number, first):
        chunk.append(payload)
        if len(chunk) == 500:
            send(client, "news:documents", chunk)
            chunk = []
    send(client, "news:documents", chunk)


@contextmanager
def process(url: str, *arguments: str, **settings: object) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {
        "TOCSIN_REDIS_URL": url,
        "TOCSIN_HTTP_PORT": str(free_port()),
        "TOCSIN_HTTP_HOST": "127.0.0.1",
        "TOCSIN_LOG_LEVEL": "error",
    }
    environment |= {f"TOCSIN_{name.upper()}": str(value) for name, value in settings.items()}
    started = subprocess.Popen([sys.executable, "-m", *arguments], env=environment, cwd=ROOT)
    try:
        yield started
    finally:
        started.kill()
        started.wait()


COMMANDS = {
    "null": ("tests.support.worker", "--null"),
    "stories": ("tests.support.worker", "--null"),
    "classifier": ("service", "run"),
    "per-message": ("tests.bench.baselines", "per-message"),
    "bare": ("tests.bench.baselines", "bare"),
}


SETTINGS: dict[str, dict[str, object]] = {"null": {"stories": "false"}}
"""The baselines know nothing of stories: what they are compared with does without."""


def check(worker: subprocess.Popen[bytes], patience: float) -> None:
    """End the benchmark where its process died or makes no headway."""
    if worker.poll() is not None:
        sys.exit(f"{worker.args} ended with status {worker.returncode}")
    if time.monotonic() > patience:
        sys.exit(f"{worker.args} took too long")


def finished(client: redis.Redis, kind: str) -> int:
    """Return how many documents are done, cheaply."""
    if kind in {"per-message", "bare"}:
        return int(client.xlen("news:alerts:arrest"))
    try:
        groups: Any = client.xinfo_groups("news:documents")
    except redis.ResponseError:  # no stream yet
        return 0
    return sum(int(one["entries-read"] or 0) - int(one["pending"]) for one in groups)


def rate(client: redis.Redis, url: str, kind: str) -> float:
    """Return documents per second over the last nine tenths of a backlog."""
    number = BACKLOG[kind]
    client.flushall()
    publish(client, number)
    with process(url, *COMMANDS[kind], **SETTINGS.get(kind, {})) as worker:
        marks: list[tuple[float, int]] = []
        patience = time.monotonic() + PATIENCE
        while not marks or marks[-1][1] < number:
            check(worker, patience)
            done = finished(client, kind)
            if done >= number / 10:
                marks.append((time.perf_counter(), done))
            time.sleep(0.005)
    (start, first), (end, last) = marks[0], marks[-1]
    return (last - first) / (end - start)


def latency(client: redis.Redis, url: str, kind: str, per_second: float) -> list[float]:
    """Return the milliseconds from each document's XADD to its first alert, at a paced load."""
    client.flushall()
    number = int(per_second * LATENCY_SECONDS)
    arrived: dict[str, int] = {}
    documents = list(payloads(number))
    with process(url, *COMMANDS[kind], **SETTINGS.get(kind, {})) as worker:
        patience = time.monotonic() + PATIENCE
        while not client.exists("news:documents"):
            check(worker, patience)
            time.sleep(0.05)
        time.sleep(0.5)
        begin = time.perf_counter()
        step = max(1, int(per_second / 200))
        for n in range(0, number, step):
            pipeline = client.pipeline(transaction=False)
            chunk = documents[n : n + step]
            for payload in chunk:
                pipeline.xadd("news:documents", {"__data__": payload})
            for offset, entry_id in enumerate(pipeline.execute()):
                arrived[f"bench-{n + offset}"] = int(entry_id.partition(b"-")[0])
            ahead = begin + (n + step) / per_second - time.perf_counter()
            if ahead > 0:
                time.sleep(ahead)
        time.sleep(1.0)
    first: dict[str, int] = {}
    rows: Any = client.xrange("news:alerts")
    for entry_id, fields in rows:
        document = json.loads(fields[b"__data__"])["data"]["document"]["id"]
        first.setdefault(document, int(entry_id.partition(b"-")[0]))
    warm = sorted(arrived.values())[len(arrived) // 10]
    return [first[one] - arrived[one] for one in first if arrived[one] >= warm]


def memory(client: redis.Redis, url: str) -> list[tuple[int, float]]:
    """Return (documents done, resident MB of the worker) along 200,000 documents."""
    client.flushall()
    readings = []
    with process(
        url, *COMMANDS["null"], documents_keep=1000, alerts_maxlen=10_000, stories="false"
    ) as worker:
        for start in range(0, MEMORY_DOCUMENTS, 20_000):
            publish(client, 20_000, start)
            patience = time.monotonic() + PATIENCE
            while finished(client, "null") < start + 20_000:
                check(worker, patience)
                time.sleep(0.05)
            resident = psutil.Process(worker.pid).memory_info().rss / 1e6
            readings.append((start + 20_000, resident))
    return readings


def main() -> None:
    quick = "--quick" in sys.argv
    rounds = 1 if quick else ROUNDS
    with (
        tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder,
        embedded_server(Path(folder)) as server,
    ):
        client = redis.Redis.from_url(server.url)
        rates: dict[str, list[float]] = {kind: [] for kind in COMMANDS}
        for number in range(rounds):
            for kind, found in rates.items():
                found.append(rate(client, server.url, kind))
                console.print(f"[dim]round {number + 1}: {kind} {found[-1]:,.0f} documents/s[/]")
        median = {kind: statistics.median(found) for kind, found in rates.items()}
        late = {
            kind: latency(client, server.url, kind, median[kind] / 2)
            for kind in ("null", "classifier")
        }
        resident = [] if quick else memory(client, server.url)

    table = Table("what", "documents/s", title="One worker, 2,000-character documents", box=None)
    names = {
        "classifier": "Tocsin, with its classifier",
        "null": "Tocsin, null classifier, without stories",
        "stories": "Tocsin, null classifier, an alert and a story for each document",
        "per-message": "FastStream per-message handler, null classifier",
        "bare": "bare redis-py: the same reads and writes",
    }
    for kind, name in names.items():
        table.add_row(name, f"{median[kind]:,.0f}")
    console.print(table)
    for kind, found in late.items():
        cuts = statistics.quantiles(found, n=100)
        console.print(
            f"latency XADD to alert at half load, {names[kind]}: median {cuts[49]:.0f} ms, "
            f"p99 {cuts[98]:.0f} ms (aim: under 50)"
        )
    classify.report(console)
    if resident:
        console.print(
            "resident memory, null classifier: "
            + ", ".join(f"{done // 1000}k {size:.0f} MB" for done, size in resident)
        )
    console.print(
        f"ratio null / per-message handler: {median['null'] / median['per-message']:.1f} "
        "(aim: at least 8)"
    )
    console.print(
        f"ratio null / bare Redis: {median['null'] / median['bare']:.2f} (aim: at least 0.4)"
    )


if __name__ == "__main__":
    main()
