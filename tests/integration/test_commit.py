"""The atomic commit against a real server: exactly once, or not at all."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

import pytest
import redis
import redis.asyncio
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from schemas.dead_letter import Reason
from service.commit.commit import Committer, Decided, Outcome
from service.commit.dead_letters import from_fields, raw_fields
from service.commit.recovery import Recovery
from service.commit.stats import Upkeep
from service.embedded import EmbeddedServer
from service.errors import StopError
from service.settings import LONGEST, Settings
from service.streams.group import ensure_group
from service.verdict import Alerts, Entry, Refused, WireAlert
from tests.support.processes import free_port
from tests.support.proxy import LossyProxy
from tests.support.streams import ALERTS, DEAD, DOCUMENTS, GROUP, pending

NOW = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
async def committer(astore: redis.asyncio.Redis, settings: Settings) -> Committer:
    await ensure_group(astore, DOCUMENTS, GROUP)
    return Committer(astore, settings, on_trouble=lambda _error: None)


async def deliver(client: redis.asyncio.Redis, number: int, consumer: str = "me") -> list[Entry]:
    for index in range(number):
        await client.xadd(DOCUMENTS, {"text": f"text {index}"})
    found: Any = await client.xreadgroup(GROUP, consumer, {DOCUMENTS: ">"})
    entries = found[DOCUMENTS.encode()][0] if isinstance(found, dict) else found[0][1]
    return [Entry(entry_id, fields) for entry_id, fields in entries]


def with_alerts(entry: Entry, document_id: str, *categories: str) -> Decided:
    return entry, Alerts(
        document_id,
        [WireAlert(f"{document_id}-{name}", name, "high", b'{"a":1}') for name in categories],
    )


async def test_writes_alerts_and_acknowledges(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    first, second = await deliver(astore, 2)
    decided = [with_alerts(first, "d1", "arrest", "protest"), with_alerts(second, "d2")]
    assert await committer.commit(decided, NOW) == [Outcome.WRITTEN] * 2
    rows: Any = store.xrange(ALERTS)
    assert [row[1][b"category"] for row in rows] == [b"arrest", b"protest"]
    assert rows[0][1] == {
        b"id": b"d1-arrest",
        b"category": b"arrest",
        b"severity": b"high",
        b"__data__": b'{"a":1}',
    }
    assert store.xlen(f"{ALERTS}:arrest") == store.xlen(f"{ALERTS}:protest") == 1
    assert pending(store) == 0


async def test_a_seen_document_is_acknowledged_and_writes_nothing(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    first, second = await deliver(astore, 2)
    await committer.commit([with_alerts(first, "same", "arrest")], NOW)
    outcomes = await committer.commit([with_alerts(second, "same", "arrest")], NOW)
    assert outcomes == [Outcome.DUPLICATE]
    assert store.xlen(ALERTS) == 1
    assert pending(store) == 0


async def test_another_groups_documents_are_not_taken_for_seen(
    committer: Committer, settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    """A second Tocsin reads the same documents for alerts of its own."""
    staging = Settings(
        redis_url=settings.redis_url, consumer="me", group="staging", dead_stream="staging:dead",
        alerts_stream="staging:alerts", stories_stream="staging:stories", _env_file=None,
    )  # fmt: skip
    await ensure_group(astore, DOCUMENTS, "staging")
    second = Committer(astore, staging, on_trouble=lambda _error: None)
    told, refused = await deliver(astore, 2)
    decided = [with_alerts(told, "d", "arrest"), (refused, Refused(Reason.NO_TEXT, "none"))]
    await astore.xreadgroup("staging", "me", {DOCUMENTS: ">"})
    for one in (committer, second):
        assert await one.commit(decided, NOW) == [Outcome.WRITTEN] * 2
    for stream in (ALERTS, "staging:alerts:arrest", DEAD, "staging:dead"):
        assert store.xlen(stream) == 1, stream
    await astore.xadd(DOCUMENTS, {"text": "the same id"})
    found: Any = await astore.xreadgroup("staging", "me", {DOCUMENTS: ">"})
    rows = found[DOCUMENTS.encode()][0] if isinstance(found, dict) else found[0][1]
    again = [with_alerts(Entry(*rows[0]), "d", "arrest")]
    assert await second.commit(again, NOW) == [Outcome.DUPLICATE]


async def test_a_group_made_again_alerts_on_what_is_forgotten_unless_it_begins_at_the_end(
    committer: Committer, settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    await committer.commit([with_alerts(*await deliver(astore, 1), "d", "arrest")], NOW)
    store.xgroup_destroy(DOCUMENTS, GROUP)
    assert await ensure_group(astore, DOCUMENTS, GROUP)
    (again,) = await deliver(astore, 0)
    outcomes = await committer.commit([with_alerts(again, "d", "arrest")], NOW)
    assert outcomes == [Outcome.DUPLICATE]

    (seen,) = store.keys(f"{settings.seen_prefix}*")
    assert 0 < store.ttl(seen) <= settings.dedup_window
    store.delete(seen)  # as if the window were over
    store.xgroup_destroy(DOCUMENTS, GROUP)
    await ensure_group(astore, DOCUMENTS, GROUP)
    (again,) = await deliver(astore, 0)
    outcomes = await committer.commit([with_alerts(again, "d", "arrest")], NOW)
    assert outcomes == [Outcome.WRITTEN]
    assert len({fields[b"id"] for _id, fields in store.xrange(ALERTS)}) == 1

    store.xgroup_destroy(DOCUMENTS, GROUP)
    store.xgroup_create(DOCUMENTS, GROUP, "$")
    assert not await ensure_group(astore, DOCUMENTS, GROUP)
    (later,) = await deliver(astore, 1)
    assert later.id > again.id
    await ensure_group(astore, DOCUMENTS, "other")
    store.xgroup_setid(DOCUMENTS, "other", "$")
    assert not await astore.xreadgroup("other", "me", {DOCUMENTS: ">"})


async def test_an_entry_claimed_away_is_left_alone(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    (entry,) = await deliver(astore, 1)
    await astore.xclaim(DOCUMENTS, GROUP, "other", 0, [entry.id])
    assert await committer.commit([with_alerts(entry, "d", "arrest")], NOW) == [Outcome.LOST]
    assert store.xlen(ALERTS) == 0
    assert pending(store) == 1


async def test_a_dead_letter_keeps_every_byte(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    await astore.xadd(DOCUMENTS, {b"a\xff": b"\x00\xfe", b"reason": b"mine"})
    (entry,) = await deliver(astore, 0)
    refused = Refused(Reason.NOT_UTF8, "not UTF-8", None)
    assert await committer.commit([(entry, refused)], NOW) == [Outcome.WRITTEN]
    ((_dead_id, fields),) = store.xrange(DEAD)
    assert raw_fields(fields) == entry.fields
    letter = from_fields(fields)
    assert (
        letter.reason,
        letter.stream,
        letter.stream_id,
        letter.deliveries,
        letter.failed_at,
    ) == (
        Reason.NOT_UTF8,
        DOCUMENTS,
        entry.id.decode(),
        1,
        NOW,
    )
    assert pending(store) == 0


async def test_a_dead_letter_of_ten_thousand_fields_fits(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    await astore.xadd(DOCUMENTS, {f"field {n}": str(n) for n in range(10_000)})
    (entry,) = await deliver(astore, 0)
    await committer.commit([(entry, Refused(Reason.NO_TEXT, "none"))], NOW)
    ((_dead_id, fields),) = store.xrange(DEAD)
    assert raw_fields(fields) == entry.fields


async def test_a_refused_write_leaves_nothing_and_is_tried_again(
    settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    """A category stream of the wrong kind: the first XADD goes well, the second does not."""
    await ensure_group(astore, DOCUMENTS, GROUP)
    entry, neighbour = await deliver(astore, 2)
    store.set(f"{ALERTS}:arrest", "no stream")
    seen: list[tuple[int, int]] = []

    def on_trouble(error: BaseException) -> None:
        assert f"{ALERTS}:arrest: WRONGTYPE" in str(error)
        seen.append((store.xlen(ALERTS), pending(store)))
        if len(seen) == 2:
            store.delete(f"{ALERTS}:arrest")

    committer = Committer(astore, settings, on_trouble)
    outcomes = await committer.commit(
        [with_alerts(entry, "d1", "arrest"), with_alerts(neighbour, "d2", "protest")], NOW
    )
    assert outcomes == [Outcome.WRITTEN] * 2
    assert seen == [(1, 1), (1, 1)]  # the neighbour's alert alone; the entry pending
    assert store.xlen(ALERTS) == 2
    assert store.xlen(f"{ALERTS}:arrest") == 1


async def test_the_server_takes_the_longest_durations(
    settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    names = ("dedup_window", "story_window", "alerts_max_age", "claim_idle", "consumer_ttl")
    longest = settings.model_copy(update=dict.fromkeys(names, LONGEST))
    await ensure_group(astore, DOCUMENTS, GROUP)
    committer = Committer(astore, longest, on_trouble=lambda _error: None)
    (entry,) = await deliver(astore, 1)
    assert await committer.commit([with_alerts(entry, "d", "arrest")], NOW) == [Outcome.WRITTEN]
    await deliver(astore, 1)
    assert await Recovery(astore, longest).take_over(set()) == []
    upkeep = Upkeep(astore, longest)
    await upkeep.trim(["arrest"])
    assert await upkeep.reap() == []
    assert store.xlen(ALERTS) == 1


async def test_out_of_memory_is_waited_out(
    settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    await ensure_group(astore, DOCUMENTS, GROUP)
    (entry,) = await deliver(astore, 1)
    store.config_set("maxmemory", "1")
    errors: list[str] = []

    def on_trouble(error: BaseException) -> None:
        errors.append(str(error))
        if len(errors) == 2:
            store.config_set("maxmemory", "0")

    committer = Committer(astore, settings, on_trouble)
    assert await committer.commit([with_alerts(entry, "d", "arrest")], NOW) == [Outcome.WRITTEN]
    assert len(errors) == 2
    assert store.xlen(ALERTS) == store.xlen(f"{ALERTS}:arrest") == 1


async def test_a_vanished_group_is_made_again(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    (entry,) = await deliver(astore, 1)
    store.xgroup_destroy(DOCUMENTS, GROUP)
    assert await committer.commit([with_alerts(entry, "d", "arrest")], NOW) == [Outcome.LOST]
    (again,) = await deliver(astore, 0)
    assert again.id == entry.id
    assert await committer.commit([with_alerts(again, "d", "arrest")], NOW) == [Outcome.WRITTEN]
    assert store.xlen(ALERTS) == 1


async def test_documents_stream_of_the_wrong_kind_stops_with_advice(
    committer: Committer, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    (entry,) = await deliver(astore, 1)
    store.set(DOCUMENTS, "no stream")
    with pytest.raises(StopError, match="TOCSIN_DOCUMENTS_STREAM"):
        await committer.commit([with_alerts(entry, "d", "arrest")], NOW)


async def test_a_deduplication_key_of_the_wrong_kind_is_waited_out(
    settings: Settings, store: redis.Redis, astore: redis.asyncio.Redis
) -> None:
    await ensure_group(astore, DOCUMENTS, GROUP)
    (entry,) = await deliver(astore, 1, "other")  # not pending here: the key is read
    told: list[str] = []

    def on_trouble(error: BaseException) -> None:
        told.append(str(error))
        for key in store.keys(f"{settings.seen_prefix}*"):
            store.delete(key)

    committer = Committer(astore, settings, on_trouble)
    digest = blake2b(b"d", digest_size=16).hexdigest()
    store.rpush(f"{settings.seen_prefix}{digest}", "no text")
    assert await committer.commit([with_alerts(entry, "d", "arrest")], NOW) == [Outcome.LOST]
    assert len(told) == 1
    assert settings.seen_prefix in told[0]


async def test_a_reply_lost_after_the_commit_ran_doubles_nothing(
    settings: Settings, own_server: Callable[..., EmbeddedServer]
) -> None:
    port = free_port()
    server = own_server(port=str(port))
    direct = redis.asyncio.Redis.from_url(server.url)
    await ensure_group(direct, DOCUMENTS, GROUP)
    entries = await deliver(direct, 3)
    remaining = 2

    def lose(request: bytes) -> bool:
        nonlocal remaining
        if b"EVALSHA" in request and remaining:
            remaining -= 1
            return True
        return False

    # The script is loaded beforehand, so that the first EVALSHA already commits.
    await direct.script_load(__import__("service.commit.scripts", fromlist=["x"]).script("commit"))
    async with LossyProxy(port, lose).running() as proxy:
        client = redis.asyncio.Redis(port=proxy.port, retry=Retry(NoBackoff(), 0))
        troubles: list[BaseException] = []
        committer = Committer(client, settings, troubles.append)
        decided = [with_alerts(entry, f"d{n}", "arrest") for n, entry in enumerate(entries)]
        outcomes = await committer.commit(decided, NOW)
        await client.aclose()
    assert proxy.lost == len(troubles) == 2
    assert outcomes == [Outcome.WRITTEN] * 3  # by the first run; told by the third
    assert await direct.xlen(ALERTS) == 3
    await direct.aclose()
