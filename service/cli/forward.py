"""`tocsin forward`: webhooks."""

from typing import Annotated

import typer

from service.cli.render import one_line, output
from service.errors import ConfigurationError
from service.logs import configure_logs
from service.settings import load_settings


def forward(
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Post the dead letters once more, then end; 1: some stay."),
    ] = False,
) -> None:
    """Post alerts to the targets of TOCSIN_FORWARD_TARGETS, each at least once.

    Only hosts in TOCSIN_FORWARD_ALLOW are posted to. Metrics and probes are on the HTTP port.
    SIGTERM finishes the POST in hand and exits with 0.
    """
    try:
        from service.forward import app
    except ImportError as error:
        raise ConfigurationError(
            "`tocsin forward` needs aiohttp: pip install 'tocsin[forward]'"
        ) from error
    settings = load_settings()
    configure_logs(settings)
    if replay:
        console = output()
        # A receiver's words are in it.
        left = app.replay(settings, lambda line: console.print(one_line(line), markup=False))
        raise typer.Exit(1 if left else 0)
    raise typer.Exit(app.run_forwarder(settings))
