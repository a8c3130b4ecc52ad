"""What was put off or called off before it began: words of an event that will not happen.

Narrow on purpose: the visit, strike or signing must itself be the subject or the object, and no
word may say that it had begun ("called off after three days") or that it has another day now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.classify.confirm import Judged
from service.classify.features import Row
from service.classify.text import Sentence, Words
from service.classify.triggers import Hit, Trigger


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOUNS = {
    "state_visit": _set(
        "visit trip summit talks meeting tour stopover arrival dialogue consultations negotiations"
    ),
    "protest": _set(
        "strike strikes walkout walkouts stoppage stoppages march marches rally rallies protest "
        "protests demonstration demonstrations bandh hartal shutdown blockade boycott vigil "
        "picket procession"
    ),
    "prosecution": _set("trial hearing arraignment sentencing execution hanging verdict"),
    "agreement": _set("signing"),
}
"""By category, what can be put off."""
_CAUTIOUS = frozenset({"prosecution"})
"""Categories whose event goes on where it is put off, unless it was still to open."""
_SURE = _set(
    "postpone postpones postponed postponing cancel cancels cancelled canceled cancelling shelve "
    "shelves shelved scrap scraps scrapped scrapping defer defers deferred axe axes axed"
)
_UNSURE = _set(
    "suspend suspends suspended suspending adjourn adjourned abandon abandons abandoned drop drops "
    "dropped ditch ditches ditched bin binned abort aborted withdraw withdraws withdrew withdrawn "
    "halted averted"
)
"""What is also done to an event that goes on."""
_PARTICLES = {
    **dict.fromkeys(("put", "puts", "putting"), (frozenset({"off", "back"}), True)),
    **dict.fromkeys(("call", "calls", "called", "calling"), (frozenset({"off"}), True)),
}
"""Verbs with their particles, and whether they are as sure as the first."""
_HAPPENING = (
    ("go", "ahead"),
    ("going", "ahead"),
    ("take", "place"),
    ("taking", "place"),
    ("be", "held"),
    ("materialise",),
    ("materialize",),
    ("happen",),
)
_FAILED: tuple[tuple[str, ...], ...] = (
    ("fell", "through"),
    ("failed", "to", "materialise"),
    ("failed", "to", "materialize"),
)
_NOT = _set("not never won't didn't isn't wasn't aren't weren't wouldn't")
_BE = _set("was were is are been be being stands")
_HAVE = _set("has have had")
_ADVERBS = _set("also now then again indefinitely abruptly suddenly since later already")
_RELATIVE = _set(
    "which that who due planned scheduled originally set expected slated billed initially first "
    "pencilled foreseen arranged announced listed meant fixed notified envisaged to in at"
)
_STOPS = _set(
    "after because but while when as said says say was were is are has have had will would did "
    "before although though until if"
)
_NO_OBJECT = _set(
    "of in on at by to for with from after as and or but before because when that until over"
)
_ATTRIBUTIVE = _set("a an the his her its their twice long thrice once this that any")
_DAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
_BEHIND_NOUN = (
    _NO_OBJECT
    | _DAYS
    | _set(
        "which who scheduled planned due set indefinitely again this next last tomorrow today "
        "yesterday called announced they he she it hours days twice owing amid following against "
        "ahead if so between till off back action early late just at minutes"
    )
)
_DETERMINERS = _set("a an the his her its their this that these those any all")
_PREPOSITIONS = _set("of for to in on at by with from during about over before into behind around")
_WHOLES = _set("round rounds opening start beginning number series wave")
_EXPECTED = _set(
    "planned scheduled due expected proposed slated billed upcoming forthcoming tomorrow pencilled "
    "foreseen arranged envisaged originally threatened"
)
_FIXED = _set("set fixed listed meant called")
"""Words before "for" that say as much."""
_TO_COME = _set("to due expected scheduled supposed set slated billed planned meant")
_MONTHS = _set(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec"
)
_PERIODS = _set("day days night nights week weeks month months hour hours minutes year years")
_LONG = _set("week month year")
_CONTRAST = _set("but although though while when after as because despite")
"""Words that part what happened from what was called off."""
_TROUBLE = _set("riot riots clashes violence scuffles fighting shooting gunfire stampede")
_BEGUN = _set("began begun started opened resumed entered underway since midway short except")
_BLAME = (["responsible"], ["accountable"], ["liable"], ["to"])
_TO = _set("to until till")
_SOON = _set("tomorrow next")
_VAGUELY = _set("the at least early late mid around about")
_REACH = 30
"""Words before a cue among which its subject may stand."""
_OBJECT_REACH = 8
"""Words behind a cue among which its object may stand."""
_PARTICLE_REACH = 6
_NEAR = 3
"""Sentences around one that calls it off in which it may be told what was to be."""


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    """Numbers of the first word and behind the last."""
    sure: bool
    negated: bool = False
    """Whether it is "will not go ahead", which has a subject alone."""


def called_off(category: str, words: Words, sentence: Sentence, hits: Iterable[Hit]) -> bool:
    """Tell whether a sentence says that its event of the category was put off or called off.

    `hits` are the category's triggers in the sentence: one that lies elsewhere states another.
    """
    nouns = _NOUNS.get(category)
    if nouns is None:
        return False
    for cue in _cues(words, sentence):
        noun = _subject(words, sentence, cue, nouns)
        behind = cue.last
        if noun is None and not cue.negated:
            noun = _object(words, sentence, cue, nouns)
            behind = max(behind, noun + 1) if noun is not None else behind
        if noun is None:
            continue
        if not (cue.sure and category not in _CAUTIOUS) and not _expected(words, sentence, noun):
            continue
        if cue.negated and _otherwise(words.lower, sentence, cue):
            continue
        if _lasted(words, sentence, noun) or _begun(words.lower, sentence):
            continue
        if _moved(words.lower, sentence, cue):
            continue
        start = min(cue.first, noun)
        if not any(
            _elsewhere(words, sentence, hit, behind) or _said_before(words, sentence, hit, start)
            for hit in hits
        ):
            return True
    return False


def without_called_off(
    judged: Sequence[list[Judged]],
    categories: Sequence[str],
    rows: Sequence[Row],
    triggers: Sequence[Trigger],
) -> list[list[Judged]]:
    """Return the candidates of each category without those of what was called off.

    Where a sentence calls it off, others may still tell what was to be: they go with it.
    """
    kept = []
    for category, found in zip(categories, judged, strict=True):
        off = [one.number for one in found if _is_off(category, rows[one.number], triggers)]
        kept.append([one for one in found if not off or _stands(one, off, rows)])
    return kept


def _stands(one: Judged, off: Sequence[int], rows: Sequence[Row]) -> bool:
    """Tell whether a candidate is none of those called off, nor near one what was to be."""
    if one.number in off:
        return False
    row = rows[one.number]
    near = any(abs(one.number - number) <= _NEAR for number in off)
    return not (near and was_expected(row.words, row.sentence))


def _is_off(category: str, row: Row, triggers: Sequence[Trigger]) -> bool:
    hits = [hit for hit in row.hits if triggers[hit.trigger].category == category]
    return called_off(category, row.words, row.sentence, hits)


def was_expected(words: Words, sentence: Sentence) -> bool:
    """Tell "was to have met", "had been due": what a document that calls it off adds of it."""
    return _to_come(words.lower[sentence.first : sentence.last])


def _to_come(said: Sequence[str]) -> bool:
    return any(one in {"was", "were", "been"} and two in _TO_COME for one, two in pairwise(said))


def _cues(words: Words, sentence: Sentence) -> Iterable[_Cue]:
    lower, end = words.lower, sentence.last
    for at in range(sentence.first, end):
        word = lower[at]
        if word in _SURE or word in _UNSURE:
            yield _Cue(at, at + 1, word in _SURE)
        elif word in _PARTICLES:
            particles, sure = _PARTICLES[word]
            reach = range(at + 1, min(end, at + 1 + _PARTICLE_REACH))
            off = next((place for place in reach if lower[place] in particles), None)
            if off is not None and not any(
                _breaks(words.gap(place)) or lower[place] in _NO_OBJECT
                for place in range(at + 1, off + 1)
            ):
                yield _Cue(at, off + 1, sure)
        elif word in {"fell", "failed"}:
            for told in _FAILED:
                if tuple(lower[at : min(end, at + len(told))]) == told:
                    yield _Cue(at, at + len(told), True, negated=True)
        elif word in {"is", "are"} and lower[at + 1 : at + 2] == ["off"]:
            if at + 2 >= end or _breaks(words.gap(at + 2)):
                yield _Cue(at, at + 2, True, negated=True)
        elif word in _NOT or lower[at : at + 2] == ["no", "longer"]:
            begin = at + 1 + (word == "no")
            for told in _HAPPENING:
                if tuple(lower[begin : begin + len(told)]) == told and begin + len(told) <= end:
                    yield _Cue(at, begin + len(told), True, negated=True)


def _subject(words: Words, sentence: Sentence, cue: _Cue, nouns: frozenset[str]) -> int | None:
    """Return the noun of which a passive cue is said."""
    lower = words.lower
    at = cue.first - 1
    passive = cue.negated
    while at >= sentence.first and (
        lower[at] in _BE or lower[at] in _HAVE or lower[at] in _ADVERBS
    ):
        passive = passive or lower[at] in _BE
        at -= 1
    if cue.negated:
        while at >= sentence.first and lower[at] in {"will", "would", "did", "does", "is", "was"}:
            at -= 1
    if not passive and words.field != "title":
        return None
    commas = 0
    for place in range(at, max(sentence.first, at - _REACH) - 1, -1):
        gap = words.gap(place + 1)
        if any(mark in gap for mark in ";:—–") or " - " in gap:
            return None
        if "," in gap:
            commas += 1
            opens = commas % 2 == 0
            if opens and lower[place + 1] not in _RELATIVE:
                return None
        if lower[place] in nouns and commas % 2 == 0 and _heads(words, sentence, place):
            return place
        inside = commas % 2 == 1 or not _RELATIVE.isdisjoint(lower[place - 2 : place])
        if lower[place] in _STOPS and not inside:
            return None
    return None


def _object(words: Words, sentence: Sentence, cue: _Cue, nouns: frozenset[str]) -> int | None:
    """Return the noun that an active cue takes, also one before its particle."""
    lower = words.lower
    before = lower[cue.first - 1] if cue.first > sentence.first else ""
    if before in _ATTRIBUTIVE or before in _BE:
        return None
    inside = [at for at in range(cue.first + 1, cue.last) if lower[at] in nouns]
    if inside:
        return inside[-1]
    for at in range(cue.last, min(sentence.last, cue.last + _OBJECT_REACH)):
        if lower[at] in nouns and _ends(words, sentence, at):
            return at
        if _breaks(words.gap(at)) or lower[at] in _NO_OBJECT:
            return None
    return None


def _ends(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell that no other noun follows: "called off strike action", not "cancelled strike pay"."""
    at = noun + 1
    return at >= sentence.last or _breaks(words.gap(at)) or words.lower[at] in _BEHIND_NOUN


def _heads(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell that a noun is the subject itself, not "flights for the summit"."""
    lower = words.lower
    at = noun - 1
    while at > sentence.first and noun - at < _OBJECT_REACH:
        if lower[at] in _DETERMINERS:
            at -= 1
            break
        if _breaks(words.gap(at + 1)) or _possessive(words, at):
            return True  # "Friday's strike": what stands before owns it
        if lower[at] in _PREPOSITIONS:
            break
        at -= 1
    alone = at < sentence.first or _breaks(words.gap(at + 1)) or lower[at] not in _PREPOSITIONS
    return alone or _whole(lower, at)


def _whole(lower: Sequence[str], at: int) -> bool:
    """Tell "a round of", "the opening of" talks, which are the talks."""
    return lower[at] == "of" and at > 0 and lower[at - 1] in _WHOLES


def _possessive(words: Words, at: int) -> bool:
    end = words.ends[at]
    return words.text[end - 2 : end] in {"'s", "’s"} or words.text[end : end + 1] in {"'", "’"}


def _expected(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell words that say of it that it lay ahead: "planned", "Friday's", "was to"."""
    lower = words.lower
    said = lower[sentence.first : sentence.last]
    if not _EXPECTED.isdisjoint(said) or was_expected(words, sentence):
        return True
    if any(one in _FIXED and two == "for" for one, two in pairwise(said)):
        return True
    for at in range(max(sentence.first, noun - 4), noun):
        if (lower[at] in _DAYS or lower[at] == "week") and _possessive(words, at):
            return True
    return False


def _begun(lower: Sequence[str], sentence: Sentence) -> bool:
    """Tell that it had begun: "after three days", "a week-old", "after clashes"."""
    said = lower[sentence.first : sentence.last]
    for at, word in enumerate(said):
        if word in _BEGUN and not {"before", "to", "have", "never"} & set(
            said[max(0, at - 3) : at]
        ):
            return True
        behind = said[at + 1 : at + 5]
        if word == "after" and not (_PERIODS | _TROUBLE).isdisjoint(behind):
            return True
        if word in _PERIODS and behind[:1] in (["old"], ["long"]):
            return True
        if word == "to" and behind[:1] == ["end"]:
            return True
        if word == "but" and behind and behind[0] in _DAYS:
            return True  # "called off Friday's strike, but Wednesday's had kept"
    return False


def _otherwise(lower: Sequence[str], sentence: Sentence, cue: _Cue) -> bool:
    """Tell "did not take place in Bern but in Basel", "will not be held responsible"."""
    behind = lower[cue.last : sentence.last]
    but = any(one == "but" and two in {"in", "on", "at"} for one, two in pairwise(behind))
    return but or (lower[cue.last - 1] == "held" and behind[:1] in _BLAME)


def _lasted(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell "their three-month strike", which went on unless it is said to have been planned."""
    near = range(max(sentence.first, noun - 3), noun)
    long = any(words.lower[at] in _LONG and not _possessive(words, at) for at in near)
    return long and not _expected(words, sentence, noun)


def _moved(lower: Sequence[str], sentence: Sentence, cue: _Cue) -> bool:
    """Tell "to Thursday", "until 9 July", behind the cue or its object."""
    for at in range(cue.last, sentence.last):
        if lower[at] in _TO or (lower[at] == "for" and at <= cue.last + 1):
            day = at + 1
            while day < sentence.last and lower[day] in _VAGUELY:
                day += 1
            told = lower[day] if day < sentence.last else ""
            if told in _DAYS or told in _MONTHS or told in _SOON or told[:1].isdigit():
                return True
    return False


def _elsewhere(words: Words, sentence: Sentence, hit: Hit, behind: int) -> bool:
    """Tell a trigger behind what was put off, in a clause of its own, that is not to come."""
    if hit.first < behind:
        return False
    lower = words.lower
    between = range(behind, hit.first + 1)
    apart = any(
        _breaks(words.gap(at)) or lower[at] in {"and", "after", "but", "while", "when"}
        for at in between
        if at > sentence.first
    )
    return apart and "to" not in lower[max(behind, hit.first - 3) : hit.first]


def _said_before(words: Words, sentence: Sentence, hit: Hit, start: int) -> bool:
    """Tell a trigger in a clause before: "the ministers met, but a summit was put off"."""
    if hit.last > start or _to_come(words.lower[max(sentence.first, hit.first - 4) : hit.last]):
        return False
    between = words.lower[hit.last : start]
    semicolon = any(";" in words.gap(at) for at in range(hit.last, start + 1))
    return semicolon or not _CONTRAST.isdisjoint(between)


def _breaks(gap: str) -> bool:
    return any(mark in gap for mark in ",;:—–()") or " - " in gap
