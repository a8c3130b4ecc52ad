"""`tocsin explain`: why a document came out as it did."""

import contextlib
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.markup import escape

from service.classify import load_classifier
from service.classify.explain import Explanation, explain
from service.cli.common import read_lines
from service.cli.render import one_line, output
from service.errors import RejectionError
from service.ingest.decode import to_document
from service.settings import load_settings


def explain_command(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="One document: JSON, or plain text (first line: the title); - reads it."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Sentences in which nothing came into question too.")
    ] = False,
) -> None:
    """Show sentence by sentence what fired, what was held back and why, with weights."""
    if file is not None and str(file) != "-" and not file.is_file():
        raise typer.BadParameter(f"{file} is no file")
    content = b"".join(read_lines(file)).strip()
    try:
        document = to_document(_raw(content))
    except RejectionError as error:
        raise typer.BadParameter(f"not a document: {error}") from error
    console = output()
    classifier = load_classifier(load_settings().taxonomy)
    explanation = explain(classifier, document)
    for sentence in explanation.sentences:
        if not sentence.verdicts and not every:
            continue
        console.print(f"[dim]{sentence.where}[/] {escape(one_line(sentence.text))}")
        for verdict in sentence.verdicts:
            sign = "[green]✓ fired[/]    " if verdict.fired else "[yellow]✗ held back[/]"
            console.print(
                f"  {sign} [bold]{verdict.category}[/] {verdict.probability:.2f} "
                f"(needs {verdict.threshold:.2f})"
            )
            encoder = "not asked" if verdict.encoder is None else f"{verdict.encoder:.2f}"
            console.print(f"      linear model {verdict.linear:.2f}, encoder {encoder}")
            if verdict.held_back:
                console.print(f"      {verdict.held_back}")
            if verdict.triggers:
                triggers = ", ".join(dict.fromkeys(verdict.triggers))
                console.print(f"      triggers: {escape(one_line(triggers))}")
            weights = ", ".join(f"{name} {weight:+.2f}" for name, weight in verdict.weights)
            console.print(f"      weights: {escape(one_line(weights))}")
    _show_document(console, explanation)


def _show_document(console: Console, explanation: Explanation) -> None:
    """Print what was made of the document as a whole: there it is decided who is alerted."""
    if explanation.language != "en":
        console.print(
            f"[yellow]taken for another language ({explanation.language}): passed by, whatever "
            "its sentences say[/]"
        )
        return
    for one in explanation.categories:
        sign = "[green]✓ alert[/]    " if one.alert else "[yellow]✗ held back[/]"
        console.print(
            f"[dim]document[/] {sign} [bold]{one.category}[/] {one.confidence:.2f} "
            f"(needs {one.threshold:.2f})"
        )
        parts = ", ".join(f"{name} {part:+.2f}" for name, part in one.parts)
        console.print(f"      weights: {parts}")


def _raw(content: bytes) -> dict[str, Any]:
    if content.startswith(b"{"):
        try:
            found: dict[str, Any] = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise typer.BadParameter(f"not one JSON object: {error}") from error
        return found
    if content.startswith(b"["):  # or it is text that begins so
        with contextlib.suppress(orjson.JSONDecodeError):
            orjson.loads(content)
            raise typer.BadParameter("a JSON array; give one document, a JSON object or plain text")
    try:
        title, _, text = content.decode().partition("\n")
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"not UTF-8: {error}") from error
    return {"title": title, "text": text} if text.strip() else {"text": title}
