"""What was called off before it began states no event; what had begun, or has a new day, does."""

import pytest

from schemas.document import NewsDocument
from service.classify import load_classifier
from service.classify.explain import CALLED_OFF, explain
from service.classify.off import called_off
from service.classify.text import split

CLASSIFIER = load_classifier()


def off(category: str, text: str) -> bool:
    words = split("text", text)
    hits = [
        hit
        for found in CLASSIFIER.triggers.find_in(words)
        for hit in found
        if CLASSIFIER.triggers.all[hit.trigger].category == category
    ]
    return called_off(category, words, words.sentences[0], hits)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        (
            "state_visit",
            "The premier of Malta, who was due in Tunis on Friday, has put off his trip.",
        ),
        (
            "state_visit",
            "A summit in Entebbe of the two presidents, set for Tuesday, was cancelled.",
        ),
        ("state_visit", "Chad's president called his Oslo visit off because of a fever."),
        (
            "state_visit",
            "Talks between the foreign ministers of Peru and Chile will not take place.",
        ),
        ("state_visit", "The talks in Male between the two ministers are off, an envoy said."),
        ("state_visit", "A meeting of the energy ministers that was due in Graz fell through."),
        ("protest", "Tram drivers in Porto called off their strike after an offer of more pay."),
        ("protest", "Nurses suspended the two-day walkout that was to begin on Monday."),
        ("protest", "Saturday's march on the ministry in Accra will no longer go ahead."),
        (
            "protest",
            "The rally, which was to fill Independence Square, was put off until the spring.",
        ),
        ("protest", "Nurses in Leeds were to go on strike on Monday but called off the walkout."),
        ("prosecution", "The trial of two bankers, which was to open on Monday, was postponed."),
        ("agreement", "The signing of the border treaty, due on Thursday, has been shelved."),
    ],
)
def test_what_was_called_off_before_it_began(category: str, text: str) -> None:
    assert off(category, text)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("protest", "Tram drivers in Porto called off their strike after three days."),
        ("protest", "The union suspended its two-week-old strike on Friday."),
        ("protest", "The march was called off after clashes with the police."),
        ("protest", "Doctors in Nairobi called off their three-month strike on Thursday."),
        ("protest", "The union called off its strike in Lisbon a day before it was to end."),
        ("protest", "Police broke up a march in Kano although a union had called off the rally."),
        ("state_visit", "The two premiers met in Delhi, but a planned summit was postponed."),
        ("protest", "Unions called off Friday's strike, but Monday's had shut every school."),
        ("protest", "Crews called off a match as dockers went on strike."),
        ("state_visit", "Talks between the two ministers were suspended after the first day."),
        ("state_visit", "The president's visit to Oslo was postponed until 9 June."),
        ("state_visit", "He put off his trip to Rome and met the Greek prime minister in Athens."),
        ("state_visit", "The thrice postponed summit of the three presidents opened in Lome."),
        ("state_visit", "The minister cancelled a dinner after his visit to Rome."),
        ("state_visit", "Flights for the summit of the three presidents in Lome were cancelled."),
        ("state_visit", "The talks did not take place in Bern but in Basel, the ministers said."),
        ("protest", "Parliament scrapped a strike bill as dockers stayed out for a third day."),
        ("prosecution", "The trial of two bankers was adjourned after a witness fell ill."),
        ("prosecution", "The trial of two bankers was postponed for a second time."),
        ("agreement", "The ceasefire between the army and the rebels was called off."),
        ("sanction", "The Union cancelled its planned sanctions on the oil ministry."),
    ],
)
def test_what_had_begun_or_has_a_new_day_stays(category: str, text: str) -> None:
    assert not off(category, text)


def test_a_document_of_what_was_called_off_gives_no_event() -> None:
    text = (
        "The prime minister of Malta has called off a visit to Tunis. He was to meet the Tunisian "
        "president on Friday to sign nothing."
    )
    document = NewsDocument(id="off", title="Maltese premier calls off Tunis visit", text=text)
    assert "state_visit" not in {event.category for event in CLASSIFIER.classify(document)}
    went = NewsDocument(
        id="on",
        title="Maltese premier on Tunis visit",
        text="The prime minister of Malta met the Tunisian president in Tunis on Friday.",
    )
    assert "state_visit" in {event.category for event in CLASSIFIER.classify(went)}


def test_explain_says_that_it_was_called_off() -> None:
    text = "Bus drivers in Lyon called off their strike on Friday after the company raised pay."
    (sentence,) = explain(CLASSIFIER, NewsDocument(id="off", text=text)).sentences
    (verdict,) = [one for one in sentence.verdicts if one.category == "protest"]
    assert (verdict.fired, verdict.held_back) == (False, CALLED_OFF)
