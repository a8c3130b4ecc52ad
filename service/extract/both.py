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
_BEING = word_set("were are remain remained")
_ALONE = _BEING | word_set("died suffered sustained")
"""Words behind a "both" that stands alone."""
_ARTICLES = word_set("a an the his her their its one")


def two_of_both(words: Words, at: int, end: int) -> int | None:
    """Read "both men", "both were"; "both men and women" are no two."""
    both, *behind = words.lower[at : min(end, at + _JOINED)] or [""]
    if both != "both" or not behind:
        return None
    noun = behind[0]
    if noun in _BEING and _of_things(words.lower[max(0, at - BEFORE_BOTH) : at]):
        return None  # "two ships were hit; both were captured"
    if noun in _ALONE or behind[:2] in (["of", "them"], ["of", "whom"]):
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


def _of_things(told: list[str]) -> bool:
    """Tell that what is told is of things that are counted, and of nobody."""
    things = any(number_of(one) and other in UNITS for one, other in pairwise(told))
    return things and not any(map(is_human, told))
