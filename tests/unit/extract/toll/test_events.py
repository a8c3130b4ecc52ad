"""How many were killed, hurt and held: what an event's sentences tell together."""

import pytest

from service.classify.text import Page, split
from service.extract.counts import numbers
from service.extract.enrich import enrich
from service.extract.toll.find import find_tolls
from tests.support.events import PUBLISHED, fail, marked, stated, told


@pytest.mark.parametrize(
    ("text", "killed", "injured", "detained"),
    [
        ("The blast left 18 people dead and 76 others injured, 37 of them severely.", 18, 76, None),
        ("12 people, including three children, were killed.", 12, None, None),
        ("Nine rangers and a driver were killed.", 10, None, None),
        ("Fire left seven members of two families dead.", 7, None, None),
        ("The judge sentenced two farmers to death.", None, None, None),
        ("Between 10 and 15 people were killed.", 10, None, None),
        ("Three more died, bringing the number of people killed to eight.", 8, None, None),
        ("A woman of 61 was gravely injured.", None, 1, None),
        ("A lad of 17 broke down; a rider of 20 lost an eye.", None, 1, None),
        ("The captain of 30 rebel fighters who died wept.", 30, None, None),
        ("Colin Baskerville, 36, died on the floor.", 1, None, None),
        ("A clerk was shot in the hip.", None, 1, None),
        ("Six people were treated for cuts.", None, 6, None),
        ("The crash killed two and sent nine others to the hospital.", 2, 9, None),
        ("Police took 31 people away.", None, None, 31),
        ("They placed eleven members of the gang in custody.", None, None, 11),
        ("The crash killed an elderly couple.", 2, None, None),
        ("The dead were named as Ana Ruiz, 34, Li Wei, 28, and Luis Mora, 41.", 3, None, None),
        ("Police identified the arrested as Anoop (31), Riju (27) and Shamil (29).", None, None, 3),
        ("The suspect was named as a possible witness.", None, None, None),
        ("A gunman injured nine people, two of them fatally.", 2, 9, None),
        ("A watchman was found dead beside forty sticks of dynamite.", 1, None, None),
        ("None of the 180 people on board was hurt.", None, None, None),
        ("Two of the five hostages were killed.", 2, None, None),
        ("Three girls, aged six, seven and nine, were stabbed to death.", 3, None, None),
        ("Four people, aged between 19 and 34, were killed.", 4, None, None),
        ("The blasts killed between 30 and 40 people.", 30, None, None),
        ("The death toll climbed from 442 to 604.", 604, None, None),
        ("The death toll passed 600.", 600, None, None),
        ("An earthquake killed 60 000 people.", 60000, None, None),
        ("An earthquake killed 60\u202f000 people.", 60000, None, None),
        ("On May 5 200 people were killed.", 200, None, None),
        ("At least half a dozen people were killed.", 6, None, None),
        ("Seventeen were rescued and 69 bodies were recovered.", 69, None, None),
        ("A mother and her three children died.", 4, None, None),
        ("The raid killed all 12.", 12, None, None),
        ("The bomb killed five soldiers, two policemen and a driver.", 8, None, None),
        ("Three soldiers, two policemen and a guide were killed.", 6, None, None),
        ("One person was killed and another injured.", 1, 1, None),
        ("In November four fans were hurt by stones.", None, 4, None),
        ("Some 500 people fell ill.", None, 500, None),
        ("Floods killed 1,20,000 people and hurt 2.5 lakh people.", 120000, 250000, None),
        ("On Monday 60 000 people were injured.", None, 60000, None),
        ("Two men with a reward of Rs 50,000 each were gunned down.", 2, None, None),
        ("Two of the injured were tourists.", None, None, None),
        ("A rescuer and two skiers died.", 3, None, None),
        ("A welder was taken to hospital but died on Sunday.", 1, None, None),
        ("Three men were taken to hospital, where one died.", 1, 3, None),
        ("The two were among 34 men rounded up on Friday.", None, None, 34),
        ("Two of 12 men died.", 2, None, None),
        ("The blast kills two, five missing.", 2, None, None),
        ("Two reporters and their driver were killed.", 3, None, None),
        ("He was taken into custody without incident.", None, None, 1),
        ("A minute's silence was held.", None, None, None),
        ("No journalist would be arrested under the act.", None, None, None),
        ("A shop clerk who vanished five years ago with the takings was held.", None, None, 1),
        ("Customs officers took Norland's consul, Ivo Lang, into custody.", None, None, 1),
        ("The emir wished the injured a speedy recovery.", None, None, None),
        ("The union called the killing an execution.", None, None, None),
        ("The killing of 30 marchers led to a ban.", 30, None, None),
        ("He succumbed to his injuries.", 1, None, None),
        ("Costs had been cut by a third.", None, None, None),
        ("A clerk read out the names of those who died.", None, None, None),
        ("The driver of the car, a grey saloon, died at the scene.", 1, None, None),
        ("The proposal died in the house.", None, None, None),
        ("The six, lawyers and a publisher, are behind bars.", None, None, 6),
        ("Seven pupils were hurt, none of them badly.", None, 7, None),
        ("A thousand people were injured.", None, 1000, None),
        ("Lang, who was seventeen, was hit in the neck.", None, 1, None),
        ("Wolves killed 23 calves.", None, None, None),
        ("A bus with 66 men left the road and 41 of them died.", 41, None, None),
        ("14 people, seven of them children, were drowned.", 14, None, None),
        ("Eleven people, most of them over 80, were taken to hospital.", None, 11, None),
        ("At least six people, one an Italian, were shot dead.", 6, None, None),
        ("Six people of one family died under a hillside.", 6, None, None),
        ("A headmaster of 64 has died.", 1, None, None),
        ("A group of 64 was killed.", 64, None, None),
        ("Two floods killed tens of thousands.", None, None, None),
        ("Police took the man and his wife into custody.", None, None, 2),
        (
            "They mourn people who had died when a block fell on Friday, killing nine.",
            9,
            None,
            None,
        ),
        ("The gang held by troops at Bria was moved on Friday.", None, None, None),
        ("A manager burned to death and 9 guards were hurt.", 1, 9, None),
        ("Their colleague was beaten and killed.", 1, None, None),
        ("The boat turned over and two women drowned; its skipper fled.", 2, None, None),
        (
            "They put up 11 barriers for the release of a clerk, Ivo Lang, who was held.",
            None,
            None,
            1,
        ),
        ("Nine members of a convoy who were killed had no escort.", 9, None, None),
        ("The mayor was unharmed; his driver and a police escort were killed.", 2, None, None),
        ("Ana Ruiz, 18, and her cousin Eva Ruiz, 16, died when a wall fell.", 2, None, None),
        ("Two buses burned, and a porter was injured.", None, 1, None),
        ("In a jail, in which a warder was beaten to death, a riot broke out.", 1, None, None),
        ("Wearing a wig and a coat, he was arrested.", None, None, 1),
        ("The fire hurt nobody.", None, None, None),
        ("They counted 41 cases and two deaths.", 2, None, None),
        ("The shots cost the lives of three soldiers and a Thai ranger.", 4, None, None),
        ("Gunmen killed a candidate for mayor and his driver.", 2, None, None),
        ("The clinic treated 42 people.", None, 42, None),
        ("Six of the 31 people with burns died.", 6, 31, None),
        ("She was found with three gunshot wounds.", None, None, None),
        ("A driver was hit in the arm.", None, 1, None),
        ("A driver was hit in the chest and died.", 1, None, None),
        ("Three people were cut by glass.", None, 3, None),
        ("Two men suffered broken legs.", None, 2, None),
        ("Patients had to be treated by two nurses.", None, None, None),
        ("Three men were shot and later killed.", 3, None, None),
        ("Two gunmen were injured and arrested.", None, 2, 2),
        ("A man of 34 is charged with the murder of the shopkeeper Ana Ruiz.", 1, None, None),
        ("He denies the attempted murder of two women.", None, None, None),
        ("Two guards died in riots over the killing of a priest.", 2, None, None),
        ("A clerk died, raising to 17 from 16 the number of people killed.", 17, None, None),
        ("The ministry puts its dead at 62.", 62, None, None),
        ("He raised the number of people detained since May to 2,643.", None, None, 2643),
        (
            "The number of people killed when a truck blew up by the road on Monday near the port "
            "has risen to 75 after six of them died.",
            75,
            None,
            None,
        ),
        ("Two soldiers and a militiaman were killed.", 3, None, None),
        ("He shot dead two clerks, a South African and two porters.", 5, None, None),
        ("The storm killed a Thai apprentice.", 1, None, None),
        ("The storm killed a dog.", None, None, None),
        ("Seven officers led away a Ukrainian of 34.", None, None, 1),
        ("Nine officers arrested the ringleaders.", None, None, None),
        ("The preacher, Ivo Lang, and 30 others are in custody.", None, None, 31),
        ("He was one of four hikers who died.", 4, None, None),
        ("Eight of them were among the 95 people who died.", 95, None, None),
        ("Eight of those aboard, including three children, lost their lives.", 8, None, None),
        ("The bodies of a woman and two children were found.", 3, None, None),
        ("The fire spread to a school on the hill, and nine people died.", 9, None, None),
        ("A quake killed about 300 people, and a truce that followed held.", 300, None, None),
        ("In May, 40 people fled, two policemen and a guide were killed.", 3, None, None),
    ],
)
def test_more_tolls(
    text: str, killed: int | None, injured: int | None, detained: int | None
) -> None:
    words = split("text", text)
    found = find_tolls(words, words.sentences[0])
    assert (found.killed, found.injured, found.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("behind", "killed"),
    [
        ("That makes 11 dead.", 11),
        ("The coach was new. The toll has risen to 11.", 11),
        ("That makes 1 dead.", 2),
        ("Eleven died on that road in May.", 2),
    ],
)
def test_who_died_later_is_told_with_the_total(behind: str, killed: int) -> None:
    text = f"Two more passengers have died after a coach fell into a ravine. {behind}"
    assert told(text, "disaster").killed == killed


@pytest.mark.parametrize(
    ("behind", "killed"),
    [
        ("A third man died in hospital.", 3),
        ("The coach was new. A third man died in hospital.", 3),
        ("A seventh man died in hospital.", 2),
        ("A third man was hurt.", 2),
        ("Two others died in hospital.", 2),
    ],
)
def test_a_third_who_died_comes_to_the_two_before(behind: str, killed: int) -> None:
    text = f"Two passengers were killed when a coach fell into a ravine near Cusco. {behind}"
    assert told(text, "disaster").killed == killed


@pytest.mark.parametrize(
    ("behind", "injured"),
    [
        ("The murder of the clerk shocked the town.", None),
        ("The attack on the clerk shocked the town.", 1),
        ("Police spoke of attempted murder.", 1),
        ("He had received death threats.", 1),
    ],
)
def test_who_was_shot_is_not_hurt_where_it_is_called_murder(
    behind: str, injured: int | None
) -> None:
    page = Page(split("title", ""), split("text", f"A clerk was shot in Cali on Monday. {behind}"))
    evidence = [stated(page, "security_incident", at).evidence[0] for at in range(2)]
    event = stated(page, "security_incident", 0).model_copy(update={"evidence": evidence})
    assert enrich(event, page, PUBLISHED, fail).injured == injured


@pytest.mark.parametrize(("first", "injured"), [("More than 50", 50), ("Two more", 180)])
def test_more_than_some_are_not_some_more(first: str, injured: int) -> None:
    text = f"{first} guests were injured in a fire at a hotel. A total of 180 were treated."
    assert told(text, "disaster").injured == injured


def test_the_total_may_stand_in_a_sentence_that_states_the_event() -> None:
    text = "Two more passengers have died after a coach fell into a ravine. That makes 11 dead."
    page = Page(split("title", ""), split("text", text))
    evidence = [stated(page, "disaster", at).evidence[0] for at in range(2)]
    event = stated(page, "disaster", 0).model_copy(update={"evidence": evidence})
    assert enrich(event, page, PUBLISHED, fail).killed == 11


@pytest.mark.parametrize(
    ("behind", "detained"),
    [
        ("In Linz 12 dealers were held over the theft of a total of 47 rifles.", 4),
        ("A total of 47 have now been arrested.", 47),
        ("The toll of the fire rose to 47 and 12 looters were arrested.", 4),
    ],
)
def test_a_total_of_something_else_is_none(behind: str, detained: int) -> None:
    text = f"Police arrested another four men in Graz. {behind}"
    page = Page(split("title", ""), split("text", text))
    evidence = [stated(page, "arrest", at).evidence[0] for at in range(2)]
    event = stated(page, "arrest", 0).model_copy(update={"evidence": evidence})
    assert enrich(event, page, PUBLISHED, fail).detained == detained


@pytest.mark.parametrize(
    ("behind", "injured"),
    [
        ("He died at a clinic.", None),
        ("A man was taken to hospital but died.", None),
        ("Police said he later died at a clinic.", None),
        ("She later succumbed to her wounds.", None),
        ("She was later pronounced dead.", None),
        ("The victim later died.", None),
        ("The victim later died at a clinic.", None),
        ("The wounded man later succumbed to his wounds.", None),
        ("A nurse died at once.", 1),
        ("She later died.", None),
        ("The nurse died at once.", 1),
        ("He was shot dead.", 1),
        ("The attacker was killed.", 1),
    ],
)
def test_who_dies_of_a_wound_is_hurt_no_more(behind: str, injured: int | None) -> None:
    found = told(f"Raiders hit a mill. A miller was hurt. {behind}")
    assert (found.killed, found.injured) == (1, injured)


def test_the_one_hurt_who_died_is_told_by_the_same_word() -> None:
    raid = "Raiders hit a mill. A guard was hurt."
    assert told(f"{raid} The guard died at a clinic.").injured is None
    assert told(f"{raid} The driver died at a clinic.").injured == 1


def test_who_was_killed_before_is_not_the_one_hurt() -> None:
    raid = "Raiders killed a guard. A miller was hurt."
    assert told(f"{raid} The guard died at the scene.").injured == 1
    assert told(f"{raid} The").injured == 1


def test_an_attackers_own_wound_is_none_of_the_hurt() -> None:
    text = "Two men shot at a mill. One of the attackers was wounded. Six millers were hurt."
    assert told(text).injured == 6


def test_a_range_is_at_least_its_lower_end() -> None:
    words = split("text", "Some 10 to 15 people were killed.")
    (found,) = numbers(words, words.sentences[0])
    assert (found.value, found.qualifier) == (10, "at_least")


def test_those_who_were_hit_count_as_hurt_where_nobody_died() -> None:
    assert told("Three people were stabbed at a station.").injured == 3
    assert told("Three people were stabbed to death at a station.").injured is None
    more = "Three people were stabbed at a station. One was seriously hurt."
    assert told(more).injured == 3


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A busload of 30 died when gunmen opened fire.", 30),
        ("A beekeeper of 67 was killed by a bomb.", 1),
        ("Gunmen killed 10 or", 10),  # cut off by a feed
    ],
)
def test_a_group_has_no_age(text: str, killed: int) -> None:
    assert told(text).killed == killed


@pytest.mark.parametrize(
    ("text", "actor", "killed"),
    [
        ("Army jets bombed two camps after gunmen killed ten men.", "Army jets", None),
        ("On Sunday, after a raid that killed ten, jets bombed two camps.", "jets", None),
        ("Jets shelled two camps in revenge for an ambush that killed ten.", "Jets", None),
        ("Gunmen stormed a bar after killing ten guards.", "Gunmen", 10),
        ("Jets bombed two camps after they killed ten guards.", "Jets", 10),
        ("Panic broke out in Gao after gunmen killed ten men.", "gunmen", 10),
        ("The rebels claimed the raid after gunmen killed ten men.", "The rebels", 10),
        ("Jets bombed two camps after dawn and killed ten men.", "Jets", 10),
        ("Jets bombed two camps after ten men were killed.", "Jets", 10),
        ("Rebels raided Gao after dusk, killed six men and burned huts.", "Rebels", 6),
        ("Jets bombed two camps after the truce, with ten people killed, aides said.", "Jets", 10),
        ("Rebels raided a camp following a tip-off leaving ten killed in a yard.", "Rebels", 10),
    ],
)
def test_what_another_did_before_is_no_toll(text: str, actor: str, killed: int | None) -> None:
    assert marked(text, "security_incident", {"actor": actor}).killed == killed


@pytest.mark.parametrize(
    ("behind", "killed"),
    [
        ("It came two days after gunmen killed ten men.", None),
        ("The blast follows an ambush that killed ten.", None),
        ("The car came down the hill after noon and killed ten.", 10),
        ("Doctors came after the blast had killed ten.", 10),
        ("The blast was followed by a fire that killed ten.", 10),
        ("The blast came an hour after noon prayers and left ten people killed.", 10),
        ("The blast, which followed a police chase, left ten killed near a gate.", 10),
    ],
)
def test_what_an_event_comes_after_has_another_toll(behind: str, killed: int | None) -> None:
    assert told(f"A blast hit a market in Gao. {behind}").killed == killed


def test_what_follows_on_a_recalled_attack_is_todays() -> None:
    text = (
        "A bomb tore through a bus stand in Gao, killing 26. It follows a raid that killed 20 last "
        "month. Sixty-two people were injured."
    )
    others = [("security_incident", 0), ("security_incident", 1)]
    today = told(text, others=[others[1]])
    recalled = told(text, at=1, others=[others[0]])
    assert (today.killed, today.injured) == (26, 62)
    assert (recalled.killed, recalled.injured) == (20, None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Jets bombed Gao in response to rockets that wounded four, killing a rebel chief.", 1),
        ("Jets bombed Gao in response to rockets that wounded four, leaving 15 dead.", 15),
        ("Jets bombed Gao in response to rockets that killed four.", None),
    ],
)
def test_behind_the_comma_an_attack_goes_on(text: str, killed: int | None) -> None:
    assert marked(text, "security_incident", {"actor": "Jets"}).killed == killed
