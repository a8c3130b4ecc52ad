"""Whom a pronoun or a short form stands for."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "mark", "target", "name"),
    [
        ("A judge heard Ann Reed, 40, on Monday. She was led off.", "She", "Ann Reed", "Ann Reed"),
        ("Ann Reed fled. Reed, who ran a mill, hid. Police held her.", "her", "Reed", "Ann Reed"),
        ("Two bakers hid flour. They were held.", "They", "Two bakers", None),
        (
            "A baker, a cook and three drivers hid flour. The three were held.",
            "The three",
            "three drivers",
            None,
        ),
        ("Ann Reed and Tom Hill hid. Both men were held.", "Both men", "Ann Reed and Tom Hill", ""),
        (
            "Nine bakers met two drivers. The two men left. They were held.",
            "They",
            "two drivers",
            None,
        ),
        ("Tom Hill hid flour. The suspect was held.", "The suspect", "The suspect", "Tom Hill"),
        # Neither who speaks, nor an officer, nor a court, nor a victim.
        ("A baker of 67 fled. Tom Hill said so. He was held.", "He", "a baker of 67", None),
        ("A baker of 67 fled Inspector Tom Hill. He was held.", "He", "a baker of 67", None),
        ("Tom Hill went to the Leeds Crown Court. He was held.", "He", "Tom Hill", "Tom Hill"),
        ("Tom Hill stabbed his victim, a baker. He was held.", "He", "Tom Hill", "Tom Hill"),
        ("It rained. They were held.", "They", None, None),
        ("Two bakers hid flour. They'd been held since May.", "They'd", "Two bakers", None),
        ("A baker of 67 hid. It was a private clinic. He was held.", "He", "A baker of 67", None),
        ("A baker of 67 hid. A general strike began. He was held.", "He", "A baker of 67", None),
        ("A private in Gao hid flour. He was held.", "He", "A private", None),
        ("A private killed a goat. He was held.", "He", "A private", None),
        (
            "A Malian national living in Gao hid. He was held.",
            "He",
            "A Malian national living",
            None,
        ),
        ("A Malian national team sang. He was held.", "He", None, None),
    ],
)
def test_a_short_form_is_whom_it_stands_for(
    text: str, mark: str, target: str | None, name: str | None
) -> None:
    at = text.count(". ")
    found = marked(text, "arrest", at, target=mark).get("target")
    assert (found and found.text.lower()) == (target and target.lower())
    if found is not None and name != "":
        assert found.name == name


def test_they_are_no_persons_of_an_agreement() -> None:
    text = "Two drivers watched. They signed a pact."
    assert marked(text, "agreement", 1, actor="They") == {}


def test_far_names_cost_no_time() -> None:
    text = "Ann Reed and the men of Ann Reed, " * 20_000 + ". He was held."
    assert marked(text, "arrest", -1, target="He")


def test_both_are_whom_the_sentence_before_names() -> None:
    found = marked("Ann Reed and Tom Hill fled. Both were held.", "arrest", 1)
    assert found["target"].text == "Ann Reed and Tom Hill"
