"""Where an event happened: the most specific place named for it, by an offline gazetteer.

Nothing is better than a wrong place: what can't be settled stays text without coordinates.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import NamedTuple

from schemas.event import Location
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span, between, clauses
from service.extract.dateline import behind_dateline
from service.extract.once import once
from service.extract.people import is_people
from service.extract.place.context import (
    DATELINE,
    LARGE,
    MOST_WORDS,
    WELL_KNOWN,
    Context,
    context_of,
    key_of,
    located,
    names_other,
    text_of,
)
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.states import in_state
from service.extract.place.words import (
    ABBREVIATIONS,
    ACROSS,
    AREAS,
    BLOCS,
    BODIES,
    COMPASS,
    DIRECTIONS,
    FORE,
    GUARDS,
    INSIDE,
    KIN,
    KINDS,
    LANDMARKS,
    NAMED_SPOTS,
    NOT_PLACES,
    OCEANS,
    OF_THEIR_TOWNS,
    OFFICES,
    PARTICLES,
    PARTS_OF_TOWNS,
    REBELS,
    REGIONS,
    ROADS,
    RURAL,
    SEAS,
    SETTLEMENTS,
    SPOTS,
    THERE_ENDS,
    TIMES,
    TITLES,
    TOWARDS,
    TROOPS,
    URBAN,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

__all__ = ["Context", "context_of", "country_inside", "find_place", "named_inside"]

SURE_SPANS = 3
"""Evidence sentences that may name the place: later ones are less surely of the same happening."""
FAR_ABOVE = 5
"""A city so many times larger than its namesakes abroad is meant."""
OUTGROWN = 20
"""A city so many times larger keeps a name in spite of towns abroad that bear it: "Cologne"."""
INSIDE_SCORE = 3.0
"""Score of a mention behind "in", "near", ..."""
POSTED_BEFORE = 7
"""Words before a place within which it is told that envoys are called home from it."""
SURE_SCORE = 2.5
"""Score from which a deed's place outweighs what the encoder marks in another sentence."""
APART, BORDER, BORDER_AT_DESK = 0.03, 0.5, 1.2
"""Taken off for each word, and each border of clauses, between a mention and the event's words."""
OPENING_WORDS = 6
"""Words of an opening like "In the northern town of Bo", at most."""
LISTED = 8
"""Words behind a town that may go on with a list of towns."""
NEXT = 4
"""Words between a spot and its town, at most."""
NEAR_DATELINE = 6
"""Sentences behind a dateline that are read as told of its place."""
TAKEN_BEFORE = 4
"""Words before "from" that may tell of a taking."""
TOWN_BEFORE = 3
"""Sentences before a spot in which its town is looked for."""
LEAD = 3
"""Sentences, the title among them, that tell where a report without a dateline is from."""
SCENE_BEFORE, STATED_BEFORE = 3, 6
"""Sentences before what is told without a place that may have named it, or have told an event."""
SCENE_OF = 9
"""Sentences before "the scene" in which it may have been told."""
_TAKEN = frozenset(
    ["abducted", "kidnapped", "seized", "taken", "driven", "expelled", "withdrew", "withdrawn"]
)
"""What is done from the place where it happens."""
_TO_HOST = frozenset({"state_visit"})
"""Categories whose event happens where somebody goes to."""
_REACHING = _TO_HOST | {"disaster"}
"""Categories whose event may be where a way leads to or from: floods drive people from a town."""
_RECALLING = frozenset(["recalled", "recalls", "recall", "withdrew", "withdraws", "home"])
_ENVOYS = frozenset(["ambassador", "ambassadors", "envoy", "envoys"])
_AT_DESKS = frozenset({"state_visit", "agreement", "sanction"})
"""Categories whose report is written where the event happens."""
_NAMING_OTHERS = _AT_DESKS | {"prosecution"}
"""Categories whose sentences name other places, too: of what is talked about, of the crime."""
_DEEDS = frozenset({"security_incident", "disaster", "protest"})
"""Categories whose sentences name the place beside the deed."""
_AT_SCENES = frozenset({"security_incident", "arrest"})
"""Categories whose events follow on what was just told, where that was."""
_FOLLOWED = ("security_incident", "protest")
"""Categories of the deeds that such an event follows on, the likeliest first."""
_SCENE = ("the", "scene")
_SCENES = (*_FOLLOWED, "disaster")
"""Categories of the deeds that have a scene."""
_NEXT_ITEM = tuple(
    one.split()
    for one in (
        "separately", "meanwhile", "elsewhere", "in other news", "in a separate", "in another",
        "in an unrelated",
    )
)  # fmt: skip
"""What a sentence begins with that follows on nothing told before it."""
_GOING = _TO_HOST | {"arrest"}
"""Categories whose sentences name beside "here" where somebody came from."""
_LOCAL = _AT_DESKS | {"arrest", "protest"}
"""Categories whose events, told far behind a dateline, are mostly of its town."""
_COUNTRYWIDE = _DEEDS | {"arrest"}
"""Categories whose event may happen in many towns of a country at once."""
_WATERS = SEAS | OCEANS
_OF_LATIN = frozenset(["da", "de", "do", "dos", "del", "di", "du"])
"""Words inside a name, before what may be a town's: "Mocimboa da Praia"."""
_LEADS = INSIDE | TOWARDS | frozenset(["from", "of"])
"""Words before a capital that is no government there."""
_SETTLED = KINDS | URBAN
_LONG_ROADS = frozenset(["road", "highway", "expressway", "motorway", "railway"])
"""Ways that are called by the town that they lead to."""
_OWNED = (SPOTS | URBAN) - RURAL - SETTLEMENTS - PARTS_OF_TOWNS
"""What a nation may have abroad: "the Turkish Solmek base"."""
_KINDS_OF_SPOTS = KINDS | URBAN | SPOTS | BODIES | AREAS | DIRECTIONS
_NO_NAMES = NOT_PLACES | BODIES
_FRONT = frozenset(["front", "side", "back"])
"""Words before a spot that are no part of a name where all is written large."""
_NO_TOWNS = NOT_PLACES | TITLES | _FRONT
_BEFORE_NAMES = FORE | INSIDE | TOWARDS
_BEFORE_TOWNS = FORE | KINDS
_OF_TOWNS = KINDS | word_set(
    "outskirts edge north south east west suburb part centre center streets"
)
"""Words before "of" and a town."""
_OBJECTS = INSIDE | TOWARDS | frozenset(["of", "from", "by", "with", "against"])
"""Words before a country that a measure hits or is taken with."""
_IN_COURT = frozenset({"prosecution", "arrest"})

_ENDS = (
    INSIDE | TOWARDS | frozenset(["and", "or", "who", "was", "were", "by", "from", "of", "that"])
)
"""Words that end a place's name."""

Marked = tuple[Words, Span]
Spans = Sequence[tuple[Words, Sentence]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence."""

    first: int
    last: int
    location: Location
    score: float


class Scene(NamedTuple):
    """Another event of the document: its sentences, what is marked in them, and its words."""

    category: str
    spans: Spans
    told: Sequence[Mapping[str, Marked]]
    near: Sequence[Span]


SceneAt = Callable[[Sentence, Sequence[str]], Scene | None]


def _no_scene(_sentence: Sentence, _categories: Sequence[str]) -> Scene | None:
    return None


class Named(NamedTuple):
    """A country that a sentence names."""

    first: int
    last: int
    how: str
    """By what, as _countries() tells it."""
    location: Location


def named_inside(
    words: Words, sentence: Sentence, context: Context, category: str, spans: Sequence[Span]
) -> Location | None:
    """Return the one town that the first of these spans that names just one names as the place.

    "They died in hospital in Maiduguri", "officials in Abuja said" name none for a deed.
    """
    mentions = _mentions(words, sentence, context, category)
    for first, last in spans:
        found = [
            one.location
            for one in mentions
            if first <= one.first < last
            and one.score >= INSIDE_SCORE
            and not (category in _DEEDS and _of_office(words, sentence, one.first))
        ]
        towns = [one for one in found if one.latitude is not None]
        if len(towns) == 1 == len(found):
            return towns[0]
    return None


def country_inside(
    words: Words, sentence: Sentence, context: Context, first: int, last: int
) -> str | None:
    """Return the one country in which words[first:last] say that something is; None for several."""
    found = {
        one.location.country
        for one in _countries(words, sentence, context)
        if first <= one.first < last and one.how == "in"
    }
    return found.pop() if len(found) == 1 else None


def find_place(
    spans: Spans,
    page: Page,
    context: Context,
    category: str,
    told: Sequence[Mapping[str, Marked]] = (),
    near: Sequence[Span] = (),
    *,
    past: bool = False,
    scene_at: SceneAt = _no_scene,
) -> Location | None:
    """Find the place of the event that these sentences state.

    `told` give, for each sentence, the words that the encoder takes for the place and the actor,
    `near` the words that state the event; with past, the report was written days after it.
    `scene_at` gives the other event of the first of some categories that a sentence states, on
    which this one may follow.
    """
    finder = _Finder(spans, page, context, category, told, near, scene_at)
    return finder.find_past() if past else finder.find()


class _Finder:
    def __init__(
        self,
        spans: Spans,
        page: Page,
        context: Context,
        category: str,
        told: Sequence[Mapping[str, Marked]],
        near: Sequence[Span],
        scene_at: SceneAt,
    ) -> None:
        self._spans = spans[:SURE_SPANS]
        self._page, self._context = page, context
        self._category = category
        self._hints = [one.get("place") for one in told]
        self._marked = bool(told and told[0])
        self._actor = told[0].get("actor") if told else None
        self._near = near
        self._scene_at = scene_at

    def find(self) -> Location | None:
        """Look in the event's sentences, then around them, then at the dateline."""
        if not self._spans:
            return None
        dateline = self._context.dateline_of(self._spans[0][1])
        if self._category == "sanction":
            return self._marked_place() or self._seat_of(self._imposing(dateline))
        words, sentence = self._spans[0]
        if dateline is not None and "here" in words.lower[sentence.first : sentence.last]:
            # "A fire at Solmek near here"; but "arrived here from Oran", "was held here for ...".
            marked = self._marked_in(0) if self._category not in _GOING else None
            return marked or dateline
        found = self._own(words, sentence)
        if found is not None:
            return self._finer(found)
        pointed = self._there(words, sentence) or self._at_scene(dateline)
        found = pointed or self._elsewhere(dateline)
        return self._seat_of(found) if self._category == "agreement" else found

    def find_past(self) -> Location | None:
        """Find the place of what a later report recalls: not the town that it is written in.

        Deeds of a smaller town are recalled in it; a capital's reporters write of all the country.
        """
        found = self.find()
        if found is None:
            return None
        words, sentence = self._spans[0]
        here = "here" in words.lower[sentence.first : sentence.last]
        desk = self._category in _AT_DESKS or _is_capital(found)
        recalled = found is self._context.dateline_of(sentence) and desk and not here
        return _no_more_than_country(found.country) if recalled else found

    def _elsewhere(self, dateline: Location | None) -> Location | None:
        """Return the place of an event whose surest sentence names none."""
        words, sentence = self._spans[0]
        own = self._own_country()
        abroad = dateline is not None and own is not None and dateline.country != own
        part = self._part(dateline)
        capital = dateline.name if dateline is not None and part is not None else None
        near = part is None and not abroad and self._near_dateline()
        if dateline is not None and near and self._written_there(words, sentence, dateline):
            wide = _no_more_than_country(dateline.country) if self._countrywide() else None
            return wide or self._scene_before(words, sentence, dateline) or dateline
        for rank, (words, sentence) in enumerate(self._spans[1:], 1):
            best = self._best(words, sentence, rank)
            if best is not None and (capital is None or best.name != capital):
                return best
        for words, sentence in self._around(dateline is not None and not near and part is None):
            best = self._best(words, sentence, None)
            if own is not None and best is not None and best.country != own:
                continue  # another event's
            if capital is not None and best is not None and best.name == capital:
                continue
            if best is not None and (best.latitude is not None or self._category not in _AT_DESKS):
                return best
        if part is not None:
            return part
        country = self._country()
        other = dateline is None or (country is not None and dateline.country != country.country)
        if dateline is None or (other and not self._of_people()):
            return country
        # What is told far behind of crimes, accidents and trials is mostly of other towns.
        local = near or self._category in _LOCAL
        return dateline if local else _no_more_than_country(dateline.country)

    def _of_people(self) -> bool:
        """Tell whether the surest sentence names countries only as people's or things' nation.

        "Outside the Brazilian embassy", "four Chinese nationals" are abroad as often as not; not
        so "Kyrgyz police" and "Syrian rebels". Troops are abroad unless the document is about
        their country.
        """
        words, sentence = self._spans[0]
        found = _countries(words, sentence, self._context)
        behind = {words.lower[one.last] for one in found if one.last < sentence.last}
        home = {one.location.country for one in found} == {self._context.main}
        return bool(found) and (
            behind.isdisjoint(OFFICES | REBELS | TROOPS if home else OFFICES | REBELS)
            and all(fold(one.location.text) in NATIONALITIES for one in found)
        )

    def _scene_before(
        self, words: Words, sentence: Sentence, dateline: Location
    ) -> Location | None:
        """Return the place of what was just told: "A bus burned in Graz. A man was held"."""
        if self._category not in _AT_SCENES:
            return None
        at = self._page.number_of(sentence) or 0
        for number in range(at, max(-1, at - 1 - STATED_BEFORE), -1):
            other, one = self._page.sentences[number]
            if other.field != words.field or self._context.dateline_of(one) is not dateline:
                break
            found = self._stated(one)
            if found is None and at - SCENE_BEFORE <= number < at:
                found = self._best(other, one, None, INSIDE_SCORE)
            elsewhere = found is not None and fold(found.text) != fold(dateline.text)
            if found is not None and elsewhere and found.country == dateline.country:
                return found
            if any(
                other.lower[one.first : one.first + len(opening)] == opening
                for opening in _NEXT_ITEM
            ):
                break
        return None

    def _at_scene(self, dateline: Location | None) -> Location | None:
        """Return the place of the last deed told before "was arrested at the scene"."""
        words, sentence = self._spans[0]
        at = self._page.number_of(sentence) or 0
        said = pairwise(words.lower[sentence.first : sentence.last])
        if dateline is not None or self._category not in _AT_SCENES or _SCENE not in said:
            return None
        for number in range(at - 1, max(-1, at - 1 - SCENE_OF), -1):
            other, one = self._page.sentences[number]
            scene = self._scene_at(one, _SCENES)
            if scene is not None and other.field == words.field:
                return self._place_of(scene)
        return None

    def _own(self, words: Words, sentence: Sentence) -> Location | None:
        """Return the place that the encoder marks, or that the surest sentence names."""
        marked = self._marked_in(0)
        if words.field == "title" and len(self._spans) > 1:
            told = self._marked_in(1)  # at more length
            if told is not None and (
                marked is None or (marked.country == told.country and not _region(told))
            ):
                marked = told
        others = self._named_of_others()
        if marked is None and self._category in _DEEDS and not others:
            marked = self._best(words, sentence, 0, least=SURE_SCORE)
        marked = marked or self._marked_place()
        return marked if marked is not None or others else self._best(words, sentence, 0)

    def _named_of_others(self) -> bool:
        """Tell whether the places of the surest sentence are not the event's for the encoder.

        It has read the sentence and marks none for an agreement ("agreed to open a road to Oran"),
        or a part of a country ("a quake in southern Peru, said the agency in Lima").
        """
        if self._category == "agreement" and self._marked and self._hints[0] is None:
            return True
        return self._marked_part() is not None

    def _marked_part(self) -> Location | None:
        """Return the part of a country that the encoder marks in the surest sentence."""
        hint = self._hints[0] if self._hints else None
        if hint is None:
            return None
        words, sentence = self._spans[0]
        for named in _countries(words, sentence, self._context):
            part = _part_of(words, sentence, named, marked=True)
            if named.how == "nation":
                continue  # "a southern Chadian city"
            if part is not None and part[0] < hint[1][1] and hint[1][0] < part[1]:
                country = named.location.country
                if self._names_town(words, sentence, country):
                    return None
                return Location(text=text_of(words, *part), country=country)
        return None

    def _names_town(self, words: Words, sentence: Sentence, country: str | None) -> bool:
        """Tell whether a sentence names one town of a country, and for more than its offices."""
        found = {
            one.location.name
            for one in _mentions(words, sentence, self._context, self._category)
            if one.score >= INSIDE_SCORE
            and one.location.latitude is not None
            and one.location.country == country
            and not _is_capital(one.location)
            and not _of_office(words, sentence, one.first)
        }
        return len(found) == 1

    def _stated(self, sentence: Sentence) -> Location | None:
        """Return the place that the sentences of the deed that this one states name, if any."""
        scene = self._scene_at(sentence, _FOLLOWED)
        return self._place_of(scene) if scene is not None else None

    def _place_of(self, scene: Scene) -> Location | None:
        """Return the place that the sentences of another event name."""
        other = _Finder(
            scene.spans,
            self._page,
            self._context,
            scene.category,
            scene.told,
            scene.near,
            _no_scene,
        )
        found = other._own(*scene.spans[0])
        if found is not None:
            return other._finer(found)
        named = (other._best(*one, rank) for rank, one in enumerate(other._spans[1:], 1))
        return next((one for one in named if one is not None), None)

    def _there(self, words: Words, sentence: Sentence) -> Location | None:
        """Return the place of the sentence before, to which "there" points."""
        at = self._page.number_of(sentence)
        if not at or not _points_back(words, sentence):
            return None
        other, before = self._page.sentences[at - 1]
        dateline = self._context.dateline_of(sentence)
        if other is not words or self._context.dateline_of(before) is not dateline:
            return None
        # As of a visit: "sent guards to Goma. Two were killed there".
        named = [
            one
            for one in _mentions(words, before, self._context, "state_visit")
            if one.score >= 2 and _preposition(words, before, one.first) != "for"
        ]
        return max(named, key=lambda one: one.score).location if named else None

    def _finer(self, named: Location) -> Location:
        """Return the town that later evidence names inside a region; a disaster may fill it.

        Not one of those who speak or judge, nor a capital: that is seldom part of another region.
        """
        if self._category == "disaster" or named.country is None or not _region(named):
            return named
        for rank, (words, sentence) in enumerate(self._spans[1:], 1):
            best = self._best_mention(words, sentence, rank)
            if best is None or _region(best.location):
                continue
            town = best.location
            if town.latitude is None and words.lower[best.last - 1] in URBAN:
                continue  # a jail, a market
            seat = gazetteer().capitals.get(fold(town.name or "")) == town.country
            seat = seat or _of_office(words, sentence, best.first)
            if town.country == named.country and not seat:
                return town
        return named

    def _near_dateline(self) -> bool:
        """Tell whether the event is told so close behind the dateline that it is its place, too."""
        section = self._context.dateline_of(self._spans[0][1])
        return any(
            one.field == "title"
            or (
                self._context.dateline_of(one) is section
                and 0 < self._context.behind(one) <= NEAR_DATELINE
            )
            for _words, one in self._spans
        )

    def _part(self, dateline: Location | None) -> Location | None:
        """Return the part of a country in which it happened, if the report is its capital's."""
        if self._category in _AT_DESKS or (dateline is not None and not _is_capital(dateline)):
            return None
        marked = self._marked_part()
        if marked is not None or dateline is None:
            return marked
        words, sentence = self._spans[0]
        for named in _countries(words, sentence, self._context):
            part = _part_of(words, sentence, named)
            if part is not None and named.location.country == dateline.country:
                return Location(text=text_of(words, *part), country=dateline.country)
        return None

    def _countrywide(self) -> bool:
        """Tell whether it happened "nationwide", "across the country", "throughout Chile"."""
        if self._category not in _COUNTRYWIDE:
            return False
        words, sentence = self._spans[0]
        countries = {one.first for one in _countries(words, sentence, self._context)}
        for at in range(sentence.first, sentence.last):
            whole = words.lower[at] in {"nationwide", "countrywide"}
            if at in countries or words.lower[at] in {"country", "nation"}:
                lead = words.lower[max(sentence.first, at - 3) : at]
                whole = not ACROSS.isdisjoint(lead)
            if whole and self._near:
                whole = not clauses(words, *between(at, self._near[0]))
            if whole:
                return True
        return False

    def _own_country(self) -> str | None:
        """Return the one country in which the surest sentence says that it happened."""
        words, sentence = self._spans[0]
        return country_inside(words, sentence, self._context, sentence.first, sentence.last)

    def _marked_place(self) -> Location | None:
        """Return the first place below a country that the encoder marks for the event."""
        found = (self._marked_in(rank) for rank in range(len(self._spans)))
        return next((one for one in found if one is not None), None)

    def _marked_in(self, rank: int) -> Location | None:
        """Return the place that the encoder marks in one of the event's sentences."""
        words, sentence = self._spans[rank]
        hint = self._hints[rank] if rank < len(self._hints) else None
        if hint is None or hint[1][0] < behind_dateline(words, sentence):
            return None
        first, last = hint[1]
        if self._category == "sanction" and (
            self._imposed_here(words, sentence) or _posted(words, sentence, first)
        ):
            return None
        mentions = _mentions(words, sentence, self._context, self._category)
        inside = [one for one in mentions if one.first < last and first < one.last]
        inside = [one for one in inside if not _town_of_part(words, one, inside)]
        named = max(inside, key=lambda one: one.score, default=None) or _marked(
            words, sentence, hint[1], self._context
        )
        if named is None:
            return None
        named = _first_of_two(words, named, mentions)
        if self._category not in _REACHING and _leads_away(words, sentence, named.first):
            best = self._best_mention(words, sentence, rank, INSIDE_SCORE - BORDER)
            office = best is not None and _of_office(words, sentence, best.first)
            if best is not None and best.score >= INSIDE_SCORE and not office:
                named = best
        if named.location.latitude is None:
            named = self._in_town(named, mentions, words, sentence)
        return named.location

    def _best(
        self, words: Words, sentence: Sentence, rank: int | None, least: float = -inf
    ) -> Location | None:
        """Return the likeliest of a sentence's places; the dateline's if that is marked."""
        hint = self._hints[rank] if rank is not None and rank < len(self._hints) else None
        # A place marked behind the dateline has been taken before, if it could be read.
        if hint is not None and hint[1][0] < behind_dateline(words, sentence):
            mentions = _mentions(words, sentence, self._context, self._category)
            if not any(one.first < hint[1][1] and hint[1][0] < one.last for one in mentions):
                return self._context.dateline_of(sentence)
        best = self._best_mention(words, sentence, rank, least)
        return best.location if best is not None else None

    def _best_mention(
        self, words: Words, sentence: Sentence, rank: int | None, least: float = -inf
    ) -> Mention | None:
        near = self._near[rank] if rank is not None and rank < len(self._near) else None
        mentions = _mentions(words, sentence, self._context, self._category)
        desk = self._category in _NAMING_OTHERS

        def score(one: Mention) -> float:
            total = one.score
            if near is not None:
                first, last = between(one.first, near)
                border = BORDER_AT_DESK if desk else BORDER
                total -= APART * min(20, last - first)
                first = max(first, min(_behind_opening(words, sentence, one), last))
                total -= border * min(3, clauses(words, first, last))
            return total

        if near is None:
            mentions = [one for one in mentions if not _hometown(words, sentence, one)]
        best = max(mentions, key=score, default=None)
        if best is not None and best.location.latitude is None:
            best = self._in_town(best, mentions, words, sentence)
        if best is None or best.score < 1.0 or score(best) < least or (desk and score(best) < 1.9):
            return None
        return best

    def _in_town(
        self, spot: Mention, mentions: Sequence[Mention], words: Words, sentence: Sentence
    ) -> Mention:
        """Give a spot of a town the town's name and coordinates: "a market in Lahore"."""
        owner = next(
            (
                one
                for one in mentions
                if one.first == spot.last + 1
                and words.lower[spot.last] == "of"
                and one.location.latitude is not None
            ),
            None,
        )
        if owner is not None:  # "the Motovilikhinsky district of Perm"
            return replace(spot, location=_within(spot.location, owner.location))
        if words.lower[spot.last - 1] in RURAL:
            return spot
        if words.lower[spot.first + 1 : spot.first + 2] == ["from"]:
            return spot  # "road from Oran to Relizane"
        for one in mentions:
            gap = (spot.last, one.first) if one.first >= spot.last else (one.last, spot.first)
            near = one.score >= 2 and 0 <= gap[1] - gap[0] <= NEXT and not _away(words, *gap)
            near = near or _behind_comma(words, sentence, spot, one)
            if one.location.latitude is not None and near:
                return replace(spot, location=_within(spot.location, one.location))
        if not {words.lower[spot.first], words.lower[spot.last - 1]} & URBAN:
            return spot
        town = self._town_around(spot, mentions, words, sentence)
        return replace(spot, location=_within(spot.location, town)) if town else spot

    def _town_around(
        self, spot: Mention, mentions: Sequence[Mention], words: Words, sentence: Sentence
    ) -> Location | None:
        """Return the town that a street or a jail lies in: the nearest, or the report's."""
        named = [
            one
            for one in mentions
            if one.location.latitude is not None
            and (one.score >= INSIDE_SCORE or one.location.country == spot.location.country)
        ]
        if named:
            return min(named, key=lambda one: abs(one.first - spot.first)).location
        dateline = self._context.dateline_of(sentence)
        homes = {spot.location.country} | ({dateline.country} if dateline is not None else set())
        for other, one in self._beside(words, sentence, dateline):
            towns = [
                found.location
                for found in _mentions(other, one, self._context, self._category)
                if found.location.latitude is not None
                and found.score >= INSIDE_SCORE
                and (dateline is None or found.location.country in homes)
            ]
            if towns:
                return towns[0]
        if dateline is None or dateline.latitude is None:
            return None
        return dateline if dateline.country == spot.location.country else None

    def _beside(
        self, words: Words, sentence: Sentence, dateline: Location | None
    ) -> Iterator[tuple[Words, Sentence]]:
        """Yield the sentences before one, behind the same dateline, then the event's others."""
        at = self._page.number_of(sentence) or 0
        for before in range(at - 1, max(-1, at - 1 - TOWN_BEFORE), -1):
            other, one = self._page.sentences[before]
            if other.field != words.field or self._context.dateline_of(one) is not dateline:
                break
            yield other, one
        yield from self._spans[1:]
        if dateline is None:
            yield from self._page.sentences[:LEAD]

    def _written_there(self, words: Words, sentence: Sentence, dateline: Location) -> bool:
        """Tell whether a sentence that names no place tells of the dateline's."""
        if self._category not in _AT_DESKS:
            return True
        goal = _country_of(words, sentence, self._context, host=True)
        return goal is None or goal.country == dateline.country

    def _imposing(self, dateline: Location | None) -> Location | None:
        """Return where a sanction comes from: its sentence names those whom it hits as well."""
        words, sentence = self._spans[0]
        opening = self._opening_place(words, sentence)
        if opening is not None:
            return opening
        if self._bloc_acts():
            return dateline
        acting = self._acting()
        if acting is not None:
            return acting if dateline is None or acting.country != dateline.country else dateline
        for words, sentence in self._spans:
            found = self._first_country(words, sentence, dateline is not None)
            if found is not None and (dateline is None or dateline.country != found.country):
                return found
            if dateline is not None:
                return dateline
        return dateline

    def _seat_of(self, country: Location | None) -> Location | None:
        """Return the capital in which the country says so: "the ministry in Oslo said"."""
        if country is None or country.latitude is not None:
            return country
        for words, sentence in self._spans:
            for one in _mentions(words, sentence, self._context, self._category):
                home = one.score >= INSIDE_SCORE and one.location.country == country.country
                if home and _is_capital(one.location):
                    return one.location
        return country

    def _bloc_acts(self) -> bool:
        """Tell whether those who impose it are many countries together: their seat is no place."""
        if self._actor is None:
            words, sentence = self._spans[0]
            return not BLOCS.isdisjoint(words.lower[sentence.first : sentence.first + 3])
        words, (first, last) = self._actor
        return not BLOCS.isdisjoint(words.lower[first:last])

    def _imposed_here(self, words: Words, sentence: Sentence) -> bool:
        """Tell whether the dateline's country acts: "DOHA - Qatar shut its embassy in Djibouti"."""
        dateline = self._context.dateline_of(sentence)
        if dateline is None or self._opening_place(words, sentence) is not None:
            return False
        first = next(iter(_countries(words, sentence, self._context)), None)
        return (
            first is not None
            and first.location.country == dateline.country
            and not _possessive(words, first.last)
            and _preposition(words, sentence, first.first) not in _OBJECTS
        )

    def _acting(self) -> Location | None:
        """Return the country of those whom the encoder takes for the ones who impose it."""
        if self._actor is None:
            return None
        words, (first, last) = self._actor
        for at in range(first, last):
            for length in range(min(4, last - at), 0, -1):
                key = key_of(words, at, at + length)
                code = self._context.country_of(key) or NATIONALITIES.get(key)
                code = code or gazetteer().capitals.get(key) or INSTITUTIONS.get(key)
                if code and _capital(words, at):
                    name = gazetteer().names.get(code)
                    return Location(text=text_of(words, at, at + length), name=name, country=code)
        return None

    def _opening_place(self, words: Words, sentence: Sentence) -> Location | None:
        """Read "In London, Britain put ... on its list"."""
        first = behind_dateline(words, sentence)
        if first + 1 >= sentence.last or words.lower[first] != "in":
            return None
        one = _mention(words, sentence, first + 1, self._context, self._category)
        return one.location if one is not None else None

    def _first_country(self, words: Words, sentence: Sentence, acts: bool) -> Location | None:
        """Return the country that a measure's sentence names first, unless a bloc acts.

        Where it must be the one that acts, not one behind a preposition: "a ban on sales to Chad".
        """
        found = _countries(words, sentence, self._context)
        first = found[0] if found else None
        if acts and first is not None and _preposition(words, sentence, first.first) in _OBJECTS:
            return None
        stop = first.first if first is not None else sentence.last
        if not BLOCS.isdisjoint(words.lower[sentence.first : stop]):
            return None
        return first.location if first is not None else None

    def _around(self, far: bool) -> Iterator[tuple[Words, Sentence]]:
        """Yield the sentence before and behind the surest evidence, then the lead."""
        sentences = self._page.sentences
        surest = self._spans[0][1]
        at = self._page.number_of(surest)
        if at is None:
            return
        section = self._context.dateline_of(surest)
        near = [at - 1] if far else [at - 1, at + 1, 0, 1, 2]
        seen = {at}
        for number in near:
            if 0 <= number < len(sentences) and number not in seen:
                seen.add(number)
                other = self._context.dateline_of(sentences[number][1])
                if self._context.sections <= 1 or other is section:
                    yield sentences[number]

    def _country(self) -> Location | None:
        """Return the country where no place is named."""
        context = self._context
        host = self._category in _TO_HOST
        for words, sentence in self._spans:
            country = _country_of(words, sentence, context, host=host)
            if country is not None:
                return country
        return _no_more_than_country(context.nearest(self._spans[0][1]))


def _first_of_two(words: Words, one: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return "Oran" for the second of "riots in Oran and Relizane"."""
    for other in mentions:
        if other.last == one.first - 1 and words.lower[other.last] == "and":
            return other if other.score >= INSIDE_SCORE else one
    return one


def _town_of_part(words: Words, town: Mention, others: Sequence[Mention]) -> bool:
    """Tell "Oran" of "the Oran suburb of Bir El Djir"."""
    said = (words.lower[town.last : one.first] for one in others)
    return any(len(one) == 2 and one[0] in PARTS_OF_TOWNS and one[1] == "of" for one in said)


def _away(words: Words, first: int, last: int) -> bool:
    """Tell "east of", "60 km from" between two places; not "in the east of"."""
    lower = words.lower
    return "from" in lower[first:last] or any(
        lower[at] in COMPASS and lower[at + 1] == "of" and lower[at - 1] != "the"
        for at in range(first, last - 1)
    )


def _behind_comma(words: Words, sentence: Sentence, spot: Mention, town: Mention) -> bool:
    """Tell "Hai Sabah, Oran", "Hai Sabah, east Oran"; not the list "Hai Sabah, Oran and Bechar"."""
    lower, end = words.lower, town.last
    if town.first < spot.last or "," not in words.gap(spot.last):
        return False
    if not DIRECTIONS.issuperset(lower[spot.last : town.first]):
        return False
    most = min(sentence.last, end + LISTED) - 1
    while end < most and words.large[end]:
        end += 1
    return end >= most or lower[end] not in {"and", "or"} or not words.large[end + 1]


def _leads_away(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell "flights to Oran", "a man from Oran", "goods brought through Oran".

    Not "seized a man from Oran", "withdrew from Oran".
    """
    lead = _preposition(words, sentence, first)
    if lead != "from":
        return lead in TOWARDS | {"through"}
    at = _back_to(words, first, "from")
    return _TAKEN.isdisjoint(words.lower[max(sentence.first, at - TAKEN_BEFORE) : at])


def _back_to(words: Words, at: int, lead: str) -> int:
    """Return the number of the preposition that leads to a place, as _preposition has told it."""
    at -= 1
    while words.lower[at] != lead:
        at -= 1
    return at


def _posted(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell whether envoys who are called home serve in a place: "recalled its ambassador in Oran".

    The measure is taken where they are called to.
    """
    before = words.lower[max(sentence.first, first - POSTED_BEFORE) : first]
    return not _RECALLING.isdisjoint(before) and not _ENVOYS.isdisjoint(before)


def _hometown(words: Words, sentence: Sentence, one: Mention) -> bool:
    """Tell "an Oran man": where he is from, not where what is told beside it happened.

    A headline's "Oran man" and those who work there ("an Oran judge") tell of the town.
    """
    return (
        words.field != "title"
        and one.score < INSIDE_SCORE
        and sentence.first < one.first
        and one.last < sentence.last
        and words.lower[one.first - 1] in {"a", "an"}
        and _joined(words, one.last)
        and words.lower[one.last] in _ANYBODY
    )


def _behind_opening(words: Words, sentence: Sentence, one: Mention) -> int:
    """Give the second word behind "In Lansing, Mich., ...": that opening is of the main clause.

    The sentence's first word if the place is not what opens it.
    """
    start = behind_dateline(words, sentence)
    opens = words.lower[min(start, one.first)] in INSIDE and not any(
        words.gap(at).strip() for at in range(start + 1, min(one.last, start + OPENING_WORDS))
    )
    if not opens or one.last - start > OPENING_WORDS:
        return sentence.first
    end = one.last
    if end + 1 < sentence.last and "," in words.gap(end) and "," in words.gap(end + 1):
        end += 1
    return end + 1 if end < sentence.last and "," in words.gap(end) else sentence.first


def _points_back(words: Words, sentence: Sentence) -> bool:
    """Tell whether a "there" is a place named before: "were shot there on Monday".

    Not one that opens the sentence ("There came a blast") or a clause ("said there was"), nor one
    of a spot of the sentence itself ("shot a man near the market and stayed there").
    """
    lower = words.lower
    start = behind_dateline(words, sentence)
    for at in range(start, sentence.last):
        spot = lower[at] in _SETTLED and lower[at + 1 : at + 2] != ["there"]
        if spot and _preposition(words, sentence, at) in INSIDE:
            return False
        if lower[at] != "there" or (at > start and lower[at - 1] == "from"):
            continue
        ends = at + 1 == sentence.last or words.gap(at + 1) != " "
        if ends or (at > start and lower[at + 1] in THERE_ENDS):
            return True
    return False


def _is_capital(one: Location) -> bool:
    return gazetteer().capitals.get(fold(one.name or one.text)) == one.country


def _region(one: Location) -> bool:
    if one.latitude is not None:
        return False
    key = fold(one.text)
    return key.rpartition(" ")[2] in REGIONS or key in gazetteer().regions


def _of_office(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell "officials in Abuja", "a court in Oslo": whose place need not be the deed's."""
    lead = _preposition(words, sentence, first)
    at = first - 1
    while at > sentence.first and words.lower[at] != lead:
        at -= 1
    return at > sentence.first and words.lower[at - 1] in OFFICES


def _no_more_than_country(code: str | None) -> Location | None:
    if code is None:
        return None
    name = gazetteer().names.get(code)
    return Location(text=name or code, name=name, country=code)


def _within(spot: Location, town: Location) -> Location:
    return town.model_copy(update={"text": spot.text})


def _mentions(
    words: Words, sentence: Sentence, context: Context, category: str
) -> Sequence[Mention]:
    """Return the places that a sentence names, as an event of a category takes them."""
    key = ("mentions", sentence, category)
    return once(context.known, key, lambda: _read_mentions(words, sentence, context, category))


def _read_mentions(
    words: Words, sentence: Sentence, context: Context, category: str
) -> list[Mention]:
    found: list[Mention] = []
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        if context.cased and not words.large[at] and words.lower[at] != "capital":
            at += 1
            continue
        mention = _mention(words, sentence, at, context, category)
        if mention is None:
            at = _behind_country(words, sentence, at, context)
            continue
        if not _of_kin(words, sentence, mention.first, mention.last):
            found.append(mention)
        at = mention.last
    return found


def _behind_country(words: Words, sentence: Sentence, at: int, context: Context) -> int:
    """Return the next word to read: "South Korea" is no Korea, "South African" no African."""
    if _heads(words, at, context):
        for last in range(min(sentence.last, at + 5), at + 1, -1):
            key = key_of(words, at, last)
            if key in gazetteer().countries or key in NATIONALITIES:
                return last if not _a_city_here(words, sentence, last) else at + 1
    return at + 1


def _mention(  # noqa: PLR0911 - one return per reading
    words: Words, sentence: Sentence, at: int, context: Context, category: str
) -> Mention | None:
    lower = words.lower
    if context.cased and not _capital(words, at):
        return _capital_city(words, sentence, at, context)
    if lower[at] in NOT_PLACES or lower[at] in TITLES:
        return None
    if lower[at] in NATIONALITIES and not _names_more(words, sentence, at):
        return None
    hosted = category in _TO_HOST
    lead = _preposition(words, sentence, at)
    inside = lead in INSIDE or (hosted and lead in TOWARDS)
    far = lead == "from" or (lead in TOWARDS and not hosted)
    if far or (lead == "for" and _of_portfolio(words, sentence, at)):
        return None
    cased = context.cased and not _shouting(words, sentence)
    landmark = LANDMARKS.get(lower[at]) or LANDMARKS.get(key_of(words, at, at + 2))
    if landmark and inside and (cities := gazetteer().cities.get(landmark)):
        end = _with_kind(words, sentence, at, at + (1 if lower[at] in LANDMARKS else 2))
        return Mention(at, end, located(text_of(words, at, end), cities[0]), INSIDE_SCORE)
    for length in range(min(MOST_WORDS, sentence.last - at), 0, -1):
        last = at + length
        key = key_of(words, at, last)
        if key in gazetteer().countries and not _a_city_here(words, sentence, last):
            there = lead in {"in", "at"} or (hosted and lead in TOWARDS)
            return _city_state(words, sentence, at, last) if there else None
        if length == 1 and (key in NOT_PLACES or (key in FORE and not cased)):
            return None  # "IN CENTRAL PARK"
        cities = () if key in OCEANS else gazetteer().cities.get(key)
        if not cities or len(key) < 3 or (context.cased and not _capital(words, last - 1)):
            continue
        mention = _city(words, sentence, at, last, cities, context, inside, lead == "of", category)
        if mention is not None:
            return mention
    if not cased:
        return None
    if inside:
        return _unlisted(words, sentence, at, context, lead)
    return _kinded(words, sentence, at, context)


def _names_more(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a nation in the name of a town or a sea: "Indian Ocean"."""
    behind = at + 1 < sentence.last
    return behind and (
        bool(gazetteer().cities.get(key_of(words, at, at + 2))) or words.lower[at + 1] in SEAS
    )


def _of_kin(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell "his family in Oran said": where those are who speak of what happened elsewhere."""
    lower = words.lower
    return (
        first - 1 > sentence.first
        and last < sentence.last
        and lower[first - 1] in INSIDE
        and lower[first - 2] in KIN
        and lower[last] in {"said", "says", "told"}
    )


def _of_portfolio(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "Minister of State for Foreign Trade", "Secretary for Asia".

    "The Secretary of State departs for Riyadh" has the verb before "for".
    """
    lower, first = words.lower, sentence.first
    while at > first and lower[at] != "for":
        at -= 1
    before = lower[max(first, at - 2) : at]
    return bool(before) and (before[-1] in _PORTFOLIOS or before in _LONG_PORTFOLIOS)


_PORTFOLIOS = frozenset(
    ["minister", "ministers", "secretary", "undersecretary", "ministry", "department"]
)
_LONG_PORTFOLIOS = (["of", "state"], ["secretary", "general"])
"""What stands before "for" and what one is in charge of."""


def _city_state(words: Words, sentence: Sentence, at: int, last: int) -> Mention | None:
    """Read "in Djibouti": of a country that its capital names, the capital is meant.

    "In northern Djibouti" and "in Djibouti's north" are of the country.
    """
    names = gazetteer()
    key = key_of(words, at, last)
    code = names.countries[key]
    if names.capitals.get(key) != code or _possessive(words, last):
        return None
    owned = at - 1 > sentence.first and words.lower[at - 1] == "of"
    if words.lower[at - 1 - owned] in (DIRECTIONS | AREAS if owned else DIRECTIONS):
        return None
    towns = [one for one in names.cities.get(key) if one.country == code]
    if not towns:
        return None
    return Mention(at, last, located(text_of(words, at, last), towns[0]), INSIDE_SCORE)


def _a_city_here(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell "Kuwait City", "Panama City" from the country."""
    return last < sentence.last and words.lower[last] == "city"


def _city(  # noqa: PLR0911 - one return per reason against it
    words: Words,
    sentence: Sentence,
    at: int,
    last: int,
    cities: Sequence[City],
    context: Context,
    inside: bool,
    owned: bool,
    category: str,
) -> Mention | None:
    chained = _chained(words, sentence, last, context)
    nation = _nation(words, sentence, at)
    mayor = words.lower[max(sentence.first, at - 2) : at] == ["mayor", "of"]
    if _part_of_larger(words, last, cities):
        return None
    if chained is None and any(one.country == nation for one in cities):
        chained = nation
    if chained is not None:
        cities = [one for one in cities if one.country == chained]
        if not cities:
            return None
    inner = in_state(cities, words, last, sentence.last) if chained == "US" else None
    best = inner[0] if inner else context.likeliest(cities, words, sentence)
    key = key_of(words, at, last)
    region = gazetteer().regions.get(key, best.country)
    known = context.counts.get(best.country, 0) > 0 and best.population >= FAR_ABOVE * LARGE
    if chained is None and region != best.country != context.main and not known:
        return None  # "Bali" is better known than its namesakes; Surrey in Canada is as well
    section = context.dateline_of(sentence)
    cased = context.cased and not _shouting(words, sentence)
    lies_there = section is None or section.country == best.country
    spots = cased and lies_there and words.field != "title"
    owner = inside and _possessive(words, last)
    end = _spot_of_town(words, sentence, at, last, owner, spots)
    supported = context.counts.get(best.country, 0) > 0 or (
        section is not None and section.country == best.country
    )
    if chained is None and not supported:
        large = best.population >= LARGE or mayor or (end > last and len(cities) == 1)
        # Another name ("Kiev", "Frankfurt") must lead to no place that bears it as its own.
        other = inside and section is None and not _on_things(words, sentence, at, last)
        named = other or fold(best.name) == key
        known = inside or mayor or best.population >= WELL_KNOWN
        if not (large and named and known and _stands_out(best, cities, key)):
            return None
    goes_on = (
        last < sentence.last and not _capital(words, last) and _of_name(words, sentence, at, last)
    )
    if cased and end == last and ((inside and goes_on) or _spot_behind(words, sentence, at, last)):
        return None
    court = category in _IN_COURT and _court(words, sentence, last)
    plain = cased or last > at + 1  # "PORT SUDAN BOMBED"
    told = inside or mayor or court or chained is not None
    if not told and (best.population < LARGE or not plain):
        return None
    if not court and _in_longer_name(words, sentence, at, end):
        return None
    if words.text.startswith("-bound", words.ends[last - 1]):
        return None
    score = INSIDE_SCORE if inside else 2.5 if court else 2.0 if chained else 1.2 if owned else 1.0
    location = located(text_of(words, at, end), best)
    if inner == []:  # another state's
        location = Location(text=location.text, country=best.country)
    return Mention(at, end, location, score)


def _stands_out(best: City, cities: Sequence[City], key: str) -> bool:
    """Tell whether a city is so much larger than its namesakes abroad that nobody tells them apart.

    By another name ("Cologne"), it must be larger still than those that bear it as their own.
    """
    others = (one.population for one in cities if one.country != best.country)
    if best.population < FAR_ABOVE * max(others, default=0):
        return False
    bearers = (one.population for one in cities if fold(one.name) == key)
    outgrown = best.population > OUTGROWN * max(bearers, default=0)
    return fold(best.name) == key or (outgrown and key not in INSTITUTIONS)


def _spot_of_town(
    words: Words, sentence: Sentence, at: int, last: int, owner: bool, spots: bool
) -> int:
    """Return the end of "Oran's Hai Sabah area", "Oran Central Prison"; the town's without one.

    Without `spots`, no large words behind the town are read as the name of one.
    """
    end = last
    most = min(sentence.last, at + MOST_WORDS + 2)
    while spots and end < most and _joined(words, end) and _of_name(words, sentence, at, end):
        end += 1
    if owner:
        return _with_kind(words, sentence, at, end)
    return end if words.lower[end - 1] in OF_THEIR_TOWNS else last


def _part_of_larger(words: Words, last: int, cities: Sequence[City]) -> bool:
    """Tell "the Senia suburb of Oran" from "the Oran suburb of Senia"."""
    if not PARTS_OF_TOWNS.intersection(words.lower[last : last + 1]):
        return False
    key = key_of(words, last + 2, last + 3)
    homes = gazetteer().cities.get(key) if words.lower[last + 1 : last + 2] == ["of"] else ()
    larger = homes and homes[0].population > cities[0].population
    return bool(larger) or key in gazetteer().regions


def _on_things(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell "on Frankfurt trains", "through Frankfurt"; not "attack on Kiev", "across Bombay"."""
    lead = _preposition(words, sentence, at)
    if lead == "on":
        noun = words.lower[last] if last < sentence.last and _joined(words, last) else ""
        if noun.endswith("s") or is_people(noun):
            return True
        before = _back_to(words, at, "on")
        return before == sentence.first or words.lower[before - 1] not in _ATTACKS_ON
    return lead in _LOOSE - {"across", "into"}


def _spot_behind(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell "Santos Palace", "Perth Street West", "the Oran road": what bears a city's name.

    "A London street" is in London, "the Oran road accident" as well.
    """
    if last >= sentence.last or not _joined(words, last) or _possessive(words, last):
        return False
    kind = words.lower[last]
    if kind in NAMED_SPOTS and _capital(words, last):
        return True
    ends = last + 1 == sentence.last or not _joined(words, last + 1)
    return (
        at > sentence.first
        and words.lower[at - 1] == "the"
        and kind in _LONG_ROADS
        and (ends or words.lower[last + 1] in THERE_ENDS)
    )


def _court(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell "Exeter Crown Court", "Doncaster magistrates", "Pskov City Court"."""
    return not {"court", "magistrates", "magistrate", "assizes"}.isdisjoint(
        words.lower[last : min(sentence.last, last + 3)]
    )


def _unlisted(
    words: Words, sentence: Sentence, at: int, context: Context, lead: str
) -> Mention | None:
    """Read capitalised words behind "in", "near", ... as a place that the gazetteer lacks."""
    last = at
    while last < sentence.last and last - at < MOST_WORDS and _of_name(words, sentence, at, last):
        if last > at and not _joined(words, last):
            break
        if words.lower[last] in _NO_NAMES and not _sea(words, last - 1, last + 1):
            if words.lower[last : last + 2] == ["government", "area"]:
                last = min(sentence.last, last + 2)
            elif last > at and words.lower[last] not in TIMES:
                return None  # "Crown Court", "Second Army"
            break
        last += 1
    # "a Kurdish-majority district"
    goes_on = last < sentence.last and words.gap(last) == "-"
    if last == at or goes_on or _aged(words, sentence, last):
        return None
    bare = key_of(words, at, last)
    last = _with_kind(words, sentence, at, last)
    if bare != key_of(words, at, last) and _names_another(words, sentence, last):
        return None  # "the Flemish town of Aalst"
    key = key_of(words, at, last)
    acronym = len(bare) <= 4 and last == at + 1 and text_of(words, at, last).isupper()
    if len(bare) < 3 or acronym or _opens_with_nation(words, at, last):
        return None
    region = gazetteer().regions.get(bare) or context.country_of(bare)
    kind = key != bare or words.lower[last - 1] in KINDS or _sea(words, at, last)
    if lead in _LOOSE and not kind and not region:
        return None
    if region and key != bare and words.lower[last - 1] in {"town", "village", "city", "suburb"}:
        # "the Arkansas town": which one is told elsewhere.
        last, score = at + len(bare.split()), 0.9
    else:
        score = 2.0 if region else 3.0
    country = _country_around(words, sentence, at, last, context)
    location = Location(text=text_of(words, at, last), country=country)
    homes = [one for one in gazetteer().cities.get(key) if one.country == country]
    if len(homes) == 1 and key == bare and not region and context.speaks_of(country):
        location = located(location.text, homes[0])
    return Mention(at, last, location, score)


def _opens_with_nation(words: Words, first: int, last: int) -> bool:
    """Tell "South African" before a mall, "Chinese" before an embassy; not "Indian Ocean"."""
    if _sea(words, first, last):
        return False
    keys = (key_of(words, first, end) for end in range(first + 1, min(last, first + 2) + 1))
    return any(key in NATIONALITIES for key in keys)


def _of_name(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell whether a word goes on with a name: a large one, "de" of "Champ de Mars", "Bay of"."""
    if _capital(words, last):
        return True
    if last == at or not (words.lower[last] in PARTICLES or _sea(words, last - 1, last + 1)):
        return False
    behind = last + 1
    if words.lower[behind : behind + 1] == ["la"]:
        behind += 1
    return behind < sentence.last and _capital(words, behind) and _joined(words, behind)


def _aged(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell a person, whose age stands behind the name: "fired at Ann Reed, 27"."""
    return (
        last < sentence.last
        and words.lower[last].isdigit()
        and len(words.lower[last]) == 2
        and words.gap(last) == ", "
        and (last + 1 == sentence.last or words.gap(last + 1) != " ")  # not "Tamba, 60 km east"
    )


def _names_another(words: Words, sentence: Sentence, last: int) -> bool:
    """Tell whether "of" and a name follow a kind of settlement."""
    return (
        last + 1 < sentence.last
        and words.lower[last - 1] in SETTLEMENTS
        and words.lower[last] == "of"
        and _capital(words, last + 1)
    )


_ATTACKS_ON = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling assault assaults "
    "bombardment bombing bombings fire"
)
_ANYBODY = frozenset(["man", "woman", "boy", "girl", "teenager"])
"""Words for somebody that say nothing of his work."""
_LOOSE = frozenset(["on", "over", "into", "through", "between", "within", "along", "across", "off"])
"""Words before places that stand before much else."""


def _kinded(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read "the Kakuma refugee camp", "Sukhpura village" where no "in" leads to it."""
    if at == sentence.first or (at > sentence.first and _capital(words, at - 1)):
        return None
    last = at
    while last < sentence.last and last - at < MOST_WORDS and _capital(words, last):
        if words.lower[last] in _NO_NAMES or (last > at and not _joined(words, last)):
            return None
        last += 1
    reach = _with_kind(words, sentence, at, last)
    if words.lower[reach - 1] not in SPOTS or reach == at + 1:
        return None
    location = Location(
        text=text_of(words, at, reach),
        country=_country_around(words, sentence, at, reach, context),
    )
    return Mention(at, reach, location, 1.5)


def _marked(  # noqa: PLR0911 - one return per reason against it
    words: Words, sentence: Sentence, marked: Span, context: Context
) -> Mention | None:
    """Read the words that the encoder takes for the place, where no rule has found it."""
    first, last = marked
    last = min(last, sentence.last)
    if first > sentence.first and key_of(words, first - 1, last) in gazetteer().countries:
        return None  # "States"
    first = _name_start(words, first, last)
    cased = context.cased and not _shouting(words, sentence)
    if cased and not any(_capital(words, at) for at in range(first, last)):
        return None
    while first < last and cased and not _capital(words, first):
        first += 1
    if first >= last or last - first > MOST_WORDS + 2:
        return None
    first = _from_one_to_another(words, sentence, first, last)
    text = text_of(words, first, last)
    kinds = _KINDS_OF_SPOTS.issuperset(words.lower[first:last])  # "THE EASTERN DISTRICTS"
    if len(text) < 3 or words.lower[first] in _NO_TOWNS or kinds:
        return None
    if _opens_with_nation(words, first, last) or _of_kin(words, sentence, first, last):
        return None
    if cased and (_in_longer_name(words, sentence, first, last) or _aged(words, sentence, last)):
        return None
    for start in range(first, last):
        for end in range(last, start, -1):
            key = key_of(words, start, end)
            if context.country_of(key):
                return None
            cities = gazetteer().cities.get(key)
            told = _chained(words, sentence, last, context)
            cities = tuple(one for one in cities if told in {one.country, None})
            if cities and (start, end) == (first, last):
                city = context.likeliest(cities, words, sentence)
                others = (one.population for one in cities if one.country != city.country)
                support = (
                    context.main in {city.country, None}
                    or context.counts.get(city.country, 0) > 0
                    or city.population >= max(LARGE, FAR_ABOVE * max(others, default=0))
                )
                if support:
                    return Mention(first, last, located(text, city), 2.0)
    country = _country_around(words, sentence, first, last, context)
    return Mention(first, last, Location(text=text, country=country), 1.0)


def _name_start(words: Words, first: int, last: int) -> int:
    """Return where a name begins behind "in the northern"; "South African" begins with "South"."""
    while first < last and words.lower[first] in _BEFORE_NAMES:
        if _opens_with_nation(words, first, last):
            break
        first += 1
    return first


def _from_one_to_another(words: Words, sentence: Sentence, first: int, last: int) -> int:
    """Return where "the road from Oran to Relizane", "between Oran and Relizane" begins.

    The two towns alone would read like a place of that name.
    """
    lower = words.lower
    lead = lower[first - 1] if first > sentence.first else ""
    if lead == "between" and "and" in lower[first:last]:
        return first - 1
    way = first - 2
    ahead = lead == "from" and way >= sentence.first and lower[way] in ROADS
    return way if ahead and "to" in lower[first:last] else first


def _country_around(  # noqa: PLR0911 - one return per source of the country
    words: Words, sentence: Sentence, first: int, last: int, context: Context
) -> str | None:
    """Return the country of a place that the gazetteer lacks, by what stands around it."""
    key = key_of(words, first, last)
    sea = _sea(words, first, last)
    homes = () if sea else gazetteer().cities.get(key)
    region = None if sea else gazetteer().regions.get(key) or _capitals_country(key, homes)
    chained = _chained(words, sentence, last, context) or _nation_of(words, sentence, first, last)
    within = None if sea else _country_within(words, first, last, context)
    if chained or region or within:
        return chained or region or within
    if first > sentence.first and _joined(words, first):
        # "Kenya's Kakuma refugee camp"
        owner = _owner(words, sentence, first)
        if owner:
            return context.country_of(key_of(words, first - owner, first))
    section = context.dateline_of(sentence)
    if section is not None and fold(section.text) == key:
        return section.country
    found = _countries(words, sentence, context)
    inside = {one.location.country for one in found if _tells_where(words, sentence, one)}
    acting = {one.location.country for one in found if _of_guards(words, sentence, one)}
    for told in (inside, acting):
        if len(told) == 1:
            return next(iter(told))
    around = context.nearest(sentence) if context.far_behind(sentence) else None
    if around and all(one.how == "nation" for one in found):
        return around  # "fighters overran Mambasa", at the end of a report from elsewhere
    if homes and homes[0].population >= LARGE and len({one.country for one in homes}) == 1:
        return homes[0].country  # "Israel bombed Homs": not the attacker's
    written = section.country if section is not None else None
    own = context.sections > 1  # each report of a round-up is of its own place
    if written and (own or context.counts.get(written, 0) > DATELINE or context.main == written):
        return written
    named = {one.location.country for one in found if one.how == "name"}
    if len(named) == 1:
        return next(iter(named))
    if homes and len({one.country for one in homes}) == 1:
        return homes[0].country  # "a Norlander was stabbed in Harlow"
    here = {code for code, _weight in context.named(words, sentence)}
    return context.nearest(sentence) or (next(iter(here)) if len(here) == 1 else None)


def _capitals_country(key: str, homes: Sequence[City]) -> str | None:
    """Return the country of a capital that no town abroad bears the name of, save tiny ones.

    Hamilton and Victoria are capitals of islands, and larger towns of other countries.
    """
    code = gazetteer().capitals.get(key)
    here = max((one.population for one in homes if one.country == code), default=0)
    abroad = max((one.population for one in homes if one.country != code), default=0)
    return code if here >= FAR_ABOVE * abroad else None


def _tells_where(words: Words, sentence: Sentence, one: Named) -> bool:
    """Tell "in Spain", "in southern Catalonia"."""
    if fold(one.location.text) in gazetteer().regions:
        return _preposition(words, sentence, one.first) in INSIDE
    return one.how == "in"


def _of_guards(words: Words, sentence: Sentence, one: Named) -> bool:
    """Tell "Greek coastguards", "Latvian police": those who act in their own country."""
    behind = words.lower[one.last] if one.last < sentence.last else ""
    return one.how == "nation" and behind in GUARDS


def _sea(words: Words, first: int, last: int) -> bool:
    """Tell "East China Sea", "Gulf of Oman", "Gulf of"."""
    return words.lower[last - 1] in _WATERS or (
        words.lower[first] in SEAS and words.lower[first + 1 : first + 2] == ["of"]
    )


def _country_within(words: Words, first: int, last: int, context: Context) -> str | None:
    """Return the country that a name tells of: "the New South Wales coast" is not of Wales."""
    regions = gazetteer().regions
    for at in range(first, last):
        for end in range(last, at, -1):
            key = key_of(words, at, end)
            code = context.country_of(key)
            if code is None and end - at > 1:
                code = regions.get(key)
            if code is not None:
                return code
    return None


_BRITISH_CAPITALS = {"scottish": "edinburgh", "welsh": "cardiff", "northern irish": "belfast"}


def _capital_city(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read "the capital", "the Syrian capital"."""
    if words.lower[at] != "capital" or at - 1 < sentence.first:
        return None
    first = at - 1
    if first > sentence.first and key_of(words, first - 1, at) in NATIONALITIES:
        first -= 1
    nation = key_of(words, first, at)
    code = NATIONALITIES.get(nation)
    if code is None and words.lower[at - 1] == "the":
        section = context.dateline_of(sentence)
        code = (section.country if section is not None else None) or context.main
    if code is None or (at + 1 < sentence.last and words.lower[at + 1] in KINDS | BODIES):
        return None
    if _preposition(words, sentence, first) not in INSIDE:
        return None
    for name, owner in gazetteer().capitals.items():
        if owner == code:
            for city in gazetteer().cities.get(_BRITISH_CAPITALS.get(nation, name)):
                if city.country == code:
                    return Mention(at, at + 1, located(text_of(words, first, at + 1), city), 2.2)
    return None


def _countries(words: Words, sentence: Sentence, context: Context) -> Sequence[Named]:
    """Return the countries that a sentence names: where, how, and which.

    How: "in" behind a preposition, "to" where somebody goes, "name", "nation" for a nationality or
    a region, "capital" for a capital that stands for its government ("Moscow expels").
    """
    key = ("countries", sentence)
    return once(context.known, key, lambda: _read_countries(words, sentence, context))


def _read_countries(words: Words, sentence: Sentence, context: Context) -> list[Named]:
    found: list[Named] = []
    at = behind_dateline(words, sentence)
    while at < sentence.last:
        one = _country_at(words, sentence, at, context) if _heads(words, at, context) else None
        if one is not None:
            found.append(one)
        at = one.last if one is not None else at + 1
    return found


def _heads(words: Words, at: int, context: Context) -> bool:
    """Tell whether a country's name may begin with a word: most are passed over here."""
    large = not context.cased or _capital(words, at)
    return large and key_of(words, at, at + 1).partition(" ")[0] in gazetteer().heads


def _country_at(words: Words, sentence: Sentence, at: int, context: Context) -> Named | None:
    names = gazetteer()
    for length in range(min(5, sentence.last - at), 0, -1):
        key = key_of(words, at, at + length)
        code = context.country_of(key)
        how = "name" if code else "nation"
        if code is None:
            code = NATIONALITIES.get(key) or names.regions.get(key)
        if (capital := names.capitals.get(key)) is not None and (code or capital) == capital:
            code, how = capital, "capital"
        if code is None or (key == "us" and not _capital(words, at)):
            continue
        if how == "name" and names_other(words, sentence, at, at + length):
            return None
        lead = _preposition(words, sentence, at)
        elsewhere = lead in _LEADS
        country = how == "capital" and context.country_of(key)  # "in northern Djibouti"
        if how == "capital" and (
            (elsewhere and not country) or _in_longer_name(words, sentence, at, at + length)
        ):
            return None
        if how in {"name", "capital"}:
            how = "in" if lead in INSIDE else "to" if lead in TOWARDS else how
        name = names.names.get(code)
        text = text_of(words, at, at + length)
        return Named(at, at + length, how, Location(text=text, name=name, country=code))
    return None


def _part_of(
    words: Words, sentence: Sentence, named: Named, *, marked: bool = False
) -> Span | None:
    """Return the words of "in northern Malawi", "the far north of Malawi", "Malawi's north".

    With marked, no "in" need lead to it: "struck northern Malawi".
    """
    lower = words.lower
    first, last = named.first, named.last
    if _possessive(words, last):
        while last < sentence.last and lower[last] in DIRECTIONS and not _capital(words, last):
            last += 1
        if last == named.last:
            return None
        if lower[last - 1] not in COMPASS:
            if last == sentence.last or lower[last] not in AREAS:
                return None  # "Malawi's central bank"
            last += 1
        inside = marked or _preposition(words, sentence, first) in INSIDE
        return (first, last) if inside else None
    owned = first > sentence.first and lower[first - 1] == "of"
    if owned:
        first -= 2 if first - 1 > sentence.first and lower[first - 2] in AREAS else 1
    end = first
    while first > sentence.first and _joined(words, first):
        both = first < end and first - 1 > sentence.first and lower[first - 1] == "and"
        if lower[first - 1 - both] not in DIRECTIONS:
            break
        first -= 1 + both
    if first == end or not (marked or _preposition(words, sentence, first) in INSIDE):
        return None
    # What is "north of Malawi" lies beyond it.
    beyond = owned and (first == sentence.first or lower[first - 1] != "the")
    return None if beyond else (first, last)


_WEIGHTS = {"in": 3.0, "acts": 1.5, "name": 1.0, "capital": 0.5, "to": 0.5, "nation": 0.0}


def _weight(words: Words, sentence: Sentence, one: Named) -> float:
    """Weigh how a country is named: "a Saudi court jailed two US women" is of the court's."""
    acts = one.how == "nation" and one.last < sentence.last and words.lower[one.last] in OFFICES
    return _WEIGHTS["acts" if acts else one.how]


def _country_of(
    words: Words, sentence: Sentence, context: Context, *, host: bool = False
) -> Location | None:
    """Return the country that a sentence names; of several, the one behind a preposition.

    With host, only one that somebody goes to or is in.
    """
    found = [
        (_weight(words, sentence, one) + 3.0 * (host and one.how == "to"), one.location)
        for one in _countries(words, sentence, context)
        if not host or one.how in {"in", "to"}
    ]
    if not found:
        return None
    if len({location.country for _score, location in found}) == 1:
        return max(found, key=lambda one: one[0])[1]
    best = max(score for score, _location in found)
    top = [location for score, location in found if score == best]
    return top[0] if best >= 2 or len({one.country for one in top}) == 1 else None


def _chained(words: Words, sentence: Sentence, last: int, context: Context) -> str | None:
    """Return the country of what stands behind a comma: "Cedar Falls, Iowa", "Hubei Province"."""
    if last < sentence.last and words.lower[last] == "in":
        last += 1  # "Palma in Mozambique"
        while last < sentence.last and words.lower[last] in DIRECTIONS:
            last += 1
        if last == sentence.last:
            return None
    elif last >= sentence.last or not _capital(words, last):
        while last < sentence.last and words.lower[last] in FORE and "," in words.gap(last):
            last += 1
        if last >= sentence.last or not _capital(words, last):
            return None
    elif "," not in words.gap(last):
        return None
    names = gazetteer()
    for length in range(min(5, sentence.last - last), 0, -1):
        key = key_of(words, last, last + length)
        if code := context.country_of(key) or names.regions.get(key):
            return code
    return ABBREVIATIONS.get(words.lower[last])


def _preposition(words: Words, sentence: Sentence, at: int) -> str:
    """Return the word that leads to a place: "in" of "in the southern city of Goma"."""
    lower = words.lower
    before = at - 1
    while before >= sentence.first:
        passed = 1 if lower[before] in FORE else _owner(words, sentence, before + 1)
        if not passed:
            break
        if "," in words.gap(before + 1):
            return ""
        before -= passed
    if before < sentence.first or "," in words.gap(before + 1):
        return ""
    if lower[before] == "of":
        if before - 1 >= sentence.first and lower[before - 1] in _OF_TOWNS:
            return "in"
        return "of"
    return lower[before]


def _nation_of(words: Words, sentence: Sentence, first: int, last: int) -> str | None:
    """Return the country of a name by the nation before it, but not by the owner's of a spot."""
    owned = words.lower[last - 1] in _OWNED and words.lower[first - 1] in NATIONALITIES
    return None if owned and first > sentence.first else _nation(words, sentence, first)


def _nation(words: Words, sentence: Sentence, at: int) -> str | None:
    """Return the country of "the northern Syrian town of", "the Polish" before a name."""
    lower = words.lower
    before = at - 1
    if before < sentence.first or not _joined(words, at):
        return None
    if nation := NATIONALITIES.get(lower[before]):
        return nation
    if before > sentence.first and lower[before] == "of":
        before -= 1
    if lower[before] not in KINDS:
        return None
    least = max(sentence.first, at - MOST_WORDS - 3)
    while before > least and lower[before] in _BEFORE_TOWNS and _joined(words, before):
        before -= 1
    return NATIONALITIES.get(lower[before])


def _owner(words: Words, sentence: Sentence, last: int) -> int:
    """Count the words of the country that a place is said to be of: "in Ukraine's Sumy region"."""
    if not _possessive(words, last):
        return 0
    for first in range(max(sentence.first, last - MOST_WORDS), last):
        if key_of(words, first, last) in gazetteer().countries:
            return last - first
    return 0


def _in_longer_name(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether more capitalised words make another name of it: "Paris Hilton"."""
    if words.field == "title" or _shouting(words, sentence):
        return False
    if last < sentence.last and _joined(words, last) and _capital(words, last):
        behind = words.lower[last]
        if behind not in KINDS and behind not in NATIONALITIES:
            return True
        return behind in BODIES
    linked = first - 1 > sentence.first and words.lower[first - 1] in _OF_LATIN
    return (
        first > sentence.first
        and _joined(words, first)
        and _capital(words, first - 1 - linked)
        and words.lower[first - 1] not in NATIONALITIES
        and words.lower[first - 1] not in FORE
        and words.lower[first - 1] not in INSIDE
        and words.lower[first - 1] not in NOT_PLACES
    )


def _with_kind(words: Words, sentence: Sentence, at: int, last: int) -> int:
    """Take in what kind of place it is: "Hamra district", "Lyon's central market"."""
    reach = last
    for end in range(last, min(sentence.last, last + 3)):
        if not _joined(words, end) or (_capital(words, end) and words.lower[end] in NOT_PLACES):
            break
        if words.lower[end] in _ENDS:
            break
        if words.lower[end] in KINDS:
            reach = end + 1
    return reach if reach - at <= MOST_WORDS + 2 else last


def _shouting(words: Words, sentence: Sentence) -> bool:
    return words.text[sentence.start : sentence.end].isupper()


def _possessive(words: Words, last: int) -> bool:
    return words.owning(last - 1)


def _capital(words: Words, at: int) -> bool:
    return words.large[at]


def _joined(words: Words, at: int) -> bool:
    return words.gap(at) in {" ", "-", "\n"}
