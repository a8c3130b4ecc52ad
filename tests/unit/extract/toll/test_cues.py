"""Words that tell of the dead, the hurt and the held."""

import pytest

from tests.unit.extract.toll.sentence import tolls


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two cooks were injured. Fatal fires are common.", None, 2),
        ("Six cooks were injured, fatal fires being common.", None, 6),
        ("Nine cooks were wounded fatally or severely.", None, 9),
        ("Nine cooks were wounded fatally.", 9, None),
        ("Two cooks suffered fatal injuries.", 2, None),
    ],
)
def test_fatal_is_said_of_its_own_sentence(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The ferry sank with the loss of 17 lives.", 17),
        ("The minister regretted the loss of life in Sofala, where six people died.", 6),
        ("A boy of six and his mother did not survive.", 2),
        ("The army lost six men in an ambush near Djibo.", 6),
        ("The ruling party lost six seats in Djibo.", None),
        ("The club lost two men to injury.", None),
        ("The bank lost about 200 guards to a rival.", None),
        ("Eleven smugglers fell in the gunfight.", 11),
        ("Eleven prices fell in the market.", None),
        ("Two cooks were burnt alive.", 2),
        ("A toll collector was shot and killed.", 1),
        ("The toll on the bridge rose to nine.", 9),
        ("Eight members of one Kurdish family were executed.", 8),
        # What may be so is no toll.
        ("Sixteen people were feared dead.", None),
        ("Officials fear that 33 people have died.", None),
        ("The mudslide left 14 people dead or missing.", None),
        ("In all 14 people were killed or wounded.", None),
        ("Families live in fear after gunmen killed nine herders.", 9),
        ("Villagers fled in fear as rebels killed 15 people.", 15),
        ("The mayor fears reprisals after four people were killed.", 4),
        ("The feared militia killed 40 villagers.", 40),
        ("The cult leader feared by many was shot dead.", 1),
        ("Officials fear the death toll of 25 will rise.", 25),
        ("Forty stood outside with pictures of drowned migrants.", None),
        ("Some 40 drowned migrants were found.", 40),
        ("A blast killed 15 people and the toll may rise as 20 are missing.", 15),
    ],
)
def test_words_for_the_dead(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Three people needed stitches.", 3),
        ("The shirt needed stitches.", None),
        ("Two guards underwent surgery.", None),
        ("A child was among the three people injured.", 3),
        ("Goods worth GH¢210,000 burned and a watchman suffered burns.", 1),
    ],
)
def test_words_for_the_hurt(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured


@pytest.mark.parametrize(
    ("text", "injured", "detained"),
    [
        ("The fire killed four; another 21 guests had to be treated.", 21, None),
        ("Six cooks are to be treated for burns.", None, None),
        ("Police shot dead two of the thieves and arrested the other three.", None, 3),
        ("Both main defendants have been in custody since May.", None, 2),
        ("Both the men and the women were held.", None, None),
        ("Police held two more men, bringing to nine the number held over the theft.", None, 9),
        ("This brings to four the number of meetings held since May.", None, None),
    ],
)
def test_more_words_for_the_treated_and_the_held(
    text: str, injured: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.injured, found.detained) == (injured, detained)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Some 40 girls fell sick after dinner.", None, 40),
        ("A woman was bitten by a dog.", None, 1),
        ("The man's pay was cut by a third.", None, None),
        ("Four people were hit by gunfire.", None, 4),
        ("The bus was hit by gunfire.", None, None),
        ("A protester died after being hit by a rubber bullet.", 1, None),
        ("Three people died and four patients were severely burned in a fire.", 3, 4),
        ("A mob burned two men to death.", 2, None),
        ("Rioters burned two buses and 12 shops.", None, None),
        ("The leak left four technicians needing treatment.", None, 4),
        ("Eleven people are recovering after a grenade attack.", None, 11),
        ("Six bodies were recovered after a boat sank.", 6, None),
        ("Shares are recovering after two bad weeks.", None, None),
        ("Rebels raided a camp, slaughtering ten farmers and injuring 25.", 10, 25),
        ("Two people were killed and one is in hospital.", 2, 1),
    ],
)
def test_more_words_for_the_hurt_and_the_dead(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)
