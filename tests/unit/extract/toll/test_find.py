"""Tolls as a sentence tells them."""

import pytest

from service.classify.text import split
from service.extract.toll.find import find_tolls
from service.extract.toll.tolls import Tolls


def tolls(text: str, subtype: str | None = None) -> Tolls:
    """Return the tolls of a text's first sentence."""
    words = split("text", text)
    return find_tolls(words, words.sentences[0], subtype=subtype)


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
    ("text", "killed", "injured"),
    [
        ("Three wounded men had died in hospital in Gao.", 3, None),
        ("Two wounded officers have since died.", 2, None),
        ("Two wounded men died and five others were wounded.", 2, 5),
        ("Three wounded men were in hospital in Gao.", None, 3),
        ("A driver died in hospital on Monday.", 1, None),
        ("The victim later died.", 1, None),
        ("The injured man later succumbed to his wounds.", 1, None),
        ("A man was hurt in a knife attack in Graz and the victim later died.", 1, None),
    ],
)
def test_who_died_of_it_is_hurt_no_more(text: str, killed: int | None, injured: int | None) -> None:
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
        ("Two porters had broken back windows.", None),
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
    ("text", "killed", "injured", "hit"),
    [
        ("They mourned Ana Ruiz, who was shot and killed.", 1, None, None),
        ("Two guards were stabbed and badly wounded.", None, 2, None),
        ("Raiders shot and wounded three herders.", None, 3, None),
        ("Two porters were shot and robbed.", None, None, 2),
        ("Three men were fatally shot.", 3, None, None),
        ("A miner suffered fatal injuries.", 1, None, None),
        ("A miner was hurt, but not fatally injured.", None, 1, None),
    ],
)
def test_the_word_behind_tells_how_it_ended(
    text: str, killed: int | None, injured: int | None, hit: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.hit) == (killed, injured, hit)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Two nurses were beaten by a crowd.", 2),
        ("Fans beat up the driver.", 1),
        ("A pupil shot a custodian and a counsellor.", 2),
        ("A tourist shot a film in the square.", None),
        ("The men shot their way out.", None),
        ("The men shot twice into the air.", None),
    ],
)
def test_who_was_hit_is_counted(text: str, hit: int | None) -> None:
    assert tolls(text).hit == hit


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
        ("A cook who broke his wrist while fleeing was arrested.", None, 1, 1),
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
    ("text", "killed", "injured"),
    [
        ("The organ was taken to hospital.", None, None),
        ("Some 40 beds had been carried to the hospital.", None, None),
        ("The nurse was transferred to another hospital.", None, None),
        ("The mayor was driven to a clinic to see the survivors.", None, None),
        ("The mayor was taken to hospital in Leeds to open a ward.", None, None),
        ("A guard was kept at the clinic.", None, None),
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
        ("Some 300 villagers needed treatment for malaria.", None),
        ("Four inmates received harsh treatment.", None),
        ("Two actors received the red carpet treatment.", None),
        ("Two residents sought a sewage treatment plant.", None),
        ("Two porters are undergoing treatment for cancer.", None),
        ("Two porters refused to receive treatment.", None),
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


@pytest.mark.parametrize(
    ("text", "killed", "detained"),
    [
        ("In Gao one in ten people was killed.", None, None),
        ("Two ships were hit; both were captured.", None, None),
        ("Two sailors fled; both were captured.", None, 2),
        ("They captured another.", None, None),
        ("They killed another.", 1, None),
        ("About a third died of hunger.", None, None),
        ("A third died of hunger.", 1, None),
        ("Police arrested 14 in two of the raids.", None, 14),
        ("Raiders killed nine in three of the towns.", 9, None),
        ("Police arrested one in four of the men.", None, None),
    ],
)
def test_shares_and_things_are_no_people(
    text: str, killed: int | None, detained: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.detained) == (killed, detained)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A guard and a cook were shot. Both remain in hospital.", 2),
        ("His parents were beaten; both remain in hospital.", 2),
        ("Two clerks were robbed. Both remained in intensive care.", 2),
        ("A bomb went off at the mayor's house. Both remain in hospital.", None),
        ("Two ferries sank. Both remain in hospital reports.", None),
        ("Two mines killed villagers. Both remain in hospital.", None),
    ],
)
def test_both_remain_in_hospital_where_two_are_told(text: str, injured: int | None) -> None:
    words = split("text", text)
    found = [find_tolls(words, sentence).injured for sentence in words.sentences]
    assert found[-1] == injured


def test_of_those_freed_another_verb_is_said_than_of_the_captors() -> None:
    assert tolls("A total of 47 women were freed and the captors were arrested.").detained is None
    assert tolls("A total of 47 women were freed; six captors were arrested.").detained == 6


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man who was hurt in a crash last week has died in hospital.", 1, None),
        ("A joiner of 61, who was hurt in a fall in May, has died.", 1, None),
        ("Two guards wounded in the raid have since died.", 2, None),
        ("A woman stabbed in Leeds has died.", 1, None),
        ("Ida Holm, who was wounded in the blast, died on Tuesday.", 1, None),
        ("Five of those injured in the fire have died.", 5, None),
        ("One of two clerks shot at the bank has died.", 1, None),
        ("A guard who was wounded said two of his friends died.", 2, 1),
        ("Three men were wounded in the raid and a woman, who was shopping, died.", 1, 3),
        ("Four men, who had been wounded, and a child died.", 1, 4),
        ("Two men were injured when the roof fell but nobody died.", None, 2),
    ],
)
def test_how_one_was_hurt_says_only_who_died(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The road toll has risen to 37.", None),
        ("It brings the holiday toll to nine.", None),
        ("The state has recorded 18 holiday deaths.", None),
        ("The annual death toll has risen to 700.", None),
        ("Four traffic deaths were reported after a pile-up on the A4.", 4),
        ("Police look into the road deaths of two men in Sligo.", 2),
        ("The death toll on the road has risen to nine.", 9),
        ("The crash's toll rose to nine.", 9),
    ],
)
def test_a_toll_of_roads_or_seasons_is_no_event_s(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


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
    ("text", "killed", "injured"),
    [
        ("Troops shot eight boys near a bridge, killing one.", 1, 7),
        ("Five men were stabbed in a bar, killing one.", 1, 4),
        ("A man shot two guards, killing one, and fled.", 1, 1),
        ("Gunmen shot five guards, killing two and wounding two.", 2, 2),
        ("Gunmen shot the guards around them, killing four.", 4, None),
        ("Gunmen shot at ten cars, killing one driver.", 1, None),
        ("Gunmen shot two men and were seen killing one.", 1, None),
        ("A man stabbed five people in Bern before he rammed a tram, killing two.", 2, None),
        ("Troops shot six men in Gao and a mine went off, killing four.", 4, None),
        ("Gunmen shot six guards in Gao, blew up a gate, killing two.", 2, None),
        ("Gunmen shot six guards near a gate, killing two cooks.", 2, None),
        ("Gunmen shot six guards near a gate, killing at least two of them.", 2, 4),
    ],
)
def test_who_of_those_shot_were_not_killed_are_hurt(
    text: str, killed: int, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


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
    ("text", "killed", "injured", "hit"),
    [
        ("Rebels injured nine guards in Gao, four of whom later succumbed.", None, 9, None),
        ("Two men stabbed a pupil in Leeds; the teenager died in hospital.", 1, None, 1),
        ("Two men stabbed a pupil in Leeds before the teenager died.", 1, None, 1),
        ("Rebels wounded 15 guards before four died.", 4, 15, None),
        ("A man shot three times last week has died.", 1, None, None),
    ],
)
def test_who_hurts_somebody_is_not_the_one_who_died(
    text: str, killed: int | None, injured: int | None, hit: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured, found.hit) == (killed, injured, hit)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A man injured and", None),
        ("Twelve people were injured in a blaze, with two cooks hurt in the yard and", 12),
    ],
)
def test_a_teaser_may_end_in_and(text: str, injured: int | None) -> None:
    assert tolls(text).injured == injured


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
    ],
)
def test_two_who_are_told_in_one_breath(text: str, killed: int | None, injured: int | None) -> None:
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
    ("text", "killed", "injured"),
    [
        ("Two people were shot, one fatally, at a mall.", 1, 1),
        ("Four people were shot, two of them dead, at a mall.", 2, 2),
        ("Five people were stabbed in Kobe; two have died.", 2, 3),
        ("Gunmen shot five guards and two died.", 2, 3),
        ("Five people were stabbed in Kobe; two clerks have died.", 2, None),
        ("Five people were shot; two died in another attack.", 2, None),
    ],
)
def test_who_of_those_hit_died_is_not_hurt(
    text: str, killed: int | None, injured: int | None
) -> None:
    found = tolls(text)
    assert (found.killed, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "nth"),
    [
        ("Gunmen killed two guards and a third man died later.", 3, None),
        ("A third man died later.", 1, 3),
        ("A fifth body was found in the mud.", 1, 5),
        ("A third man was killed in Gao.", 1, None),
        ("A third gunman died later.", 1, None),
        ("A third man died in a separate crash.", 1, None),
        ("The third man to die this year was a clerk.", 1, None),
        ("Rescuers found the body of a teacher.", 1, None),
        ("The body of Ana Ruiz was found in a well.", 1, None),
        ("The body of evidence was found to be thin.", None, None),
        ("The governing body of World Rugby found nothing.", None, None),
    ],
)
def test_who_died_after_others_counts_them(text: str, killed: int | None, nth: int | None) -> None:
    found = tolls(text)
    assert (found.killed, found.nth) == (killed, nth)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The man shot dead on Tuesday was a clerk.", 1),
        ("He is the brother of a guard killed in a feud.", 1),
        ("Nine men are accused of beating a guard to death.", 1),
        ("Nine men beat a guard to death.", 1),
        ("Nine men were beaten with rods to death.", 9),
        ("A mob beat a suspected thief to death.", 1),
        ("A clerk wanted for theft bled to death.", 1),
        ("Protests over a man killed by police left two dead.", 2),
        ("The soldier killed nobody.", None),
    ],
)
def test_whom_the_words_beside_mean(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


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
    ],
)
def test_the_dead_of_several_places_and_lists(text: str, killed: int | None) -> None:
    assert tolls(text).killed == killed


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
