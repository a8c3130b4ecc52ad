"""Reads one date of a sentence, by the word at which it is told: "Monday", "ago", "the 17th"."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from schemas.event import EventDate
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.date.after import ago
from service.extract.date.ahead import ahead, set_for
from service.extract.date.dated import day_of, month_of, moved, text_of, year_of
from service.extract.date.month import PREPOSITIONS, month, nearest_year, year_number
from service.extract.date.names import (
    AFTER_EASTER,
    FEASTS,
    MONTHS,
    NEAR_DAYS,
    PARTS_OF_DAY,
    WAYS,
    WEEKDAYS,
    count_of,
    day_number,
    easter,
)
from service.extract.date.week import weekend

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FURTHER = {"yesterday": ("the", "day", "before"), "tomorrow": ("the", "day", "after")}
"""Words before these that take them a day further."""
_ON_THE = (("on", "the"), *((part, "of", "the") for part in ("night", "evening", "morning")))
_START_OF_THE = (("start", "of", "the"), ("beginning", "of", "the"))
_BEHIND_A_DAY = word_set(
    "instant inst in at on to for from when while after before near outside by and as with"
)
"""Words behind "on the 17th" by which it is a day."""
_FROM_THAT_DAY = {"that": 0, "same": 0, "next": 1, "following": 1, "previous": -1}
"""Days from the one told before, by the word before "day", "night" and the like."""


class Reader:
    """Reads the dates of a sentence from the day of publication and the one told before.

    With future a weekday or a month is the coming one.
    """

    def __init__(
        self,
        words: Words,
        sentence: Sentence,
        published: date | None,
        reference: date | None,
        *,
        future: bool,
    ) -> None:
        self._words, self._sentence = words, sentence
        self._lower = words.lower
        self._published, self._future = published, future
        self._base = published or date.min
        """Without a day of publication nothing is read from it."""
        self._reference = reference
        self._lowered = not any(words.large[:200])

    def at(self, at: int) -> EventDate | None:
        """Read the date whose telling word stands here; ValueError where the calendar has none."""
        found = self._told_at(at)
        if found is not None and self._lower[at] not in _FURTHER:
            found = self._shifted(at, found)
        if found is not None and found.precision == "day":
            self._reference = date.fromisoformat(found.value)  # "the next day" counts from it
        return found

    def _told_at(self, at: int) -> EventDate | None:
        word = self._lower[at]
        if word in MONTHS:
            return self._month(at) if self._capital(at) else None
        if year_number(word, 1900):
            return self._whole(at) or self._year(at)
        if self._published is None:
            return None
        if word[0].isdigit():
            return self._of_this_month(at)
        found = (form(self, at) for form in FORMS[word])
        return next((one for one in found if one is not None), None)

    def _capital(self, at: int) -> bool:
        return self._lowered or self._words.large[at]

    def _text(self, first: int, last: int) -> str:
        return text_of(self._words, first, last)

    def _before(self, at: int) -> str:
        return self._lower[at - 1] if at > self._sentence.first else ""

    def _behind(self, at: int) -> str:
        return self._lower[at + 1] if at + 1 < self._sentence.last else ""

    def _follows(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether a word stands right behind the phrase."""
        start = at - len(phrase)
        return start >= self._sentence.first and tuple(self._lower[start:at]) == phrase

    def _ends_clause(self, at: int) -> bool:
        words = self._words
        return at + 1 >= self._sentence.last or words.text[words.ends[at]] in ",;.:"

    def _ahead(self, at: int) -> bool:
        return ahead(self._words, self._sentence, at, planned=self._future)

    def _month(self, at: int) -> EventDate | None:
        future = self._ahead(at)
        return month(self._words, self._sentence, at, self._published, future=future)

    def _whole(self, at: int) -> EventDate | None:
        """Read "2026-11-24" (ISO 8601)."""
        if at + 3 > self._sentence.last:
            return None
        text = self._text(at, at + 3)
        return day_of(date.fromisoformat(text), text) if _ISO.fullmatch(text) else None

    def _year(self, at: int) -> EventDate | None:
        year = self._lower[at]
        return year_of(int(year), year) if self._before(at) in PREPOSITIONS else None

    def _of_this_month(self, at: int) -> EventDate | None:
        """Read "on the 17th", of the month told before or else of the publication's."""
        word, month = self._lower[at], self._reference or self._base
        day = day_number(word)
        if day is None or word.isdigit() or not any(self._follows(at, one) for one in _ON_THE):
            return None
        if not self._ends_clause(at) and self._behind(at) not in _BEHIND_A_DAY:
            return None  # "on the 17th floor"
        if self._reference is None and self._future and day < month.day:
            month = month.replace(day=28) + timedelta(4)
        elif self._reference is None and not self._future and day > month.day:
            month = month.replace(day=1) - timedelta(1)
        if day > calendar.monthrange(month.year, month.month)[1]:
            return None
        return day_of(month.replace(day=day), self._text(at, at + 1))

    def _weekday(self, at: int) -> EventDate | None:
        word, before, base = self._lower[at], self._before(at), self._base
        behind = self._lower[at + 1 : min(self._sentence.last, at + 4)]
        if not self._capital(at):
            return None
        if any(one in MONTHS for one in behind) and any(map(day_number, behind)):
            return None  # "Friday 14 June": the month will tell
        if (before, word) in AFTER_EASTER:
            return self._of_easter(at, AFTER_EASTER[before, word])
        if before == "next" or set_for(self._words, self._sentence, at) or self._ahead(at):
            days = (WEEKDAYS[word] - base.weekday()) % 7
            day = base + timedelta(days or (7 if before == "next" else 0))
        elif behind[:2] == ["last", "week"] or behind[:3] == ["of", "last", "week"]:
            day = base + timedelta(WEEKDAYS[word] - base.weekday() - 7)
        else:
            back = (base.weekday() - WEEKDAYS[word]) % 7
            day = base - timedelta(back or (7 if before == "last" else 0))
        return day_of(day, self._text(at, at + 1))

    def _of_easter(self, at: int, days: int) -> EventDate:
        """Read "Whit Sunday", the last one unless the event is to come."""
        base = self._base
        years = (base.year - 1, base.year, base.year + 1)
        feasts = [easter(year) + timedelta(days) for year in years]
        near = [one for one in feasts if (one >= base if self._future else one <= base)]
        day = min(near) if self._future else max(near)
        return day_of(day, self._text(at - 1, at + 1))

    def _feast(self, at: int) -> EventDate | None:
        """Read "New Year's Eve", the last one unless the event is to come."""
        named = tuple(self._lower[max(self._sentence.first, at - 2) : at + 1])
        for length in (2, 3):
            month_day = FEASTS.get(named[-length:])
            if month_day is not None:
                year = nearest_year(self._base, *month_day, future=self._future)
                return day_of(date(year, *month_day), self._text(at - length + 1, at + 1))
        return None

    def _near_day(self, at: int) -> EventDate | None:
        word = self._lower[at]
        days = timedelta(NEAR_DAYS[word])
        if word in _FURTHER and self._follows(at, _FURTHER[word]):
            return day_of(self._base + 2 * days, self._text(at - 3, at + 1))
        if word == "overnight" and not WEEKDAYS.keys().isdisjoint(self._lower[at + 1 : at + 3]):
            return None  # "overnight into Thursday": the weekday will tell
        return day_of(self._base + days, self._text(at, at + 1))

    def _weekend(self, at: int) -> EventDate | None:
        return weekend(self._words, self._sentence, at, self._base, future=self._future)

    def _unit(self, at: int) -> EventDate | None:
        """Read "last night", "this month", "next year"."""
        unit, way = self._behind(at), WAYS[self._lower[at]]
        text = self._text(at, min(at + 2, self._sentence.last))
        if way == 0:
            if unit in {"morning", "afternoon", "evening"}:
                return day_of(self._base, text)
            return month_of(self._base, text) if unit in {"week", "month"} else None
        if unit not in {"night", "week", "month", "year"} or self._of_a_month(at):
            return None
        return moved(self._base, way, unit, text)

    def _of_a_month(self, at: int) -> bool:
        """Tell "June next year", "the last week of September": the month will tell."""
        lower, sentence = self._lower, self._sentence
        if self._before(at) == "the" and at + 3 < sentence.last and lower[at + 2] == "of":
            return lower[at + 3] in MONTHS
        return lower[at + 1] == "year" and any(
            one >= sentence.first
            and lower[one] in MONTHS
            and self._capital(one)
            and month(self._words, sentence, one, self._published, future=self._future) is not None
            for one in (at - 1, at - 2)
        )

    def _starting(self, at: int) -> EventDate | None:
        """Read "since the start of the year"."""
        if not any(self._follows(at, one) for one in _START_OF_THE):
            return None
        return moved(self._base, 0, self._lower[at], self._text(at - 3, at + 1))

    def _ago(self, at: int) -> EventDate | None:
        return ago(self._words, at, self._base) if at - 2 >= self._sentence.first else None

    def _from_reference(self, at: int) -> EventDate | None:
        """Read "two days later" from the day told before."""
        lower = self._lower
        if self._reference is None or at - 2 < self._sentence.first:
            return None
        count, unit = count_of(lower[at - 2]), lower[at - 1].removesuffix("s")
        if count is None or unit not in {"day", "week"}:
            return None
        if lower[at] in {"before", "after"} and not self._ends_clause(at):
            return None  # "two days after gunmen shot a judge"
        way = -1 if lower[at] in {"earlier", "before"} else 1
        text = self._text(at - 2, at + 1)
        return moved(self._reference, way * count, unit, text, weeks=count)

    def _from_that_day(self, at: int) -> EventDate | None:
        """Read "the same day", "the next day", "the day before" from the day told before."""
        before, behind = self._before(at), self._behind(at)
        way = -1 if (before, behind) == ("the", "before") else _FROM_THAT_DAY.get(before)
        if self._reference is None or way is None:
            return None
        return day_of(self._reference + timedelta(way), self._text(at - 1, at + 1))

    def _shifted(self, at: int, one: EventDate) -> EventDate:
        """Read "two days before the 11 October ballot", "on the eve of Sunday's vote"."""
        lower, first = self._lower, self._sentence.first
        while at > first and (lower[at - 1] == "the" or day_number(lower[at - 1]) is not None):
            at -= 1
        if one.precision != "day" or at - 3 < first:
            return one
        if lower[at - 2 : at] == ["eve", "of"]:
            days = 1
        elif lower[at - 1] == "before" and lower[at - 2] in {"day", "days"}:
            days = 1 if lower[at - 3] == "the" else count_of(lower[at - 3]) or 0
        else:
            return one
        return day_of(date.fromisoformat(one.value) - timedelta(days), one.text)


FORMS: Mapping[str, tuple[Callable[[Reader, int], EventDate | None], ...]] = {
    **dict.fromkeys(WEEKDAYS, (Reader._weekday,)),
    **dict.fromkeys(NEAR_DAYS, (Reader._near_day,)),
    **dict.fromkeys(PARTS_OF_DAY, (Reader._from_that_day,)),
    "day": (Reader._feast, Reader._from_that_day),
    "eve": (Reader._feast,),
    **dict.fromkeys(WAYS, (Reader._unit,)),
    **dict.fromkeys(("month", "year"), (Reader._starting,)),
    **dict.fromkeys(("earlier", "later", "before", "after"), (Reader._from_reference,)),
    "ago": (Reader._ago,),
    "weekend": (Reader._weekend,),
}
"""By its telling word, the forms that a date may have; one of a month or of digits needs none."""
TELLING = FORMS.keys() | MONTHS.keys()
"""Words at which a date may be read; none is read at any other that does not begin with a digit."""
