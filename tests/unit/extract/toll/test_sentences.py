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


def test_since_a_day_of_the_week_is_no_history() -> None:
    raid = "Gunmen raided a mill near Kayes."
    assert told(f"{raid} Nine millers have been wounded since Monday.").injured == 9
    assert told(f"{raid} Nine millers have been wounded since January.").injured is None


def test_what_only_counts_victims_is_no_border_whatever_it_is_taken_for() -> None:
    text = "A ferry sank. Divers said 16 bodies had been found{}. Eleven were hurt."

    def of_ferry(place: str, subtype: str, trigger: str | None) -> tuple[int | None, int | None]:
        page = Page.of("", text.format(place))
        sinking = stated(page, "disaster", 0, trigger="sank")
        more = stated(page, "disaster", 1, trigger=trigger)
        first, other = (
            one.model_copy(update={"subtype": kind})
            for one, kind in ((sinking, "transport_accident"), (more, subtype))
        )
        found = enrich(first, page, PUBLISHED, fail, [first, other])
        return found.killed, found.injured

    assert of_ferry("", "other_disaster", None) == (16, 11)
    assert of_ferry("", "other_disaster", "bodies had been found") == (16, 11)
    assert of_ferry("", "other_disaster", "sunk") == (None, None)
    assert of_ferry("", "flood", None) == (None, None)
    assert of_ferry(" in Lewa", "other_disaster", None) == (None, None)


def test_what_a_deed_is_measured_by_is_another() -> None:
    worst = "It is the worst crash since 2015, when 43 passengers died."
    assert told(f"{worst} A coach overturned. Six passengers died.", "disaster").killed == 6
    monday = "Fighting has gone on since Monday, when rebels killed nine men."
    assert told(monday).killed == 9


def test_a_toll_that_grew_is_told_for_the_one_before() -> None:
    text = "At least nine workers died in a fire. By noon the toll had reached {}."
    assert told(text.format(14), "disaster").killed == 14
    assert told(text.format(7), "disaster").killed == 9
    before = "The toll of the fire rose to 14. A bomb killed nine men in Gao."
    assert told(before, at=1).killed == 9
