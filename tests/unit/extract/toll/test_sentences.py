"""Which sentences may tell an event's toll."""

from schemas.event import Evidence
from service.classify.text import Page, split
from service.extract.enrich import enrich
from tests.support.events import PUBLISHED, fail, stated, told


def test_the_dead_of_one_attack_are_not_anothers() -> None:
    text = "A car bomb killed 12 people in Mosul. Gunmen attacked a checkpoint in Kirkuk."
    assert told(text, at=1).killed == 12  # the only attack: what is told near is of it
    attacks = [("security_incident", 0), ("security_incident", 1)]
    assert told(text, at=1, others=attacks).killed is None


def test_what_follows_an_event_tells_its_toll_up_to_the_next() -> None:
    text = (
        "A bus fell into a ravine near Cusco on Monday. Nine passengers died. Gunmen raided a "
        "mine. Two guards were hurt. Teachers marched in Lima. A teacher was injured."
    )
    events = [("disaster", 0), ("security_incident", 2), ("protest", 4)]
    crash = told(text, "disaster", 0, others=events)
    raid = told(text, "security_incident", 2, others=events)
    march = told(text, "protest", 4, others=events)
    assert (crash.killed, crash.injured) == (9, None)
    assert (raid.killed, raid.injured) == (None, 2)
    assert (march.killed, march.injured) == (None, 1)


def test_what_only_goes_on_with_an_event_is_no_border() -> None:
    text = "Raiders hit a mill. A hundred men came at dawn. Two millers were hurt."
    page = Page(split("title", ""), split("text", text))
    first, more = stated(page, "security_incident", 0), stated(page, "security_incident", 1)
    sure = stated(page, "security_incident", 1, trigger="came")
    assert enrich(first, page, PUBLISHED, fail, [first, more]).injured == 2
    assert enrich(first, page, PUBLISHED, fail, [first, sure]).injured is None


def test_a_titles_toll_is_of_the_attack_told_first() -> None:
    page = Page(
        split("title", "Drones hit a depot, two hurt"),
        split("text", "Drones hit a depot in Klin. Shells fell on a mill in Sumy."),
    )
    title = Evidence(
        field="title",
        start=0,
        end=27,
        text="Drones hit a depot, two hurt",
        sentence="Drones hit a depot, two hurt",
        sentence_start=0,
        trigger="hit",
    )
    events = [stated(page, "security_incident", at) for at in (0, 1)]
    told = [one.model_copy(update={"evidence": [*one.evidence, title]}) for one in events]
    hurt = [enrich(one, page, PUBLISHED, fail, told).injured for one in told]
    assert hurt == [2, None]


def test_an_attack_in_another_town_goes_on_with_none() -> None:
    text = "Raiders hit a mill in Gao. Gunmen shot a priest in {}. Two priests were hurt."
    attacks = [("security_incident", 0), ("security_incident", 1)]
    assert told(text.format("Mopti"), others=attacks).injured is None
    assert told(text.format("Gao"), others=attacks).injured == 2


def test_ones_age_is_no_history() -> None:
    raid = "Gunmen raided a mill near Kayes."
    assert told(f"{raid} An 18-year-old miller was wounded.").injured == 1
    assert told(f"{raid} Nine millers were wounded there last year.").injured is None
