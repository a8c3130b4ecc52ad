"""The parts of a deed that a noun tells."""

import pytest

from service.classify.text import Page, split
from service.extract.who.deeds import doer
from service.extract.who.find import participants
from service.extract.who.phrase import Statement
from tests.support.participants import marked


def test_a_deed_spoken_of_is_not_the_speakers() -> None:
    text = "The Chadian side condemned last month's attack on a convoy."
    words = split("text", text)
    at = words.lower.index("attack")
    page = Page(split("title", ""), words)
    assert (
        participants({}, Statement("security_incident", page, words.sentences[0], (at, at + 1)))
        == []
    )


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Bakers fled the heavy Chadian shelling of Gao mill.", "Chadian", "Gao mill"),
        ("Nine bakers were hurt in earlier U.S. air strikes.", "U.S", None),
        ("A NATO air strike went on.", "NATO", None),
        ("Chad's raids on a depot went on.", "Chad's", "a depot"),
        ("A Chadian attack on a depot went on for days.", "Chadian", "a depot"),
        ("Bakers recalled the Kenya attack on a mall.", None, None),
        ("Bakers recalled the Kenyan attack.", None, None),
        ("Bakers recalled an anti-Chadian attack on a bus.", None, None),
        ("Bakers recalled the Chadian embassy bombing.", None, None),
        ("The attack on the Gao mall left nine dead.", None, "the Gao mall"),
        ("The raiders' attacks on villages went on.", None, None),
        ("The attack on Monday was the first.", None, None),
        ("The raid on October 3 was the first.", None, None),
        ("The raid on Oct. 3 was the first.", None, None),
        ("The raid on the night of the fair was the first.", None, None),
        ("The attack on Reed Street was the first.", None, None),
        ("The shooting on Reed Lane was the first.", None, None),
        ("The attack on Reed Street left nine dead.", None, None),
        ("The attack on the M23 left nine dead.", None, "the M23"),
        ("The attack on flight MH17 left nine dead.", None, "flight MH17"),
        ("A mill burned after a strike with Chadian missiles.", None, None),
        ("A Chadian rocket hit a mill.", None, None),
        ("A U.S. offensive lineman was stabbed.", None, None),
    ],
)
def test_the_noun_of_a_deed_tells_who_did_it(
    text: str, actor: str | None, target: str | None
) -> None:
    words = split("text", text)
    sentence = words.sentences[0]
    spans = doer(words, sentence, (sentence.first, sentence.last))
    told = [words.text[words.starts[one[0]] : words.ends[one[1] - 1]] for one in spans if one]
    assert told == [one for one in (actor, target) if one]


def test_a_deed_s_parts_fill_what_is_not_marked() -> None:
    text = "Bakers fled the Chadian shelling of Gao mill, which killed nine clerks."
    found = marked(text, "security_incident", target="nine clerks")
    assert (found["actor"].country, found["target"].text) == ("TD", "nine clerks")
