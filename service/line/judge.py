"""Decode and classify one batch: a pure step, run off the event loop."""

import uuid
from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from traceback import format_exc

import structlog

from schemas.alert import Alert, AlertData, DocumentRef, Versions
from schemas.dead_letter import Reason
from schemas.document import NewsDocument
from schemas.event import Event
from service.classify.base import Classifier
from service.errors import RejectionError
from service.ingest.decode import Limits, decode
from service.line.quoted import MAX_QUOTED, quoted
from service.story import Fingerprint, fingerprint, sketch
from service.story.rarity import rarity
from service.verdict import Alerts, Entry, Failed, Refused, Verdict, WireAlert

log = structlog.get_logger("tocsin.line")

_ALERT_IDS = uuid.UUID("6a1f0c4e-5d0b-5c0e-9a55-70c51a000001")
"""Namespace of the alerts' version 5 UUIDs; never to change."""
MAX_URL = 8_000
"""Characters of the longest address that alerts quote: half of one leads nowhere."""


class Judge:
    """Turns entries into verdicts with one classifier."""

    def __init__(
        self,
        classifier: Classifier,
        limits: Limits,
        source: str,
        on_classified: Callable[[float], None] | None = None,
        on_progress: Callable[[], None] | None = None,
        refuse_foreign: bool = False,
        stories: bool = True,
        on_story_error: Callable[[], None] | None = None,
    ) -> None:
        """Take the parts.

        `source` is the CloudEvents source of the alerts, `on_classified` gets the seconds of
        each classification, `on_progress` is called before each entry, `refuse_foreign` sends
        documents in other languages than English to the dead letters. Without `stories` the
        alerts get none; `on_story_error` is told of a document that could not be fingerprinted.
        Raises ConfigurationError where the table that stories need can't be read.
        """
        if stories:
            rarity()  # now: a broken table is to end the start, not to cost each alert its story
        self._classifier = classifier
        self._limits = limits
        self._source = source
        self._on_classified = on_classified or (lambda _seconds: None)
        self._refuse_foreign = refuse_foreign
        self._stories = stories
        self._on_story_error = on_story_error or (lambda: None)
        self._on_progress = on_progress or (lambda: None)
        self._versions = Versions(
            taxonomy=classifier.taxonomy_version, model=classifier.model_version
        )

    def judge_some(self, entries: list[Entry], now: datetime, seconds: float) -> list[Verdict]:
        """Return one verdict per entry, in order, of as many as are begun within the seconds.

        The first is always judged. `now` is the time the alerts will carry.
        """
        until = perf_counter() + seconds
        verdicts = [self.judge(entry, now) for entry in entries[:1]]
        for entry in entries[1:]:
            if perf_counter() >= until:
                break
            verdicts.append(self.judge(entry, now))
        return verdicts

    def judge(self, entry: Entry, now: datetime) -> Verdict:
        """Decide about one entry; whatever goes wrong with it is a verdict, not an error."""
        self._on_progress()
        try:
            document = decode(entry.fields, self._limits)
        except RejectionError as error:
            return Refused(error.reason, error.detail)
        except Exception as error:  # noqa: BLE001 - told, logged and kept as a dead letter
            # A defect here, yet the same for this entry at each delivery: tried again, it would
            # end one process after another.
            log.error(  # noqa: TRY400
                "decoding broke; please report it",
                stream_id=entry.id.decode(),
                exception=format_exc(),  # as text: a terminal's renderer would show documents
            )
            return Refused(
                Reason.WRONG_TYPE,
                f"the entry can't be read: {_in_words(error)}; that is a defect of Tocsin's: "
                "please report it, and `tocsin dead replay` it with a release that mends it",
            )
        started = perf_counter()
        try:
            events = self._classifier.classify(document)
            self._on_classified(perf_counter() - started)
            if not events:
                return self._silent(document)
            return Alerts(document.id, self._to_alerts(document, [*map(quoted, events)], now))
        except Exception as error:  # noqa: BLE001 - the verdict carries it on to the dead letters
            return Failed(_in_words(error), document.id)

    def _silent(self, document: NewsDocument) -> Verdict:
        """Tell a document without an event from one that can't be read."""
        code = self._classifier.language(document)
        if code == "en":
            return Alerts(document.id)
        if self._refuse_foreign:
            return Refused(
                Reason.UNSUPPORTED_LANGUAGE,
                f"the text is in the language {code!r}; only English is classified. Set "
                "TOCSIN_FOREIGN=pass to let such documents pass by without an alert",
                document.id,
            )
        return Alerts(document.id, foreign=True)

    def _to_alerts(
        self, document: NewsDocument, events: list[Event], now: datetime
    ) -> list[WireAlert]:
        reference = DocumentRef(
            id=document.id,
            url=document.url if len(document.url or "") <= MAX_URL else None,
            title=document.title[:MAX_QUOTED],
            source=document.source and document.source[:MAX_QUOTED],
            published_at=document.published_at,
        )
        ordinals: dict[str, int] = {}
        alerts = []
        fingerprints = self._fingerprints(document, events, now)
        for event, found in zip(events, fingerprints, strict=True):
            ordinal = ordinals[event.category] = ordinals.get(event.category, -1) + 1
            data = AlertData(**event.__dict__, document=reference, versions=self._versions)
            alert = Alert(
                id=alert_id(document.id, event.category, ordinal),
                source=self._source,
                subject=event.category,
                time=now,
                data=data,
            )
            payload = alert.__pydantic_serializer__.to_json(alert)
            place = event.location
            alerts.append(
                WireAlert(
                    alert.id,
                    event.category,
                    event.severity,
                    payload,
                    found,
                    country=place.country if place else None,
                    confidence=event.confidence,
                )
            )
        return alerts

    def _fingerprints(
        self, document: NewsDocument, events: list[Event], now: datetime
    ) -> list[Fingerprint | None]:
        if not self._stories:
            return [None] * len(events)
        try:
            whole = sketch(document, now)
            return [fingerprint(event, document, whole) for event in events]
        except Exception:  # noqa: BLE001 - an alert without a story is better than none; counted
            self._on_story_error()
            return [None] * len(events)


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def alert_id(document_id: str, category: str, ordinal: int) -> str:
    """Name an alert: the same for the same document, category and place among its events."""
    return str(uuid.uuid5(_ALERT_IDS, f"{document_id}\n{category}\n{ordinal}"))
