"""Who takes part in an event, by the surest of its sentences and what the others add."""

from collections.abc import Iterable

from schemas.event import Location, Participant
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.described import how_many
from service.extract.stated import Parts, Stated
from service.extract.who.attackers import claimant
from service.extract.who.describe import PARTS, describe
from service.extract.who.find import participants
from service.extract.who.fitting import PERSONAL, overlap
from service.extract.who.parties import PEERS
from service.extract.who.phrase import Statement
from service.extract.who.presented import presented
from service.extract.who.role import tells_people
from service.extract.who.visits import both_named, visitor_first


def participants_of(own: Stated, place: Location | None) -> list[Participant]:
    """Return who takes part in an event that happened at a place."""
    category, page, spans = own.event.category, own.page, own.spans

    def told_in(rank: int) -> list[Participant]:
        marks = _behind_dateline(own.told[rank], *spans[rank])
        return participants(marks, Statement(category, page, spans[rank][1], own.near[rank]))

    if not spans:
        return []
    body = [rank for rank in range(1, len(spans)) if spans[rank][0] is page.body]
    found = told_in(0)
    if category != "security_incident":  # there others may be hit, or strike back
        found = told_by_others(found, (told_in(rank) for rank in body))
    if category in PERSONAL or (category == "sanction" and not _is_it(own.told[0])):
        found = _completed(found, (told_in(rank) for rank in range(1, len(spans))))
    if category == "security_incident" and not any(one.part == "actor" for one in found):
        claims = (claimant(page, spans[rank][1], 0) for rank in body)
        told = (describe("actor", *claim, page) for claim in claims if claim is not None)
        found = next(([one, *found] for one in told if one is not None), found)
    found = _as_peers([presented(one, page) for one in found])
    if category == "state_visit":
        country = place.country if place is not None else None
        found = both_named(found, country, *spans[0])
        found = visitor_first(found, country, *spans[0])
    return found


def _behind_dateline(told: Parts, words: Words, sentence: Sentence) -> Parts:
    """Return the parts without the dateline that may stand before the first of them."""
    first = behind_dateline(words, sentence)
    return {
        part: (where, (max(first, span[0]), span[1]))
        for part, (where, span) in told.items()
        if span[1] > first
    }


def told_by_others(
    found: list[Participant], others: Iterable[list[Participant]]
) -> list[Participant]:
    """Describe whom a sentence tells by a bare noun as the event's `others` do, in their order."""
    bare = {one.part for one in found if _is_bare(one) and one.name is None}
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


def _completed(found: list[Participant], others: Iterable[list[Participant]]) -> list[Participant]:
    """Add whom only the event's other sentences tell."""
    known = {one.part: one for one in found}
    for told in others:
        if len(known) == len(PARTS):
            break
        for one in told:
            if not any(overlap(other, one) for other in known.values()):
                known.setdefault(one.part, one)
    return [known[part] for part in PARTS if part in known]


def _as_peers(found: list[Participant]) -> list[Participant]:
    """Tell the role of "his counterpart" by whose counterpart he is."""
    if len(found) < len(PARTS) or PEERS.isdisjoint(_words(found[1])):
        return found
    return [found[0], found[1].model_copy(update={"role": found[1].role or found[0].role})]


def _is_it(marks: Parts) -> bool:
    """Tell "It expelled three", where who else imposed something is another."""
    words, (first, last) = marks.get("actor", (None, (0, 0)))
    return words is not None and words.lower[first:last] == ["it"]


def _is_bare(one: Participant) -> bool:
    """Tell whether a description says nothing of its own: "the man"."""
    told = one.text.lower().split()
    noun = told[1:] if told[0] in {"the", "these", "those"} else []
    return len(noun) == 1 and not (_ONE | _SEVERAL).isdisjoint(noun)


def _fits(bare: Participant, other: Participant) -> bool:
    """Tell whether another description says more, and may be of the same one or of as many."""
    noun = bare.text.lower().split()[-1]
    return _says_more(other, noun) and _of_same_sex(other, noun) and _of_as_many(other, noun)


def _says_more(other: Participant, noun: str) -> bool:
    """Tell "a baker of 44" and a name from a pronoun, from another person, or one known already."""
    told = _words(other)
    if _is_bare(other) or told[0] in _PRONOUNS or not _ANOTHER.isdisjoint(told):
        return False
    name = other.name
    if name and other.text.endswith(name) and other.text.lower() != f"the {name.lower()}":
        return True
    known = told[0] in {"the", "his", "her", "their"}
    return any(map(tells_people, told)) and not known and told != [noun]


def _of_same_sex(other: Participant, noun: str) -> bool:
    own, opposite = (_MALE, _FEMALE) if noun in _MALE else (_FEMALE, _MALE)
    told = _words(other)
    return noun not in own or not own.isdisjoint(told) or opposite.isdisjoint(told)


def _of_as_many(other: Participant, noun: str) -> bool:
    number = how_many(other.text)
    return noun == "accused" or (number in {1, None} if noun in _ONE else number != 1)


def _words(one: Participant) -> list[str]:
    return one.text.lower().replace("-", " ").replace(",", "").split()


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
