"""Weeks and weekends, which tell their month."""

from datetime import UTC, date, datetime

import pytest

from schemas.event import EventDate
from service.classify.text import Page, split
from service.extract.date.told import dates_in
from service.extract.date.week import in_two_months
from service.extract.enrich import enrich
from tests.support.events import day_of, fail, stated


@pytest.mark.parametrize(
    ("day", "said", "value"),
    [
        ((2024, 3, 27), "last week", "2024-03"),
        ((2024, 3, 6), "last week", None),  # 26 February to 3 March
        ((2024, 3, 27), "next week", "2024-04"),
        ((2024, 7, 1), "at the weekend", "2024-06"),
        ((2024, 6, 3), "at the weekend", "2024-06"),
    ],
)
def test_a_week_tells_its_month_unless_it_lies_in_two(
    day: tuple[int, int, int], said: str, value: str | None
) -> None:
    status = "planned" if said == "next week" else "occurred"
    assert day_of(f"Gunmen shot a judge {said}.", day, status=status) == value


@pytest.mark.parametrize(
    ("text", "day", "status", "value"),
    [
        ("Police arrested nine men in Dakar this weekend.", (2024, 7, 1), "occurred", "2024-06"),
        ("Police arrested nine men in Dakar this weekend.", (2024, 6, 30), "occurred", "2024-06"),
        ("Police arrested nine men at the weekend.", (2024, 9, 2), "occurred", None),
        ("Police arrested nine men this weekend.", (2024, 9, 2), "occurred", None),
        ("Police arrested nine men last weekend.", (2024, 6, 1), "occurred", "2024-05"),
        ("Bakers will march at the weekend.", (2024, 5, 29), "planned", "2024-06"),
        ("Bakers will march next weekend.", (2024, 5, 25), "planned", "2024-06"),
        ("Bakers will march at the weekend.", (2024, 8, 28), "planned", None),
    ],
)
def test_a_weekend_is_the_one_meant(
    text: str, day: tuple[int, int, int], status: str, value: str | None
) -> None:
    category = "protest" if status == "planned" else "arrest"
    assert day_of(text, day, category=category, status=status) == value


def test_a_week_in_two_months_leaves_the_day_to_the_other_sentences() -> None:
    text = "Gunmen killed nine people in Goma last week. {} The port was shelled on Monday."
    for other, value in (
        ("The victims were shot on Thursday 29 February.", "2024-02-29"),
        ("The victims were shot at noon.", None),
    ):
        page = Page(split("title", ""), split("text", text.format(other)))
        parts = [stated(page, "security_incident", at).evidence[0] for at in (0, 1)]
        event = stated(page, "security_incident", 0).model_copy(update={"evidence": parts})
        found = enrich(event, page, datetime(2024, 3, 6, 9, tzinfo=UTC), fail).event_date
        assert (found.value if found else None) == value


def test_days_beyond_the_calendar_are_none() -> None:
    words = split("text", "Gunmen shot a judge two days before Monday's vote.")
    assert dates_in(words, words.sentences[0], datetime(1, 1, 1, tzinfo=UTC)) == []
    week = EventDate(value="9999-12", precision="month", text="this week")
    assert not in_two_months(week, date(9999, 12, 31))
    assert day_of("Gunmen shot a judge this week.", (9999, 12, 31)) == "9999-12"
