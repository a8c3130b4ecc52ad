"""Who took part."""

import pytest

from schemas.event import Participant
from service.classify.text import Page, split
from service.extract.anchor import anchor
from service.extract.who.bare import told_by_others
from service.extract.who.deeds import doer
from service.extract.who.fights import both_fell
from service.extract.who.find import participants
from service.extract.who.hosts import both_named, visitor_first

TEXT = (
    "Emomali Rahmon, the President of Tajikistan, flew to Moscow. Rahmon met Vladimir Putin there. "
    "French police arrested two Malian traders."
)


def one(description: str, part: str = "actor") -> tuple[str | None, str | None, str | None]:
    words = split("text", TEXT)
    start = TEXT.index(description)
    inside = [
        number for number, at in enumerate(words.starts) if start <= at < start + len(description)
    ]
    page = Page(split("title", ""), words)
    (found,) = participants({part: (words, (inside[0], inside[-1] + 1))}, page)
    assert found.text == description
    return found.name, found.country, found.role


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (
            "Emomali Rahmon, the President of Tajikistan",
            ("Emomali Rahmon", "TJ", "head_of_state"),
        ),
        ("Rahmon", ("Emomali Rahmon", None, None)),
        ("Vladimir Putin", ("Vladimir Putin", None, None)),
        ("French police", (None, "FR", "police")),
        ("two Malian traders", (None, "ML", None)),
    ],
)
def test_a_description_is_read(
    description: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert one(description) == expected


def test_nobody_is_the_actor_of_a_disaster_and_a_first_word_is_no_name() -> None:
    words = split("text", "Gunmen shot nine people. An earthquake shook Lima.")
    page = Page(split("title", ""), words)
    (gunmen,) = participants({"actor": (words, (0, 1))}, page, "security_incident")
    assert (gunmen.part, gunmen.name, gunmen.role) == ("actor", None, "armed_group")
    (people,) = participants({"actor": (words, (2, 4))}, page, "security_incident")
    assert (people.part, people.role) == ("target", "civilians")
    assert participants({"actor": (words, (4, 6))}, page, "disaster") == []


@pytest.mark.parametrize(
    ("text", "country", "role"),
    [
        ("Jordan Smith", None, None),
        ("the king of Jordan", "JO", "head_of_state"),
        ("Jordan Foreign Minister Ayman Safadi", "JO", "minister"),
        ("former president Ana Ruiz", None, None),
        ("ex-prime minister Ana Ruiz", None, None),
        ("Prime Minister Ana Ruiz", None, "head_of_government"),
    ],
)
def test_neither_a_given_name_nor_a_former_office_counts(
    text: str, country: str | None, role: str | None
) -> None:
    words = split("text", f"{text} spoke.")
    page = Page(split("title", ""), words)
    (found,) = participants({"actor": (words, (0, len(words.lower) - 1))}, page, "protest")
    assert (found.country, found.role) == (country, role)


def marked(
    text: str, category: str, at: int = 0, title: str = "", **phrases: str
) -> dict[str, Participant]:
    """Return the participants of the text's sentence `at`, in which the phrases are marked."""
    words = split("text", text)
    page = Page(split("title", title), words)
    sentence = words.sentences[at]
    marks = {}
    for part, phrase in phrases.items():
        start = text.index(phrase, sentence.start)
        inside = [
            n for n, one in enumerate(words.starts) if start <= one < start + max(1, len(phrase))
        ]
        marks[part] = (words, (inside[0], inside[-1] + 1))
    found = participants(marks, page, category, sentence, (sentence.first, sentence.last))
    return {one.part: one for one in found}


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        (
            "The bench of Justice Ayesha Malik-Noor sat late.",
            "Justice",
            "Justice Ayesha Malik-Noor",
        ),
        ("Judges of the Leeds Crown Court sat late.", "the Leeds", "the Leeds Crown Court"),
        ("Officers met Mayor Ann Reed Monday.", "Mayor Ann", "Mayor Ann Reed"),
        ("The harbour police spoke.", "harbour", "harbour police"),
        ("A coffee farm owner fled.", "A coffee farm", "A coffee farm owner"),
        ("Some 14 officers spoke.", "14", "14 officers"),
        ("The chief clerk officers know fled.", "The chief", "The chief"),
        (
            "The Minister of Trade and Ports of Kenya, Ann Reed, fled.",
            "Kenya, Ann Reed",
            "Minister of Trade and Ports of Kenya, Ann Reed",
        ),
        ("The men of Kenya, Ann Reed said, fled.", "Kenya, Ann Reed", "Kenya, Ann Reed"),
    ],
)
def test_a_name_is_not_cut(text: str, mark: str, whole: str) -> None:
    assert marked(text, "prosecution", actor=mark)["actor"].text == whole


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("A court acquitted an editor of theft.", "an editor of theft", "an editor"),
        ("A court acquitted the mayor of Oran.", "the mayor of Oran", "the mayor of Oran"),
        ("A court jailed an editor of books.", "an editor of books", "an editor of books"),
    ],
)
def test_an_offence_is_no_part_of_the_accused(text: str, mark: str, whole: str) -> None:
    assert marked(text, "prosecution", target=mark)["target"].text == whole


def test_large_words_of_a_headline_are_no_name() -> None:
    words = split("title", "Police Arrest Four Men After Lagos Robbery")
    page = Page(words, split("text", ""))
    (found,) = participants({"actor": (words, (0, 1))}, page, "arrest")
    assert found.text == "Police"


@pytest.mark.parametrize(
    ("text", "mark", "target", "name"),
    [
        ("A judge heard Ann Reed, 40, on Monday. She was led off.", "She", "Ann Reed", "Ann Reed"),
        ("Ann Reed fled. Reed, who ran a mill, hid. Police held her.", "her", "Reed", "Ann Reed"),
        ("Two bakers hid flour. They were held.", "They", "Two bakers", None),
        (
            "A baker, a cook and three drivers hid flour. The three were held.",
            "The three",
            "three drivers",
            None,
        ),
        ("Ann Reed and Tom Hill hid. Both men were held.", "Both men", "Ann Reed and Tom Hill", ""),
        (
            "Nine bakers met two drivers. The two men left. They were held.",
            "They",
            "two drivers",
            None,
        ),
        ("Tom Hill hid flour. The suspect was held.", "The suspect", "The suspect", "Tom Hill"),
        # Neither who speaks, nor an officer, nor a court, nor a victim.
        ("A baker of 67 fled. Tom Hill said so. He was held.", "He", "a baker of 67", None),
        ("A baker of 67 fled Inspector Tom Hill. He was held.", "He", "a baker of 67", None),
        ("Tom Hill went to the Leeds Crown Court. He was held.", "He", "Tom Hill", "Tom Hill"),
        ("Tom Hill stabbed his victim, a baker. He was held.", "He", "Tom Hill", "Tom Hill"),
        ("It rained. They were held.", "They", None, None),
        ("Two bakers hid flour. They'd been held since May.", "They'd", "Two bakers", None),
        ("A baker of 67 hid. It was a private clinic. He was held.", "He", "A baker of 67", None),
        ("A baker of 67 hid. A general strike began. He was held.", "He", "A baker of 67", None),
        ("A private in Gao hid flour. He was held.", "He", "A private", None),
        ("A private killed a goat. He was held.", "He", "A private", None),
        (
            "A Malian national living in Gao hid. He was held.",
            "He",
            "A Malian national living",
            None,
        ),
        ("A Malian national team sang. He was held.", "He", None, None),
    ],
)
def test_a_short_form_is_whom_it_stands_for(
    text: str, mark: str, target: str | None, name: str | None
) -> None:
    at = text.count(". ")
    found = marked(text, "arrest", at, target=mark).get("target")
    assert (found and found.text.lower()) == (target and target.lower())
    if found is not None and name != "":
        assert found.name == name


def test_they_are_no_persons_of_an_agreement() -> None:
    text = "Two drivers watched. They signed a pact."
    assert marked(text, "agreement", 1, actor="They") == {}


def test_far_names_cost_no_time() -> None:
    text = "Ann Reed and the men of Ann Reed, " * 20_000 + ". He was held."
    assert marked(text, "arrest", -1, target="He")


@pytest.mark.parametrize(
    ("title", "text", "mark", "party"),
    [
        ("", "Chad met Niger. Rain fell. The two sides signed a pact.", "The two sides", "TD"),
        ("Chad, Niger agree", "The ministers signed a pact in Mali.", "The ministers", "TD"),
        ("Chad, Niger agree", "A pact was signed.", "", "TD"),
        ("", "A Chadian envoy met Niger's. A pact was signed.", "", "TD"),
        # Neither three countries nor what is told before a pact of others.
        ("Chad, Niger and Mali agree", "The three sides signed a pact.", "The three sides", " "),
        ("", "It rained. Chad met Niger. A pact was signed.", "", ""),
        ("Chad, Niger agree", "Dockers of Lagos signed a pact.", "Dockers of Lagos", " "),
    ],
)
def test_the_first_of_two_sides_is_whom_the_document_pairs_with_another(
    title: str, text: str, mark: str, party: str
) -> None:
    marks = {"actor": mark} if mark else {}
    found = marked(text, "agreement", text.count(". "), title, **marks)
    assert " ".join(one.country or "" for one in found.values()) == party.strip()
    assert "target" not in found
    if mark and party.strip():
        assert (found["actor"].text, found["actor"].name) == (mark, "Chad")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two men were held on Monday, the harbour police said.", "the harbour police"),
        ("Goa police chief Ann Reed said that two men were held.", "Goa police"),
        ("According to a police spokesman two men were held.", "police"),
        ("Two men were held at the police station, Ann Reed said.", None),
        ("Two men were held while police in the port looked on.", None),
        ("Two men were held. It was dark, the harbour police said.", "the harbour police"),
        ("Two men were held. The police station said so.", None),
        ("Two men were held. Rain fell. It was dark, police said.", None),
        ("Two men were held. Lawyers said police had hit them.", None),
        ("Two men were held.\n\nGAO (Reuters) - Police said a lorry overturned.", None),
    ],
)
def test_the_police_who_tell_of_an_arrest_made_it(text: str, actor: str | None) -> None:
    found = marked(text, "arrest", target="men were").get("actor")
    assert (found and found.text) == actor
    assert marked(text, "protest", target="men were").get("actor") is None


@pytest.mark.parametrize(
    ("text", "mark", "part"),
    [
        ("Nine were killed when settlers fired on a bus.", "settlers", "actor"),
        ("Nobody spoke of the attack. Settlers threw stones.", "Settlers", "actor"),
        ("A driver has been charged with shooting a guard.", "A driver", "actor"),
        ("Herders have burned a village.", "Herders", "actor"),
        ("Settlers have been shot.", "Settlers", "target"),
        ("Herders were hacked to death.", "Herders", "target"),
        ("Bandits killed nine herders.", "herders", "target"),
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


def test_a_thing_does_nothing_and_is_not_done_to_itself() -> None:
    text = "A bomb in a coffee crate hurt two bakers."
    assert "actor" not in marked(text, "security_incident", actor="coffee", target="two bakers")
    text = "Two bakers were shot dead."
    found = marked(text, "security_incident", target="Two bakers")
    assert [one.part for one in found.values()] == ["target"]


@pytest.mark.parametrize(
    ("text", "country", "actor"),
    [
        (
            "The Chadian minister met the premier of Niger in N'Djamena.",
            "TD",
            "the premier of Niger",
        ),
        ("The minister met his Chadian counterpart in Niamey.", "NE", "his Chadian counterpart"),
        ("The Chadian minister met the premier of Niger in Niamey.", "NE", "The Chadian minister"),
        ("The Chadian minister met the premier of Niger in Oslo.", "NO", "The Chadian minister"),
        # The sentence itself says who came.
        ("The Chadian minister flew to the premier of Niger.", "TD", "The Chadian minister"),
    ],
)
def test_who_came_for_a_meeting_is_its_actor(text: str, country: str, actor: str) -> None:
    words = split("text", text)
    host = text[: text.index(" minister") + len(" minister")]
    guest = "his Chadian counterpart" if "his" in text else "the premier of Niger"
    found = list(marked(text, "state_visit", actor=host, target=guest).values())
    ordered = visitor_first(found, country, words, words.sentences[0])
    assert [one.part for one in ordered] == ["actor", "target"]
    assert ordered[0].text == actor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A 30-year-old clerk was jailed. Ann Lee Reed, 30, wept.", "Ann Lee Reed"),
        ("A 30-year-old clerk was jailed. Tom Hill, 61, wept.", None),
        ("A clerk was jailed. The clerk, Ann Reed, wept.", "Ann Reed"),
        ("A clerk was jailed. Ann Reed, of Leeds, wept.", "Ann Reed"),
        ("A clerk was jailed. The baker, Tom Hill, 61, wept.", None),
        ("A clerk was jailed. Tom Hill, 61, died. Ann Reed, 30, wept.", "Ann Reed"),
        ("A clerk was jailed. Judge Tom Hill, 61, spoke. Ann Reed, 30, wept.", "Ann Reed"),
        (
            "The court jailed a former clerk in the Ministry of Works, Mr Tom Hill, here.",
            "Tom Hill",
        ),
        ("The court jailed a former Permanent Secretary, Tom Hill, on Monday.", "Tom Hill"),
        ("The court jailed a clerk who robbed his aunt, Ann Reed, on Monday.", None),
        ("A clerk was jailed. Ann Reed, 30, fled. Tom Hill, 61, wept.", None),
        ("A clerk was jailed. Ann Reed, 61, lost all. Tom Hill, 44, denies it.", "Tom Hill"),
        ("A clerk was jailed. Ann and Tom Hill, who were hurt, wept.", None),
        ("A clerk was jailed. A second accused, Ann Reed, wept.", None),
        ("A clerk was jailed. Ann Mee-rah, 30, wept.", "Ann Mee-rah"),
        ("A clerk was held. Ann Reed, 61, surrendered. He hit Tom Hill, 44, in May.", "Ann Reed"),
    ],
)
def test_a_description_is_named(text: str, name: str | None) -> None:
    head = "Secretary" if "Secretary" in text else "clerk"
    start = text.lower().index("a ", 9) if text.startswith("The court") else 0
    phrase = text[start : text.index(head) + len(head)]
    assert marked(text, "prosecution", target=phrase)["target"].name == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("two bakers from Timbuktu", None),
        ("a court in Timbuktu", None),
        ("residents of Timbuktu", None),
        ("gunmen of Hamas", "Hamas"),
        ("the Bank of Timbuktu", "Bank"),
        ("a Harrow County clerk", None),
        ("the caretaker of St Olaf's", None),
        ("a clerk, Ann Reed of Harrow", "Ann Reed"),
        ("the Permanent Secretary for Trade, Ann Reed", "Ann Reed"),
    ],
)
def test_a_place_and_an_office_are_no_name(phrase: str, name: str | None) -> None:
    assert marked(f"There {phrase} spoke.", "sanction", actor=phrase)["actor"].name == name


@pytest.mark.parametrize(
    ("text", "mark", "actor", "target"),
    [
        (
            "Chadian minister Ann Reed and Niger's premier Tom Hill signed it.",
            "Chadian minister Ann Reed and Niger's premier Tom Hill",
            "Chadian minister Ann Reed",
            "Niger's premier Tom Hill",
        ),
        (
            "It was signed by minister Ann Reed and Niger's premier Tom Hill.",
            "minister Ann Reed",
            "minister Ann Reed",
            "Niger's premier Tom Hill",
        ),
        ("The premiers of Chad and Niger met.", "premiers of Chad and Niger", "premiers of", None),
        (
            "Premier Tom Hill came. He was received in the palace by the king.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "the king",
        ),
        (
            "Premier Tom Hill came. He had talks with the foreign minister, Ann Reed, on Monday.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "the foreign minister",
        ),
        (
            "Premier Tom Hill came. He will dine with his Chadian counterpart today.",
            "Premier Tom Hill",
            "Premier Tom Hill",
            "his Chadian counterpart",
        ),
        ("Premier Tom Hill came. He was met by rain.", "Premier Tom Hill", "Premier Tom", None),
    ],
)
def test_a_visit_has_its_host(text: str, mark: str, actor: str, target: str | None) -> None:
    found = marked(text, "state_visit", actor=mark)
    assert found["actor"].text.startswith(actor)
    assert ("target" in found and found["target"].text) == (target or False)
    if target == "the foreign minister":
        assert found["target"].name == "Ann Reed"


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("Gunmen hit a coffee lorry on Monday.", "a", "a coffee lorry"),
        ("Gunmen shot six of their rivals on Monday.", "six", "six of their rivals"),
        ("Gunmen shot the head of the harbour guard on Monday.", "the head of", "the head of the"),
        ("A guard burned on Monday.", "A", "A guard"),
        ("Gunmen hit the lorry on Monday.", "the", None),
        ("Nine shot at Monday's fair fled.", "Nine", None),
    ],
)
def test_a_mark_is_read_on(text: str, mark: str, whole: str | None) -> None:
    mark, cut = mark if mark != "a" else " a", text.find(" a ")
    words = split("text", text)
    first = words.starts.index(cut + 1 if mark == " a" else text.index(mark))
    last = first + len(mark.split())
    page = Page(split("title", ""), words)
    marks = {"target": (words, (first, last))}
    found = participants(marks, page, "security_incident", words.sentences[0])
    assert [one.text.startswith(whole or "") for one in found] == ([True] if whole else [])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A clerk was jailed. Leeds Crown Court heard that he wept.", "Leeds Crown Court"),
        ("A clerk was jailed. The court heard that he wept.", None),
        ("A clerk was jailed. Leeds Crown Court was shut.", None),
    ],
)
def test_the_court_that_heard_of_it_tried_it(text: str, actor: str | None) -> None:
    found = marked(text, "prosecution", target="A clerk").get("actor")
    assert (found and found.text) == actor


def test_both_are_whom_the_sentence_before_names() -> None:
    found = marked("Ann Reed and Tom Hill fled. Both were held.", "arrest", 1)
    assert found["target"].text == "Ann Reed and Tom Hill"


def test_a_deed_spoken_of_is_not_the_speakers() -> None:
    text = "The Chadian side condemned last month's attack on a convoy."
    words = split("text", text)
    at = words.lower.index("attack")
    page = Page(split("title", ""), words)
    assert participants({}, page, "security_incident", words.sentences[0], (at, at + 1)) == []


def test_a_sentence_s_first_word_may_be_no_name() -> None:
    text = "Angry relatives burned tyres. Coffee went off in the port. Somebody threw stones."
    assert marked(text, "security_incident", actor="Angry")["actor"].text == "Angry relatives"
    assert marked(text, "security_incident", 1, actor="Coffee") == {}
    assert marked(text, "security_incident", 2, actor="Somebody") == {}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A lorry left the road, killing two ferrymen.", "two ferrymen"),
        ("A lorry left the road, killing nine people.", "A lorry"),
        ("A lorry left the road, killing two bullocks and breaking a wall.", "A lorry"),
        ("A lorry left the road.", "A lorry"),
        ("A lorry left the road and two ferrymen drowned.", "two ferrymen"),
        ("A lorry left the road; two ferrymen were killed there.", "two ferrymen"),
        ("A lorry left the road and one person died there.", "A lorry"),
    ],
)
def test_whom_a_disaster_killed_comes_before_what_it_hit(text: str, target: str) -> None:
    assert marked(text, "disaster", target="A lorry")["target"].text == target


@pytest.mark.parametrize(
    ("text", "mark", "target"),
    [
        ("Gunmen overran the town of Gao, killing two bakers.", "the town of Gao", "two bakers"),
        ("Gunmen overran a fort at Gao, killing two bakers.", "a fort", "a fort"),
    ],
)
def test_whom_an_attack_on_a_town_killed_comes_before_it(text: str, mark: str, target: str) -> None:
    assert marked(text, "security_incident", target=mark)["target"].text == target


def test_where_a_disaster_struck_is_no_target() -> None:
    assert marked("A storm hit a village on Monday.", "disaster", target="a village") == {}


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        ("A baker was stabbed on Monday. Ann Reed, 44, is in hospital.", "A baker", "Ann Reed"),
        (
            "A baker was stabbed on Monday. The baker, Ann Reed, was hit twice.",
            "A baker",
            "Ann Reed",
        ),
        ("A market was shelled on Monday. Ann Reed, 44, is in hospital.", "A market", None),
    ],
)
def test_whom_an_attack_hit_is_named(text: str, mark: str, name: str | None) -> None:
    assert marked(text, "security_incident", target=mark)["target"].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man was charged after a stabbing. Tom Hill, 44, said nothing.", "Tom Hill"),
        ("A man stabbed three. Tom Hill, 44, said nothing.", None),
    ],
)
def test_an_attacker_is_named_if_he_is_accused(text: str, name: str | None) -> None:
    assert marked(text, "security_incident", actor="A man")["actor"].name == name


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Nine died in clashes between rival gangs on Monday.", "rival gangs"),
        ("Nine died in an exchange of fire with soldiers on Monday.", "soldiers"),
        ("Nine died in a fire between two barns on Monday.", None),
        ("Nine died in a van with soldiers on Monday.", None),
        (
            "Nine died in fights between supporters of two clubs on Monday.",
            "supporters of two clubs",
        ),
    ],
)
def test_those_who_fought_did_it(text: str, actor: str | None) -> None:
    found = marked(text, "security_incident", target="Nine").get("actor")
    assert (found and found.text) == actor


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Fans fought with local youths on Monday.", "local youths"),
        ("Fans saw clashes between bandits and herders on Monday.", "herders"),
        ("Fans fired twice at the crowd on Monday.", "the crowd"),
        ("Fans drove a van into people outside a bar.", "people"),
        ("Fans fired a flare at dawn on Monday.", None),
        ("Fans fired a flare at police headquarters.", None),
        ("Fans fired a flare on behalf of rebels.", None),
        ("Fans fired a flare and police smiled at reporters.", None),
        ("Fans saw clashes between police and marchers leave ten dead.", "marchers"),
    ],
)
def test_whom_one_fought_or_aimed_at_is_the_target(text: str, target: str | None) -> None:
    found = marked(text, "security_incident", actor="Fans").get("target")
    assert (found and found.text) == target


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A clerk pleaded guilty at Harrow Crown Court.", False),
        ("A clerk was jailed at Harrow Crown Court.", True),
        ("A clerk appeared before Harrow Crown Court.", True),
        ("A clerk appeared and was remanded at Harrow Crown Court.", True),
        ("A clerk appeared at Harrow Crown Court, which remanded him.", True),
    ],
)
def test_where_the_accused_appears_is_no_actor(text: str, told: bool) -> None:
    found = marked(text, "prosecution", actor="Harrow Crown Court", target="A clerk")
    assert ("actor" in found) == told


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("A drone", False),
        ("Unmanned aerial vehicles", False),
        ("Russian drones", True),
        ("Houthi drones", True),
        ("Army drones", True),
        ("A drone unit of the army", True),
        ("Drone pilots", True),
        ("RSF drones", True),
        ("Kyiv's drones", True),
        ("UAV drones", False),
        ("Mine workers", True),
        ("A roadside charge", False),
        ("A device in a parked car", False),
        ("Taliban mortars", True),
        ("Device makers", True),
    ],
)
def test_a_weapon_does_nothing_by_itself(actor: str, told: bool) -> None:
    found = marked(f"{actor} hit a mill on Monday.", "security_incident", actor=actor)
    assert ("actor" in found) == told


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Nine people died in clashes on Monday.", False),
        ("Nine people died in a blast on Monday.", True),
        ("Fierce clashes killed Nine people on Monday.", False),
        ("Rebels who fought in Mali killed Nine people in a market.", True),
        ("A gunman killed Nine people before he died in a gunfight.", True),
        ("A bomber killed Nine people during a battle for a town.", True),
        ("A bomb killed Nine people; doctors battle to save others.", True),
        ("Nine people were killed in heavy fighting.", False),
        ("Guests fought off a man who stabbed Nine people.", True),
        ("Herders fought back when bandits killed Nine people.", True),
        ("Police shot dead Nine people in clashes with marchers.", True),
        ("Nine people were killed by troops in clashes on Monday.", True),
    ],
)
def test_the_dead_of_a_fight_are_of_every_side(text: str, kept: bool) -> None:
    assert ("target" in marked(text, "security_incident", target="Nine people")) == kept


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        ("Chad recalled its envoy from Ottawa. Canada shrugged.", "Ottawa", "Canada"),
        ("Chad recalled its ambassador from Ottawa.", "its ambassador", "Canada"),
        ("Chad recalled its ambassador for talks.", "its ambassador", None),
    ],
)
def test_a_capital_stands_for_its_country_in_a_measure(
    text: str, mark: str, name: str | None
) -> None:
    assert marked(text, "sanction", target=mark)["target"].name == name


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The king received premier Tom Hill in Oslo.", "premier Tom Hill"),
        ("The king was received by premier Tom Hill in Oslo.", "The king"),
        ("The king met premier Tom Hill in Oslo.", "The king"),
    ],
)
def test_whoever_is_received_came(text: str, actor: str) -> None:
    found = marked(text, "state_visit", actor="The king", target="premier Tom Hill")
    assert found["actor"].text == actor
    assert {found["actor"].text, found["target"].text} == {"The king", "premier Tom Hill"}


@pytest.mark.parametrize(
    ("country", "names"),
    [("TD", "Tom Hill, Ann Reed"), ("NE", "Ann Reed, Tom Hill"), (None, "Tom Hill, Ann Reed")],
)
def test_two_of_one_office_are_told_apart(country: str | None, names: str) -> None:
    text = "The foreign ministers of Chad and Niger, Ann Reed and Tom Hill, met on Monday."
    words = split("text", text)
    host = Participant(part="actor", text="foreign ministers of Chad and Niger")
    told = both_named([host], country, words, words.sentences[0])
    assert ", ".join(one.text for one in told) == names
    assert [one.part for one in told] == ["actor", "target"]


def test_where_two_met_is_no_party() -> None:
    text = "Chadian and Nigerien officials met at Gao on Monday."
    words = split("text", text)
    at = words.lower.index("met")
    page = Page(split("title", ""), words)
    found = participants({}, page, "state_visit", words.sentences[0], (at, at + 1))
    assert "Gao" not in [one.text for one in found]


def test_many_commas_and_deaths_cost_no_time() -> None:
    text = "The ministers of Chad, Ann Reed and Tom Hill, died, " * 5_000 + "ended."
    words = split("text", text)
    host = Participant(part="actor", text="somebody")
    assert both_named([host], "TD", words, words.sentences[0])
    assert marked(text, "disaster", target="Chad")


@pytest.mark.parametrize(
    ("text", "phrase", "part", "name"),
    [
        ("A baker was stabbed. Police arrested Tom Hill, 44, there.", "A baker", "target", None),
        ("A woman was stabbed. Tom Hill, 44, has been charged.", "A woman", "target", None),
        ("A student was shot. Police are seeking Tom Hill, 30.", "A student", "target", None),
        ("A man was shot. Tom Hill, 44, who lives near, hid.", "A man", "target", None),
        ("A man was shot. Tom Hill, who fled, wept.", "A man", "target", None),
        ("A man was shot. Tom Hill, 44, was a cook.", "A man", "target", "Tom Hill"),
        ("A student was shot. The student, Ann Reed, sang.", "A student", "target", "Ann Reed"),
        (
            "A man stabbed nine and was arrested. Ann Reed, 61, who saw it, hid.",
            "A man",
            "actor",
            None,
        ),
    ],
)
def test_neither_suspect_nor_witness_is_whom_an_attack_hit(
    text: str, phrase: str, part: str, name: str | None
) -> None:
    assert marked(text, "security_incident", **{part: phrase})[part].name == name


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Premier Tom Hill arrived on Monday with his foreign minister for talks.", None),
        ("Premier Tom Hill came. He flew with his foreign minister.", None),
        ("Premier Tom Hill came. He dined with his host, Ann Reed.", "his host"),
    ],
)
def test_who_comes_with_a_visitor_is_no_host(text: str, target: str | None) -> None:
    found = marked(text, "state_visit", actor="Premier Tom Hill").get("target")
    assert (found.text if found else None) == target


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A bus was set on fire with 20 passengers inside.", None),
        ("Two houses were set on fire with residents inside.", None),
        ("A bus caught fire with 30 passengers on board.", None),
        ("A guard died in an exchange of fire with 20 gunmen.", "20 gunmen"),
        ("A guard traded fire with 20 gunmen.", "20 gunmen"),
        ("A guard died in a hail of fire between 20 gunmen.", "20 gunmen"),
    ],
)
def test_those_in_a_fire_did_not_set_it(text: str, actor: str | None) -> None:
    found = marked(text, "security_incident", target=" ".join(text.split()[:2])).get("actor")
    assert (found.text if found else None) == actor


def test_a_welcome_received_makes_no_host() -> None:
    text = "Premier Tom Hill received a warm welcome from President Ann Reed on Monday."
    found = marked(text, "state_visit", actor="Premier Tom Hill", target="President Ann Reed")
    assert found["actor"].text == "Premier Tom Hill"


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("nine villagers of a hill town", True),
        ("thousands of residents of two villages", True),
        ("hundreds of villages", False),
        ("parts of the town of Gao", False),
        ("the village of Dogo", False),
    ],
)
def test_those_who_live_where_a_disaster_struck_are_targets(phrase: str, kept: bool) -> None:
    found = marked(f"A landslide hit {phrase} on Monday.", "disaster", target=phrase)
    assert ("target" in found) == kept


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gunmen hit the town of Gao and residents killed two bakers.", "the town of Gao"),
        ("Gunmen hit the town of Gao and killed two attackers.", "the town of Gao"),
        ("Gunmen hit the town of Gao and killed two bakers.", "two bakers"),
    ],
)
def test_whom_a_town_killed_is_none_of_its_victims(text: str, target: str) -> None:
    found = marked(text, "security_incident", target="the town of Gao")
    assert found["target"].text == target


def test_a_measure_does_not_hit_the_capital_of_its_actor() -> None:
    text = "Turkey recalled its ambassador to Ankara for consultations."
    found = marked(text, "sanction", actor="Turkey", target="its ambassador")
    assert (found["actor"].country, found["target"].country) == ("TR", None)


def test_an_age_is_no_part_of_a_name() -> None:
    text = "The foreign ministers of Chad and Niger, Ann Reed, 44, and Tom Hill, 50, met."
    words = split("text", text)
    host = Participant(part="actor", text="foreign ministers of Chad and Niger")
    told = both_named([host], None, words, words.sentences[0])
    assert [one.name for one in told] == ["Tom Hill", "Ann Reed"]


def test_civilians_are_no_side_of_a_fight() -> None:
    text = "Heavy fighting killed nine civilians on Monday."
    assert "target" in marked(text, "security_incident", target="nine civilians")


def test_a_group_keeps_its_name_with_one_of_it() -> None:
    text = "On Monday a Hamas fighter shot a guard and a Gao baker hid."
    found = marked(text, "security_incident", actor="a Hamas fighter", target="a Gao baker")
    assert (found["actor"].name, found["target"].name) == ("Hamas", None)


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        (
            "A baker is being held by Chad on a barge that Niger's army wants to see.",
            "Niger's army",
            "Chad",
        ),
        ("A baker was held by mistake while the army left.", "the army", "the army"),
        ("A baker was arrested by the Seine, the police said.", "the police", "the police"),
        ("A baker was arrested by police of the army's camp.", "police", "police"),
        ("A baker was arrested on Monday, by dusk the army left.", "the army", "the army"),
    ],
)
def test_by_names_who_did_it(text: str, mark: str, actor: str) -> None:
    assert marked(text, "arrest", actor=mark, target="A baker")["actor"].text.startswith(actor)


@pytest.mark.parametrize(
    ("text", "category", "mark"),
    [
        ("Bakers marched against thefts by Chad's clerks.", "protest", "Bakers"),
        ("Bakers were blocked by Tom Hill in Gao.", "protest", "Bakers"),
        ("Raiders attacked a mill by Lake Chad.", "security_incident", "Raiders"),
        ("Officers detained a baker by the Chadian border.", "arrest", "Officers"),
    ],
)
def test_by_names_neither_a_place_nor_who_is_protested_against(
    text: str, category: str, mark: str
) -> None:
    assert marked(text, category, actor=mark)["actor"].text == mark


def test_the_islamic_state_is_no_place() -> None:
    text = "A baker was shot dead by Islamic State, raiders said."
    found = marked(text, "security_incident", actor="raiders", target="A baker")
    assert found["actor"].text == "Islamic State"


@pytest.mark.parametrize(
    "text",
    [
        "The gunmen were shot dead by police after they killed nine bakers.",
        "The gunmen were routed when they struck nine bakers in Gao.",
    ],
)
def test_attackers_who_fell_remain_the_attackers(text: str) -> None:
    found = marked(text, "security_incident", actor="The gunmen", target="nine bakers")
    assert (found["actor"].text, found["target"].text) == ("The gunmen", "nine bakers")


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        ("A raider was shot by soldiers after stabbing nine bakers.", "soldiers", "A raider"),
        (
            "A raider was shot dead by soldiers after he stabbed nine bakers.",
            "soldiers",
            "A raider",
        ),
        ("Soldiers shot a raider after he had stabbed nine bakers.", "Soldiers", "a raider"),
        ("Soldiers shot a raider after the theft, and nine bakers.", "Soldiers", "Soldiers"),
        ("Soldiers shot a raider before they hurt nine bakers.", "Soldiers", "Soldiers"),
        ("Soldiers shot a baker after hearing of nine bakers.", "Soldiers", "Soldiers"),
        ("A cook was shot by raiders after meeting nine bakers.", "raiders", "raiders"),
        ("Raiders shot nine bakers after storming a mill.", "Raiders", "Raiders"),
        ("Nine bakers died in a rebel raid.", "rebel", "rebel"),
    ],
)
def test_who_was_stopped_after_an_attack_made_it(text: str, mark: str, actor: str) -> None:
    bakers = "Nine bakers" if text.startswith("Nine") else "nine bakers"
    found = marked(text, "security_incident", actor=mark, target=bakers)
    assert (found["actor"].text, found["target"].text) == (actor, bakers)


def test_whom_an_attack_killed_did_not_make_it() -> None:
    text = "Nine bakers were killed in a Taliban attack."
    found = marked(text, "security_incident", actor="Taliban", target="Nine bakers")
    assert found["actor"].text == "Taliban"


@pytest.mark.parametrize(
    ("text", "mark", "kept"),
    [
        ("An attack on Reed Street hurt nine.", "Reed Street", False),
        ("An attack on M23 hurt nine.", "M23", True),
        ("An attack on flight MH17 hurt nine.", "flight MH17", True),
    ],
)
def test_a_road_is_where_an_attack_was(text: str, mark: str, kept: bool) -> None:
    assert ("target" in marked(text, "security_incident", target=mark)) == kept


@pytest.mark.parametrize(
    ("text", "mark", "told"),
    [
        ("Prison officers downed tools on Monday.", "Prison officers", True),
        ("Customs officers have marched through Leeds.", "Customs officers", True),
        ("Border guards went on strike over pay.", "Border guards", True),
        ("Police broke up a march of bakers.", "Police", False),
        ("Police said that 300 bakers rallied.", "Police", False),
        ("Soldiers have beaten bakers on strike.", "Soldiers", False),
    ],
)
def test_whoever_wears_a_uniform_may_strike(text: str, mark: str, told: bool) -> None:
    assert ("actor" in marked(text, "protest", actor=mark)) is told


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        (
            "Two guards and four rebels were killed in a firefight near Gao.",
            "four rebels",
            "Two guards",
        ),
        ("In a clash six gunmen and one soldier died.", "six gunmen", "one soldier"),
        ("A battle between soldiers and rebels killed nine.", "soldiers", "rebels"),
    ],
)
def test_those_who_fell_on_both_sides_fought(text: str, actor: str, target: str) -> None:
    found = marked(text, "security_incident")
    assert (found["actor"].text, found["target"].text) == (actor, target)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels and soldiers killed nine bakers in clashes.",
        "Two rebels and four bakers were killed in a clash.",
        "Two soldiers and four rebels were held after a clash.",
        "Two soldiers were killed and four rebels fled in a clash.",
        "Two soldiers and four rebels were killed when a truck overturned.",
    ],
)
def test_not_all_who_are_told_together_fought(text: str) -> None:
    words = split("text", text)
    assert both_fell(Page(split("title", ""), words), words.sentences[0]) is None


def test_whom_the_encoder_marks_remains_where_others_fell() -> None:
    text = "Nine bakers were killed in Gao, and two soldiers and four rebels died in a clash."
    found = marked(text, "security_incident", target="Nine bakers")
    assert found["target"].text == "Nine bakers"


def person(text: str, part: str = "target", **fields: str) -> Participant:
    return Participant.model_validate({"part": part, "text": text} | fields)


@pytest.mark.parametrize(
    ("bare", "other", "fuller"),
    [
        ("the man", person("a young baker"), True),
        ("The suspects", person("three bakers"), True),
        ("the defendant", person("the clerk of Gao, Ann Reed", name="Ann Reed"), True),
        ("the man", person("three bakers"), False),
        ("The suspects", person("a baker"), False),
        ("the man", person("a woman from Gao"), False),
        ("the man", person("the suspect"), False),
        ("the people", person("a school"), False),
        ("the victim", person("the Reed Bridge", name="Reed Bridge"), False),
        ("the two men", person("three bakers"), False),
        ("the baker", person("a wounded clerk"), False),
        ("the man", person("the masked baker"), False),
        ("the man", person("a male accomplice"), False),
        ("the accused", person("his baker"), False),
        ("The gunmen", person("gunmen"), False),
    ],
)
def test_a_bare_noun_is_told_by_another_sentence(
    bare: str, other: Participant, fuller: bool
) -> None:
    one = person(bare)
    assert told_by_others([one], [[other]]) == [other if fuller else one]


def test_a_known_name_is_kept() -> None:
    one = person("The man", name="Tom Hill")
    assert told_by_others([one], [[person("a young baker")]]) == [one]


@pytest.mark.parametrize(
    ("bare", "other", "fuller"),
    [
        ("The attackers", person("Masked raiders", "actor"), True),
        ("The gunmen", person("nine villagers"), False),
    ],
)
def test_a_bare_actor_is_told_by_another_sentence(
    bare: str, other: Participant, fuller: bool
) -> None:
    one = person(bare, "actor")
    assert told_by_others([one], [[], [other]]) == [other if fuller else one]


@pytest.mark.parametrize(
    ("text", "mark", "whole"),
    [
        ("US Secretary of State Ida Holm met a king.", "US Secretary", True),
        ("The Secretary of the club met a king.", "The Secretary", False),
    ],
)
def test_an_office_is_read_to_its_end(text: str, mark: str, *, whole: bool) -> None:
    told = marked(text, "state_visit", actor=mark)["actor"].text
    assert told == (text.removesuffix(" met a king.") if whole else mark)


@pytest.mark.parametrize(
    ("text", "mark", "actor"),
    [
        ("A Chadian air strike on a mill killed ten.", "Chadian air", "Chadian"),
        ("A Chadian airstrike on a mill killed ten.", "A Chadian airstrike", "Chadian"),
        ("A Chadian missile strike on a mill killed ten.", "A Chadian missile", "Chadian"),
        ("Chadian air crews bombed a mill.", "Chadian air crews", "Chadian air crews"),
        ("The Chadian army attacked a mill.", "The Chadian army", "The Chadian army"),
    ],
)
def test_an_air_strike_is_by_the_nation_not_by_its_air(text: str, mark: str, actor: str) -> None:
    assert marked(text, "security_incident", actor=mark)["actor"].text == actor


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Bakers fled the heavy Chadian shelling of Gao mill.", "Chadian", "Gao mill"),
        ("Nine bakers were hurt in earlier U.S. air strikes.", "U.S", None),
        ("A NATO air strike went on.", "NATO", None),
        ("Chad's raids on a depot went on.", "Chad's", "a depot"),
        ("A Chadian attack on a depot went on for days.", "Chadian", "a depot"),
        ("Bakers recalled the Kenya attack on a mall.", None, None),
        ("Bakers recalled the Kenyan attack.", None, None),
        ("Bakers recalled an anti-Chadian attack on a bus.", None, None),
        ("Bakers recalled the Chadian embassy bombing.", None, None),
        ("The attack on the Gao mall left nine dead.", None, "the Gao mall"),
        ("The raiders' attacks on villages went on.", None, None),
        ("The attack on Monday was the first.", None, None),
        ("The raid on October 3 was the first.", None, None),
        ("The raid on Oct. 3 was the first.", None, None),
        ("The raid on the night of the fair was the first.", None, None),
        ("The attack on Reed Street was the first.", None, None),
        ("The shooting on Reed Lane was the first.", None, None),
        ("The attack on Reed Street left nine dead.", None, None),
        ("The attack on the M23 left nine dead.", None, "the M23"),
        ("The attack on flight MH17 left nine dead.", None, "flight MH17"),
        ("A mill burned after a strike with Chadian missiles.", None, None),
        ("A Chadian rocket hit a mill.", None, None),
        ("A U.S. offensive lineman was stabbed.", None, None),
    ],
)
def test_the_noun_of_a_deed_tells_who_did_it(
    text: str, actor: str | None, target: str | None
) -> None:
    words = split("text", text)
    sentence = words.sentences[0]
    spans = doer(words, sentence, (sentence.first, sentence.last))
    told = [words.text[words.starts[one[0]] : words.ends[one[1] - 1]] for one in spans if one]
    assert told == [one for one in (actor, target) if one]


def test_a_deed_s_parts_fill_what_is_not_marked() -> None:
    text = "Bakers fled the Chadian shelling of Gao mill, which killed nine clerks."
    found = marked(text, "security_incident", target="nine clerks")
    assert (found["actor"].country, found["target"].text) == ("TD", "nine clerks")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Reed denies theft. Her trial was put off on Monday.", "Ann Reed"),
        ("Tom Hill denies theft. The court turned down his last appeal.", "Tom Hill"),
        ("Tom Hill denies theft. A court in Leeds jailed him on Monday.", "Tom Hill"),
        ("Tom Hill denies theft. Judge Ann Reed lost his file on the trial.", None),
        ("Tom Hill denies theft. The trial was told of her brother.", None),
        ("Tom Hill denies theft. Bakers recalled his brother's trial.", None),
        ("Tom Hill and Ann Reed deny theft. Her trial was put off.", None),
        ("Tom Hill, who was held in May, left. A court heard his appeal.", "Tom Hill"),
        ("Baker Tom Hill condemned the trial. A court heard his appeal.", None),
        ("The widow, Ann Reed, wept. A court put off his trial.", None),
        ("Her clerk Tom Hill left. A court was told her appeal failed.", None),
    ],
)
def test_whose_trial_it_is_was_told_before(text: str, name: str | None) -> None:
    target = marked(text, "prosecution", 1).get("target")
    assert (target and target.name) == name


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        (
            "Chadian and Kenyan foreign ministers held talks after the envoy was recalled.",
            "held talks",
            "Chadian and Kenyan foreign ministers",
        ),
        (
            "The envoy visited Leeds after Chadian and Kenyan officials met in Gao.",
            "visited Leeds",
            "The envoy",
        ),
        ("The envoy met Chadian and Kenyan officials.", "met", "The envoy"),
        ("The envoy left as Chadian and Kenyan bakers rejoiced.", "left", "The envoy"),
    ],
)
def test_who_met_together_is_the_actor(text: str, trigger: str, actor: str) -> None:
    words = split("text", text)
    page = Page(split("title", ""), words)
    sentence, envoy = words.sentences[0], words.lower.index("envoy")
    start = text.index(trigger)
    near = anchor(words, sentence, start, start + len(trigger), trigger)
    marks = {"actor": (words, (envoy - 1, envoy + 1))}
    found = participants(marks, page, "state_visit", sentence, near)
    assert next(one.text for one in found if one.part == "actor") == actor


def test_who_came_is_not_those_who_met_behind() -> None:
    text = "The envoy met Tom Hill in Gao after Chadian and Kenyan officials met."
    assert marked(text, "state_visit", actor="The envoy")["actor"].text == "The envoy"


def test_a_phrase_ends_before_but() -> None:
    text = "Police arrested a young baker, but nine others hid in a mill."
    found = marked(text, "arrest", target="a young baker, but nine others")
    assert found["target"].text == "a young baker"


def test_but_leaves_somebody_out_of_all() -> None:
    text = "Police arrested everyone but the baker in Leeds."
    found = marked(text, "arrest", target="everyone but the baker")
    assert found["target"].text == "everyone but the baker"
