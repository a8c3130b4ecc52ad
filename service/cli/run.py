"""`tocsin run`: the service."""

import contextlib
from pathlib import Path
from typing import Annotated

import structlog
import typer
from pydantic import SecretStr

from service.app import end_process, run_service
from service.classify import load_classifier, load_ready
from service.embedded import embedded_server
from service.ending import note_stops
from service.errors import ConfigurationError
from service.logs import configure_logs
from service.settings import load_settings


def run(
    embedded: Annotated[
        bool,
        typer.Option(
            "--embedded", help="Start a Redis-compatible server too, on a unix socket of its own."
        ),
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option(help="Folder for the embedded server's data; default: one that is removed."),
    ] = None,
) -> None:
    """Run the service: read documents, write alerts, serve metrics and probes.

    Settings come from the environment (TOCSIN_*), .env, or the TOML file in TOCSIN_CONFIG;
    `tocsin config` lists them. SIGTERM finishes what is in hand and exits with 0.
    """
    if data is not None and not embedded:
        raise ConfigurationError("--data is the embedded server's folder: give --embedded, too")
    settings = load_settings()
    configure_logs(settings)
    with contextlib.ExitStack() as stack:
        stop_asked = None
        if embedded:
            stop_asked = note_stops()
            server = stack.enter_context(embedded_server(data))
            settings = settings.model_copy(update={"redis_url": SecretStr(server.url)})
            structlog.get_logger("tocsin.run").info("embedded server", TOCSIN_REDIS_URL=server.url)
        classifier = load_ready(settings.taxonomy)
        visitors = load_classifier(settings.taxonomy) if settings.http_classify else None
        status = run_service(
            settings, classifier, list(classifier.categories), visitors, stop_asked=stop_asked
        )
    end_process(status)
