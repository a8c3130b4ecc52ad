"""The fields of events: examples, and any text at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.classify.text import split
from service.extract.date import find_date
from service.extract.place import countries_of, find_place
from service.extract.toll import find_tolls

PUBLISHED = datetime(2024, 3, 27, 9, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "killed", "injured", "detained"),
    [
        ("The blast hit a bus, killing 12 and wounding 27.", 12, 27, None),
        ("At least 1,200 people were killed on Monday.", 1200, None, None),
        ("Twenty-three people died and 40 others were injured.", 23, 40, None),
        ("The raid left nine dead.", 9, None, None),
        ("The death toll rose to 14 overnight.", 14, None, None),
        ("Police arrested four men.", None, None, 4),
        ("A man was killed in the village.", 1, None, None),
        ("Dozens were killed.", None, None, None),
    ],
)
def test_tolls(text: str, killed: int | None, injured: int | None, detained: int | None) -> None:
    words = split("text", text)
    found = find_tolls(words, words.sentences[0])
    assert (found.killed, found.injured, found.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It blew up on Monday.", "2024-03-25"),
        ("It blew up yesterday.", "2024-03-26"),
        ("It blew up on March 22nd.", "2024-03-22"),
        ("It blew up on 22 March 2023.", "2023-03-22"),
        ("It blew up on October 17.", "2023-10-17"),
        ("It blew up in 2019.", "2019"),
        ("It blew up last month.", "2024-02"),
        ("It blew up two days ago.", "2024-03-25"),
        ("It blew up.", None),
    ],
)
def test_dates(text: str, value: str | None) -> None:
    words = split("text", text)
    found = find_date(words, words.sentences[0], PUBLISHED)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed ten people in Goma.", "CD"),
        ("The attack took place in Paris.", "FR"),
        ("The clash happened in Tripoli, Lebanon.", "LB"),
        ("Tajik forces opened fire.", None),
        ("Nothing is named here.", None),
    ],
)
def test_places(text: str, country: str | None) -> None:
    words = split("text", text)
    found = find_place(words, words.sentences[0], countries_of([words]))
    assert (found.country if found else None) == country


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    words = split("text", text)
    for sentence in words.sentences:
        find_tolls(words, sentence)
        find_date(words, sentence, PUBLISHED)
        find_place(words, sentence, countries_of([words]))
