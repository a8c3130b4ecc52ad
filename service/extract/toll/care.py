"""Cues of the hurt by the care they get: clinics, treatment, their condition."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import number_of
from service.extract.toll.cue import Cue, subject_end
from service.extract.toll.persons import any_counted, any_people, persons_before
from service.extract.toll.words import (
    ATTACKERS,
    CARRIED,
    CLINICS,
    HURT,
    LIMBS,
    MEDICAL,
    NEAR_TOLL,
    SENDING,
    WOUNDED,
    WOUNDS,
)

_REMAINS = word_set("body bodies corpse corpses")
_CARE = word_set("attention help care assistance")
_NEEDING = word_set(
    "needing needed required receive received receiving sought seeking given undergoing"
)
_GRAVE = word_set("critical serious grave life-threatening")
_LED = word_set("to into from in at")
_VISITING = word_set("see visit open meet inspect tour give identify work help attend speak")
"""What one goes to a hospital for who is not hurt."""
_TESTED = word_set("blood psychiatric mental drug")
_CURING = word_set("medical hospital emergency urgent immediate further surgical")
_CARE_OF = word_set("of plant plants programme program programmes programs options works drug")
"""Words behind "treatment" that make another thing of it."""
_REFUSED = word_set("refused refuses declined denied asked")


def care_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "admitted to the medical college", "sought medical help", "in a critical condition"."""
    lower = words.lower
    word = lower[at]
    medical = "".join(lower[at + 1 : min(sentence.last, at + 2)]) if word == "medical" else ""
    if (word in CLINICS and word not in MEDICAL) or medical in CLINICS:
        before = lower[max(sentence.first, at - 10) : at]
        how = "" if SENDING.isdisjoint(before) else "put"
        how = how if CARRIED.isdisjoint(before[-5:]) else "left"
        if how == "left" and not _as_hurt(words, at, sentence):
            return None
        return Cue("injured", how, at, at + 1) if how and _REMAINS.isdisjoint(before) else None
    if word == "condition":
        grave = not _GRAVE.isdisjoint(lower[max(sentence.first, at - 1) : at])
        first = next((n for n in (at - 2, at - 3) if n >= sentence.first and lower[n] == "in"), at)
        told = lower[max(sentence.first, first - NEAR_TOLL) : first]
        hurt = persons_before(words, first, sentence) or not (HURT | {"both"}).isdisjoint(told)
        return Cue("injured", "left", first, at + 1) if grave and hurt else None
    if word in {"treatment", "stitches"} or medical in _CARE:
        needed = _needed(lower, at, at + 1 + (word == "medical"), sentence)
        return Cue("injured", "left", at, at + 1) if needed else None
    return None


def _as_hurt(words: Words, clinic: int, sentence: Sentence) -> bool:
    """Tell who was taken to a clinic as one hurt: no beds, no visitors, nobody out of one."""
    lower = words.lower
    verb = next(at for at in range(clinic - 1, sentence.first - 1, -1) if lower[at] in CARRIED)
    led = [word for word in lower[verb + 1 : clinic] if word in _LED]
    if led[-1:] == ["from"] or lower[clinic - 1] in {"another", "other"}:
        return False
    behind = lower[clinic + 1 : min(sentence.last, clinic + 6)]
    tested = behind[:1] == ["for"] and not _TESTED.isdisjoint(behind[1:4])
    if tested or any(one == "to" and other in _VISITING for one, other in pairwise(behind)):
        return False
    head = subject_end(lower, verb, sentence.first)
    noun = "".join(lower[max(sentence.first, head - 1) : head])
    told = lower[max(sentence.first, verb - NEAR_TOLL) : clinic]
    # "a guard was kept at the clinic"
    if noun in ATTACKERS or "if" in told or (noun, lower[verb]) == ("guard", "kept"):
        return False
    return any_counted(told) or persons_before(words, verb, sentence) or any_people(told)


def _needed(lower: list[str], at: int, last: int, sentence: Sentence) -> bool:
    """Tell "needed emergency treatment" of the hurt; harsh treatment and an illness's are none."""
    verb = at - 1
    while verb > sentence.first and (lower[verb] in _CURING or number_of(lower[verb])):
        verb -= 1
    refused = lower[max(sentence.first, verb - 3) : verb]
    if verb < sentence.first or lower[verb] not in _NEEDING or not _REFUSED.isdisjoint(refused):
        return False
    behind = lower[last : min(sentence.last, last + 6)]
    if behind[:1] == ["for"]:
        return not (WOUNDED | WOUNDS | LIMBS | {"shock", "smoke"}).isdisjoint(behind)
    return _CARE_OF.isdisjoint(behind[:1])
