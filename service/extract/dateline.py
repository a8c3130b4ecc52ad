"""A report's dateline: the place and day of writing, which may be the event's place too."""

from service.classify.text import Sentence, Words
from service.extract.place_words import TIMES
from service.gazetteer import fold, gazetteer

_MOST_WORDS = 9
_MARKS = (" - ", "--", "—", "–", ": ")


def behind_dateline(words: Words, sentence: Sentence) -> int:
    """Give the number of the first word behind a dateline; the sentence's first without one."""
    first = sentence.first
    start = _behind_clock(words, sentence)
    shouted = words.text[words.starts[start] : words.ends[start]].isupper()
    if not shouted and words.field == "title":
        return first
    for at in range(start + 1, min(sentence.last, start + _MOST_WORDS)):
        gap = words.text[words.ends[at - 1] : words.starts[at]]
        if any(mark in gap for mark in _MARKS):
            return at if shouted or _label(words, start, at, gap) else first
    return sentence.last if shouted and _alone(words, sentence, start) else first


def _alone(words: Words, sentence: Sentence, start: int) -> bool:
    """Tell "PERM, June 24." and "SAMARA." at a paragraph's start: a dateline that a full stop ends.

    Behind the name nothing but a day or, in brackets, an agency; without a day it is a known city.
    """
    text, last = words.text, sentence.last
    if not _opens(words, start) or last - start > _MOST_WORDS or last == len(words.starts):
        return False
    if "\n" in text[words.ends[last - 1] : words.starts[last]]:
        return False  # a heading
    end = start + 1
    while end < last and text[words.ends[end - 1] : words.starts[end]] == " ":
        end += 1
    if not text[words.starts[start] : words.ends[end - 1]].isupper():
        return False
    day = [word for word in words.lower[end:last] if word in TIMES or word.isdigit()]
    bracket = end < last and "(" in text[words.ends[end - 1] : words.starts[end]]
    if len(day) != last - end and not bracket:
        return False
    return bool(day or gazetteer().cities.get(fold(" ".join(words.lower[start:end]))))


def _behind_clock(words: Words, sentence: Sentence) -> int:
    """Pass over the time of day that opens a live report's entry."""
    at = sentence.first
    while at < min(sentence.last - 1, sentence.first + 2) and words.lower[at].isdigit():
        at += 1
    return at


def _label(words: Words, start: int, at: int, gap: str) -> bool:
    """Tell "Ballia: A man was ..." at a paragraph's start: few large words and a colon."""
    return (
        _opens(words, start)
        and ": " in gap
        and at - start <= 2
        and all(words.text[words.starts[one]].isupper() for one in range(start, at + 1))
    )


def _opens(words: Words, start: int) -> bool:
    """Tell whether a word opens a paragraph."""
    return start == 0 or (
        words.field == "text"
        and "\n" in words.text[max(0, words.starts[start] - 12) : words.starts[start]]
    )


def sentence_starts(words: Words) -> set[int]:
    """Return the numbers of the words that open a sentence, whose capitals tell nothing."""
    starts = {sentence.first for sentence in words.sentences}
    if words.field == "text" and words.sentences:
        starts.add(behind_dateline(words, words.sentences[0]))
    return starts
