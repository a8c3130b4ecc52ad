"""The fields of events: examples, and any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.classify.text import split
from service.extract.date.told import dates_in
from service.extract.toll.find import find_tolls
from tests.support.events import PUBLISHED, told


@pytest.mark.parametrize(
    ("text", "killed", "injured", "detained"),
    [
        ("The blast hit a bus, killing 12 and wounding 27.", 12, 27, None),
        ("At least 1,200 people were killed on Monday.", 1200, None, None),
        ("Twenty-three people died and 40 others were injured.", 23, 40, None),
        ("The raid left nine dead.", 9, None, None),
        ("The death toll rose to 14 overnight.", 14, None, None),
        ("Police arrested four men.", None, None, 4),
        ("A man was killed in the village.", 1, None, None),
        ("Dozens were killed.", None, None, None),
        ("The bomb killed two Indian nationals and one Pakistani, injuring six.", 3, 6, None),
        ("A lorry hit the wall, killing its driver and three helpers.", 4, None, None),
        ("Fifty-two people are known to have drowned.", 52, None, None),
        ("The fire claimed nine lives.", 9, None, None),
        ("No one was killed and nobody was hurt.", None, None, None),
        ("Police arrested a 36-year-old man.", None, None, 1),
        ("Salnikova was detained on Monday.", None, None, 1),
        ("Police had made 94 arrests by nightfall.", None, None, 94),
        ("The two sides held talks for three days.", None, None, None),
        ("On 3 January, five people aged 20 to 45 were shot dead.", 5, None, None),
    ],
)
def test_tolls(text: str, killed: int | None, injured: int | None, detained: int | None) -> None:
    words = split("text", text)
    found = find_tolls(words, words.sentences[0])
    assert (found.killed, found.injured, found.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed ten people in Goma.", "CD"),
        ("The attack took place in Paris.", "FR"),
        ("The clash happened in Tripoli, Lebanon.", "LB"),
        ("Tajik forces opened fire.", "TJ"),
        ("A crowd marched on the Kremlin. Police in the Russian capital looked on.", "RU"),
        ("PEMBA, Mozambique - Gunmen burned huts near Nangade on Sunday.", "MZ"),
        ("The blast at Cedar Falls, Iowa, broke windows.", "US"),
        ("Bandits raided Kajuru in Kaduna State.", "NG"),
        ("Paris Hilton was robbed.", None),
        ("A bomb went off in Kiev.", "UA"),
        ("A bomb went off in Frankfurt.", "DE"),
        ("He was knifed in Bethlehem.", None),
        ("Crowds stormed the White House.", "US"),
        ("An air strike killed five in Yemen. Crowds marched in Berlin.", "YE"),
        ("Nothing is named here.", None),
    ],
)
def test_places(text: str, country: str | None) -> None:
    assert country_of(text) == country


def country_of(text: str, category: str = "security_incident") -> str | None:
    found = told(text, category).location
    return found.country if found else None


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    words = split("text", text)
    for at, sentence in enumerate(words.sentences):
        find_tolls(words, sentence)
        dates_in(words, sentence, PUBLISHED)
        told(text, "arrest", at)
