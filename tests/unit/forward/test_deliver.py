"""What a POST's answers lead to: a real receiver, waits cut short."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from schemas.undelivered import UndeliveredReason
from service.forward import deliver
from service.forward.deliver import Deliverer, Message, UndeliverableError, open_session
from service.forward.guard import Guard
from service.forward.metrics import ForwardMetrics
from service.forward.targets import Target
from tests.support.receiver import Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    yield found
    found.close()


@asynccontextmanager
async def delivering(
    receiver: Receiver, beat: Callable[[], None] = lambda: None, **options: Any
) -> AsyncIterator[Deliverer]:
    guard = Guard(["127.0.0.1"])
    target = Target(name="desk", url=f"http://127.0.0.1:{receiver.port}/", **options)
    async with open_session(guard) as session:
        yield Deliverer(target, session, guard, ForwardMetrics(), asyncio.Event(), beat)


async def mine() -> None:
    pass


def answering(receiver: Receiver, *statuses: int, after: str | None = None) -> None:
    left = list(statuses)
    headers = {} if after is None else {"Retry-After": after}
    receiver.answer = lambda _post: (left.pop(0), headers)


async def test_only_answers_that_are_errors_count_towards_attempts(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "WAIT_FIRST", 0.001)
    async with delivering(receiver, attempts=2) as deliverer:
        answering(receiver, 503, 429, 503, 500, 204)
        await deliverer.deliver(Message("1", b"{}"), mine)
        assert receiver.ids == ["1"] * 5
        answering(receiver, 500, 503, 503, 500)
        with pytest.raises(UndeliverableError) as caught:
            await deliverer.deliver(Message("2", b"{}"), mine)
    assert caught.value.reason is UndeliveredReason.FAILED
    assert caught.value.attempts == 4


@pytest.mark.parametrize(
    ("after", "retry_for", "least", "most"),
    [
        ("600", 3600, 600, 600),
        (format_datetime(datetime.now(UTC) + timedelta(days=20), usegmt=True), 1e7, 1e6, 2e6),
        ("600", 100, 61, 100),
        ("99999999", 3600, 3000, 3600),
        ("0", 3600, 0.5, 1.0),
        ("soon", 3600, 0.5, 1.0),
    ],
    ids=["seconds", "date", "bounded", "huge", "none", "neither"],
)
async def test_a_target_is_left_alone_for_as_long_as_it_asks(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch,
    after: str, retry_for: float, least: float, most: float,
) -> None:  # fmt: skip
    waits: list[float] = []

    async def at_once(_self: Deliverer, seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(Deliverer, "_sleep", at_once)
    answering(receiver, 503, 204, after=after)
    async with delivering(receiver, retry_for=retry_for) as deliverer:
        await deliverer.deliver(Message("1", b"{}"), mine)
    (wait,) = waits
    assert least <= wait <= most


async def test_a_long_wait_is_not_being_stuck(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "WAIT_FIRST", 0.001)
    monkeypatch.setattr(deliver, "WAIT_MOST", 0.1)
    beats: list[None] = []
    answering(receiver, 503, 204, after="1")
    async with delivering(receiver, lambda: beats.append(None)) as deliverer:
        await deliverer.deliver(Message("1", b"{}"), mine)
    assert len(beats) > 2  # more than one for each POST
