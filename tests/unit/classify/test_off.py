"""What was called off before it began states no event; what may have happened does."""

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
            "In other news, talks between the ministers of Peru and Chile on fish, which were due "
            "to be held in Arica on Tuesday, have been postponed, the ministry in Lima said.",
        ),
        (
            "state_visit",
            "President Mora, who was to fly to Quito for a meeting with her Peruvian counterpart, "
            "put off the trip and called the cabinet.",
        ),
        ("protest", "Nurses suspended the two-day walkout that was to begin on Monday."),
        (
            "protest",
            "Tram drivers shelved a strike planned for Tuesday after an offer of more pay.",
        ),
        ("protest", "Saturday's march on the ministry in Accra was scrapped."),
        (
            "protest",
            "The rally, which was to fill Independence Square, was put off until the spring.",
        ),
    ],
)
def test_what_was_called_off_before_it_began(category: str, text: str) -> None:
    assert off(category, text)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("protest", "Tram drivers in Porto called off their strike after an offer of more pay."),
        ("protest", "Tram drivers in Porto called off their planned strike after three days."),
        ("protest", "The union suspended its two-week-old strike on Friday."),
        ("protest", "The planned march was called off after clashes with the police."),
        ("protest", "Doctors in Nairobi called off their three-month strike on Thursday."),
        ("protest", "The strike was called off on Friday due to a storm at the port of Oran."),
        ("protest", "Bakers called off Friday's march and the crowd in the square went home."),
        ("protest", "The planned vigil and march in Split were called off at dusk."),
        ("protest", "The strike set off by a row over pay was called off."),
        ("protest", "The union called off its strike in Lisbon a day before it was to end."),
        ("protest", "Police broke up a march in Kano although a union had called off the rally."),
        ("protest", "Unions called off Friday's strike, but Monday's had shut every school."),
        ("protest", "Crews called off a match as dockers went on strike."),
        ("protest", "Parliament scrapped a strike bill, a deputy said."),
        ("state_visit", "The two premiers met in Delhi, but a planned summit was postponed."),
        ("state_visit", "The two premiers met in Delhi and cancelled a visit to Agra."),
        ("state_visit", "Talks between the two ministers were suspended on the first day."),
        ("state_visit", "The president's visit to Oslo was postponed until 9 June."),
        ("state_visit", "The president's visit to Oslo was postponed by two days."),
        ("state_visit", "He put off his trip to Rome and met the Greek prime minister in Athens."),
        ("state_visit", "The thrice postponed summit of the three presidents opened in Lome."),
        ("state_visit", "A summit that was put off in May was held in Lome by three presidents."),
        ("state_visit", "The minister cancelled a dinner after his visit to Rome."),
        ("state_visit", "A concert after the visit of the Danish king to Riga was cancelled."),
        ("state_visit", "The remaining talks of the two ministers in Vaduz were cancelled."),
        ("state_visit", "The rest of the king's visit to Fiji was cancelled."),
        ("state_visit", "Flights for the summit of the three presidents in Lome were cancelled."),
        ("state_visit", "The summit in Lome of the three presidents led to fees being scrapped."),
        (
            "state_visit",
            "The talks in Lome of the two ministers forced 20 flights to be cancelled.",
        ),
        ("state_visit", "The trip to Oslo of the Thai premier could be postponed, an aide said."),
        ("state_visit", "The king urged the Thai premier to put off his visit to Oslo."),
        ("state_visit", "The premier threatened on Monday to cancel his visit to Oslo."),
        ("state_visit", "The envoy denied that the premier's visit to Oslo had been cancelled."),
        ("state_visit", "Chile called off a trade meeting over the premier's visit to Oslo."),
        ("state_visit", "The premier flew to Rome on Monday; his trip to Oslo was cancelled."),
        ("prosecution", "The trial of two bankers, which was to open on Monday, was postponed."),
        ("agreement", "The ceasefire between the army and the rebels was called off."),
        ("sanction", "The Union cancelled its planned sanctions on the oil ministry."),
    ],
)
def test_what_may_have_happened_stays(category: str, text: str) -> None:
    assert not off(category, text)


def test_a_title_calls_nothing_off() -> None:
    words = split("title", "Premier's visit to Oslo cancelled")
    assert not called_off("state_visit", words, words.sentences[0], [])


def categories(text: str) -> set[str]:
    return {event.category for event in CLASSIFIER.classify(NewsDocument(id="off", text=text))}


def test_a_document_of_what_was_called_off_gives_no_event() -> None:
    visit = (
        "The prime minister of Malta has called off a visit to Tunis on Friday, his office said."
    )
    assert "state_visit" not in categories(visit)
    assert "state_visit" in categories(visit.replace("called off", "begun"))


def test_of_two_visits_the_one_that_was_paid_stays() -> None:
    paid = (
        "President Okello arrived in Cairo on Sunday, where he was to meet the Egyptian president."
    )
    text = f"{paid} A planned visit to Amman was cancelled."
    assert "state_visit" in categories(text)
    first = explain(CLASSIFIER, NewsDocument(id="off", text=text)).sentences[0]
    (verdict,) = [one for one in first.verdicts if one.category == "state_visit"]
    assert (verdict.fired, verdict.held_back) == (True, None)


def test_explain_says_that_it_was_called_off() -> None:
    text = "Bus drivers in Lyon called off their planned strike on Friday once pay was raised."
    (sentence,) = explain(CLASSIFIER, NewsDocument(id="off", text=text)).sentences
    (verdict,) = [one for one in sentence.verdicts if one.category == "protest"]
    assert (verdict.fired, verdict.held_back) == (False, CALLED_OFF)
