"""A measure answers an earlier deed: the deed's day is not that of the arrest or the charge."""

from service.classify.text import Sentence, Words
from service.extract.anchor import Span, between, borders, clauses
from service.extract.date.dated import Dated

ANNOUNCED = frozenset({"agreement", "sanction", "state_visit"})
"""Categories whose event is often the very announcement: its day will do where none other is."""
_MEASURES = ANNOUNCED | {"arrest", "prosecution"}
"""Categories that answer something earlier, which has a date of its own."""
_BORDERS = {"arrest": 1, "prosecution": 0}
"""Borders of clauses from which a day behind "has been held" or "charged" is that of the deed."""
PERFECT = frozenset(["has", "have"])
_AUXILIARIES = 4
"""Words before those that state an event among which its auxiliary verb stands."""
_SINCE_REACH = 3
"""Words before a day among which its "since" stands."""
_RELATIVE = 12
"""Words before a day among which "who" opens the clause of the deed."""


def of_the_deed(category: str, words: Words, sentence: Sentence, one: Dated, near: Span) -> bool:
    """Tell the day of the deed: "has been charged with burning down a barn on 11 May".

    So too "a man who burned down a barn on 11 May has been charged": the present perfect goes with
    no day of its own. `near` are the words that state the measure.
    """
    least = _BORDERS.get(category)
    if least is None:
        return False
    lower, front = words.lower, one.first < near[0]
    helping = auxiliaries(words, one.first if front else sentence.first, near)
    perfect = not PERFECT.isdisjoint(helping)
    if front and _waiting(words, sentence, one, near):
        return True
    if front:
        return perfect and "who" in lower[max(sentence.first, one.first - _RELATIVE) : one.first]
    if one.first < near[1] or (category == "arrest" and "since" in lower[near[1] : one.first]):
        return False
    if "had" in helping:  # "said they had arrested a man over a killing on Tuesday"
        return least > 0 and borders(words, *between(one.first, near)) > 0
    return perfect and clauses(words, near[1], one.first) >= least


def _waiting(words: Words, sentence: Sentence, one: Dated, near: Span) -> bool:
    """Tell "a man wanted since 1993 was arrested", not "since Monday, when ten were arrested"."""
    lower, first = words.lower, max(sentence.first + 1, one.first - _SINCE_REACH)
    return "since" in lower[first : one.first] and "when" not in lower[one.last : near[0]]


def of_what_led(category: str, words: Words, one: Dated, near: Span) -> bool:
    """Tell a month or year of what led to a measure: "since his indictment in May"."""
    if one.date.precision == "day" or category not in _MEASURES:
        return False
    if near[0] <= one.first < near[1]:
        return False
    own = one.since and category == "arrest"  # "has been held since May", a border of its own
    return category == "prosecution" or clauses(words, *between(one.first, near)) > own


def auxiliaries(words: Words, first: int, near: Span) -> list[str]:
    """Return the words from the first on among which the event's auxiliary verb stands."""
    return words.lower[max(first, near[0] - _AUXILIARIES) : near[1]]
