"""Who is told as actor and target of everyday sentences, by the whole reading of a text."""

import pytest

from schemas.event import Participant
from tests.support.shipped import events_of


def who(category: str, text: str) -> dict[str, Participant]:
    (event,) = events_of(category, text)
    return {one.part: one for one in event.participants}


@pytest.mark.parametrize(
    ("category", "text", "part", "role"),
    [
        ("protest", "Anti-war protesters marched through Turin.", "actor", "protesters"),
        ("protest", "The teachers' union began a strike in Lima on Monday.", "actor", "workers"),
        (
            "prosecution",
            "The attorney general of Ohio charged a dentist with fraud.",
            "actor",
            "prosecutor",
        ),
        (
            "state_visit",
            "The secretary-general of the Arab League met Libya's premier in Tripoli.",
            "actor",
            "diplomat",
        ),
        (
            "state_visit",
            "US Vice President Ann Reed landed in Baku for talks.",
            "actor",
            "minister",
        ),
        ("arrest", "Police arrested the president's brother in Lima.", "target", None),
        ("arrest", "The son of the president was arrested in Lima.", "target", None),
        (
            "arrest",
            "Police in Kampala arrested the opposition leader Tom Okello.",
            "target",
            None,
        ),
        ("arrest", "The president of the Leeds Bar Association was arrested.", "target", None),
        (
            "security_incident",
            "A group of armed men attacked a gold mine in Mali.",
            "actor",
            "armed_group",
        ),
        ("protest", "A crowd of protesters marched through Quito.", "actor", "protesters"),
        (
            "security_incident",
            "Man killed wife and two children in Hyderabad on Monday",
            "target",
            "civilians",
        ),
        (
            "security_incident",
            "Villagers killed two suspected thieves in Chad on Monday.",
            "actor",
            "civilians",
        ),
        # As before.
        (
            "arrest",
            "Police in Malaga arrested 22 members of a drug gang.",
            "target",
            "armed_group",
        ),
        ("protest", "The opposition marched through Caracas on Saturday.", "actor", "protesters"),
        (
            "state_visit",
            "The president of Peru met Chile's premier in Arica.",
            "actor",
            "head_of_state",
        ),
        (
            "prosecution",
            "A Lima court jailed the deputy police chief for fraud.",
            "target",
            "police",
        ),
    ],
)
def test_a_role_is_that_of_the_noun(category: str, text: str, part: str, role: str | None) -> None:
    assert who(category, text)[part].role == role


@pytest.mark.parametrize(
    ("category", "text", "actor", "target"),
    [
        (
            "security_incident",
            "A 14-year-old boy killed his parents in their home in Ohio.",
            "A 14-year-old boy",
            "his parents",
        ),
        (
            "security_incident",
            "A roadside bomb killed three peacekeepers from Chad in northern Mali.",
            None,
            "three peacekeepers from Chad",
        ),
        (
            "security_incident",
            "Police said a 13-year-old girl had been abducted by her uncle in Multan.",
            "her uncle",
            "a 13-year-old girl",
        ),
        (
            "security_incident",
            "An explosion ripped through a police van in Quetta, killing three officers. "
            "The Baloch Liberation Army claimed responsibility.",
            "The Baloch Liberation Army",
            "a police van",
        ),
        (
            "state_visit",
            "The Kremlin says Vladimir Putin met the US envoy Steve Witkoff in Moscow "
            "for five hours.",
            "Vladimir Putin",
            "the US envoy Steve Witkoff",
        ),
        (
            "state_visit",
            "A Russian delegation led by Deputy Prime Minister Ivan Orlov arrived in Damascus.",
            "A Russian delegation",
            None,
        ),
        ("arrest", "ED arrests former Jharkhand minister in land scam case", "ED", None),
        (
            "arrest",
            "Police say they've arrested a second person over the stabbing in Newcastle.",
            "Police",
            "a second person",
        ),
        (
            "prosecution",
            "Detectives say they have charged a 41-year-old man with murder in Belfast.",
            "Detectives",
            "a 41-year-old man",
        ),
        (
            "prosecution",
            "A man accused of setting fire to a mill in Melbourne was sentenced to two years.",
            None,
            "A man",
        ),
        (
            "prosecution",
            "Sarah Boyle, 29, denied murdering her baby at the High Court in Glasgow.",
            None,
            "Sarah Boyle",
        ),
        ("protest", "Thousands of Georgians rallied in Tbilisi.", "Thousands of Georgians", None),
        (
            "disaster",
            "Explosion at a sugar mill kills four workers in Faisalabad",
            None,
            "four workers",
        ),
        (
            "disaster",
            "Two trains collided near Cairo, injuring 40 passengers.",
            None,
            "40 passengers",
        ),
        # As before.
        (
            "agreement",
            "India and the United Kingdom signed a trade agreement.",
            "India",
            "the United Kingdom",
        ),
        (
            "security_incident",
            "No one has claimed responsibility for the blast, which killed two officers in Bannu.",
            None,
            "two officers",
        ),
        (
            "security_incident",
            "Rockets hit a base in Erbil on Monday. The army said they carried out strikes.",
            None,
            "a base",
        ),
        ("security_incident", "Man shot dead outside Sydney gym", None, "Man"),
        (
            "security_incident",
            "Five Egyptian soldiers were killed by a mine in North Sinai.",
            None,
            "Five Egyptian soldiers",
        ),
        (
            "state_visit",
            "Iraq's premier has flown to Tehran, where he was received by President Karimi.",
            "Iraq's premier",
            "President Karimi",
        ),
        (
            "prosecution",
            "A Hong Kong court denied bail to four activists charged with sedition.",
            "A Hong Kong court",
            "four activists",
        ),
        ("disaster", "Typhoon leaves 66 dead in central Philippines", None, None),
    ],
)
def test_who_did_what_to_whom(
    category: str, text: str, actor: str | None, target: str | None
) -> None:
    found = who(category, text)
    assert ("actor" in found and found["actor"].text) == (actor or False)
    if target is not None or actor is None or category != "arrest":
        assert ("target" in found and found["target"].text) == (target or False)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Canberra and Suva have signed a defence treaty.", ("AU", "FJ")),
        ("Brussels and Tokyo signed a trade pact.", (None, "JP")),
    ],
)
def test_a_capital_stands_for_its_country(
    text: str, countries: tuple[str | None, str | None]
) -> None:
    found = who("agreement", text)
    assert (found["actor"].country, found["target"].country) == countries


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mohammed bin Salman met the king of Jordan in Jeddah on Monday.", "Mohammed bin Salman"),
        ("The president of the Commission, Ursula von der Leyen, met Chad's premier in Gao.", None),
    ],
)
def test_a_name_keeps_its_particles(text: str, name: str | None) -> None:
    names = {one.name for one in who("state_visit", text).values()}
    assert (name or "Ursula von der Leyen") in names
