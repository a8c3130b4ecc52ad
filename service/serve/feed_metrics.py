"""Every metric of the feeder, named, typed and explained in one place.

Each comment says what to think of when the figure moves. Label sets are bounded: sources by
MAX_SOURCE_LABELS, reasons and results by enumerations.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

from service.errors import FeedReason

MAX_SOURCE_LABELS = 200
"""Sources that get a label of their own; any further ones share ``other``."""


class FeedMetrics:
    """The metrics of one feeding process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        r = self.registry
        # A source whose `published` stands still while it is polled: its publisher is silent, or
        # the feed has become another page. `bad` grows: its publisher broke something.
        self.items = Counter(
            "tocsin_feed_items",
            "Items, by source and result: published, seen (there before), bad (no document), "
            "passed (withheld, cancelled, or without words of their own).",
            ["source", "result"],
            registry=r,
        )
        # Mostly unchanged is good: the server knows conditional requests.
        self.polls = Counter(
            "tocsin_feed_polls",
            "Polls of web feeds, by source and result: changed, unchanged, failed.",
            ["source", "result"],
            registry=r,
        )
        # The reason says whose turn it is: status and gone the publisher's, connection the
        # network's, address and file the operator's.
        self.errors = Counter(
            "tocsin_feed_errors",
            "Feeds, files and pages that could not be taken, by reason.",
            ["reason"],
            registry=r,
        )
        # `failed` or `refused`: those items went out with the feed's own, shorter text.
        self.pages = Counter(
            "tocsin_feed_pages",
            "Pages asked for an item's full text, by result: taken, shorter (the feed's own text "
            "was longer), failed, refused (robots.txt, or no public address).",
            ["result"],
            registry=r,
        )
        self.files = Counter(
            "tocsin_feed_files", "Files, by result: read, set_aside.", ["result"], registry=r
        )
        # 0 for hours: nothing comes from there any more; the log's `can't be taken` says why. Only
        # of feeds and folders, and from their first poll or look on.
        self.source_up = Gauge(
            "tocsin_feed_source_up",
            "Whether the last poll of a feed, or the last look at a folder, went well.",
            ["source"],
            registry=r,
        )
        # Old while source_up is 1: a long interval, or a folder that nobody writes to.
        self.last_success = Gauge(
            "tocsin_feed_last_success_timestamp_seconds",
            "Time of the last poll or file that went well, seconds since 1970.",
            ["source"],
            registry=r,
        )
        self.fetch = Histogram(
            "tocsin_feed_fetch_seconds",
            "Time of one HTTP reply, seconds.",
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
            registry=r,
        )
        self.received = Counter(
            "tocsin_feed_received_bytes", "Bytes of HTTP replies, unpacked.", registry=r
        )
        self.sources = Gauge("tocsin_feed_sources", "Sources that are being read.", registry=r)
        # Any steady rate: network, time-outs, or Redis refusing; items wait meanwhile.
        self.redis_errors = Counter(
            "tocsin_feed_redis_errors",
            "Calls to Redis that failed, by kind.",
            ["kind"],
            registry=r,
        )
        self.reconnects = Counter(
            "tocsin_feed_redis_reconnects", "Times that Redis came back after failing.", registry=r
        )
        self.ready = Gauge("tocsin_feed_ready", "Whether /readyz says yes.", registry=r)
        self.build = Info("tocsin_feed_build", "Version of the program.", registry=r)
        self._sources: set[str] = set()
        # A counter that is born at its first event hides that event from increase() and rate().
        for reason in FeedReason:
            self.errors.labels(reason.value)
        for result in ("taken", "shorter", "failed", "refused"):
            self.pages.labels(result)
        for result in ("read", "set_aside"):
            self.files.labels(result)

    def know(self, source: str, *, polled: bool) -> None:
        """Show a source's counters at 0 from the start; those of polls where it is `polled`."""
        for result in ("published", "seen", "bad", "passed"):
            self.items.labels(self.source_label(source), result)
        for result in ("changed", "unchanged", "failed") if polled else ():
            self.polls.labels(self.source_label(source), result)

    def source_label(self, source: str) -> str:
        """Return the source's name, or ``other`` once too many have been seen."""
        if source not in self._sources:
            if len(self._sources) >= MAX_SOURCE_LABELS:
                return "other"
            self._sources.add(source)
        return source
