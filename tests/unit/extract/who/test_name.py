"""The proper name in a description."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("two bakers from Timbuktu", None),
        ("a court in Timbuktu", None),
        ("residents of Timbuktu", None),
        ("gunmen of Hamas", "Hamas"),
        ("the Bank of Timbuktu", "Bank"),
        ("a Harrow County clerk", None),
        ("the caretaker of St Olaf's", None),
        ("a clerk, Ann Reed of Harrow", "Ann Reed"),
        ("the Permanent Secretary for Trade, Ann Reed", "Ann Reed"),
    ],
)
def test_a_place_and_an_office_are_no_name(phrase: str, name: str | None) -> None:
    assert marked(f"There {phrase} spoke.", "sanction", actor=phrase)["actor"].name == name


def test_a_group_keeps_its_name_with_one_of_it() -> None:
    text = "On Monday a Hamas fighter shot a guard and a Gao baker hid."
    found = marked(text, "security_incident", actor="a Hamas fighter", target="a Gao baker")
    assert (found["actor"].name, found["target"].name) == ("Hamas", None)
