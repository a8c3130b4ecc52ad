"""Measures the fields of events on documents with known events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import combining, normalize

from schemas.document import NewsDocument
from schemas.event import Event
from service.evaluate import document_from_json

FIELDS = (
    "subtype",
    "status",
    "country",
    "place",
    "date",
    "killed",
    "injured",
    "detained",
    "actor",
    "target",
)
_ALWAYS = frozenset({"subtype", "status"})
"""Fields that every event has."""


@dataclass(frozen=True, slots=True)
class GoldEvents:
    """A document with the events that it states."""

    document: NewsDocument
    events: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Tally:
    """Counts of one field over the matched events."""

    given: int = 0
    """Events for which the gold gives a value."""
    told: int = 0
    """Events for which the extraction gives a value."""
    right: int = 0
    found: int | None = None
    """Given values that are told, where one told value may stand for several; else: right."""

    @property
    def precision(self) -> float:
        """Share of the told values that are right."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Share of the given values that are told and right."""
        found = self.right if self.found is None else self.found
        return found / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class EventReport:
    """Figures of one run."""

    events: Tally = field(default_factory=Tally)
    """Whether events of the right category and sentence were found, one for each happening."""
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    """Figures of each field, over the events found."""
    errors: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        rows = {"events": self.events} | self.fields
        return {
            "fields": {
                name: {
                    "given": tally.given,
                    "told": tally.told,
                    "right": tally.right,
                    "precision": round(tally.precision, 3),
                    "recall": round(tally.recall, 3),
                    "f1": round(tally.f1, 3),
                }
                for name, tally in rows.items()
            },
            "errors": self.errors,
        }


def evaluate_events(
    gold: Sequence[GoldEvents],
    classify: Callable[[NewsDocument], list[Event]],
    only: frozenset[str] = frozenset(),
) -> EventReport:
    """Classify every document, pair found events with stated ones, compare their fields.

    `only` names the fields whose errors are kept.
    """
    report = EventReport()
    for one in gold:
        found = classify(one.document)
        report.events.given += len(one.events)
        report.events.told += len(found)
        for stated, event in pairs(one, found):
            report.events.right += 1
            _compare(report, one, stated, event, only)
    return report


def pairs(gold: GoldEvents, found: Sequence[Event]) -> list[tuple[dict[str, Any], Event]]:
    """Pair each stated event with at most one found event of its category, the likest first."""
    ranked = sorted(
        (
            (_likeness(gold.document, stated, event), -a, -b)
            for a, stated in enumerate(gold.events)
            for b, event in enumerate(found)
            if stated["category"] == event.category
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    paired = []
    for _score, a, b in ranked:
        if a not in taken_gold and b not in taken_found:
            taken_gold.add(a)
            taken_found.add(b)
            paired.append((gold.events[-a], found[-b]))
    return paired


def _likeness(document: NewsDocument, stated: dict[str, Any], event: Event) -> float:
    """Count shared evidence sentences, and agreeing fields by a little."""
    likeness = 0.0
    for rank, evidence in enumerate(event.evidence):
        text = document.title if evidence.field == "title" else document.text
        at = text.find(stated["evidence"])
        end = evidence.sentence_start + len(evidence.sentence)
        if 0 <= at < end and evidence.sentence_start < at + len(stated["evidence"]):
            likeness += 1 / (1 + rank)
    values = told(event)
    return likeness + sum(0.01 for name in FIELDS if _same(name, stated.get(name), values[name]))


def told(event: Event) -> dict[str, Any]:
    """Return an event's fields by the names of the gold's."""
    location, day = event.location, event.event_date
    return {
        "subtype": event.subtype,
        "status": event.status,
        "country": location.country if location else None,
        "place": (location.text, location.name) if location else None,
        "date": day.value if day else None,
        "killed": event.killed,
        "injured": event.injured,
        "detained": event.detained,
        "actor": _called(event, "actor"),
        "target": _called(event, "target"),
    }


def _called(event: Event, part: str) -> list[str] | None:
    """Return what a participant is called: by the words of the text and by the name found."""
    called = [
        name
        for one in event.participants
        if one.part == part
        for name in dict.fromkeys((one.text, one.name))
        if name
    ]
    return called or None


def _compare(
    report: EventReport,
    gold: GoldEvents,
    stated: dict[str, Any],
    event: Event,
    only: frozenset[str],
) -> None:
    for name, value in told(event).items():
        wanted = stated.get(name)
        if wanted is None and (name in _ALWAYS or (name == "place" and _only_country(event))):
            continue
        tally = report.fields[name]
        tally.given += wanted is not None
        tally.told += value is not None
        right = wanted is not None and value is not None and _same(name, wanted, value)
        tally.right += right
        if name in only and not right and (wanted is not None or value is not None):
            report.errors.append(
                {
                    "id": gold.document.id,
                    "category": event.category,
                    "field": name,
                    "gold": wanted,
                    "told": value,
                    "evidence": [one.sentence for one in event.evidence[:3]],
                }
            )


def _only_country(event: Event) -> bool:
    """Tell whether the location is no more than a country."""
    return event.location is not None and event.location.latitude is None


def _same(name: str, wanted: Any, value: Any) -> bool:
    if wanted is None or value is None:
        return False
    if name == "place":
        return any(_same_name(wanted, one) for one in value if one)
    if name in {"actor", "target"}:
        return any(_overlap(str(wanted), one) for one in value)
    return bool(wanted == value)


def _words(text: str) -> list[str]:
    bare = (one for one in normalize("NFD", text.casefold()) if not combining(one))
    kept = "".join(one if one.isalnum() else " " for one in bare).replace("ł", "l")
    return [one for one in kept.split() if one not in {"the", "a", "an", "of", "in", "s"}]


def _same_name(wanted: str, value: str) -> bool:
    """Tell whether one name is the other, or a run of its words ("Gao" for "central Gao")."""
    a, b = _words(wanted), _words(value)
    short, long = sorted((a, b), key=len)
    size = len(short)
    return size > 0 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _overlap(wanted: str, value: str) -> bool:
    """Tell whether two descriptions share at least half of the shorter one's words."""
    a, b = set(_words(wanted)), set(_words(value))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


def gold_events_from_json(raw: dict[str, Any], number: int) -> GoldEvents:
    """Read a line of a gold file: text, title, published_at, events.

    An event has category and evidence (words of the text), and those of FIELDS that the text
    gives. Raises ValueError or TypeError for a line that lacks them.
    """
    events = raw.get("events")
    if not isinstance(events, list):
        raise TypeError("events must be a list; [] for none")
    for event in events:
        if "category" not in event or "evidence" not in event:
            raise ValueError("an event needs a category and evidence, words of the text")
    return GoldEvents(
        document_from_json(raw, number),
        tuple(events),
    )
