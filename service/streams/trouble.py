"""What trouble with Redis means, and how long to wait before the next try."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from redis.exceptions import MasterDownError, ReadOnlyError, RedisError, ResponseError
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from service.errors import RetryError, StopError, WrongKeyError

BACKOFF_FIRST = 0.1
"""Seconds before the first repetition."""
BACKOFF_MOST = 4.0
"""Seconds between repetitions at the most."""


class Backoff:
    """Counts failures in a row; each makes the next wait longer, with jitter."""

    def __init__(self) -> None:
        self._failures = 0

    def next_wait(self) -> float:
        """Return the seconds to wait after one more failure: 0.1 to 4, doubled each time."""
        longest = min(BACKOFF_MOST, BACKOFF_FIRST * 2.0 ** min(self._failures, 10))
        self._failures += 1
        # Jitter upwards at first, so that no wait is shorter than the first step.
        return max(BACKOFF_FIRST, longest * random.uniform(0.75, 1.0))  # noqa: S311

    def reset(self) -> None:
        """Start over: the last try went well."""
        self._failures = 0


def is_passing(error: BaseException) -> bool:
    """Tell whether the same call may go well later.

    So it is with lost connections and time-outs, and with refusals (OOM, READONLY, MISCONF,
    LOADING, NOAUTH, ...): an operator mends those, and until then nothing is acknowledged.
    """
    return isinstance(error, RedisError | OSError | RetryError) and not is_lasting(error)


def is_lasting(error: BaseException) -> bool:
    """Tell whether only other settings or another key can help: the wrong kind of key.

    Of a call that uses further keys than the documents', ask `documents_refused` as well.
    """
    return isinstance(error, ResponseError) and "WRONGTYPE" in str(error)


def is_group_missing(error: BaseException) -> bool:
    """Tell whether the stream or its group is gone (FLUSHALL, an empty replica, DESTROY).

    Redis 6.2 puts an error inside a script behind words of its own, so the code may stand
    anywhere in the text.
    """
    return isinstance(error, ResponseError) and "NOGROUP" in str(error)


def is_replica(error: BaseException) -> bool:
    """Tell whether the server says that it is a replica, or has just become one.

    UNBLOCKED ends a blocking read when that happens; MASTERDOWN refuses even reads.
    """
    if isinstance(error, ReadOnlyError | MasterDownError):
        return True
    codes = ("READONLY", "UNBLOCKED", "MASTERDOWN")
    return isinstance(error, ResponseError) and any(code in str(error) for code in codes)


def wrong_kind(stream: str, error: BaseException) -> StopError:
    """Say what to do about a key that is not a stream."""
    return StopError(
        f"the key {stream} is not a stream ({error}); delete it, or set another name for the "
        "stream in TOCSIN_DOCUMENTS_STREAM"
    )


class WrongKeys:
    """Notes keys of a wrong kind, so that what concerns the other keys is done all the same."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    @contextmanager
    def around(self, key: str) -> Iterator[None]:
        """Go on behind a call that uses this key and finds it of a wrong kind."""
        try:
            yield
        except ResponseError as error:
            if not is_lasting(error):
                raise
            self.note(key, str(error))

    def note(self, key: str, words: str) -> None:
        """Note a key and the server's words."""
        self._found[key] = words

    def tell(self) -> None:
        """Raise a WrongKeyError that names every key noted since the last time, if there is one."""
        if self._found:
            keys = ", ".join(f"{key} ({words})" for key, words in self._found.items())
            self._found.clear()
            raise WrongKeyError(
                f"of a wrong kind: {keys}; delete or rename the key, or set another name for it"
            )


def persistently(on_failure: Callable[[BaseException], None]) -> AsyncRetrying:
    """Return tenacity's retrying for a call to Redis: for ever, with backoff and jitter."""

    def report(state: RetryCallState) -> None:
        if state.outcome is not None and (error := state.outcome.exception()) is not None:
            on_failure(error)

    return AsyncRetrying(
        retry=retry_if_exception(is_passing),
        wait=wait_exponential(multiplier=BACKOFF_FIRST, max=BACKOFF_MOST)
        + wait_random(0, BACKOFF_FIRST),
        before_sleep=report,
        reraise=True,
    )
