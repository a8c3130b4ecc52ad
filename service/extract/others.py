"""The events of a page by the sentences that state them, so that each finds its neighbours."""

from collections.abc import Collection, Iterator, Sequence

from schemas.event import Event
from service.classify.text import Page, Sentence

Start = tuple[str, int]
"""Field and offset of a sentence."""


class Others:
    """All events of a page, indexed once for the questions that each of them asks."""

    def __init__(self, events: Sequence[Event]) -> None:
        """Index the events."""
        self.events = events
        self._stating: dict[Start, list[Event]] = {}
        self._first: dict[tuple[str, Start], list[Event]] = {}
        self._of: dict[str, list[Event]] = {}
        self._text: dict[str, list[tuple[int, int]]] = {}
        for number, event in enumerate(events):
            if not event.evidence:
                continue
            starts = [(one.field, one.sentence_start) for one in event.evidence]
            self._first.setdefault((event.category, starts[0]), []).append(event)
            self._of.setdefault(event.category, []).append(event)
            for start in dict.fromkeys(starts):
                self._stating.setdefault(start, []).append(event)
                if start[0] == "text":
                    self._text.setdefault(event.category, []).append((start[1], number))
        for found in self._text.values():
            found.sort()

    def beside(self, event: Event, sentence: Sentence, categories: Sequence[str]) -> Event | None:
        """Return another event whose surest sentence is this one, by the order of categories."""
        for category in categories:
            for one in self._first.get((category, (sentence.field, sentence.start)), ()):
                if one is not event:
                    return one
        return None

    def rival(self, event: Event, kinds: Collection[str]) -> bool:
        """Tell whether the page states another event of some kinds."""
        return any(not _same(one, event) for kind in kinds for one in self._of.get(kind, ()))

    def stating(self, event: Event, kinds: Collection[str], start: Start) -> Iterator[Event]:
        """Yield the other events of some kinds that a sentence states."""
        for one in self._stating.get(start, ()):
            if one.category in kinds and not _same(one, event):
                yield one

    def earlier(self, event: Event, kinds: Collection[str], start: int) -> bool:
        """Tell whether the text states another event of some kinds before an offset."""
        for kind in kinds:
            for other, number in self._text.get(kind, ()):
                if other >= start:
                    break
                if not _same(self.events[number], event):
                    return True
        return False


def others_of(page: Page, events: Sequence[Event]) -> Others:
    """Return the index of a page's events, made when it is first asked for."""
    if not isinstance(page.others, Others) or page.others.events is not events:
        page.others = Others(events)
    found: Others = page.others
    return found


def _same(one: Event, other: Event) -> bool:
    return one is other or (one.category == other.category and one.evidence == other.evidence)
