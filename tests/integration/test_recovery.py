"""Taking over pending entries, leases, trimming and removing consumers, on a real server."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import redis
import redis.asyncio
from pydantic import SecretStr

from schemas.dead_letter import Reason
from service.commit.commit import Committer, Outcome
from service.commit.recovery import Lease, Recovery
from service.commit.stats import Upkeep
from service.embedded import EmbeddedServer
from service.errors import WrongKeyError
from service.settings import Settings
from service.streams.group import count_after, ensure_group
from service.verdict import Alerts, Entry, WireAlert
from tests.support.streams import ALERTS, DEAD, DOCUMENTS, GROUP, pending


@pytest.fixture
def quick(server: EmbeddedServer) -> Settings:
    return Settings(
        redis_url=SecretStr(server.url),
        consumer="me",
        claim_idle=0.1,
        max_deliveries=3,
        documents_keep=0,
        consumer_ttl=1,
        _env_file=None,
    )


async def left_behind(client: redis.asyncio.Redis, number: int) -> list[bytes]:
    """Deliver entries to a consumer that does nothing with them."""
    await ensure_group(client, DOCUMENTS, GROUP)
    ids = [await client.xadd(DOCUMENTS, {"text": str(n)}) for n in range(number)]
    await client.xreadgroup(GROUP, "dead", {DOCUMENTS: ">"}, count=number)
    return ids


async def test_takes_over_a_hundred_at_a_time_and_counts_only_tries(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    ids = await left_behind(astore, 150)
    recovery = Recovery(astore, quick)
    assert await recovery.take_over(set()) == []  # not idle for long enough yet
    await asyncio.sleep(0.15)
    leases = await recovery.take_over({ids[0]})
    assert [lease.id for lease in leases] == ids[1:100]
    assert {lease.deliveries for lease in leases} == {1}
    entry = await recovery.attempt(leases[0])
    assert isinstance(entry, Entry)
    assert (entry.fields, entry.deliveries) == ({b"text": b"1"}, 2)
    rows: Any = store.xpending_range(DOCUMENTS, GROUP, "-", "+", 3)
    assert [row["times_delivered"] for row in rows] == [1, 2, 1]


async def test_least_delivered_first_and_the_limit_is_a_dead_letter(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    first, second = await left_behind(astore, 2)
    store.xclaim(DOCUMENTS, GROUP, "dead", 0, [first], retrycount=3)
    await asyncio.sleep(0.15)
    recovery = Recovery(astore, quick)
    leases = await recovery.take_over(set())
    assert [lease.id for lease in leases] == [second, first]
    given_up = await recovery.attempt(leases[1])
    assert isinstance(given_up, tuple)
    assert given_up[0].fields == {b"text": b"0"}
    assert given_up[1].reason is Reason.MAX_DELIVERIES


async def test_a_lease_that_another_took_is_not_tried(
    astore: redis.asyncio.Redis, quick: Settings
) -> None:
    (entry_id,) = await left_behind(astore, 1)
    assert await Recovery(astore, quick).attempt(Lease(entry_id, 1)) is None


async def test_renewing_keeps_others_away_and_takes_nothing_back(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    mine, lost = await left_behind(astore, 2)
    store.xclaim(DOCUMENTS, GROUP, "me", 0, [mine, lost])
    store.xclaim(DOCUMENTS, GROUP, "other", 0, [lost])
    other = Recovery(astore, quick.model_copy(update={"consumer": "third"}))
    recovery = Recovery(astore, quick)
    for _ in range(6):
        await asyncio.sleep(0.04)
        await recovery.renew([mine, lost])
    assert [lease.id for lease in await other.take_over(set())] == [lost]


async def test_a_deleted_entry_is_put_on_record(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    gone, kept = await left_behind(astore, 2)
    store.xdel(DOCUMENTS, gone)
    await asyncio.sleep(0.15)
    leases = await Recovery(astore, quick).take_over(set())
    assert [lease.id for lease in leases] == [kept]
    ((_dead_id, fields),) = store.xrange(DEAD)
    assert (fields[b"reason"], fields[b"stream_id"]) == (b"entry_deleted", gone)
    assert pending(store) == 1


async def test_what_is_trimmed_in_hand_can_be_committed_still(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    (entry_id,) = await left_behind(astore, 1)
    store.xclaim(DOCUMENTS, GROUP, "me", 0, [entry_id])
    store.xtrim(DOCUMENTS, maxlen=0)
    await Recovery(astore, quick).renew([entry_id])
    assert pending(store) == 1
    decided = Entry(entry_id, {}), Alerts("d", [WireAlert("a", "arrest", "low", b"{}")])
    committer = Committer(astore, quick, on_trouble=lambda _error: None)
    assert await committer.commit([decided], datetime.now(UTC)) == [Outcome.WRITTEN]
    assert (store.xlen(ALERTS), pending(store)) == (1, 0)


async def test_dead_letters_of_the_wrong_kind_hold_up_no_other_entry_and_lose_none(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    gone, kept = await left_behind(astore, 2)
    store.xdel(DOCUMENTS, gone)
    store.set(DEAD, "no stream")
    await asyncio.sleep(0.15)
    recovery = Recovery(astore, quick)
    assert [lease.id for lease in await recovery.take_over(set())] == [kept]
    with pytest.raises(WrongKeyError, match=f"{DEAD} .*WRONGTYPE"):
        await recovery.take_over({kept})
    assert pending(store) == 2
    store.delete(DEAD)
    await recovery.take_over({kept})
    ((_dead_id, fields),) = store.xrange(DEAD)
    assert fields[b"stream_id"] == gone


async def test_many_deleted_entries_hold_up_none_behind_them(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    *gone, kept = await left_behind(astore, 251)
    store.xdel(DOCUMENTS, *gone)
    store.set(DEAD, "no stream")
    await asyncio.sleep(0.15)
    recovery = Recovery(astore, quick)
    assert [lease.id for lease in await recovery.take_over(set())] == [kept]
    store.delete(DEAD)
    assert not await recovery.take_over({kept})
    assert store.xlen(DEAD) == 250
    assert pending(store) == 1


@pytest.mark.parametrize("deliveries", [1, 3])
async def test_what_is_trimmed_between_take_over_and_try_is_put_on_record(
    deliveries: int, store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    (entry_id,) = await left_behind(astore, 1)
    store.xclaim(DOCUMENTS, GROUP, "dead", 0, [entry_id], retrycount=deliveries)
    await asyncio.sleep(0.15)
    recovery = Recovery(astore, quick)
    (lease,) = await recovery.take_over(set())
    store.xtrim(DOCUMENTS, maxlen=0)
    assert await recovery.attempt(lease) is None
    ((_dead_id, fields),) = store.xrange(DEAD)
    assert (fields[b"reason"], fields[b"stream_id"]) == (b"entry_deleted", entry_id)
    assert pending(store) == 0


async def test_trimming_never_passes_what_any_group_needs(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    ids = await left_behind(astore, 10)
    store.xack(DOCUMENTS, GROUP, *ids[:4])  # 4 is the oldest pending
    upkeep = Upkeep(astore, quick)
    await upkeep.trim([])
    rows: Any = store.xrange(DOCUMENTS)
    assert [row[0] for row in rows] == ids[4:]
    store.xgroup_create(DOCUMENTS, "audit", id="0")
    store.xack(DOCUMENTS, GROUP, *ids)
    await upkeep.trim([])
    assert store.xlen(DOCUMENTS) == 6  # the other group has read nothing
    store.xgroup_destroy(DOCUMENTS, "audit")
    await upkeep.trim([])
    assert store.xlen(DOCUMENTS) <= 1


async def test_alerts_are_trimmed_to_their_length_at_once(
    astore: redis.asyncio.Redis, settings: Settings, store: redis.Redis
) -> None:
    for _ in range(30):
        pipe = store.pipeline()
        for _ in range(1000):
            pipe.xadd("news:alerts", {"a": "b"})
        pipe.execute()
    upkeep = Upkeep(astore, settings.model_copy(update={"alerts_maxlen": 1000}))
    await upkeep.trim([])
    assert store.xlen("news:alerts") < 1200


async def test_trimming_keeps_as_many_finished_documents_as_asked(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    ids = await left_behind(astore, 1000)
    store.xack(DOCUMENTS, GROUP, *ids)
    await Upkeep(astore, quick.model_copy(update={"documents_keep": 300})).trim([])
    assert 300 <= store.xlen(DOCUMENTS) <= 500


async def test_the_age_of_alerts_goes_by_the_servers_clock(
    astore: redis.asyncio.Redis, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("time.time", "service.commit.stats.time"):
        monkeypatch.setattr(name, lambda: 4e9, raising=False)
    await ensure_group(astore, DOCUMENTS, GROUP)
    for number in range(200):  # whole nodes of a hundred go
        await astore.xadd(ALERTS, {"id": "old"}, id=f"{number + 1}-0")
    for _ in range(200):
        await astore.xadd(ALERTS, {"id": "fresh"})
    await Upkeep(astore, quick.model_copy(update={"alerts_max_age": 600})).trim([])
    kept = [fields[b"id"] for _id, fields in await astore.xrange(ALERTS)]
    assert kept == [b"fresh"] * 200


async def test_figures_and_the_lag_that_old_servers_do_not_report(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    await left_behind(astore, 3)
    for _ in range(5):
        store.xadd(DOCUMENTS, {"text": "unread"})
    upkeep = Upkeep(astore, quick)
    stats = await upkeep.group_stats()
    assert stats is not None
    assert (stats.lag, stats.pending, stats.consumers) == (5, 3, 1)
    assert 0 < stats.oldest_pending_age < 60
    position = store.xinfo_groups(DOCUMENTS)[0]["last-delivered-id"]
    assert await count_after(astore, DOCUMENTS, position) == 5


async def test_only_empty_consumers_are_removed(
    store: redis.Redis, astore: redis.asyncio.Redis, quick: Settings
) -> None:
    await left_behind(astore, 1)
    store.xgroup_createconsumer(DOCUMENTS, GROUP, "gone")
    store.xgroup_createconsumer(DOCUMENTS, GROUP, "me")
    await asyncio.sleep(1.1)
    assert await Upkeep(astore, quick).reap() == ["gone"]
    names: Any = store.xinfo_consumers(DOCUMENTS, GROUP)
    assert {one["name"] for one in names} == {b"dead", b"me"}
