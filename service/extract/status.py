"""Whether an event is over, goes on (a custody extended, a visit of three days) or is to come."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from schemas.event import EventDate, Status
from service.classify.lexicon import word_set
from service.extract.date.counted import counted
from service.extract.numbers import number_of
from service.extract.stated import Stated
from service.extract.who.grammar import VERBS

_BEGAN = word_set("arrived arrives began begins begun opened opens started starts first")
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
_DAYS = frozenset(["day", "days"])


def status_of(own: Stated, day: EventDate | None) -> Status:
    """Return what day and duration say of what the encoder takes to have occurred."""
    status = own.event.status
    if own.day is None or status != "occurred":
        return status
    if _lasts(own, day, own.day):
        return "ongoing"
    return "planned" if day is not None and _comes(own, day, own.day) else status


def _comes(own: Stated, day: EventDate, published: date) -> bool:
    """Tell what is to come, where the surest sentence marks the day as the event's."""
    marked = own.told[0].get("date") if own.told else None
    if marked is None:
        return False
    words, (first, last) = marked
    ahead = day.value > published.isoformat()[: len(day.value)]
    return ahead and day.text in words.text[words.starts[first] : words.ends[last - 1]]


def _lasts(own: Stated, day: EventDate | None, published: date) -> bool:
    """Tell whether the evidence says that the event had not ended."""
    category, spans = own.event.category, own.spans
    said = [words.lower[one.first : one.last] for words, one in spans]
    if category == "arrest":
        return any(map(_kept, said)) or any(map(_held_now, said[:1]))
    exact = day is not None and day.precision == "day"
    ago = (published - date.fromisoformat(day.value)).days if day and exact else None
    if category == "protest":
        found = (one for span in spans for one in counted(*span))
        return any((ago or 0) <= (n if unit == "day" else 1) for _span, n, unit in found)
    stay = _days(said[0]) if said and category == "state_visit" else 0
    return ago is not None and 0 <= ago < stay


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
    if _BEGAN.isdisjoint(said):
        return 0
    return next((number_of(one) or 0 for one, unit in pairwise(said) if unit in _DAYS), 0)
