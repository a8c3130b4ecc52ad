"""People told in one breath."""

import pytest

from service.classify.text import split
from service.extract.toll.find import find_tolls
from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The driver was killed and his passenger seriously injured near Gap.", 1, 1),
        ("The pilot was seriously injured and his passenger died near Gap.", 1, 1),
        ("A man is dead and his mother fighting for life after a blast.", 1, 1),
        ("Two guards died and a third is battling for life.", 2, 1),
        ("A boy was stabbed to death over a debt of £600, and another boy lost an eye.", 1, 1),
        ("Miners set upon a team and left a guard, Ivo Lang, with a broken jaw.", None, 1),
        ("The driver was killed and his passenger injured a guard.", 1, 1),
        ("Neither driver was hurt.", None, None),
        ("Neither of them was killed.", None, None),
        ("Ana Ruiz, 34, and her two children were killed.", 3, None),
        ("Ana Ruiz and two of her children were hurt.", None, 3),
        ("Rescuers wept, and her two children were killed.", 2, None),
    ],
)
def test_two_who_are_told_in_one_breath(text: str, killed: int | None, injured: int | None) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("title", "killed", "injured"),
    [
        ("Car bomb kills police officer in Quetta", 1, None),
        ("Mine kills soldier and wounds two", 1, 2),
        ("Gunmen kill judge, two guards in Kabul", 3, None),
        ("Mine kills herd of cows", None, None),
        ("Two men, both Syrians, killed in Oslo", 2, None),
        ("Cop, 2 robbers killed in gunfight", 3, None),
        ("Bus crash kills two, three injured", 2, 3),
    ],
)
def test_titles_tell_people_without_articles_and_and(
    title: str, killed: int | None, injured: int | None
) -> None:
    words = split("title", title)
    found = find_tolls(words, words.sentences[0])
    assert (found.killed, found.injured) == (killed, injured)
