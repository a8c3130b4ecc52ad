"""Names that roads, seas and states borrow."""

import pytest

from tests.support.events import marked, told
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("road", "country"),
    [
        ("the Benin-Ore expressway", "NG"),
        ("the Ore-Benin Expressway", "NG"),
        ("Benin Road", "NG"),
        ("Benin", "BJ"),
    ],
)
def test_a_road_is_not_in_the_country_that_it_is_named_for(road: str, country: str) -> None:
    text = f"Nigerian students are angry. Nigeria is silent. A lorry burned on {road} at dawn."
    assert place(text, at=2)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bus plunged off a Peru highway on Monday, killing 25 people.", "PE"),
        ("Gunmen killed nine people on a Mali road.", "ML"),
        ("Nine people died in a bus on a Nigeria highway.", "NG"),
        ("A bomb killed nine people at a Pakistan railway station.", "PK"),
        ("LIMA - Nine died when a bus plunged into a ravine on a Bolivia highway.", "BO"),
        ("Nigeria mourns. Nigerian police said a lorry burned on the Ore-Benin expressway.", "NG"),
    ],
)
def test_a_countrys_road_lies_in_it(text: str, country: str) -> None:
    assert place(text, "disaster", at=text.count(". "))[1] == country


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("in the New South Wales Hunter Valley", "AU"),
        ("on the New Mexico Bootheel Road", "US"),
        ("in the South Wales Rhondda Valley", "GB"),
    ],
)
def test_a_states_name_is_not_the_country_inside_it(said: str, country: str) -> None:
    event = marked(f"A rider fell off his bike {said}.", "disaster", {"place": said[7:]})
    assert event.location is not None
    assert event.location.country == country


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan's navy sank a boat in the South China Sea.", ("South China Sea", "JP")),
        ("A tanker was set alight in the Gulf of Mexico.", ("Gulf of Mexico", None)),
        ("A ferry sank in the Bay of Bengal. India sent ships.", ("Bay of Bengal", "IN")),
        ("Two men were shot in the Bay of Plenty town of Tauranga.", ("Tauranga", "NZ")),
        ("Two men were shot in China. Seas were high.", ("China", "CN")),
        ("Two men were shot on Mexico Street, Leeds.", ("Leeds", "GB")),
        ("A storm struck Mexico's Gulf Coast, tearing down piers.", ("Mexico", "MX")),
        ("OMAN GULF BLAST HURTS TWO.", ("OMAN", "OM")),
        ("Two men were shot at the Turkey Channel studio.", ("Turkey", "TR")),
    ],
)
def test_a_sea_is_no_country_s(text: str, found: tuple[str, str | None]) -> None:
    location = told(text).location
    assert location is not None
    assert (location.text, location.country) == found
