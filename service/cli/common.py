"""What several subcommands share."""

import contextlib
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

from schemas.follow import passes
from service.errors import ConfigurationError, UnavailableError
from service.settings import Settings


@contextlib.contextmanager
def connected(settings: Settings) -> Iterator[redis.Redis]:
    """Give a client that has had its PONG.

    Raises, with the address but no secret: UnavailableError where Redis does not answer, here or
    in the body; ConfigurationError where it refuses for good, such as a wrong kind of key.
    """
    client = redis.Redis.from_url(
        settings.url(),
        socket_timeout=settings.reply_timeout,
        socket_connect_timeout=settings.connect_timeout,
        retry=Retry(NoBackoff(), 0),
    )
    with contextlib.closing(client):
        try:
            client.ping()
        except (RedisError, OSError) as error:
            raise _unavailable(settings, error) from error
        try:
            yield client
        # No OSError here: the body's own files and pipes raise that.
        except RedisError as error:
            if isinstance(error, ResponseError) and not passes(error):
                raise ConfigurationError(
                    f"Redis at {masked(settings.url())} refuses: {error}"
                ) from error
            raise _unavailable(settings, error) from error


def _unavailable(settings: Settings, error: Exception) -> UnavailableError:
    return UnavailableError(
        f"Redis at {masked(settings.url())} fails: {str(error).rstrip('.')}; set TOCSIN_REDIS_URL "
        "(`tocsin run --embedded` starts a server, and its log says the address)"
    )


def masked(url: str) -> str:
    """Return an address without its password, wherever that stands."""
    url = re.sub(r"(?<=[?&]password=)[^&]*", "***", url)
    scheme, separator, rest = url.partition("://")
    credentials, at, host = rest.rpartition("@")
    if not at:
        return url
    user = credentials.partition(":")[0]
    return f"{scheme}{separator}{user}:***@{host}"


def read_lines(path: Path | None) -> Iterator[bytes]:
    """Yield the lines of a file, or of standard input for None or ``-``; no byte order mark."""
    with contextlib.ExitStack() as stack:
        if path is None or str(path) == "-":
            file = sys.stdin.buffer
        else:
            file = stack.enter_context(path.open("rb"))
        if first := file.readline():
            yield first.removeprefix(BOM_UTF8)
        yield from file
