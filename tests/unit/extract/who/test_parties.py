"""The two parties of an agreement or a measure."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("title", "text", "mark", "party"),
    [
        ("", "Chad met Niger. Rain fell. The two sides signed a pact.", "The two sides", "TD"),
        ("Chad, Niger agree", "The ministers signed a pact in Mali.", "The ministers", "TD"),
        ("Chad, Niger agree", "A pact was signed.", "", "TD"),
        ("", "A Chadian envoy met Niger's. A pact was signed.", "", "TD"),
        # Neither three countries nor what is told before a pact of others.
        ("Chad, Niger and Mali agree", "The three sides signed a pact.", "The three sides", " "),
        ("", "It rained. Chad met Niger. A pact was signed.", "", ""),
        ("Chad, Niger agree", "Dockers of Lagos signed a pact.", "Dockers of Lagos", " "),
    ],
)
def test_the_first_of_two_sides_is_whom_the_document_pairs_with_another(
    title: str, text: str, mark: str, party: str
) -> None:
    marks = {"actor": mark} if mark else {}
    found = marked(text, "agreement", text.count(". "), title, **marks)
    assert " ".join(one.country or "" for one in found.values()) == party.strip()
    assert "target" not in found
    if mark and party.strip():
        assert (found["actor"].text, found["actor"].name) == (mark, "Chad")


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        ("Chad recalled its envoy from Ottawa. Canada shrugged.", "Ottawa", "Canada"),
        ("Chad recalled its ambassador from Ottawa.", "its ambassador", "Canada"),
        ("Chad recalled its ambassador for talks.", "its ambassador", None),
    ],
)
def test_a_capital_stands_for_its_country_in_a_measure(
    text: str, mark: str, name: str | None
) -> None:
    assert marked(text, "sanction", target=mark)["target"].name == name


def test_a_measure_does_not_hit_the_capital_of_its_actor() -> None:
    text = "Turkey recalled its ambassador to Ankara for consultations."
    found = marked(text, "sanction", actor="Turkey", target="its ambassador")
    assert (found["actor"].country, found["target"].country) == ("TR", None)


@pytest.mark.parametrize(
    ("text", "mark", "target"),
    [
        ("Chad, Niger recall envoys.", "Niger recall envoys", "Niger"),
        ("Chad and Niger expelled two diplomats on Monday.", "two diplomats", "Niger"),
        ("Chad, Niger expel Malian diplomats.", "Malian diplomats", "Malian diplomats"),
        ("Chad, Niger expel thieves.", "thieves", "thieves"),
    ],
)
def test_two_who_recall_envoys_do_so_to_one_another(text: str, mark: str, target: str) -> None:
    found = marked(text, "sanction", actor="Chad", target=mark)
    assert (found["actor"].text, found["target"].text) == ("Chad", target)
