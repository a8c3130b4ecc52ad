"""Whether something was only said on a day, or counted, rather than happened then."""

from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.anchor import clauses
from service.extract.date.ahead import VERB_REACH

_SAYING = word_set("said told wrote says saying denied denies confirmed confirms")
_BLAMING = frozenset(["condemned", "denounced", "blamed", "accused"])
_ANSWERING = frozenset(["confirmed", "acknowledged", "condemned", "denounced"])
"""What is done in words, about a deed of another day."""
_DEED = 2
"""Words of the deed behind those: "confirmed the attack on Monday"."""
_BETWEEN = word_set("on late early in a statement the news conference")
_SPEAKING = _SAYING | word_set("reporters journalists correspondents")
"""Words before a day by which something was said then: "told reporters on Monday"."""
_SUBJECT = 7
"""Words behind a day that opens a sentence among which "said" stands."""
_GREW = word_set("rose risen rises climbed increased grew grown")
_TOLL = word_set("toll number count total")
_TOLL_REACH = 30
"""Words before "rose" among which that stands which grew."""


def reporting(words: Words, first: int, end: int, at: int) -> bool:
    """Tell the day on which something was said from the day on which it happened.

    `first` and `end` are the first word of the sentence and the one behind its last.
    """
    lower = words.lower
    start = at
    while start > first and lower[start - 1] in _BETWEEN:
        start -= 1
    if start == first:
        return _opening_said(words, at, end)
    told = lower[start - 1] in _SPEAKING or lower[start - 2 : start] == ["told", "parliament"]
    return told or _answered(words, first, start, at, end) or _counted(words, first, at)


def _answered(words: Words, first: int, start: int, at: int, end: int) -> bool:
    """Tell "confirmed the attack on Monday", "on Monday accused Iran of"; not "accused of"."""
    lower = words.lower
    if at + 2 < end and lower[at + 1] in _BLAMING:
        return words.gap(at + 1) == " " and lower[at + 2] != "of"
    deed = lower[max(first, start - 1 - _DEED) : start]
    return start < at and not _ANSWERING.isdisjoint(deed)


def _opening_said(words: Words, at: int, end: int) -> bool:
    """Tell "On Friday the rebels said that they had ...", within the sentence."""
    for one in range(at + 1, min(at + 1 + _SUBJECT, end)):
        if words.lower[one] in _SAYING:
            return not clauses(words, at + 1, one)
    return False


def _counted(words: Words, first: int, at: int) -> bool:
    """Tell the day on which a toll grew: "the number of dead rose to 49 on Monday"."""
    for one in range(at - 1, max(first, at - VERB_REACH) - 1, -1):
        if clauses(words, one, one + 1):
            return False
        if words.lower[one] in _GREW:
            return not _TOLL.isdisjoint(words.lower[max(first, one - _TOLL_REACH) : one])
    return False
