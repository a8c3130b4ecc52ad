"""Names that are read as towns, or that are not."""

import pytest

from service.classify.text import split
from tests.support.events import told
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "latitude"),
    [
        ("PORTLAND, Maine (AP) - Two men were shot.", 43.7),
        ("PORTLAND, Ore. (AP) - Two men were shot.", 45.5),
        ("Two men were shot in Columbus, Ga., at noon.", 32.5),
        ("Two men were shot in Charleston, West Virginia, at noon.", 38.4),
        ("Two men were shot in Houston, Texas, at noon.", 29.8),
        ("Two men were shot in Houston, Maine, at noon.", None),
        ("PORTLAND, UTAH - TWO MEN WERE SHOT.", None),
    ],
)
def test_an_american_town_lies_in_its_state(text: str, latitude: float | None) -> None:
    location = told(text, at=len(split("text", text).sentences) - 1).location
    assert location is not None
    assert location.country == "US"
    assert (location.latitude and round(location.latitude, 1)) == latitude


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("NAIROBI - Envoys of both armies met in Djibouti.", "state_visit", ("Djibouti", "DJ")),
        ("BERLIN - The ministers met in Luxembourg.", "state_visit", ("Luxembourg", "LU")),
        ("PARIS - The minister flew to Djibouti.", "state_visit", ("Djibouti", "DJ")),
        ("PARIS - A man was shot in the port of Djibouti.", "protest", ("Djibouti", "DJ")),
        ("NAIROBI - A bomb went off in Somalia.", "security_incident", ("Somalia", "SO")),
    ],
)
def test_a_country_that_its_capital_names_is_the_capital(
    text: str, category: str, expected: tuple[str, str]
) -> None:
    assert place(text, category) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DJIBOUTI - Gunmen shot two guards in northern Djibouti.", "northern Djibouti"),
        ("DJIBOUTI - Gunmen shot two guards in Djibouti's north.", "Djibouti's north"),
        ("Gunmen shot two guards in Djibouti's north.", "Djibouti"),
        ("Gunmen shot two guards in the west of Luxembourg.", "Luxembourg"),
        ("Gunmen shot two guards in southern Luxembourg.", "Luxembourg"),
        ("Gunmen shot two guards near Djibouti.", "Djibouti"),
        ("Gunmen shot two guards in South Korea.", "South Korea"),
        ("Gunmen shot two guards in East Timor.", "East Timor"),
        ("Gunmen shot two guards across Singapore.", "Singapore"),
    ],
)
def test_a_country_is_not_its_capital_where_a_part_of_it_is_meant(text: str, words: str) -> None:
    location = told(text).location
    assert location is not None
    assert (location.text, location.latitude) == (words, None)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("on the Oran road", None),
        ("in the Oran road crash", "Oran"),
        ("in an Oran street", "Oran"),
        ("on an Oran highway", "Oran"),
        ("at Oran railway station", "Oran"),
        ("on the road in Oran", "Oran"),
        ("in Oran's road tunnel", "Oran"),
    ],
)
def test_a_road_that_leads_to_a_town_is_not_in_it(said: str, name: str | None) -> None:
    assert place(f"Algeria is dry. Drivers sat down {said} on Monday.", "protest", at=1)[0] == name


@pytest.mark.parametrize(
    ("said", "name"),
    [("in Saint Petersburg", "Saint Petersburg"), ("by Sheikh Petersburg", None)],
)
def test_a_saints_town_is_a_place(said: str, name: str | None) -> None:
    assert place(f"Two men were shot {said} on Monday.")[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men were shot in a raid on Hamas offices.", "Palestinian Territory"),
        ("Two men were shot in Frankfurt.", "Frankfurt am Main"),
        ("Two men were shot on Frankfurt trains.", None),
        ("Two men were shot on Oslo trains.", "Oslo"),
        ("A Russian attack on Kiev hurt two men.", "Kyiv"),
        ("Two men were shot in an attack on Frankfurt trains.", None),
        ("Two men were shot in an attack on Hamas.", "Palestinian Territory"),
        ("Two men were shot across Bombay.", "Mumbai"),
        ("Two drones flew into Kharkov.", "Kharkiv"),
    ],
)
def test_behind_on_a_towns_other_name_is_none(text: str, name: str | None) -> None:
    assert place(text)[0] == name
