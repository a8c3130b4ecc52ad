"""Who took part: the way from the sentence to the field."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        (
            "A baker is being held by Chad on a barge that Niger's army wants to see.",
            "Niger's army",
            "Chad",
        ),
        ("A baker was held by mistake while the army left.", "the army", "the army"),
        ("A baker was arrested by the Seine, the police said.", "the police", "the police"),
        ("A baker was arrested by police of the army's camp.", "police", "police"),
        ("A baker was arrested on Monday, by dusk the army left.", "the army", "the army"),
    ],
)
def test_by_names_who_did_it(text: str, mark: str, actor: str) -> None:
    assert marked(text, "arrest", actor=mark, target="A baker")["actor"].text.startswith(actor)


@pytest.mark.parametrize(
    ("text", "category", "mark"),
    [
        ("Bakers marched against thefts by Chad's clerks.", "protest", "Bakers"),
        ("Bakers were blocked by Tom Hill in Gao.", "protest", "Bakers"),
        ("Raiders attacked a mill by Lake Chad.", "security_incident", "Raiders"),
        ("Officers detained a baker by the Chadian border.", "arrest", "Officers"),
    ],
)
def test_by_names_neither_a_place_nor_who_is_protested_against(
    text: str, category: str, mark: str
) -> None:
    assert marked(text, category, actor=mark)["actor"].text == mark


def test_the_islamic_state_is_no_place() -> None:
    text = "A baker was shot dead by Islamic State, raiders said."
    found = marked(text, "security_incident", actor="raiders", target="A baker")
    assert found["actor"].text == "Islamic State"
