"""Who did it to whom, by grammar alone."""

import pytest

from service.classify.text import Page, split
from service.extract.who.grammar import VERBS, roles
from service.extract.who.phrase import Statement


@pytest.mark.parametrize(
    ("text", "category", "actor", "target"),
    [
        ("Police on Monday arrested two brothers in Cali.", "arrest", "Police", "two brothers"),
        ("Two men were held by border guards.", "arrest", "border guards", "Two men"),
        ("In Bawku, men with rifles killed nine.", "security_incident", "men", "nine"),
        ("A clerk was stabbed by two youths.", "security_incident", "two youths", "A clerk"),
        ("A man who burned a mosque was jailed.", "prosecution", None, "A man"),
        ("The minister met his Ugandan counterpart.", "state_visit", "The minister", "his Ugandan"),
        ("El Salvador severed relations with Nicaragua.", "sanction", "El Salvador", "Nicaragua"),
        ("The envoy was received by the king.", "state_visit", "The envoy", "the king"),
    ],
)
def test_grammar_tells_who_did_it_to_whom(
    text: str, category: str, actor: str | None, target: str | None
) -> None:
    words = split("text", text)
    verbs = VERBS[category]
    at = next(n for n, word in enumerate(words.lower) if word in verbs)
    if category == "prosecution":
        at = words.lower.index("jailed")
    page = Page(split("title", ""), words)
    found = roles(Statement(category, page, words.sentences[0], (at, at + 1)))
    texts = [
        words.text[words.starts[span[0]] : words.ends[span[1] - 1]] if span else None
        for span in found
    ]
    assert texts[0] == actor
    assert (texts[1] or "").startswith(target or "")
