"""Tries the image as an operator would run it: `make try-image`, or `python -m tests.image IMAGE`.

A real server on a loopback port; the container without privileges, on a read-only root; documents
in, alerts and metrics out; SIGTERM under load, a second container, and each alert exactly once.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from typing import Any

import orjson
import redis

from service.embedded import find_binary
from tests.support.processes import free_port

DOCUMENTS = 1_000
PASSWORD = "only-for-this-trial"
HEALTH = ("/opt/tocsin/bin/python", "-m", "service.probe", "livez")
TEXT = "Police arrested three men in Lyon on Monday after an armed robbery, officials said."


def wait(what: str, holds: Callable[[], bool], seconds: float = 90.0) -> None:
    """Wait for something; end the trial where it does not come."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            sys.exit(f"waited in vain for: {what}")
        time.sleep(0.2)
    print(f"ok  {what}", flush=True)


def engine() -> str:
    """Return the container engine at hand."""
    for name in (os.environ.get("ENGINE", ""), "podman", "docker"):
        if name and shutil.which(name):
            return name
    sys.exit("install podman or docker to try the image")


def start(image: str, name: str, url: str, port: int) -> None:
    """Start a container as the documentation says."""
    command = [
        engine(), "run", "--detach", "--name", name, "--network", "host", "--read-only",
        "--tmpfs", "/tmp", "--user", "10001:10001", "--cap-drop=all",
        "--security-opt", "no-new-privileges", "--memory", "512m",
        "--env", f"TOCSIN_REDIS_URL={url}", "--env", f"TOCSIN_HTTP_PORT={port}", image,
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def get(port: int, path: str) -> str:
    """Return a page of the container's, empty where it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as reply:
            return str(reply.read().decode())
    except OSError:
        return ""


def publish(client: redis.Redis, first: int, number: int) -> None:
    """Put documents on the stream."""
    pipeline = client.pipeline(transaction=False)
    for n in range(first, first + number):
        fields: dict[Any, Any] = {"id": f"image-{n}", "text": f"{TEXT} Case {n}."}
        pipeline.xadd("news:documents", fields)
    pipeline.execute()


def main() -> None:
    """Run the trial."""
    image = sys.argv[1] if len(sys.argv) > 1 else "localhost/tocsin"
    own, port = free_port(), free_port()
    url = f"redis://:{PASSWORD}@127.0.0.1:{own}/0"
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [
                str(find_binary()), "--port", str(own), "--bind", "127.0.0.1", "--dir", folder,
                "--appendonly", "yes", "--save", "", "--requirepass", PASSWORD,
                "--maxmemory-policy", "noeviction",
            ],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        names = [f"tocsin-trial-{os.getpid()}-{n}" for n in (1, 2)]
        try:
            trial(image, names, url, port)
        finally:
            for name in names:
                subprocess.run([engine(), "rm", "--force", name], capture_output=True, check=False)
            server.terminate()
            server.wait()


def trial(image: str, names: list[str], url: str, port: int) -> None:
    """Start, feed, stop under load, start again, count."""
    client: Any = redis.Redis.from_url(url)
    wait("the server answers", lambda: bool(_pings(client)))
    start(image, names[0], url, port)
    wait("the container is ready", lambda: "ready" in get(port, "/readyz"))
    publish(client, 0, 20)
    wait("alerts come out", lambda: client.xlen("news:alerts") >= 20)
    wait("metrics tell of them", lambda: "tocsin_alerts_total" in get(port, "/metrics"))
    inside = [
        _works(names[0], "the health check inside answers", *HEALTH),
        _works(names[0], "a command of the runbook is found by its name", "tocsin", "dead", "list"),
    ]
    publish(client, 20, DOCUMENTS - 20)
    time.sleep(2)
    begun = time.monotonic()
    stopped = [engine(), "stop", "--time", "40", names[0]]
    subprocess.run(stopped, check=True, capture_output=True)
    seconds = time.monotonic() - begun
    inspect = [engine(), "inspect", "--format", "{{.State.ExitCode}}", names[0]]
    code = subprocess.run(inspect, check=True, capture_output=True, text=True).stdout.strip()
    done_by_then = client.xlen("news:alerts")
    print(f"ok  SIGTERM under load: exit code {code} after {seconds:.1f} s, {done_by_then} alerts")
    start(image, names[1], url, port)
    wait("the second container finishes", lambda: _finished(client), 300)
    rows: Any = client.xrange("news:alerts")
    ids = Counter(fields[b"id"] for _id, fields in rows)
    found = {orjson.loads(fields[b"__data__"])["data"]["document"]["id"] for _id, fields in rows}
    twice = [name for name, times in ids.items() if times > 1]
    missing = DOCUMENTS - len(found)
    print(f"documents {DOCUMENTS}, alerts {len(rows)}, missing {missing}, twice {len(twice)}")
    if missing or twice or code != "0" or not all(inside):
        sys.exit("the trial failed")
    print("the image does what it should")


def _works(name: str, what: str, *words: str) -> bool:
    """Give a command in the container, say how it went, and tell whether it went well."""
    done = subprocess.run([engine(), "exec", name, *words], capture_output=True, check=False)
    print(f"{'BAD' if done.returncode else 'ok '} {what}")
    return not done.returncode


def _finished(client: Any) -> bool:
    groups: Any = client.xinfo_groups("news:documents")
    return all(one["entries-read"] == DOCUMENTS and one["pending"] == 0 for one in groups)


def _pings(client: Any) -> bool:
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False


if __name__ == "__main__":
    main()
