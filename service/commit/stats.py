"""Figures of the streams and the group, and their upkeep: trimming and removing dead consumers."""

from time import time

from redis.asyncio import Redis

from service.commit.scripts import script
from service.settings import Settings
from service.streams.group import GroupStats, group_stats


class Upkeep:
    """Reads the figures and keeps the streams within their limits."""

    def __init__(self, redis: Redis, settings: Settings) -> None:
        self._redis = redis
        self._settings = settings
        self._trim = redis.register_script(script("trim"))
        self._reap = redis.register_script(script("reap"))
        self._leave = redis.register_script(script("leave"))

    async def group_stats(self) -> GroupStats | None:
        """Return the group's figures; None where stream or group are missing."""
        return await group_stats(self._redis, self._settings.documents_stream, self._settings.group)

    async def stream_lengths(self) -> dict[str, int]:
        """Return the number of entries of the streams documents, alerts, stories and dead."""
        settings = self._settings
        return {
            "documents": await self._redis.xlen(settings.documents_stream),
            "alerts": await self._redis.xlen(settings.alerts_stream),
            "stories": await self._redis.xlen(settings.stories_stream),
            "dead": await self._redis.xlen(settings.dead_stream),
        }

    async def stories_known(self) -> int:
        """Return the number of stories that a report can still join."""
        return int(await self._redis.zcard(f"{self._settings.story_prefix}recent"))

    async def trim(self, categories: list[str]) -> None:
        """Trim the document stream to what is needed, the others by length and age."""
        settings = self._settings
        await self._trim(keys=[settings.documents_stream], args=[settings.documents_keep])
        if settings.dead_maxlen:
            await self._redis.xtrim(settings.dead_stream, maxlen=settings.dead_maxlen)
        streams = [
            settings.alerts_stream,
            settings.stories_stream,
            *map(settings.category_stream, categories),
        ]
        for stream in streams:
            if settings.alerts_maxlen:
                await self._redis.xtrim(stream, maxlen=settings.alerts_maxlen)
            if settings.alerts_max_age:
                oldest = int((time() - settings.alerts_max_age) * 1000)
                await self._redis.xtrim(stream, minid=oldest)

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
