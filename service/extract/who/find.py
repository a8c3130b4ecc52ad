"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Mapping

from schemas.event import Participant
from service.extract.people import PERSONS
from service.extract.stated import Parts
from service.extract.who.antecedent import opening
from service.extract.who.attackers import CLAIMED, answering, beaten, claimant, stopped
from service.extract.who.custody import appearing, holder, suspect
from service.extract.who.deeds import doer
from service.extract.who.describe import PARTS, Part, describe
from service.extract.who.fights import aimed, both_fell, fell, fighting, opposed
from service.extract.who.fitting import (
    MUTUAL,
    PERSONAL,
    SUFFERED,
    is_doing,
    is_likely,
    is_wanted,
    overlap,
    same,
)
from service.extract.who.grammar import roles, told_agent
from service.extract.who.introduced import introduced
from service.extract.who.marked import whom_marked
from service.extract.who.parties import accredited, facing, paired, seated
from service.extract.who.phrase import Found, Statement
from service.extract.who.victims import victims
from service.extract.who.visits import divided, hosted, received

People = dict[Part, Participant]
"""Who is known to take part; each step returns whom it adds or tells otherwise."""


def participants(marks: Parts, told: Statement) -> list[Participant]:
    """Return the participants: actor first, then target.

    The encoder's marks come first; for whom it has marked nobody, the sentence is read by rule.
    """
    attack = told.category == "security_incident"
    sides = zip(PARTS, roles(told), strict=True)
    ruled = {part: (told.words, span) for part, span in sides if span is not None}
    overcome = attack and "actor" in marks and beaten(*marks["actor"])
    found = whom_marked(marks, ruled, told, overcome=overcome)
    if not overcome or "target" not in marks:  # not "the raiders were shot by police"
        found |= _by_agent(found, told, marks.get("actor"))
    if "target" in found and same(found.get("actor"), found["target"]):
        found = _without("target", found)  # "President Roe" of "Norse President Roe met ..."
    found |= _by_grammar(found, ruled, told)
    if attack:
        found |= _only("actor", stopped(marks, ruled, told.page))
        found |= _by_deed(found, told)
    found = _of_category(found, told)
    target = found.get("target")
    if target is not None:
        wanted = is_wanted(target, told.category) and not same(found.get("actor"), target)
        found = found if wanted else _without("target", found)
    return [found[part] for part in PARTS if part in found]


def _only(part: Part, one: Participant | None) -> People:
    return {part: one} if one is not None else {}


def _without(part: Part, found: People) -> People:
    return {other: one for other, one in found.items() if other != part}


def _described(part: Part, where: Found | None, told: Statement) -> People:
    if where is None:
        return {}
    return _only(part, describe(part, *where, told.page, cut=part == "target"))


def _by_agent(found: People, told: Statement, actor: Found | None) -> People:
    """Return as the actor who is named right behind the verb: "was held by the army"."""
    category, words = told.category, told.words
    span = told_agent(told) if category not in MUTUAL | {"protest"} else None
    if span is None or (actor is not None and answering(words, actor[1], span)):
        return {}
    one = describe("actor", words, span, told.page)
    if one is None or not is_doing(one, category) or overlap(found.get("actor"), one):
        return {}
    person = one.name is not None and " " in one.name  # not "was shot by the Thames"
    relative = category == "security_incident" and not PERSONS.isdisjoint(one.text.lower().split())
    return {"actor": one} if one.role or one.country or person or relative else {}


def _by_grammar(found: People, ruled: Mapping[Part, Found], told: Statement) -> People:
    """Return whom the grammar makes actor or target where nobody is told yet."""
    added: People = {}
    for part, where in ruled.items():
        one = describe(part, *where, told.page) if part not in found else None
        if one is None or any(same(two, one) for two in (found | added).values()):
            continue
        if is_likely(one, told.category) and is_doing(one, told.category):
            added[part] = one
    return added


def _by_deed(found: People, told: Statement) -> People:
    """Return whom the noun of a deed tells: "US shelling of the port"."""
    if found.keys() >= set(PARTS):
        return {}
    added: People = {}
    for part, span in zip(PARTS, doer(told.words, told.sentence, told.near), strict=True):
        if span is not None and part not in found:
            added |= _only(part, describe(part, told.words, span, told.page, cut=False))
    return added


def _of_category(found: People, told: Statement) -> People:
    """Add whom a sentence of a category implies, and what the text tells of them elsewhere."""
    category, page, sentence = told.category, told.page, told.sentence
    attack = category == "security_incident"
    if category in MUTUAL:
        found = _of_states(found, told)
    if category in PERSONAL:
        found = found | _of_custody(found, told)
    if attack:
        found = _of_attack(found, told)
    if category == "protest":
        tried = (_described("target", where, told) for where in opposed(page, sentence))
        wanted = (one for one in tried if one and is_wanted(one["target"], category))
        found = _without("target", found) | next(wanted, {})
    if category in SUFFERED:
        found = found | _only("target", victims(found.get("target"), told))
    if category in PERSONAL or attack:
        found = _named(found, told)
    actor, target = found.get("actor"), found.get("target")
    if category == "prosecution" and actor is not None and appearing(actor, page, sentence):
        found = _without("actor", found)
    if attack and target is not None and fell(target, page, sentence):
        found = _without("target", found)
    return found


def _of_states(found: People, told: Statement) -> People:
    """Tell the two sides of what states do apart, and the states by their capitals."""
    category, page, sentence = told.category, told.page, told.sentence
    actor, target = found.get("actor"), found.get("target")
    if category == "agreement":
        actor = paired(actor, page, sentence)
    if category == "sanction":
        actor, target = facing(page, sentence) or (actor, target)
    if category == "state_visit" and actor is None and target is not None:
        visitor = opening(page, sentence, frozenset(), speakers=True)  # "He is to meet the premier"
        actor = _described("actor", visitor, told).get("actor")
        actor = None if same(actor, target) else actor
    if actor is not None and target is None:
        actor, target = divided(actor, page, sentence)
    if actor is not None and category == "state_visit":
        if target is not None:
            actor, target = received(actor, target, page, sentence)
        else:
            target = hosted(page, sentence)
    actor = seated(actor, page) if actor is not None else None
    target = seated(target, page) if target is not None else None
    if category == "sanction" and target is not None:
        target = accredited(target, page, sentence, actor.country if actor is not None else None)
    return _only("actor", actor) | _only("target", target)


def _of_custody(found: People, told: Statement) -> People:
    """Return who holds or tries, and whom."""
    added: People = {}
    if "target" not in found:
        added |= _described("target", suspect(told.page, told.sentence), told)
    if "actor" not in found:
        added |= _described("actor", holder(told), told)
    return added


def _of_attack(found: People, told: Statement) -> People:
    """Return who fought, claimed an attack, or was aimed at."""
    page, sentence = told.page, told.sentence
    fallen = both_fell(page, sentence) if "actor" not in found else None
    target = found.get("target")
    if fallen is not None and (target is None or any(overlap(target, one) for one in fallen)):
        return found | dict(zip(PARTS, fallen, strict=True))
    side, other = fighting(page, sentence)
    joint = "actor" in found and " and " in found["actor"].text
    if side and other and joint:  # "the army and rebels" of "clashes between"
        found = _without("actor", found)
        found = _without("target", found) if target and fell(target, page, sentence) else found
    added: People = {}
    if "target" not in found:
        hit = other if side or "actor" in found else None
        added |= _described("target", hit or aimed(page, sentence), told)
    if "actor" not in found:
        added |= _described("actor", side or other or claimant(page, sentence, CLAIMED), told)
    return found | added


def _named(found: People, told: Statement) -> People:
    """Name those whom the text goes on to name."""
    named = dict(found)
    for part, one in found.items():
        name = introduced(one, told.category, told.page, told.sentence)
        if name not in {None, *(two.name for two in named.values())}:
            named[part] = one.model_copy(update={"name": name})
    return named
