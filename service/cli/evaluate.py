"""`tocsin evaluate`: how right the classifier is on documents with known labels."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import orjson
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.classify import load_classifier
from service.errors import ConfigurationError
from service.evaluate import Report, evaluate, gold_from_json
from service.evaluate_events import FIELDS, EventReport, evaluate_events, gold_events_from_json
from service.settings import load_settings

Line = TypeVar("Line")


def evaluate_command(
    gold: Annotated[
        Path,
        typer.Option(
            help="JSON Lines: text, title, published_at, labels, unsure (categories to leave out)."
        ),
    ],
    events: Annotated[
        bool,
        typer.Option(
            "--events", help="Measure the events' fields: the file's lines have a list `events`."
        ),
    ] = False,
    errors: Annotated[int, typer.Option(help="Show so many of the worst errors.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Measure precision, recall, F1, false alarms, calibration and speed on a gold file."""
    classifier = load_classifier(load_settings().taxonomy)
    console = Console(highlight=False)
    if events:
        stated = _read(gold, gold_events_from_json)
        only = frozenset(FIELDS) if errors else frozenset[str]()
        found = evaluate_events(stated, classifier.classify, only)
        found.errors = found.errors[:errors]
        if as_json:
            console.print_json(data=found.as_dict())
        else:
            show_events(console, gold.name, found)
        return
    documents = _read(gold, gold_from_json)
    report = evaluate(documents, classifier.classify, list(classifier.categories), errors)
    if as_json:
        console.print_json(data=report.as_dict())
    else:
        show(console, gold.name, report)


def _read(path: Path, parse: Callable[[dict[str, Any], int], Line]) -> list[Line]:
    """Read a gold file; a bad line ends the command with its number."""
    if not path.is_file():
        raise typer.BadParameter(f"{path} is no file")
    found = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    raw: dict[str, Any] = orjson.loads(line)
                    found.append(parse(raw, number))
                except (ValueError, TypeError, AttributeError, KeyError) as error:
                    raise ConfigurationError(f"{path}:{number}: {error}") from error
    if not found:
        raise ConfigurationError(f"{path} holds no document")
    return found


def show(console: Console, name: str, report: Report) -> None:
    """Print a report."""
    table = Table(title=escape(name), box=None, title_justify="left")
    table.add_column("category")
    for column in ("support", "precision", "recall", "F1", "95 % interval"):
        table.add_column(column, justify="right")
    for category, row in report.categories.items():
        if row["support"]:
            table.add_row(
                category,
                str(row["support"]),
                f"{row['precision']:.3f}",
                f"{row['recall']:.3f}",
                f"{row['f1']:.3f}",
                f"{row['f1_low']:.2f}-{row['f1_high']:.2f}",
            )
    console.print(table)
    console.print(
        f"macro F1 {report.macro_f1:.3f}, micro F1 {report.micro_f1:.3f}, ECE {report.ece:.3f}; "
        f"{report.label_free_fired:.1%} of {report.label_free} documents without a label fired; "
        f"{report.documents_per_second:.0f} documents/s\n"
    )
    for error in report.errors:
        console.print(escape(str(error)), soft_wrap=True)


def show_events(console: Console, name: str, report: EventReport) -> None:
    """Print how right the events' fields are."""
    table = Table(title=escape(f"{name}: fields of the events found"), box=None)
    table.title_justify = "left"
    table.add_column("field")
    for column in ("given", "told", "right", "precision", "recall", "F1"):
        table.add_column(column, justify="right")
    for field, row in report.as_dict()["fields"].items():
        if row["given"] or row["told"]:
            table.add_row(
                field,
                *(str(row[key]) for key in ("given", "told", "right")),
                *(f"{row[key]:.3f}" for key in ("precision", "recall", "f1")),
            )
    console.print(table)
    for error in report.errors:
        console.print(escape(str(error)), soft_wrap=True)
