"""The two sides of an agreement or a visit: who they are, and who came to whom."""

from collections.abc import Iterator
from itertools import islice

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline, sentence_starts
from service.extract.described import how_many
from service.extract.numbers import NUMBER_WORDS
from service.extract.who.antecedent import named
from service.extract.who.describe import PARTS, ROLES, describe
from service.extract.who.introduced import named_beside
from service.extract.who.roles import STOPS, phrase
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
        long = min(LONGEST, sentence.last - at) if words.large[at] else 0
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
    span = _span_of(words, sentence, target.text)
    if target.role != "diplomat" or target.country is not None or span is None:
        return target
    last = span[1]
    posted = words.lower[last : last + 1] in (["from"], ["in"], ["to"]) and last + 1 < sentence.last
    code = _seated(words.lower[last + 1]) if posted else None
    return _of_country(target, code, page) if code is not None and code != home else target


_COMING = word_set(
    "arrived arrives arrive flew flies fly travelled traveled travels travel landed came comes "
    "visit visits visited went goes received welcomed hosted host proceeds led"
)
"""Words by which a sentence itself says who came to whom."""
_RECEIVING = word_set("received receives receive hosted hosts host welcomed welcomes")


def received(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Let the visitor be the actor of "The king received the premier"."""
    words = page.words_of(sentence)
    host, visitor = (_span_of(words, sentence, found[part].text) for part in PARTS)
    if host is None or visitor is None or host[1] > visitor[0]:
        return
    between = range(host[1], visitor[0])
    verb = next((at for at in between if words.lower[at] in _RECEIVING), None)
    if verb is None or words.lower[verb - 1] in _PASSIVE:
        return
    if not _GIVEN.isdisjoint(words.lower[verb : visitor[0]]):
        return  # "received a warm welcome from the king"
    found["actor"], found["target"] = _turned(found["actor"], found["target"])


_GIVEN = frozenset(["by", "from", "of"])
_PASSIVE = word_set("was were been being is are be")
_PEERS = word_set("counterpart counterparts colleague colleagues")


def visitor_first(
    found: list[Participant], country: str | None, words: Words, sentence: Sentence
) -> list[Participant]:
    """Let the actor of a meeting be who came for it rather than who is at home."""
    said = not _COMING.isdisjoint(words.lower[sentence.first : sentence.last])
    if country is None or len(found) < len(PARTS) or said:
        return found
    host, visitor = found
    peer = not _PEERS.isdisjoint(visitor.text.lower().split())
    away = visitor.country not in {None, country} and (peer or visitor.role is not None)
    if not away or host.country not in {None, country} or host.role is None:
        return found
    return list(_turned(host, visitor))


def both_named(
    found: list[Participant], country: str | None, words: Words, sentence: Sentence
) -> list[Participant]:
    """Tell apart "the premiers of Niger and Chad, Ann Reed and Li Wei": the host is at home."""
    starts = sentence_starts(words)
    for at in range(sentence.first + 2, sentence.last - 3):
        if "," not in words.gap(at):
            continue
        name = named(words, at, sentence.last, starts)
        first = max(sentence.first, at - PAIRED)
        office = any(word in _OFFICES for word in words.lower[first:at])
        if name is None or name[2] != 2 or not office:
            continue
        joint = words.lower.index("and", name[0], name[1])
        end = joint
        while words.lower[end - 1].isdigit():
            end -= 1  # "Ann Reed, 44, and Tom Hill"
        pair = [(name[0], end), (joint + 1, name[1])]
        head = Sentence("text", 0, len(words.text), first, at)
        codes = list(dict.fromkeys(code for code, *_rest in _countries(words, head)))
        if len(codes) == 2 and codes[1] == country:
            pair.reverse()
        host, visitor = (words.text[words.starts[a] : words.ends[b - 1]] for a, b in pair)
        if not all(_among(one, words, first, name[1]) for one in found):
            return found
        return [
            Participant(part="actor", text=visitor, name=visitor),
            Participant(part="target", text=host, name=host),
        ]
    return found


def _among(one: Participant, words: Words, first: int, last: int) -> bool:
    """Tell whether somebody is named within a run of words."""
    run = words.text[words.starts[first] : words.ends[last - 1]]
    return one.text in run or (one.name or one.text) in run


PAIRED = 9
"""Words before two names within which it is told who they are."""
_OFFICES = word_set("ministers presidents premiers chancellors secretaries")


def divided(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Divide "the Chadian minister Ann Reed and the premier of Niger" into the two parties."""
    words = page.words_of(sentence)
    span = _span_of(words, sentence, found["actor"].text)
    if span is None:
        return
    first, last = span
    while first > sentence.first and words.lower[first - 1] in {"visiting", "the", "his", "her"}:
        first -= 1
    if words.lower[last : last + 1] == ["and"]:
        behind = phrase(words, last + 1, sentence.last)
        last = behind[1] if behind is not None else last
    elif words.lower[first - 1] == "and" and first - 1 > sentence.first:
        starts = sentence_starts(words)
        while first not in starts and words.lower[first - 1] not in STOPS - {"and"}:
            first -= 1
    for at in range(first + 1, last - 1):
        if words.lower[at] == "and":
            actor = describe("actor", words, first, at, page)
            target = describe("target", words, at + 1, last, page)
            if actor is not None and target is not None and _sided(actor) and _sided(target):
                if not _CAME.isdisjoint(words.lower[at + 1 : min(sentence.last, last + CAME)]):
                    actor, target = _turned(actor, target)
                found["actor"], found["target"] = actor, target
                return


def hosted(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Add the host whom the sentences behind tell: "He was received by the premier"."""
    words = page.body
    after = words.sentences_from(0 if sentence.field == "title" else sentence.last, BEHIND)
    for one in after:
        for span in islice(_receivers(words, one), TRIED):
            host = describe("target", words, *span, page)
            if host is not None and (
                _sided(host) or host.role in _STATE or how_many(host.text) == 1
            ):
                name = host.name or named_beside(page, one, host)
                found["target"] = host.model_copy(update={"name": name})
                return


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


def brought(lower: list[str]) -> bool:
    """Tell a visitor's own people, "his foreign minister", from "his counterpart"."""
    return lower[0] in {"his", "her"} and _HOSTS.isdisjoint(lower)


_HOSTS = _PEERS | {"host", "hosts"}
TRIED = 4
"""Phrases of a sentence that are tried for a host."""
BEHIND = 2
"""Sentences behind that of a visit in which its host may be told."""
HOSTED = 8
"""Words before "by" among which its verb stands."""
_RECEIVED = frozenset(["received", "welcomed", "met", "greeted", "hosted"])
_MET = frozenset(["met", "talks", "conferred", "meeting", "meet"])
CAME = 8
"""Words behind a name within which a relative clause may say that its bearer came."""
_CAME = frozenset(["visit", "visiting", "arrived"])


def _turned(actor: Participant, target: Participant) -> tuple[Participant, Participant]:
    """Return the two with their parts exchanged."""
    return target.model_copy(update={"part": "actor"}), actor.model_copy(update={"part": "target"})


def _sided(one: Participant) -> bool:
    """Tell one who speaks for a country."""
    peer = not _PEERS.isdisjoint(one.text.lower().split())
    return peer or (one.role in _STATE and bool(one.name or one.country))


_STATE = frozenset(role for role, _lexicon in ROLES[:4])
"""Roles of those who speak for a country."""


def _span_of(words: Words, sentence: Sentence, text: str) -> Span | None:
    """Return the words of a sentence that are a text."""
    start = words.text.find(text, sentence.start, sentence.end)
    inside = [
        at
        for at in range(sentence.first, sentence.last)
        if start <= words.starts[at] < start + len(text)
    ]
    return (inside[0], inside[-1] + 1) if start >= 0 and inside else None


def paired(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Name the first party where the sentence speaks of "the two sides", or of none.

    Whom it does not set apart from the first is no target.
    """
    actor = found.get("actor")
    if actor is not None and not unnamed(actor.text.lower().split()):
        return
    pair = parties(page, sentence, spoken_of=actor is not None)
    for code, name in pair[:1]:
        one = Participant(part="actor", text=name, country=code)
        if actor is not None:
            one = actor.model_copy(update={"name": name, "country": code})
        found["actor"] = one
