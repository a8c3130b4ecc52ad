"""The consumer group of the document stream."""

from redis.asyncio import Redis
from redis.exceptions import ResponseError


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
