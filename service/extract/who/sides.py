"""Two sides that a sentence tells in one breath."""

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence
from service.extract.anchor import Span
from service.extract.numbers import number_of
from service.extract.people import is_people
from service.extract.who.antecedent import belongs
from service.extract.who.describe import BEARERS, describe
from service.extract.who.roles import LONGEST, phrase
from service.gazetteer.nationalities import NATIONALITIES

_FORCES = frozenset({"military", "police"})
_FELL = word_set("died killed perished wounded injured hurt")
_FALLING = word_set("died perished were was have had")
"""Words behind those who fell; "killed" alone may be what they did."""
_FIGHTING = word_set("fight fighting clash clashes firefight gunfight shootout encounter battle")


def both_fell(page: Page, sentence: Sentence) -> tuple[Participant, Participant] | None:
    """Return the sides of "five soldiers and three rebels were killed in a firefight".

    Of a state's forces and those who fight it, these are the actor.
    """
    words = page.words_of(sentence)
    if _FIGHTING.isdisjoint(words.lower[sentence.first : sentence.last]):
        return None
    for at in range(sentence.first + 1, sentence.last - 2):
        if words.lower[at] != "and":
            continue
        right = phrase(words, at + 1, min(sentence.last, at + 1 + LONGEST))
        if right is None:
            continue
        reach = range(right[0], min(right[1] + 1, sentence.last))
        last = next((n for n in reach if words.lower[n] in _FALLING), None)
        if last is None or _FELL.isdisjoint(words.lower[last : min(sentence.last, last + 3)]):
            continue
        first = at - 1
        while first > sentence.first and belongs(words, first) and at - first < LONGEST:
            if number_of(words.lower[first]) is not None:
                break
            first -= 1
        if words.lower[first - 1] in {"between", "among", "of"} and first > sentence.first:
            continue
        left = describe("actor", words, first, at, page)
        other = describe("actor", words, right[0], last, page)
        if left is None or other is None:
            continue
        if left.role in _FORCES and other.role == "armed_group":
            left, other = other, left
        if left.role == "armed_group" and other.role in _FORCES:
            return left, other.model_copy(update={"part": "target"})
    return None


def jointly(page: Page, sentence: Sentence, near: Span) -> Participant | None:
    """Return those of "Chadian and Nigerien officials held talks", where that states the event."""
    words = page.words_of(sentence)
    lower = words.lower
    for at in range(sentence.first, sentence.last - LEAST):
        pair = lower[at] in NATIONALITIES and lower[at + 2] in NATIONALITIES
        if not pair or lower[at + 1] != "and":
            continue
        reach = range(at + 3, min(at + 3 + OFFICE, sentence.last))
        noun = next((n for n in reach if lower[n] in BEARERS or is_people(lower[n])), None)
        if noun is None or _MEETING.isdisjoint(lower[noun + 1 : noun + 3]):
            continue
        if near[0] <= noun + 2 and noun < near[1]:
            return describe("actor", words, at, noun + 1, page, cut=False)
    return None


_MEETING = word_set("met meet held hold began begin opened resumed conferred agreed signed")
LEAST = 4
"""Words of the shortest such clause but its verb."""
OFFICE = 3
"""Words of their office: "foreign ministers"."""
