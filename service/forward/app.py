"""The forwarder's composition root: builds its parts, supervises them, replays dead letters."""

import asyncio
import contextlib
from collections.abc import Callable

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.ending import run_to_end, stop_signals
from service.errors import StopError, UnavailableError
from service.forward.dead import DeadLetters
from service.forward.deliver import UndeliverableError, open_session
from service.forward.guard import Guard
from service.forward.metrics import ForwardMetrics
from service.forward.targets import Target, load_targets
from service.forward.worker import Worker
from service.serve.health import Health
from service.serve.probes import make_application
from service.serve.server import GRACE, HTTP, end_server, listen, make_server
from service.settings import Settings
from service.streams.client import make_redis
from service.streams.group import group_stats
from service.tasks import end_tasks

log = structlog.get_logger("tocsin.forward")

BEAT_LIMIT = 180.0
"""Seconds without a beat, beyond a POST's own, after which a target's line counts as stuck."""
LEAVE_SECONDS = 5.0
"""Seconds that a stopping process takes at the most to hand back what is pending."""
FIGURES_SECONDS = 5.0
"""Seconds between looks at lag and pending alerts."""


def run_forwarder(settings: Settings) -> int:
    """Run the forwarder to its end and return the exit status; errors are logged with advice.

    Raises ConfigurationError where the targets are wrong.
    """
    guard, targets = _configured(settings)
    return run_to_end(_forward(settings, guard, targets), log)


def _configured(settings: Settings) -> tuple[Guard, list[Target]]:
    guard = Guard(one for one in settings.forward_allow.replace(",", " ").split())
    return guard, load_targets(settings.forward_targets, guard)


async def _forward(settings: Settings, guard: Guard, targets: list[Target]) -> None:
    """Forward until SIGTERM, SIGINT or SIGHUP; raise the error that ended it otherwise."""
    metrics, health, stop = ForwardMetrics(), Health(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in stop_signals():
        loop.add_signal_handler(number, stop.set)
    for target in targets:
        health.expect(target.name, BEAT_LIMIT + target.timeout)
    async with contextlib.AsyncExitStack() as stack:
        listener = stack.enter_context(contextlib.closing(listen(settings)))
        redis = await stack.enter_async_context(contextlib.aclosing(make_redis(settings)))
        session = await stack.enter_async_context(open_session(guard))
        server = make_server(make_application(metrics, health))
        host, port = listener.getsockname()[:2]
        log.info(
            "the forwarder starts",
            http=f"http://{host}:{port}",
            targets=[target.name for target in targets],
            consumer=settings.consumer,
        )
        workers = [
            Worker(target, settings, redis, session, guard, metrics, health, stop)
            for target in targets
        ]
        lines = {
            asyncio.create_task(worker.run(), name=target.name)
            for worker, target in zip(workers, targets, strict=True)
        }
        helpers = {
            asyncio.create_task(server.serve(sockets=[listener]), name=HTTP),
            asyncio.create_task(_figures(redis, settings, targets, metrics), name="figures"),
            asyncio.create_task(_until(stop), name="stop"),
        }
        try:
            await _supervise(lines, helpers, health, settings.drain_timeout)
        finally:
            await end_server(server, helpers, GRACE + 1)
            await end_tasks(lines | helpers)
            await _leave(workers)


async def _leave(workers: list[Worker]) -> None:
    """Hand back what is unfinished; without Redis it is taken over later, as after a crash."""
    try:
        async with asyncio.timeout(LEAVE_SECONDS):
            for worker in workers:
                await worker.leave()
    except (RedisError, OSError) as error:
        log.warning(
            "what is pending could not be handed back; another forwarder waits TOCSIN_CLAIM_IDLE "
            "before it takes it over",
            error=str(error) or type(error).__name__,
        )


async def _supervise(
    lines: set[asyncio.Task[None]],
    helpers: set[asyncio.Task[None]],
    health: Health,
    drain: float,
) -> None:
    """Wait for the stop, then for what is being posted; never live on without a part."""
    ended, _ = await asyncio.wait(lines | helpers, return_when=asyncio.FIRST_COMPLETED)
    for task in ended:
        await task  # raises what it ended with
    # A line ends by itself where the stop came first.
    if not any(task.get_name() == "stop" for task in ended) and not ended <= lines:
        names = ", ".join(task.get_name() for task in ended)
        raise StopError(f"the forwarder's part {names} ended; see the log above")
    health.draining = True
    log.info("draining")
    _, unfinished = await asyncio.wait(lines, timeout=drain)
    for task in lines - unfinished:
        await task
    if unfinished:
        log.warning(
            "not every POST ended in time; its alert stays pending for another forwarder",
            targets=sorted(task.get_name() for task in unfinished),
        )
    log.info("drained")


async def _until(stop: asyncio.Event) -> None:
    await stop.wait()


async def _figures(
    redis: Redis, settings: Settings, targets: list[Target], metrics: ForwardMetrics
) -> None:
    while True:
        for target in targets:
            # The lines tell of trouble with Redis, and wait it out; figures just come later.
            with contextlib.suppress(RedisError, OSError):
                stats = await group_stats(redis, settings.alerts_stream, target.group)
                if stats:
                    metrics.lag.labels(target.name).set(stats.lag)
                    metrics.pending.labels(target.name).set(stats.pending)
        await asyncio.sleep(FIGURES_SECONDS)


def replay(settings: Settings, tell: Callable[[str], None]) -> int:
    """Post the dead letters of the configured targets once more; return how many stay.

    One that is delivered, or that its target no longer asks for, is removed, and so is one without
    an alert. Raises UnavailableError where Redis does not answer.
    """
    guard, targets = _configured(settings)
    try:
        return asyncio.run(_replay(settings, guard, targets, tell))
    except (RedisError, OSError) as error:
        raise UnavailableError(f"Redis fails: {error}; set TOCSIN_REDIS_URL") from error


async def _replay(
    settings: Settings, guard: Guard, targets: list[Target], tell: Callable[[str], None]
) -> int:
    metrics, health, stop, left = ForwardMetrics(), Health(), asyncio.Event(), 0
    async with contextlib.aclosing(make_redis(settings)) as redis, open_session(guard) as session:
        workers = {}
        for target in targets:
            health.expect(target.name, BEAT_LIMIT)
            # One try each: what fails again keeps its place.
            once = target.model_copy(update={"attempts": 1, "retry_for": 0.0})
            workers[target.name] = Worker(
                once, settings, redis, session, guard, metrics, health, stop
            )

        async def still_mine() -> None:
            pass

        dead = DeadLetters(redis, settings)
        async for letter in dead.all():
            name = letter.id.decode()
            if not letter.data:
                await dead.remove(letter)
                tell(f"{name} removed: {letter.target}: its alert was deleted before its delivery")
                continue
            if letter.target not in workers:
                left += 1
                tell(f"{name} stays: no target {letter.target}")
                continue
            try:
                result = await workers[letter.target].send(letter.data, still_mine)
            except UndeliverableError as error:
                left += 1
                tell(f"{name} stays: {letter.target}: {error.detail}")
            else:
                await dead.remove(letter)
                tell(f"{name} {result} ({letter.target})")
    return left
