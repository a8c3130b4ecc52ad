"""The subscribers' client on a real server, asynchronous and not."""

import asyncio
import json
import threading
from collections.abc import Callable
from contextlib import aclosing, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import redis

from schemas import AlertSubscriber
from schemas.client import Follower
from schemas.follow import follow
from service.embedded import EmbeddedServer, stop_server
from tests.support.alerts import fields_of, make_alert, put_alerts
from tests.support.processes import eventually

GOLDEN = Path(__file__).parents[1] / "golden"
Take = Callable[[AlertSubscriber, int], list[str]]


def take_async(subscriber: AlertSubscriber, number: int) -> list[str]:
    """Return the ids of so many alerts; the last is not acknowledged."""

    async def run() -> list[str]:
        got = []
        async with aclosing(subscriber.__aiter__()) as alerts, asyncio.timeout(60):
            async for alert in alerts:
                got.append(alert.id)
                if len(got) == number:
                    break
        return got

    return asyncio.run(run())


def take_sync(subscriber: AlertSubscriber, number: int) -> list[str]:
    got = []
    with closing(iter(subscriber)) as alerts:
        for alert in alerts:
            got.append(alert.id)
            if len(got) == number:
                break
    return got


@pytest.fixture(params=[take_async, take_sync], ids=["async", "sync"])
def take(request: pytest.FixtureRequest) -> Take:
    chosen: Take = request.param
    return chosen


def test_group_repeats_what_was_not_finished(
    store: redis.Redis, server: EmbeddedServer, take: Take
) -> None:
    put_alerts(store, make_alert("low", severity="low"))
    store.xadd("news:alerts", {"__data__": "{"})
    put_alerts(store, make_alert("1", severity="high"), make_alert("2", severity="critical"))
    bad: list[str] = []
    for expected in (["1"], ["1", "2"], ["2"]):
        subscriber = AlertSubscriber(
            server.url, group="g", start="0", min_severity="high",
            on_error=lambda key, _error: bad.append(key),
        )  # fmt: skip
        assert take(subscriber, len(expected)) == expected
    assert len(bad) == 1
    assert store.xpending("news:alerts", "g")["pending"] == 1


def test_a_tail_begins_at_an_id_a_time_or_the_start(
    store: redis.Redis, server: EmbeddedServer, take: Take
) -> None:
    for number in range(1, 5):
        store.xadd("news:alerts", fields_of(make_alert(str(number))), id=f"{number}000-0")
    assert take(AlertSubscriber(server.url, start="0"), 4) == ["1", "2", "3", "4"]
    assert take(AlertSubscriber(server.url, start="2000-0"), 2) == ["3", "4"]
    at = datetime.fromtimestamp(3, UTC)
    assert take(AlertSubscriber(server.url, start=at), 1) == ["4"]


def test_a_tail_from_now_reads_categories_in_order(
    store: redis.Redis, server: EmbeddedServer, take: Take
) -> None:
    put_alerts(store, make_alert("old"))
    subscriber = AlertSubscriber(
        server.url, categories=["arrest", "protest"], countries=["fr"], relations=["new", "update"]
    )
    got: list[str] = []
    thread = threading.Thread(target=lambda: got.extend(take(subscriber, 3)))
    thread.start()
    # A tail from now has no state in the server: wait until it reads.
    eventually(lambda: any(b"xread" in str(c).encode() for c in store.client_list()))
    put_alerts(
        store,
        make_alert("1", country="FR"),
        make_alert("2", "protest", country="DE"),
        make_alert("3", "protest", country="FR", relation="duplicate"),
        make_alert("4", "protest", country="FR", relation="update"),
        make_alert("5", "agreement", country="FR"),
        make_alert("6", country="FR", relation="new"),
    )
    thread.join(60)
    assert got == ["1", "4", "6"]


def test_stories_have_no_duplicates(store: redis.Redis, server: EmbeddedServer, take: Take) -> None:
    put_alerts(
        store,
        make_alert("1", relation="new"),
        make_alert("2", relation="duplicate"),
        make_alert("3", "protest", relation="new"),
        make_alert("4", relation="cancel"),
    )
    subscriber = AlertSubscriber(server.url, stories=True, categories=["arrest"], start="0")
    assert take(subscriber, 2) == ["1", "4"]


def test_entries_of_a_dead_consumer_are_taken_over(
    store: redis.Redis, server: EmbeddedServer, take: Take
) -> None:
    ids = put_alerts(store, *(make_alert(str(number)) for number in range(8)))
    store.xgroup_create("news:alerts", "g", "0")
    store.xreadgroup("g", "dead", {"news:alerts": ">"}, count=6)
    store.xdel("news:alerts", ids[2])
    gone: list[str] = []
    subscriber = AlertSubscriber(
        server.url, group="g", consumer="alive", claim_idle=0.2,
        on_error=lambda key, _error: gone.append(key),
    )  # fmt: skip
    got = take(subscriber, 7)
    assert sorted(got) == ["0", "1", "3", "4", "5", "6", "7"]
    # Redis 7 and later forget a deleted entry while claiming; 6.2 hands it over without fields.
    assert gone in ([], [ids[2]])
    assert store.xpending("news:alerts", "g")["pending"] == 1


@pytest.mark.parametrize("group", [None, "g"])
async def test_flushall_and_a_restart_are_survived(
    own_server: Callable[..., EmbeddedServer], tmp_path: Path, group: str | None
) -> None:
    server = own_server(tmp_path / "own")
    store = redis.Redis.from_url(server.url)
    subscriber = AlertSubscriber(server.url, categories=["arrest", "protest"], group=group)
    async with aclosing(subscriber.__aiter__()) as alerts, asyncio.timeout(90):
        waiting = asyncio.ensure_future(anext(alerts))
        while not store.client_list() or len(store.client_list()) < 2:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)

        async def next_is(name: str) -> None:
            nonlocal waiting
            put_alerts(store, make_alert(name, "protest"))
            assert (await waiting).id == name
            waiting = asyncio.ensure_future(anext(alerts))

        await next_is("before")
        await asyncio.sleep(0.01)  # an id of the same millisecond would not lie behind that one
        store.flushall()
        await next_is("flushed")
        stop_server(server)
        await asyncio.sleep(0.3)
        own_server(server.directory)
        await next_is("restarted")
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    store.close()


def test_a_stream_begun_anew_with_smaller_ids_is_read(
    store: redis.Redis, server: EmbeddedServer
) -> None:
    store.xadd("s", {"a": "1"}, id="9000-0")
    store.xgroup_create("s", "g", "0")
    for group in ("g", None):
        client = redis.Redis.from_url(server.url)
        with closing(follow(client, Follower(["s"], group=group, start="0"))) as entries:
            assert next(entries).id == "9000-0"
            store.flushall()
            store.xadd("s", {"a": "2"}, id="5-0")
            if group:  # a tail looks only now and then
                assert next(entries).id == "5-0"
        store.flushall()
        store.xadd("s", {"a": "1"}, id="9000-0")
        client.close()


def test_a_replica_without_its_master_is_waited_for(
    own_server: Callable[..., EmbeddedServer],
) -> None:
    """As in a failover: every read is refused until the replica is promoted."""
    server = own_server(replica_serve_stale_data="no")
    store = redis.Redis.from_url(server.url)
    store.xadd("s", {"a": "1"})
    store.replicaof("127.0.0.1", "1")
    refused: list[Exception] = []

    def promote(error: Exception) -> None:
        refused.append(error)
        store.replicaof("NO", "ONE")

    follower = Follower(["s"], start="0")
    follower.on_trouble = promote
    client = redis.Redis.from_url(server.url)
    with closing(follow(client, follower)) as entries:
        entry = next(entries)
    assert entry
    assert entry.fields == {b"a": b"1"}
    assert [type(one).__name__ for one in refused] == ["MasterDownError"]
    client.close()
    store.close()


async def test_wrong_credentials_are_no_outage(server: EmbeddedServer, store: redis.Redis) -> None:
    url = server.url.replace("unix://", "unix://nobody:wrong@")
    with pytest.raises(redis.AuthenticationError):
        await anext(AlertSubscriber(url).__aiter__())


def test_wrong_filters_are_refused() -> None:
    for wrong in ({"min_severity": "loud"}, {"relations": ["old"]}, {"categories": "arrest"}):
        with pytest.raises(ValueError, match=r"unknown|lists"):
            AlertSubscriber("redis://localhost", **wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "1h"},
        {"start": "2026-11-27"},
        {"start": ""},
        {"claim_idle": 0},
        {"claim_idle": float("nan")},
    ],
)
def test_a_start_or_an_idle_time_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="give"):
        AlertSubscriber("redis://localhost", group="g", **wrong)


def test_a_time_before_all_streams_is_the_start(store: redis.Redis, server: EmbeddedServer) -> None:
    put_alerts(store, make_alert("1"))
    long_ago = datetime(1969, 7, 20, tzinfo=UTC)
    assert take_sync(AlertSubscriber(server.url, start=long_ago), 1) == ["1"]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*-1.*.json")), ids=lambda path: path.stem)
def test_old_and_newer_minor_versions_arrive(
    store: redis.Redis, server: EmbeddedServer, path: Path
) -> None:
    raw = path.read_text(encoding="utf-8")
    store.xadd("news:alerts", {"__data__": raw})
    assert take_sync(AlertSubscriber(server.url, start="0"), 1) == [json.loads(raw)["id"]]
