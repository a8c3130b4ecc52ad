"""Who took part: what an event's sentences tell together."""

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, marked, stated, told


def test_he_is_whom_the_sentence_before_named() -> None:
    text = "A judge in Quito heard Rodrigo Salvatierra on Monday. He was led off in handcuffs."
    (target,) = [one for one in told(text, "arrest", at=1).participants if one.part == "target"]
    assert target.name == "Rodrigo Salvatierra"
    assert told(text, "arrest", at=1).detained == 1


def test_a_name_within_another_is_not_the_same() -> None:
    names = [
        one.text
        for one in told("The policewoman was arrested by police in Leeds.", "arrest").participants
    ]
    assert "The policewoman" in names
    assert "police" in names


def test_whom_a_bare_noun_tells_another_sentence_of_the_event_describes() -> None:
    text = "The man was arrested at dawn. Police in Gao arrested a wounded smuggler."
    page = Page(split("title", ""), split("text", text))
    first, second = (stated(page, "arrest", at) for at in (0, 1))
    event = first.model_copy(update={"evidence": [*first.evidence, *second.evidence]})
    for evidence, target in ((first.evidence, "The man"), (event.evidence, "a wounded smuggler")):
        one = first.model_copy(update={"evidence": evidence})
        marks = {("text", 0): {"target": (page.body, (0, 2))}}
        told = enrich(one, page, PUBLISHED, fail, (), marks).participants
        assert [who.text for who in told if who.part == "target"] == [target]


@pytest.mark.parametrize(
    ("category", "target"),
    [("arrest", ["a smuggler"]), ("prosecution", ["a smuggler"]), ("security_incident", [])],
)
def test_whom_only_a_later_sentence_tells_was_held_or_tried(
    category: str, target: list[str]
) -> None:
    text = "The raid in Gao came at dawn. A cook slept. It ended the hunt for a smuggler."
    page = Page(split("title", ""), split("text", text))
    first, last = (stated(page, category, at) for at in (0, 2))
    event = first.model_copy(update={"evidence": [*first.evidence, *last.evidence]})
    at = page.body.lower.index("smuggler")
    marks = {("text", page.body.sentences[2].start): {"target": (page.body, (at - 1, at + 1))}}
    told = enrich(event, page, PUBLISHED, fail, (), marks).participants
    assert [who.text for who in told if who.part == "target"] == target


def test_who_was_saved_in_the_sentence_before_is_another() -> None:
    text = "The boys were rescued. Two cooks met their end in the hut."
    assert marked(text, "disaster", {"killed": "Two cooks"}, at=1).killed == 2


def test_whom_an_attack_hit_another_sentence_does_not_tell() -> None:
    text = "The attackers shot the victim. Hunters shot a young baker in Gao."
    page = Page(split("title", ""), split("text", text))
    first, second = (stated(page, "security_incident", at) for at in (0, 1))
    event = first.model_copy(update={"evidence": [*first.evidence, *second.evidence]})
    marks = {
        ("text", 0): {"actor": (page.body, (0, 2)), "target": (page.body, (3, 5))},
        ("text", page.body.sentences[1].start): {"target": (page.body, (7, 10))},
    }
    told = enrich(event, page, PUBLISHED, fail, (), marks).participants
    assert [who.text for who in told] == ["The attackers", "the victim"]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("A man stabbed six tourists in Gao before being shot by soldiers.", "A man", "A man"),
        ("A man stabbed six tourists in Gao until he was shot by soldiers.", "A man", "A man"),
        ("Six tourists were shot in Gao by soldiers.", "Six tourists", "soldiers"),
    ],
)
def test_who_stopped_the_attackers_is_no_attacker(text: str, said: str, who: str) -> None:
    told = marked(text, "security_incident", {"actor": said}, trigger="shot").participants
    assert [one.text for one in told if one.part == "actor"] == [who]


def test_a_war_that_enters_a_year_is_no_part_of_whom_it_was_done_to() -> None:
    event = told("Norway's invasion of Sweden entered its third year as shelling killed two.")
    assert [one.text for one in event.participants if one.part == "target"] in ([], ["Sweden"])
