"""The place of an event, for which one of another category in its sentence may speak."""

from collections.abc import Sequence

from schemas.event import Event, Location
from service.classify.text import Sentence
from service.extract.others import others_of
from service.extract.place.context import context_of
from service.extract.place.find import find_place
from service.extract.place.happening import Scene
from service.extract.stated import Stated


def place_of(own: Stated, events: Sequence[Event], *, past: bool) -> Location | None:
    """Return the place that the document gives for an event; `events` are all of the document.

    With past the report is no longer of the days around the event.
    """
    event, page = own.event, own.page

    def scene_at(sentence: Sentence, categories: Sequence[str]) -> Scene | None:
        one = others_of(page, events).beside(event, sentence, categories)
        if one is None:
            return None
        other = Stated(one, page, own.published, own.marks)
        return Scene(one.category, other.spans, other.told, other.near)

    return find_place(
        own.spans,
        page,
        context_of(page),
        event.category,
        own.told,
        own.near,
        past=past,
        scene_at=scene_at,
    )
