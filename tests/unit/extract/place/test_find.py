"""Where it happened: choices between several readings of a document."""

from typing import Any

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from service.extract.place.context import Context
from tests.support.events import PUBLISHED, fail, marked, place_of, stated, told


def place(
    text: str, category: str = "security_incident", at: int = 0, trigger: str | None = None
) -> tuple[Any, Any]:
    location = told(text, category, at, trigger=trigger).location
    return (location.name, location.country) if location else (None, None)


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


def test_a_dateline_is_the_place_where_none_is_named() -> None:
    text = "BEAUMONT, Texas - A jury sat on Monday.\n\nLONDON - Two men were stabbed on a bus."
    location = told(text, at=1).location
    assert location is not None
    assert (location.text, location.country) == ("LONDON", "GB")
    first = told(text, "prosecution").location
    assert first is not None
    assert (first.text, first.country) == ("BEAUMONT", "US")


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
    ("text", "name"),
    [
        ("ST. LOUIS (AP) - Two men were shot.", "ST. LOUIS"),
        ("ERIE, Pa. (AP) - Two men were shot.", "ERIE"),
        ("MELBOURNE, Florida (AP) - Two men were shot.", "MELBOURNE"),
    ],
)
def test_an_american_dateline_is_read(text: str, name: str) -> None:
    location = told(text, at=len(split("text", text).sentences) - 1).location
    assert location is not None
    assert (location.text, location.country) == (name, "US")


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
    ("text", "category", "at", "name"),
    [
        ("HANOI - A dam burst in Thai Binh.", "disaster", 0, "Thai Binh"),
        (
            "OSLO - Two guards were shot in Bergen. In another, a thief was held.",
            "arrest",
            1,
            "OSLO",
        ),
        ("OSLO - Two guards were shot in Bergen. A thief was held.", "arrest", 1, "Bergen"),
    ],
)
def test_another_item_is_told_of_the_dateline(text: str, category: str, at: int, name: str) -> None:
    others = [("security_incident", 0)] if at else []
    location = told(text, category, at, others=others).location
    assert location is not None
    assert location.text == name


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


def test_briefs_in_one_paragraph_have_each_their_dateline() -> None:
    text = "LIMA: Rain fell for a week. OSLO: Two men were held for theft. NATO: Talks went on."
    assert place(text, "arrest", at=1) == ("Oslo", "NO")
    assert place(text, "protest", at=2) == ("Oslo", "NO")


@pytest.mark.parametrize(
    "text",
    [
        "LIMA - Talks went on. OBAMA: Two men were held.",
        "LIMA - Talks went on. AUSTIN: We held two men.",
        "LIMA - Talks went on. LEBANON - two men were held - is calm.",
        "LIMA - TALKS WENT ON. OSLO: TWO MEN WERE HELD.",
    ],
)
def test_a_speaker_inside_a_paragraph_is_no_dateline(text: str) -> None:
    page = Page(split("title", ""), split("text", text))
    context = Context(page)
    assert context.sections == 1
    assert all(context.dateline_of(one) is context.dateline for _words, one in page.sentences)


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("GRAZ, June 24. /Agency/.", "GRAZ"),
        ("GRAZ.", "GRAZ"),
        ("GRAZ (Agency).", "GRAZ"),
        ("ZOGNOV VALLEY, June 24.", "ZOGNOV VALLEY"),
        ("EL SALVADOR.", "EL SALVADOR"),
        ("BAD NEWS.", None),
        ("GRAZ\n", None),
        ("Graz.", None),
        ("TULSA, Okla. (AP) -", "TULSA"),
        ("Tulsa, Okla. —", "Tulsa"),
        ("Graz –", "Graz"),
        ("Graz (agency).", "Graz"),
        ("Graz, June 24, AGENCY --", "Graz"),
        ("Qeprovo, 3 June.", "Qeprovo"),
        ("Qeprovo –", None),
        ("On Wednesday –", None),
        ("Later, 3 of them –", None),
        ("Last Monday –", None),
        ("Qeprovo, Monday –", None),
        ("Qeprovo, June 24 –", "Qeprovo"),
        ("Graz Monday –", None),
        ("Graz, Monday –", "Graz"),
    ],
)
def test_a_dateline_is_known_by_its_name_and_what_follows(opening: str, name: str | None) -> None:
    text = f"{opening} Two men were held on Monday. All slept.\n\nA third ran."
    location = told(text, "arrest", at=len(split("text", opening + " ").sentences)).location
    assert (location.text if location is not None and location.name != "Austria" else None) == name
    told(opening, "sanction")


def test_a_name_before_a_clause_between_dashes_is_no_dateline() -> None:
    for name in ("Lincoln", "Orlando", "Theresa May"):
        text = f"{name} – who ran – left Nairobi. Two men were held."
        page = Page(split("title", ""), split("text", text))
        assert Context(page).dateline is None, name


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


def test_there_is_the_place_of_the_sentence_before() -> None:
    for told_of in (
        "Two soldiers were shot there on Monday.",
        "There, gunmen shot two soldiers.",
        "Gunmen shot two soldiers there.",
        "Gunmen shot a village chief at the market there and fled.",
    ):
        text = "NAIROBI - The army sent guards to Goma. " + told_of
        assert place(text, at=1) == ("Goma", "CD"), told_of
    for other in (
        "There were two bombs on Monday.",
        "There's been a blast that killed two.",
        "There also was a blast that killed two.",
        "There came a blast that killed two.",
        "Officers said there no longer was any threat after they shot two men.",
        "Gunmen shot two officers near the market and stayed there.",
        "Two men on their way from there were shot.",
    ):
        text = "NAIROBI - The army sent guards to Goma. " + other
        assert place(text, at=1) == ("Nairobi", "KE"), other
    text = "NAIROBI - The army left for Goma. Two soldiers were shot there on Monday."
    assert place(text, at=1) == ("Nairobi", "KE")


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
    ("text", "name"),
    [
        ("OSLO - The cabinet lifted a ban on sales of pumps to Chad.", "Oslo"),
        ("OSLO - The cabinet froze the funds of two banks, in step with Canada.", "Oslo"),
        ("OSLO - Chad froze the funds of two banks of the Norwegian state.", "Chad"),
    ],
)
def test_whom_a_measure_hits_does_not_impose_it(text: str, name: str) -> None:
    assert place(text, "sanction")[0] == name


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


@pytest.mark.parametrize(
    ("before", "category", "name"),
    [
        ("A bus was set alight in Graz.", "arrest", "Graz"),
        ("A bus was set alight in Graz. It burned out.", "arrest", "Graz"),
        ("A bus was set alight in Graz. It burned out.", "prosecution", "Vienna"),
        ("A bus was set alight in Graz.", "security_incident", "Graz"),
        ("A bus was set alight in Graz.", "protest", "Vienna"),
        ("A bus was set alight in Graz.", "disaster", "Vienna"),
        ("A bus was set alight in Graz. Separately, it burned.", "arrest", "Vienna"),
        ("A bus was set alight in Munich.", "arrest", "Vienna"),
        ("A bus was set alight.", "arrest", "Vienna"),
    ],
)
def test_what_follows_on_a_deed_is_where_that_was(before: str, category: str, name: str) -> None:
    text = f"VIENNA - Austria is shocked. {before} Two men were seized at once."
    assert place(text, category, at=2 + before.count(". "))[0] == name


def test_what_follows_on_a_deed_is_where_its_later_evidence_puts_that() -> None:
    text = "VIENNA - A bus burned down. It was in Graz. All ran. Police came. It rained."
    assert place(text + " Four men were held.", "arrest", at=5)[0] == "Vienna"
    page = Page(split("title", ""), split("text", text + " Four men were held."))
    deed = stated(page, "security_incident", 0)
    later = stated(page, "security_incident", 1).evidence
    deed = deed.model_copy(update={"evidence": [*deed.evidence, *later]})
    arrest = stated(page, "arrest", 5)
    location = enrich(arrest, page, PUBLISHED, fail, [deed, arrest]).location
    assert location is not None
    assert location.text == "Graz"


@pytest.mark.parametrize(
    ("deeds", "behind", "name"),
    [
        (["security_incident"], "Four men were held.", "Graz"),
        (["sanction", "security_incident"], "Four men were held.", "Graz"),
        (["disaster"], "Four men were held.", "Vienna"),
        (["security_incident"], "Meanwhile, four men were held.", "Vienna"),
        (["security_incident"], "In other news, four men were held.", "Vienna"),
    ],
)
def test_an_arrest_follows_an_earlier_deed_but_not_as_another_item(
    deeds: list[str], behind: str, name: str
) -> None:
    text = f"VIENNA - A bus burned down in Graz. {'It rained. ' * 4}{behind}"
    others = [(one, 0) for one in deeds]
    for order in (others, others[::-1]):
        location = told(text, "arrest", 5, others=order).location
        assert location is not None
        assert location.name == name


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
    ("text", "marked", "name"),
    [
        ("DOHA: Qatar shut its embassy in Djibouti on Monday.", "Djibouti", "DOHA"),
        ("DOHA: Kenya shut its embassy in Djibouti on Monday.", "Djibouti", "Djibouti"),
        ("DOHA: In London, Qatar shut its embassy on Monday.", "London", "London"),
        ("Kenya recalled its ambassador from Doha on Monday.", "Doha", "Kenya"),
        ("Kenya closed its embassy in Doha on Monday.", "Doha", "Doha"),
    ],
)
def test_a_sanction_is_imposed_where_those_who_impose_it_write(
    text: str, marked: str, name: str
) -> None:
    assert place_of(text, "sanction", 1, {0: marked})[0] == name


@pytest.mark.parametrize(
    ("before", "country"),
    [
        (f"Kenya is dry. {'It is dry. ' * 3}Uganda is at war. Uganda bleeds. ", "UG"),
        ("", "KE"),
    ],
)
def test_far_behind_the_dateline_the_sentences_around_tell_the_country(
    before: str, country: str
) -> None:
    text = f"NAIROBI - {before}Fighters burned huts in Mambalele."
    assert place(text, at=before.count(". "))[1] == country


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


def test_a_name_that_goes_on_is_of_another_place() -> None:
    text = "LA PAZ - Mud buried huts in the village of San Pablo de Huarina on Sunday."
    location = told(text).location
    assert location is not None
    assert (location.text, location.country) == ("San Pablo de Huarina", "BO")


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


def test_here_is_the_dateline_unless_a_place_near_it_is_marked() -> None:
    text = "GRAZ - A roof fell in at Solmek near here, police said. Austria."
    assert place_of(text, "disaster", 1, {0: "Solmek"}) == ("Solmek", "AT")
    assert place_of(text, "disaster", 1, {}) == ("GRAZ", "AT")
    text = "GRAZ - Two envoys came here from Solmek. Austria."
    assert place_of(text, "state_visit", 1, {0: "Solmek"}) == ("GRAZ", "AT")


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


def test_a_kind_of_spot_is_no_name() -> None:
    text = "RUSE - TWO MEN WERE HELD IN THE EASTERN DISTRICTS. BULGARIA."
    assert place_of(text, "arrest", 1, {0: "DISTRICTS"}) == ("RUSE", "BG")
    text = "RUSE - TWO MEN WERE HELD IN THE SOLMEK DISTRICT. BULGARIA."
    assert place_of(text, "arrest", 1, {0: "SOLMEK DISTRICT"}) == ("SOLMEK DISTRICT", "BG")


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
    ("text", "country"),
    [
        ("Syrian rebels captured an army base.", "SY"),
        ("Syrian soldiers captured an army base.", "LB"),
        ("In Syria and for Syria alone, men marched. Syrian soldiers captured a base.", "SY"),
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
    ("last", "name"),
    [
        ("One man was arrested at the scene.", "Paris"),
        ("One man was arrested on Monday.", "Brisbane"),
        ("One man was arrested at the scene in Lyon.", "Lyon"),
    ],
)
def test_the_scene_is_where_the_last_deed_was(last: str, name: str) -> None:
    text = "A school in Brisbane was closed. A fire at a hotel in Paris killed four. "
    text += f"It was dark. Nobody slept. {last}"
    location = told(text, "arrest", 4, others=[("disaster", 1)]).location
    assert location is not None
    assert location.name == name


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
