"""Plain news sentences, through the whole classifier: what they say of custody, day and status."""

import pytest

from schemas.event import Event
from tests.support.shipped import events_of


def event_of(category: str, text: str) -> Event:
    """Return the one event of a category that a text of that Friday states."""
    (event,) = events_of(category, text)
    return event


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (11, "Police arrested 11 people – eight men and three women – in Rotterdam on Saturday."),
        (11, "Police arrested 11 people, eight men and three women, in Rotterdam on Saturday."),
        (5, "Officers arrested four men, aged between 19 and 42, and a 17-year-old girl."),
        (3, "Two men aged 22 and 25 and a woman aged 31 were held on suspicion of assault."),
        (5, "Two women aged 23 and 25, and three men, aged 22, 28 and 40, were arrested."),
        (2, "Officers arrested a man in his 40s and a woman in her 30s in Limerick yesterday."),
        (3, "Two suspects were arrested at the scene and a third was picked up the next day."),
        (12, "Leeds police have made five further arrests, bringing the total to 12."),
        (7, "Three of the seven men detained last Thursday were freed on Tuesday."),
        (40, "Of the 40 detained in Minsk, 25 were later released."),
        (9, "The lawyer was arrested along with eight other activists in Mashhad."),
        (64, "Police have arrested a total of 64 people in three cities."),
        (3, "Two brothers, 24 and 27, and their cousin were arrested in Marseille on Tuesday."),
        (28, "Nine suspects were detained on Friday, bringing the number in custody to 28."),
        (3, "A 16-year-old boy and two men, both 22, were arrested in Croydon on Monday."),
        (4, "Police arrested three men, all from Leeds, and a woman from York on Monday."),
        # What could easily be counted otherwise.
        (3, "Three men were arrested along with two pistols and 12 cartridges in Meerut."),
        (1, "A trader was arrested along with a pistol in Meerut on Monday."),
        (1, "Police arrested a man, 31, and the police chief said more arrests would follow."),
        (6, "Police arrested four men aged 34 and two women in Leeds on Monday."),
        (6, "Police in Delhi arrested three men, two women and a boy on Monday."),
        (2, "Two of the seven men were arrested in Leeds on Monday."),
        (6, "Six people were arrested, taking the total number of seized rifles to 40."),
        (12, "Twelve people, among them two minors, were detained in Minsk on Sunday."),
    ],
)
def test_those_held_are_counted_once_each(number: int, text: str) -> None:
    assert event_of("arrest", text).detained == number


@pytest.mark.parametrize(
    ("category", "day", "text"),
    [
        (
            "arrest",
            "2026-11-14",
            "Three men were arrested in Leeds on the 14th on suspicion of fraud.",
        ),
        (
            "prosecution",
            "2026-11-23",
            "The trial of the former mayor opens in Marseille on Monday.",
        ),
        (
            "prosecution",
            "2026-11-23",
            "The trial of a man who was arrested on Tuesday will open in Bonn on Monday.",
        ),
        ("sanction", "2026-11-23", "New EU sanctions on Russian oil take effect on Monday."),
        ("state_visit", "2026-11-22", "Zelensky arrives in Athens on Sunday for talks on gas."),
        (
            "protest",
            "2026-11-21",
            "The rally, planned for Saturday in Harare, was banned by police on Thursday.",
        ),
        (
            "security_incident",
            "2026-11-19",
            "Overnight into Thursday, Russian drones struck a block in Ternopil, killing 26.",
        ),
        (
            "security_incident",
            "2026-11-19",
            "A policeman was stabbed in Munich on Thursday, two days after a similar attack in "
            "Augsburg.",
        ),
        (
            "disaster",
            "2026-11-15",
            "It was the second train crash in Spain this week: on Sunday two trains collided near "
            "Cordoba, killing 39.",
        ),
        ("protest", "2026-11-16", "Rallies went on for a fifth straight day in Antananarivo."),
        # What could easily be read otherwise.
        (
            "prosecution",
            "2026-11-16",
            "The trial of the former mayor opened in Marseille on Monday.",
        ),
        ("arrest", None, "Three men were arrested on the 14th floor of a hotel in Leeds."),
        (
            "protest",
            "2026-11-23",
            "The rally will be held in Harare and was set by the union for Monday.",
        ),
        (
            "security_incident",
            "2026-11-18",
            "Hundreds held a vigil in Bondi on Friday, two days after gunmen killed nine people.",
        ),
    ],
)
def test_an_event_has_the_day_that_its_sentence_tells(
    category: str, day: str | None, text: str
) -> None:
    told = event_of(category, text).event_date
    assert (told.value if told else None) == day


def test_an_arrest_does_not_have_the_day_of_its_deed() -> None:
    for verb in ("had", "have"):
        text = (
            f"Police said they {verb} arrested a man over the stabbing of a boy on Tuesday evening."
        )
        assert event_of("arrest", text).event_date is None
    for text in (
        "Police said they had arrested a man in Leeds on Tuesday evening.",
        "Police had arrested over 300 people in Bamako on Monday, officials said.",
        "Police have arrested over 300 people in Bamako on Monday.",
    ):
        assert event_of("arrest", text).event_date is not None


@pytest.mark.parametrize(
    ("category", "status", "text"),
    [
        ("prosecution", "planned", "The trial of the former mayor opens in Marseille on Monday."),
        ("arrest", "occurred", "Of the 31 people detained, 28 have since been freed."),
        ("arrest", "ongoing", "A US journalist has been detained in Kuwait for seven weeks."),
        (
            "disaster",
            "ongoing",
            "The blaze, which has burnt since Sunday, has destroyed 200 homes.",
        ),
        (
            "protest",
            "ongoing",
            "A jailed politician entered the 40th day of a hunger strike on Thursday.",
        ),
        (
            "security_incident",
            "disputed",
            "The army said it recaptured Bara from the rebels on Wednesday; the RSF denied it.",
        ),
        (
            "security_incident",
            "disputed",
            "Kabul says Pakistani jets bombed houses in Khost. Islamabad denied carrying out the "
            "strike.",
        ),
        # What could easily be read otherwise.
        ("arrest", "occurred", "Police have arrested 31 people, who were freed on Thursday."),
        ("arrest", "ongoing", "A US journalist has been held in Kuwait since August."),
        ("protest", "ongoing", "Farmers blocked the road near Lyon for the 100th day."),
        (
            "arrest",
            "occurred",
            "Many have been arrested for looting in recent weeks in Durban.",
        ),
        (
            "arrest",
            "occurred",
            "A man has been held in Leeds for questioning two days after a stabbing.",
        ),
        (
            "protest",
            "occurred",
            "Students marched in Dhaka on Thursday against the minister's second term.",
        ),
        (
            "security_incident",
            "occurred",
            "Gunmen shot dead a judge in Leeds on Monday, and a man of 30 denied murder in court.",
        ),
    ],
)
def test_an_event_has_the_status_that_its_sentence_tells(
    category: str, status: str, text: str
) -> None:
    assert event_of(category, text).status == status


@pytest.mark.parametrize(
    ("days", "category", "text"),
    [
        (
            ["2026-11-15", "2026-11-16"],
            "security_incident",
            "A bomb went off in Quetta on Sunday. On Monday another bomb exploded in the city.",
        ),
        (
            ["2026-11-16", None],
            "arrest",
            "Police in Nagpur arrested two men for theft on Monday. In a separate case, a clerk "
            "was arrested for taking a bribe.",
        ),
        # What could easily be divided.
        (
            ["2026-11-15"],
            "security_incident",
            "A bomb went off in Quetta on Sunday, killing two. Another man was hurt by the bomb.",
        ),
        (
            ["2026-11-15"],
            "security_incident",
            "Israeli jets struck Beirut on Sunday. The strike killed another four people.",
        ),
    ],
)
def test_another_deed_is_an_event_of_its_own(
    days: list[str | None], category: str, text: str
) -> None:
    told = [one.event_date for one in events_of(category, text)]
    assert sorted((one.value if one else None for one in told), key=str) == days
