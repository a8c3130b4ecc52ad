"""The country of a place, by what stands around it."""

import pytest

from tests.support.events import place_of, told
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BEIRUT - A bomb went off outside the northern Syrian town of Qal Zeda.", "SY"),
        ("OSLO - Danish jets hit a barn in the Finnish border village of Tommola.", "FI"),
        ("OSLO - Danish jets hit a barn in the border village of Tommola.", "NO"),
    ],
)
def test_a_nation_before_a_town_is_its_country(text: str, country: str) -> None:
    assert place(text)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Nine huts burned down in Kingstown on Monday.", "VC"),
        ("Nine huts burned down in Solmek in southern Catalonia.", "ES"),
        ("Nine huts burned down in Solmek, a mayor told Catalonia.", "KE"),
        ("Latvian police shot a Russian near Solmek.", "LV"),
        ("Latvian envoys saw a Russian shot near Solmek.", "KE"),
        ("A Latvian court heard of a Russian shot near Solmek.", "KE"),
        ("Nine huts burned down in Hamilton on Monday.", "KE"),
    ],
)
def test_an_unlisted_places_country_is_told_beside_it(text: str, country: str) -> None:
    assert place("Kenya is dry. Kenya burns. Kenya rots. Kenya weeps. " + text, at=4)[1] == country


def test_a_nation_before_an_unlisted_name_is_its_country() -> None:
    text = "Two Czech guides died in the Polish Solmek. Czechia mourns."
    assert place_of(text, "disaster", 1, {0: "Solmek"}) == ("Solmek", "PL")
    text = "Two guides died at the Polish Solmek base. Czechia mourns. Czechia weeps. Czechia."
    assert place_of(text, "disaster", 1, {0: "Solmek base"}) == ("Solmek base", "CZ")
    text = "Two Polish guides died in the snow of Solmek. Czechia mourns. Czechia weeps."
    assert place_of(text, "disaster", 1, {0: "Solmek"}) == ("Solmek", "CZ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US strikes in the Pacific killed four men.", ("Pacific", None)),
        ("A US drone sank a boat in the Indian Ocean.", ("Indian Ocean", None)),
        ("A Spanish boat sank in the Atlantic off Senegal.", ("Atlantic", "SN")),
        ("A Spanish boat sank in the North Sea.", ("North Sea", "ES")),
    ],
)
def test_an_ocean_is_no_country_s(text: str, found: tuple[str, str | None]) -> None:
    location = told(text).location
    assert location is not None
    assert (location.text, location.country) == found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A man was shot in Londonderry. Britain's government was shocked.", "GB"),
        ("A man was shot in Londonderry. The PSNI was told.", "GB"),
        ("A man was shot in Londonderry. New Hampshire's police and the FBI were told.", "US"),
        ("A man was shot in Londonderry, New Hampshire. Britain was told.", "US"),
        ("A man was shot in Londonderry.", "GB"),
        ("A Polish man was shot in Eagle Pass.", "US"),
    ],
)
def test_a_small_american_town_is_not_meant_where_another_country_is(
    text: str, country: str
) -> None:
    assert place(text)[1] == country
