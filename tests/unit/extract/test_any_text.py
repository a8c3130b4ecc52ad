"""Any words at all have fields."""

import json
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.classify.lexicon import words_of
from service.classify.text import Page, split
from service.extract.place.context import Context
from service.extract.who.grammar import VERBS
from tests.support.events import told

PIECES = st.sampled_from(
    [
        *words_of(
            "In Paris Tripoli 10 to 15 people were killed on Monday until 5-6 May 2020 , . LIMA - "
            "-- 17:55 the capital of who by Georgia ’s Niger State last day bringing dead "
            "hospital sent he İ ß ² ३ and Court"
        ),
        "\n\n",
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(PIECES, min_size=1, max_size=60),
    st.sampled_from([*VERBS, "disaster", "of_the_users_own"]),
    st.sampled_from(["occurred", "planned"]),
)
@example(["Paris", "In"], "arrest", "occurred")
def test_no_words_raise(pieces: list[str], category: str, status: str) -> None:
    text = " ".join(pieces)
    words = split("text", text)
    for at in range(len(words.sentences)):
        event = told(text, category, at, status)
        json.loads(event.model_dump_json())
        if event.event_date is not None and event.event_date.precision == "day":
            date.fromisoformat(event.event_date.value)


@pytest.mark.parametrize(
    "unit",
    ["Paris ", "in Paris, ", "10 ", "the last day of ", "killed ", "- ", "he said on Monday "],
)
def test_a_sentence_of_a_megabyte_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    page = Page(split("title", ""), split("text", text))
    Context(page)
    if page.body.sentences:
        told(text[:200_000], "arrest", -1)
