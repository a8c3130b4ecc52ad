"""Where a report's dateline ends: the place and day of writing, not of the event."""

from service.classify.text import Sentence, Words

_MOST_WORDS = 9


def behind_dateline(words: Words, sentence: Sentence) -> int:
    """Give the number of the first word behind a dateline; the sentence's first without one."""
    first = sentence.first
    if not words.text[words.starts[first] : words.ends[first]].isupper():
        return first
    for at in range(first + 1, min(sentence.last, first + _MOST_WORDS)):
        gap = words.text[words.ends[at - 1] : words.starts[at]]
        if " - " in gap or "--" in gap or "—" in gap or "–" in gap or ": " in gap:
            return at
    return first
