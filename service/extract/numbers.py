"""Numbers in digits and words."""

from itertools import pairwise

from service.classify.lexicon import word_set, words_of
from service.classify.text import Words
from service.extract.people import PERSONS, is_human

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
NUMBER_WORDS = ONES.keys() | TENS.keys() | _SCALES.keys() | {"dozens", "hundreds", "thousands"}
"""Words that are numbers or parts of them."""
MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
UNITS = MONTHS | word_set(
    "year years month months day days week weeks hour hours minute minutes second seconds km "
    "kilometre kilometres kilometer kilometers kms mile miles metre metres meters percent per "
    "am pm dollars euros pounds rupees naira million billion crore degrees tonnes tons kg "
    "feet ft acres hectares points times rounds vehicles houses homes buildings cars "
    "magnitude cattle percentage shops lorries trucks buses villages towns countries states "
    "bridges stalls boats planes drones missiles rockets shells bombs bullets shots kilos "
    "grams litres pc mph kph o'clock cent stitches counts charges wards seats votes phones "
    "weapons rifles pistols guns motorcycles firms companies schools goats sheep cows flights "
    "trains aircraft tankers ships provinces districts cities states lakh crores years-old "
    "kilograms kilogrammes bullocks buffaloes horses pigs chickens hens birds dogs elephants "
    "camels donkeys calves lambs huts blocks floors storeys storey deaths-per th st nd rd "
    "cases infections"
)
_JOINED = 8
"""Words from "both" on in which an "and" may join whom it means."""
BEFORE_BOTH = 12
"""Words before "both" that may tell whom or what it means."""
CHILDREN = frozenset(["children", "kids"])
_ALONE = word_set("were are died suffered sustained")
"""Words behind a "both" that stands alone."""
_REMAINING = word_set("remain remained")
"""Words behind a "both" that stands alone where two people are told before."""
BEFORE_TWO = 25
"""Words before "both remain" that may tell of them."""
_COUPLES = word_set("parents couple twins")
VERBAL = word_set("was were are have had who died")
_HITTING = word_set("killed hit struck")
_ARTICLES = word_set("a an the his her their its one")


def number_of(word: str) -> int | None:
    """Return the number that one word is: "four", "14"."""
    if word.isdecimal():
        return int(word) or None if len(word) < LONG else None
    return ONES.get(word) or TENS.get(word)


def read_number(words: Words, at: int, end: int) -> tuple[int | None, int]:
    """Return the number that begins at a word, if one does, and what is behind it."""
    word = words.lower[at] if at < end else ""
    if _digits(word, 7):
        return _figures(words, at, end)
    if word in TENS:
        if at + 1 < end and 0 < ONES.get(words.lower[at + 1], 0) < 10:
            return TENS[word] + ONES[words.lower[at + 1]], at + 2
        return TENS[word], at + 1
    if word in ONES:
        return _scaled(words, ONES[word], at + 1, end)
    if word in {"a", "an"} and at + 1 < end and words.lower[at + 1] in _SCALES.keys() - {"score"}:
        return _SCALES[words.lower[at + 1]], at + 2
    return _both(words, at, end), at + 1


def _both(words: Words, at: int, end: int) -> int | None:
    """Read "both men", "both were"; "both men and women" are no two."""
    both, *behind = words.lower[at : min(end, at + _JOINED)] or [""]
    if both != "both" or not behind:
        return None
    noun = behind[0]
    if noun in {"were", "are"} and _of_things(words.lower[max(0, at - BEFORE_BOTH) : at]):
        return None  # "two ships were hit; both were captured"
    remaining = noun in _REMAINING and _of_two(words, at)
    if remaining or noun in _ALONE or behind[:2] in (["of", "them"], ["of", "whom"]):
        return 2
    two = (one for one in behind[:2] if one in CHILDREN or one.endswith("men") or _plural(one))
    if next(two, None) is None or noun in _ARTICLES:
        return None
    for word, follows in pairwise(behind[1:]):
        if word in VERBAL or word.endswith("ed"):
            break
        clause = follows in _ARTICLES or follows.endswith(("ed", "ing")) or number_of(follows)
        if word == "and" and not clause:
            return None
    return 2


def _plural(word: str) -> bool:
    return word.endswith("s") and word.removesuffix("s") in PERSONS


def _of_two(words: Words, at: int) -> bool:
    """Tell that two people are told before: "two guards", "a guard and a cook", "his parents"."""
    told = words.lower[max(0, at - BEFORE_TWO) : at]
    for place, word in enumerate(told):
        behind = told[place + 1 : place + 4]
        verb = next((n for n, one in enumerate(behind) if one in VERBAL or one in _HITTING), 3)
        # "Two guards", not "two bombs killed people".
        if word in _COUPLES or (number_of(word) == 2 and any(map(is_human, behind[:verb]))):
            return True
        if word == "and" and behind[:1] and behind[0] in _ARTICLES:
            ahead = told[max(0, place - 3) : place]
            if any(map(is_human, ahead)) and any(map(_one, behind[1:])):
                return True
    return False


def _one(word: str) -> bool:
    return word in PERSONS


def _of_things(told: list[str]) -> bool:
    """Tell that what is told is of things that are counted, and of nobody."""
    things = any(number_of(one) and other in UNITS for one, other in pairwise(told))
    return things and not any(map(is_human, told))


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
    while (
        last < min(end, at + 3)
        and len(words.lower[last]) == 2
        and _digits(words.lower[last], 2)
        and words.gap(last) == ","
    ):
        last += 1
    grouped = (
        last > at + 1
        and last < end
        and len(words.lower[at]) <= 2
        and len(words.lower[last]) == 3
        and _digits(words.lower[last], 3)
        and words.gap(last) == ","
    )
    return last + 1 if grouped else at + 1


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
