"""The loops beside the reader, on a real server: through any trouble, and watched fairly."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import pytest
import redis
from structlog.testing import capture_logs

from service.app import Parts, build
from service.errors import StopError
from service.line import loops
from service.settings import Settings
from service.streams.group import ensure_group
from service.tasks import end_tasks
from tests.support.classifiers import WordClassifier
from tests.support.streams import ALERTS, DEAD, DOCUMENTS, GROUP

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
