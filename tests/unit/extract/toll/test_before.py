"""The people before a verb."""

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
