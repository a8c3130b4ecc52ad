"""Triggers are found in one pass over a field, as if each sentence were read alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.classify.taxonomy import load_taxonomy
from service.classify.text import split
from service.classify.triggers import GAP, Phrases, Triggers

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


class Watched(list[str]):
    """Words that count how often they are looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        """Return a word or some."""
        self.looks += 1
        return super().__getitem__(at)


@pytest.mark.parametrize(("end", "there"), [("bell", True), ("bell rang", False)])
def test_a_phrase_of_many_gaps_tries_no_word_again_and_again(end: str, there: bool) -> None:
    phrases = Phrases([(" ... ".join([*["ring"] * 7, end]), 0)], {})
    words = Watched((["ring"] * 5 + ["bell"]) * 10)
    assert phrases.any(words, 0, len(words)) == there
    assert words.looks < 1_000 * len(words)


CLASSES = {"force": frozenset({"army", "police"})}
PHRASES = ["ring ... bell", "ring the bell", "ring", "ring _ bell", "@force ... ring", "the ... _"]
HEARD = st.lists(st.sampled_from(["ring", "the", "bell", "a", "army", "police"]), max_size=14)


def stands(words: list[str], elements: list[str]) -> bool:
    """Tell whether words begin with a phrase, its elements taken one by one."""
    if not elements:
        return True
    first, *rest = elements
    if first == "...":
        return any(stands(words[skipped:], rest) for skipped in range(min(len(words), GAP + 1)))
    known = words[:1] != [] and (
        first == "_" or words[0] == first or words[0] in CLASSES.get(first[1:], ())
    )
    return known and stands(words[1:], rest)


@given(HEARD, st.integers(0, 14))
def test_the_index_finds_what_a_plain_reading_finds(words: list[str], last: int) -> None:
    phrases = Phrases(((phrase, n) for n, phrase in enumerate(PHRASES)), CLASSES)
    last = min(last, len(words))
    begun = phrases.begun(words, 0, len(words))  # a sentence may end before the words do
    begun = [one for one in begun if one[0] < last]
    found = [(hit.first, hit.trigger) for hit in phrases.find(words, begun, last)]
    assert found == [
        (at, number)
        for at in range(last)
        for number, phrase in enumerate(PHRASES)
        if stands(words[at:last], phrase.split())
    ]
