"""Cues of those who were shot, stabbed, struck or burned."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import NUMBER_WORDS, number_of
from service.extract.people import COLLECTIVE, is_human, is_people
from service.extract.toll.cue import DYING, EITHER_WAY, LEAVING, Cue
from service.extract.toll.grammar import ADVERBS, BE, DESCRIBED, DETERMINERS, NEAR_TOLL, PUNCTUATION
from service.extract.toll.hurt import LIMBS
from service.extract.toll.people_near import any_people

_OF_OTHERS = word_set("leaving left leaves and who before after of them in at on while when")
"""Words between "shot" and "dead" that make the dead others than all who were shot."""
_PLACED = DETERMINERS | word_set("the close point")
_BURNT = word_set("burned burnt")
_SHOTS = word_set("gunfire bullet bullets shrapnel pellets splinters")
"""By what one is hit who is hurt."""


def hit_cue(words: Words, at: int, end: int) -> Cue | None:
    """Read "was shot in the hip" as an injury, "were stabbed" as one that may have been deadly."""
    lower = words.lower
    behind = lower[at + 1 : min(end, at + 5)]
    aimed = lower[at] == "shot" and behind[:1] in (["at"], ["into"])
    if aimed and at and lower[at - 1] in BE and not _PLACED.isdisjoint(behind[1:2]):
        aimed = False  # "was shot at a party", "were shot at close range"
    idle = behind[1:2] == ["way"] or "air" in behind  # "shot their way out", "shot into the air"
    if aimed or idle or behind[:1] in (["dead"], ["down"]) or "death" in behind:
        return None
    if behind[:1] in (["in"], ["through"]) and not LIMBS.isdisjoint(behind):
        return Cue("injured", "both", at, at + 1)
    if behind[:1] == ["and"]:  # "was shot and badly wounded": the second word tells how it ended
        end_of_it = 2 + (behind[1:2] != [] and behind[1] in ADVERBS)
        kind = EITHER_WAY.get("".join(behind[end_of_it - 1 : end_of_it]))
        if kind in {"killed", "injured"}:
            return Cue(kind, "both", at, at + 1 + end_of_it)
    dead = lower[at] == "shot" and _dead_of_it(words, at, end)
    return Cue("killed" if dead else "hit", "both", at, at + 1)


def _dead_of_it(words: Words, at: int, end: int) -> bool:
    """Tell "shot six men dead"; of "shot five, leaving two dead" not all who were shot died."""
    lower = words.lower
    numbered = 0
    for place in range(at + 1, min(end, at + 7)):
        if not PUNCTUATION.isdisjoint(words.gap(place)):
            return False
        word = lower[place]
        if word == "dead":
            return place > at + 1 and lower[place - 1] not in {"a", "the"}
        numbered += number_of(word) is not None
        if word in _OF_OTHERS or numbered > 1:
            return False
    return False


def struck_cue(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "was hit in the arm" and "were cut by glass" as injuries."""
    behind = lower[at + 1 : min(sentence.last, at + 5)]
    if not DYING.isdisjoint(lower[at + 1 : min(sentence.last, at + 8)]):
        return None
    if behind[:1] in (["in"], ["on"], ["through"]) and not LIMBS.isdisjoint(behind):
        return Cue("injured", "both", at, at + 1)
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    if _struck_by(lower[at], told, behind) or _burnt(lower[at], told, behind):
        return Cue("injured", "both", at, at + 1)
    others = lower[at] == "burning" and behind[1:2] == ["others"]
    return Cue("injured", "right", at, at + 1) if others else None


def _struck_by(word: str, told: list[str], behind: list[str]) -> bool:
    """Tell "two guards were hit by gunfire", "a cook was cut by glass"."""
    if behind[:1] != ["by"] or not DYING.isdisjoint(told) or not told:
        return False
    hurting = word in {"cut", "bitten"} or not _SHOTS.isdisjoint(behind)
    people = any(map(is_people, told)) if word == "cut" else any_people(told)
    return hurting and people and told[-1] in BE | ADVERBS


def _burnt(word: str, told: list[str], behind: list[str]) -> bool:
    """Tell "six were badly burned", "left two cooks burned" of no things: they stand alone."""
    if word not in _BURNT or "alive" in behind:
        return False
    said = [one for one in told if one not in ADVERBS or one in BE]
    if not LEAVING.isdisjoint(said[-DESCRIBED:]) and is_people(said[-1]):
        return True
    noun = "".join(said[-2:-1])
    people = (is_human(noun) or number_of(noun) is not None) and any_people(told)
    return people and said[-1] in {"was", "were"} and not _owned(said[:-1])


def _owned(told: list[str]) -> bool:
    """Tell "effigies of two ministers", "the homes of officers"; "a total of six" are people."""
    at = len(told) - 1 - told[::-1].index("of") if "of" in told[-4:] else 0
    return at > 0 and told[at - 1] not in COLLECTIVE | NUMBER_WORDS
