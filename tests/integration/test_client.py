"""The subscriber's client on a real server."""

import json
from contextlib import aclosing

import redis.asyncio

from schemas.client import AlertSubscriber
from service.embedded import EmbeddedServer


def entry(name: str, severity: str) -> dict[str, str]:
    where = {"field": "title", "start": 0, "end": 1, "text": "a", "sentence": "a"}
    data = {
        "category": "arrest", "title": "t", "status": "occurred", "confidence": 1,
        "severity": severity, "evidence": [{**where, "sentence_start": 0}],
        "document": {"id": "1"}, "versions": {"taxonomy": "1", "model": "1"},
    }  # fmt: skip
    time = "2026-01-01T00:00:00Z"
    alert = {"id": name, "source": "/t", "subject": "arrest", "time": time, "data": data}
    return {"__data__": json.dumps(alert)}


async def test_group_repeats_what_was_not_finished(
    astore: redis.asyncio.Redis, server: EmbeddedServer
) -> None:
    await astore.xadd("news:alerts", entry("low", "low"))
    await astore.xadd("news:alerts", {"__data__": "{"})
    for name in ("1", "2"):
        await astore.xadd("news:alerts", entry(name, "high"))
    bad: list[str] = []
    for expected in (["1"], ["1", "2"]):
        client = AlertSubscriber(
            server.url, group="g", start="0", min_severity="high",
            on_error=lambda key, _error: bad.append(key),
        )  # fmt: skip
        got: list[str] = []
        async with aclosing(client.__aiter__()) as alerts:
            async for alert in alerts:
                got.append(alert.id)
                if got == expected:
                    break
        await client.aclose()
        assert got == expected
    assert len(bad) == 1
