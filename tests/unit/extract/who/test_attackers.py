"""Who made an attack, though others stopped him."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    "text",
    [
        "The gunmen were shot dead by police after they killed nine bakers.",
        "The gunmen were routed when they struck nine bakers in Gao.",
    ],
)
def test_attackers_who_fell_remain_the_attackers(text: str) -> None:
    found = marked(text, "security_incident", actor="The gunmen", target="nine bakers")
    assert (found["actor"].text, found["target"].text) == ("The gunmen", "nine bakers")


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        ("A raider was shot by soldiers after stabbing nine bakers.", "soldiers", "A raider"),
        (
            "A raider was shot dead by soldiers after he stabbed nine bakers.",
            "soldiers",
            "A raider",
        ),
        ("Soldiers shot a raider after he had stabbed nine bakers.", "Soldiers", "a raider"),
        ("Soldiers shot a raider after the theft, and nine bakers.", "Soldiers", "Soldiers"),
        ("Soldiers shot a raider before they hurt nine bakers.", "Soldiers", "Soldiers"),
        ("Soldiers shot a baker after hearing of nine bakers.", "Soldiers", "Soldiers"),
        ("A cook was shot by raiders after meeting nine bakers.", "raiders", "raiders"),
        ("Raiders shot nine bakers after storming a mill.", "Raiders", "Raiders"),
        ("Nine bakers died in a rebel raid.", "rebel", "rebel"),
    ],
)
def test_who_was_stopped_after_an_attack_made_it(text: str, mark: str, actor: str) -> None:
    bakers = "Nine bakers" if text.startswith("Nine") else "nine bakers"
    found = marked(text, "security_incident", actor=mark, target=bakers)
    assert (found["actor"].text, found["target"].text) == (actor, bakers)


def test_whom_an_attack_killed_did_not_make_it() -> None:
    text = "Nine bakers were killed in a Taliban attack."
    found = marked(text, "security_incident", actor="Taliban", target="Nine bakers")
    assert found["actor"].text == "Taliban"
