"""Which words of a sentence state the event, and how far others stand from them."""

from bisect import bisect_left

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import NUMBER_WORDS

_CLAUSE = word_set(
    "after when which who where since following while because over whose before for whom that "
    "accused suspected answer response retaliation reply killing connection"
)
"""Words behind which another clause begins."""

Span = tuple[int, int]
"""Numbers of the first word and behind the last."""


def anchor(words: Words, sentence: Sentence, start: int, end: int, trigger: str | None) -> Span:
    """Return the words that state the event: the trigger, or else all between the offsets."""
    if trigger:
        at = words.text.find(trigger, start, max(end, start + len(trigger)))
        if at >= 0:
            start, end = at, at + len(trigger)
    first = bisect_left(words.starts, start, sentence.first, sentence.last)
    last = bisect_left(words.starts, end, first, sentence.last)
    return (first, last) if first < last else (sentence.first, sentence.last)


def between(at: int, near: Span) -> Span:
    """Return the words between a word and others; none where it is one of them."""
    if near[0] <= at < near[1]:
        return at, at
    return (at + 1, near[0]) if at < near[0] else (near[1], at)


def clauses(words: Words, first: int, last: int) -> int:
    """Count the borders of clauses in words[first:last], commas too."""
    if first >= last:
        return 0
    gap = (
        words.text[words.ends[first - 1] : words.starts[min(last, len(words.starts) - 1)]]
        if first
        else ""
    )
    return borders(words, first, last) + gap.count(",") + gap.count(";")


def borders(words: Words, first: int, last: int) -> int:
    """Count the words that begin a clause, not "for two years", "for life" or "over 300"."""
    found = 0
    for at in range(first, last):
        if (word := words.lower[at]) in _CLAUSE:
            behind = words.lower[at + 1] if at + 1 < len(words.lower) else ""
            number = behind.isdigit() or behind in NUMBER_WORDS or behind == "life"
            found += not (number and word in {"for", "over"})
    return found
