"""An event whose place is looked for: the sentences that state it, in their document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.event import Location
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.place.context import Context
from service.extract.place.countries import Named, countries_of
from service.extract.place.locations import Mention
from service.extract.place.reading import mentions_of
from service.extract.place.said import Said
from service.extract.stated import Stated

SURE_SPANS = 3
"""Evidence sentences that may name the place: later ones are less surely of the same happening."""

Marked = tuple[Words, Span]


class Scene(NamedTuple):
    """An event of the document: its sentences, what is marked in them, and its words."""

    category: str
    spans: Sequence[tuple[Words, Sentence]]
    told: Sequence[Mapping[str, Marked]]
    near: Sequence[Span]


def scene_of(stated: Stated) -> Scene:
    """Return what its sentences tell of an event."""
    return Scene(stated.event.category, stated.spans, stated.told, stated.near)


SceneAt = Callable[[Sentence, Sequence[str]], Scene | None]


def no_scene(_sentence: Sentence, _categories: Sequence[str]) -> Scene | None:
    """Return no other event that a sentence states."""
    return None


class Clue(NamedTuple):
    """A sentence that may tell the place."""

    said: Said
    marked: Span | None = None
    """The words that the encoder takes for the place."""
    near: Span | None = None
    """The words that state the event; None where another sentence states it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the sentences that state it, the surest first."""

    category: str
    clues: Sequence[Clue]
    read: bool
    """Whether the encoder has read the surest sentence."""
    actor: Span | None
    """The words that it takes there for those who act."""
    page: Page
    context: Context
    scene_at: SceneAt

    @property
    def said(self) -> Said:
        """The surest sentence."""
        return self.clues[0].said

    @property
    def dateline(self) -> Location | None:
        """The dateline that the surest sentence stands behind."""
        return self.dateline_of(self.said)

    def dateline_of(self, said: Said) -> Location | None:
        """Return the dateline that a sentence stands behind."""
        return self.context.dateline_of(said.sentence)

    def mentions(self, said: Said) -> Sequence[Mention]:
        """Return the places that a sentence names."""
        return mentions_of(said, self.context, self.category)

    def countries(self) -> Sequence[Named]:
        """Return the countries that the surest sentence names."""
        return countries_of(self.said, self.context)

    def before(self, said: Said, most: int) -> Iterator[Said]:
        """Yield the last sentences before one behind the same dateline, the nearest first."""
        at = self.page.number_of(said.sentence) or 0
        dateline = self.dateline_of(said)
        for number in range(at - 1, max(-1, at - 1 - most), -1):
            other = Said(*self.page.sentences[number])
            if other.words is not said.words or self.dateline_of(other) is not dateline:
                return
            yield other


def happening_of(scene: Scene, page: Page, context: Context, scene_at: SceneAt) -> Happening:
    """Return what is told of an event in its surest sentences."""
    told = list(scene.told[:SURE_SPANS])
    spans = [Said(*one) for one in scene.spans[:SURE_SPANS]]
    near = list(scene.near[:SURE_SPANS])
    if len(spans) > 1 and spans[0].sentence.field == "title":
        # The text tells it at more length.
        told[:2], spans[:2], near[:2] = told[1::-1], spans[1::-1], near[1::-1]
    places = (one["place"][1] if "place" in one else None for one in told)
    return Happening(
        scene.category,
        [Clue(*one) for one in zip(spans, places, near, strict=True)],
        bool(told and told[0]),
        told[0]["actor"][1] if told and "actor" in told[0] else None,
        page,
        context,
        scene_at,
    )
