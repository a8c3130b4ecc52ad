"""Extraction looks at no page once for each of its events."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from types import FrameType
from typing import Any

from schemas.event import Event
from service.classify.text import Page, split
from service.extract.enrich import enrich
from service.extract.others import others_of
from tests.support.events import stated

CATEGORIES = ("security_incident", "arrest", "protest", "disaster", "prosecution", "state_visit")
TOWNS = ("Graz", "Linz", "Turin", "Porto", "Lyon", "Kano", "Lima", "Oslo")


def page_of(count: int) -> tuple[Page, tuple[Event, ...], dict[tuple[str, int], Any]]:
    """Return a page with an event in each of its sentences, and the parts that are marked."""
    told = (
        f"Raiders met {2 + at % 90} guards in {TOWNS[at % len(TOWNS)]} on Monday."
        for at in range(count)
    )
    page = Page(split("title", ""), split("text", " ".join(told)))
    events, marks = [], {}
    for at, sentence in enumerate(page.body.sentences):
        events.append(stated(page, CATEGORIES[at % len(CATEGORIES)], at))
        first = sentence.first
        marks["text", sentence.start] = {
            "actor": (page.body, (first, first + 1)),
            "target": (page.body, (first + 2, first + 4)),
        }
    return page, tuple(events), marks


def steps(count: int) -> int:
    """Return how many lines of Python it takes to enrich a page's events."""
    page, events, marks = page_of(count)
    taken = 0

    def trace(_frame: FrameType, kind: str, _more: object) -> Any:
        nonlocal taken
        taken += kind == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        enrich_all(page, events, marks)
    finally:
        sys.settrace(before)
    return taken


def enrich_all(page: Page, events: Sequence[Event], marks: dict[tuple[str, int], Any]) -> None:
    for event in events:
        enrich(event, page, datetime(2025, 5, 15, tzinfo=UTC), None, events, marks)


def test_four_times_the_events_cost_four_times_the_steps() -> None:
    steps(10)  # what is loaded and cached once
    assert steps(240) < 4.6 * steps(60)


def test_a_pages_events_are_indexed_once() -> None:
    page, events, marks = page_of(8)
    enrich_all(page, events, marks)
    index = page.others
    assert index.events is events
    assert others_of(page, events) is index
    assert others_of(page, events[:4]) is not index


def test_the_events_beside_one_are_all_but_itself() -> None:
    page, events, _marks = page_of(7)
    index = others_of(page, events)
    first, last = page.body.sentences[0], page.body.sentences[6]
    one = events[6]
    assert index.beside(one, first, ["arrest", "security_incident"]) is events[0]
    assert index.beside(one, last, ["security_incident"]) is None
    assert index.earlier(one, {"security_incident"}, last.start)
    assert not index.earlier(events[0], {"security_incident"}, first.start + 1)
    assert not index.rival(events[1], {"arrest"})
    assert list(index.stating(one, {"arrest"}, ("text", page.body.sentences[1].start)))
