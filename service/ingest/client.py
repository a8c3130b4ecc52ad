"""A Redis client for FastStream's reader that never lets trouble reach FastStream.

FastStream 0.7.8 stops its reader on NOGROUP, restarts it without a pause on other refusals, and
sleeps a fixed five seconds on lost connections. So each read here ends well, with entries or
with none: trouble is reported, waited out with backoff, and a vanished group is made again.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from faststream.redis.configs.state import RedisConnectionState
from redis.asyncio import Redis
from redis.asyncio.connection import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from service.ingest.gate import Gate
from service.streams.client import PrimaryRedis
from service.streams.group import ensure_group
from service.streams.replies import entries_by_stream
from service.streams.trouble import Backoff, is_group_missing, is_lasting, is_passing, wrong_kind

PAUSE_POLL = 0.2
"""Seconds between looks at the gate while the line pauses."""


class ReaderHooks:
    """What the reader tells the rest of the process."""

    def __init__(
        self,
        gate: Gate,
        on_beat: Callable[[], None],
        on_trouble: Callable[[BaseException], None],
        on_success: Callable[[], None],
        on_group_created: Callable[[], None],
        on_fatal: Callable[[BaseException], None],
    ) -> None:
        self.gate = gate
        self.on_beat = on_beat
        self.on_trouble = on_trouble
        self.on_success = on_success
        self.on_group_created = on_group_created
        self.on_fatal = on_fatal


class PatientRedis(PrimaryRedis):
    """Redis client whose group reads never raise over trouble with Redis."""

    hooks: ReaderHooks
    _backoff: Backoff

    def attach(self, hooks: ReaderHooks) -> None:
        """Take the hooks; once, before the first read."""
        self.hooks = hooks
        self._backoff = Backoff()

    async def xgroup_create(  # type: ignore[override]
        self,
        name: Any,
        groupname: Any,
        id: Any = "$",  # noqa: A002
        **kwargs: Any,
    ) -> Any:
        """Create a group at 0 where FastStream asks for $, which would skip the backlog."""
        return await super().xgroup_create(name, groupname, "0" if id == "$" else id, **kwargs)

    async def xreadgroup(
        self, groupname: Any, consumername: Any, streams: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Read entries for the group; none where the gate is shut or Redis is in trouble."""
        gate = self.hooks.gate
        self.hooks.on_beat()
        if gate.closed or gate.pause_reason:
            await asyncio.sleep(PAUSE_POLL)
            return []
        gate.enter()
        try:
            found = await super().xreadgroup(groupname, consumername, streams, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - all goes to a hook
            stream = str(next(iter(streams)))
            if is_group_missing(error):
                await self._mend(stream, str(groupname))
            elif is_passing(error):
                await self._wait(error)
            else:
                # FastStream would restart its loop for ever: let the supervisor decide.
                self.hooks.on_fatal(wrong_kind(stream, error) if is_lasting(error) else error)
                await asyncio.sleep(PAUSE_POLL)
            return []
        else:
            self._backoff.reset()
            self.hooks.on_success()
            return _as_pairs(found)
        finally:
            gate.leave()

    async def _mend(self, stream: str, group: str) -> None:
        """Make the stream and its group again."""
        try:
            if await ensure_group(self, stream, group):
                self.hooks.on_group_created()
        except Exception as error:
            if not is_passing(error):
                raise
            await self._wait(error)

    async def _wait(self, error: BaseException) -> None:
        self.hooks.on_trouble(error)
        await self.hooks.gate.wait(self._backoff.next_wait())


class PatientConnectionState(RedisConnectionState):
    """Makes FastStream's connection with the patient client."""

    __slots__ = ("_hooks",)

    def __init__(self, options: dict[str, Any], hooks: ReaderHooks) -> None:
        super().__init__(options)
        self._hooks = hooks

    async def connect(self) -> Redis:
        """Build the client; nothing is sent yet."""
        # redis-py would repeat a call whose reply was lost; a read must not be repeated unseen.
        pool = ConnectionPool(**self._options, retry=Retry(NoBackoff(), 0))
        client: PatientRedis = PatientRedis.from_pool(pool)  # type: ignore[assignment]
        client.attach(self._hooks)
        self._client = client
        self._connected = True
        return client


def _as_pairs(found: Any) -> list[Any]:
    """Return [(stream, entries)] whichever protocol the reply came in.

    Entries without fields (deleted ones) are left out.
    """
    return [
        (name, [entry for entry in entries if entry[1]])
        for name, entries in entries_by_stream(found)
    ]
