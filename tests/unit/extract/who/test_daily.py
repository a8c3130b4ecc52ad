"""Who is told as actor and target of what papers, wires and radio report day by day."""

import pytest

from tests.support.shipped import events_of


def sides(category: str, text: str) -> tuple[str | None, str | None]:
    (event,) = events_of(category, text)
    told = {one.part: one.text for one in event.participants}
    return told.get("actor"), told.get("target")


@pytest.mark.parametrize(
    ("category", "text", "actor", "target"),
    [
        ("disaster", "An earthquake in western Nepal killed 14 people.", None, "14 people"),
        ("disaster", "Wildfires destroyed 200 homes near Valparaiso.", None, "200 homes"),
        (
            "disaster",
            "Six people died when a bus plunged into a ravine near Quetta.",
            None,
            "Six people",
        ),
        (
            "protest",
            "Thousands of people marched through Warsaw on Thursday against the government.",
            "Thousands of people",
            "the government",
        ),
        (
            "protest",
            "Farmers blocked roads around Athens to protest against the government's farm policy.",
            "Farmers",
            "the government",
        ),
        (
            "protest",
            "Students marched in Nairobi on Thursday to demand the resignation of the president.",
            "Students",
            "the president",
        ),
        (
            "security_incident",
            "A Russian missile struck an apartment block in Kharkiv, killing four people.",
            "Russian",
            "an apartment block in Kharkiv",
        ),
        (
            "security_incident",
            "Two Israeli missiles hit a car in Tyre on Thursday, killing its driver.",
            "Israeli",
            "a car",
        ),
        (
            "security_incident",
            "Kyiv said its drones struck a Russian ammunition depot in Bryansk on Thursday.",
            "Kyiv",
            "a Russian ammunition depot",
        ),
        (
            "security_incident",
            "A drone strike on a hospital in El Fasher killed 12 patients on Thursday, "
            "doctors said, blaming the Rapid Support Forces.",
            "the Rapid Support Forces",
            "a hospital",
        ),
        (
            "security_incident",
            "The attack on the barracks in Kidal on Thursday, blamed on Islamist militants, "
            "killed nine soldiers.",
            "Islamist militants",
            "the barracks",
        ),
        (
            "state_visit",
            "French President Emmanuel Macron met Egyptian President Abdel Fattah al-Sisi "
            "in Cairo on Thursday.",
            "French President Emmanuel Macron",
            "Egyptian President Abdel Fattah al-Sisi",
        ),
        (
            "arrest",
            "Border guards in Poland detained two Ukrainians suspected of sabotage.",
            "Border guards",
            "two Ukrainians",
        ),
        ("protest", "Thousands rally in Nairobi over fuel prices.", "Thousands", None),
        (
            "security_incident",
            "Ankara said its jets had bombed Kurdish targets in northern Iraq on Thursday.",
            "Ankara",
            "Kurdish targets",
        ),
        (
            "security_incident",
            "Islamic State said it was behind the bombing of a mosque in Kabul on Thursday.",
            "Islamic State",
            "a mosque",
        ),
        (
            "security_incident",
            "A church was burned down in Jos on Thursday. Residents blamed Fulani herdsmen.",
            "Fulani herdsmen",
            "A church",
        ),
        (
            "security_incident",
            "Fighting between the army and rebels killed 20 people in Sudan on Thursday.",
            "the army",
            "rebels",
        ),
        (
            "protest",
            "Tens of thousands marched through Budapest against Viktor Orban's government.",
            "Tens of thousands",
            "Viktor Orban's government",
        ),
        (
            "security_incident",
            "A grenade was thrown at a bar in Goma, killing four people. "
            "Police said it was thrown by a lone man.",
            None,
            "a bar",
        ),
        # As before.
        ("disaster", "A passenger train derailed, injuring 40 passengers.", None, "40 passengers"),
        (
            "security_incident",
            "A blast at a barracks in Kidal killed two soldiers. The army blamed poor security.",
            None,
            "a barracks",
        ),
        (
            "protest",
            "Women's groups marched in Rome on Thursday to protest against violence by men.",
            "Women's groups",
            None,
        ),
        (
            "protest",
            "Lawyers in Lahore boycotted the courts in protest at the arrest of a colleague.",
            "Lawyers",
            None,
        ),
        (
            "security_incident",
            "Ukrainian drones hit an oil refinery in Russia's Saratov region overnight.",
            "Ukrainian drones",
            "an oil refinery",
        ),
        (
            "security_incident",
            "A bomb killed two soldiers in Kidal on Thursday. Nobody has been blamed for it.",
            None,
            "two soldiers",
        ),
        (
            "security_incident",
            "Israeli troops shot dead a 15-year-old Palestinian boy near Nablus on Thursday.",
            "Israeli troops",
            "a 15-year-old Palestinian boy",
        ),
        (
            "state_visit",
            "The Palestinian president met the Spanish prime minister in Madrid on Thursday.",
            "The Palestinian president",
            "the Spanish prime minister",
        ),
        (
            "arrest",
            "Spanish police have arrested the leader of a drug gang in Malaga.",
            "Spanish police",
            "the leader of a drug gang",
        ),
        (
            "protest",
            "Hundreds of Iranians demonstrated outside an embassy in Tehran.",
            "Hundreds of Iranians",
            None,
        ),
    ],
)
def test_who_did_what_to_whom(
    category: str, text: str, actor: str | None, target: str | None
) -> None:
    assert sides(category, text) == (actor, target)


@pytest.mark.parametrize(
    ("category", "text", "actor", "target"),
    [
        (
            "arrest",
            "Six men are being held over the raid on a bank in Porto. "
            "The National Guard arrested the six men in Porto on Thursday.",
            "The National Guard",
            "Six men",
        ),
        # As before.
        ("arrest", "Six men are being held over the raid on a bank in Porto.", None, "Six men"),
    ],
)
def test_other_sentences_tell_who_is_missing(
    category: str, text: str, actor: str | None, target: str | None
) -> None:
    assert sides(category, text) == (actor, target)
