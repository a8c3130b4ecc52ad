"""Which of a sentence's places are of another deed, of those who tell of it, or of its region."""

from collections.abc import Sequence
from itertools import pairwise

from service.classify.lexicon import ARTICLES
from service.extract.anchor import Span, between
from service.extract.place.categories import NAMING_OTHERS
from service.extract.place.countries import countries_of
from service.extract.place.happening import Clue, Happening
from service.extract.place.lead import lead_of
from service.extract.place.locations import Mention, is_region
from service.extract.place.said import Said
from service.extract.place.unlisted import marked_name
from service.extract.place.words import OFFICES, PARTS_OF_TOWNS, SETTLEMENTS
from service.gazetteer import gazetteer

_SPEAKING = frozenset(["said", "says", "reporters", "statement", "conference", "briefing"])
"""Words before "in" and the place where somebody speaks."""
_CAUSES = (
    ("connection", "with"), ("suspicion", "of"), ("accused", "of"), ("suspected", "of"),
    *(("over", one) for one in ("the", "a", "an", "his", "her", "their", "its", "alleged")),
)  # fmt: skip
"""Words between a deed and why it is done: "marched over the death", "held on suspicion of"."""


def before_region(
    event: Happening, clue: Clue, one: Mention, mentions: Sequence[Mention]
) -> Mention:
    """Return "Solmek" for the second of "an attack on Solmek village in Oran province"."""
    said, marked, _near = clue
    if marked is None or not (is_region(one.location) or said.word(one.last - 1) == "area"):
        return one
    lead = lead_of(said, one.first)
    end = lead.at if lead.word == "in" else one.first
    if lead.word != "in" and "," not in said.gap(end):
        return one
    town = next((two for two in mentions if two.last in {end, end - 1}), None)
    town = town or next((two for two in mentions if _apposed(said, two, end)), None)
    name = marked_name(said, (marked[0], end), event.context) if marked[0] < end else None
    return town or name or one


def _apposed(said: Said, town: Mention, end: int) -> bool:
    """Tell whether what stands up to "in Oran province" describes a town: "Solmek, a town"."""
    first = town.last
    commas = sum("," in said.gap(at) for at in range(first, end + 1)) if first < end else 0
    return town.town and commas == 1 and said.gap(first) == ", " and said.word(first) in ARTICLES


def same_side(clue: Clue, one: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return "Oran" for the march of "residents of Oran marched over a death in Relizane".

    And Relizane for the death: each deed has the place on its own side of the word between them.
    """
    said, _marked, near = clue
    if near is None or not _cause_between(said, one, near):
        return one
    own = [two for two in mentions if two.inside and not _cause_between(said, two, near)]
    return min(own, key=lambda two: abs(two.first - near[0]), default=one)


def _cause_between(said: Said, one: Mention, near: Span) -> bool:
    """Tell whether a word for the cause parts a place from the event's words."""
    first, last = between(one.first, near)
    return any(two in _CAUSES for two in pairwise(said.words.lower[first:last]))


def told_afar(event: Happening, said: Said, one: Mention) -> bool:
    """Tell where a deed is spoken of ("the UN said in Oran"), or a crime a court abroad tries."""
    if event.category not in NAMING_OTHERS:
        return one.inside and said.word(lead_of(said, one.first).at - 1) in _SPEAKING
    if event.category != "prosecution":
        return False
    acting = {
        named.location.country
        for named in countries_of(said, event.context)
        if named.how == "nation" and said.word(named.last) in OFFICES
    }
    return bool(acting) and one.location.country not in acting


def town_of_part(said: Said, town: Mention) -> bool:
    """Tell "Oran" of "the Oran suburb of Bir El Djir"; not of "Oran district of Bihar"."""
    of = said.word(town.last + 1) == "of" and said.word(town.last) in PARTS_OF_TOWNS | SETTLEMENTS
    behind = town.last + 2
    keys = (said.key(behind, end) for end in (behind + 1, behind + 2, behind + 3))
    return of and gazetteer().regions.keys().isdisjoint(keys)
