"""The HTTP port of a process that only feeds or forwards: metrics and probes."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from prometheus_client import CollectorRegistry, Gauge, make_asgi_app

from service.serve.health import Health

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Metrics(Protocol):
    """What the port needs of a process' metrics."""

    registry: CollectorRegistry
    ready: Gauge
    """Whether /readyz says yes."""


def make_application(metrics: Metrics, health: Health) -> Callable[..., Awaitable[None]]:
    """Return the ASGI application of /metrics, /livez and /readyz."""
    exposition = make_asgi_app(metrics.registry)

    async def application(scope: Any, receive: Any, send: Send) -> None:
        path = scope.get("path")
        if path == "/metrics":
            metrics.ready.set(not health.not_ready())
            await exposition(scope, receive, send)
        elif path == "/livez":
            stuck = {name: round(age, 1) for name, age in health.stuck().items()}
            status = "stuck" if stuck else "alive"
            content = {"status": status, "stuck_seconds": stuck}
            await _answer(send, 503 if stuck else 200, content)
        elif path == "/readyz":
            reasons = health.not_ready()
            status = "not ready" if reasons else "ready"
            await _answer(send, 503 if reasons else 200, {"status": status, "reasons": reasons})
        else:
            await _answer(send, 404, {"error": "there are /metrics, /livez and /readyz"})

    return application


async def _answer(send: Send, status: int, content: dict[str, Any]) -> None:
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(content).encode()})
