"""The model's files are checked against their manifest before they are used."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from service.classify.model import load_model
from service.classify.words import word_table
from service.errors import ConfigurationError

SHIPPED = Path(__file__).parents[3] / "service" / "classify" / "model_files"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_the_shipped_model_is_small_and_loads() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000
    model = load_model()
    assert model.weights.shape[1] == len(model.categories) == 8


def test_each_word_adds_its_vector_by_the_weights() -> None:
    with np.load(SHIPPED / "model.npz") as arrays:
        dense = arrays["dense"].astype(np.float32)
    table = word_table()
    rows = [0, 4_095, 4_096, table.unknown]
    model = load_model()
    assert len(model.words) == table.unknown + 1
    np.testing.assert_allclose(model.words[rows], table.vectors(rows) @ dense, atol=1e-5)


def test_an_altered_file_is_refused(copy: Path) -> None:
    raw = bytearray((copy / "model.npz").read_bytes())
    raw[-1] ^= 1
    (copy / "model.npz").write_bytes(raw)
    with pytest.raises(ConfigurationError, match="not the one"):
        load_model(copy)


def test_another_layout_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(ConfigurationError, match="tocsin train"):
        load_model(copy)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be read"):
        load_model(tmp_path)
