"""Whom the words mean that the encoder has marked."""

from collections.abc import Mapping

from schemas.event import Participant
from service.classify.text import Words
from service.extract.stated import Parts
from service.extract.who.antecedent import OFFICERS, PRONOUNS, antecedent, stands_for, uncontracted
from service.extract.who.deeds import WEAPONS
from service.extract.who.describe import PARTS, Part, describe
from service.extract.who.fitting import MUTUAL, PERSONAL, SUFFERED, is_doing, is_striking
from service.extract.who.grammar import CHARGED, LED, SAY, subject_of
from service.extract.who.parties import seated
from service.extract.who.phrase import Found, Statement


def whom_marked(
    marks: Parts, ruled: Mapping[Part, Found], told: Statement, *, overcome: bool
) -> dict[Part, Participant]:
    """Return whom the encoder has marked, in the part that is theirs."""
    category = told.category
    found: dict[Part, Participant] = {}
    for part in PARTS:
        if part not in marks:
            continue
        words, (first, last) = marks[part]
        if part == "target" and category in PERSONAL and _told_of(ruled, first):
            continue  # "A man who set fire to a mosque was jailed"
        if part == "target" and category == "state_visit" and _leading(words, first):
            continue
        if part == "actor" and _of_weapon(words, first):
            continue
        one = _meant(part, marks[part], told)
        one = seated(one, told.page) if one is not None and part == "actor" else one
        if one is not None and overcome and "target" not in marks:
            one = one.model_copy(update={"part": "target"})
        one = _suited(one, category, words, last) if one is not None else None
        if one is None or (one.part != part and "target" in marks):
            continue
        if is_doing(one, category, striking=is_striking(words, last)):
            found.setdefault(one.part, one)
    return found


def _leading(words: Words, first: int) -> bool:
    """Tell the head of "a delegation led by Ann Reed" from a host."""
    before = range(max(1, first - NEAR), first)
    return any(words.lower[at] == "by" and words.lower[at - 1] in LED for at in before)


def _of_weapon(words: Words, first: int) -> bool:
    """Tell what a weapon is made or put in: "a bomb in a car", "a bomb fixed to a motorcycle"."""
    put = words.lower[first - 1] in {"from", "to", "in", "inside", "under"}
    return put and not WEAPONS.isdisjoint(words.lower[max(0, first - 3) : first - 1])


def _told_of(ruled: Mapping[Part, Found], marked: int) -> bool:
    """Tell "A man who ..." before whom is marked: whom the sentence is about."""
    if "target" not in ruled:
        return False
    words, (first, last) = ruled["target"]
    return first < marked and words.lower[last : last + 1] in (["who"], ["accused"])


def _meant(part: Part, mark: Found, told: Statement) -> Participant | None:
    """Return whom marked words mean: themselves, or those whom "he", "the two" stand for."""
    words, (first, last) = mark
    its = first - (words.lower[first] != "its")
    if part == "actor" and words.lower[its] == "its" and words.lower[its - 1] in SAY:
        speaker = subject_of(words, told.sentence, its - 1)  # "Norland said its jets"
        first, last = speaker or mark[1]
        mark = words, (first, last)
    one = describe(part, *mark, told.page)
    number = stands_for(words.lower[first:last])
    if number is None:
        return one
    pronoun = uncontracted(words.lower[first]) in PRONOUNS
    if number != 1 and told.category in MUTUAL:
        return None if pronoun else one
    barred = OFFICERS if part == "target" and told.category in PERSONAL else frozenset[str]()
    states = told.category in MUTUAL  # whose heads speak themselves
    found = antecedent(told.page, told.sentence, first, number, barred, speakers=states)
    meant = describe(part, *found, told.page) if found is not None else None
    if number == 1 and one is not None and not pronoun:
        return one.model_copy(update={"name": meant.name if meant is not None else None})
    return meant or (None if pronoun else one)


def _suited(one: Participant, category: str, words: Words, last: int) -> Participant | None:
    """Let nobody be the actor of a disaster, and those who "were killed" be targets."""
    if one.part == "target" or category not in SUFFERED:
        return one
    if category == "disaster":
        return one.model_copy(update={"part": "target"}) if one.role == "civilians" else None
    behind = [word for word in words.lower[last : last + 3] if word not in {"have", "has", "been"}]
    suffering = behind[:1] in (["was"], ["were"]) or words.lower[last + 1 : last + 2] == ["been"]
    if suffering and CHARGED.isdisjoint(behind[:2]) and one.role in {"civilians", None}:
        return one.model_copy(update={"part": "target"})
    return one


NEAR = 4
"""Words before a participant that may tell him for the head of a delegation."""
