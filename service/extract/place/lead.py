"""The word that leads to a place, "in" or "towards", and what it says of the place."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.place.context import MOST_WORDS
from service.extract.place.spelling import key_of, possessive
from service.extract.place.words import FORE, INSIDE, KIN, KINDS, OFFICES, TOWARDS
from service.gazetteer import gazetteer

TAKEN_BEFORE = 4
"""Words before "from" that may tell of a taking."""
_TAKEN = frozenset(
    ["abducted", "kidnapped", "seized", "taken", "driven", "expelled", "withdrew", "withdrawn"]
)
"""What is done from the place where it happens."""
_OF_TOWNS = KINDS | word_set(
    "outskirts edge north south east west suburb part centre center streets"
)
"""Words before "of" and a town."""
_PORTFOLIOS = frozenset(
    ["minister", "ministers", "secretary", "undersecretary", "ministry", "department"]
)
_LONG_PORTFOLIOS = (["of", "state"], ["secretary", "general"])
"""What stands before "for" and what one is in charge of."""


def leads_away(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell "flights to Oran", "a man from Oran", "goods brought through Oran".

    Not "seized a man from Oran", "withdrew from Oran".
    """
    lead = preposition(words, sentence, first)
    if lead != "from":
        return lead in TOWARDS | {"through"}
    at = back_to(words, first, "from")
    return _TAKEN.isdisjoint(words.lower[max(sentence.first, at - TAKEN_BEFORE) : at])


def back_to(words: Words, at: int, lead: str) -> int:
    """Return the number of the preposition that leads to a place, as preposition has told it."""
    at -= 1
    while words.lower[at] != lead:
        at -= 1
    return at


def of_office(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell "officials in Abuja", "a court in Oslo": whose place need not be the deed's."""
    lead = preposition(words, sentence, first)
    at = first - 1
    while at > sentence.first and words.lower[at] != lead:
        at -= 1
    return at > sentence.first and words.lower[at - 1] in OFFICES


def of_kin(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell "his family in Oran said": where those are who speak of what happened elsewhere."""
    lower = words.lower
    return (
        first - 1 > sentence.first
        and last < sentence.last
        and lower[first - 1] in INSIDE
        and lower[first - 2] in KIN
        and lower[last] in {"said", "says", "told"}
    )


def of_portfolio(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "Minister of State for Foreign Trade", "Secretary for Asia".

    "The Secretary of State departs for Riyadh" has the verb before "for".
    """
    lower, first = words.lower, sentence.first
    while at > first and lower[at] != "for":
        at -= 1
    before = lower[max(first, at - 2) : at]
    return bool(before) and (before[-1] in _PORTFOLIOS or before in _LONG_PORTFOLIOS)


def preposition(words: Words, sentence: Sentence, at: int) -> str:
    """Return the word that leads to a place: "in" of "in the southern city of Goma"."""
    lower = words.lower
    before = at - 1
    while before >= sentence.first:
        passed = 1 if lower[before] in FORE else owner_before(words, sentence, before + 1)
        if not passed:
            break
        if "," in words.gap(before + 1):
            return ""
        before -= passed
    if before < sentence.first or "," in words.gap(before + 1):
        return ""
    if lower[before] == "of":
        if before - 1 >= sentence.first and lower[before - 1] in _OF_TOWNS:
            return "in"
        return "of"
    return lower[before]


def owner_before(words: Words, sentence: Sentence, last: int) -> int:
    """Count the words of the country that a place is said to be of: "in Ukraine's Sumy region"."""
    if not possessive(words, last):
        return 0
    for first in range(max(sentence.first, last - MOST_WORDS), last):
        if key_of(words, first, last) in gazetteer().countries:
            return last - first
    return 0
