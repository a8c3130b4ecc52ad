"""`tocsin dead`: looks at the dead letters, gives them back to the line, or drops them."""

from typing import Annotated, Any

import redis
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.cli.common import connected
from service.commit.dead_letters import from_fields, raw_fields
from service.settings import Settings, load_settings

app = typer.Typer(no_args_is_help=True, help="Dead letters: list, show, replay, drop.")

PAGE = 500

Ids = Annotated[list[str] | None, typer.Argument(help="Ids from `tocsin dead list`.")]
All = Annotated[bool, typer.Option("--all", help="All of them.")]
ReasonOption = Annotated[str | None, typer.Option(help="Only those with this reason.")]


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(help="Newest so many.")] = 50,
    reason: ReasonOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """List the newest dead letters with their reasons."""
    settings = load_settings()
    console = Console(highlight=False, soft_wrap=as_json)
    table = Table("id", "reason", "document", "deliveries", "failed at", "detail", box=None)
    shown = 0
    with connected(settings) as client:
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
                escape(letter.document_id or "-"),
                str(letter.deliveries),
                letter.failed_at.isoformat(timespec="seconds"),
                escape(letter.detail),
            )
    if not as_json:
        console.print(table if shown else "no dead letters")
        if total > shown:
            console.print(f"[dim]{shown} of {total} shown[/]")


@app.command()
def show(dead_id: Annotated[str, typer.Argument(help="Id from `tocsin dead list`.")]) -> None:
    """Show one dead letter with its raw fields."""
    settings = load_settings()
    console = Console(highlight=False)
    with connected(settings) as client:
        fields = _one(client, settings, dead_id)
        letter = from_fields(fields)
        for name, value in letter.model_dump(mode="json", exclude={"raw"}).items():
            console.print(f"[bold]{name}[/] ", end="")
            console.print(str(value), markup=False)
        for raw_name, raw_value in raw_fields(fields).items():
            console.print(f"[bold]{raw_name!r}[/] ", end="")
            console.print(repr(raw_value)[:4000], markup=False)


@app.command()
def replay(ids: Ids = None, every: All = False, reason: ReasonOption = None) -> None:
    """Put dead letters back on the document stream, byte for byte."""
    settings = load_settings()
    with connected(settings) as client:
        chosen = _chosen(client, settings, ids, every, reason)
        for dead_id, fields in chosen:
            raw = raw_fields(fields)
            pipeline = client.pipeline(transaction=True)
            if raw:
                pipeline.xadd(fields.get(b"stream", settings.documents_stream), raw)  # type: ignore[arg-type]
            pipeline.xdel(settings.dead_stream, dead_id)
            if raw:
                pipeline.execute()
            else:
                Console(stderr=True).print(f"{dead_id.decode()} holds no fields: nothing to replay")
    Console(highlight=False).print(f"{len(chosen)} replayed")


@app.command()
def drop(ids: Ids = None, every: All = False, reason: ReasonOption = None) -> None:
    """Delete dead letters for good."""
    settings = load_settings()
    with connected(settings) as client:
        chosen = [dead_id for dead_id, _fields in _chosen(client, settings, ids, every, reason)]
        if chosen:
            client.xdel(settings.dead_stream, *chosen)
    Console(highlight=False).print(f"{len(chosen)} dropped")


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
) -> list[tuple[bytes, dict[bytes, bytes]]]:
    """Return the chosen dead letters, oldest first."""
    if ids:
        return [(one.encode(), _one(client, settings, one)) for one in ids]
    if not every and not reason:
        raise typer.BadParameter("name ids, or --all, or --reason")
    rows = [
        (entry_id, fields)
        for entry_id, fields in _newest(client, settings)
        if not reason or fields.get(b"reason") == reason.encode()
    ]
    return rows[::-1]
