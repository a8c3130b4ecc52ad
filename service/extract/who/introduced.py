"""The name by which a text introduces somebody whom it has described."""

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import sentence_starts
from service.extract.described import how_many
from service.extract.people import PERSONS, TITLES
from service.extract.who.antecedent import ONE
from service.extract.who.persons import named
from service.extract.who.words import CHARGED, PERSONAL, VERBS

AFTER = 4
"""Sentences behind a description in which its name may follow."""
FULL = 2
"""Least words of a full name."""


def named_behind(
    page: Page, sentence: Sentence, target: Participant, *, attacked: bool = False
) -> str | None:
    """Return the name that follows a description: "Alan Mudge, 44, ...".

    Of those whom a text names after an attack (`attacked`) many only saw it, and its victims are
    not whom a sentence accuses.
    """
    beside = named_beside(page, sentence, target)
    if beside is not None:
        return beside
    words = page.body
    starts = sentence_starts(words)
    after = words.sentences_from(0 if sentence.field == "title" else sentence.last, AFTER)
    told = target.text.lower().replace("-", " ").split()
    ages = [word for word in told if word.isdigit()]
    victim = attacked and target.part == "target"
    found: list[str] = []
    charged: list[str] = []
    for one in after:
        accusing = not _ACCUSING.isdisjoint(words.lower[one.first : one.last])
        if victim and accusing:
            continue
        before = len(found)
        at = one.first
        while at < one.last:
            name = named(words, at, one.last, starts)
            at = name[1] if name is not None else at + 1
            if name is None or not _presented(words, name[:2], one, told, ages, victim=victim):
                continue
            if attacked and not _party(words, name[0], name[1], one, victim=victim):
                continue
            found.append(words.text[words.starts[name[0]] : words.ends[name[1] - 1]])
        charged += found[before : before + accusing]
    if len(set(found)) > 1:  # any may be another party
        found = charged
    return found[0] if len(set(found)) == 1 else None


def named_beside(page: Page, sentence: Sentence, target: Participant) -> str | None:
    """Return the name in "the permanent secretary in the Ministry of Works, Mr Tom Hill"."""
    words = page.words_of(sentence)
    start = words.text.find(target.text, sentence.start, sentence.end)
    inside = range(sentence.first, sentence.last) if start >= 0 else range(0)
    starts = sentence_starts(words)
    for at in inside:
        if words.starts[at] < start + len(target.text):
            continue
        if "," in words.gap(at):
            first = at
            while first < sentence.last - 1 and words.lower[first] in TITLES:
                first += 1
            name = named(words, first, sentence.last, starts)
            if name is None or name[1] - name[0] < FULL:
                return None
            return words.text[words.starts[name[0]] : words.ends[name[1] - 1]]
        if words.lower[at] not in _JOINTS and not words.large[at]:
            return None
    return None


_JOINTS = frozenset(["of", "in", "at", "the", "for", "and"])


def _presented(
    words: Words,
    name: Span,
    sentence: Sentence,
    told: list[str],
    ages: list[str],
    *,
    victim: bool,
) -> bool:
    """Tell whether a name is presented as that of one who was described.

    Only of one who was attacked (`victim`) is it told that he was hit, or died.
    """
    first, last = name
    if last - first < FULL or last >= sentence.last or words.lower[last : last + 2] in _BOTH:
        return False
    if "," not in words.gap(last):
        return False
    before = words.lower[first - 1] if first > sentence.first else ""
    age = words.lower[last] if words.lower[last].isdigit() else None
    other = words.lower[max(sentence.first, first - 2)] in {"second", "another"}
    if before in PERSONS and before not in told and (other or before not in ONE):
        return False
    behind = words.lower[last + (age is not None) : sentence.last][:2]
    suffered = not {"died", "killed", "dead"}.isdisjoint(behind) or behind[1:] in _HARMED
    if (age is not None and bool(ages) and age not in ages) or (suffered and not victim):
        return False
    return age is not None or words.lower[last] in {"who", "of", "from"} or before in PERSONS


def _party(words: Words, first: int, last: int, sentence: Sentence, *, victim: bool) -> bool:
    """Tell whether a name has an age or a noun beside it and is not that of a witness."""
    behind = words.lower[last : min(sentence.last, last + SEEN)]
    beside = behind[0].isdigit() or (first > sentence.first and words.lower[first - 1] in PERSONS)
    return beside and (_WITNESS | (_SPEAKING if victim else set())).isdisjoint(behind)


_BOTH = [["who", "were"], ["who", "are"], ["who", "have"]]
"""Words behind the second of two names, which are of both."""
SEEN = 6
"""Words behind a name among which it is told that its bearer saw or heard."""
_WITNESS = word_set("saw heard witnessed lives hid neighbour neighbor")
_SPEAKING = word_set("said says told")
_ACCUSING = (VERBS["prosecution"] - {"found"}) | word_set(
    "arrested detained allegedly suspect suspects suspected arrest seeking sought wanted "
    "hunting admits denies custody pleads surrendered remanded bail"
)
"""Words of a sentence on who has done it rather than on whom it was done to."""
_HARMED = [[one] for one in VERBS["security_incident"]]


def introduced(one: Participant, category: str, page: Page, sentence: Sentence) -> str | None:
    """Return the name by which a text goes on to call one person whom it has described."""
    words = page.words_of(sentence)
    told = one.text.lower().replace("-", " ").split()
    if one.name is not None or (told[0] not in {"a", "an"} and how_many(one.text) != 1):
        return None
    if category in PERSONAL:
        return named_behind(page, sentence, one) if one.part == "target" else None
    accused = not _ACCUSED.isdisjoint(words.lower[sentence.first : sentence.last])
    if PERSONS.isdisjoint(told) or (one.part == "actor" and not accused):
        return None  # whom an attack is not laid to, a text does not name by and by
    return named_behind(page, sentence, one, attacked=True)


NAMED = PERSONAL | {"security_incident"}
"""Categories whose target a sentence behind may name."""
_ACCUSED = CHARGED | {"allegedly"}
