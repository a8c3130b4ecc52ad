"""Which sentences of a document may tell how many people an event killed, injured or took."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from schemas.event import Event
from service.classify.cues import HABIT, HISTORY
from service.classify.text import Page, Sentence, Words
from service.gazetteer import fold, gazetteer

VIOLENT = frozenset({"security_incident", "disaster"})
_LESSER = frozenset({"protest"})
_ARREST = frozenset({"arrest"})
NEAR = 4
"""Sentences before and behind the surest one that may tell the event's toll."""
_HISTORY = (HISTORY | HABIT | frozenset(["year", "years", "since"])) - {
    "number",
    "rise",
    "increased",
    "rate",
}
_AGES = frozenset(["year", "years"])

Spans = list[tuple[Words, Sentence]]


def telling(
    event: Event, spans: Spans, page: Page, others: Sequence[Event], field: str
) -> Iterator[tuple[Words, Sentence]]:
    """Yield the sentences that may tell a toll: the evidence `spans`, then those near it.

    `others` are the document's events. Where several may have such a toll, those near are what
    follows the evidence before another's begins, and the title is of the one told first.
    """
    kinds = _ARREST if field == "detained" else VIOLENT
    lesser = event.category in _LESSER and field != "detained"
    rivals = _starts(others, kinds, event)
    if lesser and field == "killed" and rivals:
        return  # the dead of an attack that the document reports are not the protest's
    earlier = (
        bool(spans)
        and spans[0][0] is page.body
        and any(field == "text" and start < spans[0][1].start for field, start in rivals)
    )
    yield from (
        (words, one)
        for words, one in spans
        if not (lesser and _start(words, one) in rivals)
        and not (earlier and words is not page.body)
    )
    if not spans or (event.category not in kinds and (field != "injured" or not lesser)):
        return
    if rivals or lesser:
        apart = [one for one in others if not _continues(one, event)]
        near = _behind(spans, page, _starts(apart, kinds | _LESSER, event))
    else:
        near = _beside(spans, page)
    own = {id(sentence) for _words, sentence in spans}
    for words, sentence in near:
        if id(sentence) not in own and not _looks_back(words, sentence):
            yield words, sentence


def _looks_back(words: Words, sentence: Sentence) -> bool:
    """Tell a sentence of history or habit; the year of "a 16-year-old" is none."""
    said = words.lower[sentence.first : sentence.last]
    return any(
        word in _HISTORY and not (word in _AGES and behind == "old")
        for word, behind in zip(said, [*said[1:], ""], strict=True)
    )


def _starts(events: Iterable[Event], kinds: Collection[str], but: Event) -> set[tuple[str, int]]:
    """Return field and offset of the sentences that state the other events of some kinds."""
    return {
        (one.field, one.sentence_start)
        for event in events
        if event.category in kinds and not _same(event, but)
        for one in event.evidence
    }


def _continues(one: Event, event: Event) -> bool:
    """Tell what may only go on with the event: of its kind, and stated by no known words."""
    alike = one.category == event.category and one.subtype == event.subtype
    if not alike or any(part.trigger is not None for part in one.evidence):
        return False
    towns, others = _towns(event), _towns(one)
    return not (towns and others and towns.isdisjoint(others))


def _towns(event: Event) -> frozenset[str]:
    """Return the towns in which the event's sentences say that something was."""
    cities = gazetteer().cities
    told = (name for part in event.evidence for name in _IN.findall(part.sentence))
    return frozenset(key for key in map(fold, told) if cities.get(key))


_IN = re.compile(r"\b(?:in|at|near) ([A-Z][\w-]+)")


def _same(one: Event, other: Event) -> bool:
    return one.category == other.category and one.evidence == other.evidence


def _start(words: Words, sentence: Sentence) -> tuple[str, int]:
    return words.field, sentence.start


def _beside(spans: Spans, page: Page) -> Spans:
    """Return the sentences near the surest, the nearest first."""
    sentences = page.sentences
    at = page.number_of(spans[0][1]) or 0
    around = range(max(0, at - NEAR), min(len(sentences), at + NEAR + 1))
    return [sentences[n] for n in sorted(around, key=lambda n: (abs(n - at), n))]


def _behind(spans: Spans, page: Page, border: Collection[tuple[str, int]]) -> Spans:
    """Return the sentences that follow the evidence, up to what states another event."""
    found: Spans = []
    own = {id(sentence) for _words, sentence in spans}
    left = 0
    for words, sentence in page.sentences:
        if id(sentence) in own:
            left = NEAR
        elif _start(words, sentence) in border:
            left = 0
        elif left:
            left -= 1
            found.append((words, sentence))
    return found
