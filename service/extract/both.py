"""The two of "both men", "both of them", "both were"."""

from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.numbers import number_of
from service.extract.people import PERSONS, is_human
from service.extract.uncounted import CHILDREN, UNITS, VERBAL

_JOINED = 8
"""Words from "both" on in which an "and" may join whom it means."""
BEFORE_BOTH = 12
"""Words before "both" that may tell whom or what it means."""
_ALONE = word_set("were are died suffered sustained")
"""Words behind a "both" that stands alone."""
_REMAINING = word_set("remain remained")
"""Words behind a "both" that stands alone where two people are told before."""
BEFORE_TWO = 25
"""Words before "both remain" that may tell of them."""
_COUPLES = word_set("parents couple twins")
_HITTING = word_set("killed hit struck")
_ARTICLES = word_set("a an the his her their its one")


def two_of_both(words: Words, at: int, end: int) -> int | None:
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
            if any(map(is_human, ahead)) and not PERSONS.isdisjoint(behind[1:]):
                return True
    return False


def _of_things(told: list[str]) -> bool:
    """Tell that what is told is of things that are counted, and of nobody."""
    things = any(number_of(one) and other in UNITS for one, other in pairwise(told))
    return things and not any(map(is_human, told))
