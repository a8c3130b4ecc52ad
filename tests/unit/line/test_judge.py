"""Entries to verdicts: pure, and never an error."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Alert
from schemas.dead_letter import Reason
from schemas.document import NewsDocument
from schemas.event import Event
from service.errors import ConfigurationError
from service.ingest.decode import Limits
from service.line.judge import Judge, alert_id
from service.story.rarity import rarity
from service.verdict import Alerts, Entry, Failed, Refused
from tests.support.classifiers import WordClassifier, make_event

NOW = datetime(2026, 3, 3, tzinfo=UTC)
JUDGE = Judge(WordClassifier(), Limits(), "/here")


def test_alerts_are_valid_and_named_by_document_category_and_place() -> None:
    verdict = JUDGE.judge(Entry(b"1-1", {b"id": b"d", b"text": b"ARREST ARREST PROTEST"}), NOW)
    assert isinstance(verdict, Alerts)
    assert [one.id for one in verdict.alerts] == [
        alert_id("d", "arrest", 0),
        alert_id("d", "arrest", 1),
        alert_id("d", "protest", 0),
    ]
    for one in verdict.alerts:
        alert = Alert.model_validate_json(one.payload)
        assert (alert.id, alert.data.category, alert.data.severity) == (
            one.id,
            one.category,
            one.severity,
        )
        assert (alert.time, alert.source, alert.data.versions.model) == (NOW, "/here", "test")


def test_alerts_stay_small_whatever_the_document_calls_itself() -> None:
    huge = b"x" * 300_000
    fields = {b"id": b"d", b"text": b"ARREST " * 50, b"title": huge, b"url": huge, b"source": huge}
    verdict = JUDGE.judge(Entry(b"1-1", fields), NOW)
    assert isinstance(verdict, Alerts)
    assert len(verdict.alerts) == 50
    assert max(len(one.payload) for one in verdict.alerts) < 5_000
    quoted = Alert.model_validate_json(verdict.alerts[0].payload).data.document
    assert (len(quoted.title), len(quoted.source or ""), quoted.url) == (1_000, 1_000, None)


class WholeClassifier(WordClassifier):
    """One event, stated by the whole text."""

    def classify(self, document: NewsDocument) -> list[Event]:
        return [make_event("arrest", document.text, document.text)]


def test_alerts_stay_small_however_long_the_words_are_that_state_the_event() -> None:
    judge = Judge(WholeClassifier(), Limits(), "/here")
    verdict = judge.judge(Entry(b"1-1", {b"id": b"d", b"text": b"x" * 300_000}), NOW)
    assert isinstance(verdict, Alerts)
    assert len(verdict.alerts[0].payload) < 10_000


def test_alert_ids_never_change() -> None:
    assert alert_id("doc-1", "arrest", 0) == "218b2893-d142-589e-949f-3193577ddc27"


def test_a_raising_classifier_is_a_verdict() -> None:
    verdict = JUDGE.judge(Entry(b"1-1", {b"id": b"d", b"text": b"CRASH"}), NOW)
    assert verdict == Failed("ValueError: this document breaks the classifier", "d")


def test_a_table_that_stories_need_is_missed_at_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rarity.cache_clear()
    monkeypatch.setattr("service.story.rarity.files", lambda _package: tmp_path)
    with pytest.raises(ConfigurationError, match="install Tocsin again"):
        Judge(WordClassifier(), Limits(), "/here")
    Judge(WordClassifier(), Limits(), "/here", stories=False)


def test_a_bad_entry_is_a_verdict() -> None:
    verdict = JUDGE.judge(Entry(b"1-1", {b"text": b"\xff"}), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.NOT_UTF8


def test_a_defect_in_decoding_is_a_dead_letter_and_no_end_of_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_fields: object, _limits: object) -> None:
        raise OverflowError("date value out of range")

    monkeypatch.setattr("service.line.judge.decode", broken)
    verdict = JUDGE.judge(Entry(b"1-1", {b"text": b"ARREST"}), NOW)
    assert isinstance(verdict, Refused)
    assert "OverflowError: date value out of range" in verdict.detail


@pytest.mark.parametrize("text", [b"nothing", b"ARREST"])
def test_a_defect_behind_classification_is_a_failure_of_that_entry(
    text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_members: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(WordClassifier, "language", broken)
    monkeypatch.setattr("service.line.judge.Alert", broken)
    verdict = JUDGE.judge(Entry(b"1-1", {b"id": b"d", b"text": text}), NOW)
    assert verdict == Failed("RuntimeError: a defect", "d")


@given(st.lists(st.dictionaries(st.binary(max_size=8), st.binary(max_size=60), max_size=4)))
def test_one_verdict_per_entry_in_order(batch: list[dict[bytes, bytes]]) -> None:
    entries = [Entry(str(n).encode(), fields) for n, fields in enumerate(batch)]
    verdicts = JUDGE.judge_some(entries, NOW, 600)
    assert verdicts == [JUDGE.judge(entry, NOW) for entry in entries]
    assert JUDGE.judge_some(entries, NOW, 0) == verdicts[:1]
