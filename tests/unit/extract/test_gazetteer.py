"""The gazetteer: names to places, by hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.gazetteer import City, gazetteer
from service.gazetteer.nationalities import REGIONS


@pytest.mark.parametrize(
    ("name", "place", "country"),
    [
        ("goma", "Goma", "CD"),
        ("geneva", "Geneva", "CH"),
        ("kiev", "Kyiv", "UA"),
        ("new york", "New York City", "US"),
        ("san jose", "San José", "CR"),
        ("cologne", "Köln", "DE"),
        ("avdiivka", "Avdiyivka", "UA"),
        ("salisbury", "Salisbury", "GB"),
        ("londonderry", "Londonderry", "GB"),
    ],
)
def test_a_name_leads_to_its_places(name: str, place: str, country: str) -> None:
    found = gazetteer().cities.get(name)
    assert any(one.name == place and one.country == country for one in found)
    assert [one.population for one in found] == sorted(
        (one.population for one in found), reverse=True
    )


def test_a_city_abroad_keeps_its_name_from_other_tongues_names_for_american_ones() -> None:
    cities = gazetteer().cities
    assert cities.get("tempi") == ()  # Tempe's, in Greek
    assert {one.name for one in cities.get("venice")} == {"Venice"}


def test_a_countrys_name_is_no_other_spelling_of_a_town() -> None:
    assert gazetteer().cities.get("india") == ()  # Inđija's


def test_no_region_bears_the_name_that_a_city_abroad_is_better_known_by() -> None:
    table = gazetteer()
    assert len(table.regions) > 4_000
    for name in table.regions.keys() - REGIONS.keys():
        assert {one.country for one in table.cities.find(name)[:1]} <= {table.regions[name]}


@given(st.text() | st.just("\ud800"))
def test_any_other_name_leads_nowhere_or_to_a_place(name: str) -> None:
    assert all(isinstance(one, City) for one in gazetteer().cities.get(name))


def test_every_place_lies_somewhere() -> None:
    spots = gazetteer().cities.spots()
    assert len(spots) > 60_000
    assert all(len(code) == 2 and abs(x) <= 180 and abs(y) <= 90 for code, x, y in spots)
