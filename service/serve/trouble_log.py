"""Trouble with Redis, counted and told: once when it starts, now and then, once when it ends."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Protocol

import structlog
from prometheus_client import Counter
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ConnectionError,  # noqa: A004
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    TimeoutError,  # noqa: A004
)

from service.serve.health import Health

log = structlog.get_logger("tocsin.redis")

TELL_EVERY = 10.0
"""Seconds between log lines while the trouble lasts."""

_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (BusyLoadingError, "loading"),
    (AuthenticationError, "noauth"),
    (NoPermissionError, "noperm"),
    (OutOfMemoryError, "oom"),
    (ReadOnlyError, "readonly"),
    (TimeoutError, "timeout"),
    (ConnectionError, "connection"),
    (OSError, "connection"),
)
_REFUSALS = ("MISCONF", "NOAUTH", "NOPERM", "OOM", "READONLY", "LOADING", "NOGROUP")
_IN_SCRIPT = ("ACL failure in script", "The user executing the script can't")
"""What servers write in the place of NOPERM; the latter Redis 7.0."""
KINDS = frozenset({label for _kind, label in _KINDS} | {one.lower() for one in _REFUSALS})
"""Labels that an error can have, but for ``other``."""


def kind_of(error: BaseException) -> str:
    """Return the label of an error, out of a bounded set."""
    for kind, label in _KINDS:
        if isinstance(error, kind):
            return label
    # Redis 6.2 puts an error inside a script behind words of its own.
    text = str(error)
    if any(words in text for words in _IN_SCRIPT):
        return "noperm"
    return next((code.lower() for code in _REFUSALS if code in text), "other")


def refusal_of(error: BaseException) -> str | None:
    """Return what Redis said in refusing; None where it did not answer."""
    return None if kind_of(error) in {"connection", "timeout"} else str(error)[:500]


class RedisMetrics(Protocol):
    """Metrics of a process that uses Redis."""

    redis_errors: Counter
    reconnects: Counter


class TroubleLog:
    """Called with every passing error, and told whose call it was.

    Each caller ends its own trouble only: a server that is full, a replica, or one whose disk is
    full refuses writes and goes on answering those who read.
    """

    def __init__(
        self,
        metrics: RedisMetrics,
        health: Health,
        on_beat: Callable[[], None],
        first: str | None = None,
    ) -> None:
        """Wait for the caller `first`, if one is named, before Redis counts as connected."""
        self._metrics = metrics
        self._health = health
        self._on_beat = on_beat
        self._waiting: dict[Hashable, str | None] = {} if first is None else {first: None}
        """Who waits, and what Redis refused them."""
        self._since: float | None = None
        self._told = 0.0
        for kind in KINDS:
            metrics.redis_errors.labels(kind)

    def __call__(self, error: BaseException, caller: Hashable) -> None:
        """Count an error, and tell it if it is new or lasts."""
        self._on_beat()  # waiting for Redis is not being stuck
        self._waiting[caller] = refusal_of(error)
        self._look()
        self._metrics.redis_errors.labels(kind_of(error)).inc()
        now = monotonic()
        if self._since is None:
            self._since = now
        elif now - self._told < TELL_EVERY:
            return
        self._told = now
        log.warning(
            "Redis is in trouble; trying again until it is not",
            error=f"{type(error).__name__}: {error}",
            seconds=round(now - self._since, 1),
        )

    def over(self, caller: Hashable) -> None:
        """Note that a caller's call went well; the trouble is over when none waits any more."""
        self._waiting.pop(caller, None)
        self._look()
        if self._since is not None and not self._waiting:
            self._metrics.reconnects.inc()
            log.info("Redis is back", seconds=round(monotonic() - self._since, 1))
            self._since = None

    def _look(self) -> None:
        self._health.connected = not self._waiting
        self._health.refusal = next(filter(None, self._waiting.values()), None)
