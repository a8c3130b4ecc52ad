"""The dates that a sentence gives, made absolute from the publication date."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from schemas.event import EventDate
from service.classify.text import Page, Sentence, Words
from service.extract.date.dated import Dated, day_of, text_of
from service.extract.date.month import month
from service.extract.date.names import MONTHS
from service.extract.date.reader import TELLING, Reader
from service.extract.date.reported import reporting
from service.extract.date.week import in_two_months
from service.extract.dateline import behind_dateline
from service.extract.once import once

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d", re.ASCII)
_UNTIL = frozenset(["until", "till"])
_BEFORE = 3
"""Words before a date that make it an end or a beginning."""
_LATE = 7
"""Days from its dateline within which a text is published."""
_BACK = 8
"""Sentences before one of which the last day told still holds."""


def dates_told(
    page: Page,
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    planned: bool = False,
) -> Sequence[Dated]:
    """Return the dates of a page's sentence, which may count from the day told before it."""
    reference = told_before(page, sentence, published)
    return _dates(page, words, sentence, published, reference, planned=planned)


def told_before(page: Page, sentence: Sentence, published: datetime | None) -> date | None:
    """Return the day that the sentences before one told last."""
    at = page.number_of(sentence) or 0
    return once(page.known, ("told before", at, published), lambda: _last_told(page, at, published))


def _last_told(page: Page, at: int, published: datetime | None) -> date | None:
    for number in range(at - 1, max(0, at - _BACK) - 1, -1):
        found = _dates(page, *page.sentences[number], published, None)
        told = [one for one in found if not (one.until or one.reported)]
        days = [one.date.value for one in told if one.date.precision == "day"]
        if days:
            return date.fromisoformat(days[-1])
        if told and number == at - 1:
            return None  # "In May ten were killed. Two days later ..."
    return None


def _dates(
    page: Page,
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    reference: date | None,
    *,
    planned: bool = False,
) -> Sequence[Dated]:
    """Return what dates_in() finds, read once for all that ask."""
    key = ("dates", words.field, sentence.first, planned, reference, published)
    return once(
        page.known,
        key,
        lambda: dates_in(
            words, sentence, _written(page, published), planned=planned, reference=reference
        ),
    )


def _written(page: Page, published: datetime | None) -> datetime | None:
    """Return the day of the dateline, if the text was published within days of it."""
    return once(page.known, ("written", published), lambda: _of_dateline(page, published))


def _of_dateline(page: Page, published: datetime | None) -> datetime | None:
    words, opening = page.body, page.body.sentences[:1]
    if published is None or not opening:
        return published
    first = opening[0].first
    for at in range(first, behind_dateline(words, opening[0])):
        if words.lower[at] in MONTHS:
            told = month(words, opening[0], at, published.date(), future=False)
            if told is not None and told.precision == "day":
                days = published.date() - date.fromisoformat(told.value)
                return published - days if 0 < days.days <= _LATE else published
    return published


def dates_in(
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    planned: bool = False,
    reference: date | None = None,
) -> list[Dated]:
    """Return the dates that a sentence names, in order.

    Of what is planned a weekday or a month is the coming one. `reference` is the day told before,
    to which "two days later" refers.
    """
    base = published.date() if published is not None else None
    first = behind_dateline(words, sentence)
    if first >= sentence.last:
        return []
    reader = Reader(words, sentence, base, reference, future=planned)
    found = [one for one in (_clock(words, sentence, base),) if one is not None]
    for at in range(first, sentence.last):
        word = words.lower[at]
        if word not in TELLING and not word[0].isdigit():
            continue
        try:
            told = reader.at(at)
        except (ValueError, OverflowError):
            continue  # no day of the calendar
        if told is None:
            continue
        before = words.lower[max(first, at - _BEFORE) : at]
        reported = reporting(words, first, sentence.last, at)
        found.append(_dated(at, told, base, before, planned=planned, reported=reported))
    return found


def _dated(
    at: int,
    told: EventDate,
    base: date | None,
    before: list[str],
    *,
    planned: bool,
    reported: bool,
) -> Dated:
    """Return a date with what the words before it make of it: an end, a beginning or a deadline."""
    coming = base is not None and told.value > base.isoformat()
    deadline = coming and before[-1:] in (["by"], ["before"])  # "must leave by Sunday"
    return Dated(
        first=at,
        last=at + 1,
        date=told,
        reported=reported,
        astride=base is not None and in_two_months(told, base, future=planned),
        until=deadline or not _UNTIL.isdisjoint(before),
        since="since" in before,
    )


def _clock(words: Words, sentence: Sentence, base: date | None) -> Dated | None:
    """Read the time of day that opens a live report's entry, "17:55 Police say": it is that day."""
    first = sentence.first
    opens = first == 0 or "\n" in words.gap(first)
    if base is None or not opens or first + 2 >= sentence.last:
        return None
    text = text_of(words, first, first + 2)
    behind = words.text[words.ends[first + 1] : words.starts[first + 2]]
    if not _CLOCK.fullmatch(text) or behind not in {" ", ": ", " - "}:
        return None
    return Dated(first, first + 2, day_of(base, text))
