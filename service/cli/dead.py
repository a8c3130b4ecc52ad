"""`tocsin dead`: looks at the dead letters, gives them back to the line, or drops them."""

import contextlib
from collections.abc import Iterator
from typing import Annotated, Any

import redis
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.cli.common import connected
from service.cli.render import one_line, output
from service.commit.dead_letters import from_fields, raw_fields
from service.errors import StopError
from service.settings import Settings, load_settings
from service.streams.trouble import is_lasting

app = typer.Typer(no_args_is_help=True, help="Dead letters: list, show, replay, drop.")

PAGE = 100
ID_WIDTH = 15
"""Characters of a stream id, up to the year 2286 and nine others in one millisecond."""

Ids = Annotated[list[str] | None, typer.Argument(help="Ids from `tocsin dead list`.")]
All = Annotated[bool, typer.Option("--all", help="All of them.")]
ReasonOption = Annotated[str | None, typer.Option(help="Only those with this reason.")]


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(min=1, help="Newest so many.")] = 50,
    reason: ReasonOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """List the newest dead letters with their reasons."""
    settings = load_settings()
    console = output(soft_wrap=as_json)
    table = Table(box=None)
    for name in ("id", "reason", "document", "deliveries", "failed at", "detail"):
        # An id is what `show` and `replay` are given: whole, at any width.
        table.add_column(name, overflow="fold", min_width=ID_WIDTH if name == "id" else None)
    shown = 0
    with _opened(settings) as client:
        total = client.xlen(settings.dead_stream)
        for entry_id, fields in _newest(client, settings):
            if shown == limit:
                break
            letter = from_fields(fields)
            if reason and letter.reason.value != reason:
                continue
            shown += 1
            if as_json:
                record = letter.model_dump(mode="json", exclude={"raw"}) | {"id": entry_id.decode()}
                console.print_json(data=record, indent=None)
            table.add_row(
                entry_id.decode(),
                letter.reason.value,
                escape(one_line(letter.document_id or "-")),
                str(letter.deliveries),
                letter.failed_at.isoformat(timespec="seconds"),
                escape(one_line(letter.detail)),
            )
    if not as_json:
        console.print(table if shown else "no dead letters")
        if total > shown:
            console.print(f"[dim]{shown} of {total} shown[/]")


@app.command()
def show(dead_id: Annotated[str, typer.Argument(help="Id from `tocsin dead list`.")]) -> None:
    """Show one dead letter with its raw fields."""
    settings = load_settings()
    console = output()
    with _opened(settings) as client:
        fields = _one(client, settings, dead_id)
        letter = from_fields(fields)
        for name, value in letter.model_dump(mode="json", exclude={"raw"}).items():
            console.print(f"[bold]{name}[/] ", end="")
            console.print(one_line(str(value)), markup=False)
        for raw_name, raw_value in raw_fields(fields).items():
            console.print(f"[bold]{escape(repr(raw_name))}[/] ", end="")
            console.print(repr(raw_value)[:4000], markup=False)


@app.command()
def replay(ids: Ids = None, every: All = False, reason: ReasonOption = None) -> None:
    """Put dead letters back on the document stream, byte for byte.

    One whose replay is cut off may be replayed twice: the second is a duplicate by its id.
    """
    settings = load_settings()
    with _opened(settings) as client:
        chosen = _chosen(client, settings, ids, every, reason)
        replayed = 0
        try:
            for dead_id, fields in chosen:
                replayed += _replay_one(client, settings, dead_id, fields)
        finally:
            output().print(f"{replayed} replayed")


def _replay_one(
    client: redis.Redis, settings: Settings, dead_id: bytes, fields: dict[bytes, bytes]
) -> bool:
    """Put one dead letter back; tell whether there was anything to put back."""
    raw: Any = raw_fields(fields)
    if not raw:
        Console(stderr=True).print(f"{dead_id.decode()} holds no fields: nothing to replay")
        return False
    stream = fields.get(b"stream", settings.documents_stream.encode())
    # Not in one MULTI: that would delete the letter although the XADD before it is refused.
    with _stream_at(stream.decode("utf-8", "replace"), f"; dead letter {dead_id.decode()} is kept"):
        client.xadd(stream, raw)
    client.xdel(settings.dead_stream, dead_id)
    return True


@app.command()
def drop(ids: Ids = None, every: All = False, reason: ReasonOption = None) -> None:
    """Delete dead letters for good."""
    settings = load_settings()
    with _opened(settings) as client:
        chosen = [dead_id for dead_id, _fields in _chosen(client, settings, ids, every, reason)]
        if chosen:
            client.xdel(settings.dead_stream, *chosen)
    output().print(f"{len(chosen)} dropped")


@contextlib.contextmanager
def _opened(settings: Settings) -> Iterator[redis.Redis]:
    """Give a connected client for looking at the dead letters."""
    with connected(settings) as client, _stream_at(settings.dead_stream):
        yield client


@contextlib.contextmanager
def _stream_at(key: str, kept: str = "") -> Iterator[None]:
    """Raise StopError that names the key where it is of another kind."""
    try:
        yield
    except redis.ResponseError as error:
        if not is_lasting(error):
            raise
        raise StopError(
            f"the key {key} is not a stream ({error}){kept}; delete or rename that key, then try "
            "again"
        ) from error


def _newest(client: redis.Redis, settings: Settings) -> Any:
    last = "+"
    while True:
        rows: Any = client.xrevrange(settings.dead_stream, max=last, count=PAGE)
        yield from rows
        if len(rows) < PAGE:
            return
        last = "(" + rows[-1][0].decode()


def _one(client: redis.Redis, settings: Settings, dead_id: str) -> dict[bytes, bytes]:
    try:
        rows: Any = client.xrange(settings.dead_stream, dead_id, dead_id)
    except redis.ResponseError as error:
        if is_lasting(error):
            raise
        raise typer.BadParameter(f"{dead_id} is no stream id: {error}") from error
    if not rows:
        raise typer.BadParameter(f"no dead letter {dead_id}; see `tocsin dead list`")
    fields: dict[bytes, bytes] = rows[0][1]
    return fields


def _chosen(
    client: redis.Redis,
    settings: Settings,
    ids: list[str] | None,
    every: bool,
    reason: str | None,
) -> Iterator[tuple[bytes, dict[bytes, bytes]]]:
    """Return the chosen dead letters, oldest first."""
    if ids:
        return iter([(one.encode(), _one(client, settings, one)) for one in dict.fromkeys(ids)])
    if not every and not reason:
        raise typer.BadParameter("name ids, or --all, or --reason")
    return (
        (entry_id, fields)
        for entry_id, fields in _oldest(client, settings)
        if not reason or fields.get(b"reason") == reason.encode()
    )


def _oldest(client: redis.Redis, settings: Settings) -> Any:
    """Yield the letters that are there at the start, read a few at a time: all may be gigabytes."""
    newest: Any = client.xrevrange(settings.dead_stream, count=1)
    rows: Any = newest
    first = b"-"
    while rows:
        rows = client.xrange(settings.dead_stream, first, newest[0][0], count=PAGE)
        yield from rows
        if rows:
            first = b"(" + rows[-1][0]
