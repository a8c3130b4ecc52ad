"""The name by which a text introduces somebody."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A 30-year-old clerk was jailed. Ann Lee Reed, 30, wept.", "Ann Lee Reed"),
        ("A 30-year-old clerk was jailed. Tom Hill, 61, wept.", None),
        ("A clerk was jailed. The clerk, Ann Reed, wept.", "Ann Reed"),
        ("A clerk was jailed. Ann Reed, of Leeds, wept.", "Ann Reed"),
        ("A clerk was jailed. The baker, Tom Hill, 61, wept.", None),
        ("A clerk was jailed. Tom Hill, 61, died. Ann Reed, 30, wept.", "Ann Reed"),
        ("A clerk was jailed. Judge Tom Hill, 61, spoke. Ann Reed, 30, wept.", "Ann Reed"),
        (
            "The court jailed a former clerk in the Ministry of Works, Mr Tom Hill, here.",
            "Tom Hill",
        ),
        ("The court jailed a former Permanent Secretary, Tom Hill, on Monday.", "Tom Hill"),
        ("The court jailed a clerk who robbed his aunt, Ann Reed, on Monday.", None),
        ("A clerk was jailed. Ann Reed, 30, fled. Tom Hill, 61, wept.", None),
        ("A clerk was jailed. Ann Reed, 61, lost all. Tom Hill, 44, denies it.", "Tom Hill"),
        ("A clerk was jailed. A second accused, Ann Reed, wept.", None),
        ("A clerk was jailed. Ann Mee-rah, 30, wept.", "Ann Mee-rah"),
        ("A clerk was held. Ann Reed, 61, surrendered. He hit Tom Hill, 44, in May.", "Ann Reed"),
        ("A clerk was jailed. Ann Reed, 61, denies harming Tom Hill, who fled.", "Ann Reed"),
    ],
)
def test_a_description_is_named(text: str, name: str | None) -> None:
    head = "Secretary" if "Secretary" in text else "clerk"
    start = text.lower().index("a ", 9) if text.startswith("The court") else 0
    phrase = text[start : text.index(head) + len(head)]
    assert marked(text, "prosecution", target=phrase)["target"].name == name


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        ("A baker was stabbed on Monday. Ann Reed, 44, is in hospital.", "A baker", "Ann Reed"),
        (
            "A baker was stabbed on Monday. The baker, Ann Reed, was hit twice.",
            "A baker",
            "Ann Reed",
        ),
        ("A market was shelled on Monday. Ann Reed, 44, is in hospital.", "A market", None),
    ],
)
def test_whom_an_attack_hit_is_named(text: str, mark: str, name: str | None) -> None:
    assert marked(text, "security_incident", target=mark)["target"].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man was charged after a stabbing. Tom Hill, 44, said nothing.", "Tom Hill"),
        ("A man stabbed three. Tom Hill, 44, said nothing.", None),
    ],
)
def test_an_attacker_is_named_if_he_is_accused(text: str, name: str | None) -> None:
    assert marked(text, "security_incident", actor="A man")["actor"].name == name


@pytest.mark.parametrize(
    ("text", "phrase", "part", "name"),
    [
        ("A baker was stabbed. Police arrested Tom Hill, 44, there.", "A baker", "target", None),
        ("A woman was stabbed. Tom Hill, 44, has been charged.", "A woman", "target", None),
        ("A student was shot. Police are seeking Tom Hill, 30.", "A student", "target", None),
        ("A man was shot. Tom Hill, 44, who lives near, hid.", "A man", "target", None),
        ("A man was shot. Tom Hill, who fled, wept.", "A man", "target", None),
        ("A man was shot. Tom Hill, 44, was a cook.", "A man", "target", "Tom Hill"),
        ("A student was shot. The student, Ann Reed, sang.", "A student", "target", "Ann Reed"),
        (
            "A man stabbed nine and was arrested. Ann Reed, 61, who saw it, hid.",
            "A man",
            "actor",
            None,
        ),
    ],
)
def test_neither_suspect_nor_witness_is_whom_an_attack_hit(
    text: str, phrase: str, part: str, name: str | None
) -> None:
    assert marked(text, "security_incident", **{part: phrase})[part].name == name
