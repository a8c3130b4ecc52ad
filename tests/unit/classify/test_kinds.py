"""Words that say outright of which kind an event is."""

import pytest

from schemas.document import NewsDocument
from service.classify import load_classifier
from service.classify.kinds import Kinds
from service.classify.taxonomy import load_taxonomy
from service.classify.text import split

KINDS = Kinds(load_taxonomy())
CASES = [
    ("arrest", "detention", "Nine men were held in a raid on a garage in Oulu.", "raid"),
    ("arrest", "arrest", "A dawn sweep of the docks netted four stowaways.", "raid"),
    ("arrest", "arrest", "Raids on two flats led to seven arrests.", "raid"),
    ("arrest", "detention", "Five were taken when officers swooped on a bar in Lodz.", "raid"),
    ("arrest", "arrest", "Police stormed a barn near Vigo, arresting three.", "raid"),
    ("arrest", "extradition", "Caught in a raid in May he was flown home.", "extradition"),
    ("sanction", "economic", "Oslo tightened its arms embargo on the junta.", "arms_embargo"),
    ("sanction", "economic", "It forbids the sale of military radios.", "arms_embargo"),
    ("sanction", "economic", "Oslo suspended permits for sales of arms.", "arms_embargo"),
    ("sanction", "economic", "It was fined over arms sales to a rebel.", "economic"),
    ("sanction", "travel_ban", "He broke the ban on weapons.", "travel_ban"),
    ("prosecution", "trial", "He was arraigned in Kano on Monday.", "charge"),
    ("prosecution", "trial", "He pleaded guilty in Kano on Monday.", "trial"),
    ("prosecution", "sentence", "The judges upheld the baker's life sentence.", "verdict"),
    ("prosecution", "sentence", "The judges confirmed that he was ill.", "sentence"),
    ("prosecution", "trial", "A higher court in Bari rejected the baker's appeal.", "verdict"),
    ("state_visit", "visit", "Nine heads of state came to Praia on Friday.", "summit"),
    ("state_visit", "meeting", "Envoys of both held three days of consultations.", "talks"),
    ("state_visit", "summit", "The summit ended with consultations.", "summit"),
    ("agreement", "treaty", "They signed a pact that abolishes tariffs on tea.", "trade_deal"),
    ("agreement", "treaty", "Oman and Iraq signed an accord on the supply of dates.", "trade_deal"),
    ("agreement", "treaty", "Laos signed a pact to buy power from Vietnam.", "trade_deal"),
    ("agreement", "memorandum", "They signed a memorandum on the sale of tea.", "memorandum"),
    ("agreement", "ceasefire", "A truce that also ends tariffs on tea.", "ceasefire"),
    ("security_incident", "shooting", "Two men shot dead the town mayor.", "assassination"),
    ("security_incident", "shooting", "A judge of 50 was gunned down.", "assassination"),
    ("security_incident", "shooting", "Gunmen on mopeds killed a candidate.", "assassination"),
    ("security_incident", "shooting", "Senator shot dead at rally", "assassination"),
    ("security_incident", "bombing", "The mayor was murdered by a bomb.", "bombing"),
    ("disaster", "flood", "A flood washed off a raid shelter.", "flood"),
]


@pytest.mark.parametrize(("category", "likeliest", "sentence", "kind"), CASES)
def test_words_outweigh_what_the_sentence_resembles(
    category: str, likeliest: str, sentence: str, kind: str
) -> None:
    words = split("text", sentence)
    assert KINDS.outright(category, likeliest, words, words.sentences[0]) == kind


@pytest.mark.parametrize(
    ("category", "likeliest", "sentence"),
    [
        ("arrest", "arrest", "Two men were held over a raid on a jeweller's in Hull."),
        ("arrest", "arrest", "Two men were held for their part in a raid on a mill."),
        ("arrest", "arrest", "He was caught in a bank raid in Hull."),
        ("arrest", "arrest", "Gunmen who raided a mill and seized oxen were caught."),
        ("arrest", "arrest", "Police held a man who had stormed a stage."),
        ("arrest", "arrest", "Ram raids on shops in Leeds have led to five arrests."),
        ("arrest", "arrest", "Officers investigating a raid on a bank held two men."),
        ("arrest", "arrest", "Police said gunmen had raided the farm of the man held."),
        ("arrest", "arrest", "Troops seized four rebels after raids on villages."),
        (
            "sanction",
            "economic",
            "It froze the assets of a firm for the sale of arms to a militia.",
        ),
        ("sanction", "economic", "Six men were listed for violating the arms embargo."),
        ("sanction", "economic", "It was listed for breaching the chemical weapons ban."),
        ("sanction", "economic", "The bloc halted military aid and froze accounts."),
        ("prosecution", "trial", "The trial of four men arraigned in May went on."),
        (
            "prosecution",
            "sentence",
            "He was jailed for life; a higher court later upheld the term.",
        ),
        ("prosecution", "sentence", "The warden confirmed that he had begun his sentence."),
        ("prosecution", "trial", "Her trial began as judges rejected appeals for a delay."),
        ("sanction", "economic", "Oslo halted permits for military cargo flights."),
        ("state_visit", "meeting", "The two met and urged a return to negotiations."),
        ("state_visit", "meeting", "The leaders of three parties met in Bukoba."),
        ("state_visit", "visit", "He came on Monday to urge a negotiated end to the war."),
        ("state_visit", "meeting", "They met as negotiations on fish stalled."),
        ("agreement", "treaty", "They signed a treaty on the duties of border guards."),
        ("agreement", "treaty", "They signed a pact to stop strikes on power supplies."),
        ("agreement", "treaty", "They signed a pact on the border at the gas field."),
        ("agreement", "treaty", "A defence pact was signed as a row over tariffs simmered."),
        ("protest", "demonstration", "They marched to call for a boycott of figs."),
        ("security_incident", "shooting", "Two people were shot, the mayor said."),
        ("security_incident", "shooting", "A company president was shot dead in Manila."),
        ("security_incident", "shooting", "He was shot twice in the leg, prosecutors said."),
        ("security_incident", "shooting", "The minister said two guards were shot."),
        ("security_incident", "shooting", "A guard shot a man outside the home of a judge."),
        ("security_incident", "shooting", "Gunmen killed a guard outside the mayor's office."),
        ("security_incident", "shooting", "Gunmen killed three people near a senator."),
        ("security_incident", "shooting", "Gunmen shot a bodyguard of the mayor."),
        ("security_incident", "shooting", "Gunmen shot the mayor’s driver."),
        ("security_incident", "shooting", "Police shot a man who had bitten a judge."),
        ("security_incident", "shooting", "The wife of a senator was shot."),
    ],
)
def test_what_the_words_tell_of_something_else_is_no_kind(
    category: str, likeliest: str, sentence: str
) -> None:
    words = split("text", sentence)
    assert KINDS.outright(category, likeliest, words, words.sentences[0]) == likeliest


def test_the_event_is_of_the_kind_that_its_sentence_says() -> None:
    text = "Gunmen shot the deputy mayor of Brno dead outside his house on Monday."
    (event,) = load_classifier().classify(NewsDocument(id="1", text=text))
    assert (event.category, event.subtype) == ("security_incident", "assassination")
