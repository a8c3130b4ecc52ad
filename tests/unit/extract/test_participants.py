"""Who took part."""

import pytest

from schemas.event import Participant
from service.classify.text import Page, split
from service.extract.participants import participants

TEXT = (
    "Emomali Rahmon, the President of Tajikistan, flew to Moscow. Rahmon met Vladimir Putin there. "
    "French police arrested two Malian traders."
)


def one(description: str, part: str = "actor") -> tuple[str | None, str | None, str | None]:
    words = split("text", TEXT)
    start = TEXT.index(description)
    inside = [
        number for number, at in enumerate(words.starts) if start <= at < start + len(description)
    ]
    page = Page(split("title", ""), words)
    (found,) = participants({part: (words, (inside[0], inside[-1] + 1))}, page)
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


def test_nobody_is_the_actor_of_a_disaster_and_a_first_word_is_no_name() -> None:
    words = split("text", "Gunmen shot nine people. An earthquake shook Lima.")
    page = Page(split("title", ""), words)
    (gunmen,) = participants({"actor": (words, (0, 1))}, page, "security_incident")
    assert (gunmen.part, gunmen.name, gunmen.role) == ("actor", None, "armed_group")
    (people,) = participants({"actor": (words, (2, 4))}, page, "security_incident")
    assert (people.part, people.role) == ("target", "civilians")
    assert participants({"actor": (words, (4, 6))}, page, "disaster") == []


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
    (found,) = participants({"actor": (words, (0, len(words.lower) - 1))}, page, "protest")
    assert (found.country, found.role) == (country, role)


def marked(
    text: str, category: str, at: int = 0, title: str = "", **phrases: str
) -> dict[str, Participant]:
    """Return the participants of the text's sentence `at`, in which the phrases are marked."""
    words = split("text", text)
    page = Page(split("title", title), words)
    sentence = words.sentences[at]
    marks = {}
    for part, phrase in phrases.items():
        start = text.index(phrase, sentence.start)
        inside = [
            n for n, one in enumerate(words.starts) if start <= one < start + max(1, len(phrase))
        ]
        marks[part] = (words, (inside[0], inside[-1] + 1))
    found = participants(marks, page, category, sentence, (sentence.first, sentence.last))
    return {one.part: one for one in found}


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        (
            "The bench of Justice Ayesha Malik-Noor sat late.",
            "Justice",
            "Justice Ayesha Malik-Noor",
        ),
        ("Judges of the Leeds Crown Court sat late.", "the Leeds", "the Leeds Crown Court"),
        ("Officers met Mayor Ann Reed Monday.", "Mayor Ann", "Mayor Ann Reed"),
    ],
)
def test_a_name_is_not_cut(text: str, mark: str, whole: str) -> None:
    assert marked(text, "prosecution", actor=mark)["actor"].text == whole


def test_large_words_of_a_headline_are_no_name() -> None:
    words = split("title", "Police Arrest Four Men After Lagos Robbery")
    page = Page(words, split("text", ""))
    (found,) = participants({"actor": (words, (0, 1))}, page, "arrest")
    assert found.text == "Police"
