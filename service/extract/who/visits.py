"""Who came to whom: the visitor and the host of a meeting."""

from collections.abc import Iterator
from itertools import islice

from schemas.event import Participant
from service.classify.lexicon import PASSIVES, word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.described import how_many
from service.extract.who.describe import PARTS, describe
from service.extract.who.introduced import named_beside
from service.extract.who.parties import PEERS, brought, countries
from service.extract.who.persons import named
from service.extract.who.phrase import TRIED, phrase, sentences_behind, span_of, text_of

_COMING = word_set(
    "arrived arrives arrive flew flies fly travelled traveled travels travel landed came comes "
    "visit visits visited went goes received welcomed hosted host proceeds led"
)
"""Words by which a sentence itself says who came to whom."""
_RECEIVING = word_set("received receives receive hosted hosts host welcomed welcomes")


def received(
    actor: Participant, target: Participant, page: Page, sentence: Sentence
) -> tuple[Participant, Participant]:
    """Let the visitor be the actor of "The king received the premier"."""
    words = page.words_of(sentence)
    host, visitor = (span_of(words, sentence, one.text) for one in (actor, target))
    if host is None or visitor is None:
        return actor, target
    between = range(host[1], visitor[0])
    verb = next((at for at in between if words.lower[at] in _RECEIVING), None)
    if verb is None or words.lower[verb - 1] in PASSIVES:
        return actor, target
    given = not _GIVEN.isdisjoint(words.lower[verb : visitor[0]])  # "received a welcome from"
    return (actor, target) if given else _turned(actor, target)


_GIVEN = frozenset(["by", "from", "of"])


def visitor_first(
    found: list[Participant], country: str | None, words: Words, sentence: Sentence
) -> list[Participant]:
    """Let the actor of a meeting be who came for it rather than who is at home."""
    said = not _COMING.isdisjoint(words.lower[sentence.first : sentence.last])
    if country is None or len(found) < len(PARTS) or said:
        return found
    host, visitor = found
    peer = not PEERS.isdisjoint(visitor.text.lower().split())
    away = visitor.country not in {None, country} and (peer or visitor.role is not None)
    if not away or host.country not in {None, country} or host.role is None:
        return found
    return list(_turned(host, visitor))


def both_named(
    found: list[Participant], country: str | None, words: Words, sentence: Sentence
) -> list[Participant]:
    """Tell apart "the premiers of Niger and Chad, Ann Reed and Li Wei": the host is at home."""
    pair = _pair(words, sentence)
    if pair is None:
        return found
    host, visitor = pair
    told = Sentence("text", 0, len(words.text), max(sentence.first, host[0] - PAIRED), host[0])
    codes = list(dict.fromkeys(code for code, *_rest in countries(words, told)))
    if len(codes) == 2 and codes[1] == country:
        host, visitor = visitor, host
    names = (text_of(words, *visitor), text_of(words, *host))
    return [
        Participant(part=part, text=name, name=name)
        for part, name in zip(PARTS, names, strict=True)
    ]


def _pair(words: Words, sentence: Sentence) -> tuple[Span, Span] | None:
    """Return the two names behind "the premiers of Niger and Chad"."""
    for at in range(sentence.first + 2, sentence.last - 3):
        if "," not in words.gap(at):
            continue
        names = named(words, at, sentence.last)
        office = words.lower[max(sentence.first, at - PAIRED) : at]
        if names is None or names.number != 2 or _PLURAL_OFFICES.isdisjoint(office):
            continue
        joint = end = words.lower.index("and", at, names.last)
        while words.lower[end - 1].isdigit():
            end -= 1  # "Ann Reed, 44, and Tom Hill"
        return (at, end), (joint + 1, names.last)
    return None


PAIRED = 9
"""Words before two names within which it is told who they are."""
_PLURAL_OFFICES = word_set("ministers presidents premiers chancellors secretaries")


def divided(
    actor: Participant, page: Page, sentence: Sentence
) -> tuple[Participant, Participant | None]:
    """Divide "the Chadian minister Ann Reed and the premier of Niger" into the two parties."""
    words = page.words_of(sentence)
    span = span_of(words, sentence, actor.text)
    if span is None:
        return actor, None
    first, last = span
    while first > sentence.first and words.lower[first - 1] in {"visiting", "the", "his", "her"}:
        first -= 1
    if words.lower[last : last + 1] == ["and"]:
        behind = phrase(words, last + 1, sentence.last)
        last = behind[1] if behind is not None else last
    for at in range(first + 1, last - 1):
        if words.lower[at] == "and":
            one = describe("actor", words, (first, at), page)
            other = describe("target", words, (at + 1, last), page)
            if one is not None and other is not None and _sided(one) and _sided(other):
                return one, other
    return actor, None


def hosted(page: Page, sentence: Sentence) -> Participant | None:
    """Return the host whom the sentences behind tell: "He was received by the premier"."""
    words = page.body
    for one in sentences_behind(page, sentence, RECEPTION):
        for span in islice(_receivers(words, one), TRIED):
            host = describe("target", words, span, page)
            if host is not None and (
                _sided(host) or host.role in _STATE or how_many(host.text) == 1
            ):
                name = host.name or named_beside(page, one, host)
                return host.model_copy(update={"name": name})
    return None


def _receivers(words: Words, sentence: Sentence) -> Iterator[Span]:
    """Yield the phrases of a sentence that may tell a host."""
    for at in range(sentence.first + 1, sentence.last - 1):
        before = words.lower[max(sentence.first, at - HOSTED) : at]
        by = words.lower[at] == "by" and not _RECEIVED.isdisjoint(before)
        own = words.lower[at] == "with" and _own_peer(words, sentence, at + 1)
        met = own or (words.lower[at] == "with" and not _MET.isdisjoint(before[-3:]))
        peer = words.lower[at - 1] in {"met", "see"} and words.lower[at] in {"his", "her"}
        told = phrase(words, at + (not peer), sentence.last) if by or met or peer else None
        if told is not None:
            yield told


def _own_peer(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "his counterpart" from "his foreign minister", who comes with him."""
    own = words.lower[at] in {"his", "her"}
    span = phrase(words, at, sentence.last) if own else None
    return span is not None and not brought(words.lower[at : span[1]])


RECEPTION = 2
"""Sentences behind a visit in which its host may be told."""
HOSTED = 8
"""Words before "by" among which its verb stands."""
_RECEIVED = frozenset(["received", "welcomed", "met", "greeted", "hosted"])
_MET = frozenset(["met", "talks", "conferred", "meeting", "meet"])


def _turned(actor: Participant, target: Participant) -> tuple[Participant, Participant]:
    """Return the two with their parts exchanged."""
    return target.model_copy(update={"part": "actor"}), actor.model_copy(update={"part": "target"})


def _sided(one: Participant) -> bool:
    """Tell one who speaks for a country."""
    peer = not PEERS.isdisjoint(one.text.lower().split())
    return peer or (one.role in _STATE and bool(one.name or one.country))


_STATE = frozenset(["head_of_state", "head_of_government", "minister", "diplomat"])
"""Roles of those who speak for a country."""
