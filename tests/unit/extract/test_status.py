"""Whether an event is over, goes on or is still to come."""

from typing import Any

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, told


@pytest.mark.parametrize(
    ("text", "category", "day", "status"),
    [
        (
            "Unions have called a rally for Friday on the main square.",
            "protest",
            "Friday",
            "planned",
        ),
        ("Unions held a rally on Friday on the main square.", "protest", "Friday", "occurred"),
        ("The bus fell into the gorge on March 28.", "disaster", "28", "occurred"),
        ("The strike that began on Monday lasts until March 30.", "protest", "30", "occurred"),
    ],
)
def test_only_what_is_to_come_is_planned(text: str, category: str, day: str, status: str) -> None:
    words = split("text", text)
    page = Page(split("title", ""), words)
    at = words.starts.index(text.index(day))
    first = at - 1 if day.isdigit() else at
    marks: Any = {("text", 0): {"date": (words, (first, at + 1))}}
    bare = told(text, category).model_copy(update={"event_date": None, "status": "occurred"})
    event = enrich(bare, page, PUBLISHED, fail, frozenset(), marks)
    assert event.status == status
    if status == "planned":
        assert event.event_date is not None
        assert event.event_date.value == "2024-03-29"


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("The envoy arrived in Oslo on Tuesday on a two-day visit.", "state_visit", "ongoing"),
        ("The envoy arrived in Oslo on Monday on a two-day visit.", "state_visit", "occurred"),
        ("The envoy ended a visit of three days on Tuesday.", "state_visit", "occurred"),
        ("A court has extended the custody of the ex-mayor to May.", "arrest", "ongoing"),
        ("Ruiz was held in May and remained in prison.", "arrest", "ongoing"),
        ("Ruiz is being held by the army on a ship.", "arrest", "ongoing"),
        ("Ruiz was caught in May and is now in the custody of the navy.", "arrest", "ongoing"),
        ("Ruiz was arrested on Monday and is being held in Leon.", "arrest", "occurred"),
        ("Police said that a man of 54 is in police custody.", "arrest", "occurred"),
        ("Police arrested Ruiz, who is held responsible for the raid.", "arrest", "occurred"),
        ("Polling is being held in Leon after police arrested Ruiz.", "arrest", "occurred"),
        ("A vigil is being held in Leon for Ruiz.", "arrest", "occurred"),
        ("Ruiz was questioned while he was held in Leon.", "arrest", "occurred"),
        ("Two of them were still in custody.", "arrest", "occurred"),
        ("Bakers marched on the third day of a strike.", "protest", "ongoing"),
        ("Bakers marched last Monday on the third day of a strike.", "protest", "occurred"),
    ],
)
def test_what_goes_on_is_ongoing(text: str, category: str, status: str) -> None:
    assert told(text, category).status == status


def test_what_else_is_to_come_plans_nothing() -> None:
    text = "Gunmen shot a guard. The school opens tomorrow."
    assert told(text).status == "occurred"
    assert told("A judge charged three men, who appear again tomorrow.", "prosecution").status == (
        "occurred"
    )


def test_an_attack_does_not_lie_ahead_with_its_trial() -> None:
    text = "The trial for the attack that killed nine opens on April 4."
    words = split("text", text)
    at = words.lower.index("april")
    marks: Any = {("text", 0): {"date": (words, (at, at + 2))}}
    bare = told(text).model_copy(update={"event_date": None})
    page = Page(split("title", ""), words)
    assert enrich(bare, page, PUBLISHED, fail, (), marks).event_date is None
    trial = bare.model_copy(update={"category": "prosecution"})
    coming = enrich(trial, page, PUBLISHED, fail, (), marks)
    assert coming.event_date is not None
    assert (coming.event_date.value, coming.status) == ("2024-04-04", "planned")
