"""Words that say outright of which kind an event is."""

import pytest

from schemas.document import NewsDocument
from service.classify import load_classifier
from service.classify.kinds import outright

CASES = [
    ("arrest", "detention", "Nine men were held in a raid on a garage in Oulu.", "raid"),
    ("arrest", "arrest", "A dawn sweep of the docks netted four stowaways.", "raid"),
    ("arrest", "extradition", "Caught in a raid in May he was flown home.", "extradition"),
    ("sanction", "economic", "Oslo tightened its arms embargo on the junta.", "arms_embargo"),
    ("sanction", "economic", "It forbids the sale of military radios.", "arms_embargo"),
    ("sanction", "economic", "It was fined over arms sales to a rebel.", "economic"),
    ("sanction", "travel_ban", "He broke the ban on weapons.", "travel_ban"),
    ("prosecution", "trial", "He was arraigned in Kano on Monday.", "charge"),
    ("prosecution", "trial", "He pleaded guilty in Kano on Monday.", "trial"),
    ("prosecution", "sentence", "The judges upheld the baker 's life sentence.", "verdict"),
    ("prosecution", "sentence", "The judges confirmed that he was ill.", "sentence"),
    ("state_visit", "meeting", "Envoys of both held consultations on fish.", "talks"),
    ("state_visit", "summit", "The summit ended with consultations.", "summit"),
    ("agreement", "treaty", "They signed away their tariffs on tea.", "trade_deal"),
    ("agreement", "ceasefire", "A truce that also ends tariffs on tea.", "ceasefire"),
    ("protest", "strike", "Tutors boycotted the exams.", "boycott"),
    ("security_incident", "shooting", "Two men shot dead the town mayor.", "assassination"),
    ("security_incident", "shooting", "A judge of 50 was gunned down.", "assassination"),
    ("security_incident", "bombing", "The mayor was murdered by a bomb.", "bombing"),
    ("disaster", "flood", "A flood washed off a raid shelter.", "flood"),
]


@pytest.mark.parametrize(("category", "likeliest", "sentence", "kind"), CASES)
def test_words_outweigh_what_the_sentence_resembles(
    category: str, likeliest: str, sentence: str, kind: str
) -> None:
    words = sentence.lower().rstrip(".").split()
    assert outright(category, likeliest, words) == kind


def test_the_event_is_of_the_kind_that_its_sentence_says() -> None:
    text = "Gunmen shot the deputy mayor of Brno dead outside his house on Monday."
    (event,) = load_classifier().classify(NewsDocument(id="1", text=text))
    assert (event.category, event.subtype) == ("security_incident", "assassination")
