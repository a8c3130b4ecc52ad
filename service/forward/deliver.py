"""One alert to one target: a signed POST, tried again for as long as that may help."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from time import monotonic, time
from urllib.parse import quote

import aiohttp
import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    wait_exponential,
    wait_random,
)

from schemas.undelivered import UndeliveredReason as Reason
from service.errors import RetryError, TocsinError
from service.forward.guard import Guard, GuardedResolver, RefusedAddressError
from service.forward.metrics import ForwardMetrics
from service.forward.sign import signature
from service.forward.targets import Target
from service.retry_after import retry_after

log = structlog.get_logger("tocsin.forward")

WAIT_FIRST, WAIT_MOST = 0.5, 60.0
"""Seconds before the first repetition, and between repetitions at the most, if no Retry-After asks
for longer."""
DETAIL = 300
"""Characters of a target's answer that a dead letter keeps."""
_BUSY = frozenset({408, 425, 429, 502, 503, 504})
"""Answers that say: not now."""
_TYPES = {
    "cloudevents": "application/cloudevents+json; charset=utf-8",
    "cap": "application/cap+xml",
}


class UndeliverableError(TocsinError):
    """The target will not take the alert: a dead letter."""

    def __init__(self, reason: Reason, detail: str, attempts: int) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.attempts = reason, detail, attempts


class StoppingError(TocsinError):
    """The process ends while the alert is still to be delivered: it stays pending."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted."""

    id: str
    """The same for each repetition, so that a receiver can drop what comes twice."""
    body: bytes


class _AttemptError(RetryError):
    def __init__(self, reason: Reason, detail: str, *, wait: float = 0.0) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.wait = reason, detail, wait


def open_session(guard: Guard) -> aiohttp.ClientSession:
    """Return a session that connects to nothing but what the guard allows.

    No proxies, no cookies, no redirects. Close it in the end.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=GuardedResolver(guard), limit_per_host=8),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": f"tocsin/{version('tocsin')}", "Accept": "*/*"},
        trust_env=False,
    )


class Deliverer:
    """Posts to one target."""

    def __init__(
        self,
        target: Target,
        session: aiohttp.ClientSession,
        guard: Guard,
        metrics: ForwardMetrics,
        stop: asyncio.Event,
        beat: Callable[[], None],
    ) -> None:
        self._target, self._session, self._guard = target, session, guard
        self._metrics, self._stop, self._beat = metrics, stop, beat
        self._key = target.key()
        self._headers = {name: one.get_secret_value() for name, one in target.headers.items()}

    async def deliver(self, message: Message, still_mine: Callable[[], Awaitable[None]]) -> None:
        """Post until the target takes it.

        Asks `still_mine` before each repetition, and passes on what it raises. Raises
        UndeliverableError where no further attempt is allowed, StoppingError where the process
        ends first.
        """
        attempts = 0
        seen: Counter[Reason] = Counter()
        try:
            async for attempt in AsyncRetrying(
                retry=retry_if_exception_type(_AttemptError),
                stop=partial(self._enough, seen),
                wait=self._wait,
                sleep=self._sleep,
                before_sleep=self._tell,
                reraise=True,
            ):
                with attempt:
                    attempts = attempt.retry_state.attempt_number
                    if attempts > 1:
                        await still_mine()
                    try:
                        await self._post(message)
                    except _AttemptError as error:
                        seen[error.reason] += 1
                        raise
        except _AttemptError as error:
            raise UndeliverableError(error.reason, error.detail, attempts) from error

    def _enough(self, seen: Counter[Reason], state: RetryCallState) -> bool:
        error = _error(state)
        if error.reason is Reason.REJECTED:
            return True
        if error.reason is Reason.FAILED:
            return seen[Reason.FAILED] >= self._target.attempts
        return self._left(state) <= 0

    def _left(self, state: RetryCallState) -> float:
        """Return the seconds that the target may still be away for."""
        return self._target.retry_for - (state.seconds_since_start or 0.0)

    def _wait(self, state: RetryCallState) -> float:
        chosen = wait_exponential(multiplier=WAIT_FIRST, max=WAIT_MOST) + wait_random(0, WAIT_FIRST)
        return max(min(WAIT_MOST, chosen(state)), min(_error(state).wait, self._left(state)))

    def _tell(self, state: RetryCallState) -> None:
        error = _error(state)
        log.warning(
            "a POST failed; trying again",
            target=self._target.name,
            attempt=state.attempt_number,
            reason=error.reason.value,
            error=error.detail,
            wait=round(state.upcoming_sleep, 1),
        )

    async def _sleep(self, seconds: float) -> None:
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            self._beat()  # waiting as long as the target asks is not being stuck
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(left, WAIT_MOST)):
                    await self._stop.wait()
            if self._stop.is_set():
                raise StoppingError("the process ends before the alert could be delivered")

    async def _post(self, message: Message) -> None:
        self._beat()
        started = monotonic()
        outcome = "connection"
        try:
            self._guard.check_url(self._target.url)
            async with self._session.post(
                self._target.url,
                data=message.body,
                headers=self._all_headers(message),
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=self._target.timeout),
            ) as answer:
                outcome = f"{answer.status // 100}xx"
                if not answer.ok or answer.status >= 300:
                    raise await _refusal(answer)
        except RefusedAddressError as error:
            outcome = "refused"
            raise _AttemptError(Reason.ADDRESS_REFUSED, str(error)) from error
        except TimeoutError as error:
            outcome = "timeout"
            detail = f"no answer within {self._target.timeout} s"
            raise _AttemptError(Reason.UNAVAILABLE, detail) from error
        except (aiohttp.ClientError, OSError) as error:
            raise _AttemptError(Reason.UNAVAILABLE, str(error) or type(error).__name__) from error
        finally:
            self._metrics.attempts.labels(self._target.name, outcome).inc()
            self._metrics.seconds.labels(self._target.name).observe(monotonic() - started)
            self._metrics.up.labels(self._target.name).set(outcome == "2xx")

    def _all_headers(self, message: Message) -> dict[str, str]:
        timestamp = int(time())
        message_id = quote(message.id, safe="-_:~")
        headers = self._headers | {
            "Content-Type": _TYPES[self._target.format],
            "webhook-id": message_id,
            "webhook-timestamp": str(timestamp),
        }
        if self._key:
            signed = signature(self._key, message_id, timestamp, message.body)
            headers["webhook-signature"] = signed
        return headers


def _error(state: RetryCallState) -> _AttemptError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, _AttemptError)  # noqa: S101 - nothing else is tried again
    return error


async def _refusal(answer: aiohttp.ClientResponse) -> _AttemptError:
    """Return what an answer other than 2xx means."""
    said = (await answer.content.read(4 * DETAIL)).decode("utf-8", "replace")[:DETAIL]
    detail = f"status {answer.status}: {said!r}"
    if answer.status in _BUSY:
        wait = retry_after(answer.headers.get("Retry-After")) or 0.0
        return _AttemptError(Reason.UNAVAILABLE, detail, wait=wait)
    if answer.status >= 500:
        return _AttemptError(Reason.FAILED, detail)
    return _AttemptError(Reason.REJECTED, detail)
