"""Who takes part, as whole articles tell it: named, described and taken up again elsewhere."""

import pytest

from schemas.event import Participant
from tests.support.shipped import events_of


def who(category: str, evidence: str, text: str, title: str = "") -> dict[str, Participant]:
    """Return who takes part in the event of a category that a sentence states."""
    found = events_of(category, text, title, evidence)
    return {one.part: one for one in found[0].participants}


VISIT = (
    "ASTANA — The president of Tajikistan, Emomali Rahmon, arrived in the Kazakh capital on "
    "Wednesday for two days of talks about water.\n\nThe Rogun dam will dominate the agenda.\n\n"
    "On Thursday morning, Rahmon held talks with his Kazakh counterpart, Kassym-Jomart Tokayev, "
    "in the Akorda palace."
)
TOUR = (
    "Brazil's foreign minister, Mauro Vieira, opened a tour of four African countries on "
    "Wednesday.\n\nTrade with Angola fell to $900m last year.\n\n"
    '"We are cousins who forgot to visit," Mr Vieira told students.\n\n'
    "In Namibia he is to meet President Netumbo Nandi-Ndaitwah on Friday."
)
CHURCH = (
    "A 34-year-old man has been arrested after a fire destroyed a church in Thornby Fen.\n\n"
    "Crews were called to St Botolph's on Sunday. The roof fell in before dawn.\n\n"
    "He remains in custody at Boston police station.\n\n"
    "The Reverend Peter Askew, who has been vicar for nine years, said he had wept."
)
MURDER = (
    "Two men have appeared in court charged with the murder of a shopkeeper who was stabbed as "
    "he locked up for the night.\n\nImran Qureshi, 47, a father of three, was found with wounds "
    "outside his shop in Bradford on Friday.\n\nKyle Denton, 23, and Marcus Obi, 25, stood side "
    "by side in the dock at Bradford Magistrates' Court on Monday."
)
BOMB = (
    "QUETTA: At least nine people were killed on Wednesday when a bomb fixed to a motorcycle "
    "exploded outside a recruitment office, police said.\n\nWindows were broken up to 300 metres "
    "away. Television footage showed shoes in the road.\n\nShops stayed closed in the evening. "
    "Schools will open late.\n\nThe banned Baloch Liberation Army said in an email to "
    "journalists that it had carried out the bombing."
)
SPY = (
    "LONDON - British counter-terrorism police charged a 29-year-old security guard on Tuesday "
    "under the National Security Act.\n\nSaman Rostami, an Iranian citizen who lives in Bristol, "
    "will appear at Westminster Magistrates' Court on Wednesday."
)
MAYOR = (
    "DURBAN - A former mayor of a KwaZulu-Natal town who took bribes was sentenced to 15 years "
    "in prison on Tuesday.\n\nSipho Mthethwa, 58, showed no emotion in the Durban High Court."
)
HOSPITAL = (
    "On Monday, a drone struck a hospital in El Obeid and killed 11 people, Sudan's doctors' "
    "network said. It held the RSF responsible."
)


@pytest.mark.parametrize(
    ("category", "evidence", "article", "part", "field", "value"),
    [
        ("state_visit", "Akorda", VISIT, "actor", "country", "TJ"),
        ("state_visit", "Akorda", VISIT, "actor", "role", "head_of_state"),
        ("state_visit", "Akorda", VISIT, "target", "role", "head_of_state"),
        ("state_visit", "Namibia", TOUR, "actor", "name", "Mauro Vieira"),
        ("arrest", "in custody", CHURCH, "target", "text", "A 34-year-old man"),
        ("arrest", "in custody", CHURCH, "target", "name", None),
        ("prosecution", "murder", MURDER, "target", "text", "Two men"),
        ("security_incident", "stabbed", MURDER, "target", "name", "Imran Qureshi"),
        ("security_incident", "exploded", BOMB, "actor", "name", "Baloch Liberation Army"),
        ("security_incident", "exploded", BOMB, "actor", "role", "armed_group"),
        ("prosecution", "charged", SPY, "target", "name", "Saman Rostami"),
        ("prosecution", "sentenced", MAYOR, "target", "name", "Sipho Mthethwa"),
        ("security_incident", "drone", HOSPITAL, "actor", "text", "the RSF"),
    ],
)
def test_an_article_tells_elsewhere_who_takes_part(
    category: str, evidence: str, article: str, part: str, field: str, value: str | None
) -> None:
    assert getattr(who(category, evidence, article)[part], field) == value


def test_a_speaker_before_who_is_held_is_not_he() -> None:
    text = (
        "A man of 40 was detained in Leeds on Monday. A lawyer, Tom Hill, said the case was weak. "
        "He remains in custody at Boston police station."
    )
    assert who("arrest", "in custody", text)["target"].name is None


def test_police_who_spoke_before_hold_whom_she_tells_of() -> None:
    text = (
        "Residents blocked a road in Soweto on Thursday. Police spokesperson Ann Mathe said "
        "officers had come under attack with stones. She said 26 people had been arrested for "
        "public violence."
    )
    assert who("arrest", "26 people", text)["actor"].role == "police"


@pytest.mark.parametrize("verb", ["blamed the rebels", "accused the rebels of planting it"])
def test_an_attack_is_laid_to_whom_somebody_blames(verb: str) -> None:
    text = f"A bomb killed nine people at a market in Quetta on Friday. Ministers {verb}."
    assert who("security_incident", "bomb", text)["actor"].text == "the rebels"


def test_whom_somebody_accuses_of_something_else_has_attacked_nobody() -> None:
    text = (
        "A bomb killed nine people at a market in Quetta on Friday. "
        "Traders accused the council of neglect."
    )
    assert "actor" not in who("security_incident", "bomb", text)


def test_a_lawyer_beside_an_accused_is_not_he() -> None:
    text = (
        "A 29-year-old guard was charged with spying in Leeds on Tuesday. "
        'Rob Hallam, a retired judge, said: "He is a fine man."'
    )
    assert who("prosecution", "charged", text)["target"].name is None


def test_another_measure_does_not_tell_who_it_is() -> None:
    text = (
        "Belarus called the step a dead end. Hours later, it ordered three Lithuanian diplomats "
        "to leave within 72 hours. The United States, which eased its own measures on the "
        "national airline last September, did not comment."
    )
    told = who("sanction", "Lithuanian", text)
    assert "actor" not in told or told["actor"].country != "US"


def test_a_hyphen_keeps_a_word_whole() -> None:
    text = "A man stabbed three passers-by in a shopping street in Lyon on Wednesday."
    assert who("security_incident", "stabbed", text)["target"].text == "three passers-by"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A judge of the Minsk city court jailed an editor on Monday.", None),
        ("The Metropolitan Police charged a guard with spying.", "Metropolitan Police"),
    ],
)
def test_a_name_is_a_whole_one_and_of_nobody_else(text: str, name: str | None) -> None:
    assert who("prosecution", text, text)["actor"].name == name
