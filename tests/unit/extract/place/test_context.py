"""Datelines, and the sections that stand behind them."""

import pytest

from service.classify.text import Page, split
from service.extract.place.context import Context
from tests.support.events import told
from tests.unit.extract.place.told import place


def test_a_dateline_is_the_place_where_none_is_named() -> None:
    text = "BEAUMONT, Texas - A jury sat on Monday.\n\nLONDON - Two men were stabbed on a bus."
    location = told(text, at=1).location
    assert location is not None
    assert (location.text, location.country) == ("LONDON", "GB")
    first = told(text, "prosecution").location
    assert first is not None
    assert (first.text, first.country) == ("BEAUMONT", "US")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ST. LOUIS (AP) - Two men were shot.", "ST. LOUIS"),
        ("ERIE, Pa. (AP) - Two men were shot.", "ERIE"),
        ("MELBOURNE, Florida (AP) - Two men were shot.", "MELBOURNE"),
    ],
)
def test_an_american_dateline_is_read(text: str, name: str) -> None:
    location = told(text, at=len(split("text", text).sentences) - 1).location
    assert location is not None
    assert (location.text, location.country) == (name, "US")


def test_briefs_in_one_paragraph_have_each_their_dateline() -> None:
    text = "LIMA: Rain fell for a week. OSLO: Two men were held for theft. NATO: Talks went on."
    assert place(text, "arrest", at=1) == ("Oslo", "NO")
    assert place(text, "protest", at=2) == ("Oslo", "NO")


@pytest.mark.parametrize(
    "text",
    [
        "LIMA - Talks went on. OBAMA: Two men were held.",
        "LIMA - Talks went on. AUSTIN: We held two men.",
        "LIMA - Talks went on. LEBANON - two men were held - is calm.",
        "LIMA - TALKS WENT ON. OSLO: TWO MEN WERE HELD.",
    ],
)
def test_a_speaker_inside_a_paragraph_is_no_dateline(text: str) -> None:
    page = Page(split("title", ""), split("text", text))
    context = Context(page)
    assert context.sections == 1
    assert all(context.dateline_of(one) is context.dateline for _words, one in page.sentences)


@pytest.mark.parametrize(
    ("before", "country"),
    [
        (f"Kenya is dry. {'It is dry. ' * 3}Uganda is at war. Uganda bleeds. ", "UG"),
        ("", "KE"),
    ],
)
def test_far_behind_the_dateline_the_sentences_around_tell_the_country(
    before: str, country: str
) -> None:
    text = f"NAIROBI - {before}Fighters burned huts in Mambalele."
    assert place(text, at=before.count(". "))[1] == country
