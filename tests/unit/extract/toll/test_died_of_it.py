"""Who of those who were hurt has died."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Troops shot eight boys near a bridge, killing one.", 1, 7),
        ("Five men were stabbed in a bar, killing one.", 1, 4),
        ("A man shot two guards, killing one, and fled.", 1, 1),
        ("Gunmen shot five guards, killing two and wounding two.", 2, 2),
        ("Gunmen shot the guards around them, killing four.", 4, None),
        ("Gunmen shot at ten cars, killing one driver.", 1, None),
        ("Gunmen shot two men and were seen killing one.", 1, None),
        ("A man stabbed five people in Bern before he rammed a tram, killing two.", 2, None),
        ("Troops shot six men in Gao and a mine went off, killing four.", 4, None),
        ("Gunmen shot six guards in Gao, blew up a gate, killing two.", 2, None),
        ("Gunmen shot six guards near a gate, killing two cooks.", 2, None),
        ("Gunmen shot six guards near a gate, killing at least two of them.", 2, 4),
    ],
)
def test_who_of_those_shot_were_not_killed_are_hurt(
    text: str, killed: int, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two people were shot, one fatally, at a mall.", 1, 1),
        ("Four people were shot, two of them dead, at a mall.", 2, 2),
        ("Five people were stabbed in Kobe; two have died.", 2, 3),
        ("Gunmen shot five guards and two died.", 2, 3),
        ("Five people were stabbed in Kobe; two clerks have died.", 2, None),
        ("Five people were shot; two died in another attack.", 2, None),
    ],
)
def test_who_of_those_hit_died_is_not_hurt(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "nth"),
    [
        ("Gunmen killed two guards and a third man died later.", 3, None),
        ("A third man died later.", 1, 3),
        ("A fifth body was found in the mud.", 1, 5),
        ("A third man was killed in Gao.", 1, None),
        ("A third gunman died later.", 1, None),
        ("A third man died in a separate crash.", 1, None),
        ("The third man to die this year was a clerk.", 1, None),
        ("Rescuers found the body of a teacher.", 1, None),
        ("The body of Ana Ruiz was found in a well.", 1, None),
        ("The body of evidence was found to be thin.", None, None),
        ("The governing body of World Rugby found nothing.", None, None),
    ],
)
def test_who_died_after_others_counts_them(text: str, killed: int | None, nth: int | None) -> None:
    found = tolls(text)
    assert (found.killed, found.nth) == (killed, nth)
