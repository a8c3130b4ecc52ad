"""`make observe`, or `python -m tests.observe [--seconds N] [--pictures FOLDER]`."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import redis

from tests.observe.run import Scene, scene, settled
from tests.observe.server import installed


def main() -> None:
    """Watch the service under load, then put every expression to Prometheus."""
    parser = argparse.ArgumentParser(prog="python -m tests.observe")
    parser.add_argument("--seconds", type=float, default=45.0, help="of load")
    parser.add_argument("--rate", type=float, default=12.0, help="documents per second")
    parser.add_argument("--at-once", type=int, default=0, help="documents sent at once halfway")
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--pictures", type=Path, help="folder to draw the dashboards into")
    asked_for = parser.parse_args()
    if not installed():
        sys.exit("install prometheus (Debian: apt-get install prometheus)")
    # The load goes on while the expressions are put: some of them look at what happens just now.
    seconds = asked_for.seconds + 120
    with scene(asked_for.replicas, seconds, asked_for.rate, asked_for.at_once) as found:
        time.sleep(asked_for.seconds)
        asked, wrong, end = settled(found)
        firing = [one["name"] for one in found.prometheus.rules() if one.get("state") == "firing"]
        print(f"{asked} expressions put to Prometheus after {asked_for.seconds:g} s of load")
        print(f"alerts firing: {', '.join(firing) or 'none'}")
        for line in sizes(found, end):
            print(line)
        if asked_for.pictures:
            from tests.observe.picture import draw_all

            draw_all(found.prometheus, found.begun, end, asked_for.pictures)
    for line in wrong:
        print(f"BAD {line}")
    if wrong:
        sys.exit(f"{len(wrong)} of {asked} expressions failed or found nothing")
    print("every panel and every rule has data")


def sizes(found: Scene, end: float) -> Iterator[str]:
    """Yield what the load took: processor time and memory, of the service and of Redis."""
    span = f"[{int(end - found.begun)}s]"

    def number(expression: str) -> float:
        return float(found.prometheus.instant(expression, end)[0]["value"][1])

    documents = number(f"sum(increase(tocsin_documents_total{span}))")
    alerts = number(f"sum(increase(tocsin_alerts_total{span}))")
    busy = number(f"sum(increase(process_cpu_seconds_total{{job='tocsin'}}{span}))")
    resident = number(f"max(max_over_time(process_resident_memory_bytes{{job='tocsin'}}{span}))")
    yield f"{documents:.0f} documents, {alerts:.0f} alerts"
    yield f"service: {1000 * busy / documents:.1f} ms of one core per document, all replicas"
    yield f"service: {resident / 1e6:.0f} MB resident in the largest replica"
    client: Any = redis.Redis.from_url(found.redis_url)
    for stream in ("news:documents", "news:alerts", "news:stories", "news:dead"):
        length = client.xlen(stream)
        if length:
            taken = client.memory_usage(stream, samples=0)
            yield f"Redis: {taken / length:.0f} bytes per entry of {stream}"
    stories = client.zcard("news:story:recent")
    keys = list(client.scan_iter("news:story:*", count=1000))
    taken = sum(client.memory_usage(key) or 0 for key in keys)
    yield f"Redis: {taken / max(1, stories):.0f} bytes per known story, {len(keys)} keys"


if __name__ == "__main__":
    main()
