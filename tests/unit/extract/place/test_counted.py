"""What a document counts of its countries, and the namesakes that these settle."""

from typing import Any

import pytest

from service.classify.text import split
from tests.support.events import marked
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Paris.", ("Paris", "FR")),
        ("A man was shot in Paris, Texas.", ("Paris", "US")),
        ("The US envoy spoke. A bomb went off in Paris.", ("Paris", "FR")),
        ("A bomb went off in Tripoli. Lebanese soldiers closed the port.", ("Tripoli", "LB")),
        ("A bomb went off in Tripoli. Libya's cabinet met.", ("Tripoli", "LY")),
        ("A bomb went off in Hyderabad. Sindh's police came from Karachi.", ("Hyderabad", "PK")),
        ("A bomb went off in Hyderabad. The Indian army came.", ("Hyderabad", "IN")),
        ("Gunmen shot a guard in San José. Costa Rica's police gave chase.", ("San José", "CR")),
        ("Gunmen shot a guard in San Jose. California's governor was told.", ("San Jose", "US")),
        ("A bomb wounded six people in the Syrian capital.", ("Damascus", "SY")),
        ("A man threw petrol at the Kremlin on Monday.", (None, None)),
        ("A man was stabbed near the Kremlin on Monday.", ("Moscow", "RU")),
    ],
)
def test_ambiguous_names_follow_the_document(text: str, expected: tuple[Any, Any]) -> None:
    found = place(text, at=text.startswith("The US envoy"))
    if expected == (None, None):
        assert found[1] in {None, "RU"}
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia's president spoke in Tbilisi. Police in Georgia shot a man.", "GE"),
        ("Gunmen shot a man in Georgia. Atlanta's mayor and U.S. officials were told.", "US"),
        ("Bandits shot two men in Niger State. Nigeria's army came.", "NG"),
        ("Tajik troops shelled a border post.", "TJ"),
        ("NAIROBI, Kenya - Gunmen shot two men at a market.", "KE"),
        ("The efcc was told. Gunmen shot two men at a market.", "NG"),
    ],
)
def test_the_country_is_read_off_what_stands_around(text: str, country: str) -> None:
    at = len(split("text", text).sentences) - 1 if "Police in" in text or "efcc" in text else 0
    assert place(text, at=at)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("LEBANON, Ohio (AP) - Two men were shot.", "US"),
        ("PERU, Ind. - Two men were shot.", "US"),
        ("LEBANON - Two men were shot.", "LB"),
        ("LEBANON, Middle East - Two men were shot.", "LB"),
    ],
)
def test_a_town_that_bears_a_countrys_name_is_told_by_its_state(text: str, country: str) -> None:
    assert place(text, at=len(split("text", text).sentences) - 1)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fires in Arizona burned nine huts.", "US"),
        ("Fires in Asturias burned nine huts.", "ES"),
        ("Two men were shot in Columbus, Georgia, at noon.", "US"),
        ("Two men were shot in Gori, Georgia, at noon.", "GE"),
        ("A Polish man was shot in Harlow at noon.", "GB"),
        ("HANOI - A dam burst in Thai Binh.", "VN"),
    ],
)
def test_a_part_of_a_country_is_no_town_abroad(text: str, country: str) -> None:
    assert place(text)[1] == country


@pytest.mark.parametrize(
    ("before", "country"),
    [
        ("They came from Haugesund.", "NO"),
        ("They came from Lincoln.", "NG"),
        ("They thanked Gary.", "NG"),
    ],
)
def test_a_town_of_one_country_tells_it_for_the_sentences_behind(before: str, country: str) -> None:
    text = f"The efcc was told. It is dry. {before} Two men burned down huts in Solmek."
    assert place(text, at=text.count(". "))[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A man of 21 stole a car in Alice Springs. He was caught on Elm Street.", "AU"),
        ("A man stole a car in New South Wales. He was caught on Elm Street.", "AU"),
        ("Paris Hilton sang. A man stole a car in Oslo. He was caught on Elm Street.", "NO"),
        ("A man stole a car in Central Rome. He was caught on Elm Street.", "IT"),
    ],
)
def test_a_town_of_several_words_speaks_for_its_country(text: str, country: str) -> None:
    event = marked(text, "arrest", {"place": "Elm Street"}, text.count(". "))
    assert event.location is not None
    assert event.location.country == country


@pytest.mark.parametrize(
    ("before", "country"),
    [
        ("A Houston tailor won a prize.", "US"),
        ("Three Perth teenagers won a prize.", "AU"),
        ("Paris Hilton sang.", None),
    ],
)
def test_a_town_behind_a_sentences_first_word_speaks_for_its_country(
    before: str, country: str | None
) -> None:
    text = f"{before} Two men were shot on Elm Street."
    location = marked(text, "security_incident", {"place": "Elm Street"}, at=1).location
    assert location is not None
    assert location.country == country


def test_where_a_lawyer_speaks_tells_no_country() -> None:
    assert place("A man was arrested on Monday, his lawyer in Minsk told reporters.") == (
        None,
        None,
    )
    assert place("A man was arrested on Monday, a judge in Minsk told reporters.")[1] == "BY"
