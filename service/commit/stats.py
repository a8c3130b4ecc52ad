"""Figures of the streams and the group, and their upkeep: trimming and removing dead consumers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import nan

import structlog
from redis.asyncio import Redis
from redis.exceptions import NoPermissionError

from service.commit.scripts import script
from service.settings import Settings
from service.streams.group import GroupStats, documents_refused, group_stats
from service.streams.trouble import WrongKeys

log = structlog.get_logger("tocsin.upkeep")

MOST_TRIMMED = 100_000
"""Entries that one trimming of a stream removes: with Redis' own 10,000 a stream that grows faster
than that between two of them would never come down to its length."""


class Upkeep:
    """Reads the figures and keeps the streams within their limits."""

    def __init__(
        self, redis: Redis, settings: Settings, on_beat: Callable[[], None] | None = None
    ) -> None:
        """Take the parts; `on_beat` is called before what is done with each stream."""
        self._redis = redis
        self._settings = settings
        self._on_beat = on_beat or (lambda: None)
        self._trim = redis.register_script(script("trim"))
        self._reap = redis.register_script(script("reap"))
        self._leave = redis.register_script(script("leave"))
        self._memory_withheld = False
        self.wrong = WrongKeys()
        """Keys met that are of a wrong kind."""

    async def group_stats(self) -> GroupStats | None:
        """Return the group's figures; None where stream or group are missing."""
        return await group_stats(self._redis, self._settings.documents_stream, self._settings.group)

    async def documents_refused(self, error: BaseException) -> bool:
        """Tell whether an error means that the documents' key is not a stream."""
        return await documents_refused(self._redis, self._settings.documents_stream, error)

    async def stream_lengths(self) -> dict[str, int]:
        """Return the number of entries of the streams documents, alerts, stories and dead.

        Those of a wrong kind, but for the documents', are noted in `wrong` and left out.
        """
        settings = self._settings
        lengths = {"documents": await self._redis.xlen(settings.documents_stream)}
        for name, key in (
            ("alerts", settings.alerts_stream),
            ("stories", settings.stories_stream),
            ("dead", settings.dead_stream),
        ):
            with self._upkeep_of(key):
                lengths[name] = await self._redis.xlen(key)
        return lengths

    async def stories_known(self) -> int:
        """Return the number of stories that a report can still join; 0 where the key is wrong."""
        key = f"{self._settings.story_prefix}recent"
        with self._upkeep_of(key):
            return int(await self._redis.zcard(key))
        return 0

    async def memory(self) -> tuple[float, float]:
        """Return the bytes that Redis uses, and how many it may (its maxmemory); 0 for no limit.

        Not a number where the user may not ask: rules often withhold INFO with all of @dangerous,
        and the line works without.
        """
        try:
            info = await self._redis.info("memory")
        except NoPermissionError as error:
            if not self._memory_withheld:
                log.warning("what Redis uses of its memory is not told", reason=str(error))
            self._memory_withheld = True
            return nan, nan
        self._memory_withheld = False
        return int(info["used_memory"]), int(info.get("maxmemory", 0))

    async def trim(self, categories: list[str]) -> None:
        """Trim the document stream to what is needed, the others by length and age.

        Those of a wrong kind, but for the documents', are noted in `wrong` and passed over.
        """
        settings = self._settings
        await self._trim(keys=[settings.documents_stream], args=[settings.documents_keep])
        if settings.dead_maxlen:
            with self._upkeep_of(settings.dead_stream):
                await self._redis.xtrim(
                    settings.dead_stream, maxlen=settings.dead_maxlen, limit=MOST_TRIMMED
                )
        streams = [
            settings.alerts_stream,
            settings.stories_stream,
            *map(settings.category_stream, categories),
        ]
        for stream in streams:
            with self._upkeep_of(stream):
                await self._trim_alerts(stream)

    async def _trim_alerts(self, stream: str) -> None:
        settings = self._settings
        if settings.alerts_maxlen:
            await self._redis.xtrim(stream, maxlen=settings.alerts_maxlen, limit=MOST_TRIMMED)
        if settings.alerts_max_age:
            # By the clock that made the ids: a worker's own that is ahead would delete them all.
            seconds, _microseconds = await self._redis.time()
            oldest = (seconds - settings.alerts_max_age) * 1000
            await self._redis.xtrim(stream, minid=oldest, limit=MOST_TRIMMED)

    @contextmanager
    def _upkeep_of(self, key: str) -> Iterator[None]:
        self._on_beat()
        with self.wrong.around(key):
            yield

    async def reap(self) -> list[str]:
        """Remove consumers that are long gone with nothing pending; return their names."""
        settings = self._settings
        removed: list[bytes] = await self._reap(
            keys=[settings.documents_stream],
            args=[settings.group, settings.consumer, int(settings.consumer_ttl * 1000)],
        )
        return [name.decode("utf-8", "replace") for name in removed]

    async def leave(self) -> None:
        """Remove this consumer from the group if it has nothing pending."""
        settings = self._settings
        await self._leave(
            keys=[settings.documents_stream], args=[settings.group, settings.consumer]
        )
