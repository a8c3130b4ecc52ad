"""The client of the alert streams: typed alerts in a loop, asynchronous or not.

Needs redis-py, but only when a loop begins.
"""

import logging
import socket
from collections.abc import AsyncGenerator, Callable, Collection, Generator
from contextlib import aclosing, closing
from typing import Any

from pydantic import ValidationError

from .alert import Alert
from .filter import AlertFilter
from .follow import (
    REPLY_SECONDS,
    Follower,
    StreamEntry,
    StreamStart,
    as_id,
    follow,
    follow_async,
)

log = logging.getLogger("tocsin.client")


class AlertSubscriber:
    """Alerts from Redis: ``async for alert in AlertSubscriber(url)``, or a plain ``for``.

    Without a group, a tail: each alert behind `start`. With one, at least once: an alert is
    acknowledged when the next is asked for, so what the loop's body breaks off on comes again;
    first comes what this consumer had not acknowledged, and what dead ones left idle for
    `claim_idle` seconds is taken over. Waits for Redis and goes on by itself.

    `url`: redis://, rediss:// or unix://. `categories`: read only their streams. `min_severity`,
    `countries` (ISO 3166-1), `relations` (to the story): skip the others; what is skipped is
    acknowledged. `stories`: read only what opens, changes or cancels a story. `consumer`: one name
    per process; the default is the host's name. `start`: `$` now, `0` all, a stream id or a time;
    with a group, where it begins when it is first made. `stream`: another name for news:alerts
    or, with `stories`, news:stories. `on_error` gets the stream id of an entry that is no alert
    of this version, and why; it is passed by. Raises ValueError where one of them can't be meant.
    """

    def __init__(
        self,
        url: str,
        *,
        categories: Collection[str] = (),
        min_severity: str = "low",
        countries: Collection[str] = (),
        relations: Collection[str] = (),
        stories: bool = False,
        group: str | None = None,
        consumer: str | None = None,
        start: StreamStart = "$",
        claim_idle: float = 60.0,
        stream: str | None = None,
        on_error: Callable[[str, Exception], None] | None = None,
    ) -> None:
        self._url = url
        self._filter = AlertFilter(categories, min_severity, countries, relations)
        base = stream or ("news:stories" if stories else "news:alerts")
        each = bool(categories) and not stories
        self._streams = [f"{base}:{one}" for one in categories] if each else [base]
        if not claim_idle > 0:
            raise ValueError("claim_idle: give more than 0 seconds; what is in hand is idle, too")
        self._group, self._consumer = group, consumer or socket.gethostname()
        self._start, self._claim_idle, self._on_error = as_id(start), claim_idle, on_error

    async def __aiter__(self) -> AsyncGenerator[Alert, None]:
        """Yield alerts for ever."""
        try:
            from redis.asyncio import Redis
            from redis.asyncio.retry import Retry
        except ImportError as error:
            raise ImportError(_ADVICE) from error
        redis = Redis.from_url(self._url, **_options(Retry))
        async with aclosing(redis), aclosing(follow_async(redis, self._follower())) as entries:
            async for entry in entries:
                if entry and (alert := self._alert(entry)):
                    yield alert

    def __iter__(self) -> Generator[Alert, None, None]:
        """Yield alerts for ever, in a program without asyncio."""
        try:
            from redis import Redis
            from redis.retry import Retry
        except ImportError as error:
            raise ImportError(_ADVICE) from error
        redis = Redis.from_url(self._url, **_options(Retry))
        with closing(redis), closing(follow(redis, self._follower())) as entries:
            for entry in entries:
                if entry and (alert := self._alert(entry)):
                    yield alert

    def _follower(self) -> Follower:
        return Follower(
            self._streams,
            group=self._group,
            consumer=self._consumer,
            start=self._start,
            claim_idle=self._claim_idle,
        )

    def _alert(self, entry: StreamEntry) -> Alert | None:
        try:
            alert = Alert.model_validate_json(entry.fields.get(b"__data__", b""))
        except ValidationError as error:
            log.warning("entry %s is no alert that this version reads; passed by", entry.id)
            if self._on_error:
                self._on_error(entry.id, error)
            return None
        return alert if self._filter.takes(alert) else None


_ADVICE = "AlertSubscriber needs redis-py: pip install redis"


def _options(retry: Any) -> dict[str, Any]:
    from redis.backoff import NoBackoff

    # A read that redis-py repeated unseen would leave the first one's entries pending.
    return {
        "retry": retry(NoBackoff(), 0),
        "socket_timeout": REPLY_SECONDS,
        "socket_connect_timeout": REPLY_SECONDS,
    }
