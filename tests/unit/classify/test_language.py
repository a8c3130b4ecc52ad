"""Text that is not English is recognised; English in any dress is not mistaken for another."""

import pytest

from schemas.document import NewsDocument
from service.classify.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men were detained in Lyon on Monday after a blast at a market, police said.", "en"),
        ("THREE MEN WERE DETAINED IN LYON ON MONDAY AFTER A BLAST AT A MARKET, POLICE SAID.", "en"),
        ("Bomb blast", "en"),
        ("", "en"),
        ("La policía detuvo el lunes a tres hombres tras el atentado contra un mercado.", "es"),
        ("Die Polizei hat am Montag nach dem Anschlag drei Männer in Köln festgenommen.", "de"),
        ("La police a interpellé lundi trois hommes après l'attentat contre le marché.", "fr"),
        ("Полиция задержала в понедельник троих мужчин после взрыва на городском рынке.", "ru"),
        ("Задержаны трое", "und"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language(NewsDocument(id="x", text=text)) == expected
