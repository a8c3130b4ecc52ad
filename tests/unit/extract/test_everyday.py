"""Plain news sentences, through the whole classifier: what they say of custody, day and status."""

from datetime import UTC, datetime
from functools import cache

import pytest

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify import Classifier, load_classifier

FRIDAY = datetime(2026, 11, 20, tzinfo=UTC)


@cache
def shipped() -> Classifier:
    """Return the classifier as it is shipped."""
    return load_classifier()


def event_of(category: str, text: str) -> Event:
    """Return the one event of a category that a text of that Friday states."""
    document = NewsDocument(id="one", text=text, published_at=FRIDAY)
    (event,) = (one for one in shipped().classify(document) if one.category == category)
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
    ("category", "status", "text"),
    [
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
        # What could easily be read otherwise.
        ("arrest", "occurred", "Police have arrested 31 people, who were freed on Thursday."),
        ("arrest", "ongoing", "A US journalist has been held in Kuwait since August."),
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
