"""`tocsin config`: the effective settings."""

from typing import Annotated, Any

import typer
from rich.table import Table

from service.cli.common import masked
from service.cli.render import output
from service.logs import configure_logs
from service.settings import Settings, load_settings


def config(
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show every setting with its value, secrets masked."""
    settings = load_settings()
    values = settings.model_dump(mode="json")
    values["redis_url"] = masked(settings.url())
    console = output()
    if as_json:
        console.print_json(data=values)
    else:
        console.print(_table(values))
    configure_logs(settings)  # which names settings that are none


def _table(values: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("setting", style="bold", no_wrap=True)
    table.add_column("value", overflow="fold")
    table.add_column("meaning", style="dim", overflow="fold")
    for name, field in Settings.model_fields.items():
        table.add_row(f"TOCSIN_{name.upper()}", str(values[name]), field.description)
    return table
