"""Who may be the actor or the target."""

import pytest

from tests.support.participants import marked


def test_a_thing_does_nothing_and_is_not_done_to_itself() -> None:
    text = "A bomb in a coffee crate hurt two bakers."
    assert "actor" not in marked(text, "security_incident", actor="coffee", target="two bakers")
    text = "Two bakers were shot dead."
    found = marked(text, "security_incident", target="Two bakers")
    assert [one.part for one in found.values()] == ["target"]


def test_where_a_disaster_struck_is_no_target() -> None:
    assert marked("A storm hit a village on Monday.", "disaster", target="a village") == {}


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("A drone", False),
        ("Unmanned aerial vehicles", False),
        ("Russian drones", True),
        ("Houthi drones", True),
        ("Army drones", True),
        ("A drone unit of the army", True),
        ("Drone pilots", True),
        ("RSF drones", True),
        ("Kyiv's drones", True),
        ("UAV drones", False),
        ("Mine workers", True),
        ("A roadside charge", False),
        ("A device in a parked car", False),
        ("Taliban mortars", True),
        ("Device makers", True),
    ],
)
def test_a_weapon_does_nothing_by_itself(actor: str, told: bool) -> None:
    found = marked(f"{actor} hit a mill on Monday.", "security_incident", actor=actor)
    assert ("actor" in found) == told


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("nine villagers of a hill town", True),
        ("thousands of residents of two villages", True),
        ("hundreds of villages", False),
        ("parts of the town of Gao", False),
        ("the village of Dogo", False),
    ],
)
def test_those_who_live_where_a_disaster_struck_are_targets(phrase: str, kept: bool) -> None:
    found = marked(f"A landslide hit {phrase} on Monday.", "disaster", target=phrase)
    assert ("target" in found) == kept


@pytest.mark.parametrize(
    ("text", "mark", "kept"),
    [
        ("An attack on Reed Street hurt nine.", "Reed Street", False),
        ("An attack on M23 hurt nine.", "M23", True),
        ("An attack on flight MH17 hurt nine.", "flight MH17", True),
    ],
)
def test_a_road_is_where_an_attack_was(text: str, mark: str, kept: bool) -> None:
    assert ("target" in marked(text, "security_incident", target=mark)) == kept


@pytest.mark.parametrize(
    ("text", "mark", "told"),
    [
        ("Prison officers downed tools on Monday.", "Prison officers", True),
        ("Customs officers have marched through Leeds.", "Customs officers", True),
        ("Border guards went on strike over pay.", "Border guards", True),
        ("Police broke up a march of bakers.", "Police", False),
        ("Police said that 300 bakers rallied.", "Police", False),
        ("Soldiers have beaten bakers on strike.", "Soldiers", False),
    ],
)
def test_whoever_wears_a_uniform_may_strike(text: str, mark: str, told: bool) -> None:
    assert ("actor" in marked(text, "protest", actor=mark)) is told
