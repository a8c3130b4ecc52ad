"""An event with the fields that its evidence sentences give."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from schemas.event import Event, EventDate, Status
from service.classify.text import Page
from service.extract.date.find import date_of, is_history
from service.extract.place.find import place_of
from service.extract.stated import Marks, Stated
from service.extract.status import status_of
from service.extract.temporal import YEAR, age_of, is_past, looks_back, temporal_of
from service.extract.toll.event import tolls_of
from service.extract.who.event import participants_of


def enrich(
    event: Event,
    page: Page,
    published: datetime | None,
    on_error: Callable[[str], None] | None = None,
    others: Sequence[Event] = (),
    marks: Marks | None = None,
) -> Event:
    """Fill the fields that are null; one that fails stays null and is told to on_error.

    `others` are all events of the document, itself among them; `marks` tell, by the field and start
    of the event's sentences, which words are actor, target, place, date and tolls.
    """
    own = Stated(event, page, published, marks or {})
    update: dict[str, Any] = {}

    def attempt(field: str, find: Callable[[], dict[str, Any]]) -> None:
        try:
            update.update(find())
        except Exception:  # noqa: BLE001 - one field's failure must not cost the alert
            if on_error is not None:
                on_error(field)

    def known(field: str) -> Any:
        return update.get(field, getattr(event, field))

    if event.event_date is None:
        attempt("event_date", lambda: {"event_date": date_of(own)})
    day: EventDate | None = known("event_date")
    if event.location is None:
        past = is_past(day, own.day)
        attempt("location", lambda: {"location": place_of(own, others, past=past)})
    attempt("status", lambda: {"status": status_of(own, day)})
    if not event.participants:
        place = known("location")
        attempt("participants", lambda: {"participants": participants_of(own, place)})
    attempt("tolls", lambda: tolls_of(own, others, known("participants")))
    if event.temporal is None:
        attempt("temporal", lambda: _temporal(own, day, known("status")))
    return event.model_copy(update=update)


def _temporal(own: Stated, day: EventDate | None, status: Status) -> dict[str, Any]:
    """Return the event's age; what a sentence looks back to has the day of looking, if any."""
    back = bool(own.spans) and looks_back(own.event.category, *own.spans[0], own.near[0])
    if day is None or own.day is None:
        return {"temporal": "background"} if back or is_history(own) else {}
    age = 0 if status == "planned" else age_of(day, own.day)
    if back and age <= YEAR:
        return {"temporal": "background", "event_date": None}
    return {"temporal": temporal_of(age)}
