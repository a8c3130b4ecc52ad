"""Cues of the hurt."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A porter was kept overnight at a clinic.", 1),
        ("Four guests have been admitted to the medical college in Gao.", 4),
        ("Six players were taken to a training centre.", None),
        ("The mayor was taken to hospital.", 1),
        ("Ivo Lang, 30, was taken to hospital with a broken arm.", 1),
        ("She was flown to a clinic in Gao.", 1),
        ("The passengers were taken to hospital.", None),
        ("The body of a man was taken to hospital.", None),
        ("Eleven people sought medical help.", 11),
        ("Twelve sailors needed treatment.", 12),
        ("Three porters are in critical condition.", 3),
        ("Two boats are in good condition.", None),
        ("Fumes filled a tunnel, leaving three porters gravely ill.", 3),
        ("The blast left a girl blind.", 1),
        ("She left a hotel sick.", None),
        ("The number of people hurt rose to 45.", 45),
        ("Some 12,000 villagers need medical help.", None),
        ("Her uncle is in a grave condition in hospital.", 1),
        ("Two of the boats are in serious condition.", None),
        ("Two miners are fighting for their lives.", 2),
        ("A girl is fighting for her life.", 1),
        ("He remained in hospital on Monday.", 1),
    ],
)
def test_who_is_cared_for_is_hurt(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The organ was taken to hospital.", None, None),
        ("Some 40 beds had been carried to the hospital.", None, None),
        ("The nurse was transferred to another hospital.", None, None),
        ("The mayor was driven to a clinic to see the survivors.", None, None),
        ("The mayor was taken to hospital in Leeds to open a ward.", None, None),
        ("The driver was taken to hospital for a blood test.", None, None),
        ("The bomber was taken to hospital.", None, None),
        ("If he was taken to hospital, he would talk.", None, None),
        ("Forty patients were evacuated from the hospital.", None, None),
        ("Forty patients were evacuated to a hospital.", None, 40),
        ("The porter was taken to the clinic but was pronounced dead on arrival.", 1, None),
        ("Ann Reed was rushed to hospital.", None, 1),
        ("Four guests were rushed to hospital.", None, 4),
    ],
)
def test_not_all_that_is_taken_to_a_clinic_is_hurt(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Four joiners with deep cuts reached the ward.", 4),
        ("Two men with iron bars came in.", None),
        ("One has a fractured skull.", 1),
        ("Three girls have broken ribs.", 3),
        ("Two men had broken windows.", None),
        ("A porter lost an eye.", 1),
        ("Two miners lost their legs.", 2),
        ("Two clerks lost sight of the boat.", None),
        ("Six girls with cuts to their hands wept.", 6),
        ("Four ministers with spending cuts in mind met.", None),
        ("A rider lost the sight of an eye.", 1),
        ("Nine clubs lost a leg of the tie.", None),
        ("Two tables had broken legs.", None),
        ("Three carts were hit and two were burned.", None),
        ("Both carts stopped; six had broken ribs.", 6),
        ("Two cooks were burned in a kitchen.", 2),
        ("A cook was burned alive.", None),
        ("The ward took in 27 people hurt by glass.", 27),
        ("Three jockeys broke their legs.", 3),
        ("Their niece Ida, 9, broke both wrists.", 1),
        ("He drove at some nuns, breaking the hip of one.", 1),
        ("A shell tore off a porter's hand.", 1),
        ("The cut broke the back of the strike.", None),
        ("A gale broke a leg of the tower.", None),
        ("Two thieves broke the back windows.", None),
    ],
)
def test_what_was_done_to_a_body_tells_of_the_hurt(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The fire left two dead and seven bakers unconscious.", 2, 7),
        ("The raid left two porters dead and 15 ill.", 2, 15),
        ("The crash left one porter dead and his wife seriously ill.", 1, 1),
        ("The leak left at least 30 cooks ill and two dead.", 2, 30),
        ("The fall left one porter dead and another paralysed.", 1, 1),
        ("The blast left a porter blind and six injured.", None, 7),
        ("He left two pupils at the school for the blind.", None, None),
        ("He left a wife and two sick children.", None, None),
        ("It left 200 people sick with worry.", None, None),
        ("The leak left three cooks sick with cholera.", None, 3),
    ],
)
def test_who_was_left_ill_is_counted_apart_from_the_dead(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Some 300 villagers needed treatment for malaria.", None),
        ("Four inmates received harsh treatment.", None),
        ("Two actors received the red carpet treatment.", None),
        ("Two residents sought a sewage treatment plant.", None),
        ("Two porters are undergoing treatment for cancer.", None),
        ("Two porters are undergoing treatment for burns.", 2),
        ("Two porters required urgent medical treatment.", 2),
        ("The economy is recovering from wounds.", None),
        ("Two clubs are recovering from injury.", None),
        ("Ann Reed is recovering from wounds.", 1),
        ("Three officers broke his jaw.", 1),
        ("Ten soldiers severed both hands.", None),
        ("Effigies of two ministers were burned.", None),
        ("The homes of two officers were burned.", None),
        ("A group of six porters were burned.", 6),
        ("Six of the kidnappers' hostages were wounded.", 6),
        ("Six of the kidnappers were wounded.", None),
        ("One in four children was injured.", None),
        ("The raids injured six in two towns.", 6),
    ],
)
def test_words_of_harm_that_hurt_nobody(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured
