"""Judged broadcasts: places in texts of a package, which may not be there."""

import json
from pathlib import Path

import pytest

from service.training import broadcasts, corpus

PAGE = "Police in Kabul have arrested three men."
EVENT = {
    "category": "arrest",
    "subtype": "arrest",
    "status": "occurred",
    "evidence": [0, len(PAGE) - 1],
    "place": [10, 15],
    "country": "AF",
    "detained": 3,
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lee_background.cor").write_text(f"{PAGE}\n\nA fête for 50 £.\n", "latin-1")
    (tmp_path / "lee.cor").write_text(f"{PAGE}\n", "latin-1")
    monkeypatch.setattr(broadcasts, "folder", lambda: tmp_path)
    monkeypatch.setattr(broadcasts, "LABELS", tmp_path / "lee.jsonl")
    return tmp_path / "lee.jsonl"


def _write(labels: Path, *lines: dict[str, object]) -> None:
    labels.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def test_places_become_words_and_parts_stay_apart(pages: Path) -> None:
    _write(
        pages,
        {"page": "b0", "events": [EVENT]},
        {"page": "b1", "unsure": ["protest"], "events": []},
        {"page": "l0", "events": [EVENT]},
    )

    first, second = broadcasts.documents(looked_at=True)
    (other,) = broadcasts.documents(looked_at=False)

    assert first.events[0]["evidence"] == "Police in Kabul have arrested three men"
    assert first.events[0]["place"] == "Kabul"
    assert first.events[0]["detained"] == 3
    assert (second.text, second.unsure) == ("A fête for 50 £.", ("protest",))
    assert other.published_at > first.published_at


@pytest.mark.parametrize(
    "change",
    [
        {"subtype": "stabbing"},
        {"category": "coup"},
        {"status": "maybe"},
        {"place": [10, 400]},
        {"evidence": [5, 5]},
    ],
)
def test_a_wrong_line_is_named(pages: Path, change: dict[str, object]) -> None:
    _write(pages, {"page": "b0", "events": [EVENT]}, {"page": "b1", "events": [EVENT | change]})

    with pytest.raises(corpus.CorpusError, match=r"lee\.jsonl:2"):
        list(broadcasts.documents(looked_at=True))


def test_without_the_package_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcasts, "find_spec", lambda _name: None)

    assert list(broadcasts.documents(looked_at=True)) == []


def test_every_committed_label_is_well_formed() -> None:
    lines = broadcasts.LABELS.read_text(encoding="utf-8").splitlines()
    numbers = [json.loads(line)["page"] for line in lines]

    assert len(numbers) == len(set(numbers)) > 300
    for line in lines:
        for event in json.loads(line)["events"]:
            assert event["subtype"] in corpus.SUBTYPES[event["category"]]
