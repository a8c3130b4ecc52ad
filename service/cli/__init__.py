"""The command `tocsin`: one short file per subcommand; each parses, calls and prints."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from service.cli import (
    check,
    classify,
    config,
    dead,
    demo,
    evaluate,
    explain,
    feed,
    forward,
    publish,
    run,
    schema,
    tail,
    train,
)
from service.errors import TocsinError

app = typer.Typer(
    name="tocsin",
    help="Event monitor for news: documents in, structured alerts out, nothing lost.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done; 1 done, but not for every item; 2 wrong use or settings; "
    "69 Redis does not answer; 70 the process was stuck.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tocsin {version('tocsin')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("publish")(publish.publish)
app.command("feed")(feed.feed)
app.command("tail")(tail.tail)
app.command("forward")(forward.forward)
app.command("classify")(classify.classify)
app.add_typer(dead.app, name="dead")
app.command("config")(config.config)
app.command("check")(check.check)
app.command("schema")(schema.schema)
app.command("evaluate")(evaluate.evaluate_command)
app.command("explain")(explain.explain_command)
app.command("train")(train.train)


def main() -> None:
    """Run the command; an error on purpose ends it with its words and its exit status."""
    try:
        app()
    except TocsinError as error:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        console.print(f"[bold red]tocsin:[/] {escape(str(error))}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
