"""Numbers in digits and words."""

from service.classify.lexicon import MONTHS, words_of
from service.classify.text import Words
from service.extract.people import is_people

ONES = dict(
    zip(
        words_of(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(
    zip(
        words_of("twenty thirty forty fifty sixty seventy eighty ninety"),
        range(20, 100, 10),
        strict=True,
    )
)
_LAKH = 100_000
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "lakh": _LAKH, "score": 20}
LONG = 8
"""Digits of a number that counts nobody."""
MANY = frozenset({"dozens", "hundreds", "thousands"})
"""Words that are numbers of nothing exact; headlines have them for people: "thousands rally"."""
NUMBER_WORDS = ONES.keys() | TENS.keys() | _SCALES.keys() | MANY
"""Words that are numbers or parts of them."""


def number_of(word: str) -> int | None:
    """Return the number that one word is: "four", "14"."""
    if word.isdecimal():
        return int(word) or None if len(word) < LONG else None
    return ONES.get(word) or TENS.get(word)


def tells_number(word: str) -> bool:
    """Tell a word that is a number, or a part or a plural of one."""
    return word in NUMBER_WORDS or word.isdigit()


def read_number(words: Words, at: int, end: int) -> tuple[int | None, int]:
    """Return the number that begins at a word, if one does, and what is behind it."""
    word = words.lower[at] if at < end else ""
    if _digits(word, 7):
        return _figures(words, at, end)
    if word in TENS:
        ones = ONES.get(words.lower[at + 1], 0) if at + 1 < end else 0
        return (TENS[word] + ones, at + 2) if 0 < ones < 10 else (TENS[word], at + 1)
    if word in ONES:
        return _scaled(words, ONES[word], at + 1, end)
    return _grouped(words, at, end)


def _grouped(words: Words, at: int, end: int) -> tuple[int | None, int]:
    """Read "a dozen", "a hundred", "a score of people", the dozen of "another dozen"."""
    word, behind = ([*words.lower[at : min(end, at + 2)], "", ""])[:2]
    if word == "dozen" and at and words.lower[at - 1] == "another":
        return _SCALES[word], at + 1
    many = word in {"a", "an"} and behind in _SCALES
    if many and (behind != "score" or _of_people(words, at + 2, end)):
        return _SCALES[behind], at + 2
    return None, at + 1


def _of_people(words: Words, at: int, end: int) -> bool:
    """Tell "a score of people" from "a score of 12"."""
    return at + 1 < end and words.lower[at] == "of" and is_people(words.lower[at + 1])


def _figures(words: Words, at: int, end: int) -> tuple[int, int]:
    """Read a number in digits: "60,000", "60 000", "1,20,000", "1.5 lakh", "12 thousand"."""
    value, last = int(words.lower[at]), _indian(words, at, end)
    if last > at + 1:
        return int("".join(words.lower[at:last])), last
    while (
        last < end
        and len(words.lower[last]) == 3
        and _digits(words.lower[last], 3)
        and _thousands(words, at, last)
        and value < 1_000_000
    ):
        value, last = value * 1000 + int(words.lower[last]), last + 1
    if last == at + 1 and last + 1 < end and words.lower[last + 1] == "lakh":
        return _lakhs(words, at, last)
    return _scaled(words, value, last, end)


def _digits(word: str, most: int) -> bool:
    return len(word) <= most and word.isascii() and word.isdigit()


def _indian(words: Words, at: int, end: int) -> int:
    """Return what is behind a number that is grouped by twos, or else behind its first word."""
    last = at + 1
    while last < at + 3 and _group(words, last, end, 2):
        last += 1
    grouped = last > at + 1 and len(words.lower[at]) <= 2 and _group(words, last, end, 3)
    return last + 1 if grouped else at + 1


def _group(words: Words, at: int, end: int, size: int) -> bool:
    """Tell so many digits behind a comma."""
    word = words.lower[at] if at < end else ""
    return len(word) == size and _digits(word, size) and words.gap(at) == ","


def _lakhs(words: Words, at: int, last: int) -> tuple[int, int]:
    """Read "1.5 lakh"."""
    whole, part = words.lower[at : last + 1]
    if words.text[words.ends[at] : words.starts[last]] != "." or not _digits(part, 5):
        return int(whole), last
    return int(whole) * _LAKH + int(part.ljust(5, "0")), last + 2


def _thousands(words: Words, at: int, last: int) -> bool:
    """Tell whether "60,000" or "60 000" goes on here; "on May 5 200 people" does not."""
    gap = words.gap(last)
    if gap == " ":
        return at == 0 or words.lower[at - 1] not in MONTHS
    return gap in {",", "\u00a0", "\u2009", "\u202f"}


def _scaled(words: Words, value: int, last: int, end: int) -> tuple[int, int]:
    if last < end and words.lower[last] in _SCALES and value < 1000:
        value, last = value * _SCALES[words.lower[last]], last + 1
        if last + 1 < end and words.lower[last] == "and":
            rest, stop = read_number(words, last + 1, end)
            if rest is not None and rest < 100 <= value:
                return value + rest, stop
    return value, last
