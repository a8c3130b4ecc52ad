"""The HTTP port: the live page, alerts, metrics, probes and the AsyncAPI document."""

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

from faststream.asgi import AsgiFastStream, AsgiResponse, get
from prometheus_client import make_asgi_app

from service.serve.health import Health
from service.serve.metrics import Metrics
from service.serve.stream import AlertFeed

_JSON = {"Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store"}

Route = tuple[str, Any]


class Application(AsgiFastStream):
    """FastStream's application, which says of an unknown path what there is."""

    async def not_found(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer what no route answers."""
        if scope["type"] == "websocket":
            await super().not_found(scope, receive, send)
            return
        there = "/, /alerts, /alerts/stream, /asyncapi, /classify, /metrics, /livez and /readyz"
        content = json.dumps({"error": f"nothing here; there are {there}"})
        await AsgiResponse(content.encode(), 404, _JSON)(scope, receive, send)


def make_routes(
    metrics: Metrics, health: Health, feed: AlertFeed, more: Sequence[Route] = ()
) -> Sequence[Route]:
    """Return path and ASGI application of each page; `more` come last."""

    def answer(status: int, content: dict[str, Any]) -> AsgiResponse:
        return AsgiResponse(json.dumps(content).encode(), status, _JSON)

    @get(description="Alive: every loop of the process is going round.")
    async def livez(_scope: Any) -> AsgiResponse:
        stuck = health.stuck()
        return answer(
            503 if stuck else 200,
            {
                "status": "stuck" if stuck else "alive",
                "stuck_seconds": {name: round(age, 1) for name, age in stuck.items()},
            },
        )

    @get(description="Ready: Redis answers, the group is there, and the process is not draining.")
    async def readyz(_scope: Any) -> AsgiResponse:
        reasons = health.not_ready()
        return answer(
            503 if reasons else 200,
            {"status": "not ready" if reasons else "ready", "reasons": reasons},
        )

    contract = files("schemas").joinpath("asyncapi.json").read_bytes

    @get(description="The AsyncAPI document of the streams.")
    async def asyncapi(_scope: Any) -> AsgiResponse:
        return AsgiResponse(contract(), 200, _JSON)

    return [
        ("/metrics", _observed(metrics, health)),
        ("/alerts/stream", feed.stream),
        ("/alerts", feed.history),
        ("/livez", livez),
        ("/readyz", readyz),
        ("/asyncapi", asyncapi),
        ("/asyncapi.json", asyncapi),
        *more,
    ]


def _observed(metrics: Metrics, health: Health) -> Callable[..., Any]:
    """Serve the metrics, with those that are only known when asked for."""
    exposition = make_asgi_app(metrics.registry)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        metrics.ready.set(not health.not_ready())
        metrics.redis_connected.set(health.connected)
        metrics.paused.set(health.pause_reason() is not None)
        await exposition(scope, receive, send)

    return application
