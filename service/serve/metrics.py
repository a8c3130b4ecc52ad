"""Every metric of the service, named, typed and explained in one place.

Each comment says what to think of when the figure moves. Label sets are bounded: categories by
the taxonomy (at most MAX_CATEGORY_LABELS), countries by ISO 3166-1, reasons and results by
enumerations.
"""

import re
from collections.abc import Iterable
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

from schemas.dead_letter import Reason
from schemas.event import Severity
from schemas.story import Relation
from service.settings import MAX_CATEGORY_LABELS

MAX_COUNTRY_LABELS = 260
"""Countries that get a label of their own: ISO 3166-1 has 249 codes."""
NO_COUNTRY = "none"
"""Label of an alert without a place, or with one whose country is not known."""
RESULTS = ("alerted", "silent", "foreign", "duplicate", "dead", "lost", "failed")
"""What can become of a document."""
FIELDS = (
    "location", "event_date", "status", "tolls", "participants", "temporal", "happenings", "story",
)  # fmt: skip
"""What an extraction can fail at."""
STATUSES = (200, 400, 401, 404, 405, 408, 413, 415, 422, 500, 503)
"""What POST /classify answers."""

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """The metrics of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        r = self.registry
        # Readers of /alerts/stream. At TOCSIN_STREAM_CLIENTS further ones get a 503.
        self.stream_clients = Gauge(
            "tocsin_stream_clients", "Clients of the alert stream over HTTP.", registry=r
        )
        # Clients that read too slowly; they come back with Last-Event-ID.
        self.stream_drops = Counter("tocsin_stream_drops", "Slow HTTP clients dropped.", registry=r)
        self.stream_sent = Counter("tocsin_stream_sent", "Alerts sent to HTTP clients.", registry=r)
        # Texts that visitors of the live page tried: 503 means more at once than it takes.
        self.classify_requests = Counter(
            "tocsin_classify_requests",
            "Requests of POST /classify, by HTTP status.",
            ["status"],
            registry=r,
        )
        # The throughput of the line. Falls while lag grows: too few replicas, or Redis is slow.
        self.documents = Counter(
            "tocsin_documents",
            "Documents finished, by result: alerted, silent (no event), foreign (not English), "
            "duplicate, dead, lost (another consumer had it), failed (left pending).",
            ["result"],
            registry=r,
        )
        # What subscribers receive. A category that falls silent: look at the sources first.
        self.alerts = Counter(
            "tocsin_alerts",
            "Alerts written, by category and severity.",
            ["category", "severity"],
            registry=r,
        )
        # Where it happens. Mostly none: the texts name places that the gazetteer lacks. A country's
        # series begins at its first alert, since all at 0 would be some 2,000 per process: what
        # asks for an increase has to add that one (see deploy/grafana/newsroom.py).
        self.alerts_by_country = Counter(
            "tocsin_alerts_by_country",
            "Alerts written, by category and country (ISO 3166-1 alpha-2; none: no place known).",
            ["category", "country"],
            registry=r,
        )
        # Shifts to the left after a change of model or sources: look at `tocsin explain`.
        self.confidence = Histogram(
            "tocsin_alert_confidence",
            "Calibrated confidence of the alerts written, a probability.",
            ["category"],
            buckets=(0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1),
            registry=r,
        )
        # What a night desk looks at first; `tocsin tail` and /alerts have the alerts themselves.
        self.last_critical = Gauge(
            "tocsin_last_critical_alert_timestamp_seconds",
            "Time of the last critical alert of a category in a country, seconds since 1970.",
            ["category", "country"],
            registry=r,
        )
        # Producers' mistakes (not_utf8, wrong_type, ...) or ours (classify_failed).
        self.dead_letters = Counter(
            "tocsin_dead_letters", "Dead letters written, by reason.", ["reason"], registry=r
        )
        # Mostly new where duplicates are expected: see TOCSIN_STORY_POINTS.
        self.stories = Counter(
            "tocsin_story_alerts",
            "Alerts written, by relation to their story: new, duplicate, update, cancel; failed "
            "(no story could be told).",
            ["relation"],
            registry=r,
        )
        # At TOCSIN_STORY_LIMIT the oldest are forgotten early.
        self.stories_known = Gauge(
            "tocsin_stories_known", "Stories that a report can still join.", registry=r
        )
        # Small batches: the line is keeping up. Always full: it is not.
        self.batch_size = Histogram(
            "tocsin_batch_entries",
            "Entries in a batch.",
            buckets=(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000),
            registry=r,
        )
        # Grows with the documents' length, or with a taxonomy of costly patterns.
        self.classification = Histogram(
            "tocsin_classification_seconds",
            "Time to classify one document, seconds.",
            buckets=(0.0001, 0.00025, 0.0005, *_SECONDS[:10]),
            registry=r,
        )
        # Any: a text that one extractor can't take; the alert goes out without that field.
        self.extraction_errors = Counter(
            "tocsin_extraction_errors",
            "Fields of events that could not be extracted, by field.",
            ["field"],
            registry=r,
        )
        # What a newsroom feels: from XADD of the document to its alerts.
        self.end_to_end = Histogram(
            "tocsin_end_to_end_seconds",
            "Time from a document's arrival in the stream to its commit, seconds.",
            buckets=_SECONDS,
            registry=r,
        )
        # Slow commits: Redis is busy, or its disk is (appendfsync).
        self.commit = Histogram(
            "tocsin_commit_seconds",
            "Time of one atomic commit with its repetitions, seconds.",
            buckets=_SECONDS,
            registry=r,
        )
        # Grows: documents come faster than they are read. Add replicas.
        self.lag = Gauge(
            "tocsin_group_lag_entries", "Entries not yet delivered to the group.", registry=r
        )
        # In hand or left behind by a dead worker; the age tells which.
        self.pending = Gauge(
            "tocsin_group_pending_entries", "Entries delivered and not finished.", registry=r
        )
        # Above TOCSIN_CLAIM_IDLE by much: nobody reclaims, or a commit is refused.
        self.oldest_pending = Gauge(
            "tocsin_oldest_pending_age_seconds",
            "Time since the oldest pending entry arrived in the stream, seconds.",
            registry=r,
        )
        self.consumers = Gauge(
            "tocsin_group_consumers", "Consumers known to the group.", registry=r
        )
        # Bounded by the trimming settings; a document stream that grows is lag.
        self.stream_length = Gauge(
            "tocsin_stream_length_entries",
            "Entries in a stream: documents, alerts, stories, dead.",
            ["stream"],
            registry=r,
        )
        # Now and then: restarts. Many: workers die or TOCSIN_CLAIM_IDLE is too short.
        self.claims = Counter(
            "tocsin_claims",
            "Entries taken over from dead or slow consumers.",
            registry=r,
        )
        # Any steady rate: network, time-outs, or Redis refusing (see the log's `error`).
        self.redis_errors = Counter(
            "tocsin_redis_errors", "Calls to Redis that failed, by kind.", ["kind"], registry=r
        )
        self.reconnects = Counter(
            "tocsin_redis_reconnects", "Times that Redis came back after failing.", registry=r
        )
        self.group_recreated = Counter(
            "tocsin_group_recreated",
            "Times that the stream or group had vanished and was made again.",
            registry=r,
        )
        self.in_flight = Gauge(
            "tocsin_in_flight_entries", "Entries in hand in this process.", registry=r
        )
        # Old while documents wait: the line stands.
        self.last_commit = Gauge(
            "tocsin_last_commit_timestamp_seconds",
            "Time of the last commit, seconds since 1970; 0 before the first.",
            registry=r,
        )
        # 1: the share of dead letters passed its limit; see the log, mend the producer.
        self.paused = Gauge(
            "tocsin_line_paused", "Whether the line pauses over too many dead letters.", registry=r
        )
        # 0: Redis is down, unreachable or refuses, if only writes; the log's `error` says which.
        self.redis_connected = Gauge(
            "tocsin_redis_connected",
            "Whether Redis answers and refuses nothing: each caller's last call went well.",
            registry=r,
        )
        # At the limit Redis refuses every write, the producers' too. Grows for days: what is kept
        # (deploy/README.md, Sizing, tells how much). At once: a backlog of documents. NaN: Redis
        # refuses INFO.
        self.redis_memory = Gauge(
            "tocsin_redis_memory_bytes", "Memory that Redis uses, bytes.", registry=r
        )
        self.redis_memory_limit = Gauge(
            "tocsin_redis_memory_limit_bytes",
            "Memory that Redis may use (its maxmemory), bytes; 0 for no limit.",
            registry=r,
        )
        self.ready = Gauge("tocsin_ready", "Whether /readyz says yes.", registry=r)
        self.build = Info("tocsin_build", "Versions of program, taxonomy and model.", registry=r)
        self._categories: set[str] = set()
        self._countries: set[str] = set()
        # A counter that is born at its first event hides that event from increase() and rate().
        for result in RESULTS:
            self.documents.labels(result)
        for reason in Reason:
            self.dead_letters.labels(reason.value)
        for relation in (*get_args(Relation), "failed"):
            self.stories.labels(relation)
        for field in FIELDS:
            self.extraction_errors.labels(field)
        for status in STATUSES:
            self.classify_requests.labels(str(status))

    def expect(self, categories: Iterable[str]) -> None:
        """Show the categories' alerts at 0 from the start, but for those of a country."""
        for label in map(self.category_label, categories):
            for severity in get_args(Severity):
                self.alerts.labels(label, severity)
            self.alerts_by_country.labels(label, NO_COUNTRY)
            self.confidence.labels(label)

    def category_label(self, category: str) -> str:
        """Return the category, or ``other`` once too many have been seen."""
        if category not in self._categories:
            if len(self._categories) >= MAX_CATEGORY_LABELS:
                return "other"
            self._categories.add(category)
        return category

    def country_label(self, country: str | None) -> str:
        """Return an ISO 3166-1 alpha-2 code, ``none``, or ``other`` for what is no code."""
        if country is None:
            return NO_COUNTRY
        if country not in self._countries:
            full = len(self._countries) >= MAX_COUNTRY_LABELS
            if full or not re.fullmatch("[A-Z]{2}", country):
                return "other"
            self._countries.add(country)
        return country

    def count_alert(
        self, category: str, severity: str, country: str | None, confidence: float, at: float
    ) -> None:
        """Count one alert that was written at a time (seconds since 1970)."""
        category, country = self.category_label(category), self.country_label(country)
        self.alerts.labels(category, severity).inc()
        self.alerts_by_country.labels(category, country).inc()
        self.confidence.labels(category).observe(confidence)
        if severity == "critical":
            self.last_critical.labels(category, country).set(at)
