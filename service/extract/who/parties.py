"""The two states of an agreement or a measure: which they are, and how they are called."""

from collections.abc import Iterator
from itertools import islice

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.numbers import NUMBER_WORDS
from service.extract.who.phrase import span_of, text_of
from service.extract.who.role import ROLES
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_COLLECTIVE = word_set(
    "sides parties countries states governments nations neighbours neighbors delegations "
    "ministers leaders presidents premiers officials representatives negotiators heads they "
    "both foreign defence defense energy trade finance interior prime"
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
    body = page.body.sentences[:1]
    if spoken_of and sentence.field != "title":
        body = page.body.sentences_before(sentence.first + 1, BACK)[::-1]
    near += [(page.body, one) for one in body]
    for words, one in near:
        found: dict[str, str] = {}
        for code, name, _adjective in countries(words, one):
            found.setdefault(code, name)
        if len(found) == 2:
            return [(code, _called(code, page) or name) for code, name in found.items()]
    return []


def _called(code: str, page: Page) -> str | None:
    """Return the country's name as the document has it, for "Chinese"."""
    for words, one in page.sentences[:READ]:
        for other, name, adjective in countries(words, one):
            if other == code and not adjective:
                return name
    return None


def countries(words: Words, sentence: Sentence) -> Iterator[tuple[str, str, bool]]:
    """Yield the countries of a sentence: code, words, and whether these are an adjective."""
    names = gazetteer()
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        long = min(LONGEST, sentence.last - at) if words.large[at] else 0
        for length in range(long, 0, -1):
            key = fold(" ".join(words.lower[at : at + length]))
            code = names.countries.get(key) or NATIONALITIES.get(key)
            if code:
                yield code, text_of(words, at, at + length), key not in names.countries
                at += length - 1
                break
        at += 1


def _seated(word: str) -> str | None:
    """Return the country of a capital; Brussels is as often the Union's."""
    return gazetteer().capitals.get(fold(word)) if word.lower() != "brussels" else None


def seated(one: Participant, page: Page) -> Participant:
    """Name the country for which its capital stands: "Canberra and Suva signed a treaty"."""
    code = _seated(one.text)
    return _of_country(one, code, page) if code is not None else one


def _of_country(one: Participant, code: str, page: Page) -> Participant:
    name = _called(code, page) or gazetteer().names[code]
    return one.model_copy(update={"name": name, "country": code})


def accredited(
    target: Participant, page: Page, sentence: Sentence, home: str | None = None
) -> Participant:
    """Name the country that a measure hits where a diplomat's post stands for it.

    "Recalled its ambassador from Ottawa": Canada. `home`, the actor's own, is where he returns to.
    """
    words = page.words_of(sentence)
    span = span_of(words, sentence, target.text)
    if target.role != "diplomat" or target.country is not None or span is None:
        return target
    last = span[1]
    posted = words.lower[last : last + 1] in (["from"], ["in"], ["to"]) and last + 1 < sentence.last
    code = _seated(words.lower[last + 1]) if posted else None
    return _of_country(target, code, page) if code is not None and code != home else target


PEERS = word_set("counterpart counterparts colleague colleagues")


def brought(lower: list[str]) -> bool:
    """Tell a visitor's own people, "his foreign minister", from "his counterpart"."""
    return lower[0] in {"his", "her"} and _HOSTS.isdisjoint(lower)


_HOSTS = PEERS | {"host", "hosts"}


def facing(page: Page, sentence: Sentence) -> tuple[Participant, Participant] | None:
    """Return the two of "Ukraine, Russia recall envoys", who do so to one another."""
    words = page.words_of(sentence)
    told = list(islice(countries(words, sentence), 3))
    if len(told) != 2 or any(adjective for _code, _name, adjective in told):
        return None  # "Chad, Niger expel Malian diplomats"
    (one, actor, _), (other, target, _) = told
    start = words.starts[behind_dateline(words, sentence)]
    pairs = (f"{actor}{joint}{target}" for joint in (", ", " and "))
    pair = next((pair for pair in pairs if words.text.startswith(pair, start)), None)
    span = span_of(words, sentence, pair) if pair is not None else None
    if span is None:
        return None
    behind = words.lower[span[1] : min(span[1] + FACING, sentence.last)]
    if _WITHDRAWING.isdisjoint(behind[:1]) or ROLES["diplomat"].isdisjoint(behind):
        return None
    return (
        Participant(part="actor", text=actor, name=actor, country=one),
        Participant(part="target", text=target, name=target, country=other),
    )


FACING = 4
"""Words behind two countries among which it is told that they recall or expel envoys."""
_WITHDRAWING = word_set("recall recalled expel expelled withdraw withdrew")


def paired(actor: Participant | None, page: Page, sentence: Sentence) -> Participant | None:
    """Return the first party, by its name where the sentence has "the two sides", or none.

    Whom it does not set apart from the first is no target.
    """
    if actor is not None and not unnamed(actor.text.lower().split()):
        return actor
    pair = parties(page, sentence, spoken_of=actor is not None)
    if not pair:
        return actor
    code, name = pair[0]
    if actor is None:
        return Participant(part="actor", text=name, country=code)
    return actor.model_copy(update={"name": name, "country": code})
