"""`tocsin check`: can the service work here?"""

from collections.abc import Callable
from typing import Any

import typer
from redis import Redis
from redis.exceptions import NoPermissionError
from rich.console import Console
from rich.markup import escape

from service.classify import load_classifier
from service.cli.common import connected, masked
from service.cli.render import output
from service.errors import TocsinError
from service.logs import configure_logs
from service.settings import Settings, load_settings


def check() -> None:
    """Check the connection, the streams, the group and the classifier; exit 1 on a failure."""
    settings = load_settings()
    console = output()
    configure_logs(settings)  # which names settings that are none
    good = _report(console, "classifier", lambda: _classifier(settings))
    try:
        with connected(settings) as redis:
            console.print(f"[green]✓[/] redis       {masked(settings.url())}, {_server(redis)}")
            if _report(console, "documents", lambda: _documents(redis, settings)):
                _report(console, "group", lambda: _group(redis, settings))
            else:
                good = False
    except TocsinError as error:
        console.print(f"[red]✗[/] redis       {escape(str(error))}")
        raise typer.Exit(error.exit_code) from error
    raise typer.Exit(0 if good else 1)


def _report(console: Console, name: str, look: Callable[[], str]) -> bool:
    try:
        console.print(f"[green]✓[/] {name:<11} {escape(look())}")
    except TocsinError as error:
        console.print(f"[red]✗[/] {name:<11} {escape(str(error))}")
        return False
    return True


def _classifier(settings: Settings) -> str:
    classifier = load_classifier(settings.taxonomy)
    return (
        f"taxonomy {classifier.taxonomy_version}, model {classifier.model_version}, "
        f"{len(classifier.categories)} categories"
    )


def _server(redis: Redis) -> str:
    try:
        info = redis.info("server")
    except NoPermissionError:  # the service works without
        return "answers; this user may not ask for its version and memory (INFO)"
    return (
        f"{info.get('server_name', 'redis')} {info.get('valkey_version') or info['redis_version']}"
    )


def _documents(redis: Redis, settings: Settings) -> str:
    found: Any = redis.type(settings.documents_stream)
    kind = found.decode()
    if kind not in {"stream", "none"}:
        raise TocsinError(
            f"{settings.documents_stream} is a {kind}, not a stream; set "
            "TOCSIN_DOCUMENTS_STREAM to another name"
        )
    if kind == "none":
        return f"{settings.documents_stream} is not there yet; the service will make it"
    return f"{settings.documents_stream} holds {redis.xlen(settings.documents_stream)} entries"


def _group(redis: Redis, settings: Settings) -> str:
    if not redis.exists(settings.documents_stream):
        return f"{settings.group} is not there yet; the service will make it"
    for group in redis.xinfo_groups(settings.documents_stream):
        if group["name"] == settings.group.encode():
            return (
                f"{settings.group} has {group['consumers']} consumers, {group['pending']} "
                f"entries pending, lag {group.get('lag', 'not reported')}"
            )
    return f"{settings.group} is not there yet; the service will make it"
