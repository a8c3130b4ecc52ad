"""Who made an attack: who claimed it, and who was beaten or stopped at last."""

from collections.abc import Mapping

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import sentence_starts
from service.extract.who.antecedent import PRONOUNS
from service.extract.who.describe import PARTS, Part, describe
from service.extract.who.grammar import BEEN, BEING, SAY, subject_of
from service.extract.who.phrase import Found, noun_of, phrase, sentences_behind
from service.extract.who.role import tells_people


def claimant(page: Page, sentence: Sentence, most: int) -> Found | None:
    """Return who "claimed responsibility" or was blamed, there or in `most` sentences behind."""
    words = page.words_of(sentence)
    behind = sentences_behind(page, sentence, most)
    for where, one in [(words, sentence), *((page.body, after) for after in behind)]:
        lower = where.lower
        for at in range(one.first + 1, one.last - 1):
            span = None
            claimed = lower[at] in _CLAIMING and "responsibility" in lower[at + 1 : at + 3]
            if claimed or (lower[at] in SAY and _own(lower[at + 1 : min(at + OWN, one.last)])):
                span = subject_of(where, one, at)
            elif lower[at] in _BLAMING:
                span = _blamed(page, where, one, at)
            if span is not None and not _NOBODY.intersection(lower[one.first : at + 5]):
                return where, span
    return None


def _own(told: list[str]) -> bool:
    """Tell "said that it was behind" an attack, "said in an email it had carried out the"."""
    own = told[told.index("it") + 1 :] if "it" in told else []
    deed = [word for word in own if word not in BEING]
    return deed[:1] in (["behind"], ["planted"]) or deed[:3] == ["carried", "out", "the"]


def _blamed(page: Page, words: Words, sentence: Sentence, at: int) -> Span | None:
    """Return the people or the state of "blamed on rebels", "blamed Norland for it"."""
    span = phrase(words, at + 1, sentence.last)
    to = span[1] if span is not None else at + 1
    if words.lower[at] in _BLAMED:  # "held the rebels responsible", "accused them of planting it"
        ends = (n for n in range(at + 2, min(to + 1, sentence.last)) if _ends_blame(words, n))
        end = next(ends, None)
        span = (at + 1, end) if end is not None else None
        to = sentence.last
    if words.lower[to : to + 1] in (["on"], ["to"]):  # "blamed the attack on", "attributed it to"
        span = phrase(words, to + 1, sentence.last)
    elif words.lower[at] == "attributed":
        return None
    one = describe("actor", words, span, page) if span is not None else None
    if one is None or span is None:
        return None
    people = tells_people(noun_of(one.text.lower().split())) or one.text.split()[-1].isupper()
    return span if people or one.role in _ARMED or one.country is not None else None


OWN = 14
"""Words behind "said" among which it is told that it was the speaker's own deed."""
CLAIMED = 3
"""Sentences behind an attack in which it is claimed."""
_CLAIMING = word_set("claimed claims claim claiming")
_BLAMED = word_set("held accused accuses")
_BLAMING = _BLAMED | word_set("blamed blames blaming attributed")
_COMMITTING = word_set(
    "carrying being attacking launching firing planting staging bombing shelling"
)
"""What one is accused of who has made an attack: "of being behind it"."""
_ARMED = frozenset(["armed_group", "military", "police"])
_NOBODY = word_set("no not nobody nor never none without")


def _ends_blame(words: Words, at: int) -> bool:
    """Tell the end of whom one "held | responsible", "accused | of planting it"."""
    committing = not _COMMITTING.isdisjoint(words.lower[at + 1 : at + 2])
    return words.lower[at] == "responsible" or (words.lower[at] == "of" and committing)


def stopped(
    marks: Mapping[str, Found], ruled: Mapping[Part, Found], page: Page
) -> Participant | None:
    """Return who "was shot by police after stabbing three", where those two are marked."""
    if not ruled.keys() >= set(PARTS) or not marks.keys() >= set(PARTS):
        return None
    (words, span), (_, by) = ruled["target"], ruled["actor"]
    end = marks["target"][1][0]
    stopper = describe("actor", words, by, page)
    if stopper is None or stopper.role not in {"police", "military"}:
        return None
    passive = by[0] >= span[1]  # "police shot him after hearing" is what the police did
    for joint in range(max(span[1], by[1]), end - 1):
        after = words.lower[joint + 1]
        if words.lower[joint] == "after" and (
            after in PRONOUNS or (passive and after.endswith("ing"))
        ):
            return describe("actor", words, span, page)
    return None


def answering(words: Words, actor: Span, by: Span) -> bool:
    """Tell "stabbed six before he was shot by soldiers", who only stopped the marked attacker."""
    return not _NEXT.isdisjoint(words.lower[max(actor[1] + 1, by[0] - STOPPED) : by[0]])


STOPPED = 7
"""Words before whom "by" names among which it is told that this came at last."""
_NEXT = word_set("before until and but when")


def beaten(words: Words, span: Span) -> bool:
    """Tell "rebels have been routed", to whom others did it."""
    return not _OVERCOME.isdisjoint(_passive(words, span[1]))


def _passive(words: Words, last: int) -> list[str]:
    """Return the participle of "have been routed", "were badly beaten" behind a subject."""
    starts = sentence_starts(words)
    behind = words.lower[
        last : next((at for at in range(last, last + 5) if at in starts), last + 5)
    ]
    at = 0
    while at < len(behind) and behind[at] in BEING:
        at += 1
    rest = [word for word in behind[at:] if not word.endswith("ly")]
    return rest[:1] if not BEEN.isdisjoint(behind[:at]) else []


_OVERCOME = word_set(
    "killed shot wounded injured attacked ambushed bombed bombarded shelled hit stabbed beaten "
    "flushed routed repelled overrun besieged surrounded"
)
"""What befalls also those who bear arms, where others did it."""
