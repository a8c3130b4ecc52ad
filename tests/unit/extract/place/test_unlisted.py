"""Names that the gazetteer lacks."""

import pytest

from tests.support.events import marked, place_of, told
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("KYIV - Drones hit a depot in Ukraine's Sumy region.", "Sumy region"),
        ("JUBA - Herders shot a boy in South Sudan's Unity state.", "Unity state"),
        ("OUAGADOUGOU - Gunmen burned a school in Burkina Faso's Soum province.", "Soum province"),
        (
            "ABUJA - Bandits shot two men in Rafi Local Government Area.",
            "Rafi Local Government Area",
        ),
    ],
)
def test_a_districts_name_is_read_whole_behind_its_country(text: str, words: str) -> None:
    location = told(text).location
    assert location is not None
    assert location.text == words


def test_people_portfolios_and_fronts_are_no_places() -> None:
    text = "LUSAKA - Two men fired at Bwalya, 27, on Monday."
    assert place_of(text, "security_incident", 1, {0: "Bwalya"})[0] == "LUSAKA"
    text = "LUSAKA - He went to Salim, 60 km away. Two men burned huts in Salim, 60 km away."
    assert place_of(text, "security_incident", 1, {0: "Salim"})[0] == "Salim"
    text = "LUSAKA - The Minister of State for Foreign Trade Ann Reed met her host."
    assert place(text, "state_visit")[0] == "Lusaka"
    text = "MUSCAT - The minister met his host on a visit to the Sultanate."
    assert place(text, "state_visit")[0] == "Muscat"
    text = "LUSAKA - MEN SANG IN FRONT OF PARLIAMENT."
    assert place_of(text, "protest", 1, {0: "FRONT"})[0] == "LUSAKA"


def test_a_name_that_goes_on_is_of_another_place() -> None:
    text = "LA PAZ - Mud buried huts in the village of San Pablo de Huarina on Sunday."
    location = told(text).location
    assert location is not None
    assert (location.text, location.country) == ("San Pablo de Huarina", "BO")


def test_a_kind_of_spot_is_no_name() -> None:
    text = "RUSE - TWO MEN WERE HELD IN THE EASTERN DISTRICTS. BULGARIA."
    assert place_of(text, "arrest", 1, {0: "DISTRICTS"}) == ("RUSE", "BG")
    text = "RUSE - TWO MEN WERE HELD IN THE SOLMEK DISTRICT. BULGARIA."
    assert place_of(text, "arrest", 1, {0: "SOLMEK DISTRICT"}) == ("SOLMEK DISTRICT", "BG")


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        (
            "A roof fell at a South African mall. Pretoria guards came.",
            "a South African mall",
            "Pretoria",
        ),
        ("A roof fell at a Sri Lankan mall. It was hot.", "a Sri Lankan mall", "Sri Lanka"),
        ("Rebels claimed attacks on the United States.", "States", "United States"),
        ("A roof fell at South Hill Mall.", "South Hill Mall", None),
    ],
)
def test_a_nation_of_two_words_is_no_place(text: str, said: str, name: str | None) -> None:
    location = marked(text, "disaster", {"place": said}).location
    assert location is not None
    assert location.name == name
