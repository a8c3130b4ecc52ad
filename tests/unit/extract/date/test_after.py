"""Days that are told from another."""

import pytest

from tests.support.events import day_of


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        # 27 March 2024 is a Wednesday.
        (
            "Boats were at work on Tuesday, three days after floods drowned nine people.",
            "drowned",
            "2024-03-23",
        ),
        ("Two weeks after gunmen shot a judge, nobody has been held.", "shot", "2024-03-13"),
        ("Trade fell on Monday, two months after troops shelled the port.", "shelled", "2024-01"),
        ("Two days after the blast, police shot a man on Monday.", "shot", "2024-03-25"),
        ("A week after the vote gunmen on March 4 shot a judge.", "shot", "2024-03-04"),
        ("Clashes on the road this month killed nine people.", "killed", "2024-03"),
        ("Soldiers burned huts in the last week of February.", "burned", "2024-02"),
        ("Gunmen shot a judge on 19 July last year.", "shot", "2023-07-19"),
        # A day of the event's own.
        (
            "Two days after gunmen shot a judge on Monday, three men were held.",
            "shot",
            "2024-03-25",
        ),
        ("A day after troops shelled the port on Sunday, a truce came.", "shelled", "2024-03-24"),
        ("Two weeks after the coup soldiers shot a judge on Monday.", "shot", "2024-03-25"),
        ("A truce came on Monday, 48 hours after troops shelled a port.", "shelled", "2024-03-23"),
        ("A truce came on Monday, 30 hours after troops shelled a port.", "shelled", "2024-03-25"),
        ("Gunmen shot a judge in April of last year.", "shot", "2023-04"),
        ("Gunmen shot a judge in January of a dry year.", "shot", "2024-01"),
        ("Gunmen shot a judge on Monday; one is to stand trial in May.", "shot", "2024-03-25"),
        # "Due to" tells a cause.
        ("Gunmen shot a judge due to a feud on Monday.", "shot", "2024-03-25"),
        # "Last March" is not this one.
        ("Gunmen shot a judge last March.", "shot", "2023-03"),
        ("Gunmen shot a judge last February.", "shot", "2024-02"),
        # Days before what has a day of its own.
        ("Gunmen shot a judge two days before Sunday's vote.", "shot", "2024-03-22"),
        ("Gunmen shot a judge on the eve of the March 11 vote.", "shot", "2024-03-10"),
        # An apposition begins no other clause.
        ("It came a day after a market in Goma, a port, was shelled.", "shelled", "2024-03-26"),
        ("Troops shelled a port at the weekend, on Saturday night.", "shelled", "2024-03-23"),
        # No day to come.
        ("A group spoke up for Monday's blast, which killed nine.", "killed", "2024-03-25"),
        ("Men gathered for Friday prayers when gunmen shot them.", "shot", "2024-03-22"),
        ("The killing last month of a judge shocked many.", "killing", "2024-02"),
        ("Gunmen shot a judge on the march last year.", "shot", "2023"),
        # The day is better than the week.
        ("Gunmen shot a judge on Monday, the third attack this week.", "shot", "2024-03-25"),
    ],
)
def test_a_day_told_from_another(text: str, trigger: str, value: str) -> None:
    assert day_of(text, trigger=trigger) == value
