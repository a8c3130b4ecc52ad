"""Who came to whom."""

import pytest

from schemas.event import Participant
from service.classify.text import Page, split
from service.extract.who.find import participants
from service.extract.who.phrase import Statement
from service.extract.who.visits import both_named, visitor_first
from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "country", "actor"),
    [
        (
            "The Chadian minister met the premier of Niger in N'Djamena.",
            "TD",
            "the premier of Niger",
        ),
        ("The minister met his Chadian counterpart in Niamey.", "NE", "his Chadian counterpart"),
        ("The Chadian minister met the premier of Niger in Niamey.", "NE", "The Chadian minister"),
        ("The Chadian minister met the premier of Niger in Oslo.", "NO", "The Chadian minister"),
        # The sentence itself says who came.
        ("The Chadian minister flew to the premier of Niger.", "TD", "The Chadian minister"),
    ],
)
def test_who_came_for_a_meeting_is_its_actor(text: str, country: str, actor: str) -> None:
    words = split("text", text)
    host = text[: text.index(" minister") + len(" minister")]
    guest = "his Chadian counterpart" if "his" in text else "the premier of Niger"
    found = list(marked(text, "state_visit", actor=host, target=guest).values())
    ordered = visitor_first(found, country, words, words.sentences[0])
    assert [one.part for one in ordered] == ["actor", "target"]
    assert ordered[0].text == actor


@pytest.mark.parametrize(
    ("text", "mark", "actor", "target"),
    [
        (
            "Chadian minister Ann Reed and Niger's premier Tom Hill signed it.",
            "Chadian minister Ann Reed and Niger's premier Tom Hill",
            "Chadian minister Ann Reed",
            "Niger's premier Tom Hill",
        ),
        (
            "It was signed by minister Ann Reed and Niger's premier Tom Hill.",
            "minister Ann Reed",
            "minister Ann Reed",
            "Niger's premier Tom Hill",
        ),
        ("The premiers of Chad and Niger met.", "premiers of Chad and Niger", "premiers of", None),
        (
            "Premier Tom Hill came. He was received in the palace by the king.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "the king",
        ),
        (
            "Premier Tom Hill came. He had talks with the foreign minister, Ann Reed, on Monday.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "the foreign minister",
        ),
        (
            "Premier Tom Hill came. He will dine with his Chadian counterpart today.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "his Chadian counterpart",
        ),
        ("Premier Tom Hill came. He was met by rain.", "Premier Tom Hill", "Premier Tom", None),
    ],
)
def test_a_visit_has_its_host(text: str, mark: str, actor: str, target: str | None) -> None:
    found = marked(text, "state_visit", actor=mark)
    assert found["actor"].text.startswith(actor)
    assert ("target" in found and found["target"].text) == (target or False)
    if target == "the foreign minister":
        assert found["target"].name == "Ann Reed"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The king received premier Tom Hill in Oslo.", "premier Tom Hill"),
        ("The king was received by premier Tom Hill in Oslo.", "The king"),
        ("The king met premier Tom Hill in Oslo.", "The king"),
    ],
)
def test_whoever_is_received_came(text: str, actor: str) -> None:
    found = marked(text, "state_visit", actor="The king", target="premier Tom Hill")
    assert found["actor"].text == actor
    assert {found["actor"].text, found["target"].text} == {"The king", "premier Tom Hill"}


@pytest.mark.parametrize(
    ("country", "names"),
    [("TD", "Tom Hill, Ann Reed"), ("NE", "Ann Reed, Tom Hill"), (None, "Tom Hill, Ann Reed")],
)
def test_two_of_one_office_are_told_apart(country: str | None, names: str) -> None:
    text = "The foreign ministers of Chad and Niger, Ann Reed and Tom Hill, met on Monday."
    words = split("text", text)
    host = Participant(part="actor", text="foreign ministers of Chad and Niger")
    told = both_named([host], country, words, words.sentences[0])
    assert ", ".join(one.text for one in told) == names
    assert [one.part for one in told] == ["actor", "target"]


def test_where_two_met_is_no_party() -> None:
    text = "Chadian and Nigerien officials met at Gao on Monday."
    words = split("text", text)
    at = words.lower.index("met")
    page = Page(split("title", ""), words)
    found = participants({}, Statement("state_visit", page, words.sentences[0], (at, at + 1)))
    assert "Gao" not in [one.text for one in found]


def test_many_commas_and_deaths_cost_no_time() -> None:
    text = "The ministers of Chad, Ann Reed and Tom Hill, died, " * 5_000 + "ended."
    words = split("text", text)
    host = Participant(part="actor", text="somebody")
    assert both_named([host], "TD", words, words.sentences[0])
    assert marked(text, "disaster", target="Chad")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Premier Tom Hill arrived on Monday with his foreign minister for talks.", None),
        ("Premier Tom Hill came. He flew with his foreign minister.", None),
        ("Premier Tom Hill came. He dined with his host, Ann Reed.", "his host"),
    ],
)
def test_who_comes_with_a_visitor_is_no_host(text: str, target: str | None) -> None:
    found = marked(text, "state_visit", actor="Premier Tom Hill").get("target")
    assert (found.text if found else None) == target


def test_a_welcome_received_makes_no_host() -> None:
    text = "Premier Tom Hill received a warm welcome from President Ann Reed on Monday."
    found = marked(text, "state_visit", actor="Premier Tom Hill", target="President Ann Reed")
    assert found["actor"].text == "Premier Tom Hill"


def test_an_age_is_no_part_of_a_name() -> None:
    text = "The foreign ministers of Chad and Niger, Ann Reed, 44, and Tom Hill, 50, met."
    words = split("text", text)
    host = Participant(part="actor", text="foreign ministers of Chad and Niger")
    told = both_named([host], None, words, words.sentences[0])
    assert [one.name for one in told] == ["Tom Hill", "Ann Reed"]
