"""The fields of events: examples, and any text at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.classify.text import Page, Sentence, Words, split
from service.extract.date.nearest import nearest
from service.extract.date.told import dates_in
from service.extract.place.find import Context, find_place
from service.extract.toll.find import find_tolls

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
        ("The bomb killed two Indian nationals and one Pakistani, injuring six.", 3, 6, None),
        ("A lorry hit the wall, killing its driver and three helpers.", 4, None, None),
        ("Fifty-two people are known to have drowned.", 52, None, None),
        ("The fire claimed nine lives.", 9, None, None),
        ("No one was killed and nobody was hurt.", None, None, None),
        ("Police arrested a 36-year-old man.", None, None, 1),
        ("Salnikova was detained on Monday.", None, None, 1),
        ("Police had made 94 arrests by nightfall.", None, None, 94),
        ("The two sides held talks for three days.", None, None, None),
        ("On 3 January, five people aged 20 to 45 were shot dead.", 5, None, None),
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
    assert day_of(words, words.sentences[0]) == value


def day_of(words: Words, sentence: Sentence, published: datetime = PUBLISHED) -> str | None:
    found = nearest(words, dates_in(words, sentence, published))
    return found.date.value if found else None


def test_january_is_ahead_in_december() -> None:
    words = split("text", "It was shut on 4 January. Another blew up on 17 December.")
    december = datetime(2024, 12, 20, tzinfo=UTC)
    assert [day_of(words, one, december) for one in words.sentences] == ["2025-01-04", "2024-12-17"]


def test_the_next_day_counts_from_the_one_just_told() -> None:
    words = split("text", "It blew up on 3 February, and the owner was held the next morning.")
    days = [one.date.value for one in dates_in(words, words.sentences[0], PUBLISHED)]
    assert days == ["2024-02-03", "2024-02-04"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed ten people in Goma.", "CD"),
        ("The attack took place in Paris.", "FR"),
        ("The clash happened in Tripoli, Lebanon.", "LB"),
        ("Tajik forces opened fire.", "TJ"),
        ("A crowd marched on the Kremlin. Police in the Russian capital looked on.", "RU"),
        ("PEMBA, Mozambique - Gunmen burned huts near Nangade on Sunday.", "MZ"),
        ("The blast at Cedar Falls, Iowa, broke windows.", "US"),
        ("Bandits raided Kajuru in Kaduna State.", "NG"),
        ("Paris Hilton was robbed.", None),
        ("A bomb went off in Kiev.", "UA"),
        ("A bomb went off in Frankfurt.", "DE"),
        ("He was knifed in Bethlehem.", None),
        ("Crowds stormed the White House.", "US"),
        ("An air strike killed five in Yemen. Crowds marched in Berlin.", "YE"),
        ("Nothing is named here.", None),
    ],
)
def test_places(text: str, country: str | None) -> None:
    assert country_of(text) == country


def country_of(text: str, category: str = "security_incident") -> str | None:
    page = Page(split("title", ""), split("text", text))
    found = find_place(page.sentences[:1], page, Context(page), category)
    return found.country if found else None


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    words = split("text", text)
    for sentence in words.sentences:
        find_tolls(words, sentence)
        day_of(words, sentence)
    page = Page(split("title", text[:9]), words)
    find_place(page.sentences, page, Context(page), "arrest")
