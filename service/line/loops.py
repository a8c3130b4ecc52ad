"""The loops beside the reader: recovery, leases, upkeep."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from service.commit.recovery import Recovery
from service.commit.stats import Upkeep
from service.ingest.gate import Gate
from service.line.process import Line
from service.serve.health import Health
from service.serve.metrics import Metrics
from service.settings import Settings
from service.streams.client import slowest_calls
from service.streams.trouble import (
    Backoff,
    is_group_missing,
    is_lasting,
    is_passing,
    wrong_kind,
)
from service.verdict import Entry

log = structlog.get_logger("tocsin.recovery")

UPKEEP_SECONDS = 2.0
"""Seconds between readings of the streams' figures."""
TRIM_EVERY = 10
"""Trimming and reaping happen at every so many readings."""
RECOVERY = "recovery"
"""Name of the heartbeat of taking over, which also beats while its document or commit waits."""
UPKEEP = "upkeep"
"""Name of the heartbeat of the figures and the trimming."""


class Loops:
    """Runs each step again and again, through any trouble with Redis, until the gate closes."""

    def __init__(
        self,
        settings: Settings,
        line: Line,
        recovery: Recovery,
        upkeep: Upkeep,
        metrics: Metrics,
        health: Health,
        gate: Gate,
        categories: list[str],
        on_trouble: Callable[[BaseException, str], None],
        on_success: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._line = line
        self._recovery = recovery
        self._upkeep = upkeep
        self._metrics = metrics
        self._health = health
        self._gate = gate
        self._categories = categories
        # Told which loop it is: one that only reads goes well while another's write is refused.
        self._on_trouble = on_trouble
        self._on_success = on_success
        self._readings = 0
        # Before anything runs: trouble beats for the recovery, whoever met it.
        self._recovery_pause = min(15.0, max(0.05, settings.claim_idle / 4))
        self._lease_pause = min(20.0, max(0.03, settings.claim_idle / 3))
        slowest = 60 + slowest_calls(settings)
        # Behind its document, or the reader's before it, is a beat at least every stuck_after.
        health.expect(RECOVERY, limit=slowest + 4 * self._recovery_pause + settings.stuck_after)
        health.expect("lease", limit=slowest + 4 * self._lease_pause)
        health.expect(UPKEEP, limit=slowest + 4 * UPKEEP_SECONDS)

    async def recover(self) -> None:
        """Look for abandoned entries four times per claim time."""
        await self._repeat(RECOVERY, self._recovery_pause, self._recover_once)

    async def lease(self) -> None:
        """Renew the lease on what is in hand three times per claim time, while draining too."""
        await self._repeat(
            "lease",
            self._lease_pause,
            lambda: self._recovery.renew(self._line.in_hand),
            draining=True,
        )

    async def keep_up(self) -> None:
        """Read the figures; trim and reap now and then."""
        await self._repeat(UPKEEP, UPKEEP_SECONDS, self._upkeep_once)

    async def _repeat(
        self,
        name: str,
        pause: float,
        step: Callable[[], Awaitable[None]],
        *,
        draining: bool = False,
    ) -> None:
        backoff = Backoff()
        while draining or not self._gate.closed:
            self._health.beat(name)
            wait = pause
            try:
                await step()
            except Exception as error:
                if await self._upkeep.documents_refused(error):
                    raise wrong_kind(self._settings.documents_stream, error) from error
                if not (is_passing(error) or is_lasting(error)):
                    raise
                # The reader mends a vanished group; here it only means that there is no work.
                if not is_group_missing(error):
                    self._on_trouble(error, name)
                wait = backoff.next_wait()
            else:
                backoff.reset()
                self._on_success(name)
            if draining:
                await asyncio.sleep(wait)
            else:
                await self._gate.wait(wait)

    async def _recover_once(self) -> None:
        if not self._health.group_ready or self._gate.pause_reason:
            return
        while leases := await self._recovery.take_over(self._line.in_hand):
            self._on_success(RECOVERY)  # what follows may take long
            self._health.beat(RECOVERY)
            log.info("took over abandoned entries", entries=len(leases))
            self._metrics.claims.inc(len(leases))
            self._line.in_hand |= {lease.id for lease in leases}
            try:
                for lease in leases:
                    if self._gate.closed or self._gate.pause_reason:
                        return
                    self._health.beat(RECOVERY)
                    found = await self._recovery.attempt(lease)
                    if isinstance(found, Entry):
                        await self._line.process([found])
                    elif found is not None:
                        await self._line.refuse([found])
                    self._line.in_hand.discard(lease.id)
            finally:
                self._line.in_hand -= {lease.id for lease in leases}

    async def _upkeep_once(self) -> None:
        stats = await self._upkeep.group_stats()
        if stats is None:
            return
        metrics = self._metrics
        metrics.lag.set(stats.lag)
        metrics.pending.set(stats.pending)
        metrics.oldest_pending.set(stats.oldest_pending_age)
        metrics.consumers.set(stats.consumers)
        for stream, length in (await self._upkeep.stream_lengths()).items():
            metrics.stream_length.labels(stream).set(length)
        metrics.stories_known.set(await self._upkeep.stories_known())
        used, limit = await self._upkeep.memory()
        metrics.redis_memory.set(used)
        metrics.redis_memory_limit.set(limit)
        # Counted only once all went well: a refused trimming is tried again at the next reading.
        readings = self._readings + 1
        if readings % TRIM_EVERY == 0:
            await self._upkeep.trim(self._categories)
            self._health.beat(UPKEEP)
            for name in await self._upkeep.reap():
                log.info("removed a consumer long gone", consumer=name)
        self._readings = readings
        self._upkeep.wrong.tell()
