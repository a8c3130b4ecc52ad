"""The taxonomy as data: a user's file adds and widens categories, mistakes are named."""

from pathlib import Path

import pytest

from schemas.document import NewsDocument
from service.classify import load_classifier
from service.classify.taxonomy import load_taxonomy
from service.classify.text import split
from service.classify.triggers import Triggers
from service.errors import ConfigurationError

ELECTION = """
[[category]]
name = "election"
label = "Election"
severity = "low"

[[category.trigger]]
subtype = "vote"
words = ["went|go|goes to the polls", "won|wins ... election"]
unless = ["opinion poll+"]

[[category]]
name = "arrest"

[[category.trigger]]
subtype = "arrest"
words = ["put in the clink"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text)
    return path


def test_a_file_adds_a_category_without_code(tmp_path: Path) -> None:
    classifier = load_classifier(write(tmp_path, ELECTION))
    assert "election" in classifier.categories
    assert classifier.taxonomy_version != load_classifier().taxonomy_version
    (event,) = classifier.classify(
        NewsDocument(id="x", text="Voters in Malawi went to the polls on Tuesday.")
    )
    assert (event.category, event.subtype, event.severity) == ("election", "vote", "low")
    assert event.evidence[0].trigger == "went to the polls"
    quiet = "Nobody went to the polls, an opinion poll says."
    assert not classifier.classify(NewsDocument(id="x", text=quiet))


def test_a_file_widens_a_category(tmp_path: Path) -> None:
    taxonomy = load_taxonomy(write(tmp_path, ELECTION))
    triggers = Triggers(taxonomy)
    words = split("text", "He was put in the clink.").lower
    found = {triggers.all[hit.trigger].category for hit in triggers.find(words, 0, len(words))}
    assert "arrest" in found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[category]\n", "line 1"),
        ('[[category]]\nname = "Bad Name"\n[[category.trigger]]\nwords = ["x"]\n', "line 2"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = []\n', "line 4"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["x"]\nneed = ["y"]\n', "line 5"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["@nobody x"]\n', "@nobody"),
        (
            '[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["... x"]\n',
            "begin with a word",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=says):
        load_classifier(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="TOCSIN_TAXONOMY"):
        load_classifier(tmp_path / "nowhere.toml")
