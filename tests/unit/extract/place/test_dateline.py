"""Where a dateline ends."""

import pytest

from service.classify.text import Page, split
from service.extract.place.context import Context
from tests.support.events import told


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("GRAZ, June 24. /Agency/.", "GRAZ"),
        ("GRAZ.", "GRAZ"),
        ("GRAZ (Agency).", "GRAZ"),
        ("ZOGNOV VALLEY, June 24.", "ZOGNOV VALLEY"),
        ("EL SALVADOR.", "EL SALVADOR"),
        ("BAD NEWS.", None),
        ("GRAZ\n", None),
        ("Graz.", None),
        ("TULSA, Okla. (AP) -", "TULSA"),
        ("Tulsa, Okla. —", "Tulsa"),
        ("Graz –", "Graz"),
        ("Graz (agency).", "Graz"),
        ("Graz, June 24, AGENCY --", "Graz"),
        ("Qeprovo, 3 June.", "Qeprovo"),
        ("Qeprovo –", None),
        ("On Wednesday –", None),
        ("Later, 3 of them –", None),
        ("Last Monday –", None),
        ("Qeprovo, Monday –", None),
        ("Qeprovo, June 24 –", "Qeprovo"),
        ("Graz Monday –", None),
        ("Graz, Monday –", "Graz"),
    ],
)
def test_a_dateline_is_known_by_its_name_and_what_follows(opening: str, name: str | None) -> None:
    text = f"{opening} Two men were held on Monday. All slept.\n\nA third ran."
    location = told(text, "arrest", at=len(split("text", opening + " ").sentences)).location
    assert (location.text if location is not None and location.name != "Austria" else None) == name
    told(opening, "sanction")


def test_a_name_before_a_clause_between_dashes_is_no_dateline() -> None:
    for name in ("Lincoln", "Orlando", "Theresa May"):
        text = f"{name} – who ran – left Nairobi. Two men were held."
        page = Page(split("title", ""), split("text", text))
        assert Context(page).dateline is None, name
