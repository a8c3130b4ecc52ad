"""Two attacks in two towns are two events: which sentences of one category belong together.

A logistic regression tells of each pair of clauses how far it speaks for two happenings that they
differ in town, day, people or number; `python -m service.training.happenings` fits it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from schemas.event import Location
from service.classify.combine import Clause
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.date.told import dates_told
from service.extract.described import how_many
from service.extract.earlier import DEEDS
from service.extract.place.context import Context, context_of
from service.extract.place.countries import country_inside
from service.extract.place.reading import town_inside
from service.extract.place.said import Said

APART = 40.0
"""Kilometres from which two towns are two places; closer ones may be one place told twice."""
NEAR = 3
"""Sentences from one clause to the other that are still near."""
MOST = 40
"""Clauses that are divided, surest first; only a text made to cost time has more."""
PLACED = frozenset({"security_incident", "arrest", "protest", "disaster", "state_visit"})
"""Categories whose events happen in one place each."""
_EARTH = 6371.0
_WORDY = ("actor", "target", "place")
_TOLLS = ("killed", "injured", "detained")
_HAPPENINGS = DEEDS | word_set(
    "bomb case accident crash collision quake tremor fire landslide flood stabbing development"
)
"""What may be "another" one; "another home" and "another man" may be of the same event."""
_ELSEWHERE = word_set("separately elsewhere meanwhile")
"""Words that open a sentence about something else."""
_ALSO = 12
"""Words of a sentence among which "also" tells something more of the same kind."""
_TAKING_UP = word_set(
    "the it he she they his her their its this that these those both each some all one most such "
    "others"
)
"""Words that open a sentence about what was told before."""
_NEW = word_set("a an two three four five six seven eight nine ten eleven twelve")
"""Words that open a sentence about somebody not told of before."""
_FRONTED = frozenset({"In", "At", "Near", "Outside", "On"})
"""Words by which a sentence opens with its own place or day."""
_IDLE = word_set(
    "a an the of in at and or his her its their two three four five people police man men "
    "woman women one with from by for on to who he she it him they them others another here "
    "there scene area suspects attackers victims protesters workers"
)
"""Words that two different people or places may share."""

WEIGHTS: dict[str, float] = {
    "": -0.79,
    "security_incident": -0.13,
    "state_visit": 0.18,
    "arrest": -0.46,
    "protest": -0.02,
    "prosecution": -0.25,
    "agreement": -0.8,
    "sanction": 0.8,
    "disaster": -0.75,
    "next": -1.12,
    "near": -0.35,
    "far": 0.48,
    "fronted": 1.11,
    "new": 0.77,
    "taken up": -0.7,
    "other town": 4.1,
    "same town": 0.0,
    "one town": 0.02,
    "other country": 4.1,
    "same country": -0.12,
    "same day": 0.0,
    "next day": 0.7,
    "other day": 0.72,
    "other month": 1.57,
    "same month": 0.0,
    "one day": -0.21,
    "another": 1.73,
    "other actor": 0.6,
    "same actor": 0.0,
    "other target": 0.67,
    "same target": 0.0,
    "other place": 1.05,
    "same place": 0.0,
    "other toll": 1.04,
    "same toll": 0.0,
}
"""Log odds for two happenings: "" of any pair, of its category, and of each of its signs."""
_DIFFERS = ("other ", "next day", "another")
_DIFFERING = frozenset(sign for sign in WEIGHTS if sign.startswith(_DIFFERS))


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause tells of its happening."""

    number: int
    """Number of its sentence in the page."""
    title: bool
    town: Location | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    day: date | None
    month: str | None
    """YYYY-MM of a date, where none tells the day."""
    people: Mapping[str, frozenset[str]]
    """Words of actor, target and place."""
    tolls: Mapping[str, int]
    another: bool
    """Whether it says that it is "another attack"."""
    opening: str | None
    """How its sentence opens: "fronted", "new", "taken up"."""


def divide(
    category: str, clauses: Sequence[Clause], page: Page, published: datetime | None
) -> list[int]:
    """Return the number of the happening that each clause speaks of, the surest clause's being 0.

    `clauses` come surest first. A clause joins the happening that it differs from least, unless
    it more likely speaks of another than of any before. A title sums up, so it opens none; nor
    does a category of the user's own, of which nothing is known.
    """
    if len(clauses) < 2 or category not in WEIGHTS:
        return [0] * len(clauses)
    context = context_of(page)
    happenings: list[list[Told]] = []
    numbers: dict[int, int] = {}
    told = [told_by(category, one, page, context, published) for one in clauses[:MOST]]
    for place, one in sorted(enumerate(told), key=lambda pair: pair[1].title):
        odds = [
            sum(apart(category, one, other) for other in members) / len(members)
            for members in happenings
        ]
        nearest = min(range(len(odds)), key=lambda number: odds[number], default=-1)
        if nearest < 0 or (odds[nearest] > 0 and not one.title):
            nearest = len(happenings)
            happenings.append([])
        if not one.title or not happenings[nearest]:
            happenings[nearest].append(one)
        numbers[place] = nearest
    # The surest clause's happening is the first.
    order: dict[int, int] = {}
    for place in range(len(told)):
        order.setdefault(numbers[place], len(order))
    return [order[numbers[place]] for place in range(len(told))] + [0] * (len(clauses) - len(told))


def apart(category: str, a: Told, b: Told) -> float:
    """Return the log odds that two clauses speak of two happenings; at most 0 if none differs."""
    found = list(signs(a, b))
    odds = WEIGHTS[""] + WEIGHTS[category] + sum(WEIGHTS[sign] for sign in found)
    return odds if not _DIFFERING.isdisjoint(found) else min(odds, 0.0)


def signs(a: Told, b: Told) -> Iterator[str]:
    """Yield in what two clauses differ or agree."""
    gap = abs(a.number - b.number)
    if not (a.title or b.title):
        yield "next" if gap == 1 else "near" if gap <= NEAR else "far"
        later = a if a.number > b.number else b
        if later.opening:
            yield later.opening
        if later.another:
            yield "another"
    if a.town and b.town:
        yield "other town" if _apart(a.town, b.town) else "same town"
    elif a.country and b.country:
        yield "same country" if a.country == b.country else "other country"
    elif a.town or b.town:
        yield "one town"
    if a.day and b.day:
        days = abs((a.day - b.day).days)
        yield "same day" if days == 0 else "next day" if days == 1 else "other day"
    elif (a.month or a.day) and (b.month or b.day):
        yield "same month" if _month(a) == _month(b) else "other month"
    elif a.day or b.day:
        yield "one day"
    for part in _WORDY:
        own, other = a.people.get(part), b.people.get(part)
        if own and other:
            yield f"other {part}" if own.isdisjoint(other) else f"same {part}"
    toll = next((one for one in _TOLLS if one in a.tolls and one in b.tolls), None)
    if toll is not None:
        yield "same toll" if a.tolls[toll] == b.tolls[toll] else "other toll"


def _month(one: Told) -> str | None:
    return one.day.isoformat()[: len("2024-05")] if one.day else one.month


def told_by(
    category: str, clause: Clause, page: Page, context: Context, published: datetime | None
) -> Told:
    """Return what a clause tells of its happening."""
    words, sentence = clause.words, clause.sentence
    opening = _opening(words, sentence)
    whole = (sentence.first if opening == "fronted" else clause.first, clause.last)
    spans = {part: span for part, (_words, span) in clause.parts.items()}
    town, country = _where(category, clause, context, spans.get("place"), whole)
    first, last = spans.get("date", whole)
    dates = [
        one
        for one in dates_told(page, words, sentence, published)
        if first <= one.first < last and not (one.reported or one.until or one.since)
    ]
    days = [one.date.value for one in dates if one.date.precision == "day"]
    months = [one.date.value for one in dates if one.date.precision == "month"]
    counts = {
        part: how_many(words.text[words.starts[spans[part][0]] : words.ends[spans[part][1] - 1]])
        for part in _TOLLS
        if part in spans
    }
    return Told(
        number=page.number_of(sentence) or 0,
        title=words.field == "title",
        town=town,
        country=country,
        day=date.fromisoformat(days[0]) if days else None,
        month=months[0] if months and not days else None,
        people={
            part: frozenset(words.lower[slice(*spans[part])]) - _IDLE
            for part in _WORDY
            if part in spans
        },
        tolls={part: count for part, count in counts.items() if count is not None},
        another=_another(words.lower[sentence.first : clause.last]),
        opening=opening,
    )


def _another(said: Sequence[str]) -> bool:
    """Tell "in another attack", "in a separate case", "separately", "gunmen also"."""
    return (
        said[0] in _ELSEWHERE
        or "also" in said[:_ALSO]
        or any(
            one in {"another", "separate"} and noun in _HAPPENINGS for one, noun in pairwise(said)
        )
    )


def _opening(words: Words, sentence: Sentence) -> str | None:
    """Tell "In Lagos, ..." and "On Monday ..." from "Two women ..." and from "The men ..."."""
    first = sentence.first
    if words.lower[first] in _TAKING_UP:
        return "taken up"
    if words.lower[first] in _NEW:
        return "new"
    behind = words.starts[first + 1 : min(first + 4, sentence.last)]
    named = any(words.text[start].isupper() for start in behind)
    opens = words.text[words.starts[first] : words.ends[first]] in _FRONTED
    return "fronted" if opens and named else None


def _where(
    category: str, clause: Clause, context: Context, marked: Span | None, whole: Span
) -> tuple[Location | None, str | None]:
    """Return the one town that a clause names, or its section's dateline; else its one country."""
    said = Said(clause.words, clause.sentence)
    if category not in PLACED:
        return None, None
    spans = [marked, whole] if marked else [whole]
    town = town_inside(said, context, category, spans)
    if town is not None:
        return town, town.country
    country = country_inside(said, context, spans[0])
    dateline = context.dateline_of(said.sentence) if context.sections > 1 else None
    return (dateline, dateline.country) if dateline and not country else (None, country)


def _apart(a: Location, b: Location) -> bool:
    if a.name == b.name and a.country == b.country:
        return False
    if None in {a.latitude, a.longitude, b.latitude, b.longitude}:
        return False
    return _kilometres(a, b) > APART


def _kilometres(a: Location, b: Location) -> float:
    """Return the great-circle distance (haversine formula)."""
    first, second = radians(a.latitude or 0.0), radians(b.latitude or 0.0)
    across = radians((b.longitude or 0.0) - (a.longitude or 0.0))
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
