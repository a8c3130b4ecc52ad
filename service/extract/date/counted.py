"""The day on which a protest began whose days are counted: "for a third day on Thursday"."""

from collections.abc import Iterator, Sequence
from datetime import date

from service.classify.cues import PERIODS, later
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.date.dated import Dated, first_day, text_of
from service.extract.date.ended import STRIKES
from service.extract.date.nearest import nearest
from service.extract.numbers import number_of

_EVEN = word_set("straight consecutive successive")
"""Words between "third" and "day"."""
_PROTESTS = STRIKES | word_set(
    "protest protests demonstration demonstrations march marches rally rallies unrest action "
    "clashes rioting riots"
)


def first_of_days(
    words: Words, sentence: Sentence, found: Sequence[Dated], base: date | None
) -> Dated | None:
    """Return when that began which goes on "for a third day on Thursday": on Tuesday."""
    days = [one for one in found if one.date.precision == "day"]
    for span, count, unit in counted(words, sentence):
        if unit == "day":
            told = nearest(words, days, span)
            last = date.fromisoformat(told.date.value) if told is not None else base
            first = first_day(last, count, text_of(words, *span))
            return Dated(*span, first) if first is not None else None
    return None


def counted(words: Words, sentence: Sentence) -> Iterator[tuple[Span, int, str]]:
    """Yield the words, number and unit of "third day", "40th straight day", "second week"."""
    lower, last = words.lower, sentence.last
    for at in range(sentence.first, last - 1):
        count = later(lower[at])
        if count is None:
            continue
        if at > sentence.first and words.gap(at) == "-":
            count += number_of(lower[at - 1]) or 0  # "twenty-second"
        unit = at + 1 + (lower[at + 1] in _EVEN)
        if unit < last and lower[unit] in PERIODS and _of_it(words, unit + 1, last):
            yield (at, unit + 1), count, lower[unit]


def _of_it(words: Words, at: int, end: int) -> bool:
    """Tell by what follows "third day" that it is the protest's, not that of a summit or a term."""
    behind = words.lower[at : min(end, at + 4)]
    if behind[:1] not in (["of"], ["in"]):
        return behind[:1] not in (["this"], ["back"], ["at"])
    if behind[:3] == ["in", "a", "row"] or not _PROTESTS.isdisjoint(behind):
        return True
    place = behind[0] == "in" and len(behind) > 1 and words.large[at + 1]
    return place and words.field != "title"
