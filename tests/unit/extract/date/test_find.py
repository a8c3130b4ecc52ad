"""When it happened: choices between several readings of a document."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from schemas.event import EventDate
from service.classify.text import Page, split
from service.extract.date.told import dates_in
from service.extract.date.week import in_two_months
from service.extract.enrich import enrich
from tests.support.events import fail, stated, told


@pytest.mark.parametrize(
    ("text", "category", "status", "value"),
    [
        ("Two men were held on Tuesday until a hearing on 9 April.", "arrest", "occurred", "03-26"),
        ("He has been in a cell since 3 February 2022.", "arrest", "occurred", "2022-02-03"),
        ("The leaders will meet in Sochi on Friday.", "state_visit", "planned", "03-29"),
        ("The leaders are to meet in Sochi tomorrow.", "state_visit", "occurred", "03-28"),
        ("It was a cold night. 17:55 Two men were shot.", "security_incident", "occurred", None),
        ("17:55 Two men were shot at the gate.", "security_incident", "occurred", "03-27"),
        ("In 1946 a ferry sank and 40 drowned.", "disaster", "occurred", None),
        ("The talks were held on 5-6 February.", "state_visit", "occurred", "02-05"),
        ("It burned on the last day of October.", "disaster", "occurred", "2023-10"),
        ("The men walked out on the second of March.", "protest", "occurred", "03-02"),
        ("Two men died, police said on Tuesday.", "security_incident", "occurred", None),
        ("The pact was signed, both sides said on Tuesday.", "agreement", "occurred", "03-26"),
    ],
)
def test_dates_of_events(text: str, category: str, status: str, value: str | None) -> None:
    found = told(text, category, status=status).event_date
    wanted = f"2024-{value}" if value and len(value) == 5 else value
    assert (found.value if found else None) == wanted


def test_the_day_told_before_carries_over_but_never_the_publication_date() -> None:
    text = "A bomb went off in Kabul on Monday. The police came. It killed nine people."
    found = told(text, at=2).event_date
    assert found is not None
    assert found.value == "2024-03-25"
    assert told("A bomb killed nine people in Kabul.").event_date is None


@pytest.mark.parametrize(
    ("text", "at", "category", "day"),
    [
        (
            "Police stormed a farm near Gulu on Tuesday. Four men were held.",
            1,
            "arrest",
            "2024-03-26",
        ),
        (
            "Rebels shelled Goma. Nine people died and the hospital was full on Tuesday.",
            0,
            "security_incident",
            "2024-03-26",
        ),
        # Of two days neither is surely the event's, and what goes on began on another.
        (
            "On 3 January a fire broke out at Ayr. The owner came on 9 March. A judge jailed him.",
            2,
            "prosecution",
            None,
        ),
        (
            "Ministers met on 3 March in Rabat. They left. Miners have been on strike.",
            2,
            "protest",
            None,
        ),
        # What has been done is told without a day.
        (
            "Gunmen shot a judge in Goma on Tuesday. Police have arrested nine men.",
            1,
            "arrest",
            None,
        ),
        # A dateline opens another item.
        (
            "GULU: Police stormed a farm on Tuesday.\n\nLIRA: Four men were held in a market.",
            1,
            "arrest",
            None,
        ),
        # "Last week" tells no day, and forbids that of another sentence.
        (
            "Rebels shelled Goma on Monday. Gunmen shot a judge last week.",
            1,
            "security_incident",
            "2024-03",
        ),
        (
            "Rebels shelled Goma on Monday. Gunmen shot a judge at the weekend.",
            1,
            "security_incident",
            "2024-03",
        ),
        (
            "Rebels shelled Goma on Monday. Last week's attack on a judge killed two.",
            1,
            "security_incident",
            "2024-03",
        ),
    ],
)
def test_a_neighbouring_day_is_taken_where_it_is_likely(
    text: str, at: int, category: str, day: str | None
) -> None:
    status = "ongoing" if category == "protest" else "occurred"
    found = told(text, category, at, status).event_date
    assert (found.value if found is not None else None) == day


@pytest.mark.parametrize(
    ("day", "said", "value"),
    [
        ((2024, 3, 27), "last week", "2024-03"),
        ((2024, 3, 6), "last week", None),  # 26 February to 3 March
        ((2024, 3, 27), "next week", "2024-04"),
        ((2024, 7, 1), "at the weekend", "2024-06"),
        ((2024, 6, 3), "at the weekend", "2024-06"),
    ],
)
def test_a_week_tells_its_month_unless_it_lies_in_two(
    day: tuple[int, int, int], said: str, value: str | None
) -> None:
    published = datetime(*day, 9, tzinfo=UTC)
    status = "planned" if said == "next week" else "occurred"
    text = f"Gunmen shot a judge {said}."
    found = told(text, status=status, published=published).event_date
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "category", "temporal", "day"),
    [
        ("A bomb killed nine people on Monday.", "security_incident", "breaking", True),
        ("A bomb killed nine people on 3 January.", "security_incident", "recent", True),
        (
            "Monday is the anniversary of the bomb that killed 90.",
            "security_incident",
            "old",
            False,
        ),
        ("Ten years ago on Monday a ferry sank and 90 drowned.", "disaster", "old", False),
        ("They marched on Monday, on the anniversary of the coup.", "protest", "breaking", True),
        ("A bomb killed nine people.", "security_incident", None, False),
    ],
)
def test_what_looks_back_is_never_breaking(
    text: str, category: str, temporal: str | None, day: bool
) -> None:
    event = told(text, category)
    assert event.temporal == ("background" if temporal == "old" else temporal)
    assert (event.event_date is not None) == day


@pytest.mark.parametrize(
    ("text", "category", "trigger", "day"),
    [
        (
            "A man has been charged with burning down a barn on 11 March.",
            "prosecution",
            "charged with",
            None,
        ),
        ("A man was charged on 11 March with arson.", "prosecution", "charged", "2024-03-11"),
        (
            "Police have arrested a man who, they say, shot at a train on Friday.",
            "arrest",
            "arrested",
            None,
        ),
        ("Police have arrested nine on Friday.", "arrest", "arrested", "2024-03-22"),
        # A protest has the day since when it has gone on.
        (
            "Farmers who had closed the road since Sunday left on Tuesday.",
            "protest",
            "closed the road",
            "2024-03-24",
        ),
        # The day on which a toll grew.
        ("The number of drowned rose to 49 on Monday.", "disaster", "drowned", None),
        ("The river rose on Monday and drowned nine.", "disaster", "drowned", "2024-03-25"),
        # The deed's day.
        ("Police have arrested ten men after a brawl on Monday.", "arrest", "arrested", None),
        (
            "A man has been held since a brawl on Monday.",
            "arrest",
            "held",
            "2024-03-25",
        ),
        ("A man who burned a barn on Monday has been charged.", "prosecution", "charged", None),
        ("A man wanted since 1993 was arrested in Lyon.", "arrest", "arrested", None),
        ("Police arrested a man who had been on the run since 1993.", "arrest", "arrested", None),
        ("A man held since Monday was charged.", "prosecution", "charged", None),
        ("He has been held in Lyon since 1993.", "arrest", "held", "1993"),
        ("All was calm since Monday, when ten were held.", "arrest", "held", "2024-03-25"),
        ("Since Monday police have arrested ten men.", "arrest", "arrested", "2024-03-25"),
        # The day on which it was told.
        (
            "On Monday rebels said they had shelled a port.",
            "security_incident",
            "shelled",
            None,
        ),
        # A deadline.
        ("Oslo expelled an envoy, who must leave by Friday.", "sanction", "expelled", None),
        # A court's day to come.
        ("He was charged and will appear in court on Monday.", "prosecution", "charged", None),
        (
            "Police charged a would-be rival of his on Monday.",
            "prosecution",
            "charged",
            "2024-03-25",
        ),
        # On which day the charge was told is no matter.
        ("A man has been charged, police said on Monday.", "prosecution", "charged", None),
    ],
)
def test_whose_day_a_sentence_tells(
    text: str, category: str, trigger: str, day: str | None
) -> None:
    found = told(text, category, trigger=trigger).event_date
    assert (found.value if found is not None else None) == day


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        # 27 March 2024 is a Wednesday.
        (
            "Boats were at work on Tuesday, three days after floods drowned nine people.",
            "drowned",
            "2024-03-23",
        ),
        ("Two weeks after gunmen shot a judge, nobody has been held.", "shot", "2024-03-13"),
        ("Trade fell on Monday, two months after troops shelled the port.", "shelled", "2024-01"),
        ("Two days after the blast, police shot a man on Monday.", "shot", "2024-03-25"),
        ("A week after the vote gunmen on March 4 shot a judge.", "shot", "2024-03-04"),
        ("Clashes on the road this month killed nine people.", "killed", "2024-03"),
        ("Soldiers burned huts in the last week of February.", "burned", "2024-02"),
        ("Gunmen shot a judge on 19 July last year.", "shot", "2023-07-19"),
        # A day of the event's own.
        (
            "Two days after gunmen shot a judge on Monday, three men were held.",
            "shot",
            "2024-03-25",
        ),
        ("A day after troops shelled the port on Sunday, a truce came.", "shelled", "2024-03-24"),
        ("Two weeks after the coup soldiers shot a judge on Monday.", "shot", "2024-03-25"),
        ("A truce came on Monday, 48 hours after troops shelled a port.", "shelled", "2024-03-23"),
        ("A truce came on Monday, 30 hours after troops shelled a port.", "shelled", "2024-03-25"),
        ("Gunmen shot a judge in April of last year.", "shot", "2023-04"),
        ("Gunmen shot a judge in January of a dry year.", "shot", "2024-01"),
        ("Gunmen shot a judge on Monday; one is to stand trial in May.", "shot", "2024-03-25"),
        # "Due to" tells a cause.
        ("Gunmen shot a judge due to a feud on Monday.", "shot", "2024-03-25"),
        # "Last March" is not this one.
        ("Gunmen shot a judge last March.", "shot", "2023-03"),
        ("Gunmen shot a judge last February.", "shot", "2024-02"),
        # Days before what has a day of its own.
        ("Gunmen shot a judge two days before Sunday's vote.", "shot", "2024-03-22"),
        ("Gunmen shot a judge on the eve of the March 11 vote.", "shot", "2024-03-10"),
        # An apposition begins no other clause.
        ("It came a day after a market in Goma, a port, was shelled.", "shelled", "2024-03-26"),
        ("Troops shelled a port at the weekend, on Saturday night.", "shelled", "2024-03-23"),
        # No day to come.
        ("A group spoke up for Monday's blast, which killed nine.", "killed", "2024-03-25"),
        ("Men gathered for Friday prayers when gunmen shot them.", "shot", "2024-03-22"),
        ("The killing last month of a judge shocked many.", "killing", "2024-02"),
        ("Gunmen shot a judge on the march last year.", "shot", "2023"),
        # The day is better than the week.
        ("Gunmen shot a judge on Monday, the third attack this week.", "shot", "2024-03-25"),
    ],
)
def test_a_day_told_from_another(text: str, trigger: str, value: str) -> None:
    found = told(text, trigger=trigger).event_date
    assert found is not None
    assert found.value == value


def test_a_visit_on_the_17th_is_ahead() -> None:
    visit = told(
        "The president will visit Berlin on the 17th.",
        "state_visit",
        status="planned",
        published=datetime(2026, 3, 12, tzinfo=UTC),
    )
    assert visit.event_date is not None
    assert visit.event_date.value == "2026-03-17"


def _day_of(text: str, day: tuple[int, int, int] = (2024, 3, 27), **more: Any) -> str | None:
    """Return what the text's first sentence gives for the event's date, published then."""
    found = told(text, published=datetime(*day, 9, tzinfo=UTC), **more).event_date
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police arrested Will Young in Leeds on Monday.", "2024-03-25"),
        ("Gunmen shot dead Will Young in Leeds on Monday.", "2024-03-25"),
        ("An inquest heard of Will Young in Leeds on Monday.", "2024-03-25"),
        (
            "Police said they will question nine students arrested in Kampala on Monday.",
            "2024-03-25",
        ),
        ("Soldiers who must guard the port shot nine people in Goma on Monday.", "2024-03-25"),
        ("Police would not name the man arrested on Monday in Oslo.", "2024-03-25"),
        ("The envoy who will lead the talks was in Oslo on Monday.", "2024-03-25"),
        # What is still to come.
        ("Two men will be formally charged in Oslo on Monday.", None),
        ("Two men will be tried and sentenced in Oslo on Monday.", None),
        ("Two men will appear in court charged with murder on Monday.", None),
        ("The president will visit flooded towns on Monday.", None),
        ("The president will visit the flooded town on Monday.", None),
        ("The schools will remain closed on Monday.", None),
        ("The envoy will fly to the United States on Monday.", None),
        ("Unions will hold a march planned for Monday.", None),
    ],
)
def test_a_day_behind_a_past_verb_is_not_to_come(text: str, value: str | None) -> None:
    assert _day_of(text) == value


def test_said_in_the_next_sentence_tells_nothing_of_the_day() -> None:
    text = "On Monday nine people died. Police said rebels shot them in Goma."
    assert _day_of(text) == "2024-03-25"


@pytest.mark.parametrize(
    ("text", "day", "status", "value"),
    [
        ("Police arrested nine men in Dakar this weekend.", (2024, 7, 1), "occurred", "2024-06"),
        ("Police arrested nine men in Dakar this weekend.", (2024, 6, 30), "occurred", "2024-06"),
        ("Police arrested nine men at the weekend.", (2024, 9, 2), "occurred", None),
        ("Police arrested nine men this weekend.", (2024, 9, 2), "occurred", None),
        ("Police arrested nine men last weekend.", (2024, 6, 1), "occurred", "2024-05"),
        ("Bakers will march at the weekend.", (2024, 5, 29), "planned", "2024-06"),
        ("Bakers will march next weekend.", (2024, 5, 25), "planned", "2024-06"),
        ("Bakers will march at the weekend.", (2024, 8, 28), "planned", None),
    ],
)
def test_a_weekend_is_the_one_meant(
    text: str, day: tuple[int, int, int], status: str, value: str | None
) -> None:
    category = "protest" if status == "planned" else "arrest"
    assert _day_of(text, day, category=category, status=status) == value


def test_a_week_in_two_months_leaves_the_day_to_the_other_sentences() -> None:
    text = "Gunmen killed nine people in Goma last week. {} The port was shelled on Monday."
    for other, value in (
        ("The victims were shot on Thursday 29 February.", "2024-02-29"),
        ("The victims were shot at noon.", None),
    ):
        page = Page(split("title", ""), split("text", text.format(other)))
        parts = [stated(page, "security_incident", at).evidence[0] for at in (0, 1)]
        event = stated(page, "security_incident", 0).model_copy(update={"evidence": parts})
        found = enrich(event, page, datetime(2024, 3, 6, 9, tzinfo=UTC), fail).event_date
        assert (found.value if found else None) == value


def test_days_beyond_the_calendar_are_none() -> None:
    words = split("text", "Gunmen shot a judge two days before Monday's vote.")
    assert dates_in(words, words.sentences[0], datetime(1, 1, 1, tzinfo=UTC)) == []
    week = EventDate(value="9999-12", precision="month", text="this week")
    assert not in_two_months(week, date(9999, 12, 31))
    assert _day_of("Gunmen shot a judge this week.", (9999, 12, 31)) == "9999-12"
