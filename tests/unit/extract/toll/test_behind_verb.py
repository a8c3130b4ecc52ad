"""The people behind an active verb."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed Red Cross drivers in Goma.", None),
        ("Gunmen killed Al Shabaab fighters in Goma.", None),
        ("Gunmen killed Ida Holm in Goma.", 1),
        ("Gunmen killed Ida Holm and two guards.", 3),
        ("Gunmen killed New York policeman Joe Hill.", 1),
        ("Gunmen killed Ida Holm Tuesday officers said.", 1),
        ("Gunmen killed Ida Vera Holm villagers said.", 1),
    ],
)
def test_two_large_words_before_people_are_no_one_s_name(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured", "detained"),
    [
        ("Gunmen killed a judge, his driver and a bodyguard in Cali.", 3, None, None),
        ("Police in Puebla arrested a man, a woman and a teenager.", None, None, 3),
        ("Two teachers, a nurse and a policeman lost their lives.", 4, None, None),
        ("A man, his wife and their three sons were found dead in Kent.", 5, None, None),
        ("All 97 passengers and six crew died.", 103, None, None),
        ("The crash left no survivors: all 97 passengers and six crew died.", 103, None, None),
        ("Both drivers and 19 passengers were killed.", 21, None, None),
        ("Nine rebels and three personnel of the state's old guard were killed.", 12, None, None),
        ("A man aged 34 and two women, aged 29 and 31, were held in Leeds.", None, None, 3),
        # What says once more who they are adds nobody.
        ("Two people, a 17-year-old worker and a man of 80, died.", 2, None, None),
        ("In May, 40 people fled, two policemen and a guide were killed.", 3, None, None),
        ("Gunmen killed a lawyer, a critic of the mine, and fled.", 1, None, None),
        ("Gunmen killed a guard, a father of two, and wounded a clerk.", 1, 1, None),
        ("At least three guards, two clerks and a guide were killed.", 6, None, None),
        ("In Mopti 40 rebels, six soldiers and a guide were killed.", 47, None, None),
        ("Gunmen killed a clerk and activist.", 1, None, None),
        ("A strike killed a commander, an official and two witnesses said.", 1, None, None),
        ("Police arrested a man, a 34-year-old welder and father of two.", None, None, 1),
        ("The fire killed a nurse, her three children and their grandmother.", 5, None, None),
        ("Nine people, four soldiers and five clerks, died in Gao.", 9, None, None),
        ("Six people, a man, two women and three boys, were killed.", 6, None, None),
        ("Seven passengers, three women and four men, were injured.", None, 7, None),
        ("Five men, two from Gao and three from Kano, were arrested.", None, None, 5),
        ("Two soldiers, a cook and a guard were killed.", 4, None, None),
        ("A rocket killed a mother, father and three sons.", 5, None, None),
        ("The crash killed a pilot, co-pilot and six passengers.", 8, None, None),
        ("Gunmen shot dead a shopkeeper, customer and a guard.", 3, None, None),
        ("Gunmen killed a teacher, father of two.", 1, None, None),
        ("The bomb killed a judge, neighbours said, and wounded two clerks.", 1, 2, None),
        ("Soldiers killed a farmer, his wife, two sons and a daughter.", 5, None, None),
        ("A bomb killed a policeman, a vendor, a nurse and a guide.", 4, None, None),
        ("A bomb killed a man, woman and child.", 3, None, None),
        ("Police arrested a man and woman in Leeds.", None, None, 2),
        ("Two people, a man and his aunt died.", 2, None, None),
        ("Two suspects, a man and a woman were arrested.", None, None, 2),
        ("Three people, an adult and two children, were hurt.", None, 3, None),
        ("Four soldiers, two of them officers and a clerk were killed.", 4, None, None),
    ],
)
def test_who_is_listed_is_added_up(
    text: str, killed: int | None, injured: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("One man was killed in Tyre, two in Gaza and three in Sidon.", 6),
        ("An explosion killed four workers at a mine in Gao and two rescuers.", 6),
        ("An explosion killed four workers at a mine and two rescuers were hurt.", 4),
        ("Two soldiers from Mali and three from Niger were killed.", 5),
        ("The flood killed 12 in April and 13 in May.", 12),
        ("He killed two men in 2015 and three in 2016.", 2),
        ("The blast killed two in the market and two of them were women.", 2),
        ("Two people died at the scene and one in hospital.", 3),
        (
            "Eleven people were killed when a bus rolled over and two more died later in hospital.",
            13,
        ),
        ("Two people died and two more are missing.", 2),
        ("Five people were killed in the blast and a sixth died on Monday.", 6),
        ("Five people were killed in the blast and a third were women.", 5),
        ("Floods killed four people: a man and three women.", 4),
        ("Nine people, four soldiers and five clerks, all from Gao, died.", 9),
        ("Floods left 300 families homeless and 12 people dead.", 12),
        ("The crash left one woman, Ida Holm (48), dead.", 1),
        ("A suspected militant and two soldiers were killed.", 3),
        ("An explosion killed five people and injured as many.", 5),
        ("A bomb killed 12 people in Gao on Monday and two in Kidal.", 14),
        ("A bomb killed 12 people in Gao on Monday and two in Kidal a week ago.", 12),
        ("Gunmen killed three in Gao on Monday and two in Kidal on Tuesday.", 3),
    ],
)
def test_the_dead_of_several_places_and_lists(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed
