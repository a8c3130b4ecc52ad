"""Each form in which a sentence tells a date."""

from datetime import UTC, datetime

import pytest

from service.classify.text import Sentence, Words, split
from service.extract.date.nearest import nearest
from service.extract.date.told import dates_in
from tests.support.events import PUBLISHED


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
        ("It blew up on the night of 2 April.", "2024-04-02"),
        ("They met on 12 and 13 February.", "2024-02-12"),
        ("They met from 18 to 20 January.", "2024-01-18"),
        ("They will strike on Friday 29 March.", "2024-03-29"),
        ("it blew up on monday.", "2024-03-25"),
        ("It blew up the day before yesterday.", "2024-03-25"),
        ("They meet the day after tomorrow.", "2024-03-29"),
        ("It blew up on Tuesday last week.", "2024-03-19"),
        ("It blew up on Tuesday of last week.", "2024-03-19"),
        ("It blew up on the twenty-fourth of February.", "2024-02-24"),
        ("It blew up on 2024-03-24.", "2024-03-24"),
        ("It blew up on 2024-13-24.", None),
        ("It blew up on the 17th.", "2024-03-17"),
        ("It blew up on the night of the 29th, police said.", "2024-02-29"),
        ("It blew up on the 17th floor.", None),
        ("It blew up on New Year's Eve.", "2023-12-31"),
        ("They met on Christmas Day.", "2023-12-25"),
        ("It blew up on Whit Sunday.", "2023-05-28"),
        ("They met on Ash Wednesday.", "2024-02-14"),
        ("They met on Good Friday.", "2023-04-07"),
        ("It blew up a fortnight ago.", "2024-03-13"),
        ("February's floods drowned nine.", "2024-02"),
        ("It blew up a week ago.", "2024-03-20"),
        ("Nine have died since the start of the month.", "2024-03"),
        ("Nine have died since the beginning of the year.", "2024"),
        ("Nine died at the end of the year.", None),
        ("They came on Monday, two days after a bomb blew up.", "2024-03-25"),
    ],
)
def test_dates(text: str, value: str | None) -> None:
    words = split("text", text)
    assert first_date(words, words.sentences[0]) == value


def first_date(words: Words, sentence: Sentence, published: datetime = PUBLISHED) -> str | None:
    found = nearest(words, dates_in(words, sentence, published))
    return found.date.value if found else None


def test_january_is_ahead_in_december() -> None:
    words = split("text", "It was shut on 4 January. Another blew up on 17 December.")
    december = datetime(2024, 12, 20, tzinfo=UTC)
    assert [first_date(words, one, december) for one in words.sentences] == [
        "2025-01-04",
        "2024-12-17",
    ]


def test_the_next_day_counts_from_the_one_just_told() -> None:
    words = split("text", "It blew up on 3 February, and the owner was held the next morning.")
    days = [one.date.value for one in dates_in(words, words.sentences[0], PUBLISHED)]
    assert days == ["2024-02-03", "2024-02-04"]
