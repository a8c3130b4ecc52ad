"""What passes along the line: an entry read, and what was decided about it."""

from dataclasses import dataclass, field

from schemas.dead_letter import Reason
from service.story import Fingerprint


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream entry as Redis delivered it."""

    id: bytes
    """Stream id: <milliseconds>-<sequence>."""
    fields: dict[bytes, bytes]
    """The raw fields, byte for byte."""
    deliveries: int = 1
    """How often it has been delivered, this time included."""


@dataclass(frozen=True, slots=True)
class WireAlert:
    """An alert ready to be written."""

    id: str
    category: str
    severity: str
    payload: bytes
    """The alert's JSON."""
    fingerprint: Fingerprint | None = None
    """What finds its story; None: it gets none."""
    country: str | None = None
    """Where it happened, ISO 3166-1 alpha-2, for the metrics."""
    confidence: float = 0.0
    """Probability that the event is stated, for the metrics."""


@dataclass(frozen=True, slots=True)
class Alerts:
    """The entry was a document: these are its alerts, none in most cases."""

    document_id: str
    alerts: list[WireAlert] = field(default_factory=list)
    foreign: bool = False
    """The document is not in a language that the classifier reads."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The entry goes to the dead letters."""

    reason: Reason
    detail: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The classifier raised: the entry stays pending and is delivered again."""

    detail: str
    document_id: str | None = None


Verdict = Alerts | Refused | Failed
