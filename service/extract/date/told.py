"""The date that a sentence gives, made absolute from the publication date."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from schemas.event import EventDate
from service.classify.cues import ORDINALS
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span, between, clauses
from service.extract.dateline import behind_dateline
from service.extract.once import once

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SOON = 45
"""Days ahead within which a date without a year is read as the coming one."""

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {"jan": 1, "feb": 2, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
_PARTS_OF_DAY = frozenset(["day", "night", "evening", "afternoon", "morning"])
_NEXT_TO_DAYS = _PARTS_OF_DAY | {"eve"}
_RELATIVE = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "overnight": 0,
}
_ONE_MORE = {"yesterday": ("the", "day", "before"), "tomorrow": ("the", "day", "after")}
"""Words before these that take them a day further."""
_NUMBERS = {
    name: number
    for number, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
_SAYING = frozenset(["said", "told", "wrote", "says", "saying"])
_DAY_STEMS = {name[:-3]: number for name, number in _DAYS.items()}
"""Days whose name a scan has torn apart: "Sun day", "Tues-day"."""
_TELLING = (
    frozenset(_DAYS)
    | frozenset(_MONTHS)
    | frozenset(_RELATIVE)
    | _PARTS_OF_DAY
    | word_set("last next this ago earlier later before after eve terday that month year weekend")
)
"""Words at which a date may be read; none is read at any other that does not begin with a digit."""
_FEASTS = {
    ("new", "year", "eve"): (12, 31),
    ("new", "year", "day"): (1, 1),
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
}
"""Month and day of feasts that never move."""
_AFTER_EASTER = {
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("good", "friday"): -2,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("whit", "sunday"): 49,
    ("whit", "monday"): 50,
}
"""Days from Easter Sunday to the feasts that move with it."""
_ON_THE = (
    ("on", "the"),
    ("night", "of", "the"),
    ("evening", "of", "the"),
    ("morning", "of", "the"),
)
_START_OF_THE = (("start", "of", "the"), ("beginning", "of", "the"))
_BEHIND_A_DAY = word_set(
    "instant inst in at on to for from when while after before near outside by and as with"
)
"""Words behind "on the 17th" by which it is a day."""
_SCHEDULED = word_set(
    "called call set planned scheduled due postponed slated announced fixed invited"
)
"""Words that set a day to come."""
_PASTS = word_set(
    "shot hit struck met held took broke fell fought won lost sank burnt caught found began "
    "came went left stole drove threw blew was were had did said told"
)
"""Past forms without the usual end."""
_NO_PASTS = _SCHEDULED | word_set(
    "armed accused expected alleged suspected need feed seed speed exceed proceed succeed "
    "indeed bed red wed shed hundred sacred naked"
)
"""Words with that end which do not tell that something is over."""
_WILL = frozenset(["will", "would", "must"])
_BE = frozenset(["is", "are"])
_OPENING = word_set("opens begins starts resumes arrives takes comes")
"""Verbs whose present tells a timetable: "the trial opens on Monday"."""
_BOUND = word_set("due set scheduled expected")
"""What is so "to" happen is to come, unless it was so; "due to floods" tells a cause."""
_SMALL = word_set("with from over into after about amid between under against")
"""Long words that are small even in a headline of capitals."""
_LONG = 4
"""Letters from which others have a capital there."""
_BEING = word_set("be been being remain stay get")
_NO_SUBJECTS = word_set("the a an his her their its in of with by from for at to near")
"""Words behind which a past form is an adjective: "the flooded town"."""
_NO_AGENTS = _BEING | _WILL | _NO_SUBJECTS
_OWN_WEEKEND = word_set("my our his her their its whose every each most")
"""Words before a weekend that is no certain one: "his weekend house"."""
_VERB_REACH = 12
"""Words before a day among which its verb stands."""
_NEAR = 30
"""Words on each side of one among which those that tell its sense stand."""
_WEEKEND = frozenset(["friday", "saturday", "sunday"])
_PREPOSITIONS = word_set(
    "in since during through throughout by of until late early mid last this next"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a sentence names."""

    first: int
    """Number of the first word that gives it."""
    last: int
    """Number behind the last one."""
    date: EventDate
    reported: bool = False
    """Whether something was said then, rather than happened."""
    until: bool = False
    """Whether it ends something: "until 1 September"."""
    since: bool = False
    """Whether it begins something: "since August"."""
    starts: bool = False
    """Whether it is to come, and something is to hold from it: "from 1 March"."""

    @property
    def vague(self) -> bool:
        """Whether it tells little: "this month"."""
        return self.date.precision == "month" and self.date.text.lower().startswith("this ")


def in_two_months(one: EventDate, base: date, *, future: bool = False) -> bool:
    """Tell whether a date is but a week or weekend, of which not all days are in one month.

    With future the weekend is the coming one.
    """
    text = one.text.lower().removesuffix("'s").removesuffix("’s")
    if one.precision != "month" or not text.endswith((" week", " weekend")):
        return False
    before = text.split()[0]
    try:
        if text.endswith("weekend"):
            saturday = _saturday(before, base, future)
            return saturday.month != (saturday + timedelta(1)).month
        way = {"last": -1, "next": 1}.get(before, 0)
        monday = base + timedelta(7 * way - base.weekday())
        return monday.month != (monday + timedelta(6)).month
    except OverflowError:
        return False  # at the calendar's end


def _saturday(before: str, base: date, future: bool) -> date:
    """Return the Saturday of the weekend that stands behind a word: "this", "last", "the".

    "This weekend" is still the past one on a Monday.
    """
    back = (base.weekday() - 5) % 7
    if before in {"next", "coming"} or (back > 1 and (future or (before == "this" and back > 2))):
        return base + timedelta(7 - back)
    if before == "last" and back <= 1:
        back += 7
    return base - timedelta(back)


def dates_in(
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    prefer_future: bool = False,
    reference: date | None = None,
) -> list[Dated]:
    """Return the dates that a sentence names, in order.

    With prefer_future a weekday or a month is the coming one. `reference` is the day told before,
    to which "two days later" refers.
    """
    base = published.date() if published is not None else None
    first = behind_dateline(words, sentence)
    if first >= sentence.last:
        return []
    lowered = not any(words.large[:200])
    reader = _Reader(words, sentence, base, prefer_future, reference, lowered)
    found: list[Dated] = []
    clock = _clock(words, sentence, base)
    if clock is not None:
        found.append(clock)
    lower = words.lower
    for at in range(first, sentence.last):
        word = lower[at]
        if word not in _TELLING and not word[0].isdigit():
            continue
        try:
            one = reader.at(at)
            if one is not None and word not in _ONE_MORE:
                one = reader.shifted(at, one)
        except (ValueError, OverflowError):
            one = None
        if one is not None:
            reader.told(one)
            before = lower[max(first, at - 4) : at]
            found.append(
                Dated(
                    at,
                    at + 1,
                    one,
                    _reporting(words, first, sentence.last, at),
                    not _UNTIL.isdisjoint(before[-3:]) or _deadline(before, one, base),
                    not _SINCE.isdisjoint(before[-3:]),
                    _start(before, one, base),
                )
            )
    return found


def dates_told(
    page: Page,
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    prefer_future: bool = False,
    reference: date | None = None,
) -> Sequence[Dated]:
    """Return what dates_in() finds in a page's sentence, read once for all that ask."""
    key = ("dates", words.field, sentence.first, prefer_future, reference, published)
    return once(
        page.known,
        key,
        lambda: dates_in(
            words, sentence, published, prefer_future=prefer_future, reference=reference
        ),
    )


def _start(before: Sequence[str], one: EventDate, base: date | None) -> bool:
    """Tell a day to come from which something holds: "which takes effect on 1 March"."""
    ahead = base is not None and one.value > base.isoformat()
    return ahead and not _STARTING.isdisjoint(before)


def _deadline(before: Sequence[str], one: EventDate, base: date | None) -> bool:
    """Tell a day to come by which something has to happen: "must leave by Sunday"."""
    ahead = base is not None and one.value > base.isoformat()
    return ahead and before[-1:] in (["by"], ["before"])


def find_date(
    words: Words,
    sentence: Sentence,
    published: datetime | None,
    *,
    prefer_future: bool = False,
    near: Span | None = None,
    reference: date | None = None,
) -> EventDate | None:
    """Find the date of a sentence's event; planned events look ahead with prefer_future.

    Of several, the one next to the words `near` (numbers of the first and behind the last) that
    state the event, in whose clause rather than in another. `reference` is the day told before, to
    which "two days later" refers.
    """
    found = [
        one
        for one in dates_in(
            words, sentence, published, prefer_future=prefer_future, reference=reference
        )
        if not one.reported
    ]
    best = nearest(words, found, near)
    return best.date if best is not None else None


def nearest(
    words: Words,
    found: Sequence[Dated],
    near: Span | None = None,
    *,
    lasting: bool = False,
) -> Dated | None:
    """Return the exact date that stands closest to the words `near`.

    With lasting, the beginning of something ("since Monday") is as good as any.
    """
    return min(
        found,
        key=lambda one: (
            INEXACT * _PRECISIONS.index(one.date.precision)
            + SINCE_COST * (one.since and not lasting)
            + _distance(words, one.first, near),
            one.first,
        ),
        default=None,
    )


_PRECISIONS = ("day", "month", "year")
_UNTIL = frozenset(["until", "till"])
_SINCE = frozenset(["since"])
_STARTING = word_set("from starting beginning effect effective force")
SINCE_COST = 4
"""Words that "since" counts for, when measuring so."""
INEXACT = 8
"""Words that a month counts for when measuring so, a year twice."""
CLAUSE_COST = 6
"""Words that a clause's border counts for, when measuring how close a date stands."""


def _distance(words: Words, at: int, near: Span | None) -> int:
    if near is None or near[0] <= at < near[1]:
        return 0
    first, last = between(at, near)
    return (
        last
        - first
        + 1
        + 2 * words.lower[first:last].count("and")
        + CLAUSE_COST * clauses(words, first, last)
    )


def _reporting(words: Words, first: int, end: int, at: int) -> bool:
    """Tell the day on which something was said from the day on which it happened.

    `first` and `end` are the first word of the sentence and the one behind its last.
    """
    lower = words.lower
    start = at
    while start > first and lower[start - 1] in _BETWEEN:
        start -= 1
    if start == first:
        return _opening_said(words, at, end)
    if lower[start - 1] in _SAYING or _counted(words, first, at):
        return True
    return (
        lower[start - 1] in {"reporters", "journalists", "correspondents", "parliament"}
        and start - 2 >= first
        and lower[start - 2] == "told"
    )


def _opening_said(words: Words, at: int, end: int) -> bool:
    """Tell "On Friday the rebels said that they had ...", within the sentence."""
    last = min(at + 1 + _SUBJECT, end)
    for one in range(at + 1, last):
        if words.lower[one] in _SAYING:
            return not clauses(words, at + 1, one)
    return False


_SUBJECT = 7
"""Words behind a day that opens a sentence among which "said" stands."""


def _counted(words: Words, first: int, at: int) -> bool:
    """Tell the day on which a toll grew: "the number of dead rose to 49 on Monday"."""
    for one in range(at - 1, max(first, at - _VERB_REACH) - 1, -1):
        if clauses(words, one, one + 1):
            return False
        if words.lower[one] in _GREW:
            return not _TOLL.isdisjoint(words.lower[max(first, one - _NEAR) : one])
    return False


_GREW = word_set("rose risen rises climbed increased grew grown")
_TOLL = word_set("toll number count total")
_BETWEEN = word_set("on late early in a statement the news conference")


def _clock(  # noqa: PLR0911 - one return per reason against it
    words: Words, sentence: Sentence, base: date | None
) -> Dated | None:
    """Read the time of day that opens a live report's entry, "17:55 Police say": it is that day."""
    first = sentence.first
    if (
        base is None
        or first + 2 >= sentence.last
        or words.starts[first + 1] != words.ends[first] + 1
    ):
        return None
    hour, minute = words.lower[first], words.lower[first + 1]
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        return None
    if words.text[words.ends[first]] not in ":." or len(minute) != 2 or len(hour) > 2:
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    if words.text[words.ends[first + 1] : words.starts[first + 2]] not in {" ", ": ", " - "}:
        return None
    opens = first == 0 or "\n" in words.gap(first)
    if not opens:
        return None
    return Dated(first, first + 2, _day(base, _text(words, first, first + 2)))


class _Reader:
    def __init__(
        self,
        words: Words,
        sentence: Sentence,
        base: date | None,
        future: bool,
        reference: date | None,
        lowered: bool,
    ) -> None:
        self._words, self._sentence = words, sentence
        self._base, self._future = base, future
        self._reference = reference
        self._lowered = lowered

    def told(self, one: EventDate) -> None:
        """Take a day as the one to which "the next day" refers from here on."""
        if one.precision == "day":
            self._reference = date.fromisoformat(one.value)

    def at(self, at: int) -> EventDate | None:  # noqa: PLR0911, PLR0912 - one per form of date
        """Read the date whose telling word stands here."""
        words, sentence, base = self._words, self._sentence, self._base
        word = words.lower[at]
        capital = self._lowered or words.large[at]
        if word in _MONTHS and capital:
            ahead = self._ahead(at)
            return _month(words, sentence, at, base, ahead)
        if word.isascii() and word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100:
            if (whole := self._whole(at)) is not None:
                return whole
            if at > sentence.first and words.lower[at - 1] in _PREPOSITIONS:
                return EventDate(value=word, precision="year", text=word)
            return None
        if base is None:
            return None
        if word in _DAYS and capital:
            return self._weekday(at, base)
        if word == "that":
            following = words.lower[at + 1] if at + 1 < sentence.last else ""
            if self._reference is None or following not in _PARTS_OF_DAY:
                return None
            return _day(self._reference, _text(words, at, at + 2))
        if word in {"eve", "day"} and (feast := self._feast(at, base)) is not None:
            return feast
        if word.endswith(("st", "nd", "rd", "th")) and (day := _ordinal(word)) is not None:
            return self._of_this_month(at, day, self._reference or base)
        if word in {"month", "year"} and any(
            _behind(words, sentence, at, o) for o in _START_OF_THE
        ):
            precision: Literal["month", "year"] = "month" if word == "month" else "year"
            value = base.isoformat()[: 7 if word == "month" else 4]
            return EventDate(value=value, precision=precision, text=_text(words, at - 3, at + 1))
        if word in _ONE_MORE and _behind(words, sentence, at, _ONE_MORE[word]):
            return _day(base + timedelta(2 * _RELATIVE[word]), _text(words, at - 3, at + 1))
        if word == "weekend" and at > sentence.first:
            return self._weekend(at, base)
        if word in _RELATIVE:
            if word == "overnight" and not _DAYS.keys().isdisjoint(words.lower[at + 1 : at + 3]):
                return None  # "overnight into Thursday": the weekday will tell
            return _day(base + timedelta(_RELATIVE[word]), _text(words, at, at + 1))
        if word in {"last", "next", "this"} and at + 1 < sentence.last:
            if word == "last" and (self._of_a_month(at) or self._ends(at)):
                return None
            return _unit(words, at, base, {"last": -1, "next": 1, "this": 0}[word])
        if word in {"ago", "earlier", "later", "before", "after"} and at - 2 >= sentence.first:
            if word != "ago":
                return self._from_reference(at, -1 if word in {"earlier", "before"} else 1)
            return _ago(words, at, base)
        if word == "terday" and at > sentence.first and words.lower[at - 1] == "yes":
            return _day(base - timedelta(1), _text(words, at - 1, at + 1))
        if word in _NEXT_TO_DAYS and at - 1 >= sentence.first:
            stem = _DAY_STEMS.get(words.lower[at - 1]) if word == "day" else None
            if stem is not None:
                back = (base.weekday() - stem) % 7
                return _day(base - timedelta(back), _text(words, at - 1, at + 1))
            return self._same_day(at)
        return None

    def _weekend(self, at: int, base: date) -> EventDate | None:
        """Read "at the weekend", but for "over the weekend, on Saturday", "his weekend house"."""
        words, sentence = self._words, self._sentence
        around = slice(max(sentence.first, at - _NEAR), min(sentence.last, at + _NEAR))
        if not _WEEKEND.isdisjoint(words.lower[around]):
            return None
        before, text = words.lower[at - 1], _text(words, at - 1, at + 1)
        if before in _OWN_WEEKEND:
            return None
        saturday = _saturday(before, base, self._future)
        return EventDate(value=saturday.isoformat()[:7], precision="month", text=text)

    def shifted(self, at: int, one: EventDate) -> EventDate:
        """Read "two days before the 11 October ballot", "on the eve of Sunday's vote"."""
        lower, first = self._words.lower, self._sentence.first
        while at > first and (lower[at - 1] == "the" or _ordinal(lower[at - 1]) is not None):
            at -= 1
        if one.precision != "day" or at - 3 < first:
            return one
        if lower[at - 2 : at] == ["eve", "of"]:
            days = 1
        elif lower[at - 1] == "before" and lower[at - 2] in {"day", "days"}:
            days = 1 if lower[at - 3] == "the" else _count(lower[at - 3]) or 0
        else:
            return one
        return _day(date.fromisoformat(one.value) - timedelta(days), one.text)

    def _whole(self, at: int) -> EventDate | None:
        """Read "2026-11-24" (ISO 8601)."""
        words = self._words
        if at + 3 > self._sentence.last:
            return None
        text = _text(words, at, at + 3)
        return _day(date.fromisoformat(text), text) if _ISO.fullmatch(text) else None

    def _feast(self, at: int, base: date) -> EventDate | None:
        """Read "New Year's Eve", the last one unless the event is to come."""
        named = tuple(self._words.lower[max(self._sentence.first, at - 2) : at + 1])
        for length in (2, 3):
            month_day = _FEASTS.get(named[-length:])
            if month_day is not None:
                year = _nearest_year(base, *month_day, future=self._future)
                return _day(date(year, *month_day), _text(self._words, at - length + 1, at + 1))
        return None

    def _of_this_month(self, at: int, day: int, month: date) -> EventDate | None:
        """Read "on the 17th", of the month told before or else of the publication's."""
        words, sentence = self._words, self._sentence
        if not any(_behind(words, sentence, at, one) for one in _ON_THE):
            return None
        behind = words.lower[at + 1] if at + 1 < sentence.last else ""
        if not self._ends_clause(at) and behind not in _BEHIND_A_DAY:
            return None  # "on the 17th floor"
        if self._reference is None and self._future and day < month.day:
            month = month.replace(day=28) + timedelta(4)
        elif self._reference is None and not self._future and day > month.day:
            month = month.replace(day=1) - timedelta(1)
        if day > calendar.monthrange(month.year, month.month)[1]:
            return None
        return _day(month.replace(day=day), _text(words, at, at + 1))

    def _of_a_month(self, at: int) -> bool:
        """Tell "19 July last year": the month will tell."""
        words, sentence = self._words, self._sentence
        return words.lower[at + 1] == "year" and any(
            month >= sentence.first
            and words.lower[month] in _MONTHS
            and (self._lowered or words.large[month])
            and _month(words, sentence, month, self._base, self._future) is not None
            for month in (at - 1, at - 2)
        )

    def _ends(self, at: int) -> bool:
        """Tell "in the last week of September"."""
        lower, last = self._words.lower, self._sentence.last
        return (
            at + 3 < last
            and at > self._sentence.first
            and lower[at - 1] == "the"
            and lower[at + 2] == "of"
            and lower[at + 3] in _MONTHS
        )

    def _set_for(self, at: int) -> bool:
        """Tell "called a march for Friday" from "responsibility for Monday's bombing"."""
        words, first = self._words, self._sentence.first
        if at == first or words.lower[at - 1] != "for":
            return False
        owned = words.owning(at)
        return not owned and not _SCHEDULED.isdisjoint(words.lower[max(first, at - 8) : at - 1])

    def _ahead(self, at: int) -> bool:
        """Tell a day to come, but of what is planned "was banned by police on Thursday"."""
        return self._to_come(at) or (self._future and not self._done(at))

    def _done(self, at: int) -> bool:
        """Tell "was banned by police on" before a day, not "was set for", "agreed to meet on"."""
        lower = self._words.lower
        for one in range(at - 1, max(self._sentence.first, at - _VERB_REACH), -1):
            if clauses(self._words, one, one + 1) or lower[one] in {"to", "for", "from"}:
                return False
            if self._over(one):
                return lower[one - 1] in {"was", "were"}
        return False

    def _to_come(self, at: int) -> bool:
        """Tell "will appear in court on Wednesday", "the trial opens on Wednesday".

        What is past on the way has the day: "will question students arrested on Wednesday".
        """
        words, lower = self._words, self._words.lower
        for one in range(at - 1, max(self._sentence.first, at - _VERB_REACH) - 1, -1):
            if clauses(words, one, one + 1):
                return False
            if self._over(one):
                return False
            if lower[one] in _WILL and not self._called_will(one):
                return words.text[words.ends[one]] != "-"  # "a would-be candidate"
            if lower[one] in _OPENING or lower[one : one + 2] == ["take", "effect"]:
                return lower[one + 1] != "fire"
            if lower[one] == "to" and (
                lower[one + 1] in {"appear", "reappear"} or self._bound(one)
            ):
                return True
        return False

    def _bound(self, at: int) -> bool:
        """Tell the "to" of what "is to open" or "is due to open", not of "due to floods"."""
        lower = self._words.lower
        before = lower[max(self._sentence.first, at - 2) : at]
        if before[-1:] and before[-1] in _BOUND:
            before.pop()
        return bool(before) and before[-1] in _BE

    def _over(self, at: int) -> bool:
        """Tell a verb of what is past, neither "will be arrested" nor "the arrested man"."""
        words, lower, first = self._words, self._words.lower, self._sentence.first
        word, start, end = lower[at], words.starts[at], words.ends[at]
        if word not in _PASTS and (not word.endswith("ed") or word in _NO_PASTS):
            return False
        if words.text[start].isupper() and words.text[end - 1].islower():
            return False  # "the United States"
        if word == "charged" and lower[at + 1] == "with":
            return False  # "will appear in court charged with murder"
        before = at - 1
        while before > first and (
            lower[before] in {"and", "or", "not", "also", "now"}
            or lower[before].endswith(("ly", "ed"))
        ):
            before -= 1
        if before < first or lower[before] in _NO_AGENTS:
            return before < first
        # Right behind the verb to come: "will visit flooded towns".
        return before == first or lower[before - 1] not in _WILL | {"not"}

    def _called_will(self, at: int) -> bool:
        """Tell the name Will, but for a question and a headline of capitals."""
        words, sentence = self._words, self._sentence
        start, end = words.starts[at], words.ends[at]
        if at == sentence.first or words.text[start].islower() or words.text[end - 1].isupper():
            return False
        return any(
            len(words.lower[one]) >= _LONG
            and words.text[words.starts[one]].islower()
            and words.lower[one] not in _SMALL
            for one in range(sentence.first, sentence.last)
        )

    def _weekday(self, at: int, base: date) -> EventDate | None:
        words = self._words
        word = words.lower[at]
        behind = words.lower[at + 1 : min(self._sentence.last, at + 4)]
        if any(one in _MONTHS for one in behind) and any(map(_ordinal, behind)):
            return None  # "Friday 14 June": the month will tell
        back = (base.weekday() - _DAYS[word]) % 7
        before = words.lower[at - 1] if at > self._sentence.first else ""
        if (before, word) in _AFTER_EASTER:
            return self._of_easter(at, base, _AFTER_EASTER[before, word])
        if before == "next" or self._set_for(at) or self._ahead(at):
            ahead = (_DAYS[word] - base.weekday()) % 7
            day = base + timedelta(ahead or (7 if before == "next" else 0))
        else:
            day = base - timedelta(back or (7 if before == "last" else 0))
            if behind[:2] == ["last", "week"] or behind[:3] == ["of", "last", "week"]:
                day = base + timedelta(_DAYS[word] - base.weekday() - 7)
        return _day(day, _text(words, at, at + 1))

    def _of_easter(self, at: int, base: date, days: int) -> EventDate:
        """Read "Whit Sunday", the last one unless the event is to come."""
        years = (base.year - 1, base.year, base.year + 1)
        feasts = [_easter(year) + timedelta(days) for year in years]
        near = [one for one in feasts if (one >= base if self._future else one <= base)]
        day = min(near) if self._future else max(near)
        return _day(day, _text(self._words, at - 1, at + 1))

    def _from_reference(self, at: int, way: int) -> EventDate | None:
        """Read "two days later" from the day told before."""
        words = self._words
        unit = words.lower[at - 1].removesuffix("s")
        count = _count(words.lower[at - 2])
        if self._reference is None or count is None or unit not in {"day", "week"}:
            return None
        if words.lower[at] in {"before", "after"} and not self._ends_clause(at):
            return None  # "two days after gunmen shot a judge"
        days = count * (7 if unit == "week" else 1)
        return _day(self._reference + timedelta(way * days), _text(words, at - 2, at + 1))

    def _ends_clause(self, at: int) -> bool:
        words = self._words
        return at + 1 >= self._sentence.last or words.text[words.ends[at]] in ",;.:"

    def _same_day(self, at: int) -> EventDate | None:  # noqa: PLR0911 - one return per form of date
        """Read "the same day", "the next day", "the day before" from the day told before."""
        words, lower = self._words, self._words.lower
        if self._reference is None:
            return None
        behind = lower[at + 1] if at + 1 < self._sentence.last else ""
        if lower[at] == "eve":
            if lower[at - 1] != "the" or behind == "of":
                return None
            return _day(self._reference - timedelta(1), _text(words, at - 1, at + 1))
        if lower[at - 1] == "same":
            return _day(self._reference, _text(words, at - 1, at + 1))
        if lower[at - 1] in {"next", "following"}:
            return _day(self._reference + timedelta(1), _text(words, at - 1, at + 1))
        if lower[at - 1] == "previous" or (lower[at - 1] == "the" and behind == "before"):
            return _day(self._reference - timedelta(1), _text(words, at - 1, at + 1))
        return None


def _month(  # noqa: PLR0912 - one branch per form of date
    words: Words, sentence: Sentence, at: int, base: date | None, future: bool
) -> EventDate | None:
    month, first, last, day, year = _MONTHS[words.lower[at]], at, at + 1, None, None
    if at > sentence.first and (day := _ordinal(words.lower[at - 1])) is not None:
        first = at - 1
    elif last < sentence.last and (day := _ordinal(words.lower[last])) is not None:
        last += 1
    elif at - 2 >= sentence.first and words.lower[at - 1] == "of":
        before = words.lower[at - 2]
        day = ORDINALS.get(before) or (_ordinal(before) if not before.isdigit() else None)
        if day is not None and day < 10 and at - 3 >= sentence.first:
            day += _TENS.get(words.lower[at - 3], 0)
        first = at - 2 if day is not None else first
    if last < sentence.last and len(words.lower[last]) == 4:
        text = words.lower[last]
        if text.isascii() and text.isdigit() and 1000 <= int(text) <= 2100:
            year, last = int(text), last + 1
    if day is None and _behind(words, sentence, at, ("last", "day", "of")):
        known = year or (_nearest_year(base, month, 28, future=future) if base else None)
        if known is not None:
            ending = calendar.monthrange(known, month)[1]
            return _day(date(known, month, ending), _text(words, at - 3, last))
    if day is None and year is None:
        before = words.lower[at - 1] if at > sentence.first else ""
        owning = words.owning(at)
        told = words.lower[last : last + 1] == ["when"]  # "after April, when rebels took it"
        if before not in _PREPOSITIONS and not owning and not told:
            return None
    if day is not None and first < at:
        opening, first = _opening(words, sentence, first, day)
        day = opening
    text = _text(words, first, last)
    behind = words.lower[last : min(sentence.last, last + 3)]
    if year is None and base is not None and behind[behind[:1] == ["of"] :][:2] == ["last", "year"]:
        year = base.year - 1
    if year is None:
        if base is None:
            return None
        year = _nearest_year(base, month, day, future=future)
        if month == base.month and words.lower[max(sentence.first, at - 1)] == "last":
            year = base.year - 1  # "last March", told in March
    if day is None:
        return EventDate(value=f"{year:04}-{month:02}", precision="month", text=text)
    return _day(date(year, month, day), text)


def _easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _behind(words: Words, sentence: Sentence, at: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether the phrase stands right before a word."""
    start = at - len(phrase)
    return start >= sentence.first and tuple(words.lower[start:at]) == phrase


def _opening(words: Words, sentence: Sentence, first: int, day: int) -> tuple[int, int]:
    """Return the first day of "28 and 29 May", "18 to 20 May", "5-6 May", and where it stands."""
    lower = words.lower
    if first - 1 >= sentence.first:
        opening = _ordinal(lower[first - 1])
        gap = words.gap(first).strip()
        if opening is not None and opening < day and gap in {"-", "–", "/"}:
            return opening, first - 1
    if first - 2 >= sentence.first and lower[first - 1] in {"and", "to"}:
        opening = _ordinal(lower[first - 2])
        if opening is not None and opening < day:
            return opening, first - 2
    return day, first


def _nearest_year(base: date, month: int, day: int | None, *, future: bool) -> int:
    """Return the year of a date told without one: the last such date, unless the next is near."""
    if future:
        return base.year + ((month, day or 31) < (base.month, base.day))
    if day is not None and 0 < (date(base.year + 1, month, min(day, 28)) - base).days <= SOON:
        return base.year + 1  # "from 1 January", told in December
    if (month, day or 1) <= (base.month, base.day):
        return base.year
    soon = day is not None and (date(base.year, month, day) - base).days <= SOON
    return base.year if soon else base.year - 1


_TENS = {"twenty": 20, "thirty": 30}


def _ordinal(word: str) -> int | None:
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31:
        return int(bare)
    return None


def _unit(  # noqa: PLR0911 - one return per unit
    words: Words, at: int, base: date, way: int
) -> EventDate | None:
    unit, text = words.lower[at + 1], _text(words, at, at + 2)
    if way == 0:
        if unit in {"morning", "afternoon", "evening"}:
            return _day(base, text)
        if unit in {"week", "month"}:
            return EventDate(value=base.isoformat()[:7], precision="month", text=text)
        return None
    if unit == "night":
        return _day(base + timedelta(way), text)
    if unit == "year":
        return EventDate(value=f"{base.year + way:04}", precision="year", text=text)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + way
        value = f"{months // 12:04}-{months % 12 + 1:02}"
        return EventDate(value=value, precision="month", text=text)
    if unit == "week":
        value = (base + timedelta(7 * way)).isoformat()[:7]
        return EventDate(value=value, precision="month", text=text)
    return None


def before_that(
    words: Words, sentence: Sentence, near: Span, found: Sequence[Dated], base: date | None
) -> EventDate | None:
    """Read when that was "two days after" which something else happened, or was said.

    "Two days after a bomb killed three, police said on Friday ...": the bomb went off on
    Wednesday. `near` are the words that state the event; None where they are not behind "after".
    """
    lower = words.lower
    for at in range(near[0] - 1, max(sentence.first + 1, near[0] - _AFTER_REACH), -1):
        if lower[at] == "after":
            break
    else:
        return None
    vague = at - 3 >= sentence.first and lower[at - 3] in _VAGUE
    if _count(lower[at - 2]) is None or vague or _another(words, at + 1, near[0]):
        return None
    end = near[1]
    while end < sentence.last and not clauses(words, end, end + 1):
        end += 1
    if any(at < one.first <= end for one in found):
        return None  # a day of its own
    days = [
        one for one in found if one.date.precision == "day" and not one.until and one.first != at
    ]
    told = min(days, key=lambda one: abs(one.first - at), default=None)
    day = date.fromisoformat(told.date.value) if told is not None else base
    try:
        return _ago(words, at, day, exact=True) if day is not None else None
    except (ValueError, OverflowError):
        return None


def _another(words: Words, first: int, last: int) -> bool:
    """Tell whether a clause begins in words[first:last], an apposition between commas is none."""
    borders = clauses(words, first, last)
    return borders > 0 and (
        borders != 2 or words.text[words.ends[first] : words.starts[last]].count(",") != 2
    )


_AFTER_REACH = 14
"""Words behind "after" within which an event's are looked for."""
_VAGUE = frozenset(["than", "about", "nearly", "almost", "some", "over", "around"])
_EXACT_WEEKS = 2
"""Weeks up to which "a week after" tells the day."""


_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}
"""Days of what tells the day that lies so far back."""
_HOURS = 24


def _ago(words: Words, at: int, base: date, *, exact: bool = False) -> EventDate | None:
    count = _count(words.lower[at - 2])
    if count is None:
        return None
    unit, text = words.lower[at - 1].removesuffix("s"), _text(words, at - 2, at + 1)
    if unit == "hour" and count % _HOURS == 0:
        unit, count = "day", count // _HOURS
    if unit in {"day", "fortnight"} or (unit == "week" and count <= (_EXACT_WEEKS if exact else 1)):
        return _day(base - timedelta(count * _LENGTHS[unit]), text)
    if unit == "week":
        value = (base - timedelta(7 * count)).isoformat()[:7]
        return EventDate(value=value, precision="month", text=text)
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        value = f"{months // 12:04}-{months % 12 + 1:02}"
        return EventDate(value=value, precision="month", text=text)
    if unit == "year":
        return EventDate(value=f"{base.year - count:04}", precision="year", text=text)
    return None


def _count(number: str) -> int | None:
    if number.isascii() and number.isdigit() and len(number) <= 3:
        return int(number)
    return 1 if number in {"a", "an"} else _NUMBERS.get(number)


def _day(day: date, text: str) -> EventDate:
    return EventDate(value=day.isoformat(), precision="day", text=text)


def _text(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last - 1]]
