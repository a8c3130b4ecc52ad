"""The day on which something began that is told on a later one, or its end."""

from datetime import UTC, datetime

import pytest

from service.classify.text import split
from service.extract.date.counted import first_of_days
from service.extract.date.ended import from_beginning
from service.extract.date.told import dates_in
from tests.support.events import told

PUBLISHED = datetime(2024, 3, 27, 9, tzinfo=UTC)  # a Wednesday


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


@pytest.mark.parametrize(
    ("category", "text", "value"),
    [
        ("state_visit", "Chad's premier wound up a three-day visit on Tuesday.", "2024-03-24"),
        ("state_visit", "It was sealed on Tuesday, the last of two days of talks.", "2024-03-25"),
        ("state_visit", "Chad's premier began a three-day visit on Tuesday.", "2024-03-26"),
        ("state_visit", "Chad's premier returned on Tuesday from Oslo.", None),
        ("state_visit", "The premier on Tuesday concluded a tour of Chad.", None),
        ("state_visit", "A king returned to Chad on Tuesday for talks.", "2024-03-26"),
        ("state_visit", "They agreed to cut tolls in Oslo on Tuesday.", "2024-03-26"),
        ("state_visit", "They concluded a pact during a visit on Tuesday.", "2024-03-26"),
        ("state_visit", "A king returned on Tuesday for a two-day visit.", "2024-03-26"),
        ("state_visit", "A king came late last Tuesday for a two-day visit.", "2024-03-26"),
        ("state_visit", "A close ally came on Tuesday for a two-day visit.", "2024-03-26"),
        ("state_visit", "On Tuesday he concluded his two-day visit.", "2024-03-25"),
        ("state_visit", "He came on Tuesday to end a war on a two-day visit.", "2024-03-26"),
        ("state_visit", "He cut short a tour of Chad that began on Tuesday.", "2024-03-26"),
        ("protest", "Bakers ended a sit-in on Tuesday.", None),
        ("protest", "Bakers went back to work on Tuesday.", None),
        ("protest", "A march by bakers ended in clashes on Tuesday.", "2024-03-26"),
        ("protest", "A strike by bakers ended on Tuesday.", None),
        ("protest", "Police ended a sit-in on Tuesday.", "2024-03-26"),
        ("protest", "Bakers dismantled their tents on Tuesday.", None),
        ("protest", "Bakers were back on the streets on Tuesday.", "2024-03-26"),
        ("protest", "Lessons were suspended on Tuesday as tutors went on strike.", "2024-03-26"),
        ("protest", "Bakers went back to the square on Tuesday.", "2024-03-26"),
        ("protest", "Bakers suspended a sit-in that began on Tuesday.", "2024-03-26"),
        ("protest", "Bakers marched on Tuesday, ending a quiet month.", "2024-03-26"),
    ],
)
def test_the_day_of_the_end_is_not_the_events(category: str, text: str, value: str | None) -> None:
    words = split("text", text)
    sentence = words.sentences[0]
    found = from_beginning(category, words, sentence, dates_in(words, sentence, PUBLISHED))
    assert [one.date.value for one in found] == ([value] if value else [])


@pytest.mark.parametrize(
    ("category", "text", "value"),
    [
        ("protest", "Cooks at the port picketed for a third day on Tuesday.", "2024-03-24"),
        ("state_visit", "Chad's premier wound up a two-day visit on Tuesday.", "2024-03-25"),
        ("agreement", "They signed a pact that takes effect on April 2.", None),
        ("agreement", "They signed a pact on Monday that takes effect on April 2.", "2024-03-25"),
        ("prosecution", "He is due to be tried in May.", None),
        ("prosecution", "He was tried in May.", "2023-05"),
    ],
)
def test_the_event_has_the_day_on_which_it_began(
    category: str, text: str, value: str | None
) -> None:
    found = told(text, category).event_date
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A toll road shut due to floods on Monday.", "2024-03-25"),
        ("He was remanded to reappear on Monday.", "2024-04-01"),
        ("He is to face trial on Monday.", "2024-04-01"),
        ("He is due to face trial in May.", "2024-05"),
        ("He is to face trial for a bomb in February.", "2024-02"),
    ],
)
def test_what_is_to_come(text: str, value: str) -> None:
    words = split("text", text)
    (found,) = dates_in(words, words.sentences[0], PUBLISHED)
    assert found.date.value == value
