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
        ("Russian missile strike kills six, Kharkiv governor says", "en"),
        ("Al-Shabaab storms Mogadishu hotel, 12 dead, siege continues", "en"),
        ("Nigeria gunmen kidnap 25 schoolgirls, kill vice-principal", "en"),
        ("US sanctions Colombian president Petro, wife, eldest son", "en"),
        ("Ukraine drones strike Russian oil terminal, Novorossiysk burns", "en"),
        ("Zwei Tote bei Angriff in Hamburger Bahnhof am Montag", "de"),
        ("Polisi menangkap tiga orang di Jakarta pada hari Senin", "id"),
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
