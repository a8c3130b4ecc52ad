"""From sentences to the document: what the regression sees."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from service.classify.confirm import SHORT, Judged
from service.classify.features import Row
from service.classify.text import split
from service.classify.whole import FEATURES, load_whole, values_of

LONG = "Bread costs more. " * (SHORT + 1)


def rows_of(text: str) -> list[Row]:
    words = split("text", text)
    return [Row(words, sentence, [], []) for sentence in words.sentences]


def judged(*probabilities: float) -> list[Judged]:
    return [
        Judged(number, probability, probability >= 0.5, None)
        for number, probability in enumerate(probabilities)
    ]


def values(text: str, columns: Sequence[Sequence[Judged]]) -> dict[str, float]:
    published = datetime(2026, 1, 1, tzinfo=UTC)
    found = values_of(columns, 0, 0.75, rows_of(text), published, 0.0)
    return dict(zip(FEATURES, found.tolist(), strict=True))


def test_a_long_text_is_seen_with_its_other_events_and_its_sentences() -> None:
    seen = values(LONG, [judged(0.5, 0.5, 0.2), judged(0.9, 0.3), []])
    assert seen["surest"] == pytest.approx(0.0)
    assert seen["subtype"] == 0.75
    assert seen["others"] == 0.9
    assert seen["stating"] == pytest.approx(1.0986, abs=1e-4)  # ln 3
    assert seen["short"] == 0.0


def test_a_short_text_is_not_blamed_for_what_it_has_no_room_for() -> None:
    seen = values("A bomb went off.", [judged(0.5), judged(0.9)])
    assert (seen["others"], seen["stating"], seen["short"]) == (0.0, 0.0, 1.0)


def test_a_year_long_past_is_seen() -> None:
    assert values("The bomb of 1941 went off. " + LONG, [judged(0.5)])["old_year"] == 1.0
    assert values("The bomb went off. " + LONG, [judged(0.5)])["old_year"] == 0.0


def test_what_reports_another_event_is_likelier_news() -> None:
    whole = load_whole()
    alone, beside = (
        values_of([judged(0.5), judged(other)], 0, 0.75, rows_of(LONG), None, 0.0)
        for other in (0.01, 0.95)
    )
    assert whole.probability(beside, 0) > whole.probability(alone, 0)
