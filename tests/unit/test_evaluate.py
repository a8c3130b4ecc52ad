"""Measuring: counts, intervals and pairs on cases that can be checked by hand."""

import pytest

from schemas.document import NewsDocument
from schemas.event import Event, EventDate, Evidence, Location, Participant
from service.evaluate import evaluate, gold_from_json
from service.evaluate_events import evaluate_events, gold_events_from_json
from service.training.muc import measure_muc

TEXT = "A bomb killed five people in Gao. Troops held two men in Kidal."


def event(category: str, sentence: str, confidence: float = 0.9, **fields: object) -> Event:
    start = TEXT.index(sentence)
    span = Evidence(
        field="text",
        start=start,
        end=start + len(sentence),
        text=sentence,
        sentence=sentence,
        sentence_start=start,
    )
    return Event.model_validate(
        {
            "category": category,
            "title": category,
            "status": "occurred",
            "confidence": confidence,
            "severity": "low",
            "evidence": [span],
        }
        | fields
    )


FOUND = [
    event(
        "security_incident",
        "A bomb killed five people in Gao.",
        subtype="bombing",
        killed=5,
        location=Location(text="Gao", name="Gao", country="ML", latitude=16.3, longitude=0.0),
        participants=[Participant(part="target", text="five people")],
    ),
    event(
        "arrest",
        "Troops held two men in Kidal.",
        detained=3,
        event_date=EventDate(value="2024-05-01", precision="day", text="today"),
    ),
]


def test_categories_are_counted() -> None:
    gold = [
        gold_from_json({"text": TEXT, "labels": ["security_incident", "protest"]}, 1),
        gold_from_json({"text": "Nothing.", "labels": []}, 2),
        gold_from_json({"text": "Doubtful.", "labels": [], "unsure": ["arrest"]}, 3),
    ]
    report = evaluate(gold, lambda _document: FOUND, ["security_incident", "arrest", "protest"])
    bomb = report.categories["security_incident"]
    assert (bomb["precision"], bomb["recall"], bomb["support"]) == (0.333, 1.0, 1)
    assert report.categories["protest"]["recall"] == 0.0
    # The arrest counts against precision twice: the unsure document is left out.
    assert report.categories["arrest"]["precision"] == 0.0
    assert report.label_free == 1
    assert report.label_free_fired == 1.0
    assert report.macro_f1 == pytest.approx((0.5 + 0.0) / 2)


def test_fields_are_compared_pair_by_pair() -> None:
    gold = gold_events_from_json(
        {
            "text": TEXT,
            "published_at": "2024-05-02T00:00:00Z",
            "events": [
                {
                    "category": "arrest",
                    "evidence": "held two men",
                    "detained": 2,
                    "date": "2024-05-01",
                },
                {
                    "category": "security_incident",
                    "subtype": "bombing",
                    "status": "occurred",
                    "evidence": "bomb killed five",
                    "killed": 5,
                    "place": "central Gao",
                    "country": "ML",
                    "target": "five people",
                },
                {"category": "protest", "evidence": "A bomb"},
            ],
        },
        1,
    )
    report = evaluate_events([gold], lambda _document: FOUND, frozenset({"detained"}))
    rows = report.as_dict()["fields"]
    assert (rows["events"]["given"], rows["events"]["told"], rows["events"]["right"]) == (3, 2, 2)
    for field in ("killed", "place", "country", "target", "subtype"):
        assert (rows[field]["given"], rows[field]["right"]) == (1, 1), field
    assert (rows["detained"]["told"], rows["detained"]["right"]) == (1, 0)
    assert rows["date"]["right"] == 1
    (error,) = report.errors
    assert (error["gold"], error["told"]) == (2, 3)


@pytest.mark.parametrize(
    ("wanted", "found"), [("Lodz", "Łódź"), ("Łódź", "Lodz"), ("Kagal", "Kāgal"), ("Lodz", "Gao")]
)
def test_names_are_the_same_with_and_without_accents(wanted: str, found: str) -> None:
    stated = {"category": "arrest", "evidence": "held two men", "place": wanted}
    gold = gold_events_from_json({"text": TEXT, "events": [stated]}, 1)
    held = event("arrest", "Troops held two men in Kidal.", location=Location(text=found))
    row = evaluate_events([gold], lambda _document: [held]).fields["place"]
    assert (row.given, row.right) == (1, found != "Gao")


def test_an_event_needs_its_evidence() -> None:
    with pytest.raises(ValueError, match="evidence"):
        gold_events_from_json({"text": "x", "events": [{"category": "arrest"}]}, 1)


def test_the_document_is_passed_on_whole() -> None:
    gold = gold_from_json(
        {"id": 7, "title": "T", "text": "x", "published_at": None, "labels": []}, 1
    )
    assert gold.document == NewsDocument(id="7", title="T", text="x")


def test_templates_are_compared_by_head() -> None:
    template = {
        "incident_type": "bombing",
        "PerpInd": [[["guerrillas", 3], ["guerrilla column", 40]]],
        "PerpOrg": [[["the front", 9]]],
        "Target": [[["bridge", 20]]],
        "Victim": [[["two people", 30], ["people", 34]]],
    }
    rows = [{"doctext": TEXT, "templates": [template]}, {"doctext": TEXT, "templates": []}]
    tallies = measure_muc(rows, lambda _document: FOUND)
    people = tallies["victims and targets"]
    assert (people.given, people.told, people.right, people.found) == (2, 1, 1, 1)
    assert (people.precision, people.recall) == (1, 0.5)
    assert tallies["perpetrators"].told == 0
    assert tallies["incident types"].f1 == 1
