"""Passages of whole articles: how many alerts they give, and the status and age of each."""

import pytest

from schemas.event import Event
from tests.support.shipped import events_of


def alerts(category: str, text: str, title: str = "") -> list[Event]:
    """Return the events of a category that an article of that Friday states, as it tells them."""
    found = events_of(category, text, title)
    return sorted(found, key=lambda one: min(e.start for e in one.evidence if e.field == "text"))


SHELLED = (
    "At least eleven patients were killed when shells struck the main hospital in El Obeid on "
    "Wednesday evening, doctors said.\n\nThere was no warning, said one surgeon. The network of "
    "doctors blamed the Rapid Support Forces.\n\nAid agencies say food prices have tripled since "
    "the summer.\n\nThe last convoy arrived in September.\n\n"
)


@pytest.mark.parametrize(
    ("category", "title", "text", "told"),
    [
        (
            "security_incident",
            "",
            SHELLED + "In a statement on Thursday the Rapid Support Forces denied that their "
            "artillery had fired on the hospital.",
            [("disputed", "breaking")],
        ),
        (
            "security_incident",
            "",
            SHELLED + "In a statement on Thursday the Rapid Support Forces denied that their "
            "stores were empty.",
            [("occurred", "breaking")],
        ),
        (
            "prosecution",
            "",
            "MANILA - The ombudsman on Thursday filed graft charges against two public works "
            "engineers over flood control projects that were never built.\n\nThe two engineers "
            "will be arraigned on December 1.",
            [("occurred", "breaking")],
        ),
        (
            "prosecution",
            "",
            "MANILA - Two public works engineers will be arraigned on December 1 on charges of "
            "graft.",
            [("planned", "breaking")],
        ),
        (
            "arrest",
            "",
            "A 16-year-old boy was arrested on Wednesday night after he posted pictures of a "
            "rifle, the sheriff said, as the town prepared to mark the anniversary of the "
            "shooting at its high school.",
            [("occurred", "breaking")],
        ),
        (
            "state_visit",
            "",
            "President Trump has accepted an invitation to Ankara and will travel there in "
            "February, the White House said.",
            [("planned", "breaking")],
        ),
    ],
)
def test_what_an_article_tells_is_as_old_and_as_sure_as_it_says(
    category: str, title: str, text: str, told: list[tuple[str, str]]
) -> None:
    found = alerts(category, text, title)
    assert [(one.status, one.temporal) for one in found] == told
