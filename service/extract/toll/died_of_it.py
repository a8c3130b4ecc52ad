"""Who of those who were hurt has died, and how many were dead before one."""

from collections.abc import Sequence
from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.counts import QUALIFYING
from service.extract.numbers import tells_number
from service.extract.people import PERSONS
from service.extract.toll.cue import Cue
from service.extract.toll.grammar import ADVERBS, BACK, BE, BESIDE, ORDINALS, REACH, STOPS
from service.extract.toll.people_near import ATTACKERS, subject_end

_ANOTHER_DEED = word_set("and then before after while")
"""Words behind those who were shot with which another deed begins."""
_OF_THEM = STOPS | {"of"}
_THEN_OF = {
    "died": word_set("but and later he she then where subsequently"),
    "dead": frozenset(["pronounced", "declared"]),
}
"""Words before what tells that who was hurt died."""


def nth_dead(words: Words, sentence: Sentence, cue: Cue) -> int | None:
    """Read the third of "a third man died", "Third body found", if those before died of it too.

    Who was killed may have been so elsewhere, and "the third man to die" in a year.
    """
    held = cue.kind == "detained" and words.lower[cue.first - 1] in BE
    if not held and (cue.how not in {"left", "one"} or cue.kind != "killed"):
        return None
    for at in range(cue.first - 1, max(sentence.first, cue.first - REACH) - 1, -1):
        if words.lower[at] in ORDINALS:
            noun = words.lower[at + 1]
            opens = at == sentence.first or words.lower[at - 1] == "a"
            known = noun == "body" or (noun in PERSONS and noun not in ATTACKERS)
            known = known or at + 1 == subject_end(words.lower, cue.first, at)  # "a sixth died"
            known = held or (known and not _elsewhere(words, cue.last))
            return ORDINALS[words.lower[at]] if opens and known else None
    return None


def died_then(lower: Sequence[str], cues: Sequence[Cue]) -> bool:
    """Tell "he was taken to hospital but died": who was hurt is dead."""
    return any(
        hurt.kind == "injured"
        and end.first - hurt.last <= BACK
        and lower[end.first - 1] in _THEN_OF.get(lower[end.first], ())
        for hurt, end in pairwise(cues)
    )


def some_killed(words: Words, cues: Sequence[Cue]) -> bool:
    """Tell "shot eight men near the bridge, killing one": the others were hurt.

    Not "shot eight men, then bombed a bridge, killing one", nor "killing one clerk".
    """
    pairs = [(hit, end) for hit, end in pairwise(cues) if hit.kind == "hit"]
    if any(end.how == "part" or _so_many(words, hit, end) for hit, end in pairs):
        return True
    return any(
        words.lower[end.first : end.last] == ["killing"]
        and "," in words.gap(end.first)
        and not any("," in words.gap(at) for at in range(hit.last, end.first))
        and (BE | _ANOTHER_DEED).isdisjoint(words.lower[hit.last : end.first])
        and _number_alone(words, end.last)
        for hit, end in pairs
    )


def _so_many(words: Words, hit: Cue, end: Cue) -> bool:
    """Tell "five were shot; two have died": the two are of the five."""
    at = end.first
    while at > hit.last and words.lower[at - 1] in BE | ADVERBS:
        at -= 1
    return (
        tells_number(words.lower[at - 1])
        and words.lower[end.first] in {"died", "dead"}
        and not _elsewhere(words, end.last)
    )


def _elsewhere(words: Words, at: int) -> bool:
    """Tell that who died died of something else: "in another attack", "when a bus overturned"."""
    return not {"another", "separate", "when"}.isdisjoint(words.lower[at : at + BESIDE])


def _number_alone(words: Words, at: int) -> bool:
    """Tell "killing at least two", "killing two of them": no noun stands behind the number."""
    while at < len(words.lower) and words.lower[at] in QUALIFYING:
        at += 1
    behind = at + 1
    return behind >= len(words.lower) or words.gap(behind) != " " or words.lower[behind] in _OF_THEM
