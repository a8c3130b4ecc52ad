"""Words that tell of killed, injured and detained people, and how each takes its people."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.people import PERSONS
from service.extract.toll.cue import (
    BREAKING,
    DIED,
    DOING,
    EITHER_WAY,
    ILL,
    LEFT,
    PHRASES_BY_FIRST,
    PLACED,
    PUTTING,
    SUFFERING,
    Cue,
    How,
)
from service.extract.toll.dead import body_cue, fallen_cue, part_cue, raising_cue
from service.extract.toll.grammar import DETERMINERS, PUNCTUATION, REACH
from service.extract.toll.hit import hit_cue, struck_cue
from service.extract.toll.hurt import care_cue, harmed_cue, ill_cue, torn_cue
from service.extract.toll.idle import is_idle, of_the_dead
from service.extract.toll.tolls import Kind

_HIT = word_set("shot stabbed stabs knifed slashed slashes bludgeoned beaten")
_DEADLY = word_set("fatal fatally mortal mortally")
_STRUCK = word_set("hit cut struck burned burnt burning bitten")
_RAISING = (
    word_set("bringing brings brought taking takes took raising raises raised pushing pushes")
    | PUTTING
)
_LIVES = word_set("lives life")


def find_cues(words: Words, sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence in order, without those that mean nothing there."""
    found: list[Cue] = []
    lower = words.lower
    at = sentence.first
    subject: int | None = None
    while at < sentence.last:
        cue = _phrase(lower, at, sentence.last) or _word(lower, at) or _told(words, at, sentence)
        if cue is None:
            at += 1
            continue
        if not is_idle(words, sentence, cue):
            if cue.kind in {"injured", "hit"} and _fatal(words, sentence, cue):
                cue.kind = "killed"
            if _attributive(lower, sentence, cue):
                cue.how = "attribute"
            if lower[cue.first] in DIED:
                cue.subject, subject = subject, None
            found.append(cue)
        elif cue.kind in {"injured", "hit"}:
            subject = of_the_dead(words, sentence, cue)
        at = cue.last
    return found


def _fatal(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "fatally wounded", "suffered fatal injuries"; "not fatally" is none."""
    lower = words.lower
    if lower[max(sentence.first, cue.first - 2)] in {"not", "or"}:
        return False
    if not _DEADLY.isdisjoint(lower[max(sentence.first, cue.first - 1) : cue.last]):
        return True
    behind = lower[cue.last : min(sentence.last, cue.last + 2)]
    how = behind[:1] in (["fatally"], ["mortally"]) or (
        lower[cue.first] in SUFFERING and not _DEADLY.isdisjoint(behind[:1])
    )
    return how and behind[1:] != ["or"] and PUNCTUATION.isdisjoint(words.gap(cue.last))


def _attributive(lower: list[str], sentence: Sentence, cue: Cue) -> bool:
    """Tell "the injured man", "a wounded colleague": one, whoever stands before."""
    if cue.how not in {"both", "left"} or not sentence.first < cue.first < sentence.last - 1:
        return False
    noun = lower[cue.last] if cue.last < sentence.last else ""
    return cue.last == cue.first + 1 and lower[cue.first - 1] in DETERMINERS and noun in PERSONS


def _phrase(lower: list[str], at: int, end: int) -> Cue | None:
    for phrase, kind, how in PHRASES_BY_FIRST.get(lower[at], ()):
        last = at + len(phrase)
        lives = how != "lives" or not _LIVES.isdisjoint(lower[last : last + REACH])
        if last <= end and lower[at:last] == phrase and lives:
            return Cue(kind, how, at, last)
    return None


def _word(lower: list[str], at: int) -> Cue | None:
    tables: tuple[tuple[dict[str, Kind], How], ...]
    tables = ((EITHER_WAY, "both"), (DOING, "right"), (LEFT, "left"))
    for table, how in tables:
        if lower[at] in table:
            return Cue(table[lower[at]], how, at, at + 1)
    return None


def _told(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Return the cue of a word that is one only with others."""
    lower, word = words.lower, words.lower[at]
    if word == "away":
        put = not PLACED.isdisjoint(lower[max(sentence.first, at - 8) : at])
        return Cue("detained", "put", at, at + 1) if put else None
    if word in _RAISING:
        return raising_cue(lower, at, sentence)
    if word in _HIT:
        return hit_cue(words, at, sentence.last)
    if word in _STRUCK:
        return struck_cue(lower, at, sentence)
    if word in BREAKING or word in ILL:
        return (torn_cue if word in BREAKING else ill_cue)(words, at, sentence)
    dead = body_cue(lower, at, sentence) or part_cue(words, at, sentence.last)
    dead = dead or fallen_cue(lower, at, sentence.last)
    return dead or care_cue(words, at, sentence) or harmed_cue(words, at, sentence)
