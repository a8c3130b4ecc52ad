"""Choices between the places of a sentence, and the towns of spots."""

from typing import Any

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, place_of, stated, told
from tests.unit.extract.place.told import place


def test_a_road_from_a_town_has_not_the_datelines_coordinates() -> None:
    text = "BAMAKO - Guards were shot on the road from Dolmek to Ouneva."
    page = Page(split("title", ""), split("text", text))
    first = page.body.lower.index("dolmek")
    event = stated(page, "security_incident", 0)
    marks: Any = {("text", 0): {"place": (page.body, (first, first + 3))}}
    location = enrich(event, page, PUBLISHED, fail, (), marks).location
    assert location is not None
    assert (location.text, location.latitude) == ("road from Dolmek to Ouneva", None)


@pytest.mark.parametrize(
    ("said", "name"),
    [("the Beirut suburb of Chiyah", "Chiyah"), ("Beirut or the harbour of Chiyah", "Beirut")],
)
def test_a_part_of_a_town_is_more_specific_than_it(said: str, name: str) -> None:
    text = f"Two men were shot in {said} at noon."
    assert place_of(text, "security_incident", 1, {0: said})[0] == name


def test_a_spot_of_a_town_keeps_its_words_and_takes_the_towns_coordinates() -> None:
    location = told("A bomb exploded at the Kadi Market in Lahore on Monday.").location
    assert location is not None
    assert (location.text, location.name, location.country) == ("Kadi Market", "Lahore", "PK")
    street = "Police broke up a rally on Rustaveli Avenue"
    text = f"BERNE - Georgia let men beat crowds in Tbilisi. {street} in Georgia."
    assert place(text, "protest", at=1) == ("Tbilisi", "GE")
    text = f"A rally in Tbilisi grew. It rained. It snowed. It froze. It was dark. {street}."
    assert place(text, "protest", at=5) == ("Tbilisi", "GE")
    small = told("A shop burned in Kempsey. Help came from Sydney.", "disaster").location
    assert small is not None
    assert (small.name, small.country) == ("Kempsey", "AU")
    village = told("KANO, Nigeria - Bandits burned the village of Dogon Ruwa on Monday.").location
    assert village is not None
    assert (village.text, village.country, village.latitude) == ("Dogon Ruwa", "NG", None)


@pytest.mark.parametrize(
    ("said", "marked", "name"),
    [
        ("on the road from Oran to Relizane", "Oran to Relizane", "road from Oran to Relizane"),
        ("between Dolmek and Ouneva", "Dolmek and Ouneva", "between Dolmek and Ouneva"),
    ],
)
def test_a_way_from_one_town_to_another_is_no_town_of_both_names(
    said: str, marked: str, name: str
) -> None:
    text = f"A bus overturned {said} on Monday."
    assert place_of(text, "disaster", 1, {0: marked})[0] == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("unrest in Oran and Relizane", "Oran"),
        ("unrest in Relizane", "Relizane"),
        ("a plea to Oran and unrest in Relizane", "Relizane"),
    ],
)
def test_of_two_towns_the_first_is_the_place(said: str, name: str) -> None:
    text = f"Five died during {said} on Monday. Algeria mourns."
    assert place_of(text, "security_incident", 1, {0: "Relizane"}) == (name, "DZ")


def test_where_a_way_leads_is_not_the_place_beside_one_inside() -> None:
    text = "The road to Gedaref was shut after a bomb went off in Kassala. Sudan."
    assert place_of(text, "security_incident", 1, {0: "Gedaref"}) == ("Kassala", "SD")
    text = "In Kassala, gunmen robbed two traders from Gedaref. Sudan."
    assert place_of(text, "security_incident", 1, {0: "Gedaref"}) == ("Kassala", "SD")
    text = "Gunmen robbed two traders on the way to Gedaref. Sudan."
    assert place_of(text, "security_incident", 1, {0: "Gedaref"}) == ("Gedaref", "SD")
    for text in (
        "Mud shut the road to Gedaref and a bridge in Kassala. Sudan.",
        "Hundreds fled by bus from Gedaref to halls in Kassala. Sudan.",
    ):
        assert place_of(text, "disaster", 1, {0: "Gedaref"}) == ("Gedaref", "SD")


@pytest.mark.parametrize(
    "text",
    [
        "Agents abducted a trader from Gedaref and held him in Kassala. Sudan.",
        "Rebels withdrew from Gedaref and shot two men in Kassala. Sudan.",
        "Rebels fled from Gedaref after killing ten, officials in Kassala said. Sudan.",
    ],
)
def test_where_somebody_is_taken_from_is_the_place(text: str) -> None:
    assert place_of(text, "security_incident", 1, {0: "Gedaref"}) == ("Gedaref", "SD")


def test_what_opens_a_sentence_is_the_place_of_its_main_clause() -> None:
    text = "WASHINGTON - Hunger grows. In Lansing, Mich., a guard was charged with theft on Monday."
    assert place(text, "prosecution", at=1, trigger="charged") == ("Lansing", "US")


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Talks went on about an Adelaide man and two women.", None),
        ("Talks went on with an Adelaide judge and two women.", "Adelaide"),
        ("A Lagos trader was robbed of two coats.", "Lagos"),
        ("A bar in Adelaide was full.", "Adelaide"),
        ("Adelaide police had looked for two women.", "Adelaide"),
    ],
)
def test_where_somebody_is_from_is_no_place(before: str, name: str | None) -> None:
    found = place(f"{before} He was held by rebels three days ago.", "arrest", at=1)[0]
    assert found == name or (name is None and found == "Australia")


def test_a_headline_s_man_of_a_town_tells_where_it_was() -> None:
    page = Page(split("title", "Adelaide man held"), split("text", "Police held a man of 31."))
    event = enrich(stated(page, "arrest", 0), page, PUBLISHED, fail)
    assert event.location is not None
    assert event.location.name == "Adelaide"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off in Minsk's twin city Nottingham on Monday.", "Nottingham"),
        ("A bomb went off in Minsk's twin city of Bonn on Monday.", "Bonn"),
        ("A bomb went off in Minsk's old city on Monday.", "Minsk"),
    ],
)
def test_a_towns_twin_is_another_town(text: str, name: str) -> None:
    assert place(text)[0] == name
