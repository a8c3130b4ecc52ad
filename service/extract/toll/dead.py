"""Cues of the dead that no verb alone gives: bodies, the fallen, "bringing the toll to"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.counts import QUALIFYING
from service.extract.numbers import number_of
from service.extract.toll.cue import HURT, LOSING, PUTTING, Cue
from service.extract.toll.grammar import BE, NEAR_TOLL, ORDINALS, TOLD_OF
from service.extract.toll.hurt import LEFT_APART
from service.extract.toll.people_near import any_people
from service.extract.toll.tolls import Kind

_DEAD = word_set("dead deaths killed toll fatalities victims perished died")
_COUNTED: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("injured", HURT),
    ("killed", _DEAD),
    ("detained", word_set("arrested detained arrests held custody")),
)
_MEN = word_set("men soldiers troops fighters policemen officers personnel guards rebels jawans")
"""Whom an army or a band may lose."""
_FALLING = word_set("fell fallen")
_BATTLES = word_set(
    "battle battles fighting fight gunfight firefight clash clashes ambush shootout skirmish "
    "attack attacks raid blast explosion landmine mine"
)
_FOUND = word_set("found recovered retrieved discovered pulled washed dumped")
BEFORE_TOTAL = 20
"""Words before "bringing the total to" that tell what of."""


def body_cue(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "the body of a teacher was found", "a third body was pulled out"."""
    if lower[at] != "body" or at < sentence.first + 1:
        return None
    told = list(pairwise(lower[at : min(sentence.last, at + TOLD_OF)]))
    found = not _FOUND.isdisjoint(lower[max(sentence.first, at - 4) : at])
    if told[:1] == [("body", "of")]:
        found = found or any(one in BE and other in _FOUND for one, other in told)
        return Cue("killed", "right", at, at + 2) if found and lower[at - 1] == "the" else None
    found = any(other in _FOUND for _one, other in told)
    return Cue("killed", "one", at, at + 1) if found and lower[at - 1] in ORDINALS else None


def part_cue(words: Words, at: int, end: int) -> Cue | None:
    """Read "one fatally", "two of them mortally" behind those who were hurt."""
    lower = words.lower
    if at == 0 or lower[at] not in {"fatally", "mortally"}:
        return None
    ends = at + 1 == end or not words.gap(at + 1).isspace() or lower[at + 1] in LEFT_APART
    part = number_of(lower[at - 1]) is not None or lower[at - 1] in {"them", "whom"}
    return Cue("killed", "part", at, at + 1) if ends and part else None


def fallen_cue(lower: list[str], at: int, end: int) -> Cue | None:
    """Read "eleven fell in the gunfight", "lost four men in a raid"; a team loses others."""
    if lower[at] in _FALLING and lower[at + 1 : at + 2] in (["in"], ["during"]):
        battle = not _BATTLES.isdisjoint(lower[at + 2 : min(end, at + 5)])
        return Cue("killed", "left", at, at + 1) if battle else None
    behind = at + 1
    while behind < end and lower[behind] in QUALIFYING:
        behind += 1
    lost = lower[behind : min(end, behind + 3)] if lower[at] in LOSING else []
    if len(lost) < 2 or number_of(lost[0]) is None or _MEN.isdisjoint(lost[1:]):
        return None
    battle = not _BATTLES.isdisjoint(lower[behind + 2 : min(end, behind + NEAR_TOLL)])
    return Cue("killed", "right", at, at + 1) if battle else None


def raising_cue(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "bringing the number of people killed to eight", "puts the dead at 12"."""
    behind = lower[at + 1 : min(sentence.last, at + 14)]
    lead = "at" if lower[at] in PUTTING else "to"
    if lead not in behind:
        return None
    counted = behind[: behind.index(lead)]
    last = at + 1 + len(counted)
    if not counted and {"number", "toll"} & set(behind):
        counted = behind  # "raising to 17 the number of people killed"
    things = "of" in counted and "held" in counted and not any_people(counted)
    things = things and "those" not in counted
    for kind, nouns in _COUNTED:
        if not nouns.isdisjoint(counted) and not (things and kind == "detained"):
            return Cue(kind, "toll", at, last)
    if counted[:2] not in (["the", "total"], ["their", "total"], ["its", "total"]):
        return None
    told = lower[max(sentence.first, at - BEFORE_TOTAL) : at]  # "six more were held, taking the"
    kinds = [kind for kind, nouns in _COUNTED if not nouns.isdisjoint(told)]
    return Cue(kinds[0], "toll", at, last) if len(kinds) == 1 and len(counted) <= 3 else None
