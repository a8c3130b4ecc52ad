"""MUC-4's templates against the events that are found: who did it, to whom, what kind of incident.

Role fillers are scored by head, as is usual for these templates: a told phrase is right if it holds
the last word of one of the strings that name a filler; a filler is found if any phrase does so.
The corpus (1992) tells individuals and organisations that did it, people and things that suffered
it; an event here has one actor and one target, so recall is bounded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify.lexicon import word_set
from service.evaluate_events import Tally
from service.training.shared_data import SECURITY

Template = Mapping[str, Any]
Filler = tuple[str, ...]
"""The strings of a document that name one filler."""

PERPETRATORS, SUFFERERS = ("PerpInd", "PerpOrg"), ("Victim", "Target")
TYPES: dict[str, frozenset[str]] = {
    "bombing": frozenset({"bombing"}),
    "kidnapping": frozenset({"abduction"}),
    "arson": frozenset({"arson_sabotage"}),
    "robbery": frozenset({"other_attack"}),
    "attack": word_set(
        "shooting stabbing vehicle_attack armed_clash aerial_attack artillery assassination "
        "mob_violence other_attack"
    ),
}
"""Incident type to the subtypes that it covers."""


def measure_muc(
    rows: Iterable[Mapping[str, Any]], classify: Callable[[NewsDocument], list[Event]]
) -> dict[str, Tally]:
    """Return a tally by role: given and told fillers, and how many told phrases are right.

    Only documents with a template count: what the others tell is not of the kind that was
    annotated. One phrase may name several fillers: precision counts phrases, recall fillers.
    """
    tallies = {
        name: Tally(found=0)
        for name in ("perpetrators", "victims and targets", "victims", "targets", "incident types")
    }
    for number, row in enumerate(rows):
        if not row["templates"]:
            continue
        events = [
            one
            for one in classify(NewsDocument(id=str(number), text=row["doctext"]))
            if one.category == SECURITY
        ]
        templates: Sequence[Template] = row["templates"]
        actors, targets = _phrases(events, "actor"), _phrases(events, "target")
        _add(tallies["perpetrators"], actors, _fillers(templates, PERPETRATORS))
        _add(tallies["victims and targets"], targets, _fillers(templates, SUFFERERS))
        _add(tallies["victims"], targets, _fillers(templates, ("Victim",)))
        _add(tallies["targets"], targets, _fillers(templates, ("Target",)))
        _add_types(tallies["incident types"], events, templates)
    return tallies


def _phrases(events: Iterable[Event], part: str) -> set[str]:
    return {one.text.lower() for event in events for one in event.participants if one.part == part}


def _fillers(templates: Iterable[Template], roles: Iterable[str]) -> set[Filler]:
    return {
        tuple(str(text).lower() for text, _at in filler)
        for template in templates
        for role in roles
        for filler in template.get(role, ())
    }


def _names(phrase: str, filler: Filler) -> bool:
    words = set(_words(phrase))
    return any(own[-1] in words for own in map(_words, filler) if own)


def _words(text: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in text).split()


def _add(tally: Tally, phrases: set[str], fillers: set[Filler]) -> None:
    tally.told += len(phrases)
    tally.right += sum(any(_names(phrase, one) for one in fillers) for phrase in phrases)
    tally.given += len(fillers)
    tally.found = (tally.found or 0) + sum(
        any(_names(phrase, one) for phrase in phrases) for one in fillers
    )


def _add_types(tally: Tally, events: Iterable[Event], templates: Iterable[Template]) -> None:
    """Compare the kinds of incident that a document tells of, each once."""
    given = {
        name for template in templates for name in str(template["incident_type"]).split(" / ")
    } & TYPES.keys()
    subtypes = {event.subtype for event in events if event.subtype}
    told = {name for name, covered in TYPES.items() if not covered.isdisjoint(subtypes)}
    if subtypes == {"other_attack"}:
        told = {"attack"}
    tally.given += len(given)
    tally.told += len(told)
    tally.right += len(given & told)
    tally.found = (tally.found or 0) + len(given & told)
