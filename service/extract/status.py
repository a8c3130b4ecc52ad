"""Whether what began goes on as the report appears: a visit of three days, a custody extended."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from schemas.event import EventDate
from service.classify.cues import PERIODS, later
from service.classify.lexicon import word_set, words_of
from service.classify.text import Sentence, Words
from service.extract.date.duration import EVEN, of_it
from service.extract.who.roles import VERBS

_BEGAN = word_set("arrived arrives began begins begun opened opens started starts first")
_OVER = word_set("ended ends end ending concluded wrapped wound completed left after")
_CELLS = word_set("custody prison jail detention arrest bars remand cells")
_KEPT = frozenset(["still", "remains", "remained", "remain"])
_EXTENDED = frozenset(["extended", "extends", "prolonged"])
_SOME = frozenset(["of", "to", "that", "ordered", "will", "among"])
_APART = 8
"""Words within which "extended" and "custody" belong together."""
_YET = word_set("now currently also both all")
_HELD_IN = word_set("in at by on under with without for aboard")
_GATHERINGS = word_set(
    "hearing hearings trial trials vigil vigils talks election elections vote poll polls meeting "
    "meetings rally rallies protest protests funeral funerals march summit ceremony inquest"
)
"""What is held that is nobody in custody."""
_TAKEN = (VERBS["arrest"] - {"held"}) | word_set("arrest stopped intercepted")
_SMALL = dict(zip(words_of("two three four five six seven"), range(2, 8), strict=True))


def lasts(
    category: str,
    spans: Sequence[tuple[Words, Sentence]],
    day: EventDate | None,
    published: date,
) -> bool:
    """Tell whether the evidence, the surest first, says that the event had not ended."""
    said = [words.lower[one.first : one.last] for words, one in spans]
    if category == "arrest":
        return any(_kept(one) for one in said) or any(_held_now(one) for one in said[:1])
    began = date.fromisoformat(day.value) if day and day.precision == "day" else None
    if category == "protest":
        ago = (published - began).days if began else 0
        return any(_counted(words, one, ago) for words, one in spans)
    if category != "state_visit" or began is None or not said:
        return False
    return began <= published < began + timedelta(days=_days(said[0]))


def _counted(words: Words, sentence: Sentence, ago: int) -> bool:
    """Tell "entered its third week", "for a 40th straight day", if it began no longer `ago`."""
    lower, last = words.lower, sentence.last
    for at in range(sentence.first, last - 1):
        if (count := later(lower[at])) is None:
            continue
        unit = at + 1 + (lower[at + 1] in EVEN)
        if unit < last and lower[unit] in PERIODS and of_it(words, unit + 1, last):
            return ago <= (count if lower[unit] == "day" else 1)
    return False


def _kept(said: Sequence[str]) -> bool:
    """Tell "has extended the arrest", "are still in prison"; "two of them remain" is a part."""
    for at, word in enumerate(said):
        apart = _CELLS.isdisjoint(said[at + 1 : at + 1 + _APART])
        if not apart and (word in _EXTENDED or word in _KEPT):
            part = word in _KEPT and not _SOME.isdisjoint(said[max(0, at - 3) : at])
            return not part
    return False


def _held_now(said: Sequence[str]) -> bool:
    """Tell "is being held in Oslo", "is now in the custody of the army".

    Of "was arrested on Sunday and is held in Oslo" the arrest is what happened, unless by "now",
    and of "a vote is being held after police arrested ten" always.
    """
    for at, word in enumerate(said):
        if word not in {"is", "are"} or (at and said[at - 1] in _GATHERINGS):
            continue
        behind = at + 1
        while behind < len(said) and said[behind] in _YET:
            behind += 1
        rest = said[behind : behind + _APART]
        held = rest[1:] if rest[:1] == ["being"] else rest
        keeping = held[:1] == ["held"] and not _HELD_IN.isdisjoint(held[1:2])
        others = rest[:1] == ["in"] and "custody" in rest[2:5] and rest[1] != "police"
        if keeping or others:
            before = () if "now" in said[at:behind] else said[:at]
            return _TAKEN.isdisjoint((*before, *said[behind:]))
    return False


def _days(said: Sequence[str]) -> int:
    """Return the days of a visit that begins: "arrived on a two-day visit"; else 0."""
    if _BEGAN.isdisjoint(said) or not _OVER.isdisjoint(said):
        return 0
    for count, unit in pairwise(said):
        if unit in {"day", "days"}:
            return _SMALL.get(count) or (int(count) if count.isdecimal() and len(count) < 3 else 0)
    return 0
