import gzip
import json
from pathlib import Path

import pytest

from service.training import annotated
from service.training.corpus import SUBTYPES, CorpusError

TEXT = "Police held two men in Pune. They may be charged. A march is planned for Sunday."


@pytest.fixture
def corpus_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with gzip.open(tmp_path / "muc4_train.jsonl.gz", "wt") as file:
        file.write(json.dumps({"doctext": TEXT, "templates": []}) + "\n")
    monkeypatch.setenv("TOCSIN_SHARED_DATA", str(tmp_path))
    for name in ("bbc_topics", "india_police_events_docs", "india_police_events_sents"):
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(b""))
    for name in ("muc4_dev", "ngec_synthetic"):
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(b""))
    folder = tmp_path / "annotations"
    folder.mkdir()
    monkeypatch.setattr(annotated, "FOLDER", folder)
    return folder


def test_sentences_are_judged_by_their_places(corpus_folder: Path) -> None:
    (corpus_folder / "muc4_train.txt").write_text(
        "0 | text:0-28 arrest/detention; text:50-80 ?protest; * ?sanction\n"
    )
    (one,) = annotated.documents("train")
    assert [event["evidence"] for event in one.events] == ["Police held two men in Pune."]
    assert one.labels == {"arrest"}
    assert set(one.unsure) == {"protest", "sanction"}
    # Every sentence was read: only what was doubted there, or in the whole, stays open.
    assert one.open_in("They may be charged.") == {"sanction"}
    assert one.open_in(TEXT[50:80]) == {"protest", "sanction"}


def test_parts_are_told_by_their_places(corpus_folder: Path) -> None:
    (corpus_folder / "muc4_train.txt").write_text(
        "0 | text:0-28 arrest/detention@ongoing{actor=0-6 place=23-27}, protest/strike\n"
    )
    (one,) = annotated.documents("train")
    arrest, protest = one.events
    told = {name: TEXT[slice(*span)] for name, span in arrest["parts"].items() if span}
    assert told == {"actor": "Police", "place": "Pune"}
    assert arrest["parts"]["target"] is None
    assert "parts" not in protest


@pytest.mark.parametrize(
    "line",
    [
        "9 |",
        "0 | text:0-28 arrest/nap",
        "0 | text:0-28",
        "0 | body:0-28 arrest/arrest",
        "0 | text:0-28 arrest/arrest{actor=0}",
        "0 | text:0-28 arrest/arrest{hand=0-6}",
    ],
)
def test_a_wrong_line_is_named(corpus_folder: Path, line: str) -> None:
    (corpus_folder / "muc4_train.txt").write_text(line + "\n")
    with pytest.raises(CorpusError, match=r"muc4_train.txt:1"):
        list(annotated.documents("train"))


def test_the_shipped_labels_are_of_the_guide() -> None:
    for path in Path(annotated.__file__).with_name("annotations").glob("*.txt"):
        for line in path.read_text().splitlines():
            number, _, spans = line.partition(" |")
            assert number.isdigit()
            for one in filter(None, spans.split(";")):
                for label in one.strip().split(" ", 1)[1].split(", "):
                    bare = label.removeprefix("?").partition("{")[0].partition("@")[0]
                    category, _, subtype = bare.partition("/")
                    assert category in SUBTYPES
                    assert label.startswith("?") or subtype in SUBTYPES[category]
