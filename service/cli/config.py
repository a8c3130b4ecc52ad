"""`tocsin config`: the effective settings."""

from typing import Annotated

import typer
from rich.table import Table

from service.cli.common import masked, warn_of_unknown_settings
from service.cli.render import output
from service.settings import load_settings


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
        warn_of_unknown_settings()
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("setting", style="bold", no_wrap=True)
    table.add_column("value", overflow="fold")
    table.add_column("meaning", style="dim", overflow="fold")
    for name, field in type(settings).model_fields.items():
        table.add_row(f"TOCSIN_{name.upper()}", str(values[name]), field.description)
    console.print(table)
    warn_of_unknown_settings()
