"""Days that are still to come, and days that are past."""

from datetime import UTC, datetime

import pytest

from service.classify.text import split
from service.extract.date.told import dates_in
from tests.support.events import PUBLISHED, day_of, told


def test_a_visit_on_the_17th_is_ahead() -> None:
    visit = told(
        "The president will visit Berlin on the 17th.",
        "state_visit",
        status="planned",
        published=datetime(2026, 3, 12, tzinfo=UTC),
    )
    assert visit.event_date is not None
    assert visit.event_date.value == "2026-03-17"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police arrested Will Young in Leeds on Monday.", "2024-03-25"),
        ("Gunmen shot dead Will Young in Leeds on Monday.", "2024-03-25"),
        ("An inquest heard of Will Young in Leeds on Monday.", "2024-03-25"),
        (
            "Police said they will question nine students arrested in Kampala on Monday.",
            "2024-03-25",
        ),
        ("Soldiers who must guard the port shot nine people in Goma on Monday.", "2024-03-25"),
        ("Police would not name the man arrested on Monday in Oslo.", "2024-03-25"),
        ("The envoy who will lead the talks was in Oslo on Monday.", "2024-03-25"),
        # What is still to come.
        ("Two men will be formally charged in Oslo on Monday.", None),
        ("Two men will be tried and sentenced in Oslo on Monday.", None),
        ("Two men will appear in court charged with murder on Monday.", None),
        ("The president will visit flooded towns on Monday.", None),
        ("The president will visit the flooded town on Monday.", None),
        ("The schools will remain closed on Monday.", None),
        ("The envoy will fly to the United States on Monday.", None),
        ("Unions will hold a march planned for Monday.", None),
    ],
)
def test_a_day_behind_a_past_verb_is_not_to_come(text: str, value: str | None) -> None:
    assert day_of(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A toll road shut due to floods on Monday.", "2024-03-25"),
        ("He was remanded to reappear on Monday.", "2024-04-01"),
        ("He is to face trial on Monday.", "2024-04-01"),
        ("He is due to face trial in May.", "2024-05"),
        ("He is to face trial for a bomb in February.", "2024-02"),
    ],
)
def test_what_is_to_come(text: str, value: str) -> None:
    words = split("text", text)
    (found,) = dates_in(words, words.sentences[0], PUBLISHED)
    assert found.date.value == value
