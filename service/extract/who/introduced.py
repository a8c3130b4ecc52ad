"""The name by which a text introduces somebody whom it has described."""

from collections.abc import Iterator

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.described import how_many
from service.extract.people import PERSONS, RANKS, TITLES
from service.extract.who.antecedent import ONE
from service.extract.who.fitting import PERSONAL
from service.extract.who.grammar import CHARGED, SAY, VERBS
from service.extract.who.persons import named
from service.extract.who.phrase import phrase, sentences_behind, span_of, text_of

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
    told = target.text.lower().replace("-", " ").split()
    victim = attacked and target.part == "target"
    found: list[str] = []
    charged: list[str] = []
    for one in sentences_behind(page, sentence, AFTER):
        accusing = not _ACCUSING.isdisjoint(words.lower[one.first : one.last])
        if victim and accusing:
            continue
        names = [
            text_of(words, *name)
            for name in _names(words, one)
            if _presented(words, name, one, told, victim=victim)
            and (not attacked or _party(words, *name, one, victim=victim))
        ]
        found += names
        charged += names[:1] if accusing else []  # behind the accused stand those he harmed
    if len(set(found)) > 1:  # any may be another party
        found = charged
    return found[0] if len(set(found)) == 1 else None


def _names(words: Words, sentence: Sentence) -> Iterator[Span]:
    """Yield the names of a sentence."""
    at = sentence.first
    while at < sentence.last:
        name = named(words, at, sentence.last)
        if name is not None:
            yield name[:2]
        at = name.last if name is not None else at + 1


def named_beside(page: Page, sentence: Sentence, target: Participant) -> str | None:
    """Return the name in "the permanent secretary in the Ministry of Works, Mr Tom Hill"."""
    words = page.words_of(sentence)
    span = span_of(words, sentence, target.text)
    for at in range(span[1] if span is not None else sentence.last, sentence.last):
        if "," in words.gap(at):
            first = at + (words.lower[at] in TITLES)
            name = named(words, first, sentence.last)
            return text_of(words, *name[:2]) if name and name.last - name.first >= FULL else None
        if words.lower[at] not in _JOINTS and not words.large[at]:
            return None
    return None


_JOINTS = frozenset(["of", "in", "at", "the", "for", "and"])


def _presented(
    words: Words, name: Span, sentence: Sentence, told: list[str], *, victim: bool
) -> bool:
    """Tell whether a name is presented as that of one who was described by what is `told`.

    Only of one who was attacked (`victim`) is it told that he was hit, or died.
    """
    first, last = name
    if last - first < FULL or last >= sentence.last or "," not in words.gap(last):
        return False
    before = words.lower[first - 1] if first > sentence.first else ""
    other = words.lower[max(sentence.first, first - 2)] in {"second", "another", "other"}
    bearer = before in RANKS or (before in PERSONS and before not in told)
    if other or (bearer and before not in ONE):
        return False
    if not victim and not _HARMED.isdisjoint(words.lower[last : min(last + 3, sentence.last)]):
        return False
    behind = words.lower[last]
    if behind.isdigit():
        ages = [word for word in told if word.isdigit()]
        return not ages or behind in ages
    return behind in {"who", "of", "from"} or before in PERSONS or _apposed(words, last, sentence)


def _apposed(words: Words, last: int, sentence: Sentence) -> bool:
    """Tell "Ann Reed, a retired nurse," of whom a sentence tells that is nobody's saying."""
    if words.lower[last] not in {"a", "an"}:
        return False
    noun = phrase(words, last, sentence.last)
    person = noun is not None and words.lower[noun[1] - 1] in PERSONS
    return person and SAY.isdisjoint(words.lower[sentence.first : sentence.last])


_HARMED = VERBS["security_incident"] | {"died", "dead"}


def _party(words: Words, first: int, last: int, sentence: Sentence, *, victim: bool) -> bool:
    """Tell whether a name has an age or a noun beside it and is not that of a witness."""
    behind = words.lower[last : min(sentence.last, last + SEEN)]
    aside = behind[0].isdigit() or behind[0] in {"a", "an"}
    beside = aside or (first > sentence.first and words.lower[first - 1] in PERSONS)
    return beside and (_WITNESS | (_SPEAKING if victim else set())).isdisjoint(behind)


SEEN = 6
"""Words behind a name among which it is told that its bearer saw or heard."""
_WITNESS = word_set("saw heard witnessed lives hid neighbour neighbor")
_SPEAKING = word_set("said says told")
_ACCUSING = (VERBS["prosecution"] - {"found"}) | word_set(
    "arrested detained allegedly suspect suspects suspected arrest seeking sought wanted "
    "hunting admits denies custody pleads surrendered remanded bail court dock"
)
"""Words of a sentence on who has done it rather than on whom it was done to."""


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


_ACCUSED = CHARGED | {"allegedly"}
