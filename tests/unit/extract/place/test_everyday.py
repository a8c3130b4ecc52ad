"""Places of everyday news sentences, told by the whole classifier."""

import pytest

from schemas.event import Location
from tests.support.shipped import events


def places(said: str) -> list[Location]:
    """Return the places of the events of "title || text" or of a text."""
    title, _, text = said.rpartition(" || ")
    return [one.location for one in events(text, title) if one.location]


MENDED = [
    (
        "A bomb went off in Peshawar's Hayatabad area on Friday, killing 14 worshippers.",
        ("Peshawar's Hayatabad area", "Peshawar", "PK"),
    ),
    (
        "Customs officers at Entebbe International Airport arrested a Congolese man on Monday.",
        ("Entebbe International Airport", "Entebbe", "UG"),
    ),
    (
        "A bomb went off at Karachi University, killing three Chinese teachers.",
        ("Karachi University", "Karachi", "PK"),
    ),
    (
        "Police arrested two men at Heathrow airport on Thursday.",
        ("Heathrow airport", "London", "GB"),
    ),
    (
        "A boat sank in the eastern Pacific on Monday, drowning nine men.",
        ("Pacific", None, None),
    ),
    (
        "Clashes broke out in Marib, east of Sanaa, on Thursday, leaving nine dead.",
        ("Marib", None, "YE"),
    ),
    (
        "Militants killed nine soldiers in Tongo Tongo, 180 km north of Niamey, on Sunday.",
        ("Tongo Tongo", None, "NE"),
    ),
    (
        "FIRE IN CENTRAL PARK INJURES SIX || NEW YORK - A fire in Central Park injured six people "
        "on Tuesday, officials said.",
        ("Central Park", "New York City", "US"),
    ),
    (
        "Insurgents raided Mocimboa da Praia in Mozambique's Cabo Delgado province on Sunday, "
        "beheading five.",
        ("Mocimboa da Praia", "Mocímboa da Praia", "MZ"),
    ),
    (
        "A helicopter crash in Papua New Guinea's Enga province killed three on Friday.",
        ("Enga province", None, "PG"),
    ),
    (
        "Police raided a house in Ajah, Lagos, and arrested six men on Tuesday.",
        ("Ajah", "Lagos", "NG"),
    ),
    ("Robbers shot dead a jeweller in Andheri, Mumbai, on Monday.", ("Andheri", "Mumbai", "IN")),
    ("A surfer was killed in a boat accident in Bali on Monday.", ("Bali", None, "ID")),
    (
        "Taliban gunmen killed three policemen in the Gereshk district of Helmand on Monday.",
        ("Gereshk district", None, "AF"),
    ),
    (
        "Gunmen opened fire in the Kurdish-majority district of Lice on Saturday, killing four, "
        "Turkish police said.",
        ("Lice", "Lice", "TR"),
    ),
    (
        "A Kuwaiti court has jailed an Egyptian blogger for five years, his lawyer in Cairo said.",
        ("Kuwaiti", "Kuwait", "KW"),
    ),
    (
        "A Russian court on Monday jailed a US soldier for four years in Vladivostok.",
        ("Vladivostok", "Vladivostok", "RU"),
    ),
    ("A man was shot dead in Surrey on Friday, the RCMP said.", ("Surrey", "Surrey", "CA")),
    ("A British man was arrested in Surrey on Monday.", ("Surrey", None, "GB")),
    (
        "Shells hit a market in the South Sudanese capital on Monday, killing twelve.",
        ("South Sudanese capital", "Juba", "SS"),
    ),
    (
        "Protesters marched in the Scottish capital on Monday.",
        ("Scottish capital", "Edinburgh", "GB"),
    ),
    (
        "Canada imposed sanctions on three Belarusian officials on Friday, the foreign ministry in "
        "Ottawa said.",
        ("Ottawa", "Ottawa", "CA"),
    ),
    (
        "Germany pulled out of the pact on Monday, the government in Berlin announced.",
        ("Berlin", "Berlin", "DE"),
    ),
    ("Rebels attacked Palma in Mozambique on Monday, killing dozens.", ("Palma", None, "MZ")),
    (
        "Two people were shot in Birmingham in Alabama on Monday.",
        ("Birmingham", "Birmingham", "US"),
    ),
    (
        "Gunmen opened fire at a petrol station on Sunday; the mayor of Yorito was killed.",
        ("Yorito", "Yorito", "HN"),
    ),
    ("German police arrested a Syrian man in Cologne on Monday.", ("Cologne", "Köln", "DE")),
    (
        "Nine people died when a storm battered South Africa's west on Monday.",
        ("South Africa's west", None, "ZA"),
    ),
    (
        "A waiter was shot dead outside the Café des Arts in Toulouse on Saturday night.",
        ("Café des Arts", "Toulouse", "FR"),
    ),
    (
        "One man was stabbed to death at the Bar des Sports in Lille on Saturday.",
        ("Bar des Sports", "Lille", "FR"),
    ),
    (
        "Hackers at Sainte-Colombe: patients sent home || Hackers knocked out the computers "
        "of a hospital in Belgium on Wednesday.",
        ("Sainte-Colombe", None, "BE"),
    ),
    (
        "The Zambian president met his Angolan counterpart at the Mosi-oa-Tunya lodge on Friday.",
        ("Mosi-oa-Tunya", None, None),
    ),
    (
        "At least six activists were arrested in the west African nation on Monday. Togo's "
        "government did not comment.",
        ("Togo", "Togo", "TG"),
    ),
    (
        "The two ministers held talks at the Foreign Affairs headquarters in Kampala on Tuesday.",
        ("Kampala", "Kampala", "UG"),
    ),
    (
        "Chile's president spoke for an hour with President To Anh Quang on Monday during "
        "her visit to Vietnam.",
        ("Vietnam", "Vietnam", "VN"),
    ),
    ("A wall fell in Kurla, Mumbai, on Sunday and killed two workers.", ("Kurla", "Mumbai", "IN")),
    (
        "The Malawian opposition leader was arrested at Kamuzu airport on Sunday as she flew "
        "in from Ghana.",
        ("Kamuzu airport", None, "MW"),
    ),
    (
        "Six fishermen drowned when their boat sank off Cox's Bazar on Monday.",
        ("Cox's Bazar", "Cox’s Bāzār", "BD"),
    ),
    ("A man was stabbed in King's Lynn on Monday.", ("King's Lynn", None, "GB")),
    ("A bomb killed five people in Algeria's Oran on Monday.", ("Oran", "Oran", "DZ")),
    (
        "A cyclone killed four people on Sri Lanka's south coast on Monday.",
        ("Sri Lanka's south coast", None, "LK"),
    ),
    (
        "Residents of Bamenda marched on Tuesday over the death of a taxi driver in Douala.",
        ("Bamenda", "Bamenda", "CM"),
    ),
    (
        "Police arrested a man in Durban on Sunday in connection with the killing of a teacher in "
        "Umlazi.",
        ("Umlazi", None, "ZA"),
    ),
    (
        "Eleven people died when a bus fell into a gorge in Kullu district of Himachal Pradesh on "
        "Monday.",
        ("Kullu", "Kulu", "IN"),
    ),
    (
        "An explosion in the Hidalgo town of Tlahuelilpan in Mexico killed nine people on Monday.",
        ("Tlahuelilpan", "Tlahuelilpan", "MX"),
    ),
    (
        "Floods in the Brazilian state of Rio Grande do Sul have killed at least 43 people.",
        ("Rio Grande do Sul", None, "BR"),
    ),
    (
        "A man was shot dead in the Spanish resort of Fuengirola on Saturday. Police in Malaga "
        "said two gunmen walked into the bar.",
        ("Fuengirola", "Fuengirola", "ES"),
    ),
    (
        "Jets destroyed two trucks near the town of Sheikh Zuweid in North Sinai on Monday, "
        "killing four gunmen, Egyptian state television said.",
        ("Sheikh Zuweid", None, "EG"),
    ),
    (
        "Gunmen killed eight people in an attack on Kurmin Dawa community in Rafi Local Government "
        "Area of Niger State on Friday.",
        ("Kurmin Dawa community", None, "NG"),
    ),
    (
        "Shots were fired at a convoy carrying aid from Port Sudan to El Fasher on Monday, the UN "
        "said in Geneva.",
        ("Sudan", "Sudan", "SD"),
    ),
    (
        "Four people were shot dead at a high school in Winder in the state of Georgia on Monday.",
        ("Winder", "Winder", "US"),
    ),
    (
        "German prosecutors charged a Syrian doctor with torturing prisoners in Homs and Damascus.",
        ("German", "Germany", "DE"),
    ),
    ("Strike shuts Athens metro", ("Athens", "Athens", "GR")),
    ("Police raid Tirana mosque, arrest six", ("Tirana", "Tirana", "AL")),
    (
        "Three people were shot in North Philadelphia early on Sunday.",
        ("North Philadelphia", "Philadelphia", "US"),
    ),
    (
        "A bus travelling from Lima to Arequipa fell into a ravine in the province of Lucanas on "
        "Monday, leaving 13 dead.",
        ("Lucanas", None, "PE"),
    ),
    (
        "KUWAIT: Police arrested an Egyptian in Salmiya for selling liquor.",
        ("Salmiya", "As Sālimīyah", "KW"),
    ),
]
KEPT = [
    ("The mayor of Yorito was shot dead in Tegucigalpa.", ("Tegucigalpa", "Tegucigalpa", "HN")),
    (
        "Police said in London in March that they had arrested two men in Leeds.",
        ("Leeds", "Leeds", "GB"),
    ),
    ("Two Indian tourists were killed in a bus crash in Bali on Monday.", ("Bali", None, "ID")),
    (
        "Vandals burned two buses in Clichy-sous-Bois on Monday night, French police said.",
        ("Clichy-sous-Bois", "Clichy-sous-Bois", "FR"),
    ),
    (
        "JOHANNESBURG - Two nurses were shot at Charlotte Maxeke Hospital on Monday.",
        ("Charlotte Maxeke Hospital", "Johannesburg", "ZA"),
    ),
    (
        "Rioters burned cars in the Paris suburb of Nanterre on Tuesday.",
        ("Nanterre", "Nanterre", "FR"),
    ),
    ("A man was shot dead in St. Louis on Sunday.", ("St. Louis", "St. Louis", "US")),
    ("Three men were stabbed in Surrey, British Columbia.", ("Surrey", "Surrey", "CA")),
    (
        "Her father in Gaza was killed by an Israeli strike on Sunday.",
        ("Gaza", "Palestinian Territory", "PS"),
    ),
    (
        "Three soldiers were killed in fighting in Masisi, Goma and Bunagana on Friday.",
        ("Masisi", None, "CD"),
    ),
    ("A London-based exile was arrested in Doha on Sunday.", ("Doha", "Doha", "QA")),
    (
        "Gunmen shot a guard on Perth Street West in Nairobi on Monday.",
        ("Nairobi", "Nairobi", "KE"),
    ),
    (
        "A Greek ship sank in the Gulf of Guinea off Lagos, killing two.",
        ("Gulf of Guinea", "Lagos", "NG"),
    ),
    ("SUICIDE BOMBER KILLS 9 IN KABUL", ("KABUL", "Kabul", "AF")),
    ("FIRE GUTS MARKET IN PORT HARCOURT, 3 DEAD", ("PORT HARCOURT", "Port Harcourt", "NG")),
    (
        "Mezzeh, a Damascus suburb in the north of the city, was bombed. Israel carried out air "
        "strikes on the Damascus suburb of Mezzeh on Wednesday, state media said.",
        ("Mezzeh", "Damascus", "SY"),
    ),
    (
        "Thai police on Thursday detained a Russian man at Phuket airport.",
        ("Phuket", "Phuket", "TH"),
    ),
    ("Police in Kisumu arrested three men on Wednesday.", ("Kisumu", "Kisumu", "KE")),
    (
        "Rebels shelled the town of Sake, 20 km west of Goma, on Friday, killing eight civilians.",
        ("Sake", "Sake", "CD"),
    ),
    (
        "Floods killed nine people in South Kivu on Monday, Congo's army said.",
        ("South Kivu", None, "CD"),
    ),
    ("Rebels shot two men in northern Mali on Monday.", ("northern Mali", None, "ML")),
    (
        "Strike Halts Nairobi-Based Airline || Pilots went on strike in Nairobi on Monday.",
        ("Nairobi", "Nairobi", "KE"),
    ),
    (
        "Eleven killed as Lagos-bound bus burns in Ore || Eleven people died when a bus "
        "burned in Ore, Nigeria, on Monday.",
        ("Ore", "Ore", "NG"),
    ),
    ("In Goma, gunmen shot two traders on Monday.", ("Goma", "Goma", "CD")),
    (
        '"In Beira, four people died when the roof fell," the mayor said on Monday.',
        ("Beira", "Beira", "MZ"),
    ),
    (
        "Protesters gathered outside the African Union headquarters in Addis Ababa on Monday.",
        ("Addis Ababa", "Addis Ababa", "ET"),
    ),
    (
        "A man was shot dead in Palermo, Buenos Aires, on Sunday night.",
        ("Palermo", "Buenos Aires", "AR"),
    ),
    ("Marches were held in Palermo, Rome and Turin on Sunday.", ("Palermo", "Palermo", "IT")),
    ("The ministers held talks on Monday in Geneva, Moscow said.", ("Geneva", "Geneva", "CH")),
    (
        "Two Colombians were arrested in Palermo, Bogota said on Sunday.",
        ("Palermo", "Palermo", "IT"),
    ),
    (
        "Spain's navy rescued ten men off Tazones on Monday after a trawler sank, killing two.",
        ("Tazones", None, "ES"),
    ),
    (
        "Drones hit a depot in Ukraine's Sumy region on Monday, killing two.",
        ("Sumy region", None, "UA"),
    ),
    (
        "A gunman killed two people in Oran's Hai Sabah district on Monday.",
        ("Oran's Hai Sabah district", "Oran", "DZ"),
    ),
    ("President's guards shot two men in Lome on Monday.", ("Lome", "Lomé", "TG")),
    ("A storm killed two people in Malawi's north on Monday.", ("Malawi's north", None, "MW")),
    ("Three people drowned on the coast of Djibouti on Monday.", ("Djibouti", "Djibouti", "DJ")),
    (
        "Residents of Bamenda marched in Yaounde on Tuesday over the death of a taxi driver.",
        ("Yaounde", "Yaoundé", "CM"),
    ),
    (
        "Hundreds rallied in London on Monday over the killing of a student in Lahore.",
        ("London", "London", "GB"),
    ),
    (
        "Planes dropped bombs over a market in Taiz on Monday, killing four people.",
        ("Taiz", "Taiz", "YE"),
    ),
    (
        "Prosecutors in Rome charged four Egyptian officers with the killing of a student in "
        "Cairo.",
        ("Rome", "Rome", "IT"),
    ),
    (
        "Two people were shot dead in Charlotte in North Carolina on Monday.",
        ("Charlotte", "Charlotte", "US"),
    ),
    (
        "An explosion in Oran, Algeria, killed four people, police in the town said on Monday.",
        ("Oran", "Oran", "DZ"),
    ),
    (
        "The Mexican president met Sheikh Salman in Manama on Monday.",
        ("Manama", "Manama", "BH"),
    ),
]


@pytest.mark.parametrize(("said", "place"), MENDED + KEPT)
def test_where_it_happened(said: str, place: tuple[str, str | None, str | None]) -> None:
    found = places(said)
    assert place in [(one.text, one.name, one.country) for one in found], found
