"""Where it happened, where no sentence of the event names it."""

import pytest

from tests.support.events import place_of
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Sixty men burned a flag outside the Brazilian embassy.", "FI"),
        ("Police let four Chinese tourists go.", "FI"),
        ("Kyrgyz police let four men go.", "KG"),
        ("Sixty men burned a flag in Brazil.", "BR"),
    ],
)
def test_people_of_a_nation_may_be_abroad(text: str, country: str) -> None:
    before = "HELSINKI - It rained all day. " + "It was wet. " * 6
    assert place(before + text, "protest", at=7)[1] == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RABAT - Two men were shot last month.", "Morocco"),
        ("RABAT - Two men were shot here last month.", "Rabat"),
        ("RABAT - Two men were shot on Tuesday.", "Rabat"),
        ("FES - Two men were shot last month.", "Fes"),
    ],
)
def test_a_capitals_reporters_recall_what_happened_anywhere(text: str, name: str) -> None:
    assert place(text)[0] == name


@pytest.mark.parametrize(
    ("before", "category", "name"),
    [
        (5, "prosecution", "Minsk"),
        (6, "prosecution", "Belarus"),
        (6, "security_incident", "Belarus"),
        (6, "disaster", "Belarus"),
        (6, "protest", "Minsk"),
        (6, "arrest", "Minsk"),
    ],
)
def test_protests_and_arrests_told_far_behind_the_dateline_are_of_its_town(
    before: int, category: str, name: str
) -> None:
    text = "MINSK. " + "It rained. " * before + "Two men were shot or seized at a rally."
    assert place(text, category, at=before + 1)[0] == name


def test_here_is_the_dateline_unless_a_place_near_it_is_marked() -> None:
    text = "GRAZ - A roof fell in at Solmek near here, police said. Austria."
    assert place_of(text, "disaster", 1, {0: "Solmek"}) == ("Solmek", "AT")
    assert place_of(text, "disaster", 1, {}) == ("GRAZ", "AT")
    text = "GRAZ - Two envoys came here from Solmek. Austria."
    assert place_of(text, "state_visit", 1, {0: "Solmek"}) == ("GRAZ", "AT")


@pytest.mark.parametrize(
    ("text", "category", "name"),
    [
        ("RIGA - Latvia expelled two diplomats on Tuesday.", "sanction", "Riga"),
        ("RIGA - Latvia expelled two diplomats on Sunday, March 17.", "sanction", "Latvia"),
        (
            "RIGA - Latvia, which expelled two diplomats in January, has a guest.",
            "sanction",
            "Latvia",
        ),
        ("RIGA - The two ministers signed a treaty on Monday.", "agreement", "Riga"),
        ("RIGA - The treaty that they signed last month is unread.", "agreement", "Latvia"),
        ("RIGA - The treaty that they signed in Oslo last month is unread.", "agreement", "Oslo"),
        ("RIGA - The treaty that they signed here last month is unread.", "agreement", "Riga"),
        ("RIGA - Two men were shot here last month.", "security_incident", "Riga"),
    ],
)
def test_what_was_announced_long_before_is_not_of_the_dateline(
    text: str, category: str, name: str
) -> None:
    assert place(text, category)[0] == name


@pytest.mark.parametrize(
    ("text", "category", "country"),
    [
        ("MOSCOW - Latvia expelled two Russian diplomats on Friday.", "sanction", "LV"),
        ("RIGA - Latvia expelled two Russian diplomats on Friday.", "sanction", "LV"),
        ("ROME - Sudan's army and rebels signed a truce after clashes in Yei.", "agreement", "IT"),
        ("ROME - Spain's king visited Lisbon on Monday.", "state_visit", "PT"),
    ],
)
def test_desks_and_hosts(text: str, category: str, country: str) -> None:
    verb = next(word for word in ("expelled", "signed", "visited") if word in text)
    assert place(text, category, trigger=verb)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Syrian rebels captured an army base.", "SY"),
        ("Syrian soldiers captured an army base.", "LB"),
    ],
)
def test_rebels_fight_at_home_and_troops_where_the_report_says(text: str, country: str) -> None:
    before = "BEIRUT - It rained all day. " + "It was wet. " * 6
    assert place(before + text, at=7 + text.count(". "))[1] == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US Secretary of State Hill departs for Riyadh, Doha and Cairo.", "Riyadh"),
        ("The minister left for Riyadh.", "Riyadh"),
        ("The ministry's Secretary of State for Riyadh met her host.", "Saudi Arabia"),
        ("The Minister for Riyadh met her host.", "Saudi Arabia"),
    ],
)
def test_who_departs_for_a_town_goes_there(text: str, name: str) -> None:
    assert place(text, "state_visit")[0] == name
