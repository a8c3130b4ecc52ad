"""Whether people stand among the words near a cue."""

from collections.abc import Sequence
from itertools import pairwise

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import number_of
from service.extract.people import is_human
from service.extract.toll.grammar import ADVERBS, BE, NEAR_TOLL

ATTACKERS = word_set("gunman attacker bomber assailant suspect shooter sniper militant fighter")

_EQUIPMENT = word_set(
    "beds tents units ventilators samples doses machines cylinders boxes bags supplies litres "
    "parcels vehicles ambulances weapons tons tonnes"
)
"""What is carried to a hospital and is not hurt."""
_SOMEBODY = word_set("who whom he she his her him others")


def any_counted(told: list[str]) -> bool:
    """Tell a number of what is no equipment: "four guests", "both of them"."""
    return any(
        (number_of(one) is not None or one == "both") and other not in _EQUIPMENT
        for one, other in pairwise(told)
    )


def persons_before(words: Words, at: int, sentence: Sentence) -> bool:
    """Tell whether people, or somebody who was named, stand before a word in its clause."""
    lower = words.lower
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    head = subject_end(lower, at, sentence.first)
    if head - 1 > sentence.first and words.large[head - 1]:
        return True  # "Reed was rushed to hospital"
    bare = [word for word in told[-3:] if word not in BE and word not in {"a", "an"}]
    alone = bool(bare) and number_of(bare[-1]) is not None  # "one has a fractured skull"
    return alone or any_people(told)


def any_people(told: list[str]) -> bool:
    """Tell whether one of the words is somebody."""
    return any(word in _SOMEBODY or is_human(word) for word in told)


def subject_end(lower: Sequence[str], verb: int, floor: int) -> int:
    """Return the number behind a verb's subject: where "were badly" before it begins."""
    while verb > floor and (lower[verb - 1] in BE or lower[verb - 1] in ADVERBS):
        verb -= 1
    return verb
