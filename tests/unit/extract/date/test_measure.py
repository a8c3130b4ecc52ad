"""Whose day a sentence tells: that of the measure, of the deed, or of the telling."""

import pytest

from tests.support.events import day_of


@pytest.mark.parametrize(
    ("text", "category", "trigger", "day"),
    [
        (
            "A man has been charged with burning down a barn on 11 March.",
            "prosecution",
            "charged with",
            None,
        ),
        ("A man was charged on 11 March with arson.", "prosecution", "charged", "2024-03-11"),
        (
            "Police have arrested a man who, they say, shot at a train on Friday.",
            "arrest",
            "arrested",
            None,
        ),
        ("Police have arrested nine on Friday.", "arrest", "arrested", "2024-03-22"),
        # A protest has the day since when it has gone on.
        (
            "Farmers who had closed the road since Sunday left on Tuesday.",
            "protest",
            "closed the road",
            "2024-03-24",
        ),
        # The day on which a toll grew.
        ("The number of drowned rose to 49 on Monday.", "disaster", "drowned", None),
        ("The river rose on Monday and drowned nine.", "disaster", "drowned", "2024-03-25"),
        # The deed's day.
        ("Police have arrested ten men after a brawl on Monday.", "arrest", "arrested", None),
        (
            "A man has been held since a brawl on Monday.",
            "arrest",
            "held",
            "2024-03-25",
        ),
        ("A man who burned a barn on Monday has been charged.", "prosecution", "charged", None),
        ("A man wanted since 1993 was arrested in Lyon.", "arrest", "arrested", None),
        ("Police arrested a man who had been on the run since 1993.", "arrest", "arrested", None),
        ("A man held since Monday was charged.", "prosecution", "charged", None),
        ("He has been held in Lyon since 1993.", "arrest", "held", "1993"),
        ("All was calm since Monday, when ten were held.", "arrest", "held", "2024-03-25"),
        ("Since Monday police have arrested ten men.", "arrest", "arrested", "2024-03-25"),
        # The day on which it was told.
        (
            "On Monday rebels said they had shelled a port.",
            "security_incident",
            "shelled",
            None,
        ),
        # A deadline.
        ("Oslo expelled an envoy, who must leave by Friday.", "sanction", "expelled", None),
        # A court's day to come.
        ("He was charged and will appear in court on Monday.", "prosecution", "charged", None),
        (
            "Police charged a would-be rival of his on Monday.",
            "prosecution",
            "charged",
            "2024-03-25",
        ),
        # On which day the charge was told is no matter.
        ("A man has been charged, police said on Monday.", "prosecution", "charged", None),
    ],
)
def test_whose_day_a_sentence_tells(
    text: str, category: str, trigger: str, day: str | None
) -> None:
    assert day_of(text, category=category, trigger=trigger) == day


def test_said_in_the_next_sentence_tells_nothing_of_the_day() -> None:
    text = "On Monday nine people died. Police said rebels shot them in Goma."
    assert day_of(text) == "2024-03-25"
