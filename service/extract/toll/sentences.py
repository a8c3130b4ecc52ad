"""Which sentences of a document may tell how many people an event killed, injured or took."""

import re
from collections.abc import Collection, Iterator

from schemas.event import Event
from service.classify.cues import HABIT, HISTORY
from service.classify.lexicon import WEEKDAYS
from service.classify.text import Page, Sentence, Words
from service.extract.earlier import recalls
from service.extract.others import Others
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
_DAYS = WEEKDAYS | {"dawn", "yesterday"}
_OTHER = frozenset(["other_disaster", "other_attack"])
_BODIES = frozenset(["bodies", "body"])

Spans = list[tuple[Words, Sentence]]


def telling(
    event: Event, spans: Spans, page: Page, others: Others, field: str
) -> Iterator[tuple[Words, Sentence]]:
    """Yield the sentences that may tell a toll: the evidence `spans`, then those near it.

    `others` are the document's events. Where several may have such a toll, those near are what
    follows the evidence before another's begins, and the title is of the one told first.
    """
    kinds = _ARREST if field == "detained" else VIOLENT
    lesser = event.category in _LESSER and field != "detained"
    rivals = others.rival(event, kinds)
    if lesser and field == "killed" and rivals:
        return  # the dead of an attack that the document reports are not the protest's
    earlier = (
        bool(spans) and spans[0][0] is page.body and others.earlier(event, kinds, spans[0][1].start)
    )
    yield from (
        (words, one)
        for words, one in spans
        if not (lesser and any(others.stating(event, kinds, _start(words, one))))
        and not (earlier and words is not page.body)
    )
    if not spans or (event.category not in kinds and (field != "injured" or not lesser)):
        return
    if rivals or lesser:
        near = _behind(event, spans, page, others, kinds | _LESSER)
    else:
        near = _beside(spans, page)
    own = {id(sentence) for _words, sentence in spans}
    for words, sentence in near:
        other = id(sentence) not in own
        if other and not looks_back(words, sentence) and not recalls(words, sentence):
            yield words, sentence


def looks_back(words: Words, sentence: Sentence) -> bool:
    """Tell a sentence of history or habit; "a 16-year-old" and "since Monday" are none."""
    said = words.lower[sentence.first : sentence.last]
    return not _HISTORY.isdisjoint(said) and any(
        word in _HISTORY
        and not (word in _AGES and behind == "old")
        and not (word == "since" and behind in _DAYS)
        for word, behind in zip(said, [*said[1:], ""], strict=True)
    )


def _continues(one: Event, event: Event, start: tuple[str, int]) -> bool:
    """Tell what may only go on with the event: of its kind, and stated by no known words there.

    What only counts victims may be taken for something of another kind.
    """
    here = [part for part in one.evidence if (part.field, part.sentence_start) == start]
    if not all(part.trigger is None or _counts_dead(part.trigger) for part in here):
        return False
    if one.category != event.category or one.subtype != event.subtype:
        unsure = not _OTHER.isdisjoint({one.subtype, event.subtype})
        own = " ".join(part.sentence for part in event.evidence)
        named = (name for part in here for name in _PLACED.findall(part.sentence))
        return unsure and one.category in VIOLENT and all(name in own for name in named)
    towns, others = _towns(event), _towns(one)
    return not (towns and others and towns.isdisjoint(others))


def _counts_dead(trigger: str) -> bool:
    """Tell words that only count victims: "bodies had been recovered"."""
    return not _BODIES.isdisjoint(trigger.lower().split())


def _towns(event: Event) -> frozenset[str]:
    """Return the towns in which the event's sentences say that something was."""
    cities = gazetteer().cities
    told = (name for part in event.evidence for name in _IN.findall(part.sentence))
    return frozenset(key for key in map(fold, told) if cities.get(key))


_PLACED = re.compile(r"(?<!hospital) (?:in|at|near) (?:the )?([A-Z][\w-]+)\b(?! Hospital)")
_IN = re.compile(r"\b(?:in|at|near) ([A-Z][\w-]+)")


def _start(words: Words, sentence: Sentence) -> tuple[str, int]:
    return words.field, sentence.start


def _beside(spans: Spans, page: Page) -> Spans:
    """Return the sentences near the surest, the nearest first."""
    sentences = page.sentences
    at = page.number_of(spans[0][1]) or 0
    around = range(max(0, at - NEAR), min(len(sentences), at + NEAR + 1))
    return [sentences[n] for n in sorted(around, key=lambda n: (abs(n - at), n))]


def _behind(
    event: Event, spans: Spans, page: Page, others: Others, kinds: Collection[str]
) -> Spans:
    """Return the sentences that follow the evidence, up to what states another event."""
    found: Spans = []
    numbers = (page.number_of(sentence) for _words, sentence in spans)
    own = sorted({number for number in numbers if number is not None})
    for at in own:
        if recalls(*page.sentences[at]):
            continue  # what follows goes on with the deed of today
        last, number = at + NEAR, at
        while number < min(last, len(page.sentences) - 1):
            number += 1
            words, sentence = page.sentences[number]
            if number in own:
                break
            start = _start(words, sentence)
            stated = list(others.stating(event, kinds, start))
            if not all(_continues(one, event, start) for one in stated):
                if recalls(words, sentence):
                    continue
                break
            if stated:
                last = number + NEAR
            found.append((words, sentence))
    return found
