"""Cues of those who were shot, stabbed, struck or burned."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed", "injured", "hit"),
    [
        ("They mourned Ana Ruiz, who was shot and killed.", 1, None, None),
        ("Two guards were stabbed and badly wounded.", None, 2, None),
        ("Raiders shot and wounded three herders.", None, 3, None),
        ("Two porters were shot and robbed.", None, None, 2),
        ("Three men were fatally shot.", 3, None, None),
        ("A miner suffered fatal injuries.", 1, None, None),
        ("A miner was hurt, but not fatally injured.", None, 1, None),
    ],
)
def test_the_word_behind_tells_how_it_ended(
    text: str, killed: int | None, injured: int | None, hit: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.hit) == (killed, injured, hit)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Two nurses were beaten by a crowd.", 2),
        ("Fans beat up the driver.", 1),
        ("A pupil shot a custodian and a counsellor.", 2),
        ("A tourist shot a film in the square.", None),
        ("The men shot their way out.", None),
        ("The men shot twice into the air.", None),
    ],
)
def test_who_was_hit_is_counted(text: str, hit: int | None) -> None:
    assert tolls(text).hit == hit
