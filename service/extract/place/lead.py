"""The word that leads to a place, "in" or "towards", and what it says of the place."""

from typing import NamedTuple

from service.classify.lexicon import word_set
from service.extract.place.said import Said
from service.extract.place.words import FORE, INSIDE, KINDS, MOST_WORDS, OFFICES, TITLES, TOWARDS
from service.gazetteer import gazetteer

_KIN = word_set("family relatives wife husband mother father brother sister lawyer lawyers")
"""Those who speak of somebody, wherever he is."""
TAKEN_BEFORE = 4
"""Words before "from" that may tell of a taking."""
_TAKEN = frozenset(
    ["abducted", "kidnapped", "seized", "taken", "driven", "expelled", "withdrew", "withdrawn"]
)
"""What is done from the place where it happens."""
_OF_TOWNS = KINDS | word_set(
    "outskirts edge north south east west suburb part centre center streets residents "
    "villagers inhabitants"
)
"""Words before "of" and a town."""
_PORTFOLIOS = word_set("minister ministers secretary undersecretary ministry department")
_LONG_PORTFOLIOS = (["of", "state"], ["secretary", "general"])
"""What stands before "for" and what one is in charge of."""
_TWINS = frozenset(["twin", "sister"])


class Lead(NamedTuple):
    """The word that leads to a place, and its number: "in" of "in the southern city of Goma"."""

    word: str
    at: int
    inside: bool = False
    """Whether something is told to be there."""


_NONE = Lead("", -1)


def lead_of(said: Said, at: int) -> Lead:
    """Return the word that leads to a place; "in" of "on the outskirts of Goma", too."""
    before = at - 1
    while passed := 1 if said.word(before) in FORE else owners_words(said, before + 1):
        if "," in said.gap(before + 1):
            return _NONE
        before -= passed
    if before < said.first or "," in said.gap(before + 1) or _named(said, before):
        return _NONE
    if said.word(before) == "of" and said.word(before - 1) in _OF_TOWNS:
        while before > said.first and said.word(before) != "in":
            before -= 1  # "officials in the Ukrainian city of Nikopol"
        return Lead("in", before, inside=True)
    return Lead(said.word(before), before, said.word(before) in INSIDE)


def _named(said: Said, at: int) -> bool:
    """Tell a name that reads like such a word: "President To Huu Thanh"."""
    return said.large(at) and said.word(at - 1) in TITLES


def owners_words(said: Said, last: int) -> int:
    """Count the words of the country that a place is said to be of: "in Ukraine's Sumy region"."""
    if last <= said.first or not said.owner(last):
        return 0
    for first in range(max(said.first, last - MOST_WORDS), last):
        if said.key(first, last) in gazetteer().countries:
            return last - first
    return 0


def leads_away(said: Said, first: int) -> bool:
    """Tell "flights to Oran", "a man from Oran", "goods brought through Oran".

    Not "seized a man from Oran", "withdrew from Oran".
    """
    lead = lead_of(said, first)
    if lead.word == "from":
        return _TAKEN.isdisjoint(said.before(lead.at, TAKEN_BEFORE))
    return lead.word in TOWARDS or lead.word == "through"


def of_office(said: Said, first: int) -> bool:
    """Tell "officials in Abuja", "a court in Oslo": whose place need not be the deed's."""
    return said.word(lead_of(said, first).at - 1) in OFFICES


def of_others(said: Said, first: int, last: int) -> bool:
    """Tell "his family in Oran said", "Oran's twin city": a town that points to another place."""
    kin = said.word(first - 1) in INSIDE and said.word(first - 2) in _KIN
    twin = any(said.owner(at) and said.word(at) in _TWINS for at in range(first + 1, last + 1))
    return twin or (kin and said.word(last) in {"said", "says", "told"})


def of_portfolio(said: Said, lead: Lead) -> bool:
    """Tell "Minister of State for Foreign Trade", "Secretary for Asia".

    "The Secretary of State departs for Riyadh" has the verb before "for".
    """
    return lead.word == "for" and (
        said.word(lead.at - 1) in _PORTFOLIOS or said.before(lead.at, 2) in _LONG_PORTFOLIOS
    )
