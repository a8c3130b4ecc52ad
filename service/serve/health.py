"""Tells whether the process is alive (its loops beat) and ready (Redis, group, not draining)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class _Beat:
    limit: float
    last: float
    busy_only: bool
    busy: bool = False


@dataclass(slots=True)
class Health:
    """What the loops report, and what the probes read."""

    clock: Callable[[], float] = monotonic
    _beats: dict[str, _Beat] = field(default_factory=dict)
    connected: bool = False
    """Redis answers, and refuses nobody: each caller's last call went well."""
    refusal: str | None = None
    """While it is not so: what Redis said in refusing; None where it does not answer."""
    group_ready: bool = False
    """The stream and the group are there, and the reader runs."""
    draining: bool = False
    """The process is finishing what is in hand before it stops."""
    pause_reason: Callable[[], str | None] = lambda: None
    """Says why the line pauses, if it does."""

    def expect(self, loop: str, limit: float, *, busy_only: bool = False) -> None:
        """Expect beats of a loop at least every `limit` seconds.

        With `busy_only` that holds only between `begin` and `end`.
        """
        self._beats[loop] = _Beat(limit, self.clock(), busy_only)

    def beat(self, loop: str) -> None:
        """Report that a loop is going round."""
        self._beats[loop].last = self.clock()

    def begin(self, loop: str) -> None:
        """Report that a loop that may idle has work now."""
        beat = self._beats[loop]
        beat.last, beat.busy = self.clock(), True

    def end(self, loop: str) -> None:
        """Report that its work is done."""
        self._beats[loop].busy = False

    def stuck(self) -> dict[str, float]:
        """Return the loops that are overdue, with the seconds since their last beat."""
        now = self.clock()
        return {
            name: now - beat.last
            for name, beat in self._beats.items()
            if (beat.busy or not beat.busy_only) and now - beat.last > beat.limit
        }

    def not_ready(self) -> list[str]:
        """Return why the process is not ready, in words; nothing if it is."""
        reasons = []
        if self.draining:
            reasons.append("draining: the process is about to stop")
        if not self.connected:
            refused = self.refusal
            reasons.append(f"Redis refuses: {refused}" if refused else "Redis does not answer")
        elif not self.group_ready:
            reasons.append("the stream and its consumer group are not there yet")
        if reason := self.pause_reason():
            reasons.append(reason)
        return reasons
