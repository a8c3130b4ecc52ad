"""How many people a cue tells of, by the construction that it stands in."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from service.classify.lexicon import word_set
from service.extract.counts import QUALIFYING, Number
from service.extract.people import is_human, is_people
from service.extract.toll.before_verb import people_before
from service.extract.toll.behind_verb import elsewhere_too, people_behind
from service.extract.toll.cue import HURT, PLACED, Cue, How
from service.extract.toll.grammar import ADVERBS, BACK, BE, NEAR_TOLL, REACH
from service.extract.toll.reading import Reading

_DEATHS = word_set("dead killed deaths")
_OBJECTS = word_set("a an the him her them his its their tens dozens hundreds thousands scores")
_LAST_TOLL = word_set(
    "to at of stood rose risen reached reaches passed passes climbed topped tops exceeded exceeds "
    "surpassed hits hit was now is"
)
_TOLL_REACH = 24
"""Words between "the number of people killed" and "has risen to", or any other lead."""


def people_of(reading: Reading, number: int) -> Number | None:
    """Return the people of a cue, by its number."""
    cue = reading.cues[number]
    if cue.how in {"left", "both"}:
        return _of_verb(reading, number)
    return _put(reading, number) if cue.how == "put" else _CONSTRUCTIONS[cue.how](reading, cue)


def _one(_reading: Reading, cue: Cue) -> Number:
    return Number(cue.first, cue.last, 1, None)


def _behind(reading: Reading, cue: Cue) -> Number | None:
    """Read "the killing of two men", "arrests of four"; "four arrests", too."""
    counted = _beside(reading, cue) if reading.lower[cue.first] == "arrests" else None
    return counted or people_behind(reading, cue)


def _of_verb(reading: Reading, number: int) -> Number | None:
    """Read "killed two men", "two men were killed", "two men died", "beat a man to death"."""
    cue = reading.cues[number]
    done = _done_to_death(reading, cue)
    if done is not None:
        return people_behind(reading, Cue(cue.kind, "right", done, done + 1))
    passive = _passive(reading, cue)
    if reading.lower[cue.first - 1 : cue.first] == ["the"] and cue.how == "both":
        return people_before(reading, number, passive)  # "he wished the injured a speedy recovery"
    active = cue.how == "both" and not passive
    found = people_behind(reading, cue) if active else None
    if found is None and not (active and _object(reading, cue)):
        found = people_before(reading, number, passive)
        more = elsewhere_too(reading, cue.last, found.value) if found else 0
        found = found and replace(found, value=found.value + more)
    return _along(reading, found, cue) if found is not None else None


def _along(reading: Reading, found: Number, cue: Cue) -> Number:
    """Add those of "was arrested along with two others" and "with his wife", but no pistols."""
    at = cue.last + 2
    along = reading.lower[cue.last : at] in (["along", "with"], ["together", "with"])
    people = any(map(is_human, reading.lower[at : min(reading.last, at + 5)]))
    more = (
        people_behind(reading, Cue(cue.kind, "right", cue.first, at)) if along and people else None
    )
    return replace(found, value=found.value + more.value) if more is not None else found


def _beside(reading: Reading, cue: Cue) -> Number | None:
    """Read "two of them fatally", "nine more arrests"."""
    near = [one for one in reading.counts if cue.first - 2 <= one.last <= cue.first]
    return near[-1] if near else None


def _done_to_death(reading: Reading, cue: Cue) -> int | None:
    """Return the verb of "beat a man to death", whoever stands before it."""
    if reading.lower[cue.first : cue.last] != ["to", "death"]:
        return None
    for place in range(cue.first - 2, max(reading.first, cue.first - REACH) - 1, -1):
        verb, behind = reading.lower[place : place + 2]
        done = verb.endswith(("ing", "ed")) or verb == "beat"
        # Not the "suspected" of "beat a suspected thief".
        if done and (behind in _OBJECTS or reading.number_at(place + 1) is not None):
            return None if _passive_at(reading, place) else place
    return None


def _object(reading: Reading, cue: Cue) -> bool:
    """Tell whether it is done to what follows, so that whoever stands before it did it.

    What is told of "drowned migrants" without a number tells of no others either.
    """
    at, before = cue.last, cue.first
    if at >= reading.last or {",", ";"} & set(reading.gap(at)):
        return False
    while before > reading.first and reading.lower[before - 1] in ADVERBS:
        before -= 1
    counted = any(one.last == before for one in reading.counts)
    return reading.lower[at] in _OBJECTS or (is_people(reading.lower[at]) and not counted)


def _passive(reading: Reading, cue: Cue) -> bool:
    at = cue.first - 1
    while at >= reading.first and reading.lower[at] in ADVERBS:
        at -= 1
    if at < reading.first:
        return False
    word = reading.lower[at]
    if word in {"taken", "kept", "placed", "led", "rushed"}:
        at -= 1
        word = reading.lower[at] if at >= reading.first else ""
    if word in {"have", "has", "had"}:
        return cue.how == "left"
    return word in BE


def _put(reading: Reading, number: int) -> Number | None:
    """Read "took four men into custody", "placed in custody eleven people"."""
    cue = reading.cues[number]
    floor = reading.cues[number - 1].last if number else reading.first
    for place in range(cue.first - 1, max(floor, cue.first - BACK) - 1, -1):
        if reading.lower[place] in PLACED and not _passive_at(reading, place):
            found = people_behind(reading, Cue(cue.kind, "right", place, place + 1))
            return (
                found or people_behind(reading, cue) or people_before(reading, number, passive=True)
            )
    return people_before(reading, number, passive=True)


def _passive_at(reading: Reading, at: int) -> bool:
    return at > reading.first and reading.lower[at - 1] in BE


def _toll(reading: Reading, cue: Cue) -> Number | None:
    best = None
    for number in reading.counts:
        far = number.first - cue.last
        other = HURT if cue.kind == "killed" else _DEATHS
        if not other.isdisjoint(reading.lower[cue.last : number.first]):
            break  # "the number of dead rose to nine and of wounded to 40"
        behind = reading.lower[number.last : number.last + 3]
        if best is not None and not other.isdisjoint(behind):
            break  # "has risen to 50 and more than 200 people are injured"
        lead = reading.lower[max(cue.first, number.first - 2) : number.first]
        near = far <= NEAR_TOLL or not _LAST_TOLL.isdisjoint(lead[:1])
        led = bool(lead) and lead[-1] in _LAST_TOLL | QUALIFYING
        led = led and (lead[-1] != "as" or lead[0] == "many")  # "may rise as 20 are missing"
        if 0 <= far <= _TOLL_REACH and near and led:
            best = number
    if best is not None:
        reading.used.add(best.first)
    return best


def _lives(reading: Reading, cue: Cue) -> Number | None:
    window = reading.lower[cue.last : min(reading.last, cue.last + 6)]
    if (found := people_behind(reading, cue)) or (found := _of_lives(reading, cue, window)):
        return found
    one = "life" in window and reading.lower[cue.first] != "loss"
    return Number(cue.first, cue.last, 1, None) if one else None


def _of_lives(reading: Reading, cue: Cue, window: list[str]) -> Number | None:
    """Read "the lives of three soldiers and a ranger", "the lives of all 12"."""
    if ("lives", "of") not in pairwise(window):
        return None
    at = cue.last + window.index("lives") + 2
    return people_behind(reading, Cue(cue.kind, "right", cue.first, at))


_CONSTRUCTIONS: dict[How, Callable[[Reading, Cue], Number | None]] = {
    "one": _one,
    "attribute": _one,
    "toll": _toll,
    "part": _beside,
    "lives": _lives,
    "right": _behind,
    "named": _behind,
}
"""By how a cue takes its people, what reads them from the cue alone."""
