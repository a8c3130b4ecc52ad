"""The two of "both"."""

import pytest

from service.classify.text import split
from service.extract.toll.find import find_tolls


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A guard and a cook were shot. Both remain in hospital.", 2),
        ("His parents were beaten; both remain in hospital.", 2),
        ("Two clerks were robbed. Both remained in intensive care.", 2),
    ],
)
def test_both_remain_in_hospital_where_two_are_told(text: str, injured: int | None) -> None:
    words = split("text", text)
    found = [find_tolls(words, sentence).injured for sentence in words.sentences]
    assert found[-1] == injured
