"""What is compared of a report: the same for the same words, and never an error."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import NewsDocument
from schemas.event import Event, EventDate, Evidence, Location, Participant
from service.story import fingerprint, sketch
from service.story.fingerprint import BANDS, LOOKED_UP, MAX_SENTENCE, MAX_WORDS
from service.story.rarity import MOST

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
TEXT = (
    "A bomb hidden in a fruit crate exploded in the Badami Bagh vegetable market in Lahore on "
    "Tuesday morning, killing at least five people and injuring 23, police said. The device went "
    "off as traders were unloading lorries shortly after dawn. No group has claimed "
    "responsibility. The wounded were taken to Mayo Hospital, where doctors appealed for blood."
)


def event(sentence: str = TEXT, **fields: object) -> Event:
    given_fields: dict[str, object] = {
        "category": "security_incident",
        "title": "t",
        "status": "occurred",
        "confidence": 0.9,
        "severity": "high",
        "evidence": [
            Evidence(field="text", start=0, end=1, text="A", sentence=sentence, sentence_start=0)
        ],
    }
    return Event.model_validate(given_fields | fields)


def document(text: str = TEXT, **fields: object) -> NewsDocument:
    return NewsDocument.model_validate({"id": "d", "text": text} | fields)


def body(one: Event, of: NewsDocument) -> dict[str, object]:
    found: dict[str, object] = json.loads(fingerprint(one, of, sketch(of, NOW)).body)
    return found


def likeness(a: str, b: str) -> float:
    first = sketch(document(a), NOW).signature
    second = sketch(document(b), NOW).signature
    return sum(x == y for x, y in zip(first, second, strict=True)) / len(first)


def test_a_copy_with_other_ends_is_alike_and_another_report_is_not() -> None:
    words = TEXT.split()
    edited = " ".join(["Our", "desk", "writes", *words[6:-9], "see", "our", "live", "page"])
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, edited) > 0.4
    other = (
        "At least five people died and more than twenty were wounded on Tuesday when explosives "
        "concealed in a crate detonated among porters at the biggest wholesale market in Lahore."
    )
    assert likeness(TEXT, other) < 0.2


def test_case_and_space_do_not_matter_to_copies() -> None:
    assert likeness(TEXT, TEXT.upper().replace(" ", "\n ")) == 1


def test_the_day_is_the_events_and_else_that_of_publication() -> None:
    dated = event(event_date=EventDate(value="2026-03-01", precision="day", text="Sunday"))
    monthly = event(event_date=EventDate(value="2026-02", precision="month", text="February"))
    assert [body(one, document())["d"] for one in (dated, monthly)] == [20513, 20515]
    assert [body(one, document())["x"] for one in (dated, monthly)] == [True, False]


def test_a_publication_yet_to_come_counts_as_one_at_the_arrival() -> None:
    hours = (-8, 0, 8)
    given = [document(published_at=NOW + timedelta(hours=one)) for one in hours]
    past, now, ahead = [sketch(one, NOW).published for one in given]
    assert past + 8 * 3600 == now == ahead == int(NOW.timestamp())
    assert sketch(document(), NOW).published == now


def test_places_are_compared_by_name_and_as_words_that_tell_little() -> None:
    there = Location(text="Lahore", name="Lahore", country="PK", latitude=31.5, longitude=74.3)
    found = body(event(location=there), document())
    assert (found["p"], found["k"], found["la"]) == ("lahore", "PK", 31.5)
    assert "lahore" not in str(found["n"])
    rarities = dict(zip(found["w"], found["i"], strict=True))  # type: ignore[call-overload]
    assert rarities["lahore"] < MOST // 2 < MOST == rarities["badami"]


def test_the_rarest_words_are_compared_and_looked_up() -> None:
    usual = " ".join(f"w{n}" for n in range(100, 200))
    of = document("The minister signed the accord in the parliament with Deshmukh. " + usual)
    words = body(event(of.text), of)["w"]
    assert isinstance(words, list)
    assert len(words) == MAX_WORDS
    assert words[0] == "deshmu"
    assert not {"minist", "accord", "parlia", "signed"} & set(words)
    same = document("Deshmukh was here.")
    first, second = (set(fingerprint(event(d.text), d, sketch(d, NOW)).tokens) for d in (of, same))
    assert first & second


def test_a_source_is_its_name_or_its_host() -> None:
    named = sketch(document(source="The Wire"), NOW).source
    assert named == sketch(document(source=" the wire "), NOW).source != ""
    hosts = [sketch(document(url=f"https://{h}/a"), NOW).source for h in ("a.test", "www.a.test")]
    assert hosts[0] == hosts[1] != ""
    assert sketch(document(url="http://[bad"), NOW).source == ""
    assert sketch(document(), NOW).source == ""


def test_who_denies_the_happening_withdraws_and_who_denies_his_part_does_not() -> None:
    def withdraws(sentence: str, category: str = "security_incident") -> object:
        return body(event(sentence, category=category), document())["r"]

    assert withdraws("Police denied on Tuesday that gunmen had attacked the post.")
    assert not withdraws("The rebels denied that they were behind the attack on the post.")
    assert withdraws("The cabinet denied that it had signed a truce.", "agreement")
    assert not withdraws("Mr Baptiste denied that he paid gangs.", "sanction")
    assert not withdraws("The suspect denied murder.", "prosecution")


def test_a_denied_visit_withdraws_and_a_denied_charge_does_not() -> None:
    told = "The president did not happen to meet them; the visit never took place."
    assert body(event(told), document(told))["r"] is True
    plea = "He was sentenced to two years and denied the charges."
    assert body(event(plea), document(plea))["r"] is False


def test_words_without_an_end_are_cut() -> None:
    name = "A" + "a" * 100_000
    text = f"Police held President {name} in the village of {name}, where {'9' * 100_000} live."
    who = [Participant(part="target", text=name, name=name)]
    one = event(text, location=Location(text=name), participants=who)
    found = body(one, document(text, title=f"Held: {name}"))
    assert len(json.dumps(found)) < 3_000


@pytest.mark.parametrize(
    "long",
    [
        " ".join(f"Word{number}x" for number in range(100_000)),
        "12 " * 300_000,
        "新" * 1_000_000,
        "İ’" * 500_000,
        "denied a a a " * 80_000,
    ],
    ids=["words", "numbers", "without spaces", "apostrophes", "denials"],
)
def test_of_a_sentence_without_an_end_its_beginning_is_read(long: str) -> None:
    short = long[:MAX_SENTENCE]
    of = document(long, title=long)
    assert body(event(long), of) == body(event(short), of)
    assert len(sketch(of, NOW).words) <= MAX_WORDS


@given(st.text(max_size=400), st.text(max_size=100), st.text(max_size=30))
def test_any_text_has_a_bounded_fingerprint(text: str, title: str, place: str) -> None:
    of = document(text, title=title, source=place)
    one = event(text, location=Location(text=place))
    whole = sketch(of, NOW)
    found = fingerprint(one, of, whole)
    assert found == fingerprint(one, of, whole)
    assert len(found.tokens) <= 3 + LOOKED_UP + BANDS
    assert len(found.body) < 20_000
    assert len(whole.signature) == 64
    json.loads(found.body)
