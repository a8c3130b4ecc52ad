"""Takes over what dead or slow consumers left pending, and keeps the lease on what is in hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from redis.asyncio import Redis

from schemas.dead_letter import Reason
from service.commit.dead_letters import Origin, common_fields
from service.commit.scripts import script
from service.errors import WrongKeyError
from service.settings import Settings
from service.streams.trouble import WrongKeys
from service.verdict import Entry, Refused

CLAIM_BATCH = 100
"""Entries claimed at once."""

DELETED = Refused(
    Reason.ENTRY_DELETED,
    "the entry was deleted from the stream while it was pending, so its document is gone; let "
    "only Tocsin trim the document stream (TOCSIN_DOCUMENTS_KEEP)",
)


@dataclass(frozen=True, slots=True)
class Lease:
    """A pending entry taken over, not yet read."""

    id: bytes
    deliveries: int
    """Deliveries so far; taking over does not count as one."""


class Recovery:
    """Claims, reads and leases pending entries of the group."""

    def __init__(self, redis: Redis, settings: Settings) -> None:
        self._redis = redis
        self._stream = settings.documents_stream
        self._dead = settings.dead_stream
        self._group = settings.group
        self._consumer = settings.consumer
        self._idle_ms = max(1, int(settings.claim_idle * 1000))
        self._max_deliveries = settings.max_deliveries
        self._lease = redis.register_script(script("lease"))
        self._take_over = redis.register_script(script("take_over"))

    async def renew(self, in_hand: Iterable[bytes]) -> None:
        """Reset the idle time of entries in hand, so that nobody takes them over.

        What was trimmed or deleted meanwhile stays pending, so that it can be committed still.
        """
        ids = list(in_hand)
        if ids:
            await self._lease(keys=[self._stream], args=[self._group, self._consumer, "", *ids])

    async def take_over(self, in_hand: set[bytes], idle_ms: int | None = None) -> list[Lease]:
        """Claim up to 100 entries idle too long, least delivered first.

        The delivery counts are left as they are: an entry's count grows only when it is
        tried alone, so that the neighbours of a poison entry do not inherit its count.
        """
        idle_ms = self._idle_ms if idle_ms is None else idle_ms
        start, claimed = "-", list[bytes]()
        refused: WrongKeyError | None = None
        while not claimed:  # look on behind those in hand and those that were deleted
            rows: Any = await self._redis.xpending_range(
                self._stream, self._group, min=start, max="+", count=CLAIM_BATCH, idle=idle_ms
            )
            if not rows:
                break
            start = f"({rows[-1]['message_id'].decode()}"
            counts = {row["message_id"]: int(row["times_delivered"]) for row in rows}
            free = [entry_id for entry_id in counts if entry_id not in in_hand]
            if free:
                try:
                    claimed = await self._take(free, idle_ms)
                except WrongKeyError as error:
                    refused = error
        if refused and not claimed:
            raise refused
        leases = [Lease(entry_id, counts[entry_id]) for entry_id in claimed]
        return sorted(leases, key=lambda lease: lease.deliveries)

    async def attempt(self, lease: Lease) -> Entry | tuple[Entry, Refused] | None:
        """Read one entry for another try, counting the delivery.

        Returns it with a refusal where it has been delivered as often as allowed; None where
        another consumer has it or finished it meanwhile, or it was deleted, which is then put
        on record.
        """
        last = lease.deliveries >= self._max_deliveries
        deliveries = lease.deliveries if last else lease.deliveries + 1
        mine = await self._lease(
            keys=[self._stream], args=[self._group, self._consumer, deliveries, lease.id]
        )
        found: Any = mine and await self._redis.xrange(self._stream, lease.id, lease.id)
        if not found:
            await self._take([lease.id], "")
            return None
        entry = Entry(lease.id, found[0][1], deliveries)
        if not last:
            return entry
        return entry, Refused(
            Reason.MAX_DELIVERIES,
            f"delivered {deliveries} times (TOCSIN_MAX_DELIVERIES) with no outcome: the workers "
            "that had it died or hung; look at their last log lines, then give its id to "
            "`tocsin dead replay`",
        )

    async def _take(self, ids: list[bytes], idle_ms: int | Literal[""]) -> list[bytes]:
        """Put on record which of the entries were deleted; claim the others, unless idle is ""."""
        common = common_fields(DELETED, Origin(self._stream, self._consumer), datetime.now(UTC))
        taken: list[bytes]
        taken, refusal = await self._take_over(
            keys=[self._stream, self._dead],
            args=[self._group, self._consumer, idle_ms, len(common), *common, *ids],
        )
        if refusal and not taken:  # else first those, then this is met again
            wrong = WrongKeys()
            wrong.note(self._dead, bytes(refusal).decode("utf-8", "replace"))
            wrong.tell()
        return taken
