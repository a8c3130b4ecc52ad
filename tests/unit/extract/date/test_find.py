"""The date of an event: choices between several readings of a document."""

import pytest

from tests.support.events import day_of, told


@pytest.mark.parametrize(
    ("text", "category", "status", "value"),
    [
        ("Two men were held on Tuesday until a hearing on 9 April.", "arrest", "occurred", "03-26"),
        ("He has been in a cell since 3 February 2022.", "arrest", "occurred", "2022-02-03"),
        ("The leaders will meet in Sochi on Friday.", "state_visit", "planned", "03-29"),
        ("They will meet again in June next year.", "state_visit", "planned", "2025-06"),
        ("They will meet on 5 May of next year.", "state_visit", "planned", "2025-05-05"),
        ("They will meet in June, and next year in Rome.", "state_visit", "planned", "2024-06"),
        ("They will meet next year.", "state_visit", "planned", "2025"),
        ("The leaders are to meet in Sochi tomorrow.", "state_visit", "occurred", "03-28"),
        ("It was a cold night. 17:55 Two men were shot.", "security_incident", "occurred", None),
        ("17:55 Two men were shot at the gate.", "security_incident", "occurred", "03-27"),
        ("In 1946 a ferry sank and 40 drowned.", "disaster", "occurred", None),
        ("The talks were held on 5-6 February.", "state_visit", "occurred", "02-05"),
        ("It burned on the last day of October.", "disaster", "occurred", "2023-10"),
        ("The men walked out on the second of March.", "protest", "occurred", "03-02"),
        (
            "Men have sat at the gate since Monday, and on Tuesday more came.",
            "protest",
            "ongoing",
            "03-25",
        ),
        ("Men walked out on Monday over pay not seen since May.", "protest", "ongoing", "03-25"),
        (
            "Men have blocked a port since February, police said on Monday.",
            "protest",
            "ongoing",
            "2024-02",
        ),
        ("Men have blocked a port since February.", "protest", "ongoing", "2024-02"),
        ("Two men died, police said on Tuesday.", "security_incident", "occurred", None),
        ("The pact was signed, both sides said on Tuesday.", "agreement", "occurred", "03-26"),
    ],
)
def test_dates_of_events(text: str, category: str, status: str, value: str | None) -> None:
    wanted = f"2024-{value}" if value and len(value) == 5 else value
    assert day_of(text, category=category, status=status) == wanted


def test_the_day_told_before_carries_over_but_never_the_publication_date() -> None:
    text = "A bomb went off in Kabul on Monday. The police came. It killed nine people."
    found = told(text, at=2).event_date
    assert found is not None
    assert found.value == "2024-03-25"
    assert told("A bomb killed nine people in Kabul.").event_date is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # A text is dated by the day on which it was written, if it came out within days of it.
        ("GOMA, March 26 (Reuters) - Two men were shot overnight.", "2024-03-26"),
        ("GOMA, March 26 (Reuters) - Two men were shot yesterday.", "2024-03-25"),
        ("GOMA, 22 March - Two men were shot on Wednesday.", "2024-03-20"),
        ("GOMA, March 27 (Reuters) - Two men were shot overnight.", "2024-03-27"),
        ("GOMA, March 2 (Reuters) - Two men were shot yesterday.", "2024-03-26"),
        ("GOMA, March 28 (Reuters) - Two men were shot yesterday.", "2024-03-26"),
        ("Two men were shot yesterday, as on March 24.", "2024-03-26"),
    ],
)
def test_days_count_from_the_dateline(text: str, value: str) -> None:
    assert day_of(text, trigger="shot") == value


def test_later_sentences_count_from_the_dateline_too() -> None:
    text = "GOMA, March 25 (AFP) - The town was quiet. Two men were shot overnight."
    found = told(text, at=1).event_date
    assert found is not None
    assert found.value == "2024-03-25"
