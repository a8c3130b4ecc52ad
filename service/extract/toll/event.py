"""The tolls of an event: the surest sentence that counts, unless another tells the total."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from schemas.event import Event, Participant, Qualifier
from service.classify.cues import old_year
from service.classify.text import Sentence, Words
from service.extract.counts import numbers
from service.extract.earlier import earlier, since_then
from service.extract.others import others_of
from service.extract.stated import Stated
from service.extract.toll.by_name import held
from service.extract.toll.died_later import deadly, died_next
from service.extract.toll.find import TOTAL, find_tolls
from service.extract.toll.grammar import ORDINALS
from service.extract.toll.marks import with_marks
from service.extract.toll.sentences import looks_back, telling
from service.extract.toll.tolls import KINDS, Tolls

_FIELDS_OF: dict[str, tuple[str, ...]] = {
    "security_incident": ("killed", "injured"),
    "disaster": ("killed", "injured"),
    "protest": ("killed", "injured"),
    "arrest": ("detained",),
    "prosecution": ("killed",),
    "state_visit": (),
    "agreement": (),
    "sanction": (),
}
"""Tolls by category; a category of the user's own may have any."""
_EXECUTION = ("sentence", "occurred")
"""Subtype and status of a prosecution that may have killed."""
_FURTHER = frozenset({"more", "another", "further"})
"""Words of those who come to the victims already counted."""
_SUMMING = TOTAL | {"makes"}
"""Words of the sentence behind that adds them up: "That makes 18 dead"."""
_TOTAL_REACH = 4
"""Words behind "a total of" within which its number stands."""
_MARKED_OTHERWISE = {"epidemic": "injured", "sentence": "killed"}
"""By subtype, what the encoder marks also cases of illness, and those whom the sentenced killed."""
_OPENING = 5
"""Words of a sentence's opening: a year that is over there ("In 1946 ...") makes it history."""

Toll = tuple[int, Qualifier | None]


def tolls_of(own: Stated, events: Sequence[Event], people: Sequence[Participant]) -> dict[str, Any]:
    """Return the tolls that the document gives for an event, by field.

    `events` are all of the document; `people` take part in this one.
    """
    event, spans = own.event, own.spans
    fields = _fields(event)
    if not fields:
        return {}
    violent = event.category == "security_incident"
    read = {id(spans[rank][1]): _read(own, rank, violent=violent) for rank in range(len(spans))}
    named = held(people, *spans[0], own.page) if spans and event.category == "arrest" else None
    update: dict[str, Any] = {}
    for field in fields:
        found = _first_told(field, own, events, read, named)
        if found is not None:
            update[field], update[f"{field}_qualifier"] = found
    if violent and "killed" not in update and event.killed is None and event.injured is None:
        update |= _hit(own, read, update.get("injured") or 0)
    if update.get("injured") == update.get("killed") == 1 and died_next(own.page, read):
        del update["injured"], update["injured_qualifier"]
    return update


def _fields(event: Event) -> list[str]:
    """Return the tolls that an event may have and for which it has no number yet."""
    if event.category == "prosecution" and (event.subtype, event.status) != _EXECUTION:
        return []
    fields = _FIELDS_OF.get(event.category, KINDS)
    return [field for field in fields if getattr(event, field) is None]


def _read(own: Stated, rank: int, *, violent: bool) -> Tolls:
    """Return the tolls of a sentence of the evidence, but those of an earlier deed."""
    (words, sentence), parts = own.spans[rank], own.told[rank]
    actor = parts["actor"][1] if "actor" in parts else None
    but = earlier(words, sentence, actor) if actor is not None and violent else None
    but = but or since_then(words, sentence)
    tolls = find_tolls(words, sentence, subtype=own.event.subtype, but=but)
    other = _MARKED_OTHERWISE.get(own.event.subtype or "")
    sure = {
        part: (where, span)
        for part, (where, span) in parts.items()
        if part != other and not (but and but[0] <= span[0] < but[1])
    }
    return with_marks(tolls, words, sentence, sure)


def _hit(own: Stated, read: Mapping[int, Tolls], injured: int) -> dict[str, Any]:
    """Return who was shot or stabbed and by no word died: hurt, even if worse is told of some."""
    if any(deadly(*one) for one in own.spans):
        return {}
    for _words, sentence in own.spans:
        tolls = read[id(sentence)]
        if tolls.hit is not None and tolls.hit > injured:
            return {"injured": tolls.hit, "injured_qualifier": tolls.hit_qualifier}
    return {}


def _first_told(
    field: str, own: Stated, events: Sequence[Event], read: dict[int, Tolls], named: int | None
) -> Toll | None:
    """Return a toll of the surest sentence that gives it, or of one that gives the total.

    `read` are the tolls of the sentences read so far; `named` counts whom the surest names.
    """
    best: Toll | None = None
    sure = len(own.spans) if named is None else 1  # whom the surest names, others do not outnumber
    partly = False  # "two more have died" is no toll yet: the total may follow
    sentences = telling(own.event, own.spans, own.page, others_of(own.page, events), field)
    for rank, (words, sentence) in enumerate(sentences):
        said = words.lower[sentence.first : sentence.last]
        outweighed = rank >= sure and (best is not None or named is not None)
        settled = outweighed and not partly
        if settled and field != "killed":
            break  # what states the event outweighs what may speak of another
        if outweighed and _SUMMING.isdisjoint(said) and ORDINALS.keys().isdisjoint(said):
            continue
        if _of_old(own, rank, words, sentence) or (rank > 0 and looks_back(words, sentence)):
            continue
        tolls = _read_once(read, words, sentence, own.event.subtype)
        nth = tolls.nth if field == "killed" else None
        if best is not None and nth == best[0] + 1:
            best = nth, best[1]  # "killed two men. A third man died later"
            continue
        value: int | None = nth or getattr(tolls, field)
        if value is None or (best is not None and outweighed and value <= best[0]):
            continue
        if settled and ("toll" not in said or sentence.start < own.spans[0][1].start):
            continue  # of an update, the number that it raises was told before
        found = (value, getattr(tolls, f"{field}_qualifier"))
        if _sums(field, value, words, sentence):
            return found
        if best is None:
            more = (one in _FURTHER and two != "than" for one, two in pairwise(said))
            best, partly = found, any(more)
    return best if best is not None or named is None else (named, None)


def _of_old(own: Stated, rank: int, words: Words, sentence: Sentence) -> bool:
    """Tell a sentence of history by its year; of the evidence, by one in its opening words."""
    last = sentence.first + _OPENING if rank < len(own.spans) else sentence.last
    return old_year(words.lower, sentence.first, last, own.published)


def _read_once(
    read: dict[int, Tolls], words: Words, sentence: Sentence, subtype: str | None
) -> Tolls:
    """Return the tolls of a sentence, which are among those `read` from then on."""
    if id(sentence) not in read:
        read[id(sentence)] = find_tolls(words, sentence, stated=False, subtype=subtype)
    return read[id(sentence)]


def _sums(field: str, value: int, words: Words, sentence: Sentence) -> bool:
    """Tell a total of those counted: no "total of 47 rifles", of those held no dead's toll."""
    said = words.lower[sentence.first : sentence.last]
    if _SUMMING.isdisjoint(said):
        return False
    if field == "detained" and "toll" in said and "total" not in said:
        return False
    at = next((n for n, pair in enumerate(pairwise(said)) if pair == ("total", "of")), None)
    if at is None:
        return True
    behind = range(sentence.first + at + 2, sentence.first + at + 2 + _TOTAL_REACH)
    return any(one.first in behind and one.value == value for one in numbers(words, sentence))
