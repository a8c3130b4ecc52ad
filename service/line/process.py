"""The line for one batch: judge off the event loop, commit, count."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import perf_counter, time

import structlog

from schemas.dead_letter import Reason
from service.commit.commit import Committer, Decided, Outcome
from service.ingest.gate import DeadShare, Gate
from service.line.judge import Judge
from service.serve.health import Health
from service.serve.metrics import Metrics
from service.settings import Settings
from service.verdict import Alerts, Entry, Failed, Refused, Verdict

log = structlog.get_logger("tocsin.line")

CLASSIFY = "classify"
"""Name of the classification's heartbeat."""
PART_SECONDS = 0.1
"""A batch that takes longer is judged and committed in parts of so many seconds, so that what
is taken over comes in between, one entry at a time, and a stop or a kill costs the last part."""


class Line:
    """Takes batches from the reader and from recovery, one at a time each."""

    def __init__(
        self,
        settings: Settings,
        judge: Judge,
        committer: Committer,
        metrics: Metrics,
        health: Health,
        gate: Gate,
        on_fatal: Callable[[BaseException], None],
        on_committed: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._judge = judge
        self._committer = committer
        self._metrics = metrics
        self._health = health
        self._gate = gate
        self._on_fatal = on_fatal
        self._on_committed = on_committed
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="classify")
        self._share = DeadShare(
            settings.dead_share_limit, settings.dead_share_window, settings.dead_share_minimum
        )
        self._queue = 0
        self.in_hand: set[bytes] = set()
        """Stream ids of the entries between read and commit: their lease is renewed."""

    async def process(self, entries: Sequence[Entry]) -> None:
        """Carry entries from read to commit.

        Never raises, because FastStream would swallow it: what can't be handled goes to
        `on_fatal`, and the entries stay pending.
        """
        ids = {entry.id for entry in entries}
        self.in_hand |= ids
        self._metrics.in_flight.set(len(self.in_hand))
        try:
            await self._process(list(entries))
        except Exception as error:  # noqa: BLE001 - handed to the supervisor, which stops
            self._on_fatal(error)
        finally:
            self.in_hand -= ids
            self._metrics.in_flight.set(len(self.in_hand))

    async def until_idle(self) -> None:
        """Wait until nothing is in hand."""
        while self.in_hand:  # noqa: ASYNC110 - recovery edits the set too; at the end only
            await asyncio.sleep(0.005)

    async def refuse(self, entries: Sequence[tuple[Entry, Refused]]) -> None:
        """Dead-letter entries that are not to be tried again."""
        await self._commit(list(entries), datetime.now(UTC))

    async def _process(self, entries: list[Entry]) -> None:
        self._metrics.batch_size.observe(len(entries))
        while entries:
            now = datetime.now(UTC)
            verdicts = await self._judge_some(entries, now)
            decided: list[Decided] = []
            for entry, verdict in zip(entries, verdicts, strict=False):
                settled = self._settle(entry, verdict)
                if settled is not None:
                    decided.append((entry, settled))
            await self._commit(decided, now)
            entries = entries[len(verdicts) :]

    async def _judge_some(self, entries: list[Entry], now: datetime) -> list[Verdict]:
        loop = asyncio.get_running_loop()
        if not self._queue:
            self._health.begin(CLASSIFY)
        self._queue += 1
        try:
            return await loop.run_in_executor(
                self._pool, self._judge.judge_some, entries, now, PART_SECONDS
            )
        finally:
            self._queue -= 1
            if not self._queue:
                self._health.end(CLASSIFY)

    def _settle(self, entry: Entry, verdict: Verdict) -> Alerts | Refused | None:
        """Turn a failure at the last allowed delivery into a dead letter."""
        if not isinstance(verdict, Failed):
            return verdict
        if entry.deliveries >= self._settings.max_deliveries:
            return Refused(
                Reason.CLASSIFY_FAILED,
                f"the classifier failed at delivery {entry.deliveries}: {verdict.detail}",
                verdict.document_id,
            )
        self._metrics.documents.labels("failed").inc()
        log.warning(
            "classification failed; the entry stays pending and is tried again",
            stream_id=entry.id.decode(),
            document_id=verdict.document_id,
            deliveries=entry.deliveries,
            error=verdict.detail,
        )
        return None

    async def _commit(self, decided: list[Decided], now: datetime) -> None:
        if not decided:
            return
        started = perf_counter()
        outcomes = await self._committer.commit(decided, now)
        self._metrics.commit.observe(perf_counter() - started)
        self._on_committed()
        self._count(decided, outcomes)

    def _count(self, decided: list[Decided], outcomes: list[Outcome]) -> None:
        metrics, committed_at = self._metrics, time()
        results: dict[str, int] = {}
        dead = 0
        for (entry, verdict), outcome in zip(decided, outcomes, strict=True):
            result = _result(verdict, outcome)
            results[result] = results.get(result, 0) + 1
            if outcome is not Outcome.WRITTEN:
                continue
            metrics.end_to_end.observe(
                max(0.0, committed_at - int(entry.id.partition(b"-")[0]) / 1000)
            )
            if isinstance(verdict, Refused):
                dead += 1
                metrics.dead_letters.labels(verdict.reason.value).inc()
                log.warning(
                    "dead letter",
                    stream_id=entry.id.decode(),
                    document_id=verdict.document_id,
                    reason=verdict.reason.value,
                    detail=verdict.detail,
                )
                continue
            for alert in verdict.alerts:
                metrics.count_alert(
                    alert.category, alert.severity, alert.country, alert.confidence, committed_at
                )
        for result, number in results.items():
            metrics.documents.labels(result).inc(number)
        metrics.last_commit.set(committed_at)
        share = self._share.add(len(decided), dead)
        if share is not None:
            reason = (
                f"paused for {self._settings.dead_pause:g} s: {share:.0%} of the last documents "
                "became dead letters; look at `tocsin dead list`, then mend the producer or "
                "raise TOCSIN_DEAD_SHARE_LIMIT"
            )
            log.error("the line pauses", reason=reason, share=round(share, 3))
            self._gate.pause(self._settings.dead_pause, reason)


def _result(verdict: Alerts | Refused, outcome: Outcome) -> str:
    """Return the value of the label `result`."""
    if outcome is not Outcome.WRITTEN:
        return outcome.value
    if isinstance(verdict, Refused):
        return "dead"
    if verdict.foreign:
        return "foreign"
    return "alerted" if verdict.alerts else "silent"
