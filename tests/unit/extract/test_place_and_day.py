"""Places and days of events of whole articles, by the whole classifier: a few paragraphs each."""

import pytest

from tests.support.shipped import events_of


def places(category: str, words: str, text: str, title: str = "") -> list[tuple[object, object]]:
    """Return text and country of the places of the events that a sentence with `words` states."""
    found = (one.location for one in events_of(category, text, title, words))
    return [(one.text, one.country) for one in found if one]


EXCERPTS = [
    pytest.param(
        "security_incident",
        "main square",
        "MORELIA, Mexico — Carlos Bautista, mayor of Tacámbaro, was shot seven times in the main "
        "square of the town on Thursday by a gunman, state prosecutors said.",
        ("Tacámbaro", "MX"),
        id="the town that its mayor names",
    ),
    pytest.param(
        "security_incident",
        "drone strike",
        "CAIRO — Sudan's paramilitary force seized the town of Babanusa on Monday, a rights group "
        "said.\n\nOn Saturday a drone strike hit a funeral in el-Obeid, the capital of North "
        "Kordofan, killing at least 40, the United Nations said.",
        ("el-Obeid", "SD"),
        id="an article written small",
    ),
    pytest.param(
        "security_incident",
        "captured el-Fasher",
        "CAIRO — Sudan's army said on Monday that it was sending troops to Kordofan.\n\nThe "
        "fighting in Kordofan has intensified since the paramilitary force captured el-Fasher, "
        "the army's last stronghold in Darfur, in late October.",
        ("el-Fasher", "SD"),
        id="a town described by its region",
    ),
    pytest.param(
        "security_incident",
        "Bankstown",
        "At least eleven people are dead after a ferry went down off the Indonesian island of "
        "Sulawesi. It had left the port of Kendari last night, bound for the island of "
        "Wawonii.\n\nPolice in Sydney have arrested two men after shots were fired at a "
        "restaurant in Bankstown. The men, who are both from Melbourne, will face court later "
        "today.\n\nAnd the trial of a former childcare worker has opened in Brisbane.",
        ("Bankstown", "AU"),
        id="a suburb among foreign news",
    ),
    pytest.param(
        "arrest",
        "Bristol Parkway",
        "Daniel Hoskin, of Saltash, set fire to a mosque in Plymouth.\n\nHoskin was arrested by "
        "police at Bristol Parkway station two days later.",
        ("Bristol Parkway station", "GB"),
        id="a station by its town",
    ),
]


@pytest.mark.parametrize(("category", "words", "text", "place"), EXCERPTS)
def test_the_place_of_an_event_of_an_article(
    category: str, words: str, text: str, place: tuple[str, str]
) -> None:
    """A region behind its town, a suburb among foreign news, a town that its mayor names."""
    assert place in places(category, words, text)


def test_an_outbreak_is_where_the_text_tells_it_not_where_the_ministry_speaks() -> None:
    """The headline is the surest sentence, the lead names the part of the country."""
    text = (
        "N'DJAMENA, Nov 18 (Xinhua) -- A cholera outbreak has killed at least 30 people at a camp "
        "for Sudanese refugees in eastern Chad, the health ministry said on Wednesday."
    )
    found = places("disaster", "holera", text, "Cholera kills 30 at Chad refugee camp")
    assert found
    assert ("N'DJAMENA", "TD") not in found


DAYS = [
    pytest.param(
        "security_incident",
        "stormed",
        "Gunmen on Sunday stormed a church in Ruwan Dorawa, a community in Zamfara State, killing "
        "a pastor and abducting 23 worshippers.\n\nThe Commissioner of Police confirmed the attack "
        "on Monday and said operatives had been deployed in the area.",
        "2026-11-15",
        id="the day on which it was confirmed",
    ),
    pytest.param(
        "security_incident",
        "water cannon",
        "MANILA - The Philippines on Thursday accused a Chinese coast guard ship of ramming and "
        "firing water cannon at a fisheries vessel near Scarborough Shoal, injuring three crew."
        "\n\nThe incident took place at about 8 a.m. on Wednesday, a spokesman said.",
        "2026-11-18",
        id="the day on which somebody was blamed",
    ),
    pytest.param(
        "security_incident",
        "Dillo",
        "ADDIS ABABA - Kenya and Ethiopia signed an agreement on Thursday to step up patrols."
        "\n\nEarlier this month, raiders killed nine herders near Forolle, in Kenya. Four "
        "days later, gunmen attacked the Ethiopian village of Dillo, killing six.",
        None,
        id="days behind a day that is not told",
    ),
    pytest.param(
        "security_incident",
        "Dillo",
        "ADDIS ABABA - Kenya and Ethiopia signed an agreement on Thursday to step up patrols."
        "\n\nOn November 9, raiders killed nine herders near Forolle, in Kenya. Four "
        "days later, gunmen attacked the Ethiopian village of Dillo, killing six.",
        "2026-11-13",
        id="days behind one that is",
    ),
]


@pytest.mark.parametrize(("category", "words", "text", "day"), DAYS)
def test_the_day_of_an_event_of_an_article(
    category: str, words: str, text: str, day: str | None
) -> None:
    """Not the day of a statement, nor one that is counted from nothing."""
    found = [one.event_date for one in events_of(category, text, words=words)]
    assert day in [one.value if one else None for one in found]
