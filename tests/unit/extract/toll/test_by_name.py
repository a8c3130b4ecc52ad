"""How many were arrested, where no sentence counts them."""

import pytest

from schemas.event import Participant
from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, stated, told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Police paraded six men who stole cables. The suspects were caught at a kiosk.", 6),
        ("Two men attacked a guard. They were caught within hours.", 2),
        ("Rain fell. They were caught within hours.", None),
        ("A clerk vanished. He has been in a cell since Monday, two lawyers said.", 1),
        ("Four women sued. Both sides met. Police drove off Kostova in a van.", None),
    ],
)
def test_those_held_are_whom_the_sentences_before_count(text: str, number: int | None) -> None:
    last = len(split("text", text).sentences) - 1
    assert told(text, "arrest", last).detained == number


def test_whom_the_surest_sentence_names_others_do_not_outnumber() -> None:
    text = "Police caught a baker, Ivo Lang, in Nis. He is a mason. Five guards were also arrested."
    page = Page(split("title", ""), split("text", text))
    evidence = stated(page, "arrest", 0).evidence + stated(page, "arrest", 2).evidence
    target = Participant(part="target", text="a baker, Ivo Lang", name="Ivo Lang")
    bare = stated(page, "arrest", 0).model_copy(
        update={"evidence": evidence, "participants": [target]}
    )
    assert enrich(bare, page, PUBLISHED, fail).detained == 1
