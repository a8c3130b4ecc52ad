"""Consumer groups: making them, and their figures."""

from dataclasses import dataclass
from time import time
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from service.streams.trouble import is_lasting

LAG_COUNTED = 10_000
"""Where the server reports no lag, entries are counted up to this many."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class GroupStats:
    """The state of a group."""

    lag: int
    """Entries not yet delivered; at least this many where the server does not count."""
    pending: int
    """Entries delivered and not acknowledged."""
    oldest_pending_age: float
    """Seconds since the oldest pending entry was added; 0 with none pending."""
    consumers: int


async def ensure_group(redis: Redis, stream: str, group: str) -> bool:
    """Create the stream and its group where they are missing; tell whether it was missing.

    The group starts at 0: documents older than the service are read too.
    """
    try:
        await redis.xgroup_create(stream, group, id="0", mkstream=True)
    except ResponseError as error:
        if not str(error).startswith("BUSYGROUP"):
            raise
        return False
    return True


async def documents_refused(redis: Redis, stream: str, error: BaseException) -> bool:
    """Tell whether an error means that the documents' key is not a stream.

    A script or a loop uses other keys, too: those an operator mends while the process waits.
    Never raises over trouble with Redis.
    """
    if not is_lasting(error):
        return False
    try:
        await redis.xlen(stream)
    except (RedisError, OSError) as refusal:
        return is_lasting(refusal)
    return False


async def group_stats(redis: Redis, stream: str, name: str) -> GroupStats | None:
    """Return the group's figures; None where stream or group are missing."""
    if not await redis.exists(stream):
        return None
    groups: list[dict[str, Any]] = await redis.xinfo_groups(stream)
    group = next((one for one in groups if one["name"] == name.encode()), None)
    if group is None:
        return None
    pending = await redis.xpending(stream, name)
    oldest = pending["min"]
    age = max(0.0, time() - int(oldest.partition(b"-")[0]) / 1000) if oldest else 0.0
    lag = group.get("lag")  # absent before Redis 7, null after deletions
    if lag is None:
        lag = await count_after(redis, stream, group["last-delivered-id"])
    return GroupStats(int(lag), int(pending["pending"]), age, int(group["consumers"]))


async def count_after(redis: Redis, stream: str, last: bytes) -> int:
    """Count the entries behind an id, up to LAG_COUNTED."""
    counted = 0
    while counted < LAG_COUNTED:
        rows: Any = await redis.xrange(stream, b"(" + last, "+", count=_PAGE)
        counted += len(rows)
        if len(rows) < _PAGE:
            break
        last = rows[-1][0]
    return counted
