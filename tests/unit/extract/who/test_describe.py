"""What a description says: name, country, role."""

import pytest

from service.classify.text import Page, split
from service.extract.who.describe import Part, describe
from tests.support.participants import marked

TEXT = (
    "Emomali Rahmon, the President of Tajikistan, flew to Moscow. Rahmon met Vladimir Putin there. "
    "French police arrested two Malian traders."
)


def one(description: str, part: Part = "actor") -> tuple[str | None, str | None, str | None]:
    words = split("text", TEXT)
    start = TEXT.index(description)
    inside = [
        number for number, at in enumerate(words.starts) if start <= at < start + len(description)
    ]
    page = Page(split("title", ""), words)
    found = describe(part, words, (inside[0], inside[-1] + 1), page)
    assert found is not None
    assert found.text == description
    return found.name, found.country, found.role


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (
            "Emomali Rahmon, the President of Tajikistan",
            ("Emomali Rahmon", "TJ", "head_of_state"),
        ),
        ("Rahmon", ("Emomali Rahmon", None, None)),
        ("Vladimir Putin", ("Vladimir Putin", None, None)),
        ("French police", (None, "FR", "police")),
        ("two Malian traders", (None, "ML", None)),
    ],
)
def test_a_description_is_read(
    description: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert one(description) == expected


@pytest.mark.parametrize(
    ("text", "country", "role"),
    [
        ("Jordan Smith", None, None),
        ("the king of Jordan", "JO", "head_of_state"),
        ("Jordan Foreign Minister Ayman Safadi", "JO", "minister"),
        ("former president Ana Ruiz", None, None),
        ("ex-prime minister Ana Ruiz", None, None),
        ("Prime Minister Ana Ruiz", None, "head_of_government"),
    ],
)
def test_neither_a_given_name_nor_a_former_office_counts(
    text: str, country: str | None, role: str | None
) -> None:
    words = split("text", f"{text} spoke.")
    page = Page(split("title", ""), words)
    found = describe("actor", words, (0, len(words.lower) - 1), page)
    assert found is not None
    assert (found.country, found.role) == (country, role)


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        ("A Chadian air strike on a mill killed ten.", "Chadian air", "Chadian"),
        ("A Chadian airstrike on a mill killed ten.", "A Chadian airstrike", "Chadian"),
        ("A Chadian missile strike on a mill killed ten.", "A Chadian missile", "Chadian"),
        ("Chadian air crews bombed a mill.", "Chadian air crews", "Chadian air crews"),
        ("The Chadian army attacked a mill.", "The Chadian army", "The Chadian army"),
    ],
)
def test_an_air_strike_is_by_the_nation_not_by_its_air(text: str, mark: str, actor: str) -> None:
    assert marked(text, "security_incident", actor=mark)["actor"].text == actor


def test_a_phrase_ends_before_but() -> None:
    text = "Police arrested a young baker, but nine others hid in a mill."
    found = marked(text, "arrest", target="a young baker, but nine others")
    assert found["target"].text == "a young baker"


def test_but_leaves_somebody_out_of_all() -> None:
    text = "Police arrested everyone but the baker in Leeds."
    found = marked(text, "arrest", target="everyone but the baker")
    assert found["target"].text == "everyone but the baker"
