"""Participants as the words that are marked give them, for tests."""

from schemas.event import Participant
from service.classify.text import Page, split
from service.extract.who.find import participants
from service.extract.who.phrase import Statement


def marked(
    text: str, category: str, at: int = 0, title: str = "", **phrases: str
) -> dict[str, Participant]:
    """Return the participants of the text's sentence `at`, in which the phrases are marked."""
    words = split("text", text)
    page = Page(split("title", title), words)
    sentence = words.sentences[at]
    marks = {}
    for part, phrase in phrases.items():
        start = text.index(phrase, sentence.start)
        inside = [
            n for n, one in enumerate(words.starts) if start <= one < start + max(1, len(phrase))
        ]
        marks[part] = (words, (inside[0], inside[-1] + 1))
    found = participants(
        marks, Statement(category, page, sentence, (sentence.first, sentence.last))
    )
    return {one.part: one for one in found}
