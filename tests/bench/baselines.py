"""What Tocsin is measured against, each a process of its own on the same server.

`per-message`: FastStream as its tutorial shows it: a typed handler per message, publish, ack.
`bare`: the same reads and writes with redis-py alone: no decoding, no classifying, no checks.
"""

import asyncio
import sys

import redis.asyncio
from faststream import AckPolicy, FastStream
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisStreamMessage

from schemas import Alert, NewsDocument
from service.ingest.decode import Limits
from service.line.judge import Judge
from service.settings import load_settings
from service.streams.client import make_redis
from service.streams.group import ensure_group
from service.verdict import Alerts, Entry
from tests.support.classifiers import OneAlertClassifier

BATCH = 256


def per_message() -> None:
    """Run until killed."""
    settings = load_settings()
    broker = RedisBroker(settings.url(), logger=None)
    judge = Judge(OneAlertClassifier(), Limits(), "/bench")

    @broker.subscriber(
        stream=StreamSub(settings.documents_stream, group=settings.group, consumer="c"),
        ack_policy=AckPolicy.MANUAL,
    )
    async def handle(document: NewsDocument, message: RedisStreamMessage) -> None:
        event = OneAlertClassifier().classify(document)[0]
        (alert,) = judge._to_alerts(document, [event], document.published_at)
        model = Alert.model_validate_json(alert.payload)
        await broker.publish(model, stream=settings.alerts_stream)
        await broker.publish(model, stream=settings.category_stream(alert.category))
        await message.ack()

    async def main() -> None:
        async with make_redis(settings) as client:
            await ensure_group(client, settings.documents_stream, settings.group)
        await FastStream(broker, logger=None).run()

    asyncio.run(main())


async def bare() -> None:
    """Run until killed."""
    settings = load_settings()
    client: redis.asyncio.Redis = make_redis(settings)
    stream, group = settings.documents_stream, settings.group
    await ensure_group(client, stream, group)
    sample = await client.xrange(stream, count=1)
    from datetime import UTC, datetime

    verdict = Judge(OneAlertClassifier(), Limits(), "/bench").judge(
        Entry(sample[0][0], sample[0][1]), datetime.now(UTC)
    )
    assert isinstance(verdict, Alerts)
    alert = verdict.alerts[0]
    fields = {
        "id": alert.id,
        "category": alert.category,
        "severity": alert.severity,
        "__data__": alert.payload,
    }
    category_stream = settings.category_stream(alert.category)
    while True:
        found = await client.xreadgroup(group, "c", {stream: ">"}, count=BATCH, block=1000)
        if not found:
            continue
        entries = found[stream.encode()][0] if isinstance(found, dict) else found[0][1]
        pipeline = client.pipeline(transaction=True)
        for entry_id, _fields in entries:
            pipeline.set(b"news:seen:" + entry_id, entry_id, nx=True, ex=86_400)
            pipeline.xadd(settings.alerts_stream, fields)
            pipeline.xadd(category_stream, fields)
        pipeline.xack(stream, group, *(entry_id for entry_id, _fields in entries))
        await pipeline.execute()


if __name__ == "__main__":
    if sys.argv[1] == "per-message":
        per_message()
    else:
        asyncio.run(bare())
