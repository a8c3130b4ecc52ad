"""Alerts over HTTP: server-sent events from one shared reader, and history.

The events follow https://html.spec.whatwg.org/multipage/server-sent-events.html: `id` is the
stream id; `event` is `alert` (data: the CloudEvent), `gap` (what lies behind the id that was asked
for is no longer kept, at least not all), `trouble` (data: the `reason` why alerts wait, null once
they come again) or `bye` (the service ends this answer: come back).
"""

import asyncio
import contextlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from schemas.filter import AlertFilter
from service.serve.metrics import Metrics
from service.serve.token import TOKEN_WANTED, has_token
from service.settings import Settings
from service.streams.replies import entries_by_stream
from service.tasks import end_tasks

log = structlog.get_logger("tocsin.stream")

QUEUE = 1000
"""Alerts a client may lag behind before it is dropped."""
PAGE = 200
"""Entries read at once from the stream's history."""
SCAN = 20_000
"""Entries that one request for history looks at before it hands back a place to go on."""
TROUBLE_AFTER = 2.0
"""Seconds that trouble with Redis lasts before clients are told: a failover is often shorter."""
_ID = re.compile(r"\d{1,20}(-\d{1,20})?")
_CONDITIONS = ("category", "severity", "country", "relation")


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


def _filter(query: dict[str, str], *others: str) -> AlertFilter:
    """Read the conditions; a name misspelt must not bring every alert, so it is refused."""
    known = (*_CONDITIONS, *others)
    if unknown := sorted(query.keys() - known):
        raise BadQueryError(f"{', '.join(unknown)}: unknown; use {', '.join(known)}")
    try:
        return AlertFilter.of_lists(*(query.get(name, "") for name in _CONDITIONS))
    except ValueError as error:
        raise BadQueryError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Entry:
    """One alert of the stream, written as an event once for all clients."""

    id: str
    key: tuple[int, int]
    alert: dict[str, Any]
    event: bytes

    def passes(self, wanted: AlertFilter) -> bool:
        """Tell whether a client wants it; what is of a wrong type counts as not given."""
        data = _table(self.alert, "data")
        return wanted.passes(
            _word(data, "category"),
            _word(data, "severity"),
            _word(_table(data, "location"), "country"),
            _word(_table(data, "story"), "relation"),
        )


def _table(holder: dict[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _word(holder: dict[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return value if isinstance(value, str) else None


def _entries(raw: Any) -> Iterator[Entry]:
    for key, fields in raw or ():
        name = key.decode()
        try:
            alert = json.loads(fields[b"__data__"])
        except (KeyError, ValueError, TypeError):
            log.warning("an alert entry that is no JSON is left out", id=name)
            continue
        if isinstance(alert, dict):
            text = json.dumps(alert, ensure_ascii=False, separators=(",", ":"))
            event = f"id: {name}\nevent: alert\ndata: {text}\n\n".encode("utf-8", "replace")
            yield Entry(name, id_key(name), alert, event)


class _Client:
    """One answer in progress: writes what its client wants, each entry once, in order."""

    def __init__(
        self, send: Any, wanted: AlertFilter, start: str, settings: Settings, metrics: Metrics
    ) -> None:
        self._send, self._wanted, self._metrics = send, wanted, metrics
        self._patience = settings.stream_send_timeout
        self._heartbeat = settings.stream_heartbeat
        self._written = monotonic()
        self.at = start
        """Id of the last entry dealt with, wanted or not."""
        self.queue: asyncio.Queue[Entry | bytes | None] = asyncio.Queue(QUEUE)
        """Entries, events that are ready to be written, and None for the end."""
        self.dropped = False

    async def write(self, event: bytes) -> None:
        async with asyncio.timeout(self._patience):
            await self._send({"type": "http.response.body", "body": event, "more_body": True})
        self._written = monotonic()

    async def offer(self, entry: Entry) -> None:
        if entry.key > id_key(self.at):
            self.at = entry.id
            if entry.passes(self._wanted):
                await self.write(entry.event)
                self._metrics.stream_sent.inc()

    def until_heartbeat(self) -> float:
        """Return the seconds of silence that are left."""
        return self._heartbeat - (monotonic() - self._written)

    async def beat(self) -> None:
        """Break the silence if it has lasted; the id lets a client resume behind what it skips."""
        if self.until_heartbeat() <= 0:
            await self.write(f": still here\nid: {self.at}\n\n".encode())

    async def follow(self) -> None:
        """Write what the shared reader queues until the answer ends."""
        while not self.dropped:
            await self.beat()
            try:
                async with asyncio.timeout(max(0.001, self.until_heartbeat())):
                    entry = await self.queue.get()
            except TimeoutError:
                continue
            if entry is None:
                await self.write(b"event: bye\ndata: {}\n\n")
                return
            if isinstance(entry, bytes):
                await self.write(entry)
            else:
                await self.offer(entry)


def _trouble(troubled: bool) -> bytes:
    reason = "Redis does not answer the service, or refuses" if troubled else None
    return f"event: trouble\ndata: {json.dumps({'reason': reason})}\n\n".encode()


class AlertFeed:
    """The shared reader of the alert stream and the clients that it feeds."""

    def __init__(
        self,
        redis: Redis,
        settings: Settings,
        metrics: Metrics,
        connected: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the parts; `connected` tells whether Redis answers the service and refuses nothing.

        Heartbeats alone would say that all is well while no alert can be written.
        """
        self._redis, self._settings, self._metrics = redis, settings, metrics
        self._connected, self._well_at, self._troubled = connected, monotonic(), False
        self._open = 0
        self._live: set[_Client] = set()
        self._at: str | None = None
        self._reading = asyncio.Event()
        self._closed = False

    async def run(self) -> None:
        """Read for all clients, for ever."""
        delay, told = 0.1, ""
        while True:
            try:
                await self._poll()
                delay, told = 0.1, ""
            except (RedisError, OSError) as error:
                # Once: of trouble that lasts there is a line now and then from who counts it.
                if str(error) != told:
                    told = str(error)
                    log.warning("can't read alerts for HTTP; trying again", error=told)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 4.0)
            self._look_for_trouble()

    def _look_for_trouble(self) -> None:
        """Tell all clients when trouble with Redis has lasted, and when it is over."""
        now = monotonic()
        if self._connected():
            self._well_at = now
        troubled = now - self._well_at > TROUBLE_AFTER
        if troubled != self._troubled:
            self._troubled = troubled
            for client in tuple(self._live):
                self._queue(client, _trouble(troubled))

    async def _poll(self) -> None:
        stream = self._settings.alerts_stream
        if self._at is None:
            self._at = await self._newest()
            self._reading.set()
        reply: Any = await self._redis.xread({stream: self._at}, count=PAGE, block=1000)
        if reply:
            ((_name, raw),) = entries_by_stream(reply)
            # Without clients the entries need not be read, only passed.
            for entry in _entries(raw) if self._live else ():
                for client in tuple(self._live):
                    self._queue(client, entry)
            self._at = raw[-1][0].decode()
        elif id_key(await self._newest()) < id_key(self._at):
            # Emptied and begun anew with smaller ids: clients come back, and are told of a gap.
            self._at = "0-0"
            self._part()

    def _queue(self, client: _Client, entry: Entry | bytes) -> None:
        try:
            client.queue.put_nowait(entry)
        except asyncio.QueueFull:
            self._drop(client)

    def _drop(self, client: _Client) -> None:
        if not client.dropped:
            client.dropped = True
            self._metrics.stream_drops.inc()
            self._live.discard(client)

    def _part(self) -> None:
        for client in tuple(self._live):
            with contextlib.suppress(asyncio.QueueFull):
                client.queue.put_nowait(None)

    def close(self) -> None:
        """Say goodbye to all clients."""
        self._closed = True
        self._part()

    async def _newest(self) -> str:
        """Return the last id that the stream has given; it may be deleted since."""
        try:
            found: Any = await self._redis.xinfo_stream(self._settings.alerts_stream)
        except ResponseError as error:
            if "no such key" not in str(error):
                raise
            return "0-0"
        return str(found["last-generated-id"].decode())

    async def stream(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer GET /alerts/stream."""
        query = await self._admit(scope, send)
        if query is None:
            return
        try:
            wanted = _filter(query, "last_id")
            headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
            query["last_id"] = headers.get("last-event-id") or query.get("last_id", "")
            last = _id(query, "last_id")
        except BadQueryError as error:
            await self._answer(send, 400, {"error": str(error)})
            return
        retry = [(b"retry-after", b"5")]
        if self._closed or self._open >= self._settings.stream_clients:
            await self._answer(send, 503, {"error": "no room for a client; try later"}, retry)
            return
        self._open += 1
        self._metrics.stream_clients.set(self._open)
        try:
            try:
                start, gap = await self._begin(last)
            except (RedisError, OSError):
                await self._answer(send, 503, {"error": "Redis does not answer"}, retry)
                return
            client = _Client(send, wanted, start, self._settings, self._metrics)
            await self._serve(client, last if gap else None, receive, send)
        finally:
            self._open -= 1
            self._metrics.stream_clients.set(self._open)

    async def _begin(self, last: str | None) -> tuple[str, bool]:
        """Return the id to go on behind, and whether something behind `last` may be missing."""
        newest = await self._newest()
        if not last:
            return newest, False
        if "-" in last and id_key(last) > id_key(newest):
            return "0-0", True  # the stream was emptied and begun anew
        if id_key(last) in {(0, 0), id_key(newest)}:
            return last, False
        stream = self._settings.alerts_stream
        if await self._redis.xrange(stream, last, last):
            return last, False
        first: Any = await self._redis.xrange(stream, count=1)
        return last, not first or id_key(first[0][0].decode()) > id_key(last)

    async def _serve(self, client: _Client, gap: str | None, receive: Any, send: Any) -> None:
        work = asyncio.create_task(self._feed(client, gap, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            results = await end_tasks((work, gone))
            if isinstance(results[0], TimeoutError):
                self._drop(client)
            elif isinstance(results[0], Exception):
                log.warning("a client's alert stream broke off", error=str(results[0]))
            self._live.discard(client)

    async def _feed(self, client: _Client, gap: str | None, send: Any) -> None:
        headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"x-accel-buffering", b"no"),
        ]
        await send(
            {"type": "http.response.start", "status": 200, "headers": self._headers(headers)}
        )
        await client.write(b": tocsin\n\n")
        if gap is not None:
            await client.write(f'event: gap\ndata: {{"after":"{gap}"}}\n\n'.encode())
        await self._catch_up(client)
        # From here the shared reader queues what is new; what came meanwhile is read once more.
        await self._reading.wait()
        self._live.add(client)
        if self._troubled:
            self._queue(client, _trouble(True))
        if self._closed:
            self._part()
        await self._catch_up(client)
        await client.follow()
        await send({"type": "http.response.body", "body": b""})

    async def _catch_up(self, client: _Client) -> None:
        stream = self._settings.alerts_stream
        raw: Any
        while raw := await self._redis.xrange(stream, f"({client.at}", count=PAGE):
            for entry in _entries(raw):
                await client.offer(entry)
            # Also behind an entry that could not be read.
            key: Any = raw[-1][0]
            client.at = key.decode()
            await client.beat()

    async def history(self, scope: Any, _receive: Any, send: Any) -> None:
        """Answer GET /alerts: newest first."""
        query = await self._admit(scope, send)
        if query is None:
            return
        try:
            wanted = _filter(query, "since", "before", "limit")
            since, before = _id(query, "since"), _id(query, "before")
            limit = query.get("limit") or "50"
            if not re.fullmatch(r"[0-9]{1,4}", limit) or not 1 <= int(limit) <= 500:
                raise BadQueryError("limit: give a number from 1 to 500")  # noqa: TRY301
            await self._answer(send, 200, await self._past(wanted, since, before, int(limit)))
        except BadQueryError as error:
            await self._answer(send, 400, {"error": str(error)})
        except (RedisError, OSError):
            await self._answer(send, 503, {"error": "Redis does not answer; try again"})

    async def _past(
        self, wanted: AlertFilter, since: str | None, before: str | None, limit: int
    ) -> dict[str, Any]:
        found: list[dict[str, Any]] = []
        top, seen = f"({before}" if before else "+", 0
        while seen < SCAN:
            raw: Any = await self._redis.xrevrange(
                self._settings.alerts_stream, top, since or "-", count=PAGE
            )
            if not raw:
                return {"alerts": found, "next": None}
            for entry in _entries(raw):
                if entry.passes(wanted):
                    found.append({"id": entry.id, "alert": entry.alert})
                    if len(found) == limit:
                        return {"alerts": found, "next": entry.id}
            seen += len(raw)
            top = f"({raw[-1][0].decode()}"
        return {"alerts": found, "next": top[1:]}

    async def _admit(self, scope: Any, send: Any) -> dict[str, str] | None:
        if scope["method"] == "OPTIONS" and self._settings.http_cors_origin:
            # A browser asks first, without the token, whether it may send the token.
            allowed = [
                (b"access-control-allow-methods", b"GET"),
                (b"access-control-allow-headers", b"authorization, last-event-id"),
                (b"access-control-max-age", b"600"),
            ]
            await self._answer(send, 200, {}, allowed)
            return None
        if scope["method"] != "GET":
            await self._answer(send, 405, {"error": "use GET"}, [(b"allow", b"GET")])
            return None
        if not has_token(scope["headers"], self._settings):
            wanted = [(b"www-authenticate", b"Bearer")]
            await self._answer(send, 401, {"error": TOKEN_WANTED}, wanted)
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        return {name: ",".join(values) for name, values in query.items()}

    def _headers(self, more: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        headers = [(b"cache-control", b"no-store"), *more]
        if origin := self._settings.http_cors_origin:
            headers.append((b"access-control-allow-origin", origin.encode()))
            headers.append((b"vary", b"origin"))
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
