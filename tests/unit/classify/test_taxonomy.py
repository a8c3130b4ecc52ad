"""The taxonomy as data: a user's file adds and widens categories, mistakes are named."""

from pathlib import Path
from typing import Any

import pytest

from schemas.document import NewsDocument
from schemas.event import Participant
from service.classify import load_classifier
from service.classify.severity import SeverityRule, severity
from service.classify.taxonomy import load_taxonomy
from service.classify.text import Page, split
from service.classify.triggers import Triggers
from service.errors import ConfigurationError
from tests.support.events import stated

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


OUTRIGHT = """
[[category]]
name = "arrest"

[[category.outright]]
subtype = "raid"
over = ["arrest", "detention"]
words = ["smoked out"]
"""


def test_a_file_tells_words_that_say_a_subtype_outright(tmp_path: Path) -> None:
    text = "Police smoked out and arrested four men in Lyon on Monday."
    kinds = [
        load_classifier(path).classify(NewsDocument(id="x", text=text))[0].subtype
        for path in (None, write(tmp_path, OUTRIGHT))
    ]
    assert kinds == ["arrest", "raid"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OUTRIGHT.replace("over", "above"), "line 5: category.0.outright.0.over"),
        (OUTRIGHT.replace('["smoked out"]', "[]"), "line 8"),
        (OUTRIGHT.replace("smoked out", "@nobody"), "@nobody"),
        (OUTRIGHT.replace("arrest", "fishing", 1), "line 2: .*needs triggers"),
        ("[[category]\n", "line 1"),
        ('[[category]]\nname = "Bad Name"\n[[category.trigger]]\nwords = ["x"]\n', "line 2"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = []\n', "line 4"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["x"]\nneed = ["y"]\n', "line 5"),
        ('[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["@nobody x"]\n', "@nobody"),
        (
            '[[category]]\nname = "a"\n[[category.trigger]]\nwords = ["... x"]\n',
            "begin with a word",
        ),
        (
            '[[category]]\nname = "x"\n[[category.trigger]]\nneeds = ["a"]\nwords = ["b", " "]\n',
            "line 5: category.0.trigger.0.words.1: String should have at least 1 character",
        ),
        (
            ELECTION + '[[category]]\nname = "arrest"\nexamples = ["Held."]\n',
            "line 18: the category 'arrest' is there already",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=says):
        load_classifier(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="TOCSIN_TAXONOMY"):
        load_classifier(tmp_path / "nowhere.toml")


BY_EXAMPLES = """
[[category]]
name = "strike_ballot"
examples = [
  "Nurses at three Dublin hospitals voted by a large margin to walk out next month.",
  "Train drivers have backed industrial action in a ballot over rosters.",
  "Members of the teachers' union voted for a strike, the count showed on Friday.",
  "Bus crews in Leeds rejected the pay offer and voted to strike.",
  "Postal workers voted four to one for stoppages before Christmas.",
]
counter_examples = [
  "Voters in the province elected a new assembly on Sunday.",
  "The union has not said whether it will hold a ballot.",
]
"""


def test_a_category_is_learned_from_example_sentences(tmp_path: Path) -> None:
    classifier = load_classifier(write(tmp_path, BY_EXAMPLES))

    def found(text: str) -> set[str]:
        return {event.category for event in classifier.classify(NewsDocument(id="x", text=text))}

    assert "strike_ballot" in found(
        "Cabin crew at the airline voted overwhelmingly to strike over Easter, their union said."
    )
    assert "strike_ballot" not in found("The band plays two nights in Dublin before Christmas.")
    assert "strike_ballot" not in found("Rain delayed the third round of the golf in Leeds.")


def test_too_few_examples_are_refused(tmp_path: Path) -> None:
    text = '[[category]]\nname = "vote"\nexamples = ["They voted on Monday."]\n'
    with pytest.raises(ConfigurationError, match="at least 4 sentences"):
        load_classifier(write(tmp_path, text))


def test_a_category_without_triggers_and_examples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="triggers, examples, or both"):
        load_taxonomy(write(tmp_path, '[[category]]\nname = "vote"\n'))


def test_the_severity_rule_can_be_changed(tmp_path: Path) -> None:
    text = "Gunmen shot dead 12 farmers near Gao on Monday, the army said."
    document = NewsDocument(id="x", text=text)
    (event,) = load_classifier().classify(document)
    assert (event.killed, event.severity) == (12, "critical")
    mine = write(tmp_path, "[severity_rule]\nhigh_from = 5\ncritical_from = 100\n")
    (event,) = load_classifier(mine).classify(document)
    assert (event.killed, event.severity) == (12, "high")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "high"),
        ({"killed": 10}, "critical"),
        ({"injured": 19}, "high"),
        ({"injured": 200}, "critical"),
        ({"status": "planned"}, "medium"),
        ({"subtype": "bombing"}, "critical"),
        ({"subtype": "cyber_attack"}, "medium"),
        ({"subtype": "cyber_attack", "killed": 1}, "high"),
        (
            {
                "participants": [
                    Participant(part="target", text="the president", role="head_of_state")
                ]
            },
            "critical",
        ),
    ],
)
def test_severity(fields: dict[str, Any], expected: str) -> None:
    event = stated(Page.of("", "Gunmen struck."), "security_incident", 0)
    assert severity(SeverityRule(), event.model_copy(update=fields)) == expected
