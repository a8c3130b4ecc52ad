"""How many people were killed, injured and detained, as a sentence says it.

A cue ("killed", "were wounded", "took ... into custody") looks for its people: to the right where
somebody does it to them, to the left where it is done to them or where they die.
"""

from collections.abc import Sequence

from service.classify.lexicon import HAVING, word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.counts import Number, numbers
from service.extract.toll.by_name import count_named
from service.extract.toll.construction import people_of
from service.extract.toll.cue import EXECUTING, ILL, Cue
from service.extract.toll.cues import find_cues
from service.extract.toll.died_of_it import died_then, nth_dead, some_killed
from service.extract.toll.grammar import ADVERBS, BE, SUBSET
from service.extract.toll.hurt import WOUNDED
from service.extract.toll.reading import Reading
from service.extract.toll.tolls import Kind, Tolls

_MORE = word_set("another further")
_JAILED = word_set("jailed jails jailing imprisoned imprisonment")
_CONVICT = word_set("who that for of he she after by of admitted")
"""Words before what a convict did, not what the court has done to him."""
_RANK = {"toll": 0, "named": 2, "attribute": 2}
_OTHERS = word_set("other others more")
TOTAL = word_set("toll total altogether risen rose raising")
"""Words of a sentence that gives a total, which outweighs the numbers of others."""
_Told = tuple[Kind, Number, bool]
"""Of whom a cue tells, and whether they came to the toll."""


def find_tolls(
    words: Words,
    sentence: Sentence,
    *,
    stated: bool = True,
    subtype: str | None = None,
    but: Span | None = None,
) -> Tolls:
    """Find the tolls that a sentence gives.

    Only where it states the event is "the killing of a priest" one of them. The `subtype` of the
    event says whose tolls count: those who fall ill in an epidemic are its cases, not its hurt, and
    a court's sentence kills by an execution alone. What the words `but` tell is another event's.
    """
    tolls = Tolls()
    if subtype != "sentence":
        count_named(words, sentence, tolls)
    cues = find_cues(words, sentence)
    if but is not None:
        cues = [one for one in cues if not but[0] <= one.first < but[1]]
    reading = Reading(words, sentence, numbers(words, sentence) if cues else [], cues)
    told: list[_Told] = []
    for number, cue in sorted(enumerate(cues), key=_rank):
        again = getattr(tolls, cue.kind) is not None
        if (again and cue.how in _RANK) or (cue.how == "named" and not stated):
            continue
        found = people_of(reading, number)
        if found is None or not _counts(words.lower, sentence, cue, subtype):
            continue
        cue.kind = _kind(words.lower, cue, found, tolls)
        told.append((cue.kind, found, _add(tolls, reading, cue, found, told)))
    _settle(tolls, words, cues)
    return tolls


def _rank(one: tuple[int, Cue]) -> int:
    """Return when a cue is read.

    What gives the total comes first: "three more died, bringing the dead to eight"; what names a
    deed as known comes last: "the killing of a priest", in which others were hurt, "a wounded
    driver".
    """
    return _RANK.get(one[1].how, 1)


def _counts(lower: Sequence[str], sentence: Sentence, cue: Cue, subtype: str | None) -> bool:
    """Tell whether a cue's people are the event's: no cases of a disease, no convict's victims."""
    if subtype == "epidemic" and cue.kind == "injured":
        told = lower[cue.first : min(sentence.last, cue.last + 1)]
        passive = cue.first > sentence.first and lower[cue.first - 1] in BE
        treated = told[0] == "treated" and passive
        return treated or not WOUNDED.isdisjoint(told)
    if subtype != "sentence":
        return True
    jailed = not _JAILED.isdisjoint(lower[sentence.first : sentence.last])
    if jailed or lower[cue.first] not in EXECUTING or cue.how == "toll":
        return False
    at = cue.first
    while at > sentence.first and lower[at - 1] in HAVING | ADVERBS:
        at -= 1
    return at == sentence.first or lower[at - 1] not in _CONVICT


def _kind(lower: Sequence[str], cue: Cue, found: Number, tolls: Tolls) -> Kind:
    """Return a cue's kind, for "one was shot dead and two others were shot" that of the hurt."""
    others = lower[found.last : found.last + 1] == ["others"]
    return "injured" if cue.kind == "hit" and others and tolls.killed else cue.kind


def _add(tolls: Tolls, reading: Reading, cue: Cue, found: Number, told: Sequence[_Told]) -> bool:
    """Add a cue's people to the toll, unless they are among those told; tell whether it grew."""
    before = getattr(tolls, cue.kind)
    nth = nth_dead(reading.words, reading.sentence, cue)
    totals = (one for one in reading.cues if one.how == "toll")
    if before is None:
        after = found.value
        if cue.kind == "killed" and found.value == 1:
            tolls.nth = tolls.nth or nth
    elif nth == before + 1:
        setattr(tolls, cue.kind, before + 1)
        return True
    elif all(one.kind != cue.kind for one in totals) and _others(reading, found, cue.kind, told):
        after = before + found.value
    else:
        return False
    setattr(tolls, cue.kind, after)
    if getattr(tolls, f"{cue.kind}_qualifier") is None:
        setattr(tolls, f"{cue.kind}_qualifier", found.qualifier)
    return True


def _others(reading: Reading, more: Number, kind: Kind, told: Sequence[_Told]) -> bool:
    """Tell people besides those of the kind who are counted: "three other women".

    Of "20 were hurt; five were flown to hospital and 15 others treated" they are among them.
    """
    lead = reading.before(more.first)
    if lead == "and" and reading.before(more.first - 1) in ILL:
        return True  # "left a man blind and six injured"
    if lead not in _MORE and _OTHERS.isdisjoint(reading.lower[more.last : more.last + 1]):
        return False
    first = next((one for other, one, _new in told if other == kind), None)
    if first is None:
        return False
    joined = lead == "and" or reading.comma(more.first)
    read = {one.first for other, one, new in told if new or other != kind}
    return not any(
        one.value + more.value == first.value
        or (joined and one.value < first.value and reading.before(one.first) not in SUBSET)
        for one in reading.counts
        if first.last <= one.first < more.first and one.first not in read
    )


def _settle(tolls: Tolls, words: Words, cues: Sequence[Cue]) -> None:
    """Take those who died of it from the hurt, and those who were hit and lived for hurt."""
    lived = (tolls.hit or 0) - (tolls.killed or 0)
    if lived > 0 and tolls.killed and tolls.injured is None and some_killed(words, cues):
        tolls.injured, tolls.injured_qualifier = lived, tolls.hit_qualifier
    if tolls.injured == 1 and tolls.killed in {None, 1} and died_then(words.lower, cues):
        tolls.killed, tolls.injured, tolls.died = 1, None, True
