"""A report's dateline: the place and day of writing, which may be the event's place too."""

import re
from bisect import bisect_left

from service.classify.text import Sentence, Words
from service.extract.once import once
from service.extract.place.words import DATELINE_STATES, NOT_PLACES, SAINTS, TIMES
from service.gazetteer import fold, gazetteer

_MOST_WORDS = 9
_MARKS = re.compile(" - |--|[—–]|: ")


def behind_dateline(words: Words, sentence: Sentence) -> int:
    """Give the number of the first word behind a dateline; the sentence's first without one."""
    key = ("dateline", sentence.first, sentence.last)
    return once(words.known, key, lambda: _behind(words, sentence))


def _behind(words: Words, sentence: Sentence) -> int:
    first = sentence.first
    start = _behind_clock(words, sentence)
    shouted = words.text[words.starts[start] : words.ends[start]].isupper()
    if not shouted and words.field == "title":
        return first
    last = min(sentence.last, start + _MOST_WORDS) - 1
    # No mark stands within a word.
    mark = _MARKS.search(words.text, words.ends[start], words.starts[last])
    if mark is not None:
        at = bisect_left(words.starts, mark.end(), start + 1, last)
        opens = _opens(words, start) and (_label(words, start, at) or _named(words, start, at))
        return at if shouted or opens else first
    return sentence.last if _alone(words, sentence, start) else first


def _alone(words: Words, sentence: Sentence, start: int) -> bool:
    """Tell "PERM, June 24." and "SAMARA." at a paragraph's start: a dateline that a full stop ends.

    So does the one of a state's short name, for the splitter: "TULSA, Okla. -".
    """
    last = sentence.last
    if not _opens(words, start) or last - start > _MOST_WORDS or last == len(words.starts):
        return False
    if "\n" in words.gap(last):
        return False  # a heading
    bare = last == start + 1 and not words.text[words.starts[start] : words.ends[start]].isupper()
    return not bare and _named(words, start, last)


def _named(words: Words, start: int, last: int) -> bool:
    """Tell whether words[start:last] are a place's name and then but a state, day or agency.

    What has none of these is known as a city, and a sentence opens behind it: "Brussels - Police",
    not "Lincoln - the suspect". A day stands apart or has a number: not "Last Monday -".
    """
    text, lower = words.text, words.lower
    end = start
    if lower[start] in NOT_PLACES:
        return False  # "On Monday -"
    while end < last and words.large[end] and lower[end] not in TIMES:
        gap = text[words.ends[end - 1] : words.starts[end]] if end > start else " "
        if gap != " " and not (gap == ". " and lower[end - 1] in SAINTS):
            break
        end += 1
    if end == start:
        return False
    state = day = number = False
    for at in range(end, last):
        if "(" in text[words.ends[at - 1] : words.starts[at]]:
            break
        agency = (state or day) and text[words.starts[at] : words.ends[at]].isupper()
        told = (lower[at] in DATELINE_STATES, lower[at] in TIMES, lower[at].isdigit())
        if not (agency or any(told)):
            return False
        state, day, number = state | told[0], day | told[1], number | told[2]
    apart = end < last and not text[words.ends[end - 1] : words.starts[end]].isspace()
    if gazetteer().cities.get(fold(" ".join(lower[start:end]))):
        return apart or number if state or day else not text[words.starts[last]].islower()
    return apart and (state or (day and number))


def _behind_clock(words: Words, sentence: Sentence) -> int:
    """Pass over the time of day that opens a live report's entry."""
    at = sentence.first
    while at < min(sentence.last - 1, sentence.first + 2) and words.lower[at].isdigit():
        at += 1
    return at


def _label(words: Words, start: int, at: int) -> bool:
    """Tell "Ballia: A man was ...": few large words and a colon."""
    return (
        ": " in words.gap(at)
        and at - start <= 2
        and all(words.large[one] for one in range(start, at + 1))
    )


def _opens(words: Words, start: int) -> bool:
    """Tell whether a word opens a paragraph."""
    return start == 0 or (
        words.field == "text"
        and "\n" in words.text[max(0, words.starts[start] - 12) : words.starts[start]]
    )


def sentence_starts(words: Words) -> frozenset[int]:
    """Return the numbers of the words that open a sentence, whose capitals tell nothing."""
    return once(words.known, ("starts",), lambda: _starts(words))


def _starts(words: Words) -> frozenset[int]:
    starts = {sentence.first for sentence in words.sentences}
    if words.field == "text" and words.sentences:
        starts.add(behind_dateline(words, words.sentences[0]))
    return frozenset(starts)
