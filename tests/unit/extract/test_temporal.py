"""How old an event is as it is reported."""

import pytest

from tests.support.events import told


@pytest.mark.parametrize(
    ("text", "category", "temporal", "day"),
    [
        ("A bomb killed nine people on Monday.", "security_incident", "breaking", True),
        ("A bomb killed nine people on 3 January.", "security_incident", "recent", True),
        (
            "Monday is the anniversary of the bomb that killed 90.",
            "security_incident",
            "old",
            False,
        ),
        ("Ten years ago on Monday a ferry sank and 90 drowned.", "disaster", "old", False),
        ("They marched on Monday, on the anniversary of the coup.", "protest", "breaking", True),
        ("A bomb killed nine people.", "security_incident", None, False),
        ("A bomb killed nine people in May 2021.", "security_incident", "old", False),
        ("A mine closed since May 2021 killed nine.", "disaster", None, False),
    ],
)
def test_what_looks_back_is_never_breaking(
    text: str, category: str, temporal: str | None, day: bool
) -> None:
    event = told(text, category)
    assert event.temporal == ("background" if temporal == "old" else temporal)
    assert (event.event_date is not None) == day
