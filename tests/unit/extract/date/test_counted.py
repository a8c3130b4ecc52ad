"""The day on which something began whose days are counted."""

import pytest

from service.classify.text import split
from service.extract.date.counted import first_of_days
from service.extract.date.told import dates_in
from tests.support.events import PUBLISHED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Cooks at the port picketed for a third day on Tuesday.", "2024-03-24"),
        ("The tram strike entered its fifth day.", "2024-03-23"),
        ("Millers stayed out for the second straight day today.", "2024-03-26"),
        ("They kept the road shut for the 12th day.", "2024-03-16"),
        ("Tutors stayed out for the 21st day.", "2024-03-07"),
        ("Tutors stayed out for the second day in a row.", "2024-03-26"),
        ("Millers entered the third day of a stoppage.", "2024-03-25"),
        ("Tutors passed the twenty-second day of a hunger strike.", "2024-03-06"),
        ("They met for the third time on Tuesday.", None),
        ("Millers marched on the second day of a summit.", None),
        ("Tutors stayed out for the second day in a month.", None),
        ("Pupils marched on their second day back at school.", None),
        ("Tutors stayed away on Tuesday for the fourth day this term.", None),
        ("They kept the road shut for the 92nd day.", None),
    ],
)
def test_the_first_of_the_days_that_are_counted(text: str, value: str | None) -> None:
    words = split("text", text)
    sentence = words.sentences[0]
    found = dates_in(words, sentence, PUBLISHED)
    first = first_of_days(words, sentence, found, PUBLISHED.date())
    assert (first.date.value if first else None) == value
