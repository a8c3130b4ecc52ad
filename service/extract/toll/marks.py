"""Tolls by the words that the encoder takes for them, where no cue gives one."""

from collections.abc import Mapping, Sequence

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.counts import Number, numbers
from service.extract.described import how_many
from service.extract.numbers import tells_number
from service.extract.toll.cue import FEARED, HURT
from service.extract.toll.grammar import ADVERBS, BE, OF_PEOPLE, REACH, THE_HURT
from service.extract.toll.tolls import KINDS, Tolls

_SAFE_OR_GONE = word_set("missing rescued survived survivors unhurt unaccounted safety freed alive")
_RESCUING = word_set("rescued saved freed evacuated rescuing saving freeing evacuating")
_MANY = word_set("dozens scores hundreds thousands tens several many")
_HOW = ADVERBS - BE
_NEAR_SAFE = 8
"""Words behind a number within which its people may be said to be safe."""


def with_marks(
    tolls: Tolls, words: Words, sentence: Sentence, marks: Mapping[str, tuple[Words, Span]]
) -> Tolls:
    """Return the tolls; where no cue gives one, by the words that the encoder takes for it."""
    for kind in KINDS:
        if kind not in marks or getattr(tolls, kind) is not None:
            continue
        first, last = marks[kind][1]
        if kind == "injured" and "killed" in marks and _shared(marks, "killed", kind):
            continue  # who was stabbed to death
        inside = [one for one in numbers(words, sentence) if first <= one.first < last]
        if _otherwise_meant(words, sentence, (first, last), inside, tolls):
            continue
        value = _alone(words, (first, last), inside)
        if value is None:
            value = how_many(words.text[words.starts[first] : words.ends[last - 1]])
        if value is not None:
            setattr(tolls, kind, value)
            setattr(tolls, f"{kind}_qualifier", inside[0].qualifier if inside else None)
    return tolls


def _shared(marks: Mapping[str, tuple[Words, Span]], one: str, other: str) -> bool:
    """Tell whether the marks of two parts have words in common."""
    (first, last), (start, end) = marks[one][1], marks[other][1]
    return first < end and start < last


def _otherwise_meant(
    words: Words, sentence: Sentence, span: Span, inside: Sequence[Number], tolls: Tolls
) -> bool:
    """Tell whether marked digits are an age, another toll already read, the missing or saved."""
    first, last = span
    if not inside:
        return any(map(tells_number, words.lower[first:last]))
    a_part = words.lower[inside[0].last : inside[0].last + 3] in THE_HURT
    if a_part or not _SAFE_OR_GONE.isdisjoint(words.lower[last : last + _NEAR_SAFE]):
        return True
    share = words.lower[inside[0].last : inside[0].last + 2]
    part = share in OF_PEOPLE or not _HOW.isdisjoint(share[:1])
    if part and not _MANY.isdisjoint(words.lower[sentence.first : first]):
        return True  # "hundreds were hurt, 40 of them badly"
    around = words.lower[max(sentence.first, first - REACH) : min(sentence.last, last + REACH)]
    if not FEARED.isdisjoint(around):
        return True
    start = max(sentence.first, inside[0].first - 2)
    saved = not _RESCUING.isdisjoint(words.lower[start : inside[0].first])
    if saved and HURT.isdisjoint(words.lower[first : last + 1]):
        return True
    known = {getattr(tolls, kind) for kind in KINDS}
    return len(inside) == 1 and inside[0].value in known


def _alone(words: Words, span: Span, inside: Sequence[Number]) -> int | None:
    """Return the number of a span that tells just one: "between 30 and 40 people" 30."""
    if len(inside) != 1:
        return None
    beside = words.lower[span[0] : inside[0].first] + words.lower[inside[0].last : span[1]]
    return None if "and" in beside else inside[0].value
