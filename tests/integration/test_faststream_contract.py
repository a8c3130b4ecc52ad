"""What Tocsin relies on in FastStream 0.7.8; a new release must pass this before the pin moves."""

import asyncio
from importlib.metadata import version
from typing import Any

import redis
import redis.asyncio
from faststream import AckPolicy
from faststream.redis import RedisBroker, StreamSub

from service.embedded import EmbeddedServer
from service.ingest.client import ReaderHooks
from service.ingest.consumer import PatientBroker, keep_raw, make_broker, no_decoding
from service.ingest.gate import Gate
from service.settings import Settings
from service.verdict import Entry
from tests.support.streams import DOCUMENTS, GROUP, pending


def make_hooks(gate: Gate, fatal: list[BaseException] | None = None) -> ReaderHooks:
    return ReaderHooks(
        gate,
        on_beat=lambda: None,
        on_trouble=lambda _error: None,
        on_success=lambda: None,
        on_group_created=lambda: None,
        on_fatal=(fatal if fatal is not None else []).append,
    )


async def until(condition: Any) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.01)


def plain(server: EmbeddedServer, **stream: Any) -> tuple[RedisBroker, StreamSub]:
    broker = RedisBroker(server.url, apply_types=False, logger=None)
    options: dict[str, Any] = {"group": GROUP, "consumer": "c", "batch": True}
    return broker, StreamSub(DOCUMENTS, **(options | {"polling_interval": 50} | stream))


def test_the_release_is_the_one_that_was_measured() -> None:
    assert version("faststream") == "0.7.8"


async def test_a_plain_subscriber_skips_the_backlog_ours_reads_it(
    store: redis.Redis, server: EmbeddedServer, settings: Settings
) -> None:
    store.xadd(DOCUMENTS, {"text": "older than the service"})
    broker, stream = plain(server)
    seen: list[Any] = []
    broker.subscriber(stream=stream, ack_policy=AckPolicy.MANUAL)(seen.append)
    await broker.start()
    await asyncio.sleep(0.3)
    await broker.stop()
    assert not seen
    store.xgroup_destroy(DOCUMENTS, GROUP)

    entries: list[Entry] = []

    async def take(batch: list[Entry]) -> None:
        entries.extend(batch)

    gate = Gate()
    ours = make_broker(settings, make_hooks(gate), take)
    await ours.start()
    await until(lambda: entries)
    gate.close()
    await ours.stop()
    assert entries[0].fields == {b"text": b"older than the service"}


async def test_batches_are_bounded_and_raw(store: redis.Redis, settings: Settings) -> None:
    for number in range(25):
        store.xadd(DOCUMENTS, {"text": b"\xff" if number == 3 else b"fine", "n": number})
    batches: list[list[Entry]] = []

    async def take(batch: list[Entry]) -> None:
        batches.append(batch)

    gate = Gate()
    broker = make_broker(settings.model_copy(update={"batch_size": 10}), make_hooks(gate), take)
    await broker.start()
    await until(lambda: sum(map(len, batches)) == 25)
    gate.close()
    await broker.stop()
    assert [len(batch) for batch in batches] == [10, 10, 5]
    assert batches[0][3].fields == {b"text": b"\xff", b"n": b"3"}
    assert pending(store) == 25  # nothing is acknowledged but by the commit


async def test_the_default_parser_gives_no_handler_a_batch_with_one_bad_entry(
    store: redis.Redis, server: EmbeddedServer
) -> None:
    store.xgroup_create(DOCUMENTS, GROUP, id="0", mkstream=True)
    store.xadd(DOCUMENTS, {"text": "fine"})
    store.xadd(DOCUMENTS, {"text": b"\xff"})
    broker, stream = plain(server)
    seen: list[Any] = []
    broker.subscriber(stream=stream, ack_policy=AckPolicy.MANUAL)(seen.append)
    await broker.start()
    await until(lambda: pending(store) == 2)
    await asyncio.sleep(0.2)
    await broker.stop()
    assert not seen


async def test_errors_of_a_handler_are_swallowed_and_nothing_is_acknowledged(
    store: redis.Redis, server: EmbeddedServer
) -> None:
    store.xgroup_create(DOCUMENTS, GROUP, id="0", mkstream=True)
    broker, stream = plain(server, max_records=1)
    calls: list[Any] = []

    @broker.subscriber(
        stream=stream, parser=keep_raw, decoder=no_decoding, ack_policy=AckPolicy.MANUAL
    )
    async def handler(entries: list[Entry]) -> None:
        calls.append(entries)
        raise ValueError("no")

    await broker.start()
    store.xadd(DOCUMENTS, {"text": "one"})
    store.xadd(DOCUMENTS, {"text": "two"})
    await until(lambda: len(calls) == 2)
    await broker.stop()
    assert pending(store) == 2


async def test_without_the_group_a_plain_reader_ends_for_good(
    store: redis.Redis, server: EmbeddedServer
) -> None:
    broker, stream = plain(server)
    broker.subscriber(stream=stream, ack_policy=AckPolicy.MANUAL)(lambda _batch: None)
    await broker.start()
    (subscriber,) = broker.subscribers
    store.flushall()
    await until(lambda: not subscriber.running)
    await broker.stop()


async def test_stopping_waits_for_the_handler(store: redis.Redis, settings: Settings) -> None:
    done: list[int] = []
    began = asyncio.Event()

    async def slow(batch: list[Entry]) -> None:
        began.set()
        await asyncio.sleep(0.5)
        done.append(len(batch))

    gate = Gate()
    broker = make_broker(settings, make_hooks(gate), slow)
    await broker.start()
    store.xadd(DOCUMENTS, {"text": "one"})
    await began.wait()
    await broker.stop()
    assert done == [1]


async def test_an_error_that_no_wait_can_mend_is_handed_to_the_supervisor(
    store: redis.Redis, settings: Settings
) -> None:
    store.set(DOCUMENTS, "no stream")
    fatal: list[BaseException] = []
    gate = Gate()
    broker = PatientBroker(settings, make_hooks(gate, fatal))
    await broker.start()
    gate.close()
    await broker.stop()
    assert "TOCSIN_DOCUMENTS_STREAM" in str(fatal[0])
