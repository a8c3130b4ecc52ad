"""The killed and the hurt of everyday news sentences, as the whole classifier tells them."""

import pytest

from tests.support.shipped import events


def told(text: str) -> set[tuple[int | None, int | None]]:
    """Return the killed and the injured of each event that has any."""
    title, _, body = text.rpartition(" || ")
    tolls = {(one.killed, one.injured) for one in events(body, title)}
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


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Nobody was killed but 16 people were injured when trains collided in Prague.", None, 16),
        ("A blast in Sivakasi on Thursday killed five men and left another dozen hurt.", 5, 12),
        (
            "Buses collided in Bari. Nine died at the scene and two more in hospital; 26 were hurt",
            11,
            26,
        ),
        ("Floods in Austria killed three men in Linz and another two in Graz.", 5, None),
        ("An attack killed 12 in Gao and another five men in Kidal were arrested.", 12, None),
        ("A bomb left 41 wounded in Tikrit and five dead in Baiji on Thursday.", 5, 41),
        ("Three children were among the 14 injured in a bus crash in Kent.", None, 14),
        ("Among the 24 wounded in a blast in Baghdad were three policemen.", None, 24),
        ("A bomb went off in Baghdad. Two of the 14 wounded died in hospital.", 2, None),
        ("A boat sank off Dakar. Eleven bodies and 24 survivors were taken to hospital.", 11, 24),
        ("A boat sank off Dakar. Eleven bodies were taken to the hospital.", 11, None),
        ("A bus hit a wall in Valletta and 15 people suffered cuts and bruises.", None, 15),
        ("A fire at a mill in Gazipur on Thursday left 11 workers burnt.", None, 11),
        ("A fire at a camp in Gazipur on Thursday left 11 huts burnt.", None, None),
        ("Gas leak sickens 80 at Surat plant || A leak shut a plant in Surat.", None, 80),
        ("Rescuers recovered 12 corpses after a boat capsized in Kebbi.", 12, None),
        ("A lorry hit a bus in Edo; eight died and three others gave up the ghost.", 11, None),
        (
            "An explosion at a depot in Oran on Wednesday killed no one but injured 18 men.",
            None,
            18,
        ),
        ("A crash claimed eight lives in Bihar, and 21 people are under treatment.", 8, 21),
        (
            "The crash in Ogun involved 23 people, 15 men and eight women; 12 were injured.",
            None,
            12,
        ),
        (
            "The head of the drug squad and two of his guards were wounded by a bomb in Cali.",
            None,
            3,
        ),
        ("Hundreds were hurt, 40 of them badly, in a stampede in Conakry.", None, None),
        ("Dozens of people were wounded, ten critically, in a blast in Aden.", None, None),
        ("Hundreds were killed, at least 50 of them children, in a landslide.", None, None),
    ],
)
def test_whom_the_hurt_are_told_beside_is_no_part_of_their_number(
    text: str, killed: int | None, injured: int | None
) -> None:
    assert told(text) == {(killed, injured)} - {(None, None)}
