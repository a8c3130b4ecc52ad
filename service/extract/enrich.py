"""An event with the fields that its evidence sentences give."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from typing import Any

from schemas.event import Event, EventDate, Location, Participant, Qualifier, Temporal
from service.classify.cues import old_year
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span, anchor
from service.extract.counts import numbers
from service.extract.date.find import date_of
from service.extract.dateline import behind_dateline
from service.extract.earlier import earlier
from service.extract.lasting import lasts
from service.extract.others import others_of
from service.extract.past import looks_back
from service.extract.people import PERSONS
from service.extract.place.find import Scene, context_of, find_place
from service.extract.toll.find import TOTAL, find_tolls
from service.extract.toll.held import held
from service.extract.toll.marks import with_marks
from service.extract.toll.telling import VIOLENT, Spans, telling
from service.extract.toll.tolls import KINDS, Tolls
from service.extract.toll.words import ADVERBS, ATTACKERS, HAVING, ORDINALS
from service.extract.who.bare import told_by_others
from service.extract.who.find import participants
from service.extract.who.parties import both_named, visitor_first

_FIELDS_OF: dict[str, tuple[str, ...]] = {
    "security_incident": ("killed", "injured"),
    "disaster": ("killed", "injured"),
    "protest": ("killed", "injured"),
    "arrest": ("detained",),
    "prosecution": ("killed",),
    "state_visit": (),
    "agreement": (),
    "sanction": (),
}
"""Tolls by category; a category of the user's own may have any."""
_PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories of what is done to somebody, whom the event's next sentences may name."""
_EXECUTION = ("sentence", "occurred")
"""Subtype and status of a prosecution that may have killed."""
_FURTHER = frozenset({"more", "another", "further"})
"""Words of those who come to the victims already counted."""
_DEATH = frozenset(["death", "deaths", "murder", "murders", "killing", "killings"])
"""Words of an event's sentences by which those who were hit may be dead."""
_OF_DEATH = frozenset(["threat", "threats", "suspect", "suspects", "charge", "charges", "penalty"])
"""Words behind them that make them another matter."""
_SUMMING = TOTAL | {"makes"}
"""Words of the sentence behind that adds them up: "That makes 18 dead"."""
_TOTAL_REACH = 4
"""Words behind "a total of" within which its number stands."""
_MARKED_OTHERWISE = {"epidemic": "injured", "sentence": "killed"}
"""By subtype, what the encoder marks also cases of illness, and those whom the sentenced killed."""
OPENING = 5
"""Words of a sentence's opening: a year that is over there ("In 1946 ...") makes it history."""
NEWS = timedelta(days=3)
"""Time for which an event is reported from where it happened."""

Parts = Mapping[str, tuple[Words, tuple[int, int]]]
Marks = Mapping[tuple[str, int], Parts]


def enrich(
    event: Event,
    page: Page,
    published: datetime | None,
    on_error: Callable[[str], None] | None = None,
    others: Sequence[Event] = (),
    marks: Marks | None = None,
) -> Event:
    """Fill the fields that are null; one that fails stays null and is told to on_error.

    `others` are all events of the document, itself among them; `marks` tell, by the field and start
    of the event's sentences, which words are actor, target, place, date and tolls.
    """
    update: dict[str, Any] = {}
    spans: Spans = []
    told: list[Parts] = []

    def attempt(field: str, find: Callable[[], dict[str, Any]]) -> None:
        try:
            update.update(find())
        except Exception:  # noqa: BLE001 - one field's failure must not cost the alert
            if on_error is not None:
                on_error(field)

    attempt("evidence", lambda: _into(spans, told, event, page, marks or {}))
    if event.event_date is None:
        attempt("event_date", lambda: {"event_date": date_of(event, spans, page, published, told)})
    if event.location is None:
        past = _past(update.get("event_date", event.event_date), published)
        attempt(
            "location", lambda: _location(event, spans, page, told, others, marks or {}, past=past)
        )
    attempt("status", lambda: _status(event, update.get("event_date"), published, spans, told))
    if not event.participants:
        attempt(
            "participants",
            lambda: _participants(event, spans, page, told, update.get("location", event.location)),
        )
    people = update.get("participants", event.participants)
    attempt("tolls", lambda: _tolls(event, spans, page, others, published, told, people))
    if event.temporal is None:
        day = update.get("event_date", event.event_date)
        past = bool(spans) and looks_back(event.category, *spans[0])
        attempt("temporal", lambda: _temporal(day, published, past=past))
    return event.model_copy(update=update) if update else event


def _into(
    spans: Spans, told: list[Parts], event: Event, page: Page, marks: Marks
) -> dict[str, Any]:
    spans.extend(spans_of(event, page))
    told.extend(marks.get((words.field, one.start), {}) for words, one in spans)
    return {}


def spans_of(event: Event, page: Page) -> Spans:
    """Return the sentences of an event's evidence."""
    found = (page.sentence_at(one.field, one.sentence_start) for one in event.evidence)
    return [one for one in found if one is not None]


def _near(event: Event, spans: Spans) -> list[Span]:
    """Return the words of each evidence sentence that state the event."""
    return [
        anchor(words, sentence, one.start, one.end, one.trigger)
        for (words, sentence), one in zip(spans, event.evidence, strict=False)
    ]


def _participants(
    event: Event, spans: Spans, page: Page, told: Sequence[Parts], place: Location | None
) -> dict[str, Any]:
    near = _near(event, spans)

    def told_in(rank: int) -> list[Participant]:
        sentence = spans[rank][1]
        marks = _behind_dateline(told[rank], *spans[rank])
        return participants(marks, page, event.category, sentence, near[rank])

    if not spans:
        return {"participants": participants({}, page, event.category)}
    body = [rank for rank in range(1, len(spans)) if spans[rank][0] is page.body]
    found = told_in(0)
    if event.category != "security_incident":  # there others may be hit, or strike back
        found = told_by_others(found, (told_in(rank) for rank in body))
    if event.category in _PERSONAL and not any(one.part == "target" for one in found):
        targets = (one for rank in body for one in told_in(rank) if one.part == "target")
        found = [*found, *islice(targets, 1)]
    if event.category == "state_visit":
        country = place.country if place is not None else None
        found = both_named(found, country, *spans[0])
        found = visitor_first(found, country, *spans[0])
    return {"participants": found}


def _behind_dateline(told: Parts, words: Words, sentence: Sentence) -> Parts:
    """Return the parts without the dateline that may stand before the first of them."""
    first = behind_dateline(words, sentence)
    return {
        part: (where, (max(first, span[0]), span[1]))
        for part, (where, span) in told.items()
        if span[1] > first
    }


def _status(
    event: Event,
    day: EventDate | None,
    published: datetime | None,
    spans: Spans,
    told: Sequence[Parts],
) -> dict[str, Any]:
    """Return what day and duration say of what the encoder takes to have occurred."""
    if published is None or event.status != "occurred":
        return {}
    if lasts(event.category, spans, day, published.date()):
        return {"status": "ongoing"}
    return _coming(event, day, published, told)


def _coming(
    event: Event, day: EventDate | None, published: datetime, told: Sequence[Parts]
) -> dict[str, Any]:
    """Return that what is to come is planned, where the surest sentence marks the day as its."""
    marked = told[0].get("date") if told else None
    if day is None or marked is None:
        return {}
    if event.category in VIOLENT:
        return {}
    words, (first, last) = marked
    own = day.text in words.text[words.starts[first] : words.ends[last - 1]]
    base = published.date().isoformat()
    return {"status": "planned"} if own and day.value > base[: len(day.value)] else {}


def _past(day: EventDate | None, published: datetime | None) -> bool:
    """Tell whether a report is no longer of the days around the event."""
    if day is None or published is None:
        return False
    return day.value < (published.date() - NEWS).isoformat()[: len(day.value)]


def _location(
    event: Event,
    spans: Spans,
    page: Page,
    told: Sequence[Parts],
    others: Sequence[Event],
    marks: Marks,
    *,
    past: bool,
) -> dict[str, Any]:
    near = _near(event, spans)

    def scene_at(sentence: Sentence, categories: Sequence[str]) -> Scene | None:
        one = others_of(page, others).beside(event, sentence, categories)
        return _scene(one, page, marks) if one is not None else None

    found = find_place(
        spans, page, context_of(page), event.category, told, near, past=past, scene_at=scene_at
    )
    return {"location": found} if found is not None else {}


def _scene(event: Event, page: Page, marks: Marks) -> Scene:
    spans = spans_of(event, page)
    told = [marks.get((words.field, one.start), {}) for words, one in spans]
    return Scene(event.category, spans, told, _near(event, spans))


def _tolls(
    event: Event,
    spans: Spans,
    page: Page,
    others: Sequence[Event],
    published: datetime | None,
    told: Sequence[Parts],
    people: Sequence[Participant],
) -> dict[str, Any]:
    update: dict[str, Any] = {}
    fields = _FIELDS_OF.get(event.category, KINDS)
    if not fields:
        return update
    if event.category == "prosecution" and (event.subtype, event.status) != _EXECUTION:
        return update
    other = _MARKED_OTHERWISE.get(event.subtype or "")
    violent = event.category == "security_incident"
    read: dict[int, Tolls] = {}
    for (words, sentence), parts in zip(spans, told, strict=False):
        actor = parts["actor"][1] if "actor" in parts else None
        but = earlier(words, sentence, actor) if actor is not None and violent else None
        tolls = find_tolls(words, sentence, subtype=event.subtype, but=but)
        sure = {part: span for part, span in parts.items() if part != other}
        if but is not None:
            sure = {part: one for part, one in sure.items() if not but[0] <= one[1][0] < but[1]}
        read[id(sentence)] = with_marks(tolls, words, sentence, sure)
    for field in fields:
        if getattr(event, field) is None:
            named = held(people, *spans[0], page) if spans and event.category == "arrest" else None
            _first_told(field, event, spans, page, others, published, read, update, named)
    if violent and "killed" not in update and event.killed is None and event.injured is None:
        # Who was shot or stabbed, and by no word died, was hurt, even if worse is told of some.
        for words, sentence in () if any(_deadly(*one) for one in spans) else spans:
            tolls = read.get(id(sentence)) or find_tolls(words, sentence)
            if tolls.hit is not None and tolls.hit > (update.get("injured") or 0):
                return update | {"injured": tolls.hit, "injured_qualifier": tolls.hit_qualifier}
    if update.get("injured") == update.get("killed") == 1 and _died_next(page, read):
        del update["injured"], update["injured_qualifier"]
    return update


def _deadly(words: Words, sentence: Sentence) -> bool:
    """Tell "the murder shocked the town"; an attempted murder and death threats kill nobody."""
    said = ["", *words.lower[sentence.first : sentence.last], ""]
    return any(
        one in _DEATH and before not in {"attempted", "no"} and behind not in _OF_DEATH
        for before, one, behind in zip(said, said[1:], said[2:], strict=False)
    )


def _died_next(page: Page, read: Mapping[int, Tolls]) -> bool:
    """Tell "A man was hurt. He died in hospital": the one hurt and the one dead are the same."""
    known = False
    for number in page.numbers_of(read):
        words, one = page.sentences[number]
        hurt = read[id(one)]
        known = known or hurt.killed is not None
        if (hurt.injured, hurt.killed) != (1, None) or number + 1 == len(page.sentences):
            continue
        behind, after = page.sentences[number + 1]
        dead = read.get(id(after)) or find_tolls(behind, after, stated=False)
        said = words.lower[one.first : one.last]
        again = not known and _died_again(behind.lower[after.first : after.last], said)
        if (dead.killed, dead.injured) == (1, None) and (again or dead.died):
            return True
    return False


def _died_again(words: Sequence[str], hurt: Sequence[str]) -> bool:
    """Tell "he later died", "the guard was pronounced dead" of whom the words before tell."""
    if words[:1] == ["the"]:
        noun = 1 + (words[1:2] in (["injured"], ["wounded"]))
        known = PERSONS if noun > 1 else {"victim"}
        who = set(words[noun : noun + 1]).intersection(known.union(hurt)) - ATTACKERS
        rest = words[noun + 1 :] if who else []
    else:
        at = next((n for n, one in enumerate(words[:4]) if one in {"he", "she"}), None)
        rest = words[at + 1 :] if at is not None else []
    behind = [word for word in rest[:6] if word not in HAVING | ADVERBS][:2]
    told = behind[:1] in (["died"], ["succumbed"])
    return told or behind in (["was", "pronounced"], ["was", "declared"])


def _first_told(
    field: str,
    event: Event,
    spans: Spans,
    page: Page,
    others: Sequence[Event],
    published: datetime | None,
    read: dict[int, Tolls],
    update: dict[str, Any],
    named: int | None,
) -> None:
    """Take a toll from the surest sentence that gives it, or from one that gives the total."""
    best: tuple[int, Qualifier | None] | None = None
    sure = len(spans) if named is None else 1  # whom the surest names, others do not outnumber
    partly = False  # "two more have died" is no toll yet: the total may follow
    for rank, (words, sentence) in enumerate(
        telling(event, spans, page, others_of(page, others), field)
    ):
        said = words.lower[sentence.first : sentence.last]
        outweighed = rank >= sure and (best is not None or named is not None)
        if outweighed and not partly and field != "killed":
            break  # what states the event outweighs what may speak of another
        if outweighed and _SUMMING.isdisjoint(said) and ORDINALS.keys().isdisjoint(said):
            continue
        last = sentence.first + OPENING if rank < len(spans) else sentence.last
        if old_year(words.lower, sentence.first, last, published):
            continue
        tolls = read.get(id(sentence))
        if tolls is None:
            tolls = find_tolls(words, sentence, stated=False, subtype=event.subtype)
            read[id(sentence)] = tolls
        nth = tolls.nth if field == "killed" else None
        if best is not None and nth == best[0] + 1:
            best = nth, best[1]  # "killed two men. A third man died later"
            continue
        value: int | None = nth or getattr(tolls, field)
        if value is None or (outweighed and not partly):
            continue
        if best is not None and partly and value <= best[0]:
            continue
        found = (value, getattr(tolls, f"{field}_qualifier"))
        summing = _SUMMING if partly or rank >= sure else TOTAL
        if not summing.isdisjoint(said) and _sums(field, value, words, sentence):
            best = found
            break
        if best is None:
            more = (one in _FURTHER and two != "than" for one, two in pairwise(said))
            best, partly = found, any(more)
    if best is None and named is not None:
        best = named, None
    if best is not None:
        update[field], update[f"{field}_qualifier"] = best


def _sums(field: str, value: int, words: Words, sentence: Sentence) -> bool:
    """Tell that a sentence's total is of those counted: no "total of 47 rifles", no dead's toll."""
    said = words.lower[sentence.first : sentence.last]
    if field == "detained" and "toll" in said and "total" not in said:
        return False
    at = next((n for n, pair in enumerate(pairwise(said)) if pair == ("total", "of")), None)
    if at is None:
        return True
    behind = range(sentence.first + at + 2, sentence.first + at + 2 + _TOTAL_REACH)
    return any(one.first in behind and one.value == value for one in numbers(words, sentence))


def _temporal(day: EventDate | None, published: datetime | None, *, past: bool) -> dict[str, Any]:
    """Return the event's age; what a sentence looks back to has the day of looking, if any."""
    if day is None or published is None:
        return {"temporal": "background"} if past else {}
    base = published.date()
    parts = [int(one) for one in day.value.split("-")]
    if day.precision == "day":
        age = (base - date(*parts)).days
    elif day.precision == "month":
        months = (base.year - parts[0]) * 12 + base.month - parts[1]
        age = 31 * max(0, months) + 4
    else:
        age = 4 if base.year <= parts[0] else 366
    if past and age <= 365:
        return {"temporal": "background", "event_date": None}
    temporal: Temporal = "breaking" if age <= 3 else "recent" if age <= 365 else "background"
    return {"temporal": temporal}
