"""What alerts quote: ordinary words as they are, endless ones in part, with true offsets."""

import pytest

from schemas.event import Event, EventDate, Location, Participant
from service.line.quoted import MAX_QUOTED, MAX_SENTENCE, quoted
from tests.support.classifiers import make_event

ENDLESS = "x" * 300_000


def event(text: str, words: str, trigger: str | None = "arrested") -> Event:
    told = make_event("arrest", text, words)
    stated = told.evidence[0].model_copy(update={"sentence": text, "trigger": trigger})
    return told.model_copy(
        update={
            "title": "Arrest",
            "evidence": [stated],
            "location": Location(text="Lyon", name="Lyon"),
            "event_date": EventDate(value="2026-03-03", precision="day", text="Tuesday"),
            "participants": [Participant(part="target", text="three men")],
        }
    )


def test_ordinary_words_stay_as_they_are() -> None:
    text = "Police arrested three men in Lyon. " * 100
    found = event(text, "Police arrested three men")
    assert quoted(found) == found


@pytest.mark.parametrize(
    ("text", "words", "trigger"),
    [
        (f"Police arrested him, Mr {ENDLESS} said.", "Police arrested him", "arrested"),
        (f"{ENDLESS} police arrested him, it said.", f"{ENDLESS} police arrested him", "arrested"),
        (f"{ENDLESS} said, police arrested him.", "police arrested him", "arrested"),
        (f"Police arrested {ENDLESS} in Lyon.", f"Police arrested {ENDLESS} in Lyon", "arrested"),
        (f"Police took {ENDLESS} away.", f"took {ENDLESS} away", None),
    ],
    ids=("behind", "within, before", "before", "within, behind", "no trigger"),
)
def test_endless_words_are_quoted_in_part_around_what_tells(
    text: str, words: str, trigger: str | None
) -> None:
    (found,) = quoted(event(text, words, trigger)).evidence
    assert len(found.text) <= MAX_QUOTED
    assert len(found.sentence) <= MAX_SENTENCE
    assert found.text == text[found.start : found.end]
    end = found.sentence_start + len(found.sentence)
    assert found.sentence == text[found.sentence_start : end]
    assert found.sentence_start <= found.start < found.end <= end
    assert (trigger or "took") in found.text


def test_a_trigger_without_an_end_and_endless_names_are_cut() -> None:
    trigger = f"took {' ' * 300_000}into custody"
    found = event(f"Police {trigger} three men.", f"Police {trigger}", trigger).model_copy(
        update={
            "location": Location(text=ENDLESS, name=ENDLESS),
            "event_date": EventDate(value="2026", precision="year", text=ENDLESS),
            "participants": [Participant(part="actor", text=ENDLESS, name=ENDLESS)],
        }
    )
    assert len(quoted(found).model_dump_json()) < 15_000
