"""The real processes, as the users of users.acl: their rights suffice, and there are no more."""

import asyncio
import json
import math
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import redis
import redis.asyncio
from pydantic import SecretStr

from service.commit.stats import Upkeep
from service.embedded import EmbeddedServer
from service.forward.app import replay
from service.settings import Settings
from tests.support.alerts import fields_of, make_alert
from tests.support.feeds import Command, news, serving
from tests.support.processes import ROOT, Forwarder, Service, Worker, eventually
from tests.support.receiver import Answer as Status
from tests.support.receiver import Post, Receiver
from tests.support.tls import make_certificate, tls_in_front_of

ACL = ROOT / "deploy" / "kubernetes" / "overlays" / "managed-redis" / "users.acl"
PASSWORD = "only-for-this-test"
ARREST = "Police arrested {} men in {} on Monday after an armed robbery, officials said."
MARCH = "Thousands of teachers marched through {} on Tuesday to demand higher wages."


def users() -> dict[str, list[str]]:
    """Return each user's rules."""
    lines = [line.split() for line in ACL.read_text().splitlines() if line.startswith("user ")]
    return {line[1]: line[2:] for line in lines}


def allowed(name: str) -> set[str]:
    """Return the commands that a user may call, on some key."""
    rules = [rule.strip("()") for rule in users()[name]]
    return {rule[1:] for rule in rules if rule.startswith("+")}


class Admin:
    """A client with all rights, which counts its own commands."""

    def __init__(self, socket: Path) -> None:
        self._client = redis.Redis(unix_socket_path=str(socket), protocol=2)
        self.socket = socket
        self.counted: Counter[str] = Counter()

    def __call__(self, *words: Any) -> Any:
        self.counted[str(words[0]).lower().replace(" ", "|")] += 1
        return self._client.execute_command(*words)

    def url(self, user: str) -> str:
        return f"unix://{user}:{PASSWORD}@{self.socket}"

    def count_from_now(self) -> None:
        self.counted.clear()
        self("CONFIG RESETSTAT")

    def others_commands(self) -> set[str]:
        """Return the commands that others have called since the last CONFIG RESETSTAT."""
        stats = self._client.info("commandstats")
        calls = {name.removeprefix("cmdstat_"): one["calls"] for name, one in stats.items()}
        others = {name for name, number in calls.items() if number > self.counted[name]}
        self.counted["info"] += 1  # the one just now is in the figures of the next
        return others - {"hello"}  # allowed to everybody, since it comes before the user


@pytest.fixture
def admin(own_server: Callable[..., EmbeddedServer], tmp_path: Path) -> Admin:
    """Start a server with the file as it is shipped, but for the passwords."""
    path = tmp_path / "users.acl"
    path.write_text(re.sub(r">[A-Z]+_PASSWORD", f">{PASSWORD}", ACL.read_text("utf-8")), "utf-8")
    return Admin(own_server(aclfile=str(path)).directory / "redis.sock")


def publish(admin: Admin, identity: str, text: str) -> bytes:
    entry_id: bytes = admin("XADD", "news:documents", "*", "id", identity, "text", text)
    return entry_id


def finished(admin: Admin) -> bool:
    (group,) = admin("XINFO GROUPS", "news:documents")
    return bool(group["pending"] == 0 and group["last-delivered-id"] == _last(admin))


def _last(admin: Admin) -> Any:
    return admin("XINFO STREAM", "news:documents")["last-generated-id"]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl for a certificate")
def test_the_service_works_over_tls_with_these_rights_and_needs_each(
    admin: Admin, tmp_path: Path
) -> None:
    admin.count_from_now()
    certificate, key = make_certificate(tmp_path)
    with tls_in_front_of(admin.socket, certificate, key) as port:
        url = f"rediss://tocsin:{PASSWORD}@127.0.0.1:{port}/0?ssl_ca_certs={certificate}"
        service = Service(url, tmp_path, claim_idle=1, story_limit=2, consumer_ttl=1)
        try:
            service.wait_ready(60)
            work(admin, service)
            asyncio.run(keep_up(url))
            by_hand(admin, url)
            assert service.terminate() == 0
        finally:
            service.end()
    assert admin("ACL LOG") == []
    assert admin.others_commands() == allowed("tocsin")


def work(admin: Admin, worker: Service) -> None:
    """Lead the service through each way that it can go with a document."""
    for number, town in enumerate(("Lyon", "Kano", "Lima", "Lyon")):
        publish(admin, f"one-{number}", ARREST.format(number + 3, town))
        publish(admin, f"march-{number}", MARCH.format(town))
    publish(admin, "one-0", "The same id as one before.")
    admin("XADD", "news:documents", "*", "nothing", "here")
    eventually(lambda: finished(admin), what="the first documents")
    assert admin("XLEN", "news:dead") == 1

    # What a dead consumer had in hand, one of it deleted meanwhile.
    worker.pause()
    time.sleep(1.2)  # its read in the server ends, else it would get the first of them
    deleted = publish(admin, "two-0", ARREST.format(11, "Quito"))
    publish(admin, "two-1", ARREST.format(12, "Turin"))
    taken = admin(
        "XREADGROUP", "GROUP", "tocsin", "ghost", "COUNT", 9, "STREAMS", "news:documents", ">"
    )
    assert taken
    admin("XDEL", "news:documents", deleted)
    worker.resume()
    eventually(lambda: admin("XLEN", "news:dead") == 2 and finished(admin), what="take-over")
    assert worker.metric("tocsin_claims_total") >= 1

    # A write that is refused after another went well is undone.
    admin("DEL", "news:alerts:protest")
    admin("SET", "news:alerts:protest", "in the way")
    publish(admin, "three", MARCH.format("Osaka"))
    eventually(lambda: worker.metric('tocsin_redis_errors_total{kind="other"}') > 0)
    admin("DEL", "news:alerts:protest")
    eventually(lambda: finished(admin), what="the mended key")

    # Alerts over HTTP: history, and the stream from an old one on.
    history = json.loads(worker.get("/alerts?limit=5")[1])["alerts"]
    assert len(history) == 5
    address = f"http://127.0.0.1:{worker.port}/alerts/stream?last_id=1-0"
    with urllib.request.urlopen(address, timeout=10) as stream:
        assert any(b"data:" in stream.readline() for _ in range(5))


def test_info_may_be_withheld_and_another_missing_right_is_named(
    admin: Admin, tmp_path: Path
) -> None:
    admin("ACL SETUSER", "tocsin", "-info")
    worker = Worker(admin.url("tocsin"), tmp_path)
    try:
        worker.wait_ready()
        memory = "tocsin_redis_memory_bytes"
        eventually(lambda: math.isnan(worker.metric(memory)), what="an unknown memory")
        assert worker.log().count("'info' command") == 1
        checked = tocsin(admin.url("tocsin"), "check")
        assert checked.returncode == 0, checked.stdout
        admin("ACL SETUSER", "tocsin", "-zcard", "+info")
        eventually(lambda: "'zcard' command" in worker.get("/readyz")[1], what="the reason")
        admin("ACL SETUSER", "tocsin", "+zcard")
        eventually(worker.ready, what="readiness")
        eventually(lambda: worker.metric(memory) > 0, what="the memory's figure")
    finally:
        worker.end()


def by_hand(admin: Admin, url: str) -> None:
    """Give the commands of the runbook, as an operator does beside the service."""
    for words, said in (
        (("check",), "tocsin has"),
        (("dead", "list", "--json"), "entry_deleted"),
        (("dead", "replay", "--reason", "no_text"), "1 replayed"),
    ):
        done = tocsin(url, *words)
        assert done.returncode == 0, done.stdout + done.stderr
        assert said in done.stdout
    eventually(lambda: finished(admin), what="the replayed document")


def tocsin(url: str, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"TOCSIN_REDIS_URL": url}
    return subprocess.run(
        [sys.executable, "-m", "service", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


async def keep_up(url: str) -> None:
    """Do by hand what the service does only every twenty seconds."""
    settings = Settings(
        redis_url=SecretStr(url), consumer="by-hand", consumer_ttl=1, documents_keep=3,
        alerts_max_age=1, _env_file=None,
    )  # fmt: skip
    client = redis.asyncio.Redis.from_url(url)
    upkeep = Upkeep(client, settings)
    await upkeep.trim(["arrest", "protest"])
    await asyncio.sleep(1.1)
    assert "ghost" in await upkeep.reap()
    await client.aclose()


FEEDS = """
host_delay = 0
retry = 0.5
[[feed]]
url = "{site}/wire"
name = "wire"
interval = 1
full_text = true
[[feed]]
url = "{site}/gone"
name = "gone"
[[folder]]
path = "{folder}"
name = "desk"
after = "keep"
interval = 0.2
"""


def test_the_feeder_works_with_its_rights_and_needs_each(admin: Admin, tmp_path: Path) -> None:
    admin.count_from_now()
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "notes.jsonl").write_text('{"id": "n1", "title": "One", "text": "Police held one."}')
    with serving() as site:
        site.feed("/wire", [news(1), news(2)])
        plan = tmp_path / "feeds.toml"
        plan.write_text(FEEDS.format(site=site.url, folder=folder))
        feeder = Command(
            admin.url("tocsin-feed"), tmp_path, "feed", "--plan", str(plan), "--port", "0"
        )
        try:
            eventually(lambda: admin("XLEN", "news:documents") == 3, 120, "the items")
            polls_again = site.count("/wire") + 2
            eventually(lambda: site.count("/wire") >= polls_again, what="polls of known items")
            assert 'tocsin_feed_source_up{source="wire"} 1.0' in metrics(feeder)
            assert 'tocsin_feed_source_up{source="gone"} 0.0' in metrics(feeder)
            assert admin("ACL LOG") == []

            # An item that can't be marked as seen is taken back from the stream.
            rules = " ".join(users()["tocsin-feed"])
            selectors = rules[rules.index("(") :]
            admin(
                "ACL SETUSER", "tocsin-feed", "clearselectors",
                *selectors.replace("+zadd ", "").split(),
            )  # fmt: skip
            site.feed("/wire", [news(3)])
            eventually(lambda: "xdel" in admin.others_commands(), what="the undoing")
            eventually(lambda: 'redis_errors_total{kind="noperm"} 0.0' not in metrics(feeder))
            assert admin("XLEN", "news:documents") == 3
            admin("ACL SETUSER", "tocsin-feed", "clearselectors", *selectors.split())
            eventually(lambda: admin("XLEN", "news:documents") == 4, what="the item that waited")
            assert feeder.terminate() == 0
        finally:
            feeder.end()
    refused = {one["object"] for one in admin("ACL LOG")}
    assert refused == {"zadd"}
    assert admin.others_commands() == allowed("tocsin-feed")


def metrics(feeder: Command) -> str:
    with urllib.request.urlopen(f"{feeder.address()}/metrics", timeout=5) as reply:
        content: str = reply.read().decode()
    return content


def test_the_forwarder_works_with_its_rights_and_needs_each(admin: Admin, tmp_path: Path) -> None:
    admin.count_from_now()
    release, mended = threading.Event(), threading.Event()

    def answer(post: Post) -> Status:
        if post.headers["webhook-id"] == "1":
            release.wait(60)
        return (204 if post.headers["webhook-id"] != "2" or mended.is_set() else 400), {}

    # A forwarder that died had two of them in hand; one that nobody has read is deleted, so that
    # the server can't tell the lag.
    alerts = [fields_of(make_alert(str(number), relation="new")) for number in range(1, 6)]
    ids = [admin("XADD", "news:alerts", "*", *sum(one.items(), ())) for one in alerts]
    admin("XGROUP CREATE", "news:alerts", "forward:desk", "0")
    admin("XREADGROUP", "GROUP", "forward:desk", "ghost", "COUNT", 2, "STREAMS", "news:alerts", ">")
    admin("XDEL", "news:alerts", ids[3])
    receiver = Receiver(answer)
    url = f'url = "http://127.0.0.1:{receiver.port}'
    targets = (
        f'[[target]]\nname = "desk"\n{url}/desk"\n'
        f'[[target]]\nname = "siren"\n{url}/siren"\nformat = "cap"\nsender = "desk.example"\n'
        'start = "0"\n'
    )
    user = admin.url("tocsin-forward")
    worker = Forwarder(user, tmp_path, targets, claim_idle=1)
    try:
        # Both leases are renewed meanwhile, and the lag is counted.
        eventually(lambda: {"xrange", "xclaim"} <= admin.others_commands(), what="a renewed lease")
        release.set()
        eventually(lambda: all(handed_over(admin, name) for name in ("desk", "siren")))
        assert worker.metric('tocsin_forward_claims_total{target="desk"}') == 2
        assert worker.metric('tocsin_forward_alerts_total{result="delivered",target="desk"}') == 3
        assert admin("XLEN", "news:forward:dead") == 2
        assert worker.terminate() == 0
        mended.set()
        settings = Settings(
            redis_url=SecretStr(user), forward_targets=tmp_path / "targets.toml",
            forward_allow="127.0.0.0/8", _env_file=None,
        )  # fmt: skip
        assert replay(settings, lambda _words: None) == 0
        assert admin("XLEN", "news:forward:dead") == 0
    finally:
        worker.end()
        release.set()
        receiver.close()
    assert admin("ACL LOG") == []
    assert admin.others_commands() == allowed("tocsin-forward")


def handed_over(admin: Admin, target: str) -> bool:
    """Tell whether nothing waits for a target."""
    groups = {one["name"]: one for one in admin("XINFO GROUPS", "news:alerts")}
    group = groups.get(f"forward:{target}".encode())
    last = admin("XINFO STREAM", "news:alerts")["last-generated-id"]
    return bool(group and not group["pending"] and group["last-delivered-id"] == last)


BEYOND = {
    "tocsin": [("GET", "other:key"), ("XRANGE", "news:forward:dead", "-", "+")],
    "tocsin-feed": [
        ("XRANGE", "news:documents", "-", "+"),
        ("XTRIM", "news:documents", "MAXLEN", "0"),
        ("DEL", "news:documents"),
        ("ZADD", "news:documents", "1", "a"),
        ("XADD", "news:feed:seen:a", "*", "a", "b"),
        ("XADD", "news:alerts", "*", "a", "b"),
        ("GET", "news:seen:a"),
        ("SET", "news:story:a", "b"),
    ],
    "tocsin-forward": [
        ("XADD", "news:alerts", "*", "a", "b"),
        ("XDEL", "news:alerts", "1-1"),
        ("DEL", "news:alerts"),
        ("XGROUP", "DESTROY", "news:alerts", "forward:desk"),
        ("XREADGROUP", "GROUP", "tocsin", "a", "STREAMS", "news:documents", ">"),
        ("XADD", "news:documents", "*", "a", "b"),
        ("XRANGE", "news:dead", "-", "+"),
        ("SET", "news:forward:dead", "b"),
        ("GET", "news:story:a"),
    ],
}
"""What would do harm, or is nobody's business, in other hands."""


@pytest.mark.parametrize("user", BEYOND)
def test_foreign_keys_and_other_commands_are_refused(admin: Admin, user: str) -> None:
    client = redis.Redis.from_url(admin.url(user))
    for words in (
        *BEYOND[user],
        ("KEYS", "*"),
        ("FLUSHALL",),
        ("CONFIG", "GET", "*"),
        ("ACL", "LIST"),
        ("SUBSCRIBE", "channel"),
    ):
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.execute_command(*words)


@pytest.mark.parametrize("user", ["tocsin-feed", "tocsin-forward"])
def test_a_script_is_no_way_round_it(admin: Admin, user: str) -> None:
    client: Any = redis.Redis.from_url(admin.url(user))
    script = client.script_load("return redis.call('XADD', KEYS[1], '*', 'a', 'b')")
    with pytest.raises(redis.exceptions.ResponseError, match=r"permission|can't access"):
        client.evalsha(script, 1, "news:alerts")
    assert not admin("EXISTS", "news:alerts")


def test_the_autoscaler_may_ask_and_nothing_else(admin: Admin) -> None:
    admin("XGROUP CREATE", "news:documents", "tocsin", "0", "MKSTREAM")
    keda: Any = redis.Redis.from_url(admin.url("tocsin-keda"))
    assert keda.ping()
    assert keda.info()["redis_version"]  # which tells whether the server knows the lag
    assert keda.xinfo_groups("news:documents")[0]["pending"] == 0
    assert keda.xpending("news:documents", "tocsin")["pending"] == 0
    for words in (("XADD", "news:documents", "*", "a", "b"), ("XLEN", "news:alerts")):
        with pytest.raises(redis.exceptions.NoPermissionError):
            keda.execute_command(*words)


def test_the_keys_of_another_group_lie_within_the_rights(admin: Admin) -> None:
    other = Settings(group="staging", _env_file=None)
    for key in (f"{other.seen_prefix}a", f"{other.story_prefix}s:a"):
        assert admin("ACL DRYRUN", "tocsin", "SET", key, "1") == b"OK"
