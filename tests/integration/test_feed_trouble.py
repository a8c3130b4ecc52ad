"""The feeder's readiness while Redis refuses writes and answers reads."""

import asyncio

import redis
import redis.asyncio

from service.feeder import PING, FeedObserver
from service.ingest.feeds.sink import Sink
from service.serve.feed_metrics import FeedMetrics
from service.serve.health import Health
from service.settings import Settings


async def test_a_read_or_a_ping_does_not_end_the_trouble_of_a_refused_write(
    store: redis.Redis, astore: redis.asyncio.Redis, settings: Settings
) -> None:
    health = Health()
    observer = FeedObserver(FeedMetrics(), health)
    sink = Sink(astore, settings, observer)
    await sink.state("one")
    assert health.connected
    store.config_set("maxmemory", "1")
    write = asyncio.create_task(sink.remember("one", {"etag": "1"}))
    async with asyncio.timeout(30):
        while health.connected:
            await asyncio.sleep(0.01)
        assert await sink.state("two") == {}
        observer.redis_well(PING)
        assert not health.connected
        assert not write.done()
        store.config_set("maxmemory", "0")
        await write
    assert health.connected
    assert await sink.state("one") == {"etag": "1"}
