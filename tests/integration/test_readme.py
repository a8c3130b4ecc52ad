"""The examples of the subscriber's manual, as they stand there, on real servers.

So are those that set up a webhook, in the operator's. Only addresses are replaced. The README's own
are the same: see tests/unit/test_documents.py.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import redis

from schemas import Alert
from tests.support.alerts import make_alert, put_alerts
from tests.support.documents import blocks, document, section
from tests.support.processes import ROOT, Worker, eventually, free_port
from tests.support.receiver import Receiver

Start = Callable[..., Any]
BLOCKS = [
    *blocks(document("schemas/README.md")),
    *blocks(section(document("deploy/README.md"), "Webhooks")),
]
LYON = make_alert("1", country="FR", relation="new", title="Three held in Lyon")


def block(language: str, mark: str) -> str:
    """Return the one block of a language that holds a text."""
    (found,) = [text for name, text in BLOCKS if name == language and mark in text]
    return found


class Server:
    """A server on a TCP port, and what the examples' addresses become."""

    def __init__(self, start: Start) -> None:
        self.port = free_port()
        start(port=str(self.port), bind="127.0.0.1")
        self.url = f"redis://127.0.0.1:{self.port}"
        self.client = redis.Redis.from_url(self.url)

    def put(self) -> None:
        put_alerts(self.client, LYON)

    def at_home(self, text: str) -> str:
        """Replace the addresses."""
        text = text.replace("localhost:6379", f"127.0.0.1:{self.port}")
        return text.replace("redis-cli ", f"redis-cli -p {self.port} ")


@pytest.fixture
def home(own_server: Start) -> Iterator[Server]:
    found = Server(own_server)
    yield found
    found.client.close()


@contextmanager
def running(
    command: list[str],
    folder: Path,
    tmp_path: Path,
    started: list[subprocess.Popen[bytes]] | None = None,
) -> Iterator[Callable[[], str]]:
    """Run a program, which is added to `started`; give what reads its output so far."""
    path = tmp_path / "output"
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    with path.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    if started is not None:
        started.append(process)
    try:
        yield lambda: path.read_text(encoding="utf-8", errors="replace")
    finally:
        process.kill()
        process.wait()


def shows(read: Callable[[], str], put: Callable[[], None], *words: str) -> None:
    """Publish until the program shows it: a tail from now sees what comes after its start."""

    def shown() -> bool:
        put()
        found = read()
        assert "Traceback" not in found, found
        return all(word in found for word in words)

    eventually(shown, what=f"{words} in the output")


def need(program: str, advice: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not there: {advice}")


def test_redis_cli(home: Server, tmp_path: Path) -> None:
    need("redis-cli", "install redis-tools")
    command = home.at_home(block("sh", "redis-cli XREAD BLOCK"))
    with running(["sh", "-c", command], tmp_path, tmp_path) as read:
        shows(read, home.put, "__data__", "Three held in Lyon")


def test_a_group_by_commands_alone(home: Server, tmp_path: Path) -> None:
    need("redis-cli", "install redis-tools")
    key, make, *steps = home.at_home(block("sh", "XREADGROUP")).splitlines()

    def run(*lines: str) -> str:
        script = "\n".join((key, *lines))
        return subprocess.check_output(["sh", "-c", script], text=True, timeout=30).strip()

    assert run(make) == "OK"
    assert "BUSYGROUP" in run(make)
    left, new, acknowledge, claim = steps
    home.put()
    assert "Three held in Lyon" not in run(left)
    assert "Three held in Lyon" in run(new)
    assert "Three held in Lyon" in run(left)
    taken = run(claim.replace("60000", "0"))
    assert taken.startswith("0-0")
    assert "Three held in Lyon" in taken
    (entry,) = re.findall(r"^\d+-\d+$", run(left), re.MULTILINE)
    assert run(acknowledge.replace("1700000000000-0", entry)) == "1"
    assert "Three held in Lyon" not in run(left)
    home.client.flushall()
    assert "NOGROUP" in run(new)


@pytest.mark.parametrize("mark", ["for alert in AlertSubscriber(", "async for alert"])
def test_python(home: Server, tmp_path: Path, mark: str) -> None:
    code = home.at_home(block("python", mark))
    with running([sys.executable, "-c", code], tmp_path, tmp_path) as read:
        shows(read, home.put, "Three held in Lyon")


def test_node(home: Server, tmp_path: Path) -> None:
    need("node", "install nodejs")
    folder = ROOT / "tests" / "node"
    if not (folder / "node_modules" / "redis").is_dir():
        pytest.skip("the npm package redis is not there: `make test` installs it")
    code = home.at_home(block("js", "createClient"))
    assert "BLOCK: 5000" in code
    code = code.replace("BLOCK: 5000", "BLOCK: 50")
    command = ["node", "--input-type=module", "--eval", code]
    started: list[subprocess.Popen[bytes]] = []
    with running(command, folder, tmp_path, started) as read:
        eventually(lambda: "cmdstat_xread" in home.client.info("commandstats"), what="a read")
        # What comes between two reads is not missed, even before the first alert.
        started[0].send_signal(signal.SIGSTOP)
        eventually(lambda: home.client.info("clients")["blocked_clients"] == 0, what="its end")
        home.put()
        started[0].send_signal(signal.SIGCONT)
        eventually(lambda: "Three held in Lyon medium" in read(), what="the alert")


def test_curl(home: Server, tmp_path: Path, start_worker: Callable[..., Worker]) -> None:
    need("curl", "install curl")
    worker = start_worker(home.url)
    worker.wait_ready()
    live, history = (
        block("sh", path).replace("localhost:8000", f"127.0.0.1:{worker.port}")
        for path in ("/alerts/stream", "/alerts?")
    )
    with running(["sh", "-c", live], tmp_path, tmp_path) as read:
        shows(read, home.put, "event: alert\ndata: {", "Three held in Lyon")
    done = subprocess.run(["sh", "-c", history], capture_output=True, check=True, timeout=30)
    newest = json.loads(done.stdout)["alerts"][0]
    assert Alert.model_validate(newest["alert"]).data.title == "Three held in Lyon"


def test_webhook(home: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = Receiver()
    targets = block("toml", "[[target]]")
    secret = re.search(r'secret = "(.*?)"', targets)
    assert secret
    there = "https://desk.example.org/"
    assert there in targets
    (tmp_path / "targets.toml").write_text(
        targets.replace(there, f"http://127.0.0.1:{receiver.port}/"), encoding="utf-8"
    )
    command = block("sh", "tocsin forward").replace("desk.example.org", "127.0.0.1")
    monkeypatch.setenv("TOCSIN_REDIS_URL", home.url)
    monkeypatch.setenv("TOCSIN_HTTP_PORT", "0")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    with running(["sh", "-c", f"exec env {command}"], tmp_path, tmp_path) as read:
        eventually(lambda: home.client.exists("news:alerts"), what=read())
        home.put()
        eventually(lambda: receiver.posts, what="a POST")
    receiver.close()
    post = receiver.posts[0]
    assert Alert.model_validate_json(post.body).data.title == "Three held in Lyon"
    names: dict[str, Any] = {}
    exec(block("python", "def verify"), names)
    verify: Callable[[str, Mapping[str, str], bytes], bool] = names["verify"]
    assert verify(secret[1], post.headers, post.body)
    assert not verify(secret[1], post.headers, post.body + b" ")
    assert not verify(secret[1], post.headers | {"webhook-timestamp": "1"}, post.body)
    assert not verify("whsec_c2l4dGVlbg==", post.headers, post.body)
    hostile = {"webhook-timestamp": "now", "webhook-signature": "v1,\u00ff v1,"}
    assert not verify(secret[1], post.headers | hostile, post.body)


def test_no_example_is_left_out() -> None:
    """A block that is added to these texts needs a test above; json: see test_contract."""
    kinds = sorted(name for name, _text in BLOCKS if name != "json")
    assert kinds == ["js", "python", "python", "python", *["sh"] * 5, "toml"]
