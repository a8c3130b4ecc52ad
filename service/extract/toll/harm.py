"""Cues of the hurt by what befell their bodies: wounds, broken bones, illness."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.people import PERSONS, is_people
from service.extract.toll.cue import Cue
from service.extract.toll.persons import persons_before
from service.extract.toll.words import (
    ADVERBS,
    BE,
    BODY,
    DETERMINERS,
    HARM,
    LEAVING,
    LEFT_APART,
    LIMBS,
    LOSING,
    MEMBERS,
    NEAR_TOLL,
    PUNCTUATION,
    SUFFERING,
    WOUNDS,
)

_BEHIND_ILL = word_set(
    "and or but after in on at when as while by because since before near following with"
)
"""Words behind the ill that begin something else."""
_FEELINGS = [["worry"], ["fear"], ["grief"], ["envy"]]
_RECOVERING = word_set("recovering recovers recovered")
_BROKEN = word_set("broken fractured")
_BONES = BODY | word_set(
    "bone bones limb limbs wrist wrists rib ribs pelvis collarbone skull jaw nose finger fingers "
    "ankles hands knees shoulders hips feet toe toes teeth"
)
_CUT_OFF = word_set("severed severing severs amputated amputating")
"""What one does to others' bodies."""
_BEFORE_PARTS = word_set(
    "off away his her their both a an one two three the left right lower upper"
)
"""Words between what was done and the part of a body that it was done to."""
_ALSO_SIDES = word_set("back hand foot")
"""Bones' names that tell of a thing's side or use before its noun."""
_CUTTING = word_set("with deep minor severe facial serious superficial slight multiple bad nasty")
_PARTS = MEMBERS | word_set("eye eyes sight hearing feet limb limbs finger fingers")
"""What one may lose by violence."""


def ill_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "leaving two dead and three people seriously ill"."""
    lower = words.lower
    behind = lower[at + 1 : min(sentence.last, at + 3)]
    ends = not behind or bool({",", ";", ":"} & set(words.gap(at + 1)))
    if not ends and (behind[0] not in _BEHIND_ILL or behind[1:] in _FEELINGS):
        return None  # "two sick children", "sick with worry"
    for place in range(at, max(sentence.first, at - NEAR_TOLL), -1):
        apart = lower[place - 1] in LEFT_APART and lower[place] != "least"
        if apart or not PUNCTUATION.isdisjoint(words.gap(place)):
            return None
        if lower[place - 1] in LEAVING:
            one = _one_before(lower, at)
            return Cue("injured", "one" if one else "left", at, at + 1) if place < at else None
    return None


def _one_before(lower: list[str], at: int) -> bool:
    """Tell one person right before a word: "his wife seriously"."""
    while at > 1 and lower[at - 1] in ADVERBS:
        at -= 1
    return at > 1 and lower[at - 1] in PERSONS and lower[at - 2] in DETERMINERS


def torn_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "broke both legs", "breaking the arm of one", "tearing off a porter's hand"."""
    lower = words.lower
    behind = lower[at + 1 : min(sentence.last, at + 7)]
    part = next((n for n, one in enumerate(behind[1:], 1) if one in _BONES), None)
    if part is None or (behind[part] in _ALSO_SIDES and _noun(behind[part + 1 : part + 2])):
        return None
    for place, word in enumerate(behind[:part], at + 1):
        if word in PERSONS and words.owning(place):
            return Cue("injured", "one", at, at + 1)
        if word not in _BEFORE_PARTS:
            return None
    if behind[part + 1 : part + 2] == ["of"]:
        return Cue("injured", "right", at, at + part + 3)
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    if not {"his", "her"}.isdisjoint(behind[:part]) and any(map(is_people, told)):
        return Cue("injured", "one", at, at + 1)  # "officers broke his jaw"
    owned = "the" not in behind[:part] and lower[at] not in _CUT_OFF
    owned = owned and persons_before(words, at, sentence)
    return Cue("injured", "left", at, at + 1) if owned else None


def harmed_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "with a gunshot wound", "sustained burns", "has a fractured skull", "lost an eye"."""
    lower = words.lower
    word, behind = lower[at], lower[at + 1 : min(sentence.last, at + 6)]
    if word in SUFFERING:
        return None if HARM.isdisjoint(behind) else Cue("injured", "left", at, at + 1)
    if word == "with" or (word in _RECOVERING and behind[:1] == ["from"]):
        wound = next((n for n, one in enumerate(behind[:4]) if one in WOUNDS), None)
        if wound is None or (behind[wound] == "cuts" and not _of_a_body(lower, at + 1 + wound)):
            return None
        if word != "with" and not persons_before(words, at, sentence):
            return None  # "the economy is recovering from wounds"
        return Cue("injured", "left", at, at + 2 + wound)
    if word in _BROKEN or (word in LOSING and behind[:1] not in (["sight"], ["face"])):
        return Cue("injured", "left", at, at + 1) if _maimed(words, at, sentence) else None
    return None


def _maimed(words: Words, at: int, sentence: Sentence) -> bool:
    """Tell what was lost or broken as part of a body: no "leg of the tie", no table's."""
    lower = words.lower
    word, behind = lower[at], lower[at + 1 : min(sentence.last, at + 6)]
    nouns, reach = (_BONES, 2) if word in _BROKEN else (_PARTS, 3)
    part = next((n for n, one in enumerate(behind[:reach]) if one in nouns), None)
    if part is None:
        return False
    if behind[part + 1 : part + 2] == ["of"] and behind[part] not in {"sight", "hearing"}:
        return False
    if behind[part] in _ALSO_SIDES and _noun(behind[part + 1 : part + 2]):
        return False  # "broken back windows"
    return behind[part] in {"eye", "eyes"} or persons_before(words, at, sentence)


def _of_a_body(lower: list[str], cuts: int) -> bool:
    """Tell "deep cuts", "cuts to the hands"; cuts in spending hurt nobody's body."""
    behind = lower[cuts + 1 : cuts + 5]
    if behind[:1] and behind[0] in {"to", "on", "in", "of", "and"}:
        return any(
            one in WOUNDS or (one in LIMBS and before != "in") for before, one in pairwise(behind)
        )
    return lower[cuts - 1] in _CUTTING


def _noun(behind: list[str]) -> bool:
    return bool(behind) and behind[0].endswith("s") and behind[0] not in BE | ADVERBS
