"""`POST /classify`: a visitor's own text, and the events that it states."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import structlog

from service.errors import RejectionError
from service.serve.metrics import Metrics
from service.serve.token import TOKEN_WANTED, has_token
from service.settings import Settings

log = structlog.get_logger("tocsin.classify")

LONGEST_TEXT = 20_000
"""Characters of a visitor's text, at most: some 3,000 words, a long article."""
LONGEST_TITLE = 500
"""Characters of a visitor's headline."""
LARGEST_BODY = 12 * (LONGEST_TEXT + LONGEST_TITLE) + 1024
"""Bytes of a request, at most: a character escaped as two surrogates takes twelve."""
WAITING = 8
"""Texts that may wait for their turn; the next visitor is asked to come again."""
BODY_SECONDS = 10.0
"""Seconds that a request may take to arrive."""

Examine = Callable[[str, str], dict[str, Any]]
"""Title and text to the answer: title, text, language, events. Raises RejectionError."""


@dataclass
class _Answer(Exception):  # noqa: N818 - an answer, which a wrong request gets early
    """Ends the handling of a request with a status and a sentence."""

    status: int
    error: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


class ClassifyEndpoint:
    """Reads one text at a time, in a thread of its own; the event loop and the line go on."""

    def __init__(self, examine: Examine | None, settings: Settings, metrics: Metrics) -> None:
        """Take what reads a text, called from one thread at a time; None where that is off."""
        self._examine, self._settings, self._metrics = examine, settings, metrics
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="visitor")
        self._waiting = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request: 200 with the events, or a status with `{"error": ...}`."""
        headers: tuple[tuple[bytes, bytes], ...] = ()
        try:
            content = await self._classify(scope, receive)
            status = 200
        except _Answer as answer:
            status, content, headers = answer.status, {"error": answer.error}, answer.headers
        self._metrics.classify_requests.labels(str(status)).inc()
        body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        start = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
            *headers,
        ]
        await send({"type": "http.response.start", "status": status, "headers": start})
        await send({"type": "http.response.body", "body": body})

    async def _classify(self, scope: Any, receive: Any) -> dict[str, Any]:
        if self._examine is None:
            raise _Answer(404, "this is switched off; TOCSIN_HTTP_CLASSIFY=true switches it on")
        given = dict(scope["headers"])
        if scope["method"] != "POST":
            raise _Answer(405, "use POST", ((b"allow", b"POST"),))
        if not has_token(scope["headers"], self._settings):
            raise _Answer(401, TOKEN_WANTED, ((b"www-authenticate", b"Bearer"),))
        # Another site's page can't send this type unasked, so it can't spend our time.
        if (
            given.get(b"content-type", b"").partition(b";")[0].strip().lower()
            != b"application/json"
        ):
            raise _Answer(415, "send Content-Type: application/json")
        title, text = _fields(await _body(receive))
        if self._waiting > WAITING:
            raise _Answer(503, "too many texts at once; try again", ((b"retry-after", b"2"),))
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, self._examine, title, text)
        except RejectionError as error:
            raise _Answer(422, error.detail) from None
        except Exception as error:
            log.exception("a visitor's text broke the classifier", characters=len(text))
            raise _Answer(500, "the text could not be read; the log says why") from error
        finally:
            self._waiting -= 1


async def _body(receive: Any) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise _Answer(400, "the request broke off")
                body += message.get("body", b"")
                if len(body) > LARGEST_BODY:
                    raise _Answer(413, f"the text is too long: at most {LONGEST_TEXT:,} characters")
                if not message.get("more_body"):
                    return bytes(body)
    except TimeoutError:
        raise _Answer(408, "the request took too long to arrive") from None


def _fields(body: bytes) -> tuple[str, str]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise _Answer(400, "the body is not JSON") from None
    if not isinstance(content, dict):
        raise _Answer(400, 'send an object: {"title": "...", "text": "..."}')
    title, text = content.get("title", ""), content.get("text", "")
    if not isinstance(title, str) or not isinstance(text, str):
        raise _Answer(400, "title and text are strings")
    if len(text) > LONGEST_TEXT:
        raise _Answer(
            413, f"the text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read"
        )
    if len(title) > LONGEST_TITLE:
        raise _Answer(413, f"the title is longer than {LONGEST_TITLE} characters")
    if not title.strip() and not text.strip():
        raise _Answer(422, "there is no text to read")
    return title, text
