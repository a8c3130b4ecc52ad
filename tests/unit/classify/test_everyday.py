"""Everyday sentences of wires and papers: what they fire, and what they must not."""

import pytest

from tests.support.shipped import events

FIRE = [
    ("Turkey holds 40 over Izmir council corruption", {"arrest/arrest", "arrest/detention"}),
    ("Gardai hold man over Cork death", {"arrest/arrest", "arrest/detention"}),
    ("DPP charges governor with abuse of office", {"prosecution/charge"}),
    (
        "Azerbaijan and Russia recall envoys in row over deaths in custody",
        {"sanction/diplomatic"},
    ),
    ("Dawn raids across Catalonia lead to 11 arrests", {"arrest/raid"}),
    ("Vice squad swoops on Bandra hotel, 14 held", {"arrest/raid"}),
    ("Six arrested as police raid brothel in Pattaya", {"arrest/raid"}),
    ("Police stormed a farm near Ceuta and arrested 12 smugglers.", {"arrest/raid"}),
    ("Officers swooped on homes in Luton and arrested four.", {"arrest/raid"}),
    ("Eleven people were detained when police raided a bar in Tashkent.", {"arrest/raid"}),
    (
        "Gunmen killed a candidate for mayor in Guerrero on Friday.",
        {"security_incident/assassination"},
    ),
    ("Canada suspends permits for arms sales to Israel", {"sanction/arms_embargo"}),
    # Told rightly before, and near to what would break them.
    ("Norway and Russia signed a treaty on their sea border.", {"agreement/treaty"}),
    ("Police officer shot dead in Minneapolis", {"security_incident/shooting"}),
    ("A former footballer was shot dead in Guayaquil.", {"security_incident/shooting"}),
    (
        "Three men wanted over a raid on a bank were arrested in Porto.",
        {"arrest/arrest"},
    ),
    ("The foreign ministers of France and Germany met in Paris.", {"state_visit/meeting"}),
    ("IED found near school in Pulwama defused", {"security_incident/bombing"}),
    (
        "A wildfire burned 30 houses outside Athens on Wednesday.",
        {"disaster/wildfire"},
    ),
]
NOTHING = [
    "Soldiers found a cache of rifles, grenades and ammunition buried in a farm near Cucuta.",
    "Police in Surat seized 40 crude bombs and two pistols from an abandoned warehouse.",
    "Quake shakes Christchurch, no injuries",
    "The union called off a strike planned for Monday after the company raised its offer.",
    "Under the 2015 deal Iran agreed to limit enrichment.",
    "A judge freed the blogger on bail.",
    "The painting shows the execution of Lady Jane Grey.",
    "He was held to a draw by the 19-year-old qualifier.",
    "Ministers called for a moratorium on executions.",
    "He hanged the picture in the hall.",
    "The plan was well executed, the coach said.",
    "The United States raised tariffs on steel from all countries.",
    "The ambassador returned to London for Christmas.",
    "Chancellor Merz spoke by telephone with President Trump on Wednesday.",
    "Runaway cow captured after two days in Leeds",
    "Executives were shot down by shareholders over pay.",
]


def told(text: str) -> set[str]:
    return {f"{event.category}/{event.subtype}" for event in events(text)}


@pytest.mark.parametrize(("text", "kinds"), FIRE)
def test_an_everyday_sentence_fires_what_it_states(text: str, kinds: set[str]) -> None:
    found = told(text)
    assert found
    assert found <= kinds


@pytest.mark.parametrize("text", NOTHING)
def test_an_everyday_sentence_that_states_nothing_fires_nothing(text: str) -> None:
    assert not told(text)
