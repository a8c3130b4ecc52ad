import numpy as np
import pytest

from service.classify.encoder import PARTS, Pieces, Setting
from service.classify.text import split
from service.training.corpus import STATUSES
from service.training.encoder.target import Target, Task
from service.training.rows import Row

CATEGORIES = ["arrest", "protest"]
SUBTYPES = [("arrest", "raid"), ("arrest", "detention"), ("protest", "strike")]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "'", ".", "police", "held", "two", "men"]
TASK = Task(CATEGORIES, SUBTYPES, Pieces(VOCABULARY))
WORDS = split("text", "Police held two men.")
ACTOR, TARGET = PARTS.index("actor"), PARTS.index("target")


def row(stated: list[float | None]) -> Row:
    return Row(Setting(WORDS, WORDS.sentences[0]), stated)


def taught(of: Row, categories: list[float], parts: float = 0.0) -> Target:
    """Return what a row teaches once a teacher has judged it."""
    logits = np.zeros(TASK.outputs, np.float16)
    logits[TASK.of_categories] = categories
    statuses = logits[TASK.of_statuses].reshape(len(CATEGORIES), -1)
    statuses[:, STATUSES.index("planned")] = 1
    shown = TASK.shown(of)
    shape = len(shown.tokens.words), len(CATEGORIES) * len(PARTS)
    of.taught = logits, np.full(shape, parts, np.float16)
    return TASK.target(of, shown)


def target(of: Row) -> Target:
    return TASK.target(of, TASK.shown(of))


def test_the_outputs_are_categories_subtypes_and_each_categorys_statuses() -> None:
    outputs = np.arange(TASK.outputs)
    parts = [outputs[one] for one in (TASK.of_categories, TASK.of_subtypes, TASK.of_statuses)]
    assert np.array_equal(np.concatenate(parts), outputs)
    assert list(map(len, parts)) == [2, 3, 2 * len(STATUSES)]
    assert np.array_equal(outputs[TASK.of_taught], np.concatenate(parts[:2]))


def test_what_is_not_known_of_a_row_costs_nothing() -> None:
    found = target(row([None, 0.0]))
    assert found.truth.tolist() == [0, 0]
    assert found.known.tolist() == [0, 1]
    assert not found.kinds_known.any()
    assert found.status.tolist() == [-1, -1]
    assert not found.marks_known.any()
    assert not found.taught_known.any()


def test_a_row_of_little_weight_costs_little() -> None:
    one = row([None, 1.0])
    one.weight = 0.25
    assert target(one).known.tolist() == [0, 0.25]


def test_a_label_tells_subtype_and_status_of_its_own_category() -> None:
    one = row([1.0, 0.0])
    one.labels = [("arrest", "detention", "attempted")]
    found = target(one)
    assert found.kinds.tolist() == [0, 1, 0]
    assert found.kinds_known.tolist() == [1, 1, 0]
    assert found.status.tolist() == [STATUSES.index("attempted"), -1]


def test_a_label_without_subtype_tells_the_status_alone() -> None:
    one = row([0.0, 1.0])
    one.labels = [("protest", None, "planned")]
    found = target(one)
    assert not found.kinds_known.any()
    assert found.status.tolist() == [-1, STATUSES.index("planned")]


@pytest.mark.parametrize(
    ("span", "marked"),
    [((12, 19), [0, 0, 0, 1, 1, 0]), ((0, 6), [0, 1, 0, 0, 0, 0]), (None, [0] * 6)],
)
def test_words_of_a_part_are_marked(span: tuple[int, int] | None, marked: list[int]) -> None:
    one = row([1.0, 0.0])
    one.parts = {"arrest": {"target": span}}
    found = target(one)
    assert found.marks[:, TARGET].tolist() == marked
    # What begins and ends the sentence is no word.
    assert found.marks_known[:, TARGET].tolist() == [0, 1, 1, 1, 1, 0]
    assert found.marks_known[:, np.arange(len(PARTS) * 2) != TARGET].sum() == 0


def test_a_teacher_tells_subtypes_statuses_and_parts_of_what_it_sees_alone() -> None:
    found = taught(row([None, None]), [4.0, -4.0], parts=2.0)
    assert found.taught[TASK.of_categories].tolist() == pytest.approx([0.982, 0.018], abs=1e-3)
    assert found.taught_known.tolist() == [1, 1, 1, 1, 0]
    assert found.status.tolist() == [STATUSES.index("planned"), -1]
    own, other = found.marks_known[:, : len(PARTS)], found.marks_known[:, len(PARTS) :]
    assert own[1:-1].all()
    assert not own[[0, -1]].any()
    assert not other.any()
    assert found.marks[1, ACTOR] == pytest.approx(0.881, abs=1e-3)


def test_labels_go_before_what_a_teacher_says() -> None:
    one = row([1.0, 0.0])
    one.labels = [("arrest", "raid", "occurred")]
    one.parts = {"arrest": {"actor": (0, 6)}}
    found = taught(one, [4.0, -4.0], parts=-4.0)
    assert found.status.tolist() == [STATUSES.index("occurred"), -1]
    assert found.marks[:, ACTOR].tolist() == [0, 1, 0, 0, 0, 0]
    assert found.marks[1, TARGET] == pytest.approx(0.018, abs=1e-3)


def test_a_row_is_shown_with_its_pages_opening() -> None:
    title = split("title", "Two held.")
    opened = Row(
        Setting(WORDS, WORDS.sentences[0], opening=(title, title.sentences[0])), [1.0, 0.0]
    )
    assert TASK.shown(row([1.0, 0.0])).opening is None
    shown = TASK.shown(opened)
    assert shown.tokens == TASK.shown(row([1.0, 0.0])).tokens
    assert shown.opening is not None
    assert [VOCABULARY[one] for one in shown.opening.ids] == ["[CLS]", "two", "held", ".", "[SEP]"]
