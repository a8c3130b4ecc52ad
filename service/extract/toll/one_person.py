"""What one person is told by: a noun, a description, an age, a name."""

from service.classify.lexicon import word_set
from service.extract.ages import past_ages
from service.extract.counts import QUALIFYING
from service.extract.numbers import tells_number
from service.extract.people import COLLECTIVE, GROUP_SIZES, PERSONS, is_people
from service.extract.place.words import TIMES
from service.extract.toll.grammar import (
    DETERMINERS,
    PHRASE_ENDS,
    PLACING,
    PREPOSITIONS,
    REACH,
    SUBSET,
)
from service.extract.toll.reading import Reading

APPOSING = SUBSET | word_set("all both aged most none")
"""Words with which begins what is told of people between commas."""
BARE = word_set("man woman boy girl child baby son daughter")
"""Who is another even without an article: "a man and woman", but not "a clerk and activist"."""
ANYONE = word_set("people persons suspects nationals citizens victims")
"""Words for people behind which it may be told who they are."""

_NOT_ONE = (
    word_set(
        "group gang crowd family crew band police army team mob cell ring number dozen staff dog "
        "horse cow camel donkey goat bull elephant car bus van truck lorry boat tank drone plane "
        "helicopter house building town village bank ship vessel train wave series total few lot "
        "variety range one second third half quarter further single ceasefire bill plan proposal "
        "motion government market deal meeting reception ceremony rally vote election film "
        "video picture tyre painting arrow bullet shell"
    )
    | QUALIFYING
)
_OPENERS = word_set("the a an in on at it this that one another no police he she they his her")


def past_one(reading: Reading, at: int) -> int | None:
    """Return what is behind a description of one: "a Thai ranger", "the head of the guards"."""
    end = reading.last
    hurt = reading.lower[at + 1 : at + 2] in (["injured"], ["wounded"])  # "the wounded man"
    for place in range(at + 1 + hurt, min(end, at + 7) + 1):
        word = reading.lower[place] if place < end else ""
        if not (place == end or word in PHRASE_ENDS or reading.comma(place)):
            continue
        noun = reading.lower[place - 1]
        if noun in PERSONS:
            return place
        several = is_people(noun) or (noun.endswith("s") and not noun.endswith(("ss", "us")))
        group = noun in _NOT_ONE or noun in COLLECTIVE or noun in GROUP_SIZES
        return None if place == at + 1 or several or group else place
    return None


def past_told(reading: Reading, at: int) -> int:
    """Return what is behind ages at a word, or behind "both Germans" between commas."""
    end = reading.last
    if reading.lower[at] in APPOSING and reading.comma(at):
        past = range(at + 1, min(end, at + REACH))
        return next((n for n in past if reading.comma(n)), at)
    return past_ages(reading.words, at, end)


def past_bare(reading: Reading, at: int) -> int | None:
    """Return what is behind one without an article: "a mother, father and three children"."""
    lower, listed = reading.lower, reading.comma(at)
    at += lower[at] == "co"
    if at + 2 >= reading.last or lower[at] in BARE:
        return at + 1 if lower[at] in BARE else None
    beside = lower[at + 2]
    counted = beside in DETERMINERS or tells_number(beside)
    joined = lower[at + 1] == "and" and counted and not reading.comma(at + 1)
    return at + 1 if listed and joined and lower[at] in PERSONS else None


def one_to(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a description of one goes as far: "a corporal of the 9th battalion"."""
    tail = past_one(reading, at)
    if tail is None or tail >= end or reading.before(at) in PREPOSITIONS:
        return tail == end
    more = reading.lower[tail:end]
    near = more[0] in {"of", "from"} and len(more) <= REACH and "and" not in more
    return near and all(not reading.comma(place) for place in range(tail, end))


def named_before(reading: Reading, at: int) -> bool:
    """Tell "Colin Baskerville, 36, died": one name opens the sentence and is the subject."""
    first, last = reading.first, at
    if reading.lower[at - 1].isdigit():
        last -= 1
    return (
        reading.cased()
        and last - first in {2, 3}
        and all(reading.capital(place) for place in range(first, last))
        and reading.lower[first] not in _OPENERS
    )


def aged(reading: Reading, at: int) -> bool:
    """Tell "54-year-old" at a word."""
    return reading.lower[at : at + 3][1:] in (["year", "old"], ["month", "old"])


def person_in(reading: Reading, clause: list[str]) -> bool:
    """Tell whether the words hold one person: a pronoun, a noun, or a name."""
    if not {"he", "she", "him", "her"}.isdisjoint(clause):
        return True
    if not PERSONS.isdisjoint(clause) or "old" in clause:
        return True
    if not reading.cased() or not clause:
        return False
    start = reading.first
    named = [
        at
        for at in range(start, reading.last)
        if reading.capital(at) and reading.lower[at] in clause
    ]
    # A name, not just a sentence's first word, a month or where it happened.
    return any(
        reading.lower[at] not in TIMES | _OPENERS
        and (at == start or reading.lower[at - 1] not in PLACING)
        for at in named
    )
