"""Tocsin's wire contract: what goes in, what comes out, what is refused.

Importable alone, also as a copy of another name: needs pydantic and nothing else; the subscriber
needs redis when it is used.
"""

from .alert import Alert, AlertData, DocumentRef, Versions
from .client import AlertSubscriber
from .dead_letter import DeadLetter, Reason
from .document import NewsDocument
from .event import (
    Event,
    EventDate,
    Evidence,
    Location,
    Participant,
    Severity,
    Status,
)
from .filter import AlertFilter
from .story import Change, Relation, Story
from .undelivered import Undelivered, UndeliveredReason

__all__ = [
    "Alert",
    "AlertData",
    "AlertFilter",
    "AlertSubscriber",
    "Change",
    "DeadLetter",
    "DocumentRef",
    "Event",
    "EventDate",
    "Evidence",
    "Location",
    "NewsDocument",
    "Participant",
    "Reason",
    "Relation",
    "Severity",
    "Status",
    "Story",
    "Undelivered",
    "UndeliveredReason",
    "Versions",
]
