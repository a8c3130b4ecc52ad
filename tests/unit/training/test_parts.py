import json
from pathlib import Path

import pytest

from service.classify.text import split
from service.training import corpus, parts

LINE = {
    "author": "a",
    "sentence": "Police held 12 people at a march in Lyon.",
    "category": "arrest",
    "actor": "Police",
    "detained": "12",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    (tmp_path / "train").mkdir()
    return tmp_path / "train" / "parts.jsonl"


def test_parts_are_found_in_the_sentence(file: Path) -> None:
    protest = LINE | {"category": "protest", "place": "Lyon"}
    del protest["actor"], protest["detained"]
    file.write_text(json.dumps(LINE) + "\n" + json.dumps(protest) + "\n")
    told = parts.own("train")["a", str(LINE["sentence"])]
    text = f"Before. {LINE['sentence']}"
    spans = parts.find_all(told, text, 8, len(text))
    words = {
        category: {name: text[slice(*span)] for name, span in own.items() if span}
        for category, own in spans.items()
    }
    assert words == {"arrest": {"actor": "Police", "detained": "12"}, "protest": {"place": "Lyon"}}
    assert spans["protest"]["actor"] is None


def test_without_a_file_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    assert parts.own("train") == {}


@pytest.mark.parametrize("change", [{"actor": "Soldiers"}, {"sentence": None}, {"category": 1}])
def test_a_wrong_line_is_named(file: Path, change: dict[str, object]) -> None:
    file.write_text(json.dumps(LINE) + "\n" + json.dumps(LINE | change) + "\n")
    with pytest.raises(corpus.CorpusError, match=r"parts.jsonl:2"):
        parts.own("train")


def test_the_shipped_parts_are_of_the_corpus() -> None:
    known = {
        (passage.author, sentence.text): {label.category for label in sentence.labels}
        for passage in corpus.passages("train")
        for sentence in passage.sentences
    }
    for document in corpus.documents("train"):
        for field in (split("title", document.title), split("text", document.text)):
            for one in field.sentences:
                text = field.text[one.start : one.end]
                known.setdefault((document.author, text), set()).update(document.labels)
    told = parts.own("train")
    assert told
    for key, own in told.items():
        assert own.keys() <= known[key]
