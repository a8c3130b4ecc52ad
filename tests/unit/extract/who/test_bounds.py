"""Where a description begins and ends."""

import pytest

from service.classify.text import Page, split
from service.extract.who.describe import describe
from tests.support.participants import marked


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
        ("The harbour police spoke.", "harbour", "harbour police"),
        ("A coffee farm owner fled.", "A coffee farm", "A coffee farm owner"),
        ("Some 14 officers spoke.", "14", "14 officers"),
        ("The chief clerk officers know fled.", "The chief", "The chief"),
        (
            "The Minister of Trade and Ports of Kenya, Ann Reed, fled.",
            "Kenya, Ann Reed",
            "Minister of Trade and Ports of Kenya, Ann Reed",
        ),
        ("The men of Kenya, Ann Reed said, fled.", "Kenya, Ann Reed", "Kenya, Ann Reed"),
    ],
)
def test_a_name_is_not_cut(text: str, mark: str, whole: str) -> None:
    assert marked(text, "prosecution", actor=mark)["actor"].text == whole


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("A court acquitted an editor of theft.", "an editor of theft", "an editor"),
        ("A court acquitted the mayor of Oran.", "the mayor of Oran", "the mayor of Oran"),
        ("A court jailed an editor of books.", "an editor of books", "an editor of books"),
    ],
)
def test_an_offence_is_no_part_of_the_accused(text: str, mark: str, whole: str) -> None:
    assert marked(text, "prosecution", target=mark)["target"].text == whole


def test_large_words_of_a_headline_are_no_name() -> None:
    words = split("title", "Police Arrest Four Men After Lagos Robbery")
    page = Page(words, split("text", ""))
    found = describe("actor", words, (0, 1), page)
    assert found is not None
    assert found.text == "Police"


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("Gunmen hit a coffee lorry on Monday.", "a", "a coffee lorry"),
        ("Gunmen shot six of their rivals on Monday.", "six", "six of their rivals"),
        ("Gunmen shot the head of the harbour guard on Monday.", "the head of", "the head of the"),
        ("A guard burned on Monday.", "A", "A guard"),
        ("Gunmen hit the lorry on Monday.", "the", None),
        ("Nine shot at Monday's fair fled.", "Nine", None),
    ],
)
def test_a_mark_is_read_on(text: str, mark: str, whole: str | None) -> None:
    mark, cut = mark if mark != "a" else " a", text.find(" a ")
    words = split("text", text)
    first = words.starts.index(cut + 1 if mark == " a" else text.index(mark))
    last = first + len(mark.split())
    page = Page(split("title", ""), words)
    found = describe("target", words, (first, last), page)
    read = found.text if found is not None else None
    assert (read is None) == (whole is None)
    assert (read or "").startswith(whole or "")


def test_a_sentence_s_first_word_may_be_no_name() -> None:
    text = "Angry relatives burned tyres. Coffee went off in the port. Somebody threw stones."
    assert marked(text, "security_incident", actor="Angry")["actor"].text == "Angry relatives"
    assert marked(text, "security_incident", 1, actor="Coffee") == {}
    assert marked(text, "security_incident", 2, actor="Somebody") == {}


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("US Secretary of State Ida Holm met a king.", "US Secretary", True),
        ("The Secretary of the club met a king.", "The Secretary", False),
    ],
)
def test_an_office_is_read_to_its_end(text: str, mark: str, *, whole: bool) -> None:
    told = marked(text, "state_visit", actor=mark)["actor"].text
    assert told == (text.removesuffix(" met a king.") if whole else mark)
