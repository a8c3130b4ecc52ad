"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Mapping

from schemas.event import Participant
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.people import PERSONS
from service.extract.who.antecedent import opening, owner
from service.extract.who.attackers import answering, beaten, claimant, stopped
from service.extract.who.custody import appearing, charging, hearing, speaking
from service.extract.who.deeds import doer
from service.extract.who.describe import describe
from service.extract.who.fights import aimed, both_fell, fell, fighting
from service.extract.who.fitting import is_doing, is_likely, is_wanted, overlap, same
from service.extract.who.hosts import divided, hosted, received
from service.extract.who.introduced import NAMED, introduced
from service.extract.who.marked import whom_marked
from service.extract.who.parties import accredited, paired, seated
from service.extract.who.phrase import Found
from service.extract.who.roles import roles, told_agent
from service.extract.who.victims import victims, victims_of
from service.extract.who.words import MUTUAL, PARTS, PERSONAL, SUFFERED, Part


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
    answered = overcome and "target" in marks  # "the raiders were shot by police"
    agent = None if answered else _agent(category, page, sentence, near, marks.get("actor"))
    if agent is not None and not overlap(found.get("actor"), agent):
        found["actor"] = agent
    for part in PARTS:
        if part not in found and part in ruled:
            one = describe(part, *ruled[part], page)
            likely = one is not None and is_likely(one, category) and is_doing(one, category)
            if one is not None and likely and not any(same(two, one) for two in found.values()):
                found[part] = one
    if category == "security_incident":
        attacker = stopped(marks, ruled, page)
        found |= {"actor": attacker} if attacker is not None else {}
    if sentence is not None:
        _by_deed(found, category, page, sentence, near)
        _untold(found, category, page, sentence)
        _better(found, category, page, sentence)
    return _fitting(found, category, page, sentence)


def _fitting(
    found: dict[str, Participant], category: str, page: Page, sentence: Sentence | None
) -> list[Participant]:
    """Return those of the participants who can be the category's."""
    if category == "prosecution" and sentence is not None and appearing(found, page, sentence):
        del found["actor"]
    target, actor = found.get("target"), found.get("actor")
    if target is not None and (
        not is_wanted(target, category)
        or same(actor, target)
        or (
            category == "security_incident"
            and sentence is not None
            and fell(target, page, sentence)
        )
    ):
        del found["target"]
    return [found[part] for part in PARTS if part in found]


def _better(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Tell more of those who were found by what the text says of them elsewhere."""
    if category in SUFFERED and "target" in found:
        found["target"] = victims(found["target"], category, page, sentence)
    elif category in SUFFERED:
        fell = next(victims_of(category, page, sentence), None)
        found |= {"target": fell} if fell is not None else {}
    for part, one in list(found.items()) if category in MUTUAL else ():
        found[part] = seated(one, page)
    if category == "sanction" and "target" in found:
        home = found["actor"].country if "actor" in found else None
        found["target"] = accredited(found["target"], page, sentence, home)
    for part, one in list(found.items()) if category in NAMED else ():
        name = introduced(one, category, page, sentence)
        if name not in {None, *(two.name for two in found.values())}:
            found[part] = one.model_copy(update={"name": name})


def _by_deed(
    found: dict[str, Participant],
    category: str,
    page: Page,
    sentence: Sentence,
    near: Span | None,
) -> None:
    """Add whom the noun of a deed tells: "US shelling of the port"."""
    if category != "security_incident" or near is None or found.keys() >= set(PARTS):
        return
    words = page.words_of(sentence)
    for part, span in zip(PARTS, doer(words, sentence, near), strict=True):
        one = describe(part, words, *span, page, cut=False) if span is not None else None
        if one is not None:
            found.setdefault(part, one)


def _untold(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Add those whom the sentence implies, or names by a short form only."""
    if category == "agreement":
        paired(found, page, sentence)
    if category in MUTUAL and "actor" in found and "target" not in found:
        divided(found, page, sentence)
    if category == "state_visit" and "actor" in found and "target" not in found:
        hosted(found, page, sentence)
    elif category == "state_visit" and {"actor", "target"} <= found.keys():
        received(found, page, sentence)
    told: dict[Part, Found | None] = {}
    if category in PERSONAL:
        told["target"] = opening(page, sentence) or owner(page, sentence)
        court = category == "prosecution" and not charging(page, sentence)
        told["actor"] = hearing(page, sentence) if court else speaking(page, sentence)
    if category == "security_incident":
        fallen, target = (
            None if "actor" in found else both_fell(page, sentence),
            found.get("target"),
        )
        if fallen is not None and (target is None or any(overlap(target, one) for one in fallen)):
            found["actor"], found["target"] = fallen
        side, other = fighting(page, sentence)
        told["actor"] = side or other or claimant(page, sentence)
        told["target"] = (other if side or "actor" in found else None) or aimed(page, sentence)
    for part, where in told.items():
        if part not in found and where is not None:
            one = describe(part, *where, page, cut=part == "target")
            found |= {part: one} if one is not None else {}


def _ruled(
    category: str, page: Page, sentence: Sentence | None, near: Span | None
) -> dict[str, Found]:
    """Return whom the surest sentence's grammar makes actor and target."""
    if sentence is None or near is None:
        return {}
    words = page.words_of(sentence)
    found = zip(PARTS, roles(category, words, sentence, near), strict=True)
    return {part: (words, *span) for part, span in found if span is not None}


def _agent(
    category: str,
    page: Page,
    sentence: Sentence | None,
    near: Span | None,
    actor: tuple[Words, Span] | None,
) -> Participant | None:
    """Return who did it by the words right behind the verb: "was held by the army"."""
    if sentence is None or near is None or category in MUTUAL | {"protest"}:
        return None
    words = page.words_of(sentence)
    span = told_agent(category, words, sentence, near)
    if span is None or (actor is not None and answering(words, actor[1], span)):
        return None
    one = describe("actor", words, *span, page)
    if one is None or not is_doing(one, category):
        return None
    person = one.name is not None and " " in one.name  # not "was shot by the Thames"
    relative = category == "security_incident" and not PERSONS.isdisjoint(one.text.lower().split())
    return one if one.role or one.country or person or relative else None
