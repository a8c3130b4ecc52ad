"""The classifier's invariants: never an error, exact offsets, the same verdict every time."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import NewsDocument
from schemas.event import Event
from service.classify import load_classifier
from service.classify.confirm import MOST_READ
from service.classify.encoder import Encoder
from service.classify.lexicon import words_of

GOLDEN = Path(__file__).parents[2] / "golden" / "classify" / "samples.json"
SAMPLES = Path(__file__).parents[3] / "service" / "samples" / "documents.jsonl"
CLASSIFIER = load_classifier()

WORDS = st.sampled_from(
    [
        *words_of(
            "police arrested three men in Lyon after a bomb exploded , killing 12 . The president "
            "of Tajikistan met Putin if no not protesters marched sanctions treaty signed \u200b "
            "\u202e é ß İ flood killed ' \" ’ … - — Mr. U.S. 1941 2024"
        ),
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=80).map(" ".join))


def classify(text: str, title: str = "") -> list[Event]:
    return CLASSIFIER.classify(NewsDocument(id="x", title=title, text=text))


def check_offsets(document: NewsDocument, events: list[Event]) -> None:
    for event in events:
        assert 0 <= event.confidence <= 1
        for one in event.evidence:
            field = getattr(document, one.field)
            assert field[one.start : one.end] == one.text
            assert field[one.sentence_start :].startswith(one.sentence)
            assert one.sentence_start <= one.start < one.end
            assert one.end <= one.sentence_start + len(one.sentence)
            if one.trigger:
                assert one.trigger in one.sentence


@given(TEXTS, TEXTS)
def test_any_text_gives_exact_offsets_and_the_same_verdict_again(title: str, text: str) -> None:
    document = NewsDocument(id="x", title=title, text=text)
    events = CLASSIFIER.classify(document)
    check_offsets(document, events)
    assert load_classifier().classify(document) == events


@pytest.mark.parametrize(
    "piece",
    ["a", "!", "arrested ", "bomb ", "\u200b", "x.", "\n", "'", "killed ... ", "no police "],
)
def test_a_megabyte_of_anything_is_read_to_its_end(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the encoder's work on it is bounded; what it costs, `make bench` shows."""
    reads = []
    read = Encoder.read

    def counted(self: Encoder, *arguments: Any, **options: Any) -> Any:
        reads.append(1)
        return read(self, *arguments, **options)

    monkeypatch.setattr(Encoder, "read", counted)
    last = "\n\nPolice arrested four men in Lyon on Monday, officials said."
    text = (piece * (1_048_576 // len(piece) + 1))[:1_048_576] + last
    document = NewsDocument(id="x", text=text)
    check_offsets(document, CLASSIFIER.classify(document))
    assert len(reads) <= MOST_READ + len(CLASSIFIER.categories)


def test_the_samples_come_out_as_labelled() -> None:
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    wrong = []
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        document = NewsDocument.model_validate(raw)
        events = CLASSIFIER.classify(document)
        check_offsets(document, events)
        found = sorted({event.category for event in events})
        if found != expected[raw["id"]]["categories"]:
            wrong.append((raw["id"], found, expected[raw["id"]]["categories"]))
    assert not wrong


NEGATIONS = [
    (
        "Police arrested four men in Lyon on Monday.",
        "No arrests were made in Lyon on Monday.",
        "arrest",
    ),
    (
        "Gunmen attacked the police station and killed three officers.",
        "The army denied that gunmen had attacked the police station.",
        "security_incident",
    ),
]


@pytest.mark.parametrize(("stated", "negated", "category"), NEGATIONS)
def test_negating_the_only_event_flips_the_verdict(
    stated: str, negated: str, category: str
) -> None:
    assert category in {event.category for event in classify(stated)}
    assert category not in {
        event.category for event in classify(negated) if event.status != "disputed"
    }


def test_case_quotes_and_idle_sentences_flip_nothing() -> None:
    plain = "Police arrested four men in Lyon on Monday after an armed robbery, officials said."
    idle = "The museum has a new roof. Bread costs more than it did."
    verdicts = {
        tuple(sorted({event.category for event in classify(text)}))
        for text in (
            plain,
            plain.upper(),
            plain.replace("Lyon", "“Lyon”"),
            f"{idle} {plain} {idle}",
        )
    }
    assert len(verdicts) == 1


def test_two_towns_are_two_events_and_one_town_is_one() -> None:
    kabul = "A bomb killed five people at a market in Kabul on Monday, police said."
    kandahar = "On Tuesday gunmen shot dead three policemen at a checkpoint in Kandahar."
    events = [one for one in classify(f"{kabul} {kandahar}") if one.category == "security_incident"]
    assert {(one.location.name, one.killed) for one in events if one.location} == {
        ("Kabul", 5),
        ("Kandahār", 3),
    }
    again = "The bomb in Kabul went off in a crowd of shoppers and wounded 20."
    events = [one for one in classify(f"{kabul} {again}") if one.category == "security_incident"]
    assert [(one.killed, one.injured) for one in events] == [(5, 20)]


def test_evidence_late_in_a_long_document_is_found() -> None:
    idle = "The museum has a new roof. Bread costs more than it did. Children like the park. " * 150
    text = idle + "Police arrested four men in Lyon on Monday, officials said."
    (event,) = classify(text)
    assert event.category == "arrest"
    assert event.evidence[0].start > len(idle) - 1


def test_what_is_denied_is_disputed() -> None:
    shelled = "shelled the market in Kutum on Monday, killing nine people"
    for text in (
        f"The army denied that it had {shelled}.",
        f"The army denied it had {shelled}.",
        f"Rebels said that the army had {shelled}, which the army denied.",
    ):
        statuses = [one.status for one in classify(text) if one.category == "security_incident"]
        assert statuses == ["disputed"]
    assert classify("The army denied reports that gunmen had attacked the police station.") == []


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("The defence ministry denied that its troops had fired.", "disputed"),
        ("A spokesman for the army denied it.", "disputed"),
        ("The army denies shelling the market.", "disputed"),
        ("The rebels denied the claim.", "disputed"),
        ("He denied it.", "occurred"),
        ("The army denied it at the trial.", "occurred"),
        ("Leave was denied it for a month.", "occurred"),
        ("The government denied it had paid a ransom.", "occurred"),
        ("The ministry denied that its hospitals were full.", "occurred"),
        ("The army would neither confirm nor deny it.", "occurred"),
    ],
)
def test_an_attack_that_the_other_side_denies_is_disputed(behind: str, status: str) -> None:
    events = classify(f"Troops shelled the market in Kutum on Monday, killing nine. {behind}")
    assert [one.status for one in events if one.category == "security_incident"] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad would retaliate against sanctions imposed on Monday by Mali, a minister said.", "o"),
        ("Chad will respond to the sanctions that Mali imposed on Monday, a minister said.", "o"),
        ("Chad will respond to sanctions that Mali will have imposed on it by Monday.", "p"),
        ("Chad will answer the ban imposed by Mali with sanctions from Monday.", "p"),
        ("Mali will impose sanctions on Chad on Monday, a minister said.", "p"),
        ("Mali will ban sesame from Chad on Monday in reply to sanctions imposed in 2019.", "p"),
        ("Mali will impose sanctions on Chad in answer to curbs imposed on it last year.", "p"),
        ("Mali will retaliate with sanctions imposed on nine judges of Chad, an aide said.", "p"),
    ],
)
def test_sanctions_that_are_answered_are_no_plan(text: str, status: str) -> None:
    found = [one.status for one in classify(text) if one.category == "sanction"]
    assert found == [{"o": "occurred", "p": "planned"}[status]]


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("Bus drivers in Lima were on strike for a third day on Monday.", "protest", "ongoing"),
        ("Bus drivers in Lima went on strike on Monday.", "protest", "occurred"),
        ("Floods in Assam have killed 42 people since Sunday.", "disaster", "ongoing"),
        ("Floods in Assam killed 42 people on Sunday.", "disaster", "occurred"),
    ],
)
def test_what_goes_on_is_ongoing(text: str, category: str, status: str) -> None:
    assert [one.status for one in classify(text) if one.category == category] == [status]
