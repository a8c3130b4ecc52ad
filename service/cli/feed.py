"""`tocsin feed`: puts feeds, folders, files and standard input on the documents' stream."""

from pathlib import Path
from typing import Annotated

import typer

from service.errors import ConfigurationError
from service.feeder import run_feeder
from service.ingest.feeds.kind import Kind
from service.ingest.feeds.plan import load_plan, plan_of
from service.logs import configure_logs
from service.settings import load_settings


def feed(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Addresses of feeds, folders to watch, files, or - for standard input."
        ),
    ] = None,
    plan_file: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            help="TOML file with several sources; the README links its manual.",
        ),
    ] = None,
    interval: Annotated[
        float | None, typer.Option(help="Seconds between polls of a feed; default 300.")
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Fetch each item's page for its full text.")
    ] = False,
    source: Annotated[
        str | None, typer.Option(help="Publisher; default: what the source says of itself.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Language, as en or pt-BR.")] = None,
    form: Annotated[
        Kind | None, typer.Option("--format", help="Format; default: what the first bytes tell.")
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(help="What becomes of a folder's files: move (default), delete or keep."),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Read everything once and end, instead of watching.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port of metrics and probes; default TOCSIN_FEED_HTTP_PORT, or none "
            "where nothing is watched."
        ),
    ] = None,
) -> None:
    """Feed RSS, Atom, ninjs, NewsML-G2, JSON Lines, HTML and text to the service.

    Each item is published once, whatever dies on the way. Exit status: 0 done or stopped, 1 some
    items or sources were bad, 2 wrong use, 69 Redis does not answer.
    """
    if bool(sources) == (plan_file is not None):
        raise ConfigurationError("give either sources or --plan FILE")
    of_sources = {
        "--interval": interval,
        "--full-text": full_text or None,
        "--source": source,
        "--language": language,
        "--format": form,
        "--after": after,
    }
    given = [name for name, value in of_sources.items() if value is not None]
    if plan_file and given:
        raise ConfigurationError(
            f"{', '.join(given)} beside --plan: say it in {plan_file}, for each source"
        )
    settings = load_settings()
    configure_logs(settings)
    common = {"source": source, "language": language, "format": form}
    web = {"interval": interval, "full_text": full_text or None}
    plan = (
        load_plan(plan_file) if plan_file else plan_of(sources or [], common, web, after or "move")
    )
    if port is None and not (once or plan.ends):
        port = settings.feed_http_port
    raise typer.Exit(run_feeder(settings, plan, once=once, port=port))
