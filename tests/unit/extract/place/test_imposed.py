"""Where measures are taken."""

import pytest

from tests.support.events import place_of
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OSLO - The cabinet lifted a ban on sales of pumps to Chad.", "Oslo"),
        ("OSLO - The cabinet froze the funds of two banks, in step with Canada.", "Oslo"),
        ("OSLO - Chad froze the funds of two banks of the Norwegian state.", "Chad"),
    ],
)
def test_whom_a_measure_hits_does_not_impose_it(text: str, name: str) -> None:
    assert place(text, "sanction")[0] == name


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("DOHA: Qatar shut its embassy in Djibouti on Monday.", "Djibouti", "DOHA"),
        ("DOHA: Kenya shut its embassy in Djibouti on Monday.", "Djibouti", "Djibouti"),
        ("DOHA: In London, Qatar shut its embassy on Monday.", "London", "London"),
        ("Kenya recalled its ambassador from Doha on Monday.", "Doha", "Kenya"),
        ("Kenya closed its embassy in Doha on Monday.", "Doha", "Doha"),
    ],
)
def test_a_sanction_is_imposed_where_those_who_impose_it_write(
    text: str, marked: str, name: str
) -> None:
    assert place_of(text, "sanction", 1, {0: marked})[0] == name
