"""Whom a bare noun tells, "the attackers": another sentence of the event says who they are."""

from collections.abc import Iterable

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.extract.described import how_many
from service.extract.who.words import tells_people

_ONE = word_set(
    "man woman boy girl person suspect accused defendant convict attacker assailant gunman victim"
)
_SEVERAL = word_set(
    "men women boys girls people suspects accused defendants convicts attackers assailants gunmen "
    "victims detainees"
)
_MALE = word_set("man boy men boys")
_FEMALE = word_set("woman girl women girls")
_PRONOUNS = frozenset(["he", "she", "they", "it"])
_ANOTHER = word_set("another other others more accomplice accomplices brother brothers wife son")
"""Words for somebody beside those whom the bare noun means."""


def is_bare(one: Participant) -> bool:
    """Tell whether a description says nothing of its own: "the man"."""
    told = one.text.lower().split()
    noun = told[1:] if told[0] in {"the", "these", "those"} else []
    return len(noun) == 1 and not (_ONE | _SEVERAL).isdisjoint(noun)


def told_by_others(
    found: list[Participant], others: Iterable[list[Participant]]
) -> list[Participant]:
    """Describe whom a sentence tells by a bare noun as the event's `others` do, in their order."""
    bare = {one.part for one in found if is_bare(one) and one.name is None}
    if not bare:
        return found
    fuller = {one.part: one for one in found}
    for told in others:
        for other in told:
            one = fuller.get(other.part)
            if other.part in bare and one is not None and _fits(one, other):
                fuller[other.part] = other
                bare.discard(other.part)
        if not bare:
            break
    return list(fuller.values())


def _fits(one: Participant, other: Participant) -> bool:
    """Tell whether another description may be of the same one, or of as many."""
    told = other.text.lower().replace("-", " ").split()
    noun = one.text.lower().split()[-1]
    if is_bare(other) or told[0] in _PRONOUNS or not _ANOTHER.isdisjoint(told):
        return False
    name = other.name if other.name and other.text.lower() != f"the {other.name.lower()}" else None
    named = name is not None and other.text.endswith(name)
    if not named and not any(map(tells_people, told)):
        return False
    if not named and (told[0] in {"the", "his", "her", "their"} or told == [noun]):
        return False  # somebody known already, or nothing more
    for sex, opposite in ((_MALE, _FEMALE), (_FEMALE, _MALE)):
        if noun in sex and sex.isdisjoint(told) and not opposite.isdisjoint(told):
            return False
    number = how_many(other.text)
    return noun == "accused" or (number in {1, None} if noun in _ONE else number != 1)
