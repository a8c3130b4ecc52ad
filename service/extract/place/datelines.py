"""The place that a dateline tells: "LEBANON, Ohio (AP) -"."""

from schemas.event import Location
from service.classify.lexicon import word_set
from service.extract.place.counted import LARGE, Counted
from service.extract.place.locations import country_called, located
from service.extract.place.said import Said
from service.extract.place.states import in_state
from service.extract.place.words import DATELINE_STATES, MOST_WORDS, SAINTS
from service.gazetteer import gazetteer

_NOT_DATELINES = word_set(
    "update updates breaking exclusive correction watch live opinion analysis presenter reporter "
    "question answer note nato text video photos editorial q a reuters afp ap urgent special brief "
    "briefs news sport weather traffic police sources source timeline factbox profile column "
    "advisory mr mrs ms dr speaker host guest caller moderator interviewer he she i we they"
)
"""Words of labels that are no datelines."""
_SPOKEN = frozenset(["i", "we", "you", "who", "which", "where"])
"""Words that a speaker begins with, or a clause about a name: no report does."""


def read_dateline(said: Said, counted: Counted) -> Location | None:
    """Return the place of the dateline that opens a sentence, if one does."""
    head = said.until(said.start)
    first = head.first
    while head.word(first).isdigit():
        first += 1
    last = first
    while last - first < MOST_WORDS and head.large(last) and _goes_on(head, first, last):
        last += 1
    if last == first or not _NOT_DATELINES.isdisjoint(head.behind(first, last - first)):
        return None
    chained = counted.country_at(head, last, DATELINE_STATES)
    chained = chained or counted.country_at(head, last + 1, DATELINE_STATES)
    for end in range(last, first, -1):
        found = _place(said, head, first, end, chained, counted)
        if found is not None:
            return found
    return Location(text=head.text(first, last), country=chained or counted.main)


def _goes_on(head: Said, first: int, last: int) -> bool:
    """Tell whether a word is of the name before it; the first one is."""
    gap = head.gap(last)
    saint = gap == ". " and head.word(last - 1) in SAINTS
    return last == first or gap in {" ", "-"} or saint


def _place(
    said: Said, head: Said, first: int, last: int, chained: str | None, counted: Counted
) -> Location | None:
    """Return the town or country of the first words of a dateline, by the country behind them."""
    key, text = head.key(first, last), head.text(first, last)
    cities = [one for one in gazetteer().cities.get(key) if chained in {None, one.country}]
    country = counted.country_of(key)
    alone = chained in {None, country}  # not "LEBANON, Ohio"
    if country is not None and alone and all(one.country != country for one in cities):
        return country_called(text, country)
    inner = in_state(cities, head, last) if chained == "US" else None
    if not cities or inner == []:
        return None
    return located(text, inner[0] if inner else counted.namesake(cities, said, None))


def opens_brief(said: Said) -> bool:
    """Tell "OSLO: Norway ..." inside a paragraph of briefs: a large city in capitals, a colon.

    Not a speaker: "AUSTIN: We need calm".
    """
    first, end = said.first, said.start
    if end == first or ":" not in said.gap(end) or said.shouting:
        return False
    if not said.words.text[said.words.starts[first] : said.words.ends[end - 1]].isupper():
        return False
    key = said.key(first, end)
    cities = gazetteer().cities.get(key)
    known = bool(cities) and (cities[0].population >= LARGE or key in gazetteer().capitals)
    return known and said.word(end) not in _SPOKEN
