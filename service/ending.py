"""How a process ends: with an exit status, and with its error in the log."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from service.errors import TocsinError


def stop_signals() -> list[signal.Signals]:
    """Return the signals that ask for a stop; the end of the terminal is one, but under nohup."""
    found = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
    return found if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN else found[:2]


def stop_as_ctrl_c() -> None:
    """Have each of these signals raise KeyboardInterrupt, so that what was started is ended."""
    for number in stop_signals():
        signal.signal(number, signal.default_int_handler)


def note_stops() -> Callable[[], bool]:
    """Have the first of these signals noted only, and return what tells whether one came.

    An exception would leave behind what is just being started, and in a destructor or foreign code
    it would be lost, and the stop with it. The second signal raises KeyboardInterrupt.
    """
    came = False

    def note(_number: int, _frame: object) -> None:
        nonlocal came
        if came:
            raise KeyboardInterrupt
        came = True

    for number in stop_signals():
        signal.signal(number, note)
    return lambda: came


def run_to_end(work: Coroutine[Any, Any, object], log: structlog.stdlib.BoundLogger) -> int:
    """Run a process' work and return the exit status; errors are logged with advice.

    Work that returns False was done, but not for every item.
    """
    try:
        return int(asyncio.run(work) is False)
    except TocsinError as error:
        log.critical("the process stops", reason=str(error))
        return error.exit_code
    except Exception:
        log.critical("the process stops over an error of its own; please report it", exc_info=True)
        return 1
