"""Whom a sentence says that a disaster or an attack killed."""

from collections.abc import Iterator
from itertools import islice

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline
from service.extract.described import how_many
from service.extract.people import PERSONS, is_people
from service.extract.who.describe import describe
from service.extract.who.fitting import SETTLED, is_wanted
from service.extract.who.phrase import LONGEST, STOPS, TRIED, Statement, phrase


def victims(target: Participant | None, told: Statement) -> Participant | None:
    """Return, for a thing or a town that was hit, the people whom the sentence says it killed."""
    if target is not None:
        heads = target.text.lower().split()
        if any(map(is_people, heads)) or target.role == "civilians":
            return target
        if told.category == "security_incident" and SETTLED.isdisjoint(heads):
            return target  # a post or a convoy is what an attack is aimed at
    return next(_victims_of(told), target)


def _victims_of(told: Statement) -> Iterator[Participant]:
    """Yield the people whom a sentence says that something killed."""
    words, sentence = told.words, told.sentence
    attack = told.category == "security_incident"
    spans = list(islice(_killed(words, sentence, attack=attack), TRIED))
    spans += islice(_dying(words, sentence), TRIED) if told.category == "disaster" else ()
    for span in spans:
        one = describe("target", words, span, told.page)
        if one is None or (attack and not _ATTACKERS.isdisjoint(one.text.lower().split())):
            continue
        head = one.text.lower().split()[-1]
        people = is_people(head) or head in PERSONS or one.role is not None
        if people and how_many(one.text) and is_wanted(one, "disaster"):
            yield one


def _killed(words: Words, sentence: Sentence, *, attack: bool) -> Iterator[Span]:
    """Yield the phrases behind "killing".

    In an attack "killed" may be what others did to the attackers, unless it goes on with "and".
    """
    for at in range(sentence.first, sentence.last - 1):
        other = attack and words.lower[at][-3:] != "ing" and words.lower[max(0, at - 1)] != "and"
        killing = words.lower[at] in _KILLING and not other
        span = phrase(words, at + 1, sentence.last) if killing else None
        if span is not None:
            yield span


def _dying(words: Words, sentence: Sentence) -> Iterator[Span]:
    """Yield the phrases before "drowned", "were killed"."""
    lower = words.lower
    floor = behind_dateline(words, sentence)
    for at in range(floor + 1, sentence.last):
        if lower[at] not in _DYING and lower[at : at + 2] not in _DEATHS:
            continue
        first = at - 1
        while first > max(floor, at - LONGEST) and lower[first] not in {"a", "an", "the"}:
            if lower[first - 1] in STOPS or any(mark in words.gap(first) for mark in ",;:"):
                break
            first -= 1
        yield first, at


_KILLING = frozenset(["killing", "killed", "kills", "injuring", "wounding"])
_ATTACKERS = word_set("attacker attackers assailant assailants gunman gunmen bandits")
"""Who attacked a town, and is none of its victims."""
_DYING = frozenset(["died", "drowned", "perished", "suffocated"])
_DEATHS = [["was", "killed"], ["were", "killed"], ["lost", "their"], ["lost", "his"]]
