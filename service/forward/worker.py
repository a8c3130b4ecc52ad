"""One target's line: read its group, filter, write, deliver, acknowledge."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

import aiohttp
import structlog
from pydantic import ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from schemas.alert import Alert
from schemas.follow import Follower, StreamEntry, follow_async
from schemas.undelivered import UndeliveredReason as Reason
from service.commit.scripts import script
from service.errors import TocsinError
from service.forward.cap import reference, to_cap
from service.forward.dead import DeadLetters
from service.forward.deliver import Deliverer, Message, StoppingError, UndeliverableError
from service.forward.guard import Guard
from service.forward.metrics import ForwardMetrics
from service.forward.targets import Target
from service.serve.health import Health
from service.serve.trouble_log import kind_of, refusal_of
from service.settings import Settings
from service.streams.trouble import persistently
from service.tasks import end_tasks

log = structlog.get_logger("tocsin.forward")

StillMine = Callable[[], Awaitable[None]]
"""Raises where the alert is no longer this process' to deliver."""
BATCH = 20
"""Alerts in hand at once: they are posted one after the other, in order."""


class LostError(TocsinError):
    """Another forwarder has taken the alert over."""


class Worker:
    """Delivers the alerts to one target, each at least once and in order."""

    def __init__(
        self,
        target: Target,
        settings: Settings,
        redis: Redis,
        session: aiohttp.ClientSession,
        guard: Guard,
        metrics: ForwardMetrics,
        health: Health,
        stop: asyncio.Event,
    ) -> None:
        self._target, self._settings, self._redis = target, settings, redis
        self._metrics, self._health, self._stop = metrics, health, stop
        self._filter = target.filter()
        self._dead = DeadLetters(redis, settings)
        self._deliverer = Deliverer(target, session, guard, metrics, stop, self._beat)
        self._lease, self._hand_back = (
            redis.register_script(script(name)) for name in ("lease", "hand_back")
        )
        self._stream = settings.alerts_stream
        metrics.know(target.name)

    async def run(self) -> None:
        """Deliver until the process stops; what is then unfinished stays pending until `leave`."""
        follower = Follower(
            [self._stream],
            group=self._target.group,
            consumer=self._settings.consumer,
            start=self._target.start,
            claim_idle=self._settings.claim_idle,
            batch=BATCH,
            idle_ticks=True,
        )
        follower.on_trouble = self._on_trouble
        follower.on_success = self._on_success
        follower.on_claimed = self._metrics.claims.labels(self._target.name).inc
        async with aclosing(follow_async(self._redis, follower)) as entries:
            async for entry in entries:
                self._beat()
                if self._stop.is_set():
                    break
                if entry is None:
                    continue
                try:
                    await self._handle(entry)
                except StoppingError:
                    break
                except LostError:
                    follower.leave_pending()
                    log.info(
                        "another forwarder took it over", target=self._target.name, id=entry.id
                    )

    async def leave(self) -> None:
        """Hand back what is unfinished, once `run` has ended.

        The next forwarder takes it over before it reads anything newer, and so keeps the order.
        """
        number = await self._hand_back(
            keys=[self._stream], args=[self._target.group, self._settings.consumer]
        )
        log.info("left the group", target=self._target.name, handed_back=number)

    async def _handle(self, entry: StreamEntry) -> None:
        data = entry.fields.get(b"__data__", b"")
        try:
            async with self._leased(entry.id) as lost:

                async def still_mine() -> None:
                    if lost.is_set():
                        raise LostError(entry.id)

                result = await self.send(data, still_mine)
        except UndeliverableError as error:
            log.error(  # noqa: TRY400 - its cause is no fault of this program
                "an alert could not be delivered: a dead letter",
                target=self._target.name,
                id=entry.id,
                reason=error.reason.value,
                detail=error.detail,
            )
            await self._patiently(
                self._dead.bury,
                self._target.name,
                error.reason,
                error.detail,
                error.attempts,
                (entry.stream, entry.id),
                data,
            )
            self._metrics.dead.labels(self._target.name, error.reason.value).inc()
            result = "dead"
        self._metrics.alerts.labels(self._target.name, result).inc()

    async def send(self, data: bytes, still_mine: StillMine) -> str:
        """Deliver one alert's JSON; return ``delivered``, or ``filtered`` if it is not for it.

        Raises UndeliverableError, StoppingError, and what `still_mine` raises.
        """
        if not data:
            raise UndeliverableError(Reason.ENTRY_DELETED, "trimmed before its delivery", 0)
        try:
            alert = Alert.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            raise UndeliverableError(
                Reason.NOT_AN_ALERT, f"{'.'.join(map(str, first['loc']))}: {first['msg']}", 0
            ) from error
        if not self._filter.takes(alert):
            return "filtered"
        if self._target.format == "cap":
            return await self._send_cap(alert, still_mine)
        await self._deliverer.deliver(Message(alert.id, data), still_mine)
        return "delivered"

    async def _send_cap(self, alert: Alert, still_mine: StillMine) -> str:
        """Deliver as CAP, and remember what a later message of the story has to refer to."""
        sender = self._target.sender or ""
        story = alert.data.story
        key = f"{self._settings.forward_prefix}{self._target.name}:{story.id if story else ''}"
        found: bytes | None = await self._patiently(self._redis.get, key) if story else None
        own = str(reference(alert, sender))
        # The last message and the one before: this one may be a repetition of the last.
        last, _, before = (found or b"").decode().partition(" ")
        earlier = before if last == own else last
        body = to_cap(alert, sender, self._target.status, earlier or None)
        if body is None:
            return "filtered"
        await self._deliverer.deliver(Message(alert.id, body), still_mine)
        if story:
            value = f"{own} {earlier}"
            await self._patiently(self._redis.set, key, value, ex=self._settings.story_window)
        return "delivered"

    @contextlib.asynccontextmanager
    async def _leased(self, entry_id: str) -> AsyncIterator[asyncio.Event]:
        """Keep others from taking the entry over; the event says that one did all the same."""
        lost = asyncio.Event()

        async def renew() -> None:
            while not lost.is_set():
                await asyncio.sleep(self._settings.claim_idle / 3)
                group, consumer = self._target.group, self._settings.consumer
                try:
                    kept = await self._lease(
                        keys=[self._stream], args=[group, consumer, "", entry_id]
                    )
                except (RedisError, OSError) as error:
                    self._on_trouble(error)  # the next renewal tells whether it was lost meanwhile
                else:
                    self._on_success()  # nothing else asks Redis while a POST is tried for long
                    if not kept:
                        lost.set()

        task = asyncio.create_task(renew())
        try:
            yield lost
        finally:
            await end_tasks([task])

    async def _patiently(
        self, call: Callable[..., Awaitable[Any]], *arguments: Any, **options: Any
    ) -> Any:
        """Return what a call to Redis brings; it is repeated until it goes well."""
        # Not persistently(...)(call): that awaits only what was made by `async def`, and the
        # client's methods are not.
        async for attempt in persistently(self._on_trouble):
            with attempt:
                found = await call(*arguments, **options)
        return found

    def _beat(self) -> None:
        self._health.beat(self._target.name)

    def _on_success(self) -> None:
        self._health.connected = self._health.group_ready = True

    def _on_trouble(self, error: BaseException) -> None:
        self._beat()  # waiting for Redis is not being stuck
        self._health.connected, self._health.refusal = False, refusal_of(error)
        self._metrics.redis_errors.labels(kind_of(error)).inc()
