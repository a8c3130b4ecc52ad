"""Who may be the actor or the target of a category's event."""

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.described import how_many
from service.extract.people import PERSONS
from service.extract.who.antecedent import stands_for
from service.extract.who.deeds import STREETS, WEAPONS
from service.extract.who.parties import brought
from service.extract.who.phrase import EDGES, noun_of, telling
from service.extract.who.role import tells_people

SUFFERED = frozenset({"security_incident", "disaster"})
"""Categories whose civilians are those whom it happens to."""
PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories that are done to persons."""
MUTUAL = frozenset({"agreement", "state_visit", "sanction"})
"""Categories of what states do, whose parties are no crowd of persons."""


def overlap(one: Participant | None, other: Participant) -> bool:
    """Tell whether two share a word that tells."""
    told = {word for word in one.text.lower().split() if telling(word)} if one else set()
    return not told.isdisjoint(other.text.lower().split())


def same(one: Participant | None, other: Participant) -> bool:
    """Tell whether one's words are a run of the other's: "police", "the Leeds police"."""
    if one is None:
        return False
    short, long = sorted((one.text.split(), other.text.split()), key=len)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return short in runs and PERSONS.isdisjoint(long[-1:]) == PERSONS.isdisjoint(short[-1:])


_DEEDS = WEAPONS | word_set(
    "strike strikes attack attacks blast blasts explosion explosions shooting shelling raid "
    "pellet pellets device devices charge charges parcel parcels roadside"
)
"""Last words of phrases that name what was done rather than who did it: "a roadside" bomb."""
_UNMANNED = word_set("drone drones uav uavs unmanned")
"""Words for weapons that somebody has sent."""
_OFFICIAL = frozenset({"police", "court", "military", "prosecutor"})
"""Roles of those whom a protest is watched or broken up by."""


def is_doing(one: Participant, category: str, *, striking: bool = False) -> bool:
    """Tell whether the actor may be one of the category's, or be `striking` in a uniform."""
    if one.part == "target":
        return True
    head = one.text.lower().split()[-1]
    named = one.country or one.name or one.text.isupper()  # "ED arrests"
    known = named or head.endswith("s") or tells_people(head)
    if head == one.text.lower() and not known and category not in MUTUAL:
        return False  # "fruit" of "a bomb in a fruit crate"
    unmanned = not _UNMANNED.isdisjoint(one.text.lower().split())
    if unmanned and not (one.country or one.role or _sent(one.text)):
        return False  # only "Norland's drones", "rebel drones" tell who sent them
    watching = category == "protest" and one.role in _OFFICIAL and not striking
    return _DEEDS.isdisjoint({head, noun_of(one.text.lower().split())}) and not watching


def is_striking(words: Words, last: int) -> bool:
    """Tell "prison officers downed tools", who protest themselves, from the police at a march."""
    return not _STRUCK.isdisjoint(words.lower[last : last + STRIKING])


STRIKING = 3
"""Words behind a noun among which it is told that its bearers protest."""
_STRUCK = word_set(
    "downed squatted picketed picketing boycotted rallied protested demonstrated marched strike"
)


def _sent(text: str) -> bool:
    """Tell from the first word of "RSF drones", "Kyiv's drones" who sent them."""
    first = next((word for word in text.split() if word.lower() not in EDGES), "")
    letters = len(first) > 1 and first.isupper() and first != "UAV"
    return letters or first.endswith(("'s", "’s"))


_ANSWERABLE = word_set(
    "head_of_state head_of_government minister government legislator company diplomat"
)
"""Roles of those who are protested against."""
GENERIC = word_set(
    "people person persons lives others dead victims houses homes number residents some bodies"
)
SETTLED = word_set(
    "village villages town towns hamlet hamlets city cities neighborhood neighborhoods "
    "neighbourhood neighbourhoods suburb suburbs district districts resort"
)
"""Heads of phrases for where a disaster struck, which is its place."""


def is_wanted(target: Participant, category: str) -> bool:
    """Tell whether a category's event is done to somebody who is worth naming."""
    if category == "protest":
        large = all(word[0].isupper() for word in target.text.split() if word not in EDGES)
        return target.role in _ANSWERABLE or (target.country is not None and large)
    if category == "disaster":
        told = target.text.lower().replace(",", "").replace("-", " ").split()
        return noun_of(told) not in SETTLED and not (GENERIC | EDGES).issuperset(told)
    if category == "agreement":
        return target.country is not None or target.name is not None or target.role is not None
    return target.text.lower().split()[-1] not in STREETS


def is_likely(one: Participant, category: str) -> bool:
    """Tell whether what a rule has found may be the participant."""
    if one.part == "actor":
        if category == "arrest":
            known = {"police", "military", "government", "court", "armed_group"}
            return one.role in known or one.text.isupper()  # "ICE arrests 200"
        if category == "prosecution":
            return one.role in {"court", "prosecutor", "government"}
        return one.role is not None or one.name is not None or one.country is not None
    lower = one.text.lower().split()
    if category == "agreement" or (category == "state_visit" and brought(lower)):
        return False
    if category in PERSONAL:
        counted = how_many(one.text) is not None and stands_for(lower) is None
        return one.name is not None or one.role is not None or counted
    return one.role is not None or one.name is not None
