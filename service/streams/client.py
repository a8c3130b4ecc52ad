"""The client of Redis that everything but the reader uses."""

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from service.settings import Settings


def make_redis(settings: Settings) -> Redis:
    """Return a client without retries: repeating a call is a decision of the caller's."""
    return Redis.from_url(
        settings.url(),
        socket_timeout=settings.reply_timeout,
        socket_connect_timeout=settings.connect_timeout,
        retry=Retry(NoBackoff(), 0),
    )


def slowest_calls(settings: Settings) -> float:
    """Return the seconds that one step of a loop may wait for Redis without any trouble.

    That is four calls: a script that the server does not know yet takes three.
    """
    return 4 * (settings.connect_timeout + settings.reply_timeout)
