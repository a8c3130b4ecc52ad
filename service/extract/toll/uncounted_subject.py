"""Whom a verb is said of where no number counts them."""

from service.classify.lexicon import PASSIVES, word_set
from service.extract.counts import Number
from service.extract.described import how_many
from service.extract.people import GROUP_SIZES, PERSONS, is_people
from service.extract.toll.clause import Clause
from service.extract.toll.cue import ALSO_THINGS, Cue
from service.extract.toll.grammar import (
    ADVERBS,
    BACK,
    BE,
    DESCRIBED,
    OWNERS,
    PLURAL,
    PREPOSITIONS,
    STOPS,
)
from service.extract.toll.lists import clause_begins
from service.extract.toll.one_person import aged, named_before, one_to, past_one, person_in
from service.extract.toll.reading import Reading

_COUNTS = word_set("deaths fatalities injuries killings bodies")
_SINGULAR = word_set("was is has")
_VAGUE = word_set("those they some many all both others")
_ARTICLES = word_set("a an his her the one he she")
_GROUPS = word_set(
    "group crowd family gang number dozens scores hundreds thousands people police "
    "nobody what which it that this operation"
)


def one_who(reading: Reading, at: int) -> Number | None:
    """Return the one of "a clerk who was hurt", however many are told before."""
    start = reading.first
    clause = reading.lower[max(start, at - 4) : at]
    if "who" not in clause:
        return None
    end = max(start, at - 4) + clause.index("who")
    verbs = reading.lower[end + 1 : at]
    if not (BE | ADVERBS).issuperset(verbs):
        return None
    named = end - 2 >= start and reading.cased() and reading.comma(end)
    named = named and PLURAL.isdisjoint(verbs)
    if named and reading.capital(end - 1) and reading.capital(end - 2):
        return Number(end - 2, end, 1, None)  # "Ana Ruiz, who was hurt"
    for place in range(end - 1, max(start, end - 9) - 1, -1):
        if any(one.first <= place < one.last for one in reading.counts):
            return None
        if reading.lower[place] in {"a", "an"} and reading.before(place) not in PREPOSITIONS:
            return Number(place, end, 1, None) if past_one(reading, place) else None
    return None


def subject_of(clause: Clause) -> Number | None:
    """Count those of whom the verb is said, where no number does: "a cook and his son died"."""
    reading, cue, floor, end = clause.reading, clause.cue, clause.first, clause.end
    lower, verbs = reading.lower, clause.verbs
    elided = cue.how == "both" and floor > reading.first and _ends(reading, cue.last)
    told_of = cue.how == "left" or elided or not PASSIVES.isdisjoint(verbs)
    if not told_of and not verbs and _reduced(reading, cue):
        return Number(cue.first - 1, cue.last, 1, None)
    if not told_of or lower[cue.first] in _COUNTS:
        return None
    start = _clause_start(reading, end, floor)
    joined = start > reading.first and lower[start] == "and"
    start += joined
    if elided and PASSIVES.isdisjoint(verbs):  # "one was killed and his wife badly hurt"
        one = joined and lower[start] in _ARTICLES and end - start <= DESCRIBED
        one = one and lower[end - 1] in PERSONS
        return Number(start, end, 1, None) if one else None
    singular = PLURAL.isdisjoint(verbs)
    named = bool(verbs) and singular and named_before(reading, end)
    if end > floor and (named or lower[end - 1] in {"he", "she"}):
        return Number(end - 1, end, 1, None)
    several = "and" in lower[start:end] and _SINGULAR.isdisjoint(verbs)
    several = several or lower[end - 1] in GROUP_SIZES
    sure = cue.how == "left" or lower[cue.first] not in ALSO_THINGS
    if sure and not several and _is_one(reading, start, end, verbs):
        return Number(start, end, 1, None)
    return _described(reading, start, end, one=sure and singular, several=several)


def _clause_start(reading: Reading, end: int, floor: int) -> int:
    """Return where the clause begins whose subject ends at a word."""
    opening = past_one(reading, reading.first) or 0
    if floor == reading.first and reading.lower[opening : opening + 1] == ["who"]:
        return floor  # "a clerk who vanished ... has been arrested"
    start = end
    while start > max(floor, end - BACK) and not clause_begins(reading, start):
        start -= 1
    return start


def _is_one(reading: Reading, start: int, end: int, verbs: list[str]) -> bool:
    """Tell "a headmaster of 64 has died", "the victim later died"."""
    bare = BE.isdisjoint(verbs)
    opening = reading.lower[start]
    owned = opening in OWNERS and (bare or not _SINGULAR.isdisjoint(verbs))
    alone = opening in {"a", "an", "another"} and PLURAL.isdisjoint(verbs)
    tail = past_one(reading, start) if owned or alone else None
    if tail is None or (owned and bare and PERSONS.isdisjoint(reading.lower[start:tail])):
        return False
    told = reading.lower[tail:end]
    return _VAGUE.isdisjoint(told) and not any(map(is_people, told))


def _described(
    reading: Reading, start: int, end: int, *, one: bool, several: bool
) -> Number | None:
    """Count what is described from one of the words to the end: "a cook and his son"."""
    for first in range(start, end):
        article = reading.lower[first]
        inside = article not in _ARTICLES or reading.before(first) in PREPOSITIONS
        if first > start and inside:
            continue
        if one and article in {"a", "an"} and one_to(reading, first, end):
            return Number(first, end, 1, None)
        number = how_many(reading.text(first, end)) if several else None
        if number is not None and number > 1:
            return Number(first, end, number, None)
    return None


def _reduced(reading: Reading, cue: Cue) -> bool:
    """Tell "the man shot dead on Tuesday", "a guard hurt in the raid", if nobody is behind.

    Of "protests over a man killed by police left two dead" the verb's are the event's.
    """
    if reading.latest[cue.kind] is not cue:
        return False
    at, behind = cue.first - 1, cue.last
    one = cue.how == "both" and at > reading.first and reading.lower[at] in PERSONS
    preposition = behind < reading.last and reading.lower[behind] in PREPOSITIONS
    if not (one and preposition and reading.gap(behind).isspace()):
        return False
    return not {"a", "an", "the"}.isdisjoint(reading.lower[max(reading.first, at - 3) : at])


def _ends(reading: Reading, at: int) -> bool:
    """Tell that no object follows: the end, a comma, "in", "by"."""
    if at >= reading.last or not reading.gap(at).isspace():
        return True
    return reading.lower[at] in STOPS | {"by"}


def single_subject(clause: Clause, passive: bool) -> Number | None:
    """Return one where the verb's subject is one person: "he was held", "a farmer died"."""
    start = max(clause.first, clause.cue.first - BACK)
    return _one_undergoing(clause, start) if passive else _one_doing(clause, start)


def _one_undergoing(clause: Clause, start: int) -> Number | None:
    """Return the one of "he was held", "the baker, who was shot": words[start:] before the cue."""
    reading, cue = clause.reading, clause.cue
    told = reading.lower[start : cue.first]
    verbs = [word for word in told[-4:] if word in BE]
    said = [word for word in told if word not in BE | ADVERBS | {"who"}]
    several = bool(said) and is_people(said[-1]) and said[-1] not in PERSONS
    if several or not PLURAL.isdisjoint(verbs) or not _GROUPS.isdisjoint(told[:6]):
        return None
    return Number(cue.first, cue.last, 1, None) if person_in(reading, told) else None


def _one_doing(clause: Clause, start: int) -> Number | None:
    """Return the one of "a farmer died", in a title also of "Farmer killed"."""
    reading, cue = clause.reading, clause.cue
    told = reading.lower[start : cue.first]
    if cue.how == "left" and reading.lower[cue.first] in {"deaths", "injuries", "bodies"}:
        return None
    either_way = cue.how == "both" and reading.lower[cue.first] != "drowned"
    if either_way and reading.words.field != "title":
        return None
    if not _GROUPS.isdisjoint(told[-8:]) or "those" in told[-4:]:
        return None
    for place in range(start, cue.first):
        opens = either_way or reading.lower[place] in {"a", "an"}
        near = range(place, min(cue.first, place + 5))
        if opens and any(reading.lower[at] in PERSONS or aged(reading, at) for at in near):
            return Number(place, cue.first, 1, None)
    return Number(cue.first, cue.last, 1, None) if named_before(reading, cue.first) else None
