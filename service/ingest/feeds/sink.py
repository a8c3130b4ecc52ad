"""The way out: items to the documents' stream, each marked as seen in the same atomic step."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from functools import partial
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis

from service.errors import CommitRefusedError
from service.ingest.feeds.item import BadItem, Item, one_line
from service.ingest.feeds.observer import Observer
from service.settings import Settings
from service.streams.trouble import persistently, wrong_kind

FIELD = b"__data__"
"""Field of a stream entry that holds the document, as publish.lua writes it."""
BATCH_ITEMS = 100
"""Items in one step at most: a script holds up everybody else's calls. Not more than the least
TOCSIN_FEED_SEEN_LIMIT: those of a step that is repeated must still be known."""
BATCH_BYTES = 4 << 20
"""Bytes in one step at most."""


class Sink:
    """Publishes items, and knows which ones have been."""

    def __init__(self, redis: Redis, settings: Settings, observer: Observer) -> None:
        self._redis = redis
        self._settings = settings
        self._observer = observer
        source = files(__package__).joinpath("publish.lua").read_text(encoding="utf-8")
        self._script = redis.register_script(source)

    async def publish(
        self,
        source: str,
        place: str,
        items: Sequence[Item],
        *,
        listed: int = 0,
        position: tuple[str, str] | None = None,
    ) -> None:
        """Put those items on the stream that are not there yet.

        `place` names the set of seen items; `listed` is how many the source lists at once, so
        that the set never drops what is still listed. `position` is a file's name in the state
        and how far it has been read once these items are out. Waits for Redis for as long as
        it takes.
        """
        payloads = []
        for item in items:
            try:
                payload = item.document.model_dump_json(exclude_defaults=True).encode()
            except ValueError as error:  # lone surrogates in what the producer sent along
                self._observer.bad_item(source, BadItem(item.document.id, one_line(str(error))))
                continue
            size = len(FIELD) + len(payload)
            if size > self._settings.max_document_bytes:
                reason = (
                    f"too_large: {size} bytes, more than "
                    f"{self._settings.max_document_bytes} (TOCSIN_MAX_DOCUMENT_BYTES)"
                )
                self._observer.bad_item(source, BadItem(item.document.id, reason))
            else:
                payloads.append((digest(item.document.id), payload))
        batches = list(_batches(payloads)) or [[]]
        for number, batch in enumerate(batches, 1):
            last = position if number == len(batches) else None
            if batch or last:
                await self._send(source, place, batch, listed, last)

    async def unseen(self, place: str, items: Sequence[Item]) -> list[bool]:
        """Tell for each item whether it has yet to be published."""
        if not items:
            return []
        digests = [digest(item.document.id) for item in items]
        scores = await self._call(self._redis.zmscore, self._seen(place), digests)
        return [score is None for score in scores]

    async def state(self, place: str) -> dict[str, str]:
        """Return what is remembered of a source."""
        found = await self._call(self._redis.hgetall, self._key("state", place))
        return {name.decode(): value.decode("utf-8", "replace") for name, value in found.items()}

    async def remember(self, place: str, state: dict[str, str]) -> None:
        """Remember a source's state in place of the former one, and keep what it has seen."""
        key, keep = self._key("state", place), self._settings.feed_seen_window

        async def write() -> None:
            async with self._redis.pipeline(transaction=True) as pipeline:
                pipeline.delete(key)
                if state:
                    pipeline.hset(key, mapping=dict[Any, Any](state))
                pipeline.expire(key, keep)
                pipeline.expire(self._seen(place), keep)
                await pipeline.execute()

        await self._call(write)

    async def position(self, name: str) -> str | None:
        """Return how far a file has been read, as it was given to `publish`."""
        found = await self._call(self._redis.get, self._key("position", name))
        return None if found is None else found.decode()

    async def forget_position(self, name: str) -> None:
        """Forget how far a file has been read."""
        await self._call(self._redis.delete, self._key("position", name))

    async def read_marks(self, place: str, names: Sequence[str]) -> list[bool]:
        """Tell which files of a folder are marked as read, and keep those marks alive."""
        if not names:
            return []
        key, keep = self._key("read", place), self._settings.feed_seen_window
        digests = [digest(name) for name in names]
        scores = await self._call(self._redis.zmscore, key, digests)
        marked = [one for one, score in zip(digests, scores, strict=True) if score is not None]
        if marked:

            async def refresh() -> None:
                async with self._redis.pipeline(transaction=True) as pipeline:
                    pipeline.zadd(key, dict.fromkeys(marked, time.time()))
                    most = max(self._settings.feed_seen_limit, 2 * len(names))
                    pipeline.zremrangebyrank(key, 0, -(most + 1))
                    pipeline.expire(key, keep)
                    await pipeline.execute()

            await self._call(refresh)
        return [score is not None for score in scores]

    async def mark_read(self, place: str, name: str) -> None:
        """Mark a file of a folder as read."""
        key = self._key("read", place)

        async def write() -> None:
            async with self._redis.pipeline(transaction=True) as pipeline:
                pipeline.zadd(key, {digest(name): time.time()})
                pipeline.expire(key, self._settings.feed_seen_window)
                await pipeline.execute()

        await self._call(write)

    async def _send(
        self,
        source: str,
        place: str,
        batch: list[tuple[bytes, bytes]],
        listed: int,
        position: tuple[str, str] | None,
    ) -> None:
        name, value = position or ("", "")
        keys = [self._settings.documents_stream, self._seen(place), self._key("position", name)]
        limit = max(self._settings.feed_seen_limit, 2 * listed)
        rest = [part for pair in batch for part in pair]

        async def step() -> list[int]:
            now = f"{time.time():.3f}"
            arguments: list[Any] = [now, self._settings.feed_seen_window, limit, value, *rest]
            results: list[Any] = await self._script(keys=keys, args=arguments)
            if results and isinstance(results[-1], bytes):
                words = results[-1].decode("utf-8", "replace")
                self._count(source, results[:-1])
                if "WRONGTYPE" in words:
                    raise wrong_kind(f"{keys[0]} or {keys[1]}", CommitRefusedError(words))
                del rest[: 2 * len(results[:-1])]  # those are done
                raise CommitRefusedError(words)
            return results

        self._count(source, await self._call(step))

    def _count(self, source: str, results: Iterable[int]) -> None:
        counted = list(results)
        self._observer.items(source, sum(counted), len(counted) - sum(counted))

    async def _call(self, function: Any, *arguments: Any) -> Any:
        call = object()
        async for attempt in persistently(partial(self._observer.redis_trouble, call=call)):
            with attempt:
                found = await function(*arguments)
        self._observer.redis_well(call)
        return found

    def _seen(self, place: str) -> str:
        return self._key("seen", place)

    def _key(self, kind: str, name: str) -> str:
        # An address may hold a password: its digest stands for it.
        return f"{self._settings.feed_prefix}{kind}:{digest(name).hex()}"


def digest(name: str) -> bytes:
    """Return the 16 bytes that stand for a name in the state."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _batches(payloads: list[tuple[bytes, bytes]]) -> Iterable[list[tuple[bytes, bytes]]]:
    batch: list[tuple[bytes, bytes]] = []
    size = 0
    for pair in payloads:
        if batch and (len(batch) >= BATCH_ITEMS or size + len(pair[1]) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(pair)
        size += len(pair[1])
    if batch:
        yield batch
