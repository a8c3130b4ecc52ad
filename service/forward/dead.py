"""The dead letters of webhooks: what no target took, kept with the reason."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis

from schemas.undelivered import Undelivered, UndeliveredReason
from service.settings import Settings

PAGE = 100


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One of them, as it stands in the stream."""

    id: bytes
    target: str
    data: bytes
    """The alert's JSON, byte for byte."""


class DeadLetters:
    """Writes and reads the stream of the dead letters."""

    def __init__(self, redis: Redis, settings: Settings) -> None:
        self._redis, self._stream = redis, settings.forward_dead_stream
        self._most = settings.dead_maxlen or None

    async def bury(
        self,
        target: str,
        reason: UndeliveredReason,
        detail: str,
        attempts: int,
        origin: tuple[str, str],
        data: bytes,
    ) -> None:
        """Write one; `origin` is the alert's stream and its id there."""
        stream, stream_id = origin
        letter = Undelivered(
            target=target,
            reason=reason,
            detail=detail,
            attempts=attempts,
            stream=stream,
            stream_id=stream_id,
            failed_at=datetime.now(UTC),
        )
        fields: dict[Any, Any] = letter.model_dump(mode="json") | {"__data__": data}
        await self._redis.xadd(self._stream, fields, maxlen=self._most)

    async def all(self) -> AsyncIterator[DeadLetter]:
        """Yield those that are there now, oldest first."""
        last: Any = await self._redis.xrevrange(self._stream, count=1)
        start = b"-"
        while last:
            rows: Any = await self._redis.xrange(self._stream, start, last[0][0], count=PAGE)
            for key, fields in rows:
                target = fields.get(b"target", b"").decode("utf-8", "replace")
                yield DeadLetter(key, target, fields.get(b"__data__", b""))
            if len(rows) < PAGE:
                return
            start = b"(" + rows[-1][0]

    async def remove(self, letter: DeadLetter) -> None:
        """Delete one that has been dealt with."""
        await self._redis.xdel(self._stream, letter.id)
