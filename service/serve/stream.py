"""Alerts over HTTP: server-sent events from one shared reader, and history."""

import asyncio
import contextlib
import hmac
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.serve.metrics import Metrics
from service.settings import Settings

log = structlog.get_logger("tocsin.stream")

SEVERITIES = ("low", "medium", "high", "critical")
RELATIONS = ("new", "duplicate", "update", "cancel")
QUEUE = 1000
"""Alerts a client may lag behind before it is dropped."""
PAGE = 200
"""Entries read at once from the stream's history."""
SCAN = 20_000
"""Entries that one request for history looks at before it hands back a place to go on."""
SEND_SECONDS = 10.0
"""Seconds that one write to a client may take before the client is dropped."""
_ID = re.compile(r"\d{1,20}(-\d{1,20})?")

Entry = tuple[str, dict[str, Any]]


class BadQueryError(ValueError):
    """The request is wrong; the message says what to do."""


def id_key(value: str) -> tuple[int, int]:
    """Return a stream id in a form that sorts."""
    ms, _, sequence = value.partition("-")
    return int(ms), int(sequence or 0)


def _id(query: dict[str, str], name: str) -> str | None:
    value = query.get(name)
    if value and (not _ID.fullmatch(value) or max(id_key(value)) >= 2**64):
        raise BadQueryError(f"{name}: give a stream id such as 1700000000000-0, or milliseconds")
    return value or None


class Filter:
    """Which alerts a client asked for."""

    def __init__(self, query: dict[str, str]) -> None:
        def names(name: str) -> set[str]:
            return {part for one in query.get(name, "").split(",") if (part := one.strip())}

        self.categories = names("category")
        self.countries = {one.upper() for one in names("country")}
        self.relations = names("relation")
        if unknown := self.relations - set(RELATIONS):
            raise BadQueryError(f"relation: {sorted(unknown)} unknown; use {', '.join(RELATIONS)}")
        least = query.get("severity") or "low"
        if least not in SEVERITIES:
            raise BadQueryError(f"severity: use one of {', '.join(SEVERITIES)}")
        self.least = SEVERITIES.index(least)

    def takes(self, alert: dict[str, Any]) -> bool:
        """Tell whether the alert passes."""
        data = alert.get("data") or {}
        severity = data.get("severity")
        return (
            (not self.categories or data.get("category") in self.categories)
            and (severity in SEVERITIES and SEVERITIES.index(severity) >= self.least)
            and (
                not self.countries or (data.get("location") or {}).get("country") in self.countries
            )
            and (
                not self.relations
                or (data.get("story") or {}).get("relation", "new") in self.relations
            )
        )


def _entries(raw: Any) -> Iterator[Entry]:
    for key, fields in raw or ():
        try:
            alert = json.loads(fields[b"__data__"])
        except (KeyError, ValueError, TypeError):
            log.warning("an alert entry that is no JSON is left out", id=key.decode())
            continue
        if isinstance(alert, dict):
            yield key.decode(), alert


class _Client:
    def __init__(self) -> None:
        self.queue: asyncio.Queue[Entry | None] = asyncio.Queue(QUEUE)
        self.dropped = False


class AlertFeed:
    """The shared reader of the alert stream and the clients that it feeds."""

    def __init__(self, redis: Redis, settings: Settings, metrics: Metrics) -> None:
        self._redis, self._settings, self._metrics = redis, settings, metrics
        self._clients: set[_Client] = set()
        self._at: str | None = None
        self._closed = False

    async def run(self) -> None:
        """Read for all clients, for ever."""
        delay = 0.1
        while True:
            try:
                await self._poll()
                delay = 0.1
            except (RedisError, OSError) as error:
                log.warning("can't read alerts for HTTP; trying again", error=str(error))
                await asyncio.sleep(delay)
                delay = min(delay * 2, 4.0)

    async def _poll(self) -> None:
        stream = self._settings.alerts_stream
        if self._at is None:
            self._at = await self._newest()
        reply: Any = await self._redis.xread({stream: self._at}, count=PAGE, block=1000)
        for _name, raw in reply or ():
            for entry in _entries(raw):
                for client in tuple(self._clients):
                    try:
                        client.queue.put_nowait(entry)
                    except asyncio.QueueFull:
                        self._drop(client)
            self._at = raw[-1][0].decode()

    def _drop(self, client: _Client) -> None:
        if not client.dropped:
            client.dropped = True
            self._metrics.stream_drops.inc()
            self._clients.discard(client)

    def close(self) -> None:
        """Say goodbye to all clients."""
        self._closed = True
        for client in tuple(self._clients):
            with contextlib.suppress(asyncio.QueueFull):
                client.queue.put_nowait(None)

    async def _newest(self) -> str:
        raw: Any = await self._redis.xrevrange(self._settings.alerts_stream, count=1)
        return raw[0][0].decode() if raw else "0-0"

    async def stream(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer GET /alerts/stream."""
        query = await self._admit(scope, send)
        if query is None:
            return
        try:
            wanted = Filter(query)
            headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
            query["last_id"] = headers.get("last-event-id") or query.get("last_id", "")
            last = _id(query, "last_id")
        except BadQueryError as error:
            await self._answer(send, 400, {"error": str(error)})
            return
        if self._closed or len(self._clients) >= self._settings.stream_clients:
            retry = [(b"retry-after", b"5")]
            await self._answer(send, 503, {"error": "no room for a client; try later"}, retry)
            return
        client = _Client()
        self._clients.add(client)
        self._metrics.stream_clients.set(len(self._clients))
        work = asyncio.create_task(self._feed(client, wanted, last, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (work, gone):
                task.cancel()
            results = await asyncio.gather(work, gone, return_exceptions=True)
            self._clients.discard(client)
            self._metrics.stream_clients.set(len(self._clients))
            if isinstance(results[0], TimeoutError):
                self._drop(client)
            elif isinstance(results[0], Exception):
                log.warning("a client's alert stream broke off", error=str(results[0]))

    async def _feed(self, client: _Client, wanted: Filter, last: str | None, send: Any) -> None:
        start = last or await self._newest()
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": self._headers(
                    [
                        (b"content-type", b"text/event-stream; charset=utf-8"),
                        (b"x-accel-buffering", b"no"),
                    ]
                ),
            }
        )
        await self._write(send, ": tocsin\n\n")
        stream = self._settings.alerts_stream
        if last and id_key(last) > (0, 0) and not await self._redis.xrange(stream, last, last):
            first: Any = await self._redis.xrange(stream, count=1)
            if not first or id_key(first[0][0].decode()) > id_key(last):
                await self._write(send, f'event: gap\ndata: {{"after":"{last}"}}\n\n')
        raw: Any
        while raw := await self._redis.xrange(stream, f"({start}", count=PAGE):
            for entry in _entries(raw):
                await self._event(send, wanted, entry)
            key: Any = raw[-1][0]
            start = key.decode()
        sent = id_key(start)
        while not client.dropped:
            try:
                async with asyncio.timeout(self._settings.stream_heartbeat):
                    item = await client.queue.get()
            except TimeoutError:
                await self._write(send, ": still here\n\n")
                continue
            if item is None:
                await self._write(send, "event: bye\ndata: {}\n\n")
                break
            if id_key(item[0]) > sent:
                await self._event(send, wanted, item)
        await send({"type": "http.response.body", "body": b""})

    async def _event(self, send: Any, wanted: Filter, entry: Entry) -> None:
        if wanted.takes(entry[1]):
            text = json.dumps(entry[1], ensure_ascii=False, separators=(",", ":"))
            await self._write(send, f"id: {entry[0]}\nevent: alert\ndata: {text}\n\n")
            self._metrics.stream_sent.inc()

    async def _write(self, send: Any, text: str) -> None:
        async with asyncio.timeout(SEND_SECONDS):
            body = text.encode("utf-8", "replace")
            await send({"type": "http.response.body", "body": body, "more_body": True})

    async def history(self, scope: Any, _receive: Any, send: Any) -> None:
        """Answer GET /alerts: newest first."""
        query = await self._admit(scope, send)
        if query is None:
            return
        try:
            wanted, since, before = Filter(query), _id(query, "since"), _id(query, "before")
            limit = query.get("limit") or "50"
            if not re.fullmatch(r"[0-9]{1,4}", limit) or not 1 <= int(limit) <= 500:
                raise BadQueryError("limit: give a number from 1 to 500")  # noqa: TRY301
            await self._answer(send, 200, await self._past(wanted, since, before, int(limit)))
        except BadQueryError as error:
            await self._answer(send, 400, {"error": str(error)})
        except (RedisError, OSError):
            await self._answer(send, 503, {"error": "Redis does not answer; try again"})

    async def _past(
        self, wanted: Filter, since: str | None, before: str | None, limit: int
    ) -> dict[str, Any]:
        found: list[dict[str, Any]] = []
        top, seen = f"({before}" if before else "+", 0
        while seen < SCAN:
            raw: Any = await self._redis.xrevrange(
                self._settings.alerts_stream, top, since or "-", count=PAGE
            )
            if not raw:
                return {"alerts": found, "next": None}
            for key, alert in _entries(raw):
                if wanted.takes(alert):
                    found.append({"id": key, "alert": alert})
                    if len(found) == limit:
                        return {"alerts": found, "next": key}
            seen += len(raw)
            top = f"({raw[-1][0].decode()}"
        return {"alerts": found, "next": top[1:]}

    async def _admit(self, scope: Any, send: Any) -> dict[str, str] | None:
        if scope["method"] != "GET":
            await self._answer(send, 405, {"error": "use GET"}, [(b"allow", b"GET")])
            return None
        token = self._settings.http_token.get_secret_value()
        given = dict(scope["headers"]).get(b"authorization", b"")
        if token and not hmac.compare_digest(given, f"Bearer {token}".encode()):
            error = {"error": "send the header Authorization: Bearer <TOCSIN_HTTP_TOKEN>"}
            await self._answer(send, 401, error, [(b"www-authenticate", b"Bearer")])
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        return {name: ",".join(values) for name, values in query.items()}

    def _headers(self, more: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        headers = [(b"cache-control", b"no-store"), *more]
        if origin := self._settings.http_cors_origin:
            headers.append((b"access-control-allow-origin", origin.encode()))
        return headers

    async def _answer(
        self, send: Any, status: int, content: Any, more: list[tuple[bytes, bytes]] | None = None
    ) -> None:
        headers = self._headers([(b"content-type", b"application/json"), *(more or [])])
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(content).encode()})


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
