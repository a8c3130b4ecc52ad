"""Which neighbouring sentence's day is the event's."""

import pytest

from tests.support.events import told


@pytest.mark.parametrize(
    ("text", "at", "category", "day"),
    [
        (
            "Police stormed a farm near Gulu on Tuesday. Four men were held.",
            1,
            "arrest",
            "2024-03-26",
        ),
        (
            "Rebels shelled Goma. Nine people died and the hospital was full on Tuesday.",
            0,
            "security_incident",
            "2024-03-26",
        ),
        # Of two days neither is surely the event's, and what goes on began on another.
        (
            "On 3 January a fire broke out at Ayr. The owner came on 9 March. A judge jailed him.",
            2,
            "prosecution",
            None,
        ),
        (
            "Ministers met on 3 March in Rabat. They left. Miners have been on strike.",
            2,
            "protest",
            None,
        ),
        # What has been done is told without a day.
        (
            "Gunmen shot a judge in Goma on Tuesday. Police have arrested nine men.",
            1,
            "arrest",
            None,
        ),
        # A dateline opens another item.
        (
            "GULU: Police stormed a farm on Tuesday.\n\nLIRA: Four men were held in a market.",
            1,
            "arrest",
            None,
        ),
        # "Last week" tells no day, and forbids that of another sentence.
        (
            "Rebels shelled Goma on Monday. Gunmen shot a judge last week.",
            1,
            "security_incident",
            "2024-03",
        ),
        (
            "Rebels shelled Goma on Monday. Gunmen shot a judge at the weekend.",
            1,
            "security_incident",
            "2024-03",
        ),
        (
            "Rebels shelled Goma on Monday. Last week's attack on a judge killed two.",
            1,
            "security_incident",
            "2024-03",
        ),
    ],
)
def test_a_neighbouring_day_is_taken_where_it_is_likely(
    text: str, at: int, category: str, day: str | None
) -> None:
    status = "ongoing" if category == "protest" else "occurred"
    found = told(text, category, at, status).event_date
    assert (found.value if found is not None else None) == day


@pytest.mark.parametrize(
    ("text", "at", "status", "day"),
    [
        # What opens a text gets its day from the sentence that goes on.
        (
            "Drivers in Accra will strike over fuel. The men walk out on Friday.",
            0,
            "planned",
            "2024-03-29",
        ),
        (
            "Drivers burned a bus in Accra. They met on 2 February.",
            0,
            "occurred",
            "2024-02-02",
        ),
        # What stands further down does not.
        ("It rained. Drivers burned a bus. The mayor fled on 2 February.", 1, "occurred", None),
    ],
)
def test_the_first_sentence_is_dated_by_the_next(
    text: str, at: int, status: str, day: str | None
) -> None:
    found = told(text, "protest", at, status).event_date
    assert (found.value if found is not None else None) == day
