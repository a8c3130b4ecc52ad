"""Structured logs: JSON lines, or a readable form on a terminal.

Never a document's text at info level: ids are enough to find it.
"""

import logging
import sys

import structlog

from service.settings import Settings, unknown_settings


def configure_logs(settings: Settings) -> None:
    """Send structlog and the standard library's logging to standard error in one form.

    The first lines name what looks like a setting and is none.
    """
    console = settings.log_format == "console" or (
        settings.log_format == "auto" and sys.stderr.isatty()
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer(colors=True)]
        if console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    libraries = ("uvicorn", "uvicorn.error", "uvicorn.access", "faststream", "httpx")
    for name in (*libraries, "tocsin.faststream"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    log = structlog.get_logger("tocsin.settings")
    for name in unknown_settings():
        log.warning("an unknown setting is ignored; `tocsin config` lists all", name=name)
