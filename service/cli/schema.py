"""`tocsin schema`: writes the wire contract as files."""

from pathlib import Path
from typing import Annotated

import typer

from service.classify import load_classifier
from service.cli.render import output
from service.contract import contract_files
from service.errors import ConfigurationError


def schema(
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas and the AsyncAPI document."""
    files = contract_files(load_classifier().categories)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"can't write to {folder}: {error.strerror}") from error
    for name in files:
        output().print(f"wrote {folder / name}", markup=False)
