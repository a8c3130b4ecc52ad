"""Whom the encoder's marks mean."""

import pytest

from service.classify.text import Page, split
from service.extract.who.marked import whom_marked
from service.extract.who.phrase import Statement
from tests.support.participants import marked


def test_nobody_is_the_actor_of_a_disaster_and_a_first_word_is_no_name() -> None:
    words = split("text", "Gunmen shot nine people. An earthquake shook Lima.")
    page = Page(split("title", ""), words)
    told = Statement("security_incident", page, words.sentences[0], (1, 2))
    gunmen = whom_marked({"actor": (words, (0, 1))}, {}, told, overcome=False)["actor"]
    assert (gunmen.name, gunmen.role) == (None, "armed_group")
    told = Statement("disaster", page, words.sentences[1], (5, 6))
    assert whom_marked({"actor": (words, (4, 6))}, {}, told, overcome=False) == {}


@pytest.mark.parametrize(
    ("text", "mark", "part"),
    [
        ("Nine were killed when settlers fired on a bus.", "settlers", "actor"),
        ("Nobody spoke of the attack. Settlers threw stones.", "Settlers", "actor"),
        ("A driver has been charged with shooting a guard.", "A driver", "actor"),
        ("Herders have burned a village.", "Herders", "actor"),
        ("Settlers have been shot.", "Settlers", "target"),
        ("Herders were hacked to death.", "Herders", "target"),
        ("Rebels have been routed in days of raids.", "Rebels", "target"),
        ("Two soldiers were badly beaten.", "Two soldiers", "target"),
        ("Soldiers were ambushed as they left Gao.", "Soldiers", "target"),
        ("Rebels were seen in a bombed camp.", "Rebels", "actor"),
        ("Rebels have been shelling the town.", "Rebels", "actor"),
        ("Rebels were later blamed. Killed were nine.", "Rebels", "actor"),
    ],
)
def test_who_suffered_is_told_from_who_did_it(text: str, mark: str, part: str) -> None:
    found = marked(text, "security_incident", text.startswith("Nobody"), actor=mark)
    assert found[part].text == mark
