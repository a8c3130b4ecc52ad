"""Cues that mean nothing where they stand."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Three wounded men had died in hospital in Gao.", 3, None),
        ("Two wounded officers have since died.", 2, None),
        ("Two wounded men died and five others were wounded.", 2, 5),
        ("Three wounded men were in hospital in Gao.", None, 3),
        ("A driver died in hospital on Monday.", 1, None),
        ("The victim later died.", 1, None),
        ("The injured man later succumbed to his wounds.", 1, None),
        ("A man was hurt in a knife attack in Graz and the victim later died.", 1, None),
    ],
)
def test_who_died_of_it_is_hurt_no_more(text: str, killed: int | None, injured: int | None) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man who was hurt in a crash last week has died in hospital.", 1, None),
        ("A joiner of 61, who was hurt in a fall in May, has died.", 1, None),
        ("Two guards wounded in the raid have since died.", 2, None),
        ("A woman stabbed in Leeds has died.", 1, None),
        ("Ida Holm, who was wounded in the blast, died on Tuesday.", 1, None),
        ("Five of those injured in the fire have died.", 5, None),
        ("One of two clerks shot at the bank has died.", 1, None),
        ("A guard who was wounded said two of his friends died.", 2, 1),
        ("Three men were wounded in the raid and a woman, who was shopping, died.", 1, 3),
        ("Four men, who had been wounded, and a child died.", 1, 4),
        ("Two men were injured when the roof fell but nobody died.", None, 2),
    ],
)
def test_how_one_was_hurt_says_only_who_died(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The road toll has risen to 37.", None),
        ("It brings the holiday toll to nine.", None),
        ("The state has recorded 18 holiday deaths.", None),
        ("The annual death toll has risen to 700.", None),
        ("Four traffic deaths were reported after a pile-up on the A4.", 4),
        ("Police look into the road deaths of two men in Sligo.", 2),
        ("The death toll on the road has risen to nine.", 9),
        ("The crash's toll rose to nine.", 9),
    ],
)
def test_a_toll_of_roads_or_seasons_is_no_event_s(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured", "hit"),
    [
        ("Rebels injured nine guards in Gao, four of whom later succumbed.", None, 9, None),
        ("Two men stabbed a pupil in Leeds; the teenager died in hospital.", 1, None, 1),
        ("Two men stabbed a pupil in Leeds before the teenager died.", 1, None, 1),
        ("Rebels wounded 15 guards before four died.", 4, 15, None),
        ("A man shot three times last week has died.", 1, None, None),
    ],
)
def test_who_hurts_somebody_is_not_the_one_who_died(
    text: str, killed: int | None, injured: int | None, hit: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.hit) == (killed, injured, hit)
