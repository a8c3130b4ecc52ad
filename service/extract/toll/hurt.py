"""Cues of the hurt: what befell their bodies, and the care that they get."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import number_of
from service.extract.people import PERSONS, is_people
from service.extract.toll.cue import HURT, LEAVING, LOSING, SENDING, SUFFERING, Cue, How
from service.extract.toll.grammar import NEAR_TOLL, PUNCTUATION
from service.extract.toll.people_near import (
    ATTACKERS,
    any_counted,
    any_people,
    persons_before,
    subject_end,
)

CARRIED = word_set(
    "taken rushed treated admitted shifted brought flown moved airlifted referred ferried sent "
    "remain remains remained recovering kept conveyed evacuated transferred carried driven"
)
_MEDICAL = word_set("centre center college facility")
CLINICS = word_set("hospital hospitals clinic clinics infirmary") | _MEDICAL
"""What one is carried to, some of them only behind "medical"."""
_MEMBERS = word_set("leg legs arm arms foot")
_BODY = _MEMBERS | word_set("hip shoulder back thigh hand neck knee ankle")
LIMBS = _BODY | word_set("chest stomach head face calf abdomen buttocks hands eye eyes elbow")
_HARM = word_set(
    "injuries injury burns burn wounds wound fractures inhalation bullet concussion broken"
)
WOUNDED = (
    HURT | _HARM | word_set("maimed scalded bruised grazed shot stabbed beaten burned hit cut")
)
"""Words that tell of the hurt rather than of the ill."""
_WOUNDS = _HARM - word_set("bullet broken") | word_set(
    "fracture cuts bruises frostbite hypothermia"
)
LEFT_APART = word_set("in on at as who with for to which where that from of behind the")
"""Words between "left" and the ill that make them no work of what was left."""
_BEHIND_ILL = word_set(
    "and or but after in on at when as while by because since before near following with"
)
"""Words behind the ill that begin something else."""
_FEELINGS = [["worry"], ["fear"], ["grief"], ["envy"]]
_RECOVERING = word_set("recovering recovers recovered")
_BROKEN = word_set("broken fractured")
_BONES = _BODY | word_set(
    "bone bones limb limbs wrist wrists rib ribs pelvis collarbone skull jaw nose finger fingers "
    "ankles hands knees shoulders hips feet toe toes teeth"
)
_CUT_OFF = word_set("severed severing severs amputated amputating")
"""What one does to others' bodies."""
_BEFORE_PARTS = word_set(
    "off away his her their both a an one two three the left right lower upper"
)
"""Words between what was done and the part of a body that it was done to."""
_CUTTING = word_set("with deep minor severe facial serious superficial slight multiple bad nasty")
_PARTS = _MEMBERS | word_set("eye eyes sight hearing feet limb limbs finger fingers")
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
            return Cue("injured", "left", at, at + 1) if place < at else None
    return None


def torn_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "broke both legs", "breaking the arm of one", "tearing off a porter's hand"."""
    lower = words.lower
    behind = lower[at + 1 : min(sentence.last, at + 7)]
    part = next((n for n, one in enumerate(behind[1:], 1) if one in _BONES), None)
    if part is None:
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
        harmed = _wound(lower, at, behind, _HARM | _WOUNDS) is not None
        return Cue("injured", "left", at, at + 1) if harmed else None
    if word == "with" or (word in _RECOVERING and behind[:1] == ["from"]):
        wound = _wound(lower, at, behind[:4], _WOUNDS)
        if wound is None:
            return None
        if word != "with" and not persons_before(words, at, sentence):
            return None  # "the economy is recovering from wounds"
        return Cue("injured", "left", at, at + 2 + wound)
    if word in _BROKEN or (word in LOSING and behind[:1] not in (["sight"], ["face"])):
        return Cue("injured", "left", at, at + 1) if _maimed(words, at, sentence) else None
    return None


def _wound(lower: list[str], at: int, behind: list[str], wounds: frozenset[str]) -> int | None:
    """Return which of the words behind one is the first wound; cuts may be others."""
    wound = next((n for n, one in enumerate(behind) if one in wounds), None)
    cuts = wound is not None and behind[wound] == "cuts"
    return None if wound is not None and cuts and not _of_a_body(lower, at + 1 + wound) else wound


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
    return behind[part] in {"eye", "eyes"} or persons_before(words, at, sentence)


def _of_a_body(lower: list[str], cuts: int) -> bool:
    """Tell "deep cuts", "cuts to the hands"; cuts in spending hurt nobody's body."""
    behind = lower[cuts + 1 : cuts + 5]
    if behind[:1] and behind[0] in {"to", "on", "in", "of", "and"}:
        return any(
            one in _WOUNDS or (one in LIMBS and before != "in") for before, one in pairwise(behind)
        )
    return lower[cuts - 1] in _CUTTING


_REMAINS = word_set("body bodies corpse corpses")
_LIVING = word_set("survivor survivors injured wounded")
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


def care_cue(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "admitted to the medical college", "sought medical help", "in a critical condition"."""
    lower = words.lower
    word = lower[at]
    medical = "".join(lower[at + 1 : min(sentence.last, at + 2)]) if word == "medical" else ""
    if (word in CLINICS and word not in _MEDICAL) or medical in CLINICS:
        before = lower[max(sentence.first, at - 10) : at]
        alive = _REMAINS.isdisjoint(before) or not _LIVING.isdisjoint(before)
        how: How | None = None if SENDING.isdisjoint(before) else "put"
        how = how if CARRIED.isdisjoint(before[-5:]) else "left"
        if how == "left" and not _as_hurt(words, at, sentence):
            return None
        return Cue("injured", how, at, at + 1) if how and alive else None
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
    if noun in ATTACKERS or "if" in told:
        return False
    return any_counted(told) or persons_before(words, verb, sentence) or any_people(told)


def _needed(lower: list[str], at: int, last: int, sentence: Sentence) -> bool:
    """Tell "needed emergency treatment" of the hurt; harsh treatment and an illness's are none."""
    verb = at - 1
    while verb > sentence.first and (lower[verb] in _CURING or number_of(lower[verb])):
        verb -= 1
    if verb < sentence.first or lower[verb] not in _NEEDING:
        return False
    behind = lower[last : min(sentence.last, last + 6)]
    if behind[:1] == ["for"]:
        return not (WOUNDED | _WOUNDS | LIMBS | {"shock", "smoke"}).isdisjoint(behind)
    return _CARE_OF.isdisjoint(behind[:1])
