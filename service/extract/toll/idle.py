"""Cues that mean nothing where they stand: "held talks", "no one was killed"."""

from itertools import pairwise

from service.classify.lexicon import HAVING, word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import number_of
from service.extract.people import is_human, is_people
from service.extract.toll.cue import DIED, DOING, DYING, EXECUTING, FEARED, Cue
from service.extract.toll.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    NEAR_TOLL,
    PUNCTUATION,
    REACH,
    TOLD_OF,
)
from service.extract.toll.people_near import any_counted, subject_end

_EITHER = word_set("dead killed injured wounded hurt missing captured unaccounted")
"""What is told of people beside another lot that they may have had instead."""
_WHILE = word_set("after as when while before since because who")
"""Words with which begins what is no part of a fear."""
_HURT_ONES = word_set("those persons man woman boy girl")
_OTHER_VERBS = word_set(
    "said says say told tells saw was were is are been whose which who whom that but while because "
    "also she he they it his"
)
"""Words behind the hurt with which another clause or another's death begins."""
_BEFORE_NOUNS = word_set("of the for a an his her with attempted")
_SENTENCED = word_set("sentenced sentences sentencing condemned condemns")
_FACING = word_set("face faces facing faced risk risks risking fear fears feared avoid escape from")
_MODAL = word_set("would should could might must can")
_TRIED = word_set("attempted attempt attempting conspiracy plot incitement threat threats")
_COUNTED_LONG = word_set("holiday annual yearly monthly")
"""Words before a toll that is no one event's."""
_COUNTING = word_set("toll death deaths fatalities")
_OF_ROADS = word_set("collector collectors booth booths plaza plazas gate gates road roads bridge")
"""Words behind "toll" that make it what one pays."""
_ROAD_TOLL = (("road", "toll"), ("traffic", "toll"))
_NONE = word_set("no nobody none neither never not without n't")


def is_idle(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell a cue that means nothing here: "held talks", "no one was killed"."""
    lower = words.lower
    before = lower[max(sentence.first, cue.first - 3) : cue.first]
    behind = lower[cue.last] if cue.last < sentence.last else ""
    return (
        not _NONE.isdisjoint(before[before.index("but") :] if "but" in before else before)
        or (behind in {"nobody", "no"} and "," not in words.gap(cue.last))
        or _is_noun(lower, cue, before)
        or _not_done(lower, cue, before)
        or _unsure(words, sentence, cue)
        or (cue.kind == "killed" and _of_a_season(lower, sentence, cue))
        or (cue.kind in {"injured", "hit"} and _died_of_it(words, sentence, cue))
        or _means_another(lower, sentence, cue, before, behind)
    )


def _is_noun(lower: list[str], cue: Cue, before: list[str]) -> bool:
    """Tell "two of the injured", "the arrests", "grievous hurt", "succumbed to his injuries"."""
    word = lower[cue.first]
    return (
        (before[-2:] == ["of", "the"] and cue.how in {"both", "left"})
        or (before[-1:] == ["the"] and cue.how == "right" and word in DOING)
        or (before[-1:] in (["causing"], ["grievous"]) and word == "hurt")
        or (before[-2:-1] == ["to"] and word == "injuries")
    )


def _not_done(lower: list[str], cue: Cue, before: list[str]) -> bool:
    """Tell "should be killed", "will be hanged", "the attempted murder of"."""
    if cue.how == "named" and not _TRIED.isdisjoint(before):
        return True
    if before[-1:] == ["be"] and not _MODAL.isdisjoint(before):
        return True
    return lower[cue.first] in EXECUTING and _to_come(before)


def _to_come(before: list[str]) -> bool:
    """Tell from the words before it an execution to come: "will be hanged", "face being hanged"."""
    led = [word for word in before if word not in ADVERBS - BE and not word.endswith("ly")]
    return led[-1:] == ["be"] or (led[-1:] == ["being"] and not _FACING.isdisjoint(led[-2:-1]))


def _of_a_season(lower: list[str], sentence: Sentence, cue: Cue) -> bool:
    """Tell "the holiday death toll", "the road toll", which are no one event's."""
    told = pairwise(lower[max(sentence.first, cue.first - 1) : cue.last])
    return any(
        (one in _COUNTED_LONG and other in _COUNTING) or (one, other) in _ROAD_TOLL
        for one, other in told
    )


def _means_another(
    lower: list[str], sentence: Sentence, cue: Cue, before: list[str], behind: str
) -> bool:
    """Tell a word in another sense: "held talks", "treated as", "toll booth", "a dead end"."""
    word = lower[cue.first]
    if word in {"held", "holds", "seized"}:
        # Only as what is done to people; "held talks", "seized a bank" say something else.
        passive = not BE.isdisjoint(before[-2:])
        return not (passive or behind in {"", "on", "over", "for", "after", "in"})
    if cue.how != "named" and word in {"murder", "arrest", "arrests", "wound", "wounds", "kill"}:
        return bool(before) and before[-1] in _BEFORE_NOUNS
    if word == "to":  # "to death"
        return not _SENTENCED.isdisjoint(lower[max(sentence.first, cue.first - 14) : cue.first])
    if word == "treated":
        told = lower[max(sentence.first, cue.first - 8) : cue.first]
        needed = before == ["had", "to", "be"] and any_counted(told)
        return behind in {"as", "with", "like"} or (before[-2:] == ["to", "be"] and not needed)
    if word == "dead":
        named = before[-1:] in (["stopped"], ["the"], ["their"], ["our"])  # "buried their dead"
        return named or behind in {"line", "end", "body", "bodies", "man"}
    return word == "jailed" or (word == "toll" and behind in _OF_ROADS)


def of_the_dead(words: Words, sentence: Sentence, cue: Cue) -> int | None:
    """Read "a man (who was) hurt in a crash last week has died": it says only which man died.

    Return the number of the word behind "man".
    """
    lower = words.lower
    start = subject_end(lower, cue.first, sentence.first)
    who = lower[start - 1 : start] in (["who"], ["that"])
    if start == sentence.first or (start < cue.first and not who):
        return None
    if not who and not (is_people(lower[start - 1]) or lower[start - 1] in _HURT_ONES):
        return None
    if not who and _suffered(lower, sentence, cue.last):
        return None
    for at in range(cue.last, min(sentence.last, cue.last + TOLD_OF)):
        if lower[at] in DIED and (who or PUNCTUATION.isdisjoint(words.gap(at))):
            # not "those hurt died"
            return start - who if who or subject_end(lower, at, cue.last) > cue.last else None
        apart = not who and not PUNCTUATION.isdisjoint(words.gap(at))
        if lower[at] in _OTHER_VERBS or lower[at] == "and" or apart:
            return None
    return None


def _suffered(lower: list[str], sentence: Sentence, at: int) -> bool:
    """Tell "stabbed a man", "wounded 12 soldiers": somebody is hurt by those before the verb."""
    if at >= sentence.last or lower[at + 1 : at + 2] == ["times"]:
        return False
    return lower[at] in DETERMINERS or is_people(lower[at]) or number_of(lower[at]) is not None


def _died_of_it(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "three wounded (men) had died", "died in hospital": they are hurt no more."""
    lower = words.lower
    if lower[cue.first : cue.last] == ["in", "hospital"]:
        told = lower[max(sentence.first, cue.first - NEAR_TOLL) : cue.first]
        last = "".join([word for word in told if word not in ADVERBS or word in BE][-1:])
        # "two died at the scene and one in hospital"
        if number_of(last) or last in {"others", "more"}:
            return "died" in told and not {"scene", "spot"}.isdisjoint(told)
        return last in DYING
    if of_the_dead(words, sentence, cue) is not None:
        return True
    at = cue.last
    if cue.how != "both" or at >= sentence.last:
        return False
    noun = is_human(lower[at])
    if not noun and (cue.first == sentence.first or number_of(lower[cue.first - 1]) is None):
        return False
    at += noun
    while at < sentence.last and (lower[at] in HAVING or lower[at] in ADVERBS):
        at += 1
    return at < sentence.last and lower[at] in {"died", "succumbed"}


def _unsure(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "feared dead", "fear that 30 have died", "14 dead or missing", which count no toll."""
    lower = words.lower
    for other in (cue.last, cue.first - 2):
        if sentence.first <= other < sentence.last - 1 and "or" in lower[other : other + 2]:
            beside = lower[other + 1] if lower[other] == "or" else lower[other]
            if beside in _EITHER and beside != lower[cue.first]:
                return True
    start = cue.first if cue.how == "toll" else max(sentence.first, cue.first - REACH)
    for at in range(cue.first - 1, start - 1, -1):
        if lower[at] in FEARED:  # neither "the feared militia killed", nor "fear of", "feared by"
            return lower[at + 1] not in {"of", "by"} and lower[at - 1 : at] not in (["a"], ["the"])
        if lower[at] in _WHILE or not PUNCTUATION.isdisjoint(words.gap(at)):
            break  # "live in fear after two were killed"
    return False
