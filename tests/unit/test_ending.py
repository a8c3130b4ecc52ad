"""The exit status of a process, and what its log says."""

import signal
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from service.ending import note_stops, run_to_end, stop_signals
from service.errors import StuckError


async def done(result: object) -> object:
    return result


async def failed(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(("result", "status"), [(None, 0), (True, 0), (False, 1)])
def test_work_that_was_not_done_for_every_item_has_its_status(result: object, status: int) -> None:
    with capture_logs() as logs:
        assert run_to_end(done(result), structlog.get_logger()) == status
    assert logs == []


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (StuckError("stuck"), StuckError.exit_code, {"reason": "stuck"}),
        (ValueError("x"), 1, {"exc_info": True}),
    ],
)
def test_an_error_is_logged_and_has_its_status(
    error: Exception, status: int, told: dict[str, Any]
) -> None:
    with capture_logs() as logs:
        assert run_to_end(failed(error), structlog.get_logger()) == status
    assert [one["log_level"] for one in logs] == ["critical"]
    assert told.items() <= logs[0].items()


@pytest.fixture
def _signals_kept() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in stop_signals()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals_kept")
@pytest.mark.parametrize("number", stop_signals())
def test_a_stop_is_noted_wherever_it_comes_and_a_second_one_breaks_off(
    number: signal.Signals,
) -> None:
    class Dying:
        def __del__(self) -> None:
            signal.raise_signal(number)

    stop_asked = note_stops()
    assert not stop_asked()
    Dying()
    assert stop_asked()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
