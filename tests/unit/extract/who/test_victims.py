"""Whom a disaster or an attack killed."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A lorry left the road, killing two ferrymen.", "two ferrymen"),
        ("A lorry left the road, killing nine people.", "nine people"),
        ("A lorry left the road, killing two bullocks and breaking a wall.", "A lorry"),
        ("A lorry left the road.", "A lorry"),
        ("A lorry left the road and two ferrymen drowned.", "two ferrymen"),
        ("A lorry left the road; two ferrymen were killed there.", "two ferrymen"),
        ("A lorry left the road and one person died there.", "one person"),
    ],
)
def test_whom_a_disaster_killed_comes_before_what_it_hit(text: str, target: str) -> None:
    assert marked(text, "disaster", target="A lorry")["target"].text == target


@pytest.mark.parametrize(
    ("text", "mark", "target"),
    [
        ("Gunmen overran the town of Gao, killing two bakers.", "the town of Gao", "two bakers"),
        ("Gunmen overran a fort at Gao, killing two bakers.", "a fort", "a fort"),
    ],
)
def test_whom_an_attack_on_a_town_killed_comes_before_it(text: str, mark: str, target: str) -> None:
    assert marked(text, "security_incident", target=mark)["target"].text == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen hit the town of Gao and residents killed two bakers.", "the town of Gao"),
        ("Gunmen hit the town of Gao and killed two attackers.", "the town of Gao"),
        ("Gunmen hit the town of Gao and killed two bakers.", "two bakers"),
    ],
)
def test_whom_a_town_killed_is_none_of_its_victims(text: str, target: str) -> None:
    found = marked(text, "security_incident", target="the town of Gao")
    assert found["target"].text == target
