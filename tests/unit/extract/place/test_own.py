"""What an event's own sentences name: towns, and parts of countries."""

from typing import Any

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, place_of, stated, told
from tests.unit.extract.place.told import place


def test_a_capitals_report_of_another_part_of_the_country_is_not_of_the_capital() -> None:
    location = told(
        "LILONGWE - A bus plunged into a ravine in northern Malawi.", "disaster"
    ).location
    assert location is not None
    assert (location.text, location.country) == ("northern Malawi", "MW")
    text = "LILONGWE - A bus plunged into a ravine in northern Malawi. Lilongwe is in mourning."
    assert place(text, "disaster") == (None, "MW")
    text = "LILONGWE - A bus plunged into a ravine in northern Malawi. It fell near Mzuzu."
    assert place(text, "disaster") == ("Mzuzu", "MW")
    text = "MZUZU, Malawi - A bus plunged into a ravine in northern Malawi."
    assert place(text, "disaster") == ("Mzuzu", "MW")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ABUJA - Raiders shot two herders in north-western Nigeria.", "north-western Nigeria"),
        ("ABUJA - Raiders shot two herders in north-west Nigeria.", "north-west Nigeria"),
        ("BAMAKO - Raiders shot two herders in northern and central Mali.", "northern and central"),
        ("BISSAU - Men shot two guards in northern Guinea-Bissau.", "northern Guinea-Bissau"),
        ("DILI - Men shot two guards in eastern Timor-Leste.", "eastern Timor-Leste"),
        ("LILONGWE - Men shot two guards in the far north of Malawi.", "far north of Malawi"),
        ("LILONGWE - Men shot a guard in the eastern part of Malawi.", "eastern part of Malawi"),
        ("LILONGWE - Men shot two guards in Malawi's north-east.", "Malawi's north-east"),
        ("SEOUL - Men shot two guards in northern South Korea.", "northern South Korea"),
        ("LILONGWE - Men from the north of Malawi shot two guards at a market.", "LILONGWE"),
        ("LILONGWE - Men shot two guards. It is calm north of Malawi.", "LILONGWE"),
        ("LILONGWE - Men shot two guards at Malawi's central bank.", "LILONGWE"),
    ],
)
def test_a_part_of_a_country_is_read_whole(text: str, part: str) -> None:
    location = told(text).location
    assert location is not None
    assert location.text.startswith(part)
    assert (location.latitude is None) == (part != "LILONGWE")


def test_a_deeds_own_sentence_outweighs_what_is_marked_in_another() -> None:
    text = "A fire at a mill in Tongi killed nine. Families came from Dhaka. Bangladesh mourns."
    assert place_of(text, "disaster", 2, {1: "Dhaka"}) == ("Tongi", "BD")


def test_a_marked_part_of_a_country_outweighs_a_town_of_its_sentence() -> None:
    text = "LIMA - A quake struck southern Peru and broke windows in Lima."
    assert place_of(text, "disaster", 1, {0: "southern Peru"}) == ("southern Peru", "PE")
    text = "A quake struck southern Peru and broke windows in Lima. It was felt in Tacna."
    assert place_of(text, "disaster", 2, {0: "southern Peru"}) == ("Tacna", "PE")
    text = "A blast in the southern Peruvian town of Ilo shook Peru."
    assert place_of(text, "disaster", 1, {0: "southern Peruvian"}) == ("Ilo", "PE")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A quake struck southern Peru, killing three in Tacna.", "Tacna"),
        ("A quake struck southern Peru, killing three in Tacna and in Ilo.", "southern Peru"),
        ("A quake struck southern Peru, doctors in Tacna said.", "southern Peru"),
        ("A quake struck southern Peru and was felt in Arica, Chile.", "southern Peru"),
    ],
)
def test_a_town_in_a_marked_part_of_its_country_is_the_place(text: str, name: str) -> None:
    assert place_of(text, "disaster", 1, {0: "southern Peru"})[0] == name


def test_what_an_agreement_is_about_is_not_where_it_was_signed() -> None:
    text = "ALGIERS - The ministers agreed to open a road between Tinzaouaten and Agadez."
    assert place_of(text, "agreement", 1, {0: "ministers"}, "actor") == ("ALGIERS", "DZ")
    assert place_of(text, "agreement", 1, {0: "Agadez"}) == ("Agadez", "NE")


def test_the_text_tells_the_place_better_than_the_headline() -> None:
    page = Page(
        split("title", "Storm near Graz"), split("text", "Hail fell on Solmek, near Graz. Austria.")
    )
    title, text = (one.sentences[0] for one in (page.title, page.body))
    parts = [
        stated(page, "disaster", 0).evidence[0].model_copy(update=update)
        for update in (
            {"field": "title", "sentence_start": 0, "start": 0, "end": title.end},
            {},
        )
    ]
    event = stated(page, "disaster", 0).model_copy(update={"evidence": parts})
    marks: Any = {
        ("title", title.start): {"place": (page.title, (2, 3))},
        ("text", text.start): {"place": (page.body, (3, 4))},
    }
    location = enrich(event, page, PUBLISHED, fail, (), marks).location
    assert location is not None
    assert (location.text, location.country) == ("Solmek", "AT")


def test_later_evidence_names_the_town_in_a_region() -> None:
    text = "Police held a man in Rogaland county. He was caught on a ferry in Haugesund. Norway."
    assert place_of(text, "arrest", 2, {}) == ("Haugesund", "NO")
    text = "Gunmen shot a man in Plateau state. Two fled to woods near Dogon Lay. Nigeria."
    assert place_of(text, "security_incident", 2, {}) == ("Dogon Lay", "NG")
    text = "Floods killed nine in Rogaland county. Most of them died in Haugesund. Norway."
    assert place_of(text, "disaster", 2, {}) == ("Rogaland county", "NO")


@pytest.mark.parametrize(
    ("category", "region", "later"),
    [
        ("protest", "Bavaria", "Police in Berlin arrested two at a rally."),
        ("protest", "Bavaria", "A rally was held in Berlin on Sunday."),
        ("security_incident", "Plateau state", "Officials in Lagos said two more died in Kano."),
        ("arrest", "Rogaland county", "He was flown to a court in Oslo. Norway."),
        ("arrest", "Rogaland county", "He was flown to a jail in the city of Bergen. Norway."),
        ("arrest", "Rogaland county", "He is kept at Lerk prison. Norway."),
    ],
)
def test_a_region_stands_against_an_offices_town_and_the_capital(
    category: str, region: str, later: str
) -> None:
    assert place_of(f"Men fought in {region}. {later}", category, 2, {})[0] == region


@pytest.mark.parametrize(
    ("text", "category", "name"),
    [
        ("SANTIAGO - Teachers marched throughout Chile on Monday.", "protest", "Chile"),
        ("SANTIAGO - Drivers who marched began a nationwide strike.", "protest", "Chile"),
        ("SANTIAGO - Police, as people marched across the country, slept.", "protest", "Chile"),
        ("SANTIAGO - Sixty who marched were held around the nation.", "arrest", "Chile"),
        ("SANTIAGO - Miners marched across the square on Monday.", "protest", "Santiago"),
        ("SANTIAGO - Men marched over a law which holds across Chile.", "protest", "Santiago"),
        ("SANTIAGO - He who marched across the country was jailed.", "prosecution", "Santiago"),
    ],
)
def test_what_happens_across_a_country_is_not_of_the_dateline(
    text: str, category: str, name: str
) -> None:
    assert place(text, category, trigger="marched")[0] == name
