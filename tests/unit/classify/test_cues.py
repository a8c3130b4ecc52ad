"""What keeps a sentence from stating an event of today's world."""

from datetime import UTC, datetime

import pytest

from service.classify.cues import old_year
from service.classify.text import split

PUBLISHED = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("The boss was caught in 1993.", True),
        ("In 2009 police in Bari caught the boss.", True),
        ("The boss was caught near Bari in 2026.", False),
        ("A boss wanted since 1993 was caught near Bari.", False),
        ("Wanted since 1993, he was caught in 2009.", True),
    ],
)
def test_a_year_long_past_dates_what_has_not_lasted_since(sentence: str, old: bool) -> None:
    words = split("text", sentence)
    (only,) = words.sentences
    assert old_year(words.lower, only.first, only.last, PUBLISHED) is old
