"""What a text tells elsewhere of somebody whom it calls by his name alone: country and role."""

from collections.abc import Iterator

from schemas.event import Participant
from service.classify.text import Page, Words
from service.extract.anchor import Span
from service.extract.dateline import sentence_starts
from service.extract.people import TITLES
from service.extract.who.describe import describe
from service.extract.who.phrase import phrase
from service.extract.who.role import BEARERS
from service.gazetteer.nationalities import NATIONALITIES

READ = 8
"""Mentions of a name among which is looked for what its bearer is."""
LONGEST = 9
"""Words before a name that tell it."""
_INSIDE = TITLES | BEARERS | NATIONALITIES.keys() | {"of", "for"}
"""Small words of a description before a name: "the foreign minister of"."""


def presented(one: Participant, page: Page) -> Participant:
    """Return who is called by a name alone with the country and role that the text gives him."""
    name = one.name
    alone = name is not None and set(one.text.split()) <= {*name.split(), "Mr", "Mrs", "Ms", "Dr"}
    if name is None or not alone or " " not in name or (one.role and one.country):
        return one
    for words, span in _introductions(name, page):
        told = describe(one.part, words, span, page, cut=False)
        if told is not None and (told.role or words.lower[span[0]] in {"a", "an"}):
            country, role = one.country or told.country, one.role or told.role
            return one.model_copy(update={"country": country, "role": role})
    return one


def _introductions(name: str, page: Page) -> Iterator[tuple[Words, Span]]:
    """Yield what stands right before a name, and an "a Norse trader" right behind it."""
    words = page.body
    own = name.lower().split()
    starts = sentence_starts(words)
    for first in page.places["text"].get(own[0], ())[:READ]:
        last = first + len(own)
        if words.lower[first:last] != own:
            continue
        at = first
        while at > max(0, first - LONGEST) and at not in starts and _inside(words, at, first):
            at -= 1
        if at < first:
            yield words, (at, last)
        if last < len(words.lower) and last not in starts and words.gap(last) == ", ":
            behind = phrase(words, last, min(len(words.lower), last + LONGEST))
            if behind is not None and words.lower[last] in {"a", "an", "the"}:
                yield words, behind


def _inside(words: Words, at: int, name: int) -> bool:
    """Tell whether the word before belongs to what is told before a name."""
    gap = words.gap(at) in {" ", "-"} or (at == name and words.gap(at) == ", ")
    return gap and (words.large[at - 1] or words.lower[at - 1] in _INSIDE)
