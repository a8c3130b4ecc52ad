"""Whether something was only said on a day, or counted, rather than happened then."""

from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.anchor import clauses
from service.extract.date.ahead import VERB_REACH

_SAYING = word_set("said told wrote says saying denied denies confirmed confirms")
_BETWEEN = word_set("on late early in a statement the news conference")
_SPEAKING = _SAYING | word_set("reporters journalists correspondents parliament")
"""Words before a day by which something was said then: "told parliament on Monday"."""
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
    return lower[start - 1] in _SPEAKING or _counted(words, first, at)


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
