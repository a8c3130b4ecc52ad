"""Asks a site's robots.txt (RFC 9309) before a page of it is fetched for its full text."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from urllib.parse import urlsplit

from protego import Protego

from service.errors import FeedError, FeedReason
from service.ingest.feeds.fetch import Fetcher
from service.ingest.feeds.hosts import Hosts, LeftAloneError

LIFETIME = 86_400.0
"""Seconds that an answer holds: the most that RFC 9309 advises."""
UNREACHED_LIFETIME = 600.0
"""Seconds before a robots.txt that could not be had is asked for again."""
MAX_SITES = 1_000
MAX_BYTES = 512_000
"""Bytes of a robots.txt that are read: the least that RFC 9309 asks for is 500 KiB."""


class Robots:
    """Remembers what sites allow."""

    def __init__(self, fetcher: Fetcher, hosts: Hosts, agent: str) -> None:
        """`agent` is the product token that rules name."""
        self._fetcher = fetcher
        self._hosts = hosts
        self._agent = agent
        self._sites: OrderedDict[str, tuple[float, Protego | None]] = OrderedDict()

    async def check(self, url: str, home: str, beat: Callable[[], None]) -> None:
        """Raise FeedError where a page may not be fetched; `beat` as with `Fetcher.get`."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        until, rules = self._sites.get(site, (0.0, None))
        if monotonic() >= until:
            lifetime, rules = await self._ask(site, home, parts.hostname or "", beat)
            self._sites[site] = (monotonic() + lifetime, rules)
            self._sites.move_to_end(site)
            while len(self._sites) > MAX_SITES:
                self._sites.popitem(last=False)
        if rules is None or not rules.can_fetch(url, self._agent):
            said = "its robots.txt can't be had" if rules is None else "its robots.txt forbids it"
            raise FeedError(FeedReason.ROBOTS, f"{site}: {said}")

    async def _ask(
        self, site: str, home: str, host: str, beat: Callable[[], None]
    ) -> tuple[float, Protego | None]:
        """Return how long the answer holds, and the rules; None: nothing may be fetched."""
        try:
            reply = await self._fetcher.get(f"{site}/robots.txt", home=home, beat=beat)
        except LeftAloneError:
            raise  # it was not asked: that is no answer to remember
        except FeedError as error:
            if error.reason is FeedReason.ADDRESS:
                raise
            # RFC 9309: without the file all is allowed, from an unreachable server nothing.
            absent = error.status is not None and 400 <= error.status < 500 and error.status != 429
            if absent or error.reason in {FeedReason.TOO_LARGE, FeedReason.REDIRECTS}:
                return LIFETIME, Protego.parse("")
            return UNREACHED_LIFETIME, None
        text = (reply.content or b"")[:MAX_BYTES].decode("utf-8", "replace")
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(self._agent):
            self._hosts.slow_down(host, float(delay))
        return LIFETIME, rules
