"""A day told next to an event: which neighbouring sentence's is the event's, if its own gives none.

A logistic regression weighs plain signs; `python -m service.training.days` fits it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from schemas.event import EventDate
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.date.dated import Dated
from service.extract.date.measure import PERFECT, auxiliaries
from service.extract.date.nearest import nearest
from service.extract.date.possible import days
from service.extract.dateline import behind_dateline
from service.extract.once import once
from service.extract.stated import Stated

BEFORE = 3
"""Sentences before the event's that may tell its day."""
LEAST = -0.3
"""Log odds from which a neighbour's day is taken: F1 gains from what is right 3 times in 7."""
WEIGHTS: dict[str, float] = {
    "": -1.46,
    "agreement": 0.42,
    "arrest": -0.3,
    "attempted": 0.12,
    "before": 0.68,
    "behind": 0.43,
    "disaster": -0.32,
    "disputed": -0.14,
    "first": 0.5,
    "fresh": 1.01,
    "had": -0.44,
    "has": -1.55,
    "hour": 0.73,
    "lead": 1.01,
    "occurred": 0.24,
    "ongoing": -1.16,
    "opening": -0.04,
    "planned": -0.51,
    "prosecution": -1.05,
    "protest": 0.25,
    "rival": -1.09,
    "rival behind": -1.89,
    "sanction": -0.48,
    "security_incident": -0.07,
    "several": -0.89,
    "state_visit": 0.09,
    "turn": -0.42,
}
"""Log odds that the day is the event's: "" of any, and of each of its signs."""
_FRESH = 3
"""Days before publication up to which a day is what the news is about."""
_TURN = word_set("separately meanwhile elsewhere another earlier previously other last in since")
"""Words that open a sentence about something else."""
_HOURS = word_set(
    "morning afternoon evening night nightfall noon midnight dawn later then afterwards"
)
"""Words that tell the hour of a day that is known, or the order of what happened on it."""

Sentences = tuple[Words, Sentence]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A day that a neighbouring sentence tells."""

    date: EventDate
    signs: frozenset[str]


def neighbouring(own: Stated) -> EventDate | None:
    """Return the likeliest day of the sentences around the event's, None if none is likely."""
    best = max(neighbours(own), key=lambda one: odds(one.signs), default=None)
    return best.date if best is not None and odds(best.signs) > LEAST else None


def odds(signs: frozenset[str]) -> float:
    """Return the log odds that a day with these signs is the event's."""
    return WEIGHTS[""] + sum(WEIGHTS[sign] for sign in sorted(signs & WEIGHTS.keys()))


def neighbours(own: Stated) -> list[Neighbour]:
    """Return the days that the sentences around an event's tell, the closest sentence's first."""
    stating = {id(sentence) for _words, sentence in own.spans}
    of_event = frozenset(_of_event(own))
    found: list[Neighbour] = []
    for place, (words, sentence) in _around(own.spans[0], own.page):
        possible = days(own, words, sentence)
        told = [one for one in possible if one.date.precision == "day" and not one.reported]
        day = nearest(words, told)
        if id(sentence) in stating or day is None:
            continue
        signs = of_event | frozenset(_of_day(day, sentence, own.day)) | place
        if len({one.date.value for one in told}) > 1:
            signs |= {"several"}
        found.append(Neighbour(day.date, signs))
    if len({one.date.value for one in found}) < 2:
        return found
    return [
        replace(one, signs=one.signs | {"rival behind" if "behind" in one.signs else "rival"})
        for one in found
    ]


def _around(span: Sentences, page: Page) -> Iterator[tuple[frozenset[str], Sentences]]:
    """Yield the sentences around one, each with the signs of where it stands."""
    words, sentence = span
    at, first = page.number_of(sentence) or 0, len(page.title.sentences)
    order = _order(page, at, first) if words is page.body else range(first, first + 2)
    for number in order:
        if number >= len(page.sentences):
            continue
        signs = {
            "before": number == at - 1 and words is page.body,
            "behind": number == at + 1 and words is page.body,
            "first": number == first,
            "lead": at == first and words is page.body,
        }
        yield frozenset(sign for sign, has in signs.items() if has), page.sentences[number]


def _order(page: Page, at: int, first: int) -> list[int]:
    """Return the sentences around one of the text; the first and the title come last."""
    sentences = page.sentences
    opened = _opened(page, at, first)
    order = [number for number in range(at - 1, at - 1 - BEFORE, -1) if number >= opened]
    if at + 1 < len(sentences) and not _opens_item(*sentences[at + 1]):
        order.append(at + 1)
    if opened == first:
        order += [first] if at - BEFORE > first else []
        order += range(first)
    return order


def _opened(page: Page, at: int, first: int) -> int:
    """Return the sentence at or before one that opens its item; the text's first without one."""
    openings = once(page.known, ("openings",), lambda: _openings(page, first))
    place = bisect_right(openings, at)
    return openings[place - 1] if place else first


def _openings(page: Page, first: int) -> list[int]:
    sentences = enumerate(page.sentences)
    return [number for number, one in sentences if number > first and _opens_item(*one)]


def _opens_item(words: Words, sentence: Sentence) -> bool:
    """Tell a sentence with a dateline, before which another item of the text ends."""
    return behind_dateline(words, sentence) > sentence.first


def _of_event(own: Stated) -> Iterator[str]:
    event, near = own.event, own.near[0]
    yield event.category
    yield event.status
    words, sentence = own.spans[0]
    lower = words.lower
    if "had" in auxiliaries(words, sentence.first, near):
        yield "had"
    perfect = not PERFECT.isdisjoint(lower[sentence.first : sentence.last])
    if perfect and event.category == "arrest":
        yield "has"
    if lower[sentence.first] in _TURN:
        yield "turn"
    if not _HOURS.isdisjoint(lower[sentence.first : sentence.last]):
        yield "hour"


def _of_day(day: Dated, sentence: Sentence, published: date | None) -> Iterator[str]:
    if day.first <= sentence.first + 2:
        yield "opening"
    if published and (published - date.fromisoformat(day.date.value)).days <= _FRESH:
        yield "fresh"
