"""A small asynchronous client of the alert streams; needs redis only when it is made."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Collection
from typing import Any

from pydantic import ValidationError

from schemas.alert import Alert

log = logging.getLogger("tocsin.client")
_SEVERITIES = ("low", "medium", "high", "critical")


class AlertSubscriber:
    """Alerts from Redis: ``async for alert in AlertSubscriber(url, group="desk")``.

    With a group: at least once, acknowledged when the next alert is asked for; what this
    consumer had not acknowledged comes first. Without: a tail from ``start``.
    """

    def __init__(
        self,
        url: str,
        *,
        categories: Collection[str] = (),
        min_severity: str = "low",
        countries: Collection[str] = (),
        group: str | None = None,
        consumer: str = "one",
        start: str = "$",
        stream: str = "news:alerts",
        on_error: Callable[[str, Exception], None] | None = None,
    ) -> None:
        try:
            from redis.asyncio import Redis
        except ImportError as error:
            raise ImportError("AlertSubscriber needs redis: pip install redis") from error
        self._redis: Any = Redis.from_url(url)
        self._least = _SEVERITIES.index(min_severity)
        self._categories, self._countries = set(categories), set(countries)
        self._group, self._consumer, self._stream = group, consumer, stream
        self._start, self._on_error = start, on_error

    async def __aiter__(self) -> AsyncGenerator[Alert, None]:
        """Yield alerts for ever; reconnects by itself."""
        from redis.exceptions import ConnectionError as Lost
        from redis.exceptions import ResponseError
        from redis.exceptions import TimeoutError as Late

        at, delay = ("0" if self._group else self._start), 0.1
        while True:
            try:
                if at == "$":
                    last = await self._redis.xrevrange(self._stream, count=1)
                    at = last[0][0].decode() if last else "0-0"
                entries = await self._read(at)
                delay = 0.1
            except (Lost, Late, OSError) as error:
                log.warning("Redis does not answer (%s); trying again in %s s", error, delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 5.0)
                continue
            except ResponseError as error:
                if not self._group or not str(error).startswith("NOGROUP"):
                    raise
                await self._redis.xgroup_create(
                    self._stream, self._group, self._start, mkstream=True
                )
                continue
            if not entries and self._group:
                at = ">"  # nothing of its own is pending any more
            for key, fields in entries:
                alert = self._parse(key.decode(), fields)
                if alert is not None and self._takes(alert):
                    yield alert
                if self._group:
                    await self._redis.xack(self._stream, self._group, key)
                if at != ">":
                    at = key.decode()

    async def _read(self, at: str) -> Any:
        where = {self._stream: at}
        if self._group:
            reply = await self._redis.xreadgroup(
                self._group, self._consumer, where, count=100, block=1000
            )
        else:
            reply = await self._redis.xread(where, count=100, block=1000)
        return reply[0][1] if reply else []

    def _parse(self, key: str, fields: Any) -> Alert | None:
        try:
            return Alert.model_validate_json((fields or {}).get(b"__data__", b""))
        except ValidationError as error:
            log.warning("entry %s is no alert that this version reads; passed by", key)
            if self._on_error:
                self._on_error(key, error)
            return None

    def _takes(self, alert: Alert) -> bool:
        data = alert.data
        country = data.location.country if data.location else None
        return (
            (not self._categories or data.category in self._categories)
            and _SEVERITIES.index(data.severity) >= self._least
            and (not self._countries or country in self._countries)
        )

    async def aclose(self) -> None:
        """Close the connection."""
        await self._redis.aclose()
