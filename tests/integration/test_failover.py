"""A failover that leaves the old primary alive as a replica, behind the same address."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import redis
import redis.asyncio
from pydantic import SecretStr

from service.commit.commit import Committer, Outcome
from service.commit.recovery import Recovery
from service.commit.stats import Upkeep
from service.embedded import EmbeddedServer
from service.settings import Settings
from service.streams.client import make_redis
from service.streams.group import ensure_group
from service.streams.trouble import is_replica
from service.verdict import Alerts, Entry, WireAlert
from tests.support.streams import ALERTS, DOCUMENTS, GROUP, pending


class Address:
    """A socket's name that leads to one server, then to another."""

    def __init__(self, folder: Path, old: EmbeddedServer, new: EmbeddedServer) -> None:
        self._link, self._new = folder / "primary.sock", new
        self._link.symlink_to(old.directory / "redis.sock")
        self.url = f"unix://{self._link}"
        self.old = redis.Redis.from_url(old.url)
        self.new = redis.Redis.from_url(new.url)

    def fail_over(self) -> None:
        self._link.unlink()
        self._link.symlink_to(self._new.directory / "redis.sock")
        self.old.execute_command("replicaof", "127.0.0.1", "1")


@pytest.fixture
def address(tmp_path: Path, own_server: Callable[..., EmbeddedServer]) -> Address:
    return Address(tmp_path, own_server(), own_server())


@pytest.fixture
def settings(address: Address) -> Settings:
    return Settings(redis_url=SecretStr(address.url), consumer="me", _env_file=None)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[redis.asyncio.Redis]:
    """Make the service's client, with connections open to the old primary."""
    made = make_redis(settings)
    await ensure_group(made, DOCUMENTS, GROUP)
    await asyncio.gather(*(made.ping() for _ in range(4)))
    yield made
    await made.aclose()


async def servers(client: redis.asyncio.Redis) -> set[str]:
    """Return the ids of the servers that the client's connections lead to."""
    found: list[Any] = await asyncio.gather(*(client.info("server") for _ in range(4)))
    return {one["run_id"] for one in found}


async def delivered(address: Address) -> Entry:
    """Deliver a document on the new primary."""
    address.new.xgroup_create(DOCUMENTS, GROUP, id="0", mkstream=True)
    entry_id: Any = address.new.xadd(DOCUMENTS, {"text": "x"})
    address.new.xreadgroup(GROUP, "me", {DOCUMENTS: ">"})
    return Entry(entry_id, {b"text": b"x"})


async def test_a_commit_finds_the_new_primary(
    address: Address, client: redis.asyncio.Redis, settings: Settings
) -> None:
    told: list[BaseException] = []
    committer = Committer(client, settings, told.append)
    address.fail_over()
    entry = await delivered(address)
    decided = entry, Alerts("d", [WireAlert("a", "arrest", "low", b"{}")])
    assert await committer.commit([decided], datetime.now(UTC)) == [Outcome.WRITTEN]
    assert is_replica(told[0])
    assert (address.new.xlen(ALERTS), pending(address.new)) == (1, 0)


Call = Callable[[redis.asyncio.Redis, Settings], Awaitable[Any]]
REFUSED: dict[str, Call] = {
    "lease": lambda client, settings: Recovery(client, settings).renew([b"1-1"]),
    "trim": lambda client, settings: Upkeep(client, settings).trim([]),
    "command": lambda client, _settings: client.set("key", "value"),
    "pipeline": lambda client, _settings: client.pipeline().set("key", "value").execute(),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_whatever_a_replica_refuses_leads_every_connection_to_the_new_primary(
    name: str, address: Address, client: redis.asyncio.Redis, settings: Settings
) -> None:
    address.fail_over()
    await delivered(address)
    with pytest.raises(redis.exceptions.RedisError) as refused:
        await REFUSED[name](client, settings)
    assert is_replica(refused.value)
    assert await servers(client) == {address.new.info("server")["run_id"]}


async def test_giving_an_entry_up_changes_nothing(
    address: Address, client: redis.asyncio.Redis, settings: Settings
) -> None:
    entry = await delivered(address)  # on the other server: here it is not pending
    committer = Committer(client, settings, on_trouble=lambda _error: None)
    decided = entry, Alerts("d", [WireAlert("a", "arrest", "low", b"{}")])
    assert await committer.commit([decided], datetime.now(UTC)) == [Outcome.LOST]
    assert address.old.keys("*") == [DOCUMENTS.encode()]
    entry_id: Any = address.old.xadd(DOCUMENTS, {"text": "x"})
    address.old.xreadgroup(GROUP, "me", {DOCUMENTS: ">"})
    decided = Entry(entry_id, {}), decided[1]
    assert await committer.commit([decided], datetime.now(UTC)) == [Outcome.WRITTEN]
    (key,) = address.old.keys("news:seen:*")
    address.old.expire(key, 1000)
    value = address.old.get(key)
    assert await committer.commit([decided], datetime.now(UTC)) == [Outcome.WRITTEN]  # again
    assert (address.old.get(key), address.old.ttl(key) > 900) == (value, True)
    assert address.old.ttl(key) <= 1000
