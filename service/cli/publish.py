"""`tocsin publish`: puts documents on the stream."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import redis
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from service.cli.common import connected, read_lines
from service.cli.render import one_line
from service.errors import RejectionError
from service.ingest.decode import to_document
from service.settings import load_settings

SAMPLES = Path(__file__).parents[1] / "samples" / "documents.jsonl"
CHUNK = 500
"""Documents sent in one round trip."""


class _Problems:
    """Prints one line per bad item and counts them."""

    def __init__(self) -> None:
        self.count = 0
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)

    def add(self, where: str, what: object) -> None:
        self.count += 1
        self._console.print(f"[red]skipped[/] {escape(where)}: ", end="")
        self._console.print(one_line(str(what)), markup=False)


def publish(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="JSON Lines (.jsonl, .ndjson), JSON (.json: an object or an array) or plain "
            "text (first line: the title); - reads JSON Lines from standard input."
        ),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="The invented documents that come with Tocsin.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Put documents on the stream; exit 1 if some were no documents."""
    settings = load_settings()
    if samples:
        files = [*(files or ()), SAMPLES]
    paths = files or [Path("-")]
    for path in paths:
        if str(path) != "-" and not path.is_file():
            raise typer.BadParameter(f"{path} is no file")
    problems = _Problems()
    with connected(settings) as client, _progress(quiet) as progress:
        task = progress.add_task("publishing", total=None)
        sent = 0
        for chunk in _chunks(_documents(paths, problems)):
            send(client, settings.documents_stream, chunk)
            sent += len(chunk)
            progress.update(task, completed=sent)
        progress.update(task, total=sent, completed=sent)
    Console(stderr=True, highlight=False).print(
        f"{sent} documents on {settings.documents_stream}"
        + (f", {problems.count} skipped" if problems.count else "")
    )
    raise typer.Exit(1 if problems.count else 0)


def send(client: redis.Redis, stream: str, payloads: Iterable[bytes]) -> None:
    """Add documents (JSON) to the stream in one round trip."""
    pipeline = client.pipeline(transaction=False)
    for payload in payloads:
        pipeline.xadd(stream, {"__data__": payload})
    pipeline.execute()


def _progress(quiet: bool) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=quiet or not sys.stderr.isatty(),
    )


def _chunks(payloads: Iterator[bytes]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    for payload in payloads:
        chunk.append(payload)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _documents(paths: list[Path], problems: _Problems) -> Iterator[bytes]:
    for path in paths:
        for where, raw in _readable(path, problems):
            try:
                document = to_document(raw)
            except RejectionError as error:
                problems.add(where, error)
            else:
                # As the producer wrote it, with the id that the service would give it.
                yield orjson.dumps(raw | {"id": document.id})


def _readable(path: Path, problems: _Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        yield from _raw(path, problems)
    except OSError as error:
        problems.add(str(path), error.strerror or error)


def _raw(path: Path, problems: _Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (where, object) of each document in a file."""
    if str(path) == "-" or path.suffix in {".jsonl", ".ndjson"}:
        for number, line in enumerate(read_lines(path), 1):
            if line.strip():
                yield from _parsed(f"{path}:{number}", line, problems)
    elif path.suffix == ".json":
        yield from _parsed(str(path), path.read_bytes().removeprefix(BOM_UTF8), problems)
    else:
        try:
            title, _, text = path.read_text(encoding="utf-8-sig").strip().partition("\n")
        except UnicodeDecodeError as error:
            problems.add(str(path), f"not UTF-8: {error}")
        else:
            yield str(path), {"title": title, "text": text, "source": path.name}


def _parsed(
    where: str, content: bytes, problems: _Problems
) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        problems.add(where, f"not JSON: {error}")
        return
    for index, one in enumerate(found if isinstance(found, list) else [found]):
        if isinstance(one, dict):
            yield (f"{where}[{index}]" if isinstance(found, list) else where), one
        else:
            problems.add(where, "not a JSON object")
