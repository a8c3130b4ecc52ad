"""The people before a verb, and the numbers there that do not count them."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The man shot dead on Tuesday was a clerk.", 1),
        ("He is the brother of a guard killed in a feud.", 1),
        ("Nine men are accused of beating a guard to death.", 1),
        ("Nine men beat a guard to death.", 1),
        ("Nine men were beaten with rods to death.", 9),
        ("A mob beat a suspected thief to death.", 1),
        ("A clerk wanted for theft bled to death.", 1),
        ("Protests over a man killed by police left two dead.", 2),
        ("The soldier killed nobody.", None),
    ],
)
def test_whom_the_words_beside_mean(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


@pytest.mark.parametrize(
    ("text", "killed", "detained"),
    [
        ("In Gao one in ten people was killed.", None, None),
        ("Two ships were hit; both were captured.", None, None),
        ("Two sailors fled; both were captured.", None, 2),
        ("They captured another.", None, None),
        ("They killed another.", 1, None),
        ("About a third died of hunger.", None, None),
        ("A third died of hunger.", 1, None),
        ("Police arrested 14 in two of the raids.", None, 14),
        ("Raiders killed nine in three of the towns.", 9, None),
        ("Police arrested one in four of the men.", None, None),
    ],
)
def test_shares_and_things_are_no_people(
    text: str, killed: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.detained) == (killed, detained)


def test_of_those_freed_another_verb_is_said_than_of_the_captors() -> None:
    assert tolls("A total of 47 women were freed and the captors were arrested.").detained is None
    assert tolls("A total of 47 women were freed; six captors were arrested.").detained == 6
