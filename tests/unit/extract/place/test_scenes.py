"""Where what was told before an event happened."""

import pytest

from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, stated, told
from tests.unit.extract.place.told import place


@pytest.mark.parametrize(
    ("text", "category", "at", "name"),
    [
        ("HANOI - A dam burst in Thai Binh.", "disaster", 0, "Thai Binh"),
        (
            "OSLO - Two guards were shot in Bergen. In another, a thief was held.",
            "arrest",
            1,
            "OSLO",
        ),
        ("OSLO - Two guards were shot in Bergen. A thief was held.", "arrest", 1, "Bergen"),
    ],
)
def test_another_item_is_told_of_the_dateline(text: str, category: str, at: int, name: str) -> None:
    others = [("security_incident", 0)] if at else []
    location = told(text, category, at, others=others).location
    assert location is not None
    assert location.text == name


def test_there_is_the_place_of_the_sentence_before() -> None:
    for told_of in (
        "Two soldiers were shot there on Monday.",
        "There, gunmen shot two soldiers.",
        "Gunmen shot two soldiers there.",
        "Gunmen shot a village chief at the market there and fled.",
    ):
        text = "NAIROBI - The army sent guards to Goma. " + told_of
        assert place(text, at=1) == ("Goma", "CD"), told_of
    for other in (
        "There were two bombs on Monday.",
        "There's been a blast that killed two.",
        "There also was a blast that killed two.",
        "There came a blast that killed two.",
        "Officers said there no longer was any threat after they shot two men.",
        "Gunmen shot two officers near the market and stayed there.",
        "Two men on their way from there were shot.",
    ):
        text = "NAIROBI - The army sent guards to Goma. " + other
        assert place(text, at=1) == ("Nairobi", "KE"), other
    text = "NAIROBI - The army left for Goma. Two soldiers were shot there on Monday."
    assert place(text, at=1) == ("Nairobi", "KE")


@pytest.mark.parametrize(
    ("before", "category", "name"),
    [
        ("A bus was set alight in Graz.", "arrest", "Graz"),
        ("A bus was set alight in Graz. It burned out.", "arrest", "Graz"),
        ("A bus was set alight in Graz. It burned out.", "prosecution", "Vienna"),
        ("A bus was set alight in Graz.", "security_incident", "Graz"),
        ("A bus was set alight in Graz.", "protest", "Vienna"),
        ("A bus was set alight in Graz.", "disaster", "Vienna"),
        ("A bus was set alight in Graz. Separately, it burned.", "arrest", "Vienna"),
        ("A bus was set alight in Munich.", "arrest", "Vienna"),
        ("A bus was set alight.", "arrest", "Vienna"),
    ],
)
def test_what_follows_on_a_deed_is_where_that_was(before: str, category: str, name: str) -> None:
    text = f"VIENNA - Austria is shocked. {before} Two men were seized at once."
    assert place(text, category, at=2 + before.count(". "))[0] == name


def test_what_follows_on_a_deed_is_where_its_later_evidence_puts_that() -> None:
    text = "VIENNA - A bus burned down. It was in Graz. All ran. Police came. It rained."
    assert place(text + " Four men were held.", "arrest", at=5)[0] == "Vienna"
    page = Page(split("title", ""), split("text", text + " Four men were held."))
    deed = stated(page, "security_incident", 0)
    later = stated(page, "security_incident", 1).evidence
    deed = deed.model_copy(update={"evidence": [*deed.evidence, *later]})
    arrest = stated(page, "arrest", 5)
    location = enrich(arrest, page, PUBLISHED, fail, [deed, arrest]).location
    assert location is not None
    assert location.text == "Graz"


@pytest.mark.parametrize(
    ("deeds", "behind", "name"),
    [
        (["security_incident"], "Four men were held.", "Graz"),
        (["sanction", "security_incident"], "Four men were held.", "Graz"),
        (["disaster"], "Four men were held.", "Vienna"),
        (["security_incident"], "Meanwhile, four men were held.", "Vienna"),
        (["security_incident"], "In other news, four men were held.", "Vienna"),
    ],
)
def test_an_arrest_follows_an_earlier_deed_but_not_as_another_item(
    deeds: list[str], behind: str, name: str
) -> None:
    text = f"VIENNA - A bus burned down in Graz. {'It rained. ' * 4}{behind}"
    others = [(one, 0) for one in deeds]
    for order in (others, others[::-1]):
        location = told(text, "arrest", 5, others=order).location
        assert location is not None
        assert location.name == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("One man was arrested at the scene.", "Paris"),
        ("One man was arrested on Monday.", "Brisbane"),
        ("One man was arrested at the scene in Lyon.", "Lyon"),
    ],
)
def test_the_scene_is_where_the_last_deed_was(last: str, name: str) -> None:
    text = "A school in Brisbane was closed. A fire at a hotel in Paris killed four. "
    text += f"It was dark. Nobody slept. {last}"
    location = told(text, "arrest", 4, others=[("disaster", 1)]).location
    assert location is not None
    assert location.name == name
