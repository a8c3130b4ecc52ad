"""Tolls by the words that the encoder takes for them."""

import pytest

from service.classify.text import split
from service.extract.toll.find import find_tolls
from service.extract.toll.marks import with_marks
from tests.support.events import marked


@pytest.mark.parametrize(
    ("said", "killed", "injured"),
    [
        ("Firemen rescued four tenants from the rubble.", None, None),
        ("Firemen freed four injured tenants.", None, 4),
        ("The rubble buried four tenants.", 4, None),
    ],
)
def test_the_saved_are_not_the_dead(said: str, killed: int | None, injured: int | None) -> None:
    event = marked(said, "disaster", {"injured" if injured else "killed": "four"})
    assert (event.killed, event.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "kind", "marked", "number"),
    [
        ("It was 31 and many more who never came home.", "killed", "31", 31),
        ("The girl, 8, never woke up.", "killed", "8", None),
        ("The mine swallowed 21, and nine are missing.", "injured", "nine", None),
        ("It took between 30 and 40 villagers.", "killed", "between 30 and 40 villagers", 30),
        ("18 were hurt, all survived.", "killed", "18", None),
        ("The 64 guests and cooks slid down to safety.", "injured", "64", None),
        ("A total of 47 women were freed.", "detained", "47 women", None),
    ],
)
def test_marked_numbers_are_read_in_their_sentence(
    text: str, kind: str, marked: str, number: int | None
) -> None:
    words = split("text", text)
    start = text.index(marked)
    first, last = (
        sum(one <= at for one in edges)
        for edges, at in ((words.ends, start), (words.starts, start + len(marked) - 1))
    )
    sentence = words.sentences[0]
    found = with_marks(find_tolls(words, sentence), words, sentence, {kind: (words, (first, last))})
    assert getattr(found, kind) == number


def test_who_is_marked_as_killed_is_not_hurt() -> None:
    words = split("text", "A miller was stabbed to death.")
    sentence = words.sentences[0]
    marks = {"killed": (words, (0, 2)), "injured": (words, (1, 2))}
    found = with_marks(find_tolls(words, sentence), words, sentence, marks)
    assert (found.killed, found.injured) == (1, None)
