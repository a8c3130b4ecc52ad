"""How old an event is as it is reported: anniversaries are not news, whatever their day."""

from datetime import date, timedelta

from schemas.event import EventDate, Temporal
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span

NEWS = timedelta(days=3)
"""Time for which an event is reported from where it happened."""
YEAR = 365
"""Days from which an event is the background of today's."""
_COMMEMORATING = word_set(
    "commemorate commemorates commemorated commemorating commemoration commemorations remembered "
    "centenary"
)
_ON_IT = word_set("on before ahead during after for until")
"""Words before "the anniversary" by which it is only the day of something new."""
_ON_REACH = 5
"""Words before it among which they stand."""
_BESIDE = word_set("as when while before after")
"""Words behind the event by which what looks back is another clause's."""
_LONG = word_set("years decade decades century centuries")
"""What, when it is "ago", makes an event history."""
_OWN_TIME = frozenset({"prosecution", "state_visit", "sanction"})
"""Categories that answer something old and are news all the same."""


def looks_back(category: str, words: Words, sentence: Sentence, near: Span) -> bool:
    """Tell whether a sentence recalls an event that is years past; `near` are its words there.

    Not "was arrested as the town marked the anniversary".
    """
    if category in _OWN_TIME:
        return False
    behind = range(near[1], sentence.last)
    end = next((at for at in behind if words.lower[at] in _BESIDE), sentence.last)
    said = words.lower[sentence.first : end]
    return any(
        word in _COMMEMORATING
        or (word in _LONG and said[at + 1 : at + 2] == ["ago"])
        or (word == "anniversary" and _ON_IT.isdisjoint(said[max(0, at - _ON_REACH) : at]))
        for at, word in enumerate(said)
    )


def is_past(day: EventDate | None, published: date | None) -> bool:
    """Tell whether a report is no longer of the days around the event."""
    if day is None or published is None:
        return False
    return day.value < (published - NEWS).isoformat()[: len(day.value)]


def age_of(day: EventDate, published: date) -> int:
    """Return roughly how many days ago an event was."""
    if day.precision == "day":
        return (published - date.fromisoformat(day.value)).days
    if day.precision == "month":
        year, month = (int(one) for one in day.value.split("-"))
        months = (published.year - year) * 12 + published.month - month
        return 31 * max(0, months) + NEWS.days + 1
    return NEWS.days + 1 if published.year <= int(day.value) else YEAR + 1


def temporal_of(age: int) -> Temporal:
    """Return what an event is whose age is so many days."""
    return "breaking" if age <= NEWS.days else "recent" if age <= YEAR else "background"
