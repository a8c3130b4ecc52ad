"""A feed on the web: polled at its interval, each item published once."""

import asyncio
import random
from dataclasses import dataclass

from service.errors import FeedError, FeedReason
from service.ingest.feeds.address import check_address, shown
from service.ingest.feeds.fetch import Fetcher, Reply
from service.ingest.feeds.hosts import LeftAloneError
from service.ingest.feeds.item import Item, Origin, Parsed
from service.ingest.feeds.kind import Kind, kind_of
from service.ingest.feeds.lines import LineCutter
from service.ingest.feeds.objects import parse_line
from service.ingest.feeds.observer import Observer
from service.ingest.feeds.parsing import Parsing
from service.ingest.feeds.plan import WebPlan
from service.ingest.feeds.robots import Robots
from service.ingest.feeds.sink import Sink
from service.ingest.feeds.waiting import wait

RETRY_MOST = 3600.0
"""Seconds between the repetitions of a failing poll at the most."""
PAGE_TRIES = 2
"""Tries for an item's page, before the item goes out with the feed's own text."""
PAGE_WAIT = 60.0
"""Seconds that an item waits at the most for a page's host that asks to be left alone."""


@dataclass(frozen=True, slots=True)
class WebParts:
    """What all web sources share."""

    fetcher: Fetcher
    robots: Robots
    parsing: Parsing
    sink: Sink
    observer: Observer
    stop: asyncio.Event
    slots: asyncio.Semaphore
    """Polls under way at a time."""
    retry_first: float
    """Seconds before a failed poll is repeated; doubled each time."""


class WebSource:
    """One feed."""

    def __init__(self, plan: WebPlan, parts: WebParts) -> None:
        self.name = plan.label
        self._plan = plan
        self._parts = parts
        self._home = check_address(plan.url)
        self._failures = 0

    async def run(self, *, once: bool) -> bool:
        """Poll until the process stops, or once; tell whether the last poll went well.

        Returns False before the stop only where the feed is gone for good.
        """
        parts = self._parts
        while not parts.stop.is_set():
            async with parts.slots:
                parts.observer.begin(self.name)
                try:
                    await self._poll()
                except FeedError as error:
                    pause = self._pause_after(error)
                    gone = error.reason is FeedReason.GONE
                    again = None if once or gone else pause
                    parts.observer.polled(self.name, "failed")
                    parts.observer.failed(self.name, shown(self._plan.url), error, again=again)
                    if once or gone:
                        return False
                else:
                    self._failures = 0
                    pause = self._plan.interval * random.uniform(0.9, 1.1)  # noqa: S311
                    if once:
                        return True
                finally:
                    parts.observer.end(self.name)
            await wait(parts.stop, pause)
        return True

    def _pause_after(self, error: FeedError) -> float:
        """Return the seconds until the next try: doubled each time, or what the server asks.

        Never more than an hour: a wrong header must not put a feed to sleep for years. Where
        the answer was 429 or 503, `Hosts` holds requests back for as long as was asked.
        """
        pause = min(self._parts.retry_first * 2.0 ** min(self._failures, 20), RETRY_MOST)
        if not isinstance(error, LeftAloneError):  # that one's request was not even sent
            self._failures += 1
        asked = error.retry_after or 0.0
        # Spread upwards only, so that those who wait for one host do not come back all at once.
        pause = max(pause * random.uniform(0.9, 1.1), asked * random.uniform(1.0, 1.1))  # noqa: S311
        return min(pause, RETRY_MOST)

    async def _poll(self) -> None:
        parts, plan = self._parts, self._plan
        known = await parts.sink.state(plan.url)
        reply = await parts.fetcher.get(
            plan.url,
            home=self._home,
            beat=self._beat,
            etag=known.get("etag"),
            modified=known.get("modified"),
        )
        self._beat()
        if reply.moved_to:
            parts.observer.note(
                self.name,
                "the feed has moved for good: write its new address into the configuration",
                address=shown(reply.moved_to),
            )
        if reply.content is not None:
            parsed = await self._parse(reply, reply.content)
            for bad in parsed.bad:
                parts.observer.bad_item(self.name, bad)
            parts.observer.passed(self.name, parsed.passed)
            if not await self._publish(parsed.items):
                return  # stopped halfway: what is out is marked, the rest comes next time
            # Only now: a crash before this makes the feed come again, and its items are seen.
            known = {"etag": reply.etag or "", "modified": reply.modified or ""}
        await parts.sink.remember(plan.url, {key: value for key, value in known.items() if value})
        parts.observer.polled(self.name, "unchanged" if reply.content is None else "changed")

    async def _parse(self, reply: Reply, content: bytes) -> Parsed:
        plan = self._plan
        kind = plan.format or kind_of(content, reply.address, reply.content_type)
        if kind is None:
            raise FeedError(
                FeedReason.FORMAT, f"{shown(reply.address)}: neither a feed nor any known format"
            )
        if kind is Kind.HTML and plan.format is None:
            raise FeedError(FeedReason.FORMAT, await self._advice(reply, content))
        origin = Origin(
            self.name, self._home, reply.address, plan.source, plan.language, reply.content_type
        )
        if kind is Kind.LINES:
            return await asyncio.to_thread(parse_lines, content, origin)
        return await self._parts.parsing.parse(kind, content, origin)

    async def _advice(self, reply: Reply, content: bytes) -> str:
        """Say what to do about a web page in the place of a feed."""
        feeds = await self._parts.parsing.feeds_of(content, reply.address)
        named = f"it names these feeds: {', '.join(feeds)}" if feeds else "it names no feed"
        return f'{shown(reply.address)} is a web page, not a feed; {named}; or set format = "html"'

    async def _publish(self, items: list[Item]) -> bool:
        """Publish what is new; tell whether all of it could be before the stop."""
        parts, place = self._parts, self._plan.url
        if not self._plan.full_text:
            await parts.sink.publish(self.name, place, items, listed=len(items))
            return True
        unseen = await parts.sink.unseen(place, items)
        # The seen ones go too: that keeps them from being forgotten while they are listed.
        seen = [item for item, new in zip(items, unseen, strict=True) if not new]
        await parts.sink.publish(self.name, place, seen, listed=len(items))
        for item, new in zip(items, unseen, strict=True):
            if new:
                if parts.stop.is_set():
                    return False
                full = await self._with_page(item)
                self._beat()
                await parts.sink.publish(self.name, place, [full], listed=len(items))
        return True

    async def _with_page(self, item: Item) -> Item:
        """Return the item with its page's text, or as it is where that is no better."""
        if item.page is None:
            return item
        for attempt in range(1, PAGE_TRIES + 1):
            try:
                text = await self._page_text(item.page)
            except FeedError as error:
                pause = self._page_pause(error)
                if pause is not None and attempt < PAGE_TRIES:
                    if await wait(self._parts.stop, pause):
                        break
                    continue
                refused = error.reason in {FeedReason.ROBOTS, FeedReason.ADDRESS}
                self._parts.observer.page(self.name, "refused" if refused else "failed")
                self._parts.observer.failed(self.name, shown(item.page), error, again=None)
                break
            better = len(text) > len(item.document.text)
            self._parts.observer.page(self.name, "taken" if better else "shorter")
            if better:
                return Item(item.document.model_copy(update={"text": text}), item.page)
            break
        return item

    def _page_pause(self, error: FeedError) -> float | None:
        """Return the seconds after which a page is worth another try; None: it is not."""
        if isinstance(error, LeftAloneError):
            asked = error.retry_after or 0.0
            return asked if asked <= PAGE_WAIT else None
        passing = error.reason in {FeedReason.TIMEOUT, FeedReason.CONNECTION}
        passing = passing or (error.status is not None and error.status >= 500)
        return self._parts.retry_first if passing and error.retry_after is None else None

    def _beat(self) -> None:
        self._parts.observer.beat(self.name)

    async def _page_text(self, address: str) -> str:
        await self._parts.robots.check(address, self._home, self._beat)
        reply = await self._parts.fetcher.get(address, home=self._home, beat=self._beat)
        return await self._parts.parsing.page_text(
            reply.content or b"", reply.address, reply.content_type
        )


def parse_lines(content: bytes, origin: Origin) -> Parsed:
    """Return the items of JSON Lines that are at hand as a whole."""
    cutter = LineCutter(max_bytes=len(content))
    parsed = Parsed()
    for line in [*cutter.take(content), *cutter.finish()]:
        if line.content is not None and line.content.strip():
            parsed.add(parse_line(line.content, origin, f"{origin.name}:{line.number}"))
    return parsed
