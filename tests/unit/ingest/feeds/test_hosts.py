"""Turns at a host: who waits for one beats, and holds nobody up."""

import asyncio

import pytest

from service.ingest.feeds.hosts import Hosts, LeftAloneError


async def take_turn(hosts: Hosts) -> None:
    async with hosts.turn("a.example"):
        pass


async def test_whoever_waits_for_a_turn_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.feeds.hosts.BEAT_EVERY", 0.01)
    hosts, beats = Hosts(delay=0), asyncio.Semaphore(0)

    async def wait_for_turn() -> None:
        async with hosts.turn("a.example", beats.release):
            pass

    async with asyncio.timeout(30):
        async with hosts.turn("a.example"):
            waiting = asyncio.create_task(wait_for_turn())
            for _ in range(3):
                await beats.acquire()
            assert not waiting.done()
        await waiting


async def test_whoever_waits_for_a_closed_host_holds_nobody_up() -> None:
    hosts = Hosts(delay=0)
    hosts.leave_alone("a.example", 9)
    waiting = asyncio.create_task(take_turn(hosts))
    await asyncio.sleep(0.05)
    hosts.leave_alone("a.example", 3600)
    async with asyncio.timeout(5):  # less than the first one waits
        with pytest.raises(LeftAloneError) as caught:
            await take_turn(hosts)
    assert caught.value.retry_after is not None
    assert not waiting.done()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_waiter_that_is_cancelled_leaves_the_turn_to_others() -> None:
    hosts = Hosts(delay=0.2)
    await take_turn(hosts)
    pausing = asyncio.create_task(take_turn(hosts))
    await asyncio.sleep(0.05)
    pausing.cancel()
    async with asyncio.timeout(30):
        await take_turn(hosts)
