"""The killed and the hurt of everyday news sentences, as the whole classifier tells them."""

from datetime import UTC, datetime

import pytest

from schemas.document import NewsDocument
from service.classify import load_classifier

CLASSIFIER = load_classifier()


def told(text: str) -> set[tuple[int | None, int | None]]:
    """Return the killed and the injured of each event that has any."""
    title, _, body = text.rpartition(" || ")
    published = datetime(2026, 11, 20, tzinfo=UTC)
    document = NewsDocument(id="x", title=title, text=body, published_at=published)
    tolls = {(one.killed, one.injured) for one in CLASSIFIER.classify(document)}
    return tolls - {(None, None)}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two police officers and a suspect were shot dead in Louisville on Thursday.", 3, None),
        ("Two soldiers, a cook and a guard, all from Gao, were killed in an ambush.", 4, None),
        (
            "The mother, her two daughters and a neighbour were killed when their house collapsed.",
            4,
            None,
        ),
        ("An elderly couple were killed in a house fire in Glasgow on Thursday.", 2, None),
        ("A couple and their two children were found shot dead in Lille on Sunday.", 4, None),
        ("Two attacks in Mali on Monday left four soldiers and two volunteers dead.", 6, None),
        ("Israeli drone strikes killed one man in Tyre and two in Nabatieh on Thursday.", 3, None),
        ("Clashes left 24 dead on the Kyrgyz side and 35 on the Tajik side.", 59, None),
        ("Three people were killed and as many injured when a wall fell in Mumbai.", 3, 3),
        ("A boy was fatally stabbed and four others were slashed in a brawl in Leeds.", 1, 4),
        ("One person died and 11 others were rescued with various injuries in a fire.", 1, 11),
        ("A rocket hit Jazan on Friday, killing two people, a Saudi and a Yemeni.", 2, None),
        ("A bomb killed three people, a woman and two children, and hurt 14 in Gao.", 3, 14),
        ("A judge was assassinated by gunmen in Ghazni on Monday.", 1, None),
        ("Gunmen shot dead two traders, their driver and a policeman near Gao.", 4, None),
        ("Protesters hurled stones, leaving 12 policemen and a passer-by hurt.", None, 13),
        ("Three guards and as many rebels were killed in a gunfight in Kulgam.", 6, None),
        ("Two brothers, 19 and 21, were killed in a crash near Cork on Sunday.", 2, None),
        ("A man in his 20s and two women in their 40s were killed in a crash.", 3, None),
        ("Two tourists, both Germans, and their guide were killed in an avalanche.", 3, None),
        ("The blast left a guard, a cook and two visitors dead in Peshawar.", 4, None),
        ("One man was shot dead and two others were shot in a bar in Dallas on Sunday.", 1, 2),
        ("Two boys killed, wife hurt in Ludhiana crash || Police came.", 2, 1),
        ("Father, two sons killed in Multan fire || Police came.", 3, None),
    ],
)
def test_whom_everyday_sentences_tell_is_counted(
    text: str, killed: int | None, injured: int | None
) -> None:
    assert told(text) == {(killed, injured)}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bus plunged into a ravine in Lesotho, killing nine and hurting four.", 9, 4),
        ("Two people, a man and his aunt, died in a fire in Leeds on Monday.", 2, None),
        ("Four people died in the quake on Monday, two in Gao and two in Kidal.", 4, None),
        ("A bomb killed two people in Gao and wounded 30 in Kidal on Monday.", 2, 30),
        ("Two people were killed by a mine in Gao and 30 buildings were destroyed.", 2, None),
        ("Four soldiers, including a cook and a guard, were killed in an ambush.", 4, None),
        ("The attack in Gao left a man dead and two women and a child hurt.", 1, 3),
        ("The attack in Gao left two dead and a woman injured.", 2, 1),
        ("Floods in Durban killed five: two children, their uncle and two clerks.", 5, None),
        ("One man was shot dead in Oslo on Monday and two others were arrested.", 1, None),
        ("A storm kills two women, three men hurt in Ohio || Police came.", 2, 3),
        ("As many as five people died in a fire in Lagos on Monday.", 5, None),
        ("The pilot and 25 passengers were killed when a plane crashed in Peru.", 26, None),
        ("A man and his two sons drowned when their boat capsized in Kogi.", 3, None),
        ("Two died at the scene and three are in hospital after a crash in Perth.", 2, 3),
        ("Two people were killed and twice as many injured in a crash in Lahore.", 2, None),
        ("Gunmen killed three soldiers and injured eight others in Rajouri.", 3, 8),
    ],
)
def test_whom_everyday_sentences_told_before_is_still_counted(
    text: str, killed: int | None, injured: int | None
) -> None:
    assert told(text) == {(killed, injured)}
