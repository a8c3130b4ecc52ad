"""The day on which something ended, and when that began which took so many days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.classify.cues import FORCES
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import clauses
from service.extract.date.dated import Dated, first_day
from service.extract.numbers import number_of

_VISIT_ENDS = word_set("concluded concludes completed completes ended ends wound winds wrapped")
ENDINGS = {
    "state_visit": _VISIT_ENDS | word_set("cut broke returned"),
    "protest": word_set("ended ends suspended suspends back returned dismantled"),
}
"""Verbs that end an event of a category, in whose clause a day is that of its end."""
STRIKES = word_set(
    "strike strikes sit fast walkout walkouts stoppage blockade blockades shutdown boycott "
    "occupation encampment"
)
_LONG = {"state_visit": word_set("visit tour trip"), "protest": STRIKES}
"""What lasts so long that the day on which it ended is seldom the one on which it began."""
_ONLY_IF = {
    "state_visit": {
        "returned": word_set("from home after"),
        "cut": frozenset(["short"]),
        "broke": frozenset(["off"]),
    },
    "protest": dict.fromkeys(
        ("back", "returned"), word_set("work class classes classrooms job jobs desks machines")
    )
    | {"dismantled": frozenset(["their"])},
}
"""Words behind some of the verbs by which they tell an end, where it need not be named."""
_CLOSE = word_set("end close conclusion")
_LAST = frozenset(["last", "final", "closing"])
_BEGINNING = word_set(
    "began begun started opened arrived went since after when which that who where"
)
"""Words behind which a day is no longer that of the end: "ended a strike that began on"."""
_ELSE = word_set("in during for after by with as amid over because while when to")
"""Words behind which it is no longer told what ended."""
_ENDING = FORCES | {"police"}
"""Who ends what others do; that is then an event of the day."""
_VERB_REACH = 12
_NOUN_REACH = 8
_NEXT = 3
"""Words before a day among which those stand that tell it a beginning."""


def from_beginning(
    category: str, words: Words, sentence: Sentence, found: Sequence[Dated]
) -> list[Dated]:
    """Return the days but that of the end, for which the first one stands, if it is known."""
    days = sum(one.date.precision == "day" for one in found)
    length = _length(words, sentence) if days == 1 and category == "state_visit" else None
    kept: list[Dated] = []
    for one in found:
        if one.date.precision != "day" or one.since:
            kept.append(one)
        elif length is not None and _BEGINNING.isdisjoint(
            words.lower[max(sentence.first, one.first - _NEXT) : one.first]
        ):
            first = first_day(date.fromisoformat(one.date.value), length, one.date.text)
            if first is not None:
                kept.append(replace(one, date=first))
        elif not _ends(category, words, sentence, one):
            kept.append(one)
    return kept


def _length(words: Words, sentence: Sentence) -> int | None:
    """Return how many days that took whose end is told: "the close of a two-day visit"."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last - 1):
        if lower[at + 1] not in {"day", "days"}:
            continue
        count = number_of(lower[at])
        if count is not None and _closes(words, sentence, at):
            return count
    return None


def _closes(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell that so many days are over: "concluded his", "at the end of a", "the last of" them."""
    lower = words.lower
    for one in range(at - 1, max(sentence.first, at - _NOUN_REACH) - 1, -1):
        if lower[one] in _ELSE:
            return False
        if lower[one] in _VISIT_ENDS:
            return True
        if lower[one] == "of" and one > sentence.first:
            named = lower[max(sentence.first, one - 2) : one]
            return named[-1] in _CLOSE | _LAST or (named[-1] == "day" and named[0] in _LAST)
    return False


def _ends(category: str, words: Words, sentence: Sentence, one: Dated) -> bool:
    """Tell whether the day's verb is one of ending: "suspended a strike on Friday"."""
    lower, verbs = words.lower, ENDINGS[category]
    if one.last < sentence.last and lower[one.last] in verbs and words.gap(one.last) == " ":
        return _ended(category, words, sentence, one.last)  # "on Friday concluded a visit"
    for at in range(one.first - 1, max(sentence.first, one.first - _VERB_REACH) - 1, -1):
        if clauses(words, at, at + 1) or lower[at] in _BEGINNING:
            return False
        if lower[at] in verbs:
            return _ended(category, words, sentence, at)
    return False


def _ended(category: str, words: Words, sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb of ending is of something long: "ended a strike", "went back to work"."""
    lower = words.lower
    behind = lower[verb + 1 : min(sentence.last, verb + _NOUN_REACH)]
    need = _ONLY_IF[category].get(lower[verb])
    if need is not None:
        return not need.isdisjoint(behind)
    end = next((n for n, word in enumerate(behind) if word in _ELSE), len(behind))
    before = lower[max(sentence.first, verb - _NOUN_REACH) : verb]
    if not _ENDING.isdisjoint(before):
        return False  # "police ended a sit-in"
    return not _LONG[category].isdisjoint((*before, *behind[:end]))
