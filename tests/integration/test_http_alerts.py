"""Alerts over HTTP, from the feed's own ASGI applications and a real server."""

import asyncio
import json
from typing import Any

import pytest
import redis.asyncio

from service.embedded import EmbeddedServer
from service.serve.metrics import Metrics
from service.serve.stream import AlertFeed
from service.settings import Settings


def alert(category: str, severity: str = "low") -> dict[str, str]:
    data = {"category": category, "severity": severity}
    return {"__data__": json.dumps({"id": category, "data": data})}


async def call(application: Any, query: str, stop: asyncio.Event, headers: Any = ()) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await stop.wait()
        return {"type": "http.disconnect"}

    scope = {"method": "GET", "query_string": query.encode(), "headers": list(headers)}
    await application(scope, receive, send)
    return sent


def body(sent: list[Any]) -> str:
    return b"".join(one.get("body", b"") for one in sent).decode()


async def test_history_filters_and_pages(astore: redis.asyncio.Redis, settings: Settings) -> None:
    ids = [await astore.xadd("news:alerts", alert(name, "high")) for name in ("a", "b", "a")]
    feed, stop = AlertFeed(astore, settings, Metrics()), asyncio.Event()
    page = json.loads(body(await call(feed.history, "category=a&limit=1", stop)))
    assert [one["id"] for one in page["alerts"]] == [ids[2].decode()]
    rest = json.loads(body(await call(feed.history, f"category=a&before={page['next']}", stop)))
    assert [one["id"] for one in rest["alerts"]] == [ids[0].decode()]
    assert rest["next"] is None
    assert (await call(feed.history, "severity=loud", stop))[0]["status"] == 400


async def test_a_parameter_of_another_name_is_refused(
    astore: redis.asyncio.Redis, settings: Settings
) -> None:
    feed, stop = AlertFeed(astore, settings, Metrics()), asyncio.Event()
    for application, last in ((feed.history, "limit"), (feed.stream, "last_id")):
        for query in ("min_severity=high", "countries="):
            sent = await call(application, query, stop)
            assert sent[0]["status"] == 400
            assert "unknown; use category, severity, country, relation" in body(sent)
            assert last in body(sent)
    assert (await call(feed.history, "severity=&before=", stop))[0]["status"] == 200


@pytest.mark.parametrize("protocol", [2, 3])
async def test_stream_resumes_then_follows_and_says_bye(
    protocol: int, astore: redis.asyncio.Redis, server: EmbeddedServer, settings: Settings
) -> None:
    ids = [(await astore.xadd("news:alerts", alert("a"))).decode() for _ in range(3)]
    own = redis.asyncio.Redis.from_url(f"{server.url}?protocol={protocol}")
    feed = AlertFeed(own, settings, Metrics())
    reader = asyncio.create_task(feed.run())
    header = [(b"last-event-id", ids[0].encode())]
    client = asyncio.create_task(call(feed.stream, "", asyncio.Event(), header))
    await asyncio.sleep(0.5)
    ids.append((await astore.xadd("news:alerts", alert("a"))).decode())
    await asyncio.sleep(0.5)
    feed.close()
    text = body(await client)
    reader.cancel()
    await own.aclose()
    assert [line[4:] for line in text.splitlines() if line.startswith("id: ")] == ids[1:]
    assert "event: gap" not in text
    assert "event: bye" in text


async def test_token_is_asked_for(astore: redis.asyncio.Redis, settings: Settings) -> None:
    guarded = settings.model_copy(update={"http_token": type(settings.redis_url)("s3")})
    feed, stop = AlertFeed(astore, guarded, Metrics()), asyncio.Event()
    assert (await call(feed.history, "", stop))[0]["status"] == 401
    right = [(b"authorization", b"Bearer s3")]
    assert (await call(feed.history, "", stop, right))[0]["status"] == 200
