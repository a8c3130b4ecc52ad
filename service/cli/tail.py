"""`tocsin tail`: follows the alert streams."""

import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import redis
import typer
from pydantic import ValidationError
from redis.exceptions import RedisError, ResponseError
from rich.console import Console

from schemas.alert import Alert
from schemas.follow import passes
from service.cli.common import connected
from service.cli.render import one_line, output, render_alert
from service.errors import UnavailableError
from service.settings import load_settings
from service.streams.replies import entries_by_stream

BLOCK_MS = 1000
PAGE = 200
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_AGE = re.compile(r"([0-9]{1,9})([smhd])")
_STREAM_ID = re.compile(r"([0-9]{1,20})(?:-[0-9]{1,20})?")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_LONG = 9
"""Digits from which on a number is a stream id's milliseconds, and no date (20260131)."""


def tail(
    category: Annotated[
        list[str] | None, typer.Option("--category", "-c", help="Only this category; repeatable.")
    ] = None,
    stories: Annotated[
        bool, typer.Option("--stories", help="Only what opens, changes or cancels a story.")
    ] = False,
    since: Annotated[
        str,
        typer.Option(
            help="Stream id, ISO 8601 time, or an age such as 10m, 2h, 1d; 0 for all. Default: now."
        ),
    ] = "$",
    as_json: Annotated[bool, typer.Option("--json", help="One alert per line, as JSON.")] = False,
    count: Annotated[int, typer.Option(min=0, help="Stop after so many alerts; 0: never.")] = 0,
) -> None:
    """Follow the alerts as they are written; Ctrl-C ends."""
    settings = load_settings()
    start = start_id(since)
    if stories and category:
        raise typer.BadParameter("--stories and --category exclude each other")
    streams = (
        [settings.stories_stream]
        if stories
        else [settings.category_stream(one) for one in category]
        if category
        else [settings.alerts_stream]
    )
    console = output()
    with connected(settings) as client:
        if category:
            _warn_of_empty(client, streams)
        try:
            for number, payload in enumerate(follow(client, streams, start), 1):
                if as_json:
                    sys.stdout.buffer.write(payload + b"\n")
                    sys.stdout.buffer.flush()
                else:
                    _show(console, payload)
                if number == count:
                    break
        except KeyboardInterrupt:
            pass


def _warn_of_empty(client: redis.Redis, streams: list[str]) -> None:
    """Name streams without an alert: a slip in a category would be waited on for ever."""
    console = Console(stderr=True, highlight=False, soft_wrap=True, style="yellow")
    for stream in streams:
        if not client.exists(stream):
            console.print(f"{one_line(stream)} has no alerts yet; waiting", markup=False)


def _show(console: Console, payload: bytes) -> None:
    try:
        console.print(render_alert(Alert.model_validate_json(payload).data))
    except ValidationError as error:
        first = error.errors()[0]
        Console(stderr=True).print(
            f"an entry is no alert of version 1: {first['loc']} {one_line(first['msg'])}",
            style="yellow",
            markup=False,
        )


def follow(client: redis.Redis, streams: list[str], start: str) -> Iterator[bytes]:
    """Yield the alerts' JSON from `start` on, for ever; reconnects by itself."""
    positions: dict[Any, Any] = dict.fromkeys(streams, start)
    if start == "$":  # fixed now, so that nothing is missed between two reads
        for stream in streams:
            last: Any = client.xrevrange(stream, count=1)
            positions[stream] = last[0][0] if last else "0"
    failures = 0
    while True:
        try:
            found: Any = client.xread(positions, count=PAGE, block=BLOCK_MS)
        except RedisError as error:
            if isinstance(error, ResponseError) and not passes(error):
                raise  # a wrong id, key or user: no time mends that
            failures += 1
            if failures > 30:
                raise UnavailableError(f"Redis does not come back: {error}") from error
            time.sleep(min(5.0, 0.1 * 2 ** min(failures, 6)))
            continue
        failures = 0
        for name, entries in entries_by_stream(found):
            for entry_id, fields in entries:
                positions[name.decode()] = entry_id
                if b"__data__" in fields:
                    yield fields[b"__data__"]


def start_id(since: str) -> str:
    """Read --since: a stream id, a time, or an age.

    Raises typer.BadParameter with the forms that are understood.
    """
    id_ = _STREAM_ID.fullmatch(since)
    if since == "$" or (id_ and len(id_[1]) >= _LONG):
        return since
    if age := _AGE.fullmatch(since):
        return _id_at(time.time() - int(age[1]) * _UNITS[age[2]])
    if at := _as_time(since):
        return _id_at(at.timestamp())
    if id_:
        return since
    raise typer.BadParameter(
        f"--since {since}: give a stream id (1712345678901-0), a time "
        "(2026-01-31T09:30:00Z) or an age (10m, 2h, 1d)"
    )


def _as_time(since: str) -> datetime | None:
    if since.isdecimal() and len(since) >= _LONG:
        return None  # Python takes some of these as times, with any figure for the T
    try:
        # A month (2026-01) looks like a stream id, and Python does not take it as a date.
        at = datetime.fromisoformat(f"{since}-01" if _MONTH.fullmatch(since) else since)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _id_at(seconds: float) -> str:
    # Ids begin with 1970.
    return f"{max(0, int(seconds * 1000))}-0"
