"""What is installed has all the files that the service reads."""

import tomllib
from glob import glob
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("package", ["service", "schemas"])
def test_every_file_that_is_not_python_is_packaged(package: str) -> None:
    folder = ROOT / package
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"][package]
    packaged = {
        one
        for pattern in patterns
        # As setuptools reads it; Path.glob finds no files under "**" before Python 3.13.
        for one in glob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207
    }
    needed = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc", ".md"}
    }
    # What trains is of the repository alone.
    assert {one for one in needed - packaged if not one.startswith("training/")} == set()
