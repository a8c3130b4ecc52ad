"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Mapping

from schemas.event import Participant
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.people import PERSONS
from service.extract.who.attackers import answering, beaten, claimant, stopped
from service.extract.who.custody import appearing, charging, hearing, opening, owner, speaking
from service.extract.who.deeds import doer
from service.extract.who.describe import PARTS, Part, describe
from service.extract.who.fights import aimed, both_fell, fell, fighting
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
from service.extract.who.phrase import Found
from service.extract.who.victims import victims
from service.extract.who.visits import divided, hosted, received


def participants(
    marks: Mapping[str, tuple[Words, Span]],
    page: Page,
    category: str = "",
    sentence: Sentence | None = None,
    near: Span | None = None,
) -> list[Participant]:
    """Return the participants: actor first, then target.

    The encoder's marks come first; for whom it has marked nobody, the surest `sentence`, whose
    words `near` state the event, is read by rule.
    """
    ruled = _ruled(category, page, sentence, near)
    overcome = category == "security_incident" and "actor" in marks and beaten(*marks["actor"])
    found = whom_marked(marks, ruled, page, category, sentence, overcome=overcome)
    if sentence is not None and near is not None:
        if not overcome or "target" not in marks:  # not "the raiders were shot by police"
            _by_agent(found, category, page, sentence, near, marks.get("actor"))
        _by_grammar(found, ruled, category, page)
        if category == "security_incident":
            found |= _only("actor", stopped(marks, ruled, page))
            _by_deed(found, page, sentence, near)
    if sentence is not None:
        _by_category(found, category, page, sentence)
    target = found.get("target")
    if target is not None and (not is_wanted(target, category) or same(found.get("actor"), target)):
        del found["target"]
    return [found[part] for part in PARTS if part in found]


def _ruled(
    category: str, page: Page, sentence: Sentence | None, near: Span | None
) -> dict[str, Found]:
    """Return whom the surest sentence's grammar makes actor and target."""
    if sentence is None or near is None:
        return {}
    words = page.words_of(sentence)
    found = zip(PARTS, roles(category, words, sentence, near), strict=True)
    return {part: (words, *span) for part, span in found if span is not None}


def _only(part: Part, one: Participant | None) -> dict[str, Participant]:
    return {part: one} if one is not None else {}


def _by_agent(
    found: dict[str, Participant],
    category: str,
    page: Page,
    sentence: Sentence,
    near: Span,
    actor: tuple[Words, Span] | None,
) -> None:
    """Let be the actor who is named right behind the verb: "was held by the army"."""
    if category in MUTUAL | {"protest"}:
        return
    words = page.words_of(sentence)
    span = told_agent(category, words, sentence, near)
    if span is None or (actor is not None and answering(words, actor[1], span)):
        return
    one = describe("actor", words, *span, page)
    if one is None or not is_doing(one, category) or overlap(found.get("actor"), one):
        return
    person = one.name is not None and " " in one.name  # not "was shot by the Thames"
    relative = category == "security_incident" and not PERSONS.isdisjoint(one.text.lower().split())
    if one.role or one.country or person or relative:
        found["actor"] = one


def _by_grammar(
    found: dict[str, Participant], ruled: Mapping[str, Found], category: str, page: Page
) -> None:
    """Add whom the grammar makes actor or target where nobody is told yet."""
    for part in PARTS:
        one = describe(part, *ruled[part], page) if part in ruled and part not in found else None
        if one is None or any(same(two, one) for two in found.values()):
            continue
        if is_likely(one, category) and is_doing(one, category):
            found[part] = one


def _by_deed(found: dict[str, Participant], page: Page, sentence: Sentence, near: Span) -> None:
    """Add whom the noun of a deed tells: "US shelling of the port"."""
    if found.keys() >= set(PARTS):
        return
    words = page.words_of(sentence)
    for part, span in zip(PARTS, doer(words, sentence, near), strict=True):
        one = describe(part, words, *span, page, cut=False) if span is not None else None
        if part not in found:
            found |= _only(part, one)


def _by_category(
    found: dict[str, Participant], category: str, page: Page, sentence: Sentence
) -> None:
    """Add whom a sentence of a category implies, and what the text tells of them elsewhere."""
    if category in MUTUAL:
        _of_states(found, category, page, sentence)
    if category in PERSONAL:
        _of_custody(found, category, page, sentence)
    if category == "security_incident":
        _of_attack(found, page, sentence)
    if category in SUFFERED:
        found |= _only("target", victims(found.get("target"), category, page, sentence))
    if category in PERSONAL or category == "security_incident":
        _name(found, category, page, sentence)
    if category == "prosecution" and appearing(found, page, sentence):
        del found["actor"]
    if (
        category == "security_incident"
        and "target" in found
        and fell(found["target"], page, sentence)
    ):
        del found["target"]


def _of_states(
    found: dict[str, Participant], category: str, page: Page, sentence: Sentence
) -> None:
    """Tell the two sides of what states do apart, and the states by their capitals."""
    if category == "agreement":
        paired(found, page, sentence)
    if category == "sanction":
        found |= facing(page, sentence)
    if "actor" in found and "target" not in found:
        divided(found, page, sentence)
    if category == "state_visit" and "actor" in found:
        (received if "target" in found else hosted)(found, page, sentence)
    for part, one in found.items():
        found[part] = seated(one, page)
    if category == "sanction" and "target" in found:
        home = found["actor"].country if "actor" in found else None
        found["target"] = accredited(found["target"], page, sentence, home)


def _of_custody(
    found: dict[str, Participant], category: str, page: Page, sentence: Sentence
) -> None:
    """Add who holds or tries, and whom."""
    court = category == "prosecution" and not charging(page, sentence)
    if "target" not in found:
        _add(found, "target", opening(page, sentence) or owner(page, sentence), page)
    if "actor" not in found:
        _add(found, "actor", (hearing if court else speaking)(page, sentence), page)


def _of_attack(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Add who fought, claimed an attack, or was aimed at."""
    fallen = both_fell(page, sentence) if "actor" not in found else None
    target = found.get("target")
    if fallen is not None and (target is None or any(overlap(target, one) for one in fallen)):
        found["actor"], found["target"] = fallen
    side, other = fighting(page, sentence)
    if "target" not in found:
        hit = other if side or "actor" in found else None
        _add(found, "target", hit or aimed(page, sentence), page)
    if "actor" not in found:
        _add(found, "actor", side or other or claimant(page, sentence), page)


def _add(found: dict[str, Participant], part: Part, where: Found | None, page: Page) -> None:
    if where is not None:
        found |= _only(part, describe(part, *where, page, cut=part == "target"))


def _name(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Name those whom the text goes on to name."""
    for part, one in found.items():
        name = introduced(one, category, page, sentence)
        if name not in {None, *(two.name for two in found.values())}:
            found[part] = one.model_copy(update={"name": name})
