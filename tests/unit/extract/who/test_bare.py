"""Whom a bare noun tells."""

import pytest

from schemas.event import Participant
from service.extract.who.event import told_by_others


def person(text: str, part: str = "target", **fields: str) -> Participant:
    return Participant.model_validate({"part": part, "text": text} | fields)


@pytest.mark.parametrize(
    ("bare", "other", "fuller"),
    [
        ("the man", person("a young baker"), True),
        ("The suspects", person("three bakers"), True),
        ("the defendant", person("the clerk of Gao, Ann Reed", name="Ann Reed"), True),
        ("the man", person("three bakers"), False),
        ("The suspects", person("a baker"), False),
        ("the man", person("a woman from Gao"), False),
        ("the man", person("the suspect"), False),
        ("the people", person("a school"), False),
        ("the victim", person("the Reed Bridge", name="Reed Bridge"), False),
        ("the two men", person("three bakers"), False),
        ("the baker", person("a wounded clerk"), False),
        ("the man", person("the masked baker"), False),
        ("the man", person("a male accomplice"), False),
        ("the accused", person("his baker"), False),
        ("The gunmen", person("gunmen"), False),
    ],
)
def test_a_bare_noun_is_told_by_another_sentence(
    bare: str, other: Participant, fuller: bool
) -> None:
    one = person(bare)
    assert told_by_others([one], [[other]]) == [other if fuller else one]


def test_a_known_name_is_kept() -> None:
    one = person("The man", name="Tom Hill")
    assert told_by_others([one], [[person("a young baker")]]) == [one]


@pytest.mark.parametrize(
    ("bare", "other", "fuller"),
    [
        ("The attackers", person("Masked raiders", "actor"), True),
        ("The gunmen", person("nine villagers"), False),
    ],
)
def test_a_bare_actor_is_told_by_another_sentence(
    bare: str, other: Participant, fuller: bool
) -> None:
    one = person(bare, "actor")
    assert told_by_others([one], [[], [other]]) == [other if fuller else one]
