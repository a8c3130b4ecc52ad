"""The date of an event: in its own sentences, then in those that lead to it."""

from collections.abc import Mapping
from dataclasses import replace

from schemas.event import EventDate
from service.classify.text import Sentence, Words
from service.extract.anchor import Span, between, borders, clauses
from service.extract.date.after import before_that
from service.extract.date.dated import Dated, bounds
from service.extract.date.duration import ENDINGS, first_of_days, from_beginning
from service.extract.date.month import SOON
from service.extract.date.nearest import nearest
from service.extract.date.neighbour import AUXILIARIES, PERFECT, neighbouring
from service.extract.date.told import dates_told, told_before
from service.extract.date.week import in_two_months
from service.extract.stated import Stated

OLDEST = 550
"""Days before publication from which a date is history, not the event's."""
_ANNOUNCED = frozenset({"agreement", "sanction", "state_visit"})
"""Categories whose event is often the very announcement: its day will do where none other is."""
_LASTING = frozenset({"arrest", "protest"})
"""Categories whose event goes on from its beginning."""
_NEVER_AHEAD = frozenset({"security_incident", "disaster", "arrest"})
"""Categories of what nobody announces: unless planned, it does not lie ahead."""
_MEASURES = _ANNOUNCED | {"arrest", "prosecution"}
"""Categories that answer something earlier, which has a date of its own."""

_BORDERS = {"arrest": 1, "prosecution": 0}
"""Borders of clauses from which a day behind "has been held" or "charged" is that of the deed."""

_RELATIVE = 12
"""Words before a day among which "who" opens the clause of the deed."""


def date_of(own: Stated) -> EventDate | None:
    """Return the date that the document gives for an event; None without one."""
    chooser = Chooser(own)
    found = chooser.own()
    if chooser.week and found is None:
        return None
    if found is None and own.spans:
        found = neighbouring(own, chooser.days)
    return found or chooser.vague


class Chooser:
    """Finds the dates that may be one event's."""

    def __init__(self, own: Stated) -> None:
        self._stated = own
        self._event = own.event
        self._category = own.event.category
        self._planned = own.event.status == "planned"
        self._page = own.page
        self._published = own.published
        self.base = own.day
        """Day of publication."""
        self.vague: EventDate | None = None
        """What tells little of the day: "this month"."""
        self.week = False
        """Whether the event's own words tell a week that lies in two months."""

    def own(self) -> EventDate | None:
        """Return the date that the event's own sentences give it."""
        said: EventDate | None = None
        for rank, (words, sentence) in enumerate(self._stated.spans):
            if rank and self._event.status == "ongoing":
                break  # what goes on has a beginning, not another sentence's day
            parts = {name: span for name, (_w, span) in self._stated.told[rank].items()}
            near = self._stated.near[rank]
            if self._event.evidence[rank].trigger is None:
                near = parts.get("actor") or parts.get("target") or parts.get("place") or near
            found, reported = self._inside(words, sentence, near, parts, exact=rank > 0)
            if found is not None:
                return found
            said = said or reported
        return said if self._category in _ANNOUNCED and not self.week else None

    def days(self, words: Words, sentence: Sentence, marked: Span | None = None) -> list[Dated]:
        """Return the dates of a sentence on which the event may have happened.

        A coming day within the words `marked` is the event's, whatever its status seems.
        """
        return [
            one
            for one in map(
                self._past,
                dates_told(
                    self._page,
                    words,
                    sentence,
                    self._published,
                    prefer_future=self._planned,
                    reference=told_before(self._page, sentence, self._published),
                ),
            )
            if self._possible(one, marked)
        ]

    def _past(self, one: Dated) -> Dated:
        """Return the last 31 January for the next, of what never lies ahead."""
        day = one.date
        ahead = self.base is not None and day.value > f"{self.base:%Y}-12-31"
        if not ahead or day.precision != "day" or self._category not in _NEVER_AHEAD:
            return one
        if self._planned or day.value[:4] in day.text or "-02-29" in day.value:
            return one
        value = f"{int(day.value[:4]) - 1:04}{day.value[4:]}"
        return replace(one, date=day.model_copy(update={"value": value}))

    def _inside(
        self,
        words: Words,
        sentence: Sentence,
        near: Span,
        parts: Mapping[str, Span],
        *,
        exact: bool,
    ) -> tuple[EventDate | None, EventDate | None]:
        """Return a sentence's date for the event, and the day on which it was told.

        With exact, a bare year does not do: the sentence may speak of history. A date within the
        words marked so is the event's.
        """
        marked = parts.get("date")
        found = [
            one
            for one in self.days(words, sentence, None if exact else marked)
            if not self._of_the_deed(words, sentence, one, near)
        ]
        if exact:
            found = [one for one in found if one.date.precision == "day"]
        if not self._planned and self._category in ENDINGS:
            found = from_beginning(self._category, words, sentence, found)
        if self._category == "protest" and not self._planned and not exact:
            first = first_of_days(words, sentence, found, self.base)
            if first is not None:
                return first, None
        if not self._planned and not exact:
            day = told_before(self._page, sentence, self._published) or self.base
            back = before_that(words, sentence, near, found, day)
            _first, end = parts.get("actor") or parts.get("target") or near
            # "was hurt on Friday, a day after a raid"
            front = bool(found) and "after" in words.lower[end : near[0]]
            if back is not None and not front and self._recent(back):
                return back, None
        if self._category == "protest" and not exact:
            begun = next((one for one in found if one.since), None)
            if begun is not None:
                return begun.date, None  # "closed the road since Sunday"
        if marked is not None:
            inside = [one for one in found if marked[0] <= one.first < marked[1]]
            if inside:  # "this week, on Sunday"
                return self._unless_week(next((o for o in inside if not o.vague), inside[0])), None
        vague = (one.date for one in found if one.vague and not self._astride(one.date))
        self.vague = self.vague or next(vague, None)
        found = [one for one in found if not one.vague]
        own = nearest(
            words,
            [one for one in found if not one.reported],
            near,
            lasting=self._category in _LASTING,
        )
        if own is not None and self._of_another(words, own, near):
            own = None
        said = nearest(words, [one for one in found if one.reported], near)
        return self._unless_week(own) if own else None, said.date if said else None

    def _unless_week(self, one: Dated) -> EventDate | None:
        """Return a date but of a week in two months: whichever is told may be wrong."""
        self.week = self._astride(one.date)
        return None if self.week else one.date

    def _astride(self, one: EventDate) -> bool:
        """Tell whether a week or weekend lies in two months."""
        return self.base is not None and in_two_months(one, self.base, future=self._planned)

    def _possible(self, one: Dated, marked: Span | None) -> bool:
        """Tell whether an event of this status may have happened then.

        A coming day within the words `marked` is the event's, whatever its status seems.
        """
        if self.base is None:
            return True
        first, last = bounds(one.date)
        if self._planned:
            return last >= self.base
        if one.until:
            return False
        if first > self.base:
            holds = self._category == "agreement" and one.starts  # "a pact in force from 4 May"
            if holds or self._category in _NEVER_AHEAD:
                return False  # "the trial of the attack opens on 4 December"
            own = marked is not None and marked[0] <= one.first < marked[1]
            soon = one.date.precision == "day" and (first - self.base).days <= SOON
            return one.date.text.lower() == "tomorrow" or (own and soon)
        lasting = one.since and self._category == "arrest"
        return lasting or self._recent(one.date)

    def _recent(self, value: EventDate) -> bool:
        return self.base is None or (self.base - bounds(value)[1]).days <= OLDEST

    def _of_another(self, words: Words, one: Dated, near: Span) -> bool:
        """Tell a month or year of what led to a measure: "since his indictment in May"."""
        if one.date.precision == "day" or self._category not in _MEASURES or self._planned:
            return False
        if one.since and self._category == "arrest":
            return False
        if near[0] <= one.first < near[1]:
            return False
        return self._category == "prosecution" or clauses(words, *between(one.first, near)) > 0

    def _of_the_deed(self, words: Words, sentence: Sentence, one: Dated, near: Span) -> bool:
        """Tell the day of the deed: "has been charged with burning down a barn on 11 May".

        So too "a man who burned down a barn on 11 May has been charged".

        The present perfect goes with no day of its own.
        """
        least = _BORDERS.get(self._category)
        if least is None or self._planned:
            return False
        lower = words.lower
        if one.first < near[0]:
            perfect = lower[max(one.first, near[0] - AUXILIARIES) : near[1]]
            deed = "who" in lower[max(sentence.first, one.first - _RELATIVE) : one.first]
            return deed and not PERFECT.isdisjoint(perfect)
        behind = lower[near[1] : one.first]
        if one.first < near[1] or (self._category == "arrest" and "since" in behind):
            return False
        perfect = lower[max(sentence.first, near[0] - AUXILIARIES) : near[1]]
        if "had" in perfect:  # "said they had arrested a man over a killing on Tuesday"
            return least > 0 and borders(words, *between(one.first, near)) > 0
        return not PERFECT.isdisjoint(perfect) and clauses(words, near[1], one.first) >= least
