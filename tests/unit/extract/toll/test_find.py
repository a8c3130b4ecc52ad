"""Tolls as a sentence tells them."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "epidemic", "injured"),
    [
        ("By Friday 340 people have fallen ill.", True, None),
        ("By Friday 340 people have fallen ill.", False, 340),
        ("The fever sickened 90 villagers.", True, None),
        ("Twelve patients are being treated for burns.", True, 12),
        ("There were 41 cases treated in May.", False, None),
        ("Some 340 children were hospitalised with cholera.", True, None),
        ("Some 340 children were hospitalised with burns.", False, 340),
        ("Ninety people are in intensive care.", True, None),
        ("Six nurses were hurt when relatives of the sick rioted.", True, 6),
    ],
)
def test_the_cases_of_an_epidemic_are_not_hurt(
    text: str, epidemic: bool, injured: int | None
) -> None:
    assert tolls(text, "epidemic" if epidemic else None).injured == injured


@pytest.mark.parametrize(
    ("text", "killed", "injured", "detained"),
    [
        ("Two girls pulled the injured man into a shop.", None, 1, None),
        ("Two families buried their dead.", None, None, None),
        ("A wounded driver said nine people were hurt.", None, 9, None),
        ("At the tomb of a slain rider a bomb killed four people.", 4, None, None),
        ("After the detained trader wept, police arrested 30 people.", None, None, 30),
        ("It hurt 20 people; five were flown to hospital and 15 others treated.", None, 20, None),
        (
            "Nine women were hurt: two were treated, seven others were treated at home.",
            None,
            9,
            None,
        ),
        ("Six men were arrested; two were let go and four others are held.", None, None, 6),
        ("He killed two clerks and later killed three others at a cafe.", 5, None, None),
        ("One blast injured eight people and a second wounded five others.", None, 13, None),
        ("They arrested nine people, hurt two and later arrested three others.", None, 2, 12),
        ("Nine men fled, and one of them sustained a wound.", None, 1, None),
        ("Six people were charged, and two of them were still in custody.", None, None, 2),
        ("A welder was killed and six were burned.", 1, 6, None),
        ("It burst, killing three and burning eleven others.", 3, 11, None),
        ("Three boats were burned.", None, None, None),
        ("Both men were arrested, both sides said.", None, None, 2),
        ("Both police officers and cooks were hurt.", None, None, None),
        ("Both guests of the inn and porters were hurt.", None, None, None),
        ("Both policemen and a cook were hurt.", None, 3, None),
        ("After both accidents the driver was arrested.", None, None, 1),
        ("The mother of three injured girls spoke.", None, 3, None),
        ("A boy of 13 suffered burns.", None, 1, None),
        ("Forty-one of the injured are still in hospital.", None, None, None),
        ("Six of those wounded were flown to Bamako.", None, None, None),
        ("Six of the guards wounded there were flown to Bamako.", None, 6, None),
        ("Police detained three men, and an officer was treated for a cut.", None, 1, 3),
        ("Police detained three men and an officer of the bank.", None, None, 4),
        ("Police arrested the mill's owner, Ivo Lang, and two clerks.", None, None, 3),
        ("Police arrested the mill's owner, Ivo Lang, and two clerks were hurt.", None, 2, 1),
        ("A motorised outrigger overturned off Romblon and two fishermen drowned.", 2, None, None),
        ("Four brothers were booked for causing hurt.", None, None, None),
        ("Two women are in hospital; three other people were treated there.", None, 5, None),
        ("The toll rose to nine when three others died.", 9, None, None),
        ("A corporal of the second battalion suffered burns.", None, 1, None),
        ("They blamed Ana Ruiz, who lost an eye.", None, 1, None),
        ("They blamed men from Alta Verde, who were arrested.", None, None, None),
        ("Both were slightly hurt.", None, 2, None),
        ("Both of them were taken to hospital.", None, 2, None),
        ("One man was killed and another was badly injured.", 1, 1, None),
        ("A shell killed a nurse and wounded another.", 1, 1, None),
        ("A shell killed a nurse and wounded another cook.", 1, 1, None),
        ("Raiders killed two men and wounded a third.", 2, 1, None),
        ("A third was wounded.", None, 1, None),
        ("A third of them were wounded.", None, None, None),
        ("Some 20 were brought out, including six with burns.", None, 6, None),
        ("The convoy came under fire and one gunner was hurt.", None, 1, None),
        (
            "An uncle died at the ward to which he had been led, and three others were hurt.",
            1,
            3,
            None,
        ),
        ("The number of dead rose to nine and of wounded to 40.", 9, 40, None),
        ("Two guards are recovering from gunshot wounds.", None, 2, None),
        ("A third porter was dug out with burns.", None, 1, None),
        ("The driver escaped with minor injuries.", None, 1, None),
        ("A ward was opened with burns in mind.", None, None, None),
        ("A nurse has died and another is in a critical condition.", 1, 1, None),
        ("One porter drowned and another was flown to a clinic.", 1, 1, None),
        ("One porter died and another remains in hospital.", 1, 1, None),
        ("The toll has reached 12 and at least 40 porters are wounded.", 12, 40, None),
        ("The number of wounded rose to 30 and the number of dead to nine.", 9, 30, None),
    ],
)
def test_tolls_of_clauses(
    text: str, killed: int | None, injured: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "subtype", "killed"),
    [
        ("Two smugglers were hanged at dawn.", "sentence", 2),
        ("A man guilty of killing nine people was jailed for life.", "sentence", None),
        ("The kingdom put to death a preacher and 46 other men.", "sentence", 47),
        ("The judge ordered two men to be hanged.", "sentence", None),
        ("Two men will be hanged next week.", "sentence", None),
        ("A court ordered that three men be hanged.", None, None),
        ("Three men may yet be publicly hanged.", None, None),
        ("Three men face being publicly hanged.", None, None),
        ("Three men were filmed being beheaded.", None, 3),
        ("A man who beheaded two tourists got life in prison.", "sentence", None),
        ("A man was condemned for executing his wife.", "sentence", None),
        ("Officials put the number of dead at 90.", "sentence", None),
        ("The dead were named as Ann Lee, 20, and Bo Ray, 22.", "sentence", None),
        ("The dead were named as Ann Lee, 20, and Bo Ray, 22.", None, 2),
        ("A gunman shot six people dead.", None, 6),
        ("Police shot the driver dead.", None, 1),
        ("Raiders shot nine herders, leaving three dead.", None, 3),
        ("Raiders shot nine herders and left three dead.", None, 3),
        ("Police shot a man who left six dead.", None, 6),
        ("Two porters were shot, one dead.", None, 1),
        ("Someone shot six dancers and one is dead.", None, 1),
        ("A welder of 22 drowned in the lake.", None, 1),
        ("Five marines and at least nine gunmen were killed.", None, 14),
        ("She was later pronounced dead.", None, 1),
        ("He was declared dead at the scene.", None, 1),
    ],
)
def test_who_was_killed(text: str, subtype: str | None, killed: int | None) -> None:
    assert tolls(text, subtype).killed == killed


def test_what_qualifies_the_others_qualifies_the_sum() -> None:
    found = tolls("Two men died and at least three others died.")
    assert (found.killed, found.killed_qualifier) == (5, "at_least")


@pytest.mark.parametrize(
    ("text", "killed", "detained"),
    [
        ("Three nurses were kidnapped and the women were killed.", 3, None),
        ("Two miners were trapped in a shaft and the pair were found dead.", 2, None),
        ("Five suspects were followed to a farm and the gang was arrested.", None, 5),
        ("Six editors were stopped at the border and the group was detained.", None, 6),
    ],
)
def test_who_is_told_again_by_another_word_keeps_the_number(
    text: str, killed: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.detained) == (killed, detained)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Thirty pilgrims injured and five died after a bridge fell in Pune.", 5, 30),
        ("EIGHT PEOPLE INJURED AND TWO DIED IN ACCRA FIRE.", 2, 8),
        ("Nine people injured, one died in a brawl over cattle.", 1, 9),
        ("Nine people injured when a lorry hit a tram, two riders died.", 2, 9),
        ("A man hurt in a fall last week has died.", 1, None),
    ],
)
def test_the_dead_beside_the_hurt_are_others(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A man injured and", None),
        ("Twelve people were injured in a blaze, with two cooks hurt in the yard and", 12),
    ],
)
def test_a_teaser_may_end_in_and(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured
