"""HTTP GET for feeds and pages: conditional, bounded in size, time and redirects, polite."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin

import httpx

from service.errors import FeedError, FeedReason
from service.ingest.feeds.address import check_address, is_header, shown
from service.ingest.feeds.guard import HOME, GuardedTransport
from service.ingest.feeds.hosts import Hosts
from service.retry_after import retry_after

MAX_REDIRECTS = 5
CONNECTIONS = 32
"""Connections open at a time."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, "
    "application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: 2xx with content, or 304 without."""

    address: str
    """Address that answered, behind any redirects."""
    content: bytes | None
    """None: unchanged."""
    content_type: str | None
    etag: str | None
    modified: str | None
    moved_to: str | None = None
    """Address to use from now on, where the server says that it moved for good."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one download."""

    max_bytes: int
    """Bytes of content, unpacked."""
    step_timeout: float
    """Seconds for the connection, and between two pieces of the reply."""
    total_timeout: float
    """Seconds from the first byte sent to the last one received, per redirect."""


class Fetcher:
    """The one HTTP client of the process."""

    def __init__(
        self,
        bounds: Bounds,
        user_agent: str,
        hosts: Hosts,
        on_reply: Callable[[float, int], None] = lambda _seconds, _bytes: None,
    ) -> None:
        """`on_reply` gets the seconds and the bytes of each reply."""
        self._bounds = bounds
        self._hosts = hosts
        self._on_reply = on_reply
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(CONNECTIONS),
            timeout=httpx.Timeout(bounds.step_timeout, pool=bounds.total_timeout),
            headers={"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            follow_redirects=False,
        )

    async def get(
        self,
        url: str,
        *,
        home: str,
        beat: Callable[[], None],
        etag: str | None = None,
        modified: str | None = None,
    ) -> Reply:
        """Fetch an address that the host `home` led to; conditionally, if validators are given.

        `beat` is called while this waits for the host's turn. Raises FeedError; its `retry_after`
        says when the server wants to be asked again.
        """
        headers = {}
        if etag := _sendable(etag):
            headers["If-None-Match"] = etag
        if modified := _sendable(modified):
            headers["If-Modified-Since"] = modified
        address, moved, lasting = url, None, True
        for _ in range(MAX_REDIRECTS + 1):
            host = check_address(address)
            async with self._hosts.turn(host, beat):
                found = await self._once(address, host, home, headers)
            if isinstance(found, Reply):
                return found if moved is None else _with_moved(found, moved)
            address, for_good = found
            lasting = lasting and for_good
            moved = address if lasting else None
        raise FeedError(FeedReason.REDIRECTS, f"{shown(url)}: more than {MAX_REDIRECTS} redirects")

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _once(
        self, address: str, host: str, home: str, headers: dict[str, str]
    ) -> Reply | tuple[str, bool]:
        """Return the reply, or where it redirects to and whether for good."""
        started = monotonic()
        try:
            async with asyncio.timeout(self._bounds.total_timeout):
                return await self._exchange(address, host, home, headers)
        except (TimeoutError, httpx.TimeoutException):
            raise FeedError(
                FeedReason.TIMEOUT,
                f"{shown(address)}: no whole reply in {monotonic() - started:.1f} s",
            ) from None
        except httpx.DecodingError as error:
            raise FeedError(FeedReason.ENCODING, f"{shown(address)}: {error}") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            words = str(error) or type(error).__name__
            raise FeedError(FeedReason.CONNECTION, f"{shown(address)}: {words}") from None

    async def _exchange(
        self, address: str, host: str, home: str, headers: dict[str, str]
    ) -> Reply | tuple[str, bool]:
        started = monotonic()
        request = self._client.build_request(
            "GET", address, headers=headers, extensions={HOME: home}
        )
        response = await self._client.send(request, stream=True)
        try:
            status = response.status_code
            if status in _REDIRECTS and "location" in response.headers:
                return urljoin(address, response.headers["location"]), status in _LASTING
            if status == 304 and headers:
                content = None
            elif response.is_success:
                content = await self._content(response, address)
            else:
                raise self._refused(response, address, host)
        finally:
            await response.aclose()
            self._client.cookies.clear()  # else every site's would be kept for ever
        self._on_reply(monotonic() - started, len(content or b""))
        return Reply(
            address=address,
            content=content,
            content_type=response.headers.get("content-type"),
            etag=_sendable(response.headers.get("etag")),
            modified=_sendable(response.headers.get("last-modified")),
        )

    async def _content(self, response: httpx.Response, address: str) -> bytes:
        """Read a body, unpacked, and stop at the limit whatever its headers promise."""
        most = self._bounds.max_bytes
        content = bytearray()
        async for piece in response.aiter_bytes():
            content += piece
            if len(content) > most:
                raise FeedError(FeedReason.TOO_LARGE, f"{shown(address)}: more than {most} bytes")
        return bytes(content)

    def _refused(self, response: httpx.Response, address: str, host: str) -> FeedError:
        """Make the error of a status, and leave the host alone for as long as it asks."""
        status = response.status_code
        wait = retry_after(response.headers.get("retry-after"))
        if wait is None and status == 429:
            wait = 60.0
        if wait is not None and status in {429, 503}:
            self._hosts.leave_alone(host, wait)
        return FeedError(
            FeedReason.GONE if status == 410 else FeedReason.STATUS,
            f"{shown(address)}: status {status}",
            status=status,
            retry_after=wait,
        )


def _sendable(value: str | None) -> str | None:
    """Return a validator if it can be sent back: a header holds printable ASCII only."""
    return value if value and is_header(value) else None


def _with_moved(reply: Reply, moved: str) -> Reply:
    return Reply(
        reply.address, reply.content, reply.content_type, reply.etag, reply.modified, moved
    )
