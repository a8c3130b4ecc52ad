"""The sides of a fight, and whom an attack was aimed at."""

import pytest

from service.classify.text import Page, split
from service.extract.who.fights import both_fell
from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Nine died in clashes between rival gangs on Monday.", "rival gangs"),
        ("Nine died in an exchange of fire with soldiers on Monday.", "soldiers"),
        ("Nine died in a fire between two barns on Monday.", None),
        ("Nine died in a van with soldiers on Monday.", None),
        (
            "Nine died in fights between supporters of two clubs on Monday.",
            "supporters of two clubs",
        ),
    ],
)
def test_those_who_fought_did_it(text: str, actor: str | None) -> None:
    found = marked(text, "security_incident", target="Nine").get("actor")
    assert (found and found.text) == actor


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Fans fought with local youths on Monday.", "local youths"),
        ("Fans saw clashes between bandits and herders on Monday.", "herders"),
        ("Fans fired twice at the crowd on Monday.", "the crowd"),
        ("Fans drove a van into people outside a bar.", "people"),
        ("Fans fired a flare at dawn on Monday.", None),
        ("Fans fired a flare at police headquarters.", None),
        ("Fans fired a flare on behalf of rebels.", None),
        ("Fans fired a flare and police smiled at reporters.", None),
        ("Fans saw clashes between police and marchers leave ten dead.", "marchers"),
    ],
)
def test_whom_one_fought_or_aimed_at_is_the_target(text: str, target: str | None) -> None:
    found = marked(text, "security_incident", actor="Fans").get("target")
    assert (found and found.text) == target


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Nine people died in clashes on Monday.", False),
        ("Nine people died in a blast on Monday.", True),
        ("Fierce clashes killed Nine people on Monday.", False),
        ("Rebels who fought in Mali killed Nine people in a market.", True),
        ("A gunman killed Nine people before he died in a gunfight.", True),
        ("A bomber killed Nine people during a battle for a town.", True),
        ("A bomb killed Nine people; doctors battle to save others.", True),
        ("Nine people were killed in heavy fighting.", False),
        ("Guests fought off a man who stabbed Nine people.", True),
        ("Herders fought back when bandits killed Nine people.", True),
        ("Police shot dead Nine people in clashes with marchers.", True),
        ("Nine people were killed by troops in clashes on Monday.", True),
    ],
)
def test_the_dead_of_a_fight_are_of_every_side(text: str, kept: bool) -> None:
    assert ("target" in marked(text, "security_incident", target="Nine people")) == kept


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A bus was set on fire with 20 passengers inside.", None),
        ("Two houses were set on fire with residents inside.", None),
        ("A bus caught fire with 30 passengers on board.", None),
        ("A guard died in an exchange of fire with 20 gunmen.", "20 gunmen"),
        ("A guard traded fire with 20 gunmen.", "20 gunmen"),
    ],
)
def test_those_in_a_fire_did_not_set_it(text: str, actor: str | None) -> None:
    found = marked(text, "security_incident", target=" ".join(text.split()[:2])).get("actor")
    assert (found.text if found else None) == actor


def test_civilians_are_no_side_of_a_fight() -> None:
    text = "Heavy fighting killed nine civilians on Monday."
    assert "target" in marked(text, "security_incident", target="nine civilians")


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        (
            "Two guards and four rebels were killed in a firefight near Gao.",
            "four rebels",
            "Two guards",
        ),
        ("In a clash six gunmen and one soldier died.", "six gunmen", "one soldier"),
        ("A battle between soldiers and rebels killed nine.", "soldiers", "rebels"),
    ],
)
def test_those_who_fell_on_both_sides_fought(text: str, actor: str, target: str) -> None:
    found = marked(text, "security_incident")
    assert (found["actor"].text, found["target"].text) == (actor, target)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels and soldiers killed nine bakers in clashes.",
        "Two rebels and four bakers were killed in a clash.",
        "Two soldiers and four rebels were held after a clash.",
        "Two soldiers were killed and four rebels fled in a clash.",
        "Two soldiers and four rebels were killed when a truck overturned.",
    ],
)
def test_not_all_who_are_told_together_fought(text: str) -> None:
    words = split("text", text)
    assert both_fell(Page(split("title", ""), words), words.sentences[0]) is None


def test_whom_the_encoder_marks_remains_where_others_fell() -> None:
    text = "Nine bakers were killed in Gao, and two soldiers and four rebels died in a clash."
    found = marked(text, "security_incident", target="Nine bakers")
    assert found["target"].text == "Nine bakers"
