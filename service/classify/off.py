"""What was put off or called off before it began: words of an event that will not happen.

Narrow on purpose, as an event that is lost is worse than one that is told though it was put off: a
clear verb, in the past or present and governed by no other, whose own subject or object is the
visit or the strike, and no word in the sentence of anything that took place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.classify.features import Row
from service.classify.lexicon import WEEKDAYS, word_set
from service.classify.text import Sentence, Words, parts_clauses
from service.classify.triggers import Hit, Trigger

_NOUNS = {
    "state_visit": word_set("visit trip summit talks meeting tour stopover"),
    "protest": word_set(
        "strike strikes walkout walkouts stoppage march marches rally rallies protest protests "
        "demonstration demonstrations"
    ),
}
"""By category, what can be called off."""
_RUNS = frozenset({"protest"})
"""Categories of what is also called off once it runs: it must be told that it lay ahead."""
_DONE = word_set("postponed cancelled canceled shelved scrapped")
_PAUSED = "suspended"
"""What is also done to what runs: it must be told that it lay ahead."""
_PARTICLED = word_set("called put")
_BE = word_set("was were is are been")
_HAVE = word_set("has have had")
_ADVERBS = word_set("also now then again indefinitely abruptly suddenly since later already")
_PREPOSITIONS = word_set(
    "of for to in on at by with from during about over before into behind around after following "
    "amid against despite since ahead because although though while when as if until between"
)
_OPENS = word_set("which who due planned scheduled set expected originally initially")
"""Words that open what is said of the noun between commas."""
_BEHIND_NOUN = (
    _PREPOSITIONS
    | WEEKDAYS
    | word_set(
        "which who that scheduled planned due set indefinitely again this next last tomorrow today "
        "yesterday off he she they owing and but"
    )
)
_STOPS = word_set(
    "but or that which who said says say will would did does meant saw led left made took "
    "brought hit shut went met held drew told kept gave cost cut sent leaves sees brings after "
    "because while when as if before although though until"
)
"""Words that no subject holds before its verb."""
_CLAUSES = word_set("after before because until that who which")
_AHEAD = word_set("planned scheduled due slated upcoming forthcoming proposed")
_COMING = word_set("to due scheduled supposed planned expected")
_DAYS = WEEKDAYS | {"tomorrow", "next"}
_MONTHS = word_set(
    "january february march april may june july august september october november december later"
)
_VAGUELY = word_set("the at least early late mid around about after")
_OTHERWISE = word_set(
    "refused refuses refuse refusing urged urges urging threatened threatens threatening denied "
    "denies deny rejected demanded demands appealed never unless whether if may might could should "
    "must cannot can yet despite although though but nearly almost consider considered considering "
    "wants wanted asked ordered as while when instead"
)
"""Words anywhere in the sentence by which it may not be so, or something else took place."""
_BEGUN = word_set(
    "began begun started opened resumed resume entered underway midway short since ending ended "
    "returned early halfway midnight crippled paralysed paralyzed disrupted halted violent tear "
    "drew went took clashes clashed riot riots violence gunfire stampede hundreds thousands third "
    "fourth fifth sixth seventh hunger old long continued minutes hours dusk "
    "remaining"
)
"""Words anywhere in the sentence by which it may have begun."""
_TAKES_PLACE = _OTHERWISE | _BEGUN
_PERIODS = word_set("day days week weeks month months hour hours night nights year years")
_REACH = 30
"""Words before a cue among which its subject may stand."""
_OBJECT_REACH = 6
"""Words behind a cue among which its object may stand, and before a noun its determiner."""
_OWN = 3
"""Words around the noun in which a trigger is the noun's own."""


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    """Numbers of the first word and behind the last."""
    passive: bool
    paused: bool = False


def called_off(category: str, words: Words, sentence: Sentence, hits: Iterable[Hit]) -> bool:
    """Tell whether a sentence says that its event of the category was put off or called off.

    `hits` are the category's triggers in the sentence: one that lies elsewhere states another.
    """
    if category not in _NOUNS or words.field == "title":
        return False
    said = words.lower[sentence.first : sentence.last]
    if (
        not _TAKES_PLACE.isdisjoint(said)
        or _lasted(said)
        or ";" in words.text[sentence.start : sentence.end]
    ):
        return False
    own = list(hits)
    return any(_is_by(cue, category, words, sentence, own) for cue in _cues(words, sentence))


def _is_by(cue: _Cue, category: str, words: Words, sentence: Sentence, hits: Sequence[Hit]) -> bool:
    """Tell whether the event is what a cue's words put off for good, or call off."""
    find = _subject if cue.passive else _object
    noun = find(words, sentence, cue, _NOUNS[category])
    if noun is None or _moved(words.lower, sentence, cue):
        return False
    may_run = category in _RUNS or cue.paused
    if may_run and not _lay_ahead(words, sentence, cue, noun):
        return False
    return _is_of(words, sentence, cue, noun, hits)


def is_off(category: str, row: Row, triggers: Sequence[Trigger]) -> bool:
    """Tell whether a row says that its event of the category was called off."""
    hits = (hit for hit in row.hits if triggers[hit.trigger].category == category)
    return called_off(category, row.words, row.sentence, hits)


def _is_of(words: Words, sentence: Sentence, cue: _Cue, noun: int, hits: Iterable[Hit]) -> bool:
    """Tell that every trigger is the noun's own, or tells what was to be."""
    low = noun
    while low > max(sentence.first, noun - _OWN) and not parts_clauses(words.gap(low)):
        low -= 1
    low, high = min(low, cue.first), max(noun + _OWN, cue.last)
    return all(
        (hit.last > low and hit.first < high) or _to_come(words, sentence, hit) for hit in hits
    )


def _cues(words: Words, sentence: Sentence) -> Iterable[_Cue]:
    lower, first, end = words.lower, sentence.first, sentence.last
    for at in range(first, end):
        word, last = lower[at], at + 1
        if word in _PARTICLED:
            reach = range(at + 1, min(end, at + 1 + _OBJECT_REACH))
            off = next((place for place in reach if lower[place] == "off"), None)
            if off is None or any(
                parts_clauses(words.gap(place)) or lower[place] in _PREPOSITIONS
                for place in range(at + 1, off + 1)
            ):
                continue
            last = off + 1
        elif word not in _DONE and word != _PAUSED:
            continue
        start = at
        while start > first and lower[start - 1] in _BE | _HAVE | _ADVERBS:
            start -= 1
        helped = lower[start:at]
        passive = not _BE.isdisjoint(helped)
        if start > first and lower[start - 1] not in {"to", "will", "would", "not", "and"}:
            yield _Cue(start, last, passive, word == _PAUSED)


def _subject(words: Words, sentence: Sentence, cue: _Cue, nouns: frozenset[str]) -> int | None:
    """Return the noun of which a passive cue is said, with no verb between."""
    lower, inside, joined = words.lower, False, False
    for place in range(cue.first - 1, max(sentence.first, cue.first - _REACH) - 1, -1):
        gap = words.gap(place + 1)
        if "," in gap:
            if inside and lower[place + 1] not in _OPENS:
                return None
            inside = not inside
        elif parts_clauses(gap):
            return None
        word = lower[place]
        if inside:
            continue
        if word in nouns:
            alone = place + 1 == cue.first or _ends(words, sentence, place)
            alone = alone and (not joined or lower[place + 1] in {"of", "between", "by", "with"})
            alone = alone and "and" not in lower[sentence.first : place]
            return place if alone and _heads(words, sentence, place) else None
        joined = joined or word == "and"
        if word in _STOPS or word in _BE or word in _HAVE:
            return None
        if word[-2:] == "ed" and word not in _AHEAD:
            return None
    return None


def _object(words: Words, sentence: Sentence, cue: _Cue, nouns: frozenset[str]) -> int | None:
    """Return the noun that an active cue takes, also one before its particle."""
    lower = words.lower
    at = cue.first - 1
    while at >= sentence.first and not parts_clauses(words.gap(at + 1)):
        if lower[at] in _CLAUSES:
            return None  # "marched after the union had called off the rally"
        at -= 1
    inside = [at for at in range(cue.first + 1, cue.last) if lower[at] in nouns]
    if inside:
        return inside[-1]
    for at in range(cue.last, min(sentence.last, cue.last + _OBJECT_REACH)):
        if lower[at] in nouns and _ends(words, sentence, at):
            return at
        if parts_clauses(words.gap(at)) or lower[at] in _PREPOSITIONS or lower[at] in _STOPS:
            return None
    return None


def _ends(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell that no other noun follows: not "cancelled strike pay"."""
    at = noun + 1
    return at >= sentence.last or parts_clauses(words.gap(at)) or words.lower[at] in _BEHIND_NOUN


def _heads(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell that a noun is the subject itself, not "flights for the summit"."""
    for at in range(noun - 1, max(sentence.first, noun - _OBJECT_REACH) - 1, -1):
        if parts_clauses(words.gap(at + 1)):
            return True
        if words.lower[at] in _PREPOSITIONS:
            return False
    return noun - _OBJECT_REACH <= sentence.first


def _lay_ahead(words: Words, sentence: Sentence, cue: _Cue, noun: int) -> bool:
    """Tell "planned" or "Friday's" before the noun, "due" or "that was to" behind it."""
    lower = words.lower
    if "and" in lower[max(noun, cue.last) : sentence.last]:
        return False  # "and the crowd went home": it may have begun
    for at in range(max(sentence.first, noun - 4), noun):
        if lower[at] in _AHEAD or (lower[at] in _DAYS and _possessive(words, at)):
            return True
    behind = lower[noun + 1 : min(sentence.last, noun + _REACH)]
    if behind[:2] == ["due", "to"]:
        return behind[2:3] in (["begin"], ["start"], ["take"])
    if behind[:2] == ["set", "for"] or not _AHEAD.isdisjoint(behind[:1]):
        return True
    return _was_to(behind)


def _possessive(words: Words, at: int) -> bool:
    end = words.ends[at]
    return words.text[end - 2 : end] in {"'s", "’s"} or words.text[end : end + 1] in {"'", "’"}


def _lasted(said: Sequence[str]) -> bool:
    """Tell that it had begun: "after three days", "to end", "its second day"."""
    return any(
        (one == "after" and not _PERIODS.isdisjoint(said[at + 1 : at + 4]))
        or (one == "second" and two == "day")
        or (one == "to" and two == "end")
        for at, (one, two) in enumerate(pairwise(said))
    )


def _moved(lower: Sequence[str], sentence: Sentence, cue: _Cue) -> bool:
    """Tell a new day behind the cue: "to Thursday", "until 9 July", "by two weeks"."""
    behind = lower[cue.last : sentence.last]
    for at, word in enumerate(behind):
        near = behind[at + 1 : at + 4]
        day = next((one for one in behind[at + 1 :] if one not in _VAGUELY), "")
        new = day in _DAYS or day in _MONTHS or day[:1].isdigit()
        if new and (word in {"to", "until", "till"} or (word == "for" and at == 0)):
            return True
        if word == "will" and near[:1] in (["now"], ["be"], ["take"]):
            return True
        if word == "by" and not _PERIODS.isdisjoint(near):
            return True
    return False


def _to_come(words: Words, sentence: Sentence, hit: Hit) -> bool:
    """Tell a trigger of what was to be: "were to go on strike", "was due in Tunis"."""
    first = hit.first
    while first > sentence.first and not parts_clauses(words.gap(first)):
        first -= 1
    return _was_to(words.lower[first : min(sentence.last, hit.last + 1)])


def _was_to(said: Sequence[str]) -> bool:
    return any(one in {"was", "were", "been"} and two in _COMING for one, two in pairwise(said))
