"""`tocsin schema`: writes the wire contract as files."""

from pathlib import Path
from typing import Annotated

import typer

from service.classify import load_classifier
from service.cli.render import output
from service.contract import contract_files


def schema(
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas and the AsyncAPI document."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contract_files(load_classifier().categories).items():
        (folder / name).write_text(content, encoding="utf-8")
        output().print(f"wrote {folder / name}")
