"""Who is told as actor and target of everyday sentences, by the whole reading of a text."""

from datetime import UTC, datetime
from functools import cache

import pytest

from schemas.document import NewsDocument
from schemas.event import Participant
from service.classify import load_classifier
from service.classify.base import Classifier

PUBLISHED = datetime(2026, 11, 20, tzinfo=UTC)


@cache
def classifier() -> Classifier:
    return load_classifier()


def who(category: str, text: str) -> dict[str, Participant]:
    document = NewsDocument(id="x", title="", text=text, published_at=PUBLISHED)
    (event,) = [one for one in classifier().classify(document) if one.category == category]
    return {one.part: one for one in event.participants}


@pytest.mark.parametrize(
    ("category", "text", "part", "role"),
    [
        ("protest", "Anti-war protesters marched through Turin.", "actor", "protesters"),
        ("protest", "The teachers' union began a strike in Lima on Monday.", "actor", "workers"),
        (
            "prosecution",
            "The attorney general of Ohio charged a dentist with fraud.",
            "actor",
            "prosecutor",
        ),
        (
            "state_visit",
            "The secretary-general of the Arab League met Libya's premier in Tripoli.",
            "actor",
            "diplomat",
        ),
        (
            "state_visit",
            "US Vice President Ann Reed landed in Baku for talks.",
            "actor",
            "minister",
        ),
        ("arrest", "Police arrested the president's brother in Lima.", "target", None),
        ("arrest", "The son of the president was arrested in Lima.", "target", None),
        (
            "arrest",
            "Police in Kampala arrested the opposition leader Tom Okello.",
            "target",
            None,
        ),
        ("arrest", "The president of the Leeds Bar Association was arrested.", "target", None),
        (
            "security_incident",
            "A group of armed men attacked a gold mine in Mali.",
            "actor",
            "armed_group",
        ),
        # As before.
        (
            "arrest",
            "Police in Malaga arrested 22 members of a drug gang.",
            "target",
            "armed_group",
        ),
        ("protest", "The opposition marched through Caracas on Saturday.", "actor", "protesters"),
        (
            "state_visit",
            "The president of Peru met Chile's premier in Arica.",
            "actor",
            "head_of_state",
        ),
        (
            "prosecution",
            "A Lima court jailed the deputy police chief for fraud.",
            "target",
            "police",
        ),
    ],
)
def test_a_role_is_that_of_the_noun(category: str, text: str, part: str, role: str | None) -> None:
    assert who(category, text)[part].role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mohammed bin Salman met the king of Jordan in Jeddah.", "Mohammed bin Salman"),
        ("The president of the Commission, Ursula von der Leyen, met Chad's premier in Gao.", None),
    ],
)
def test_a_name_keeps_its_particles(text: str, name: str | None) -> None:
    names = {one.name for one in who("state_visit", text).values()}
    assert (name or "Ursula von der Leyen") in names
