"""Tocsin's wire contract: what goes in, what comes out, what is refused.

Importable alone: needs pydantic and nothing else; the subscriber needs redis when it is used.
"""

from schemas.alert import Alert, AlertData, DocumentRef, Versions
from schemas.client import AlertSubscriber
from schemas.dead_letter import DeadLetter, Reason
from schemas.document import NewsDocument
from schemas.event import (
    Event,
    EventDate,
    Evidence,
    Location,
    Participant,
    Severity,
    Status,
)
from schemas.filter import AlertFilter
from schemas.story import Change, Relation, Story
from schemas.undelivered import Undelivered, UndeliveredReason

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
