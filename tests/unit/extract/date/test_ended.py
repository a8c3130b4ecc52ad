"""The day on which something ended is not its own."""

import pytest

from service.classify.text import split
from service.extract.date.ended import from_beginning
from service.extract.date.told import dates_in
from tests.support.events import PUBLISHED, day_of


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
        ("agreement", "They agreed that the crossing will open tomorrow.", None),
        ("prosecution", "He is due to be tried in May.", None),
        ("prosecution", "He was tried in May.", "2023-05"),
    ],
)
def test_the_event_has_the_day_on_which_it_began(
    category: str, text: str, value: str | None
) -> None:
    assert day_of(text, category=category) == value
