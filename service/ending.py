"""How a process ends: with an exit status, and with its error in the log."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from service.errors import TocsinError


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
