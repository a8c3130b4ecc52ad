"""The sides of a fight, and whom an attack or a protest was aimed at."""

from collections.abc import Iterator

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.numbers import number_of
from service.extract.people import COLLECTIVE
from service.extract.who.describe import describe
from service.extract.who.fitting import GENERIC
from service.extract.who.grammar import VERBS
from service.extract.who.phrase import LONGEST, Found, belongs, noun_of, phrase, telling
from service.extract.who.role import tells_people

_FORCES = frozenset({"military", "police"})
_FELL = word_set("died killed perished wounded injured hurt")
_FALLING = word_set("died perished were was have had")
"""Words behind those who fell; "killed" alone may be what they did."""


def both_fell(page: Page, sentence: Sentence) -> tuple[Participant, Participant] | None:
    """Return the sides of "five soldiers and three rebels were killed in a firefight".

    Of a state's forces and those who fight it, these are the actor.
    """
    words = page.words_of(sentence)
    if _FIGHTS.isdisjoint(words.lower[sentence.first : sentence.last]):
        return None
    for at in range(sentence.first + 1, sentence.last - 2):
        end = _fell_until(words, sentence, at + 1) if words.lower[at] == "and" else None
        if end is None:
            continue
        first = at - 1
        while number_of(words.lower[first]) is None and first > max(sentence.first, at - LONGEST):
            if not belongs(words, first):
                break
            first -= 1
        one = describe("actor", words, (first, at), page)
        other = describe("actor", words, (at + 1, end), page)
        for force, rebels in ((one, other), (other, one)):
            if force is None or rebels is None or force.role not in _FORCES:
                continue
            if rebels.role == "armed_group":
                return rebels, force.model_copy(update={"part": "target"})
    return None


def _fell_until(words: Words, sentence: Sentence, first: int) -> int | None:
    """Return where "three rebels" of "three rebels were killed" ends."""
    span = phrase(words, first, sentence.last)
    if span is None:
        return None
    reach = range(first, min(span[1] + 1, sentence.last))
    end = next((at for at in reach if words.lower[at] in _FALLING), None)
    if end is None or _FELL.isdisjoint(words.lower[end : min(sentence.last, end + 3)]):
        return None
    return end


def fell(target: Participant, page: Page, sentence: Sentence) -> bool:
    """Tell the toll of a fight, "clashes killed 38 people": its dead are of every side."""
    lower = page.words_of(sentence).lower[sentence.first : sentence.last]
    told = [word for word in target.text.lower().split() if telling(word)]
    if not (GENERIC | _COMBATANTS).issuperset(told):
        return False
    for at, word in enumerate(lower):
        if word in _BATTLES and "in" in lower[max(0, at - FOUGHT) : at]:
            # "were killed in heavy fighting", not "troops killed five in clashes".
            if "by" not in lower[:at] and not _UNDERGONE.isdisjoint(lower[:at]):
                return True
            continue
        if word in _FIGHTS and {"to", "for", "off", "back"}.isdisjoint(lower[at + 1 : at + 2]):
            return _NO_FIGHT.isdisjoint(lower[:at])
    return False


def fighting(page: Page, sentence: Sentence) -> tuple[Found | None, Found | None]:
    """Return the sides of "clashes between rebels and troops", "a firefight with soldiers"."""
    words = page.words_of(sentence)
    for at in range(sentence.first + 1, sentence.last - 1):
        if words.lower[at] in {"between", "with"} and _fought(words, sentence, at):
            one = _people(page, words, at + 1, sentence.last)
            if one is not None and words.lower[at] == "with":
                return None, one
            if one is not None:
                end = one[1][1]
                joined = words.lower[end : end + 1] == ["and"]
                return one, _people(page, words, end + 1, sentence.last) if joined else None
    return None, None


def aimed(page: Page, sentence: Sentence) -> Found | None:
    """Return those of "fired at the crowd", "drove a car into people at a fair"."""
    words = page.words_of(sentence)
    for at in range(sentence.first + 1, sentence.last - 1):
        before = words.lower[max(sentence.first, at - AIM) : at]
        other = before[-1:] and before[-1].endswith("ed") and before[-1] not in _AIMING
        if words.lower[at] in _AT and not other and not _AIMING.isdisjoint(before):
            found = _people(page, words, at + 1, sentence.last)
            if found is not None:
                return found
    return None


def opposed(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield those of "marched against the government", "demand the resignation of the mayor"."""
    words = page.words_of(sentence)
    for at in range(sentence.first + 1, sentence.last - 1):
        against = words.lower[at] == "against"
        if against or (words.lower[at] == "of" and words.lower[at - 1] in _LEAVING):
            span = phrase(words, at + 1, sentence.last)
            if span is not None:
                yield words, span
                owners = (n + 1 for n in range(*span) if words.owning(n))
                yield words, (span[0], next(owners, span[1]))  # "the government's policy"
                return


_LEAVING = word_set("resignation resignations removal ouster dismissal impeachment")


def _people(page: Page, words: Words, first: int, last: int) -> Found | None:
    """Return the phrase that begins at a word, if it is of people."""
    span = phrase(words, first, last)
    if span is None:
        return None
    ends = (at for at in range(span[0] + 1, span[1]) if words.lower[at] in _ENDING)
    span = span[0], next(ends, span[1])
    one = describe("actor", words, span, page)
    head = noun_of(one.text.lower().split()) if one is not None else ""
    people = tells_people(head) or head in COLLECTIVE
    named = one is not None and one.name is not None and one.role is not None
    return (words, span) if people or named else None


def _fought(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a fight before "between" or "with"; a house is "set on fire with" people inside."""
    before = words.lower[max(sentence.first, at - FOUGHT) : at]
    if not _FIGHTS.isdisjoint(before):
        return True
    if "fire" not in before:
        return False
    fire = at - len(before) + before.index("fire")
    return not _TRADED.isdisjoint(words.lower[max(sentence.first, fire - FOUGHT) : fire])


AIM = 6
"""Words before "at" or "into" among which it is told that one shot or drove."""
_ENDING = word_set("left leaves leave killed wounded injured turned erupted broke continued")
"""Verbs of a fight that end the phrase of a side: "clashes between police and fans left"."""
_AT = word_set("at into towards toward on")
_AIMING = word_set(
    "fired fire fires firing shot shots shooting drove driven driving ploughed plowed rammed "
    "crashed hurled threw thrown throwing lobbed lunged"
)
FOUGHT = 3
"""Words before "between" among which it is told that there was a fight."""
_FIGHTS = word_set(
    "fight fights fighting clash clashes brawl firefight gunfight shootout encounter battle "
    "battles skirmish skirmishes scuffle scuffles fought clashed"
)
_BATTLES = word_set("fighting clashes battles skirmishes")
_UNDERGONE = word_set("was were been died")
_NO_FIGHT = VERBS["security_incident"] | word_set("who died injured wounded")
"""Words before a fight that make another thing of it than what killed."""
_TRADED = word_set("exchange exchanges exchanged exchanging traded trading")
"""Words before "fire" that make a fight of it."""
_COMBATANTS = word_set("fighters combatants")
