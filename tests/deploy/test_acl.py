"""The real service, over TLS, as a user with the rights of users.acl: they suffice, and no more."""

import asyncio
import json
import shutil
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
from service.settings import Settings
from tests.support.processes import ROOT, Service, eventually
from tests.support.tls import make_certificate, tls_in_front_of

ACL = ROOT / "deploy" / "kubernetes" / "overlays" / "managed-redis" / "users.acl"
PASSWORD = "only-for-this-test"
ARREST = "Police arrested {} men in {} on Monday after an armed robbery, officials said."
MARCH = "Thousands of teachers marched through {} on Tuesday to demand higher wages."


def users() -> dict[str, list[str]]:
    """Return each user's rules."""
    lines = [line.split() for line in ACL.read_text().splitlines() if line.startswith("user ")]
    return {line[1]: line[2:] for line in lines}


class Admin:
    """A client with all rights, which counts its own commands."""

    def __init__(self, socket: Path) -> None:
        self._client = redis.Redis(unix_socket_path=str(socket), protocol=2)
        self.counted: Counter[str] = Counter()

    def __call__(self, *words: Any) -> Any:
        self.counted[str(words[0]).lower().replace(" ", "|")] += 1
        return self._client.execute_command(*words)

    def set_users(self) -> None:
        for name, rules in users().items():
            known = ["TOCSIN_PASSWORD", "KEDA_PASSWORD"]
            filled = [f">{PASSWORD}" if rule[1:] in known else rule for rule in rules]
            self("ACL SETUSER", name, "reset", *filled)

    def others_commands(self) -> set[str]:
        """Return the commands that others have called since the last CONFIG RESETSTAT."""
        stats = self._client.info("commandstats")
        calls = {name.removeprefix("cmdstat_"): one["calls"] for name, one in stats.items()}
        # Asked for the figures just now; and allowed to everybody, since it comes before the user.
        aside = {"info", "hello"}
        return {
            name
            for name, number in calls.items()
            if number > self.counted[name] and name not in aside
        }


@pytest.fixture
def admin(own_server: Callable[..., EmbeddedServer]) -> Admin:
    found = Admin(own_server().directory / "redis.sock")
    found.set_users()
    return found


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
    own_server: Callable[..., EmbeddedServer],
    tmp_path: Path,
) -> None:
    socket = own_server().directory / "redis.sock"
    admin = Admin(socket)
    admin.set_users()
    admin.counted.clear()
    admin("CONFIG RESETSTAT")
    certificate, key = make_certificate(tmp_path)
    with tls_in_front_of(socket, certificate, key) as port:
        url = f"rediss://tocsin:{PASSWORD}@127.0.0.1:{port}/0?ssl_ca_certs={certificate}"
        service = Service(url, tmp_path, claim_idle=1, story_limit=2, consumer_ttl=1)
        try:
            service.wait_ready(60)
            work(admin, service)
            asyncio.run(keep_up(url))
            assert service.terminate() == 0
        finally:
            service.end()
    assert admin("ACL LOG") == []
    allowed = {rule[1:] for rule in users()["tocsin"] if rule.startswith("+")}
    assert admin.others_commands() == allowed


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


def test_foreign_keys_and_other_commands_are_refused(admin: Admin) -> None:
    socket = admin._client.connection_pool.connection_kwargs["path"]
    client = redis.Redis(unix_socket_path=socket, username="tocsin", password=PASSWORD)
    for words in (
        ("GET", "other:key"),
        ("KEYS", "*"),
        ("FLUSHALL",),
        ("CONFIG", "GET", "*"),
        ("SUBSCRIBE", "channel"),
    ):
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.execute_command(*words)


def test_the_autoscaler_may_ask_and_nothing_else(admin: Admin) -> None:
    admin("XGROUP CREATE", "news:documents", "tocsin", "0", "MKSTREAM")
    socket = admin._client.connection_pool.connection_kwargs["path"]
    keda: Any = redis.Redis(unix_socket_path=socket, username="tocsin-keda", password=PASSWORD)
    assert keda.ping()
    assert keda.xinfo_groups("news:documents")[0]["pending"] == 0
    assert keda.xpending("news:documents", "tocsin")["pending"] == 0
    for words in (("XADD", "news:documents", "*", "a", "b"), ("XLEN", "news:alerts")):
        with pytest.raises(redis.exceptions.NoPermissionError):
            keda.execute_command(*words)
