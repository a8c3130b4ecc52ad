"""The composition root of `tocsin feed`: builds every part, wires them, supervises them."""

import asyncio
import contextlib
import socket
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from importlib.metadata import version
from time import time
from typing import Any, Protocol

import structlog
from prometheus_client import GC_COLLECTOR, PLATFORM_COLLECTOR, ProcessCollector
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.ending import run_to_end, stop_signals
from service.errors import ConfigurationError, FeedError, StuckError, UnavailableError
from service.ingest.feeds.files import FileParts
from service.ingest.feeds.folder import FolderSource
from service.ingest.feeds.item import BadItem
from service.ingest.feeds.parse import extra_module
from service.ingest.feeds.parsing import Parsing
from service.ingest.feeds.plan import FeedPlan
from service.ingest.feeds.single import FileSource
from service.ingest.feeds.sink import Sink
from service.ingest.feeds.stdin import StdinSource
from service.ingest.feeds.waiting import wait
from service.serve.feed_metrics import FeedMetrics
from service.serve.health import Health
from service.serve.probes import make_application
from service.serve.server import GRACE, HTTP, end_server, listen, make_server
from service.serve.trouble_log import TroubleLog
from service.settings import Settings
from service.streams.client import make_redis
from service.tasks import end_tasks

log = structlog.get_logger("tocsin.feed")

SLOTS = 64
"""Polls of web feeds under way at a time."""
STUCK_AFTER = 900.0
"""Seconds without a beat after which a source with work in hand counts as stuck."""
WATCH_SECONDS = 1.0
"""Seconds between looks at the beats, and between pings of Redis while nothing else asks it."""
PING = "ping"
"""What the watch asks Redis: a server that refuses writes may answer it."""
PING_EVERY = 10
"""Looks between two pings."""
TOLD_BEFORE = 10_000
"""Bad items that are remembered as told: a feed lists the same one at every poll."""


class Source(Protocol):
    """Anything that is read."""

    name: str

    async def run(self, *, once: bool) -> bool:
        """Read until the process stops, or once; tell whether all went well."""
        ...


class FeedObserver:
    """Counts and logs what the sources tell."""

    def __init__(self, metrics: FeedMetrics, health: Health) -> None:
        self.metrics = metrics
        self._health = health
        self._trouble = TroubleLog(metrics, health, on_beat=lambda: None)
        self._told: OrderedDict[tuple[str, BadItem], None] = OrderedDict()
        self.published = self.seen = self.bad = 0

    def expect(self, source: str, *, polled: bool) -> None:
        """Get to know a source."""
        self._health.expect(source, STUCK_AFTER, busy_only=True)
        self.metrics.know(source, polled=polled)

    def begin(self, source: str) -> None:
        """Note that a source has work in hand."""
        self._health.begin(source)

    def beat(self, source: str) -> None:
        """Note that a source goes round."""
        self._health.beat(source)

    def end(self, source: str) -> None:
        """Note that a source has nothing in hand."""
        self._health.end(source)

    def items(self, source: str, published: int, seen: int) -> None:
        """Count items on the stream, and those that had been there before."""
        self.published += published
        self.seen += seen
        self.metrics.items.labels(self._label(source), "published").inc(published)
        self.metrics.items.labels(self._label(source), "seen").inc(seen)
        if published:
            log.info("published", source=source, items=published)

    def passed(self, source: str, count: int) -> None:
        """Count items that are no news to be read."""
        self.metrics.items.labels(self._label(source), "passed").inc(count)

    def bad_item(self, source: str, item: BadItem) -> None:
        """Count an item that is no document, and tell it in one line, once."""
        if (source, item) in self._told:
            return
        self._told[source, item] = None
        if len(self._told) > TOLD_BEFORE:
            self._told.popitem(last=False)
        self.bad += 1
        self.metrics.items.labels(self._label(source), "bad").inc()
        log.warning("bad item", source=source, item=item.where, reason=item.reason)

    def polled(self, source: str, result: str) -> None:
        """Count a poll."""
        self.metrics.polls.labels(self._label(source), result).inc()
        self.looked(source, well=result != "failed")
        if result != "failed":
            self.metrics.last_success.labels(self._label(source)).set(time())

    def looked(self, source: str, *, well: bool) -> None:
        """Note whether a source could be reached."""
        self.metrics.source_up.labels(self._label(source)).set(well)

    def failed(self, source: str, where: str, error: FeedError, *, again: float | None) -> None:
        """Count what could not be taken, and tell it."""
        self.metrics.errors.labels(error.reason.value).inc()
        more: dict[str, Any] = {} if again is None else {"again_in_seconds": round(again, 1)}
        log.warning(
            "can't be taken",
            source=source,
            where=where,
            reason=error.reason.value,
            detail=error.detail,
            **more,
        )

    def page(self, source: str, result: str) -> None:  # noqa: ARG002 - one label is enough
        """Count a page for the full text."""
        self.metrics.pages.labels(result).inc()

    def file(self, source: str, result: str) -> None:
        """Count a file."""
        self.metrics.files.labels(result).inc()
        if result == "read":
            self.metrics.last_success.labels(self._label(source)).set(time())

    def note(self, source: str, words: str, **more: object) -> None:
        """Tell something worth knowing."""
        log.warning(words, source=source, **more)

    def redis_trouble(self, error: BaseException, call: Hashable) -> None:
        """Count a call to Redis that failed and will be tried again."""
        self._trouble(error, call)

    def redis_well(self, call: Hashable) -> None:
        """Note that this very call to Redis went well, which says nothing of another."""
        self._health.group_ready = True  # no group here: the stream is made by the first item
        self._trouble.over(call)

    def _label(self, source: str) -> str:
        return self.metrics.source_label(source)


@dataclass(slots=True)
class Parts:
    """All that one feeding process is made of."""

    metrics: FeedMetrics
    health: Health
    observer: FeedObserver
    redis: Redis
    parsing: Parsing
    fetcher: Any
    """The HTTP client, where there are web feeds."""
    sources: list[Source]
    stop: asyncio.Event


def build(settings: Settings, plan: FeedPlan) -> Parts:
    """Build and wire every part; nothing runs yet. Needs a running event loop.

    Raises ConfigurationError where a source needs the extra `feed` and it is absent.
    """
    metrics, health, stop = FeedMetrics(), Health(), asyncio.Event()
    metrics.build.info({"version": version("tocsin")})
    for collect in (GC_COLLECTOR, PLATFORM_COLLECTOR):
        metrics.registry.register(collect)
    ProcessCollector(registry=metrics.registry)
    observer = FeedObserver(metrics, health)
    redis = make_redis(settings)
    parsing, sink = Parsing(), Sink(redis, settings, observer)
    sources: list[Source] = []
    fetcher = None
    if plan.feed:
        fetcher, web_sources = _web_sources(plan, parsing, sink, observer, stop)
        sources += web_sources
    files = FileParts(
        parsing, sink, observer, stop, plan.max_bytes, max_line=settings.max_document_bytes
    )
    sources += [FolderSource(one, files) for one in plan.folder]
    for one in plan.file:
        sources.append(StdinSource(one, files) if one.is_stdin else FileSource(one, files))
    polled = {one.label for one in plan.feed}
    for source in sources:
        observer.expect(source.name, polled=source.name in polled)
    metrics.sources.set(len(sources))
    return Parts(metrics, health, observer, redis, parsing, fetcher, sources, stop)


def _web_sources(
    plan: FeedPlan, parsing: Parsing, sink: Sink, observer: FeedObserver, stop: asyncio.Event
) -> tuple[Any, list[Source]]:
    fetch, hosts_of = extra_module("fetch"), extra_module("hosts")
    robots_of, web = extra_module("robots"), extra_module("web")
    extra_module("syndication")  # absent: say so now, not at the first poll
    agent = f"Tocsin/{version('tocsin')}"
    hosts = hosts_of.Hosts(plan.host_delay)
    bounds = fetch.Bounds(plan.max_bytes, plan.timeout, plan.total_timeout)
    metrics = observer.metrics

    def on_reply(seconds: float, received: int) -> None:
        metrics.fetch.observe(seconds)
        metrics.received.inc(received)

    fetcher = fetch.Fetcher(bounds, plan.user_agent or agent, hosts, on_reply)
    parts = web.WebParts(
        fetcher,
        robots_of.Robots(fetcher, hosts, (plan.user_agent or agent).partition("/")[0]),
        parsing,
        sink,
        observer,
        stop,
        asyncio.Semaphore(SLOTS),
        plan.retry,
    )
    return fetcher, [web.WebSource(one, parts) for one in plan.feed]


async def feed(settings: Settings, plan: FeedPlan, *, once: bool, port: int | None) -> bool:
    """Feed until SIGTERM, SIGINT or SIGHUP, or until every source was read once.

    `port` is that of metrics and probes; None: none. Tells whether everything was good, for as
    long as it ran by itself; a stop asked for is good. Raises the error that ended it otherwise.
    """
    listener = None if port is None else _listen(settings, port)
    with contextlib.closing(listener) if listener else contextlib.nullcontext():
        parts = build(settings, plan)
        try:
            if once or plan.ends:
                await _answers(parts.redis)
            return await _supervise(parts, settings, once=once, listener=listener)
        finally:
            if parts.fetcher is not None:
                await parts.fetcher.aclose()
            await parts.redis.aclose()
            parts.parsing.close()


def _listen(settings: Settings, port: int) -> socket.socket:
    """Return a socket. Raises ConfigurationError where the port can't be had."""
    try:
        return listen(settings.model_copy(update={"http_port": port}))
    except ConfigurationError as error:
        words = str(error).replace("TOCSIN_HTTP_PORT", "--port or TOCSIN_FEED_HTTP_PORT")
        raise ConfigurationError(words) from error


async def _answers(redis: Redis) -> None:
    """Raise UnavailableError where Redis does not answer: a single run should not hang."""
    try:
        await redis.ping()
    except (RedisError, OSError) as error:
        raise UnavailableError(
            f"Redis does not answer: {error}; set TOCSIN_REDIS_URL (`tocsin check` tells more)"
        ) from error


async def _supervise(
    parts: Parts, settings: Settings, *, once: bool, listener: socket.socket | None
) -> bool:
    """Run all sources; end with the last one, the stop, or the first error of the process' own."""
    loop = asyncio.get_running_loop()
    for number in stop_signals():
        loop.add_signal_handler(number, parts.stop.set)
    server = make_server(make_application(parts.metrics, parts.health))
    background = {asyncio.create_task(_watch(parts), name="watchdog")}
    if listener is not None:
        host, port = listener.getsockname()[:2]
        log.info("tocsin feeds", http=f"http://{host}:{port}", sources=len(parts.sources))
        background.add(asyncio.create_task(server.serve(sockets=[listener]), name=HTTP))
    sources = {
        asyncio.create_task(source.run(once=once), name=source.name) for source in parts.sources
    }
    stopping = asyncio.create_task(parts.stop.wait(), name="stop")
    try:
        good = await _until_done(sources, background, stopping)
        if parts.stop.is_set():
            await _drain(parts, sources, settings)
            good = True
    finally:
        await end_tasks((*sources, stopping))
        await end_server(server, background, GRACE + 3)
        await end_tasks(background)
    told = parts.observer
    log.info("done", published=told.published, seen=told.seen, bad=told.bad)
    return good and (parts.stop.is_set() or told.bad == 0)


async def _until_done(
    sources: "set[asyncio.Task[bool]]",
    background: "set[asyncio.Task[None]]",
    stopping: "asyncio.Task[Any]",
) -> bool:
    """Wait for the sources or the stop; tell whether all sources that ended were good."""
    good = True
    running: set[asyncio.Task[Any]] = set(sources)
    while running and not stopping.done():
        ended, _ = await asyncio.wait(
            {*running, *background, stopping}, return_when=asyncio.FIRST_COMPLETED
        )
        for task in ended & running:
            good = bool(await task) and good
            running.discard(task)
        for task in ended & background:
            await task  # raises what it ended with
            raise StuckError(f"the loop {task.get_name()} ended; see the log above")
    return good


async def _drain(parts: Parts, sources: "set[asyncio.Task[bool]]", settings: Settings) -> None:
    """Let the sources finish what they have in hand."""
    parts.health.draining = True
    log.info("draining")
    _, late = await asyncio.wait(sources, timeout=settings.drain_timeout)
    if late:
        names = sorted(task.get_name() for task in late)
        log.warning("not finished in time; the next run takes it up", sources=names[:20])


async def _watch(parts: Parts) -> None:
    """Stop the process over a stuck source; ask Redis for its health while nothing else does."""
    looks = 0
    while True:
        if looks % PING_EVERY == 0:
            try:
                await parts.redis.ping()
            except (RedisError, OSError) as error:
                parts.observer.redis_trouble(error, PING)
                looks = -1  # ask again at the next look
            else:
                parts.observer.redis_well(PING)
        looks += 1
        await wait(parts.stop, WATCH_SECONDS)
        if parts.stop.is_set():
            await asyncio.sleep(WATCH_SECONDS)
        if stuck := parts.health.stuck():
            words = ", ".join(f"{name} for {age:.0f} s" for name, age in stuck.items())
            raise StuckError(f"stuck: {words}. The process stops, so that a fresh one can go on")


def run_feeder(settings: Settings, plan: FeedPlan, *, once: bool, port: int | None) -> int:
    """Run the feeder to its end and return the exit status; errors are logged with advice."""
    return run_to_end(feed(settings, plan, once=once, port=port), log)
