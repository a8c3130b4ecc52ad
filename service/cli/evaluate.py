"""`tocsin evaluate`: how right the classifier is on documents with known labels."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

import orjson
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from service.classify import Classifier, load_classifier
from service.cli.common import read_lines
from service.cli.render import output
from service.errors import ConfigurationError
from service.evaluate import Report, evaluate, gold_from_json
from service.evaluate_events import FIELDS, EventReport, evaluate_events, gold_events_from_json
from service.evaluate_stories import evaluate_stories, read_reports
from service.settings import load_settings

Line = TypeVar("Line")


def evaluate_command(
    gold: Annotated[
        Path | None,
        typer.Option(
            help="JSON Lines: text, title, published_at, labels, unsure (categories to leave out)."
        ),
    ] = None,
    events: Annotated[
        bool,
        typer.Option(
            "--events", help="Measure the events' fields: the file's lines have a list `events`."
        ),
    ] = False,
    stories: Annotated[
        Path | None,
        typer.Option(
            help="JSON Lines: happening, category, split, cancels, a document's fields; measures "
            "the grouping into stories, on a server of its own."
        ),
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="With --stories: only lines of this split.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Show so many of the worst errors.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Measure precision, recall, F1, false alarms, calibration and speed on a gold file."""
    if (gold is None) == (stories is None):
        raise typer.BadParameter("give --gold FILE or --stories FILE")
    if split is not None and stories is None:
        raise typer.BadParameter("--split goes with --stories only")
    if stories is not None and (events or errors):
        raise typer.BadParameter("--events and --errors go with --gold only")
    if stories is not None:
        show_stories(stories, split, as_json=as_json)
        return
    assert gold is not None  # noqa: S101 - for the type checker
    classifier = load_classifier(load_settings().taxonomy)
    console = output()
    if events:
        stated = _read(gold, gold_events_from_json)
        _check(gold, (event["category"] for one in stated for event in one.events), classifier)
        only = frozenset(FIELDS) if errors else frozenset[str]()
        found = evaluate_events(stated, classifier.classify, only)
        found.errors = found.errors[:errors]
        if as_json:
            console.print_json(data=found.as_dict())
        else:
            show_events(console, gold.name, found)
        return
    documents = _read(gold, gold_from_json)
    _check(gold, (name for one in documents for name in one.labels | one.unsure), classifier)
    report = evaluate(documents, classifier.classify, list(classifier.categories), errors)
    if as_json:
        console.print_json(data=report.as_dict())
    else:
        show(console, gold.name, report)


def show_stories(path: Path, split: str | None, *, as_json: bool) -> None:
    """Measure the grouping and print it."""
    if not path.is_file():
        raise typer.BadParameter(f"{path} is no file")
    settings = load_settings()
    classifier = load_classifier(settings.taxonomy)
    score = asyncio.run(evaluate_stories(read_reports(path, split), classifier, settings))
    console = output()
    if as_json:
        console.print_json(data={**asdict(score), "f1": score.f1})
        return
    console.print(
        f"{score.happenings} happenings, {score.reports} reports, {score.missed:.1%} without an "
        f"alert of their category\npairs: precision {score.precision:.3f}, recall "
        f"{score.recall:.3f}, F1 {score.f1:.3f}\n{score.copies} copies: {score.copies_found:.3f} "
        f"in their original's story, {score.independent:.3f} counted as no source of their own"
    )
    if score.cancels or score.cancelled_wrongly:
        console.print(
            f"{score.cancels} reports that deny or withdraw: {score.cancels_found:.3f} cancel "
            f"their story; missed: {', '.join(score.cancels_missed) or 'none'}; cancelled wrongly: "
            f"{', '.join(score.cancelled_wrongly) or 'none'}",
            soft_wrap=True,
        )
    console.print(f"merged: {', '.join(score.merged) or 'none'}", soft_wrap=True)
    console.print(f"split: {', '.join(score.split) or 'none'}", soft_wrap=True)


def _read(path: Path, parse: Callable[[dict[str, Any], int], Line]) -> list[Line]:
    """Read a gold file; a bad line ends the command with its number."""
    if not path.is_file():
        raise typer.BadParameter(f"{path} is no file")
    found = []
    for number, line in enumerate(read_lines(path), 1):
        if line.strip():
            try:
                raw: dict[str, Any] = orjson.loads(line)
                found.append(parse(raw, number))
            except (ValueError, TypeError, AttributeError) as error:
                raise ConfigurationError(f"{path}:{number}: {error}") from error
    if not found:
        raise ConfigurationError(f"{path} holds no document")
    return found


def _check(path: Path, named: Iterable[str], classifier: Classifier) -> None:
    """Refuse categories that are none: a slip in a label would count as a false alarm."""
    if unknown := set(named) - set(classifier.categories):
        raise ConfigurationError(
            f"{path} names {', '.join(sorted(unknown))}; the categories are "
            f"{', '.join(classifier.categories)} (TOCSIN_TAXONOMY adds to them)"
        )


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
