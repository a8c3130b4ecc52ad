"""The two countries between which an agreement is that its sentence does not name."""

from collections.abc import Iterator

from service.classify.text import Page, Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.lexicon import words_of
from service.extract.numbers import NUMBER_WORDS
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_COLLECTIVE = frozenset(
    words_of(
        "sides parties countries states governments nations neighbours neighbors delegations "
        "ministers leaders presidents premiers officials representatives negotiators heads they "
        "both foreign defence defense energy trade finance interior prime"
    )
)
_FILL = NUMBER_WORDS | {"the", "of"}
LONGEST = 4
"""Words of the longest name of a country."""
BACK = 20
"""Sentences before one in which is looked for its parties."""
READ = 200
"""Sentences of a document in which is looked for a country's name."""


def unnamed(lower: list[str]) -> bool:
    """Tell whether a phrase names no party: "the two sides", "both ministers"."""
    return not (set(lower) - _COLLECTIVE - _FILL) and not _COLLECTIVE.isdisjoint(lower)


def parties(page: Page, sentence: Sentence, *, spoken_of: bool) -> list[tuple[str, str]]:
    """Return the two countries, code and name, that the title or else the text pairs.

    Where the sentence has `spoken_of` them, any sentence up to it may name them, the nearest
    first; otherwise only the opening, which tells what the document is about.
    """
    near = [(page.title, one) for one in page.title.sentences]
    body = [one for one in page.body.sentences if one.first <= sentence.first]
    if sentence.field == "title":
        body = page.body.sentences[:1]
    near += [(page.body, one) for one in (body[: -BACK - 1 : -1] if spoken_of else body[:1])]
    for words, one in near:
        found: dict[str, str] = {}
        for code, name, _adjective in _countries(words, one):
            found.setdefault(code, name)
        if len(found) == 2:
            return [(code, _called(code, page) or name) for code, name in found.items()]
    return []


def _called(code: str, page: Page) -> str | None:
    """Return the country's name as the document has it, for "Chinese"."""
    for words, one in page.sentences[:READ]:
        for other, name, adjective in _countries(words, one):
            if other == code and not adjective:
                return name
    return None


def _countries(words: Words, sentence: Sentence) -> Iterator[tuple[str, str, bool]]:
    """Yield the countries of a sentence: code, words, and whether these are an adjective."""
    names = gazetteer()
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        long = min(LONGEST, sentence.last - at) if words.text[words.starts[at]].isupper() else 0
        for length in range(long, 0, -1):
            key = fold(" ".join(words.lower[at : at + length]))
            code = names.countries.get(key) or NATIONALITIES.get(key)
            if code:
                yield code, _text(words, at, length), key not in names.countries
                at += length - 1
                break
        at += 1


def _text(words: Words, at: int, length: int) -> str:
    text = words.text[words.starts[at] : words.ends[at + length - 1]]
    return text.removesuffix("'s").removesuffix("’s")
