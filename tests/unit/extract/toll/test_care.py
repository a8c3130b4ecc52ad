"""Cues of the hurt by the care they get."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A porter was kept overnight at a clinic.", 1),
        ("Four guests have been admitted to the medical college in Gao.", 4),
        ("Six players were taken to a training centre.", None),
        ("The mayor was taken to hospital.", 1),
        ("Ivo Lang, 30, was taken to hospital with a broken arm.", 1),
        ("She was flown to a clinic in Gao.", 1),
        ("The passengers were taken to hospital.", None),
        ("The body of a man was taken to hospital.", None),
        ("Eleven people sought medical help.", 11),
        ("Twelve sailors needed treatment.", 12),
        ("Three porters are in critical condition.", 3),
        ("Two boats are in good condition.", None),
        ("Fumes filled a tunnel, leaving three porters gravely ill.", 3),
        ("The blast left a girl blind.", 1),
        ("She left a hotel sick.", None),
        ("The number of people hurt rose to 45.", 45),
        ("Some 12,000 villagers need medical help.", None),
        ("Her uncle is in a grave condition in hospital.", 1),
        ("Two of the boats are in serious condition.", None),
        ("Two miners are fighting for their lives.", 2),
        ("A girl is fighting for her life.", 1),
        ("He remained in hospital on Monday.", 1),
    ],
)
def test_who_is_cared_for_is_hurt(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The organ was taken to hospital.", None, None),
        ("Some 40 beds had been carried to the hospital.", None, None),
        ("The nurse was transferred to another hospital.", None, None),
        ("The mayor was driven to a clinic to see the survivors.", None, None),
        ("The mayor was taken to hospital in Leeds to open a ward.", None, None),
        ("A guard was kept at the clinic.", None, None),
        ("The driver was taken to hospital for a blood test.", None, None),
        ("The bomber was taken to hospital.", None, None),
        ("If he was taken to hospital, he would talk.", None, None),
        ("Forty patients were evacuated from the hospital.", None, None),
        ("Forty patients were evacuated to a hospital.", None, 40),
        ("The porter was taken to the clinic but was pronounced dead on arrival.", 1, None),
        ("Ann Reed was rushed to hospital.", None, 1),
        ("Four guests were rushed to hospital.", None, 4),
    ],
)
def test_not_all_that_is_taken_to_a_clinic_is_hurt(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)
