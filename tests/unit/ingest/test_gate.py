"""The gate and the watch over the share of dead letters."""

import asyncio
from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from service.ingest.gate import DeadShare, Gate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_pause_says_why_and_ends_by_itself() -> None:
    gate = Gate()
    gate.pause(0.05, "too many")
    assert gate.pause_reason == "too many"
    asyncio.run(asyncio.sleep(0.06))
    assert gate.pause_reason is None


async def test_waiting_ends_when_the_gate_closes() -> None:
    gate = Gate()
    asyncio.get_running_loop().call_later(0.02, gate.close)
    started = monotonic()
    await gate.wait(30)
    assert monotonic() - started < 10
    assert gate.closed


def test_the_share_counts_only_its_window() -> None:
    clock = Clock()
    share = DeadShare(0.5, window=10, minimum=5, clock=clock)
    assert share.add(4, 4) is None  # below the minimum
    clock.now = 11
    assert share.add(4, 4) is None  # the first four are out of the window
    clock.now = 12
    assert share.add(6, 2) == 0.6
    assert share.add(4, 4) is None  # it starts over


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 300)), max_size=60))
def test_it_never_fires_below_its_limits(batches: list[tuple[int, int]]) -> None:
    share = DeadShare(0.5, window=1e9, minimum=100, clock=Clock())
    total = dead = 0
    for size, bad in batches:
        bad = min(bad, size)  # noqa: PLW2901
        total, dead = total + size, dead + bad
        found = share.add(size, bad)
        if dead >= 100 and dead / total >= 0.5:
            assert found == dead / total
            total = dead = 0
        else:
            assert found is None
