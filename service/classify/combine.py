"""Sentences that fired to events: status, evidence, subtype, one event per happening."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.event import Event, Evidence, Status
from service.classify.confirm import Parts, Reader
from service.classify.cues import (
    ANSWER,
    ATTEMPT,
    CLAIMS,
    COURT,
    DENIAL,
    DISPUTE,
    FORCES,
    FUTURE,
    GUILT,
    HOSTILE,
    IMPOSED,
    IMPOSING,
    LASTED,
    MEASURES,
    NO_SIDE,
    ONGOING,
    PERIODS,
    PLANNED,
    SENTENCING,
    TITLES,
    cues_around,
    later,
)
from service.classify.features import Row
from service.classify.kinds import Kinds
from service.classify.taxonomy import CategoryModel
from service.classify.text import Sentence, Words, parts_clauses
from service.classify.triggers import Hit, Trigger

MAX_EVIDENCE = 8
"""Spans kept per event."""
LASTING = frozenset({"arrest", "protest", "disaster"})
"""Categories that go on where they are told since a day, or on their third."""
DENIED_BEHIND = 2
"""Sentences behind an attack's in which the other side may deny it."""
WHICH_REACH = 5
"""Words before a denial within which "which" takes up the event."""
GUILT_REACH = 6
"""Words behind that "that" within which one is said to have been behind it."""
DENIAL_REACH = 4
"""Words behind a denial within which "that" opens what is denied."""
IMPOSED_REACH = 8
"""Words behind the sanctions that are answered within which it is told that they were imposed."""
READ_WEIGHT = 80.0
"""Weight of the encoder's subtype against a word of a trigger's."""
SO_LONG_REACH = 14
"""Words behind "has" within which "for seven weeks" stands."""
SPANS = frozenset(f"{one}s" for one in PERIODS) | {"years"}
"""Units of such a time."""
MAX_SPAN_WORDS = 25
"""Longest span, in words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that states an event of one category."""

    row: Row
    hits: list[Hit]
    """The category's triggers in it; empty where the learned part found it alone."""
    probability: float
    number: int
    """Number of the row in the page."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence that state an event."""

    words: Words
    sentence: Sentence
    first: int
    last: int
    """Numbers of the first word and behind the last."""
    parts: Parts
    """Where the sentence tells the event's parts."""


def to_event(
    category: CategoryModel,
    findings: list[Finding],
    triggers: list[Trigger],
    kinds: Kinds,
    read: Reader,
) -> Event:
    """Merge the findings of one happening, surest first, into one event."""
    surest, findings = findings[0], _lead_first(category.name, findings, read)
    best = findings[0]
    subtype = _subtype(category.name, findings, triggers, kinds, read)
    status = read.status(category.name, best.number) or _status(best)
    attack = category.plover == "ASSAULT"
    told = findings if attack else findings[:1]
    if any(_denied(one) or (attack and _denied_behind(one)) for one in told):
        status = "disputed"
    elif status == "occurred" and category.name in LASTING and _goes_on(best):
        status = "ongoing"
    elif status == "planned" and category.plover == "SANCTION" and _answered(best):
        status = "occurred"
    evidence = [_evidence(one) for one in findings[:MAX_EVIDENCE]]
    label = category.label or category.name.replace("_", " ").capitalize()
    return Event(
        category=category.name,
        subtype=subtype,
        plover=category.plover or None,
        title=f"{label}: {_shorten(evidence[0].text)}",
        status=status,
        confidence=round(min(0.999, surest.probability), 3),
        severity=category.severity,
        evidence=evidence,
    )


def _lead_first(category: str, findings: list[Finding], read: Reader) -> list[Finding]:
    """Begin with the first that is told, if only what is to come of it is told more surely.

    "Two were charged on Monday. They will be arraigned in May": it is the charge.
    """
    first = min(findings, key=lambda one: (one.row.words.field == "title", one.number))
    planned, told = (read.status(category, one.number) for one in (findings[0], first))
    if planned != "planned" or told not in {"occurred", "ongoing"}:
        return findings
    return [first, *(one for one in findings if one is not first)]


def _subtype(
    category: str, findings: list[Finding], triggers: list[Trigger], kinds: Kinds, read: Reader
) -> str | None:
    """Weigh the triggers' subtypes against the encoder's; some words say outright what it is."""
    votes: dict[str, float] = {}
    for rank, finding in enumerate(findings):
        for name, probability in read.subtypes(category, finding.number):
            votes[name] = votes.get(name, 0.0) + READ_WEIGHT * probability / (1 + rank)
        for hit in finding.hits:
            trigger = triggers[hit.trigger]
            if trigger.subtype:
                # The surest sentence and the longest phrase say most.
                vote = (hit.last - hit.first) * trigger.weight / (1 + rank)
                votes[trigger.subtype] = votes.get(trigger.subtype, 0.0) + vote
    if not votes:
        return None
    likeliest = max(votes, key=lambda name: votes[name])
    surest = findings[0].row
    return kinds.outright(category, likeliest, surest.words, surest.sentence)


def _denied(finding: Finding) -> bool:
    """Tell "denied that", "denied it had", "rejects reports that" before it, "which they denied".

    Who denies that he did something denies a part of it at most.
    """
    words, sentence = finding.row.words.lower, finding.row.sentence
    end = max((hit.last for hit in finding.hits), default=sentence.last)
    for at in range(sentence.first, end):
        if words[at] in DISPUTE:
            behind = words[at + 1 : min(end, at + DENIAL_REACH)]
            bare = behind[:1] in (["it"], ["they"]) and finding.row.words.gap(at + 2).isspace()
            if bare or "that" in behind:
                first = at + 1 if bare else at + 2 + behind.index("that")
                guilt = not GUILT.isdisjoint(words[first : first + GUILT_REACH])
                return not guilt and words[first : first + 1] not in (["he"], ["she"], ["i"])
    return any(
        words[at] in DENIAL and "which" in words[max(end, at - WHICH_REACH) : at]
        for at in range(end, sentence.last)
    )


def _denied_behind(finding: Finding) -> bool:
    """Tell "the ministry denied that its troops had fired" behind, or in the next sentences.

    What somebody denies in court, and what "he" or "the suspect" denies, is his part in it.
    """
    words, said = finding.row.words, finding.row.sentence
    end = max((hit.last for hit in finding.hits), default=said.last)
    rest = said._replace(first=end)
    for sentence in (rest, *words.sentences_from(said.last, DENIED_BEHIND)):
        own = words.lower[sentence.first : sentence.last]
        if not COURT.isdisjoint(own):
            return False
        for at, word in enumerate(own):
            side = at > 0 and own[at - 1] not in NO_SIDE and own[max(0, at - 2)] not in TITLES
            if word in DENIAL and side and _the_act(words, sentence, sentence.first + at + 1):
                return True
    return False


def _the_act(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell whether these words name the act: "it", "firing", "that its troops", "the claim"."""
    if words.lower[at : at + 1] == ["on"]:
        at += 2  # "denied on Sunday that"
    first, *more = words.lower[at : min(at + 3, sentence.last)] or [""]
    if first in {"it", "this"}:
        return not more or parts_clauses(words.text[words.ends[at] : words.starts[at + 1]])
    if first == "the":
        return not CLAIMS.isdisjoint(more[:1])
    if first == "that":
        return not FORCES.isdisjoint(more)
    return first in HOSTILE


def _answered(finding: Finding) -> bool:
    """Tell "will retaliate against sanctions imposed on Monday": what is answered is no plan."""
    words, sentence = finding.row.words.lower, finding.row.sentence
    answers = (at for at in range(sentence.first, sentence.last) if words[at] in ANSWER)
    answer = next(answers, sentence.last)
    if not IMPOSING.isdisjoint(words[sentence.first : answer]):
        return False  # "will ban coal in reply to sanctions imposed on it": the ban is to come
    if not {"with", "imposing"}.isdisjoint(words[answer : sentence.last]):
        return False  # "will respond with sanctions imposed on", "to the ban with one on steel"
    for at in range(answer, sentence.last):
        if words[at] not in MEASURES:
            continue
        for place in range(at + 1, min(sentence.last, at + IMPOSED_REACH)):
            if words[place] in FUTURE:
                break  # "respond to sanctions that would be imposed"
            if words[place] in IMPOSED:
                return True
    return False


def _goes_on(finding: Finding) -> bool:
    """Tell "has been held since May", "have killed 42 since Sunday", "for a third day"."""
    sentence = finding.row.sentence
    words = finding.row.words.lower[sentence.first : sentence.last]
    since = "since" in words
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 4]
        # Not "28 have since been freed".
        perfect = word in {"has", "have"} and behind[:1] != ["since"]
        if perfect and not LASTED.isdisjoint(behind) and (since or _so_long(words, at)):
            return True
        if word == "for" and behind[:1] and behind[0] in {"a", "the", "its", "their", "his"}:
            counted = words[at + 3 : at + 5]
            if len(behind) > 1 and later(behind[1]) and not PERIODS.isdisjoint(counted):
                return True
    return False


def _so_long(words: Sequence[str], at: int) -> bool:
    """Tell "has been held for seven weeks", not "has been jailed for seven years"."""
    behind = words[at + 1 : at + SO_LONG_REACH]
    return SENTENCING.isdisjoint(behind) and any(
        word == "for" and unit in SPANS for word, unit in zip(behind, behind[2:], strict=False)
    )


def _status(finding: Finding) -> Status:
    words, sentence = finding.row.words.lower, finding.row.sentence
    if finding.hits:
        hit = finding.hits[0]
        first, last = hit.first, hit.last
    else:
        first, last = sentence.first, sentence.last
    near = words[max(sentence.first, first - 6) : min(sentence.last, last + 6)]
    cues = cues_around(words, sentence.first, sentence.last, first, last)
    if not DISPUTE.isdisjoint(near):
        return "disputed"
    if "will" in near or ("planned" in cues and not PLANNED.isdisjoint(near[:7])):
        past = any(word.endswith("ed") and word not in PLANNED for word in near)
        if "will" in near or not past:
            return "planned"
    if not ATTEMPT.isdisjoint(near):
        return "attempted"
    if not ONGOING.isdisjoint(near) and any(word.endswith("ing") for word in near):
        return "ongoing"
    return "occurred"


def clause_of(finding: Finding, parts: Parts) -> Clause:
    """Return the words that state the event; `parts` are where the sentence tells its parts."""
    return Clause(finding.row.words, finding.row.sentence, *_stating(finding), parts)


def _stating(finding: Finding) -> tuple[int, int]:
    """Return the numbers of the first word that states the event, and behind the last."""
    words, sentence = finding.row.words, finding.row.sentence
    if not finding.hits:
        return sentence.first, min(sentence.last, sentence.first + MAX_SPAN_WORDS)
    hit = _longest(finding.hits)
    first, last = _widened(words, sentence, hit)
    last = min(last, first + MAX_SPAN_WORDS)
    if last < hit.last:
        return hit.first, hit.last
    # "A bomb went off in Goma, killing nine": what happened and what came of it are one statement.
    for other in finding.hits:
        begin, end = _widened(words, sentence, other)
        if max(last, end) - min(first, begin) <= MAX_SPAN_WORDS:
            first, last = min(first, begin), max(last, end)
    return first, last


def _longest(hits: list[Hit]) -> Hit:
    return max(hits, key=lambda one: one.last - one.first)


def _evidence(finding: Finding) -> Evidence:
    words, sentence = finding.row.words, finding.row.sentence
    first, last = _stating(finding)
    trigger = None
    if finding.hits:
        hit = _longest(finding.hits)
        trigger = words.text[words.starts[hit.first] : words.ends[hit.last - 1]]
    start, end = words.starts[first], words.ends[last - 1]
    return Evidence(
        field=words.field,
        start=start,
        end=end,
        text=words.text[start:end],
        sentence=words.text[sentence.start : max(sentence.end, end)],
        sentence_start=sentence.start,
        trigger=trigger,
    )


def _widened(words: Words, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Widen a trigger to its clause: to the next comma, semicolon, colon or dash."""
    first, last = hit.first, hit.last
    least = last - MAX_SPAN_WORDS
    while first > max(sentence.first, least) and not parts_clauses(words.gap(first)):
        first -= 1
    most = first + MAX_SPAN_WORDS
    while last < min(sentence.last, most) and not parts_clauses(words.gap(last)):
        last += 1
    return first, last


def _shorten(text: str, length: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
