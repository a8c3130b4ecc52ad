"""Who holds or tries, the police who tell of it or the court, and whom: "he", "his trial"."""

from itertools import pairwise

from schemas.event import Participant
from service.classify.lexicon import word_set, words_of
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline
from service.extract.who.antecedent import OFFICERS, PRONOUNS, antecedent, opening, uncontracted
from service.extract.who.grammar import BEEN, BEING, SAY, SAYING, VERBS
from service.extract.who.phrase import Found, Statement, begins, sentences_behind
from service.extract.who.role import ROLES


def holder(told: Statement) -> Found | None:
    """Return who holds or tries somebody: the police, or the court that heard of it."""
    court = told.category == "prosecution" and not _charging(told.page, told.sentence)
    return (_hearing if court else _speaking)(told.page, told.sentence)


def suspect(page: Page, sentence: Sentence) -> Found | None:
    """Return whom a pronoun or a short form means who is held or tried."""
    return opening(page, sentence, OFFICERS) or _owner(page, sentence)


def appearing(actor: Participant, page: Page, sentence: Sentence) -> bool:
    """Tell "pleaded guilty at Leeds Crown Court", which is where the accused did so."""
    words = page.words_of(sentence)
    start = words.text.find(actor.text, sentence.start, sentence.end)
    if start < 0 or actor.role != "court":
        return False
    before = [
        words.lower[at]
        for at in range(sentence.first, sentence.last)
        if words.starts[at] < start and words.lower[at] not in {"a", "the"}
    ]
    verbs = _STATING.intersection(words.lower[sentence.first : sentence.last])
    led = before[-1:] in (["at"], ["in"]) and not _APPEARING.isdisjoint(before)
    return led and _APPEARING.issuperset(verbs)


_STATING = VERBS["prosecution"] | word_set("remanded ordered bailed")
"""What states a prosecution, or that a court ruled."""
_APPEARING = word_set(
    "appeared appear appears pleaded charged accused trial faces denies denied admitted"
)
"""What an accused does, or has had done to him by others, where a court sits."""


def _hearing(page: Page, sentence: Sentence) -> Found | None:
    """Return the court of "Leeds Crown Court heard" in a sentence or in those behind."""
    words = page.body
    near = sentences_behind(page, sentence, HEARD)
    for one in ([sentence] if sentence.field == "text" else []) + near:
        for at in range(one.first, one.last - 1):
            behind = words.lower[at + 1 : at + 3]
            if words.lower[at] == "court" and (behind[0] == "heard" or behind == ["was", "told"]):
                first = begins(words, at, one.first)
                if first < at and words.lower[first:at] != ["the"]:
                    return words, (first, at + 1)
    return None


def _charging(page: Page, sentence: Sentence) -> bool:
    """Tell "Police say they have charged a man"."""
    lower = page.words_of(sentence).lower[sentence.first : sentence.last]
    return "charged" in lower and "they" in {uncontracted(word) for word in lower}


def _speaking(page: Page, sentence: Sentence) -> Found | None:
    """Return the police who tell of an arrest, there or right behind: as a rule it was theirs."""
    words = page.words_of(sentence)
    found = _police_saying(words, sentence)
    if found is None and words.lower[sentence.first] in PRONOUNS:  # "He said two were held"
        said = not SAY.isdisjoint(words.lower[sentence.first : sentence.first + 3])
        before = words.sentences_before(sentence.first, 1) if said else []
        found = next(filter(None, (_police_saying(words, one) for one in before)), None)
    for one in sentences_behind(page, sentence, 1) if found is None else []:
        if sentence.field != "text" or behind_dateline(page.body, one) == one.first:
            found = _police_saying(page.body, one)
    return found


def _police_saying(words: Words, sentence: Sentence) -> Found | None:
    """Return the police who speak in a sentence."""
    lower = words.lower
    for at in range(sentence.first, sentence.last):
        if lower[at] not in _POLICE or lower[at + 1 : at + 2] in _POSSESSED:
            continue
        before = lower[max(sentence.first, at - 3) : at]
        behind = lower[at + 1 : min(sentence.last, at + SPOKEN)]
        speaking = not SAY.isdisjoint(behind)
        spoken = not (SAYING | {"according"}).isdisjoint(before)
        if speaking or (spoken and BEING.isdisjoint(behind[:1])):  # not "said police had"
            first = begins(words, at, sentence.first)
            return words, (first + (lower[first] in {"a", "an"}), at + 1)
    return None


_POLICE = ROLES["police"] - {"officer"}
_POSSESSED = [[one] for one in words_of("station stations custody vehicle post cell cells car")]
"""Words behind "police" that make a thing of it."""
SPOKEN = 8
"""Words behind "police" among which its speaker may have his rank and name."""
HEARD = 2
"""Sentences behind a trial in which its court may be told."""


def _owner(page: Page, sentence: Sentence) -> Found | None:
    """Return whom "his trial was put off", "the court jailed him" speak of."""
    if sentence.field != "text":
        return None
    words = page.body
    for at in range(sentence.first, sentence.last):
        number = _OWNERS.get(words.lower[at])
        if number is None:
            continue
        owned = words.lower[at + 1 : min(at + 3, sentence.last)]
        if owned and words.owning(at + 1):
            continue  # "his brother's trial"
        before = words.lower[at - 1] if at > sentence.first else ""
        if not _CASE.isdisjoint(owned) or before in _DEALING:
            found = antecedent(page, sentence, at, number, OFFICERS)
            return found if found is not None and _tried(*found) else None
    return None


def _tried(words: Words, span: Span) -> bool:
    """Tell "Tom Hill, who was charged" from somebody else who speaks of a trial."""
    told = words.lower[span[1] : span[1] + FATE]
    passive = any(one in BEEN and two in _UNDERWENT for one, two in pairwise(told))
    return passive or not _ACCUSED_DOES.isdisjoint(told)


FATE = 4
"""Words behind a person among which it is told that he is held or tried."""
_ACCUSED_DOES = word_set("denies pleaded serving")
"""What hardly anybody does but who is held or tried."""
_OWNERS = PRONOUNS | {"his": 1}
_CASE = word_set(
    "trial hearing bail appeal conviction sentence remand arraignment plea arrest detention "
    "custody indictment extradition"
)
"""What somebody has who is held or tried."""
_DEALING = word_set(
    "arrested detained held jailed sentenced charged convicted acquitted remanded fined indicted "
    "arraigned released freed gave"
)
"""Verbs whose object "him" is who is held or tried."""
_UNDERWENT = _DEALING | word_set("accused tried picked imprisoned")
"""What is done to who is held or tried."""
