"""The rules of following, without a server: what is asked for, and when."""

import asyncio
import contextlib
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ConnectionError as Lost

from schemas.follow import Follower, _Call, _Hand, _Pause, follow_async


class Play:
    """Plays the driver: answers calls, and tells which were made."""

    def __init__(self, follower: Follower) -> None:
        self.script: Generator[Any, Any, None] = follower.run()
        self.step = next(self.script)

    def call(self, method: str, reply: Any) -> tuple[Any, ...]:
        assert isinstance(self.step, _Call), self.step
        assert self.step.method == method, self.step
        arguments = self.step.arguments
        if isinstance(reply, Exception):
            self.step = self.script.throw(reply)
        else:
            self.step = self.script.send(reply)
        return arguments

    def entry(self) -> str:
        assert isinstance(self.step, _Hand)
        assert self.step.entry is not None
        found: str = self.step.entry.id
        self.step = self.script.send(None)
        return found

    def pause(self) -> float:
        assert isinstance(self.step, _Pause)
        seconds: float = self.step.seconds
        self.step = self.script.send(None)
        return seconds


def rows(*ids: str) -> list[Any]:
    return [[b"s", [(one.encode(), {b"a": b"b"}) for one in ids]]]


def test_a_lost_acknowledgement_is_repeated_before_anything_else() -> None:
    play = Play(Follower(["s"], group="g"))
    play.call("xreadgroup", rows("1-0"))
    assert play.entry() == "1-0"
    play.call("xack", Lost())
    assert play.pause() > 0
    assert play.call("xack", 1) == ("s", "g", "1-0")
    play.call("xreadgroup", [])


def test_a_lost_reply_is_looked_for_among_the_own_entries() -> None:
    play = Play(Follower(["s"], group="g"))
    assert play.call("xreadgroup", [])[2] == {"s": "0"}
    play.call("xautoclaim", [b"0-0", [], []])
    assert play.call("xreadgroup", Lost())[2] == {"s": ">"}
    play.pause()
    assert play.call("xreadgroup", rows("1-0"))[2] == {"s": "0"}
    assert play.entry() == "1-0"


def test_what_waited_too_long_in_hand_is_read_again() -> None:
    now = [0.0]
    play = Play(Follower(["s"], group="g", claim_idle=60, clock=lambda: now[0]))
    play.call("xreadgroup", rows("1-0", "2-0"))
    assert play.entry() == "1-0"
    now[0] = 31
    play.call("xack", 1)
    assert play.call("xreadgroup", rows("2-0"))[2] == {"s": "0"}
    assert play.entry() == "2-0"


@pytest.mark.parametrize("group", [None, "g"])
def test_pauses_grow_and_start_over(group: str | None) -> None:
    play = Play(Follower(["s"], group=group, start="0"))
    method = "xreadgroup" if group else "xread"
    pauses = []
    for _ in range(9):
        play.call(method, Lost())
        pauses.append(play.pause())
    assert pauses == sorted(pauses)
    assert pauses[0] == 0.1
    assert pauses[-1] == 5.0
    play.call(method, rows("1-0"))
    play.entry()
    play.call("xack" if group else method, Lost())
    assert play.pause() == 0.1


def test_both_protocols_and_several_streams_give_entries_in_order() -> None:
    replies: tuple[Any, ...] = (
        [[b"a", [(b"9-0", {})]], [b"b", [(b"10-0", {}), (b"10-2", {})]]],
        {b"b": [[(b"10-0", {}), (b"10-2", {})]], b"a": [[(b"9-0", {})]]},
    )
    for reply in replies:
        play = Play(Follower(["a", "b"], start="0"))
        play.call("xread", reply)
        assert [play.entry() for _ in range(3)] == ["9-0", "10-0", "10-2"]
        assert play.call("xread", [])[0] == {"a": "9-0", "b": "10-2"}


@given(
    st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(1, 60)), min_size=1),
    st.integers(1, 7),
    st.data(),
)
def test_a_tail_of_several_streams_from_the_past_keeps_their_order(
    streams: dict[str, set[int]], batch: int, data: st.DataObject
) -> None:
    """However the entries lie in the streams, and with new ones coming all the time."""
    play = Play(Follower(list(streams), start="0", batch=batch))
    handed: list[int] = []
    read: dict[str, int] = dict.fromkeys(streams, 0)
    newest = 100
    while True:
        if isinstance(play.step, _Hand):
            handed.append(int(play.entry().partition("-")[0]))
            continue
        if play.step.method == "xinfo_stream":
            play.call("xinfo_stream", {"last-generated-id": b"9999-0"})
            continue
        (positions,) = play.step.arguments
        assert positions
        found: list[Any] = []
        for name, at in positions.items():
            behind = sorted(
                one for one in streams[name] if one > int(str(at).partition("-")[0])
            )[:batch]  # fmt: skip
            if behind:
                read[name] += len(behind)
                found.append([name.encode(), [(f"{one}-0".encode(), {}) for one in behind]])
        assert sum(read.values()) - len(handed) <= batch * len(streams)
        if not found and "block" in play.step.options:
            break
        play.call("xread", found)
        if newest < 120 and data.draw(st.booleans()):
            newest += 1
            streams[data.draw(st.sampled_from(sorted(streams)))].add(newest)
    everything = [one for stream in streams.values() for one in stream]
    assert handed == sorted(everything)


async def test_a_cancellation_that_the_client_loses_still_ends_the_loop() -> None:
    class Client:
        async def xread(self, *_arguments: Any, **_options: Any) -> list[Any]:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(3600)
            return rows("1-0")

        async def xinfo_stream(self, *_arguments: Any) -> dict[str, bytes]:
            return {"last-generated-id": b"9-0"}

    async def read() -> None:
        async for _entry in follow_async(Client(), Follower(["s"], start="0")):
            pass

    task = asyncio.create_task(read())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
