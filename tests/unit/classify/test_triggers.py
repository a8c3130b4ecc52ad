"""Triggers are found in one pass over a field, as if each sentence were read alone."""

from hypothesis import given
from hypothesis import strategies as st

from service.classify.taxonomy import load_taxonomy
from service.classify.text import split
from service.classify.triggers import Triggers

TRIGGERS = Triggers(load_taxonomy())
SPOKEN = (
    "police arrested took three men into custody . a bomb went off in the market . heart attack ! "
    "signed an agreement on strike ? was sent to prison , sanctions against \n\n met in Oslo"
)
PIECES = st.sampled_from(SPOKEN.split(" "))


@given(st.lists(PIECES, max_size=60))
def test_one_pass_finds_what_each_sentence_holds(pieces: list[str]) -> None:
    words = split("text", " ".join(pieces))
    alone = [TRIGGERS.find(words.lower, one.first, one.last) for one in words.sentences]
    assert TRIGGERS.find_in(words) == alone


def test_a_phrase_never_reaches_into_the_next_sentence() -> None:
    words = split("text", "Police took three men. Into custody they went.")
    first, _second = TRIGGERS.find_in(words)
    names = {TRIGGERS.all[hit.trigger].category for hit in first}
    assert "arrest" not in names
    (whole,) = TRIGGERS.find_in(split("text", "Police took three men into custody."))
    assert {TRIGGERS.all[hit.trigger].category for hit in whole} == {"arrest"}
