"""The composition root: reads settings, builds every part, wires them, supervises them."""

import asyncio
import contextlib
import gc
import logging
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from time import monotonic
from typing import NoReturn

import structlog
from prometheus_client import GC_COLLECTOR, PLATFORM_COLLECTOR, ProcessCollector
from redis.asyncio import Redis

from service.classify import Classifier
from service.classify.cascade import Cascade
from service.commit.commit import Committer
from service.commit.recovery import Recovery
from service.commit.stats import Upkeep
from service.ending import run_to_end, stop_signals
from service.errors import StopError, StuckError
from service.ingest.client import ReaderHooks
from service.ingest.consumer import PatientBroker, make_broker
from service.ingest.decode import Limits
from service.ingest.gate import Gate
from service.line.examine import make_examine
from service.line.judge import Judge
from service.line.loops import RECOVERY, UPKEEP, Loops
from service.line.process import CLASSIFY, Line
from service.memory import give_back
from service.serve.examine import ClassifyEndpoint
from service.serve.health import Health
from service.serve.http import Application, Route, make_routes
from service.serve.metrics import Metrics
from service.serve.server import GRACE, HTTP, Server, end_server, listen, make_server
from service.serve.site import page_routes
from service.serve.stream import AlertFeed
from service.serve.trouble_log import TroubleLog
from service.settings import Settings
from service.streams.client import make_redis, slowest_calls
from service.tasks import end_tasks

log = structlog.get_logger("tocsin.app")

READER = "reader"
"""Name of the reader's heartbeat."""
COMMIT = "commit"
"""Name under which the commit reports trouble with Redis."""
READER_LIMIT = 60.0
"""Seconds without a beat after which the reader counts as stuck, beside those that a document
and a slow Redis may take; a poll takes one."""
WATCH_SECONDS = 1.0
"""Seconds between looks at the heartbeats."""
SWITCH_SECONDS = 0.001
"""How long classification may hold the interpreter: the loop must read and commit in between."""


@dataclass(slots=True)
class Parts:
    """All that one process is made of."""

    settings: Settings
    metrics: Metrics
    """The metrics, in a registry of their own."""
    health: Health
    """Heartbeats and readiness."""
    gate: Gate
    """Opens, pauses and ends reading."""
    redis: Redis
    """The client of commit, recovery and upkeep; the reader has its own."""
    line: Line
    """Judges and commits batches."""
    upkeep: Upkeep
    """Figures of the streams, trimming."""
    loops: Loops
    """Recovery, leases, upkeep."""
    broker: PatientBroker
    """FastStream's reader."""
    feed: AlertFeed
    """Alerts for HTTP clients."""
    asgi: Application
    """The application behind the HTTP port."""
    fatal: "asyncio.Future[None]"
    """Gets the error that the process must stop with."""


def build(
    settings: Settings,
    classifier: Classifier,
    categories: list[str],
    visitors: Classifier | None = None,
) -> Parts:
    """Build and wire every part; nothing runs yet. Needs a running event loop.

    `visitors` is the classifier for POST /classify: one of its own, because each is used by one
    thread at a time, and a visitor's text must not wait for the line nor the line for it.
    """
    metrics, gate = Metrics(), Gate()
    health = Health(pause_reason=lambda: gate.pause_reason)
    health.expect(READER, READER_LIMIT + settings.stuck_after + slowest_calls(settings))
    health.expect(CLASSIFY, settings.stuck_after, busy_only=True)
    metrics.build.info(
        {
            "version": version("tocsin"),
            "taxonomy": classifier.taxonomy_version,
            "model": classifier.model_version,
        }
    )
    metrics.expect(categories)
    for collect in (GC_COLLECTOR, PLATFORM_COLLECTOR):
        metrics.registry.register(collect)
    ProcessCollector(registry=metrics.registry)
    redis = make_redis(settings)
    fatal: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def on_wait() -> None:
        """Beat for both that hand documents over: each may wait for Redis, or for the other."""
        health.beat(READER)
        health.beat(RECOVERY)

    trouble = TroubleLog(metrics, health, on_beat=on_wait, first=READER)

    def on_progress() -> None:
        health.beat(CLASSIFY)
        on_wait()

    def on_group_created() -> None:
        if health.group_ready:  # at the first start nothing had vanished
            metrics.group_recreated.inc()
        log.info("made the consumer group", stream=settings.documents_stream, at="0")

    def on_fatal(error: BaseException) -> None:
        if not fatal.done():
            fatal.set_exception(error)

    def on_read() -> None:
        health.group_ready = True
        trouble.over(READER)

    judge = Judge(
        classifier,
        Limits(settings.max_document_bytes, settings.max_json_depth),
        settings.alerts_source,
        on_classified=metrics.classification.observe,
        on_progress=on_progress,
        refuse_foreign=settings.foreign == "dead",
        stories=settings.stories,
        on_story_error=lambda: metrics.extraction_errors.labels("story").inc(),
    )
    if isinstance(classifier, Cascade):
        classifier.on_extraction_error = lambda field: metrics.extraction_errors.labels(field).inc()
    committer = Committer(
        redis,
        settings,
        on_trouble=partial(trouble, caller=COMMIT),
        on_story=lambda relation: metrics.stories.labels(relation).inc(),
        on_group_created=on_group_created,
    )
    line = Line(
        settings,
        judge,
        committer,
        metrics,
        health,
        gate,
        on_fatal,
        on_committed=partial(trouble.over, COMMIT),
    )
    hooks = ReaderHooks(
        gate,
        on_beat=lambda: health.beat(READER),
        on_trouble=partial(trouble, caller=READER),
        on_success=on_read,
        on_group_created=on_group_created,
        on_fatal=on_fatal,
    )
    broker = make_broker(settings, hooks, line.process)
    upkeep = Upkeep(redis, settings, on_beat=lambda: health.beat(UPKEEP))
    loops = Loops(
        settings,
        line,
        Recovery(redis, settings),
        upkeep,
        metrics,
        health,
        gate,
        categories,
        on_trouble=trouble,
        on_success=trouble.over,
    )
    feed = AlertFeed(redis, settings, metrics, connected=lambda: health.connected)
    examine = None if visitors is None else make_examine(visitors)
    page: list[Route] = [
        *page_routes(settings, categories),
        ("/classify", ClassifyEndpoint(examine, settings, metrics)),
    ]
    routes = make_routes(metrics, health, feed, page)
    asgi = Application(broker, asgi_routes=routes, logger=None)
    return Parts(
        settings, metrics, health, gate, redis, line, upkeep, loops, broker, feed, asgi, fatal
    )


def run_service(
    settings: Settings,
    classifier: Classifier,
    categories: list[str],
    visitors: Classifier | None = None,
    *,
    stop_asked: Callable[[], bool] | None = None,
) -> int:
    """Run the service to its end and return the exit status; errors are logged with advice.

    `stop_asked` tells whether the process was to stop before the service listened to signals.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    # What is loaded by now stays for good: a full collection over the model's and the
    # gazetteer's objects would stop the line for a tenth of a second.
    gc.collect()
    give_back()
    gc.freeze()
    work = serve(settings, classifier, categories, visitors, stop_asked=stop_asked)
    return run_to_end(work, log)


def end_process(status: int) -> NoReturn:
    """End the process at once.

    The interpreter would wait for a classification that outlasted the drain or got stuck;
    all that counts is committed, and its entry stays pending.
    """
    logging.shutdown()
    with contextlib.suppress(OSError):  # of a terminal that is gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


async def serve(
    settings: Settings,
    classifier: Classifier,
    categories: list[str],
    visitors: Classifier | None = None,
    *,
    stop_asked: Callable[[], bool] | None = None,
) -> None:
    """Run the service until SIGTERM, SIGINT or SIGHUP.

    Returns after a graceful stop. Raises the error that ended it otherwise.
    """
    listener = listen(settings)
    with contextlib.closing(listener):
        parts = build(settings, classifier, categories, visitors)
        server = make_server(parts.asgi, "on")
        host, port = listener.getsockname()[:2]
        log.info(
            "tocsin starts",
            http=f"http://{host}:{port}",
            stream=settings.documents_stream,
            group=settings.group,
            consumer=settings.consumer,
            taxonomy=classifier.taxonomy_version,
            model=classifier.model_version,
        )
        await _supervise(parts, server, listener, stop_asked)


async def _supervise(
    parts: Parts,
    server: Server,
    listener: socket.socket,
    stop_asked: Callable[[], bool] | None,
) -> None:
    """Run all loops; end with the first that ends, and never live on without one."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in stop_signals():
        loop.add_signal_handler(number, stop.set)
    if stop_asked is not None and stop_asked():
        stop.set()
    tasks = {
        asyncio.create_task(server.serve(sockets=[listener]), name=HTTP),
        asyncio.create_task(parts.loops.recover(), name="recovery"),
        asyncio.create_task(parts.loops.lease(), name="lease"),
        asyncio.create_task(parts.loops.keep_up(), name="upkeep"),
        asyncio.create_task(parts.feed.run(), name="alert feed"),
        asyncio.create_task(_watch(parts.health), name="watchdog"),
        asyncio.create_task(_raise_fatal(parts.fatal), name="reader"),
        asyncio.create_task(_until(stop), name="stop"),
    }
    try:
        ended, _running = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            await task  # raises what it ended with
            if task.get_name() != "stop":
                raise StopError(f"the loop {task.get_name()} ended; see the log above")
        await _drain(parts)
    finally:
        await end_server(server, tasks, GRACE + 3)
        await end_tasks(tasks)
        await parts.redis.aclose()


async def _drain(parts: Parts) -> None:
    """Stop reading, finish and commit what is in hand, leave the group."""
    started = monotonic()
    log.info("draining", in_hand=len(parts.line.in_hand))
    parts.health.draining = True
    parts.gate.close()
    parts.feed.close()
    try:
        async with asyncio.timeout(parts.settings.drain_timeout):
            await parts.gate.idle()
            # The reader hands over what it has just read before it asks the gate again.
            await asyncio.sleep(0)
            await parts.line.until_idle()
            await parts.upkeep.leave()
    except TimeoutError:
        log.warning(
            "not everything could be finished in time; it stays pending for another worker",
            in_hand=len(parts.line.in_hand),
            drain_timeout=parts.settings.drain_timeout,
        )
    except Exception as error:  # noqa: BLE001 - leaving is a courtesy; what matters is done
        log.warning("could not leave the group", error=str(error))
    log.info("drained", seconds=round(monotonic() - started, 3))


async def _raise_fatal(fatal: "asyncio.Future[None]") -> None:
    await fatal


async def _until(stop: asyncio.Event) -> None:
    await stop.wait()


async def _watch(health: Health) -> None:
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if stuck := health.stuck():
            words = ", ".join(f"{name} for {age:.0f} s" for name, age in stuck.items())
            raise StuckError(
                f"stuck: {words}. The process stops, so that a fresh one can take over; its "
                "entries stay pending and are tried one by one (TOCSIN_STUCK_AFTER)"
            )
