"""What the shipped network makes of a row is what the next one learns from."""

from importlib.resources import files

import numpy as np

from service.classify.encoder import PARTS, Pieces, Setting, load_encoder
from service.classify.text import split
from service.training.encoder.target import Task
from service.training.encoder.teacher import teach
from service.training.rows import Row

ENCODER = load_encoder()
TITLE = split("title", "Blast kills four")
WORDS = split("text", "A bomb killed four people in Kano. The town lies in the north.")


def test_what_a_teacher_says_stands_in_the_tasks_order_and_at_the_rows_words() -> None:
    vocabulary = files("service.classify").joinpath("model_files", "pieces.txt").read_text("utf-8")
    categories = list(ENCODER.categories)
    task = Task(categories, list(ENCODER.subtypes), Pieces(vocabulary.splitlines()))
    opening = TITLE, TITLE.sentences[0]
    rows = [
        Row(Setting(WORDS, one, None, opening), [None] * len(categories)) for one in WORDS.sentences
    ]
    teach(ENCODER, rows)
    bomb, town = (task.target(row, task.shown(row)) for row in rows)
    stated = bomb.taught[task.of_categories] > 0.5
    assert [name for name, one in zip(categories, stated, strict=True) if one] == [
        "security_incident"
    ]
    kinds = bomb.taught[task.of_subtypes] * bomb.taught_known[task.of_subtypes]
    assert ENCODER.subtypes[int(np.argmax(kinds))] == ("security_incident", "bombing")
    assert not (town.taught[task.of_categories] > 0.5).any()
    place = categories.index("security_incident") * len(PARTS) + PARTS.index("place")
    told = task.shown(rows[0]).tokens.words[int(bomb.marks[:, place].argmax())]
    assert WORDS.starts[told] == WORDS.text.index("Kano")
