"""An alert as its subscribers meet it: by a plain Redis client, and by FastStream, typed."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import redis
from faststream.redis import RedisBroker, StreamSub

from schemas import Alert
from service.embedded import EmbeddedServer
from tests.support.processes import Worker, eventually
from tests.support.streams import ALERTS, put


async def test_one_entry_serves_plain_clients_and_typed_subscribers(
    store: redis.Redis, server: EmbeddedServer, start_worker: Callable[..., Worker]
) -> None:
    received: list[Alert] = []
    broker = RedisBroker(server.url, logger=None)

    @broker.subscriber(stream=StreamSub(f"{ALERTS}:arrest", polling_interval=50, last_id="0"))
    async def on_alert(alert: Alert) -> None:
        received.append(alert)

    put(
        store,
        [
            {
                "id": "d/1",
                "title": "Zürich: one held",
                "text": "ARREST in Zürich — “held”",
                "url": "https://example.org/1",
                "source": "Example",
                "published_at": "2026-03-03T10:00:00+01:00",
            }
        ],
    )
    start_worker(server.url)
    eventually(lambda: store.xlen(ALERTS) == 1)

    ((_entry_id, fields),) = store.xrange(f"{ALERTS}:arrest")
    assert set(fields) == {b"id", b"category", b"severity", b"__data__"}
    event: dict[str, Any] = json.loads(fields[b"__data__"])
    assert event["specversion"] == "1.0"
    assert event["type"] == "tocsin.alert.v1"
    assert event["time"].endswith("Z")
    assert event["id"] == fields[b"id"].decode()
    assert event["subject"] == event["data"]["category"] == fields[b"category"].decode()
    assert event["data"]["document"] == {
        "id": "d/1",
        "url": "https://example.org/1",
        "title": "Zürich: one held",
        "source": "Example",
        "published_at": "2026-03-03T09:00:00Z",
    }
    evidence = event["data"]["evidence"][0]
    assert "ARREST in Zürich — “held”"[evidence["start"] : evidence["end"]] == evidence["text"]

    await broker.start()
    async with asyncio.timeout(10):
        while not received:
            await asyncio.sleep(0.02)
    await broker.stop()
    assert received == [Alert.model_validate_json(fields[b"__data__"])]


def test_alert_ids_are_the_same_for_the_same_document(
    store: redis.Redis, server: EmbeddedServer, start_worker: Callable[..., Worker]
) -> None:
    worker = start_worker(server.url)
    ids = []
    for _ in range(2):
        put(store, [{"id": "same", "text": "ARREST PROTEST ARREST"}])
        eventually(lambda: store.xlen(ALERTS) == 3)
        ids.append([fields[b"id"] for _entry_id, fields in store.xrange(ALERTS)])
        store.flushall()
        worker.wait_ready()
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3
