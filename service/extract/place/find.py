"""Where an event happened: the most specific place named for it, by an offline gazetteer.

Nothing is better than a wrong place: what can't be settled stays text without coordinates.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import NamedTuple

from schemas.event import Location
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span, between, clauses
from service.extract.dateline import behind_dateline
from service.extract.place.context import Context
from service.extract.place.countries import (
    countries_of,
    country_inside,
    country_told,
    only_country,
    part_of,
)
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.lead import leads_away, of_office, preposition
from service.extract.place.mention import INSIDE_SCORE, Mention
from service.extract.place.reading import DEEDS, TO_HOST, mention_at, mentions_of
from service.extract.place.spelling import is_large, joined, key_of, possessive, text_of
from service.extract.place.unlisted import marked_name
from service.extract.place.words import (
    ACROSS,
    BLOCS,
    COMPASS,
    DIRECTIONS,
    INSIDE,
    KINDS,
    OFFICES,
    PARTS_OF_TOWNS,
    REBELS,
    REGIONS,
    RURAL,
    THERE_ENDS,
    TOWARDS,
    TROOPS,
    URBAN,
)
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

SURE_SPANS = 3
"""Evidence sentences that may name the place: later ones are less surely of the same happening."""
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
TOWN_BEFORE = 3
"""Sentences before a spot in which its town is looked for."""
LEAD = 3
"""Sentences, the title among them, that tell where a report without a dateline is from."""
SCENE_BEFORE, STATED_BEFORE = 3, 6
"""Sentences before what is told without a place that may have named it, or have told an event."""
SCENE_OF = 9
"""Sentences before "the scene" in which it may have been told."""
_REACHING = TO_HOST | {"disaster"}
"""Categories whose event may be where a way leads to or from: floods drive people from a town."""
_RECALLING = frozenset(["recalled", "recalls", "recall", "withdrew", "withdraws", "home"])
_ENVOYS = frozenset(["ambassador", "ambassadors", "envoy", "envoys"])
_AT_DESKS = frozenset({"state_visit", "agreement", "sanction"})
"""Categories whose report is written where the event happens."""
_NAMING_OTHERS = _AT_DESKS | {"prosecution"}
"""Categories whose sentences name other places, too: of what is talked about, of the crime."""
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
_GOING = TO_HOST | {"arrest"}
"""Categories whose sentences name beside "here" where somebody came from."""
_LOCAL = _AT_DESKS | {"arrest", "protest"}
"""Categories whose events, told far behind a dateline, are mostly of its town."""
_COUNTRYWIDE = DEEDS | {"arrest"}
"""Categories whose event may happen in many towns of a country at once."""
_SETTLED = KINDS | URBAN
_OBJECTS = INSIDE | TOWARDS | frozenset(["of", "from", "by", "with", "against"])
"""Words before a country that a measure hits or is taken with."""


Marked = tuple[Words, Span]


Spans = Sequence[tuple[Words, Sentence]]


class Scene(NamedTuple):
    """Another event of the document: its sentences, what is marked in them, and its words."""

    category: str
    spans: Spans
    told: Sequence[Mapping[str, Marked]]
    near: Sequence[Span]


SceneAt = Callable[[Sentence, Sequence[str]], Scene | None]


def _no_scene(_sentence: Sentence, _categories: Sequence[str]) -> Scene | None:
    return None


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
        return only_country(found.country) if recalled else found

    def _elsewhere(self, dateline: Location | None) -> Location | None:
        """Return the place of an event whose surest sentence names none."""
        words, sentence = self._spans[0]
        own = self._own_country()
        abroad = dateline is not None and own is not None and dateline.country != own
        part = self._part(dateline)
        capital = dateline.name if dateline is not None and part is not None else None
        near = part is None and not abroad and self._near_dateline()
        if dateline is not None and near and self._written_there(words, sentence, dateline):
            wide = only_country(dateline.country) if self._countrywide() else None
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
        return dateline if local else only_country(dateline.country)

    def _of_people(self) -> bool:
        """Tell whether the surest sentence names countries only as people's or things' nation.

        "Outside the Brazilian embassy", "four Chinese nationals" are abroad as often as not; not
        so "Kyrgyz police" and "Syrian rebels". Troops are abroad unless the document is about
        their country.
        """
        words, sentence = self._spans[0]
        found = countries_of(words, sentence, self._context)
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
        if marked is None and self._category in DEEDS and not others:
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
        for named in countries_of(words, sentence, self._context):
            part = part_of(words, sentence, named, marked=True)
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
            for one in mentions_of(words, sentence, self._context, self._category)
            if one.score >= INSIDE_SCORE
            and one.location.latitude is not None
            and one.location.country == country
            and not _is_capital(one.location)
            and not of_office(words, sentence, one.first)
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
            for one in mentions_of(words, before, self._context, "state_visit")
            if one.score >= 2 and preposition(words, before, one.first) != "for"
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
            seat = seat or of_office(words, sentence, best.first)
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
        for named in countries_of(words, sentence, self._context):
            part = part_of(words, sentence, named)
            if part is not None and named.location.country == dateline.country:
                return Location(text=text_of(words, *part), country=dateline.country)
        return None

    def _countrywide(self) -> bool:
        """Tell whether it happened "nationwide", "across the country", "throughout Chile"."""
        if self._category not in _COUNTRYWIDE:
            return False
        words, sentence = self._spans[0]
        countries = {one.first for one in countries_of(words, sentence, self._context)}
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
        mentions = mentions_of(words, sentence, self._context, self._category)
        inside = [one for one in mentions if one.first < last and first < one.last]
        inside = [one for one in inside if not _town_of_part(words, one, inside)]
        named = max(inside, key=lambda one: one.score, default=None) or marked_name(
            words, sentence, hint[1], self._context
        )
        if named is None:
            return None
        named = _first_of_two(words, named, mentions)
        if self._category not in _REACHING and leads_away(words, sentence, named.first):
            best = self._best_mention(words, sentence, rank, INSIDE_SCORE - BORDER)
            office = best is not None and of_office(words, sentence, best.first)
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
            mentions = mentions_of(words, sentence, self._context, self._category)
            if not any(one.first < hint[1][1] and hint[1][0] < one.last for one in mentions):
                return self._context.dateline_of(sentence)
        best = self._best_mention(words, sentence, rank, least)
        return best.location if best is not None else None

    def _best_mention(
        self, words: Words, sentence: Sentence, rank: int | None, least: float = -inf
    ) -> Mention | None:
        near = self._near[rank] if rank is not None and rank < len(self._near) else None
        mentions = mentions_of(words, sentence, self._context, self._category)
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
                for found in mentions_of(other, one, self._context, self._category)
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
        goal = country_told(words, sentence, self._context, host=True)
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
            for one in mentions_of(words, sentence, self._context, self._category):
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
        first = next(iter(countries_of(words, sentence, self._context)), None)
        return (
            first is not None
            and first.location.country == dateline.country
            and not possessive(words, first.last)
            and preposition(words, sentence, first.first) not in _OBJECTS
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
                if code and is_large(words, at):
                    name = gazetteer().names.get(code)
                    return Location(text=text_of(words, at, at + length), name=name, country=code)
        return None

    def _opening_place(self, words: Words, sentence: Sentence) -> Location | None:
        """Read "In London, Britain put ... on its list"."""
        first = behind_dateline(words, sentence)
        if first + 1 >= sentence.last or words.lower[first] != "in":
            return None
        one = mention_at(words, sentence, first + 1, self._context, self._category)
        return one.location if one is not None else None

    def _first_country(self, words: Words, sentence: Sentence, acts: bool) -> Location | None:
        """Return the country that a measure's sentence names first, unless a bloc acts.

        Where it must be the one that acts, not one behind a preposition: "a ban on sales to Chad".
        """
        found = countries_of(words, sentence, self._context)
        first = found[0] if found else None
        if acts and first is not None and preposition(words, sentence, first.first) in _OBJECTS:
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
        host = self._category in TO_HOST
        for words, sentence in self._spans:
            country = country_told(words, sentence, context, host=host)
            if country is not None:
                return country
        return only_country(context.nearest(self._spans[0][1]))


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
        and joined(words, one.last)
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
        if spot and preposition(words, sentence, at) in INSIDE:
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


def _within(spot: Location, town: Location) -> Location:
    return town.model_copy(update={"text": spot.text})


_ANYBODY = frozenset(["man", "woman", "boy", "girl", "teenager"])
"""Words for somebody that say nothing of his work."""
