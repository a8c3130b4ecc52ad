"""The loops beside the reader, on a real server: through any trouble, and watched fairly."""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator, Callable

import pytest
import redis
import redis.asyncio
from pydantic import SecretStr
from structlog.testing import capture_logs

from service.app import READER, Parts, build
from service.embedded import EmbeddedServer, stop_server
from service.errors import StopError
from service.line import loops
from service.settings import Settings
from service.streams.group import ensure_group
from service.tasks import end_tasks
from service.verdict import Entry
from tests.support.classifiers import WordClassifier
from tests.support.streams import ALERTS, DEAD, DOCUMENTS, GROUP, document

Build = Callable[[Settings], Parts]


@pytest.fixture
async def make_parts() -> AsyncIterator[Build]:
    """Build all parts of a process; nothing runs."""
    built: list[Parts] = []

    def make(settings: Settings) -> Parts:
        classifier = WordClassifier()
        parts = build(settings, classifier, list(classifier.categories))
        built.append(parts)
        return parts

    yield make
    for parts in built:
        parts.gate.close()
        await parts.redis.aclose()


async def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def running(*coroutines: object) -> AsyncIterator[list["asyncio.Task[None]"]]:
    tasks = [asyncio.ensure_future(one) for one in coroutines]  # type: ignore[call-overload]
    try:
        yield tasks
    finally:
        await end_tasks(set(tasks))


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "UPKEEP_SECONDS", 0.02)
    monkeypatch.setattr(loops, "TRIM_EVERY", 1)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(
    "key", [ALERTS, f"{ALERTS}:arrest", "news:stories", DEAD, "news:story:recent"]
)
async def test_a_key_of_the_wrong_kind_is_named_and_the_rest_is_kept_up(
    key: str, store: redis.Redis, settings: Settings, make_parts: Build
) -> None:
    parts = make_parts(settings.model_copy(update={"alerts_maxlen": 5, "documents_keep": 0}))
    parts.loops._on_success(READER)  # the reader, which does not run here, is connected
    await ensure_group(parts.redis, DOCUMENTS, GROUP)
    store.set(key, "in the way")
    ids = [store.xadd(DOCUMENTS, {"text": "x"}) for _ in range(200)]
    store.xreadgroup(GROUP, "me", {DOCUMENTS: ">"})
    store.xack(DOCUMENTS, GROUP, *ids)
    store.xadd(f"{ALERTS}:protest", {"id": "a"})
    with capture_logs() as told:
        async with running(parts.loops.keep_up()) as (task,):
            await until(lambda: any("in trouble" in one["event"] for one in told))
            await until(lambda: store.xlen(DOCUMENTS) <= 1)
            assert not task.done()
            store.delete(key)
            await until(lambda: any("is back" in one["event"] for one in told))
    (trouble,) = [one for one in told if "in trouble" in one["event"]]
    assert f"{key} (WRONGTYPE" in trouble["error"]
    assert DOCUMENTS not in trouble["error"]


@pytest.mark.usefixtures("often")
async def test_documents_of_the_wrong_kind_stop_the_loops_with_advice(
    store: redis.Redis, settings: Settings, make_parts: Build
) -> None:
    parts = make_parts(settings)
    store.set(DOCUMENTS, "no stream")
    with pytest.raises(StopError, match="TOCSIN_DOCUMENTS_STREAM"):
        await asyncio.wait_for(parts.loops.keep_up(), 20)


class Clock:
    """Time that jumps: what would take minutes."""

    def __init__(self, parts: Parts) -> None:
        self._ahead = 0.0
        parts.health.clock = lambda: time.monotonic() + self._ahead

    def jump(self, seconds: float) -> None:
        self._ahead += seconds


async def abandoned(client: redis.asyncio.Redis, *texts: str) -> None:
    """Deliver documents to a consumer that is dead."""
    await ensure_group(client, DOCUMENTS, GROUP)
    for number, text in enumerate(texts):
        await client.xadd(DOCUMENTS, document(number, text))
    await client.xreadgroup(GROUP, "dead", {DOCUMENTS: ">"})
    await asyncio.sleep(0.15)


async def test_a_commit_of_the_recovery_waits_for_redis_without_being_stuck(
    settings: Settings, make_parts: Build, own_server: Callable[..., EmbeddedServer]
) -> None:
    server = own_server()
    parts = make_parts(
        settings.model_copy(update={"redis_url": SecretStr(server.url), "claim_idle": 0.1})
    )
    clock = Clock(parts)
    await abandoned(parts.redis, "ARREST SLOW 2")
    parts.health.group_ready = True
    async with running(parts.loops.recover()):
        # In hand alone is too early: the entry's own lease and reading may still be on their way.
        await until(parts.metrics.in_flight._value.get)
        stop_server(server)
        errors = parts.metrics.redis_errors.labels("connection")._value
        await until(lambda: errors.get() >= 2)
        for _minute in range(3):
            clock.jump(1000)
            met = errors.get()
            await until(lambda met=met: errors.get() > met)
            assert "recovery" not in parts.health.stuck()
        assert parts.line.in_hand


async def test_the_recovery_waits_behind_the_readers_batch_without_being_stuck(
    store: redis.Redis, settings: Settings, make_parts: Build
) -> None:
    parts = make_parts(settings.model_copy(update={"claim_idle": 0.1, "stuck_after": 5}))
    clock = Clock(parts)
    await abandoned(parts.redis, "ARREST")
    parts.health.group_ready = True
    slow = {b"text": b"SLOW 0.3"}
    batch = [Entry(f"{number}-1".encode(), slow) for number in range(1, 7)]
    judged = parts.metrics.classification._sum
    async with running(parts.line.process(batch), parts.loops.recover()):
        await until(lambda: len(parts.line.in_hand) > len(batch))
        for _ in range(4):
            before = judged.get()
            clock.jump(1000)
            await until(lambda before=before: judged.get() > before)
            await asyncio.sleep(0.1)  # the next document has begun
            assert not {"recovery", "reader", "classify"} & set(parts.health.stuck())
        await until(lambda: store.xlen(ALERTS) == 1)


async def test_what_is_taken_over_does_not_wait_for_the_end_of_a_long_batch(
    store: redis.Redis, settings: Settings, make_parts: Build
) -> None:
    parts = make_parts(settings.model_copy(update={"claim_idle": 0.1}))
    await abandoned(parts.redis, "ARREST", "ARREST", "ARREST")
    parts.health.group_ready = True
    batch = [Entry(f"{number}-1".encode(), {b"text": b"SLOW 0.2"}) for number in range(1, 41)]
    async with running(parts.line.process(batch), parts.loops.recover()):
        await until(lambda: store.xlen(ALERTS) == 3)
        assert batch[-1].id in parts.line.in_hand


async def test_a_reply_may_take_as_long_as_the_settings_allow(
    settings: Settings, make_parts: Build, own_server: Callable[..., EmbeddedServer]
) -> None:
    server = own_server()
    update = {"redis_url": SecretStr(server.url), "reply_timeout": 300.0, "stuck_after": 400.0}
    parts = make_parts(settings.model_copy(update=update))
    clock = Clock(parts)
    await ensure_group(parts.redis, DOCUMENTS, GROUP)
    parts.line.in_hand.add(b"1-1")
    parts.health.group_ready = True
    server.process.send_signal(signal.SIGSTOP)
    try:
        async with running(parts.loops.recover(), parts.loops.lease(), parts.loops.keep_up()):
            await asyncio.sleep(0.3)  # each waits for its reply now
            clock.jump(299)
            assert parts.health.stuck() == {}
            clock.jump(10_000)
            assert set(parts.health.stuck()) == {"reader", "recovery", "lease", "upkeep"}
    finally:
        server.process.send_signal(signal.SIGCONT)
