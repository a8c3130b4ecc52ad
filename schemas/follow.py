"""Follows Redis streams, alone or in a consumer group, whatever happens to Redis meanwhile.

The rules stand once, in `Follower`, which does no input or output itself: it asks for calls and
pauses and hands out entries. `follow` and `follow_async` carry that out with redis-py's two
clients. Works with Redis 6.2 and later, and Valkey. Needs redis only when it runs.
"""

import asyncio
import logging
import re
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .base import to_utc

log = logging.getLogger("tocsin.client")

BLOCK_SECONDS = 1.0
"""Longest wait for new entries in one call; must stay below the client's reply time-out."""
REPLY_SECONDS = 10.0
"""Longest wait for a reply, and for a connection."""
BACKOFF_FIRST, BACKOFF_MOST = 0.1, 5.0
"""Seconds before the first repetition of a failed call, and between repetitions at the most."""
LOOK_AGAIN = 30
"""Empty reads of a tail between looks at whether its stream was emptied and begun anew."""
_PASSING = ("MISCONF", "NOREPLICAS", "UNBLOCKED", "BUSY")
"""Begin the refusals that pass and have no class of their own in redis-py."""

_START = re.compile(r"\$|[0-9]{1,20}(-[0-9]{1,20})?")

StreamStart = str | datetime
"""Where to begin: ``$`` for now, ``0`` for all, a stream id, or a time."""


@dataclass(frozen=True, slots=True)
class StreamEntry:
    """One entry of a stream."""

    stream: str
    id: str
    """Stream id: <milliseconds>-<sequence>."""
    fields: dict[bytes, bytes]
    """Empty where the entry was deleted while it was pending."""


@dataclass(frozen=True, slots=True)
class _Call:
    method: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class _Hand:
    entry: StreamEntry | None
    """None: nothing came within BLOCK_SECONDS."""


_Script = Generator[_Call | _Pause | _Hand, Any, None]


def as_id(start: StreamStart) -> str:
    """Return a start as Redis writes it. Raises ValueError where it is none."""
    if isinstance(start, datetime):
        return f"{max(0, int(to_utc(start).timestamp() * 1000))}-0"
    if not _START.fullmatch(str(start)):
        raise ValueError(
            f"start: {str(start)!r} is no place in a stream; give '$' (now), '0' (all), a stream "
            "id such as 1700000000000-0, or a datetime"
        )
    return str(start)


def _sortable(stream_id: str) -> tuple[int, int]:
    milliseconds, _, sequence = stream_id.partition("-")
    return int(milliseconds), int(sequence or 0)


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _entries(reply: Any) -> list[StreamEntry]:
    """Return the entries of a reply in either protocol, in the order of their ids."""
    found = []
    pairs = reply.items() if isinstance(reply, dict) else reply or ()
    for name, rows in pairs:
        # RESP3 wraps the list of entries once more.
        wrapped = isinstance(reply, dict) and rows and isinstance(rows[0], list)
        for key, fields in rows[0] if wrapped else rows:
            found.append(StreamEntry(_text(name), _text(key), fields or {}))
    return _in_order(found)


def _in_order(entries: list[StreamEntry]) -> list[StreamEntry]:
    return sorted(entries, key=lambda entry: _sortable(entry.id))


class Follower:
    """The rules of following; good for one run.

    Without a group: each entry behind `start`, in the order of the ids (within one millisecond
    they order no two streams). With one: at least once. An entry is acknowledged when the next
    is asked for; what this consumer had not acknowledged comes first, then, again and again,
    what other consumers left idle for `claim_idle` seconds. An entry must be finished within
    that time, or another consumer may do it too.
    """

    def __init__(
        self,
        streams: Sequence[str],
        *,
        group: str | None = None,
        consumer: str = "one",
        start: StreamStart = "$",
        claim_idle: float = 60.0,
        batch: int = 100,
        idle_ticks: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._streams = list(dict.fromkeys(streams))
        self._group, self._consumer, self._start = group, consumer, as_id(start)
        self._claim_idle, self._batch = claim_idle, batch
        self._idle_ticks, self._clock = idle_ticks, clock
        self._reached: dict[str, str] = {}
        self._joined = False
        self._done: list[StreamEntry] = []
        self._keep = False
        self._delay = BACKOFF_FIRST
        self.on_trouble: Callable[[Exception], None] = lambda _error: None
        """Called with each error that is waited out."""
        self.on_success: Callable[[], None] = lambda: None
        """Called after each read that went well."""
        self.on_claimed: Callable[[int], None] = lambda _number: None
        """Called with the number of entries taken over from other consumers."""

    def leave_pending(self) -> None:
        """Do not acknowledge the entry that was handed out last."""
        self._keep = True

    def run(self) -> _Script:
        """Ask for calls and pauses and hand out entries, for ever.

        Raises what only the caller can mend: wrong credentials, a key that is no stream.
        """
        from redis import exceptions as wrong

        missing = False
        while True:
            try:
                if missing:
                    yield from self._join()
                    missing = False
                yield from (self._read_as_group() if self._group else self._read_alone())
            except (wrong.ConnectionError, wrong.TimeoutError, OSError, wrong.ResponseError) as e:
                # redis-py wraps an error that it meets while it connects.
                cause = e.__cause__ or e
                if isinstance(cause, wrong.AuthenticationError):
                    raise cause from None
                if isinstance(e, wrong.ResponseError):
                    if self._group and "NOGROUP" in str(e):
                        missing = True
                        continue
                    if not passes(e):
                        raise
                self.on_trouble(e)
                log.warning("Redis does not answer (%s); trying again in %s s", e, self._delay)
                yield _Pause(self._delay)
                self._delay = min(self._delay * 2, BACKOFF_MOST)

    def _read_alone(self) -> _Script:
        held: list[StreamEntry] = []
        for stream in self._streams:
            if self._start == "$" and stream not in self._reached:
                self._reached[stream] = yield from self._last_id(stream)
        idle = LOOK_AGAIN
        while True:
            if idle >= LOOK_AGAIN:
                idle = 0
                for stream, at in self._reached.items():
                    last = yield from self._last_id(stream)
                    self._reached[stream] = min(at, last, key=_sortable)
            waiting = {entry.stream for entry in held}
            positions = {
                one: self._reached.get(one, self._start)
                for one in self._streams
                if one not in waiting
            }
            options = {"count": self._batch} if held else self._waiting()
            entries = self._read((yield _Call("xread", (positions,), options)))
            held = _in_order(held + entries)
            # Beyond the last entry that is known of it, a stream may hold more where it filled
            # its share of the reply or was not asked. What is behind that of another waits: one
            # batch of each stream at the most.
            sizes = Counter(entry.stream for entry in entries)
            ends = {entry.stream: _sortable(entry.id) for entry in held}
            known_to = min(
                (
                    end
                    for stream, end in ends.items()
                    if stream in waiting or sizes[stream] >= self._batch
                ),
                default=None,
            )
            ready = [one for one in held if known_to is None or _sortable(one.id) <= known_to]
            held = held[len(ready) :]
            for entry in ready:
                self._reached[entry.stream] = entry.id
                yield _Hand(entry)
            if not ready:
                idle += 1
                if self._idle_ticks:
                    yield _Hand(None)

    def _read_as_group(self) -> _Script:
        own, next_claim = True, float("-inf")
        while True:
            # A reply that was lost on the way may have left an acknowledgement undone.
            while self._done:
                yield from self._acknowledge()
            if not own and self._clock() >= next_claim:
                if own := bool((yield from self._take_over())):
                    continue
                next_claim = self._clock() + self._claim_idle / 2
            read_at = self._clock()
            positions = dict.fromkeys(self._streams, "0" if own else ">")
            reply = yield _Call(
                "xreadgroup",
                (self._group, self._consumer, positions),
                {"count": self._batch} if own else self._waiting(),
            )
            entries = self._read(reply)
            self._joined = True
            for entry in entries:
                if self._clock() - read_at > self._claim_idle / 2:
                    # Another consumer may have taken the rest: see what is still this one's.
                    own = True
                    break
                before = self._reached.get(entry.stream, "0-0")
                self._reached[entry.stream] = max(before, entry.id, key=_sortable)
                yield _Hand(entry)
                if self._keep:
                    self._keep = False
                    continue
                self._done.append(entry)
                yield from self._acknowledge()
            if not entries:
                if self._idle_ticks and not own:
                    yield _Hand(None)
                own = False

    def _waiting(self) -> dict[str, int]:
        return {"count": self._batch, "block": int(BLOCK_SECONDS * 1000)}

    def _read(self, reply: Any) -> list[StreamEntry]:
        self._delay = BACKOFF_FIRST
        self.on_success()
        return _entries(reply)

    def _acknowledge(self) -> _Script:
        entry = self._done[0]
        yield _Call("xack", (entry.stream, self._group, entry.id), {})
        del self._done[0]

    def _take_over(self) -> Generator[_Call | _Pause | _Hand, Any, int]:
        """Make idle entries this consumer's own, about a batch of them; return how many.

        What the call returns is not used: before Redis 7 it holds nameless gaps for deleted
        entries. Reading this consumer's own entries names them.
        """
        taken = 0
        for stream in self._streams:
            cursor = "0-0"
            while taken < self._batch:
                reply = yield _Call(
                    "xautoclaim",
                    (stream, self._group, self._consumer, int(self._claim_idle * 1000)),
                    {"start_id": cursor, "count": self._batch},
                )
                taken += len(reply[1])
                cursor = _text(reply[0])
                if cursor in {"0", "0-0"}:
                    break
        if taken:
            self.on_claimed(taken)
        return taken

    def _join(self) -> _Script:
        """Make the streams and their groups: at the start, or behind what was reached."""
        from redis.exceptions import ResponseError

        for stream in self._streams:
            last = yield from self._last_id(stream)
            if stream in self._reached:
                # Ids grow with the time; a stream begun anew with smaller ones is read whole.
                reached = self._reached[stream]
                at = reached if _sortable(reached) <= _sortable(last) else "0-0"
            elif self._joined:
                at = "0-0"
            else:
                at = last if self._start == "$" else self._start
                self._reached[stream] = at
            try:
                yield _Call("xgroup_create", (stream, self._group), {"id": at, "mkstream": True})
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    def _last_id(self, stream: str) -> Generator[_Call | _Pause | _Hand, Any, str]:
        from redis.exceptions import ResponseError

        try:
            found = yield _Call("xinfo_stream", (stream,), {})
        except ResponseError as error:
            if "no such key" not in str(error):
                raise
            return "0-0"
        return _text(found["last-generated-id"])


def passes(error: Exception) -> bool:
    """Tell whether a refusal (redis-py's ResponseError) may be gone at the next try.

    So it is while a server fails over, loads, has no memory or may not write; not so with wrong
    rights, a wrong kind of key or a wrong id.
    """
    from redis import exceptions as wrong

    # redis-py keeps the code of these as the class, not in the text; MASTERDOWN is a CLUSTERDOWN.
    classes = (
        wrong.ReadOnlyError, wrong.OutOfMemoryError, wrong.ClusterDownError, wrong.TryAgainError,
    )  # fmt: skip
    return isinstance(error, classes) or str(error).startswith(_PASSING)


async def follow_async(redis: Any, follower: Follower) -> AsyncGenerator[StreamEntry | None, None]:
    """Yield entries with redis-py's asynchronous client, which must not retry by itself."""
    script = follower.run()
    step = next(script)
    while True:
        if isinstance(step, _Hand):
            yield step.entry
            step = script.send(None)
        elif isinstance(step, _Pause):
            await asyncio.sleep(step.seconds)
            step = script.send(None)
        else:
            task = asyncio.current_task()
            cancelled = task.cancelling() if task else 0
            try:
                reply = await getattr(redis, step.method)(*step.arguments, **step.options)
            except Exception as error:  # noqa: BLE001 - the follower judges it
                step = script.throw(error)
            else:
                if task and task.cancelling() > cancelled:
                    # redis-py 8.1 loses a cancellation that arrives while it reads a reply.
                    raise asyncio.CancelledError
                step = script.send(reply)


def follow(redis: Any, follower: Follower) -> Generator[StreamEntry | None, None, None]:
    """Yield entries with redis-py's synchronous client, which must not retry by itself."""
    script = follower.run()
    step = next(script)
    while True:
        if isinstance(step, _Hand):
            yield step.entry
            step = script.send(None)
        elif isinstance(step, _Pause):
            time.sleep(step.seconds)
            step = script.send(None)
        else:
            try:
                reply = getattr(redis, step.method)(*step.arguments, **step.options)
            except Exception as error:  # noqa: BLE001 - the follower judges it
                step = script.throw(error)
            else:
                step = script.send(reply)
