"""Where an event happened: the most specific place named for it, by an offline gazetteer.

Nothing is better than a wrong place: what can't be settled stays text without coordinates.
"""

from collections.abc import Iterator, Sequence

from schemas.event import Event, Location
from service.classify.lexicon import word_set
from service.classify.text import Sentence
from service.extract.others import others_of
from service.extract.place.categories import AT_DESKS, GOING, LOCAL, TO_HOST
from service.extract.place.choice import best_place, marked_in, marked_place
from service.extract.place.context import context_of
from service.extract.place.countries import country_inside, country_told
from service.extract.place.happening import Clue, Happening, Scene, happening_of, scene_of
from service.extract.place.imposed import imposed, seat_of
from service.extract.place.locations import is_capital, only_country
from service.extract.place.own import countrywide, finer, own_place, part_told
from service.extract.place.said import Said
from service.extract.place.scenes import at_scene, scene_before, there
from service.extract.place.words import OFFICES
from service.extract.stated import Stated
from service.gazetteer import fold
from service.gazetteer.nationalities import NATIONALITIES

_REBELS = word_set("rebels rebel militants insurgents guerrillas militia militias militiamen")
"""Those who fight in their own country."""
NEAR_DATELINE = 6
"""Sentences behind a dateline that are read as told of its place."""


def place_of(own: Stated, events: Sequence[Event], *, past: bool) -> Location | None:
    """Return the place that the document gives for an event; `events` are all of the document.

    With past the report is no longer of the days around the event.
    """
    page = own.page

    def scene_at(sentence: Sentence, categories: Sequence[str]) -> Scene | None:
        one = others_of(page, events).beside(own.event, sentence, categories)
        return scene_of(Stated(one, page, own.published, own.marks)) if one is not None else None

    event = happening_of(scene_of(own), page, context_of(page), scene_at)
    if not event.clues:
        return None
    found = _find(event)
    return _recalled(event, found) if past and found is not None else found


def _find(event: Happening) -> Location | None:
    """Look in the event's sentences, then around them, then at the dateline."""
    if event.category == "sanction":
        return marked_place(event) or seat_of(event, imposed(event))
    if event.dateline is not None and _here(event):
        # "A fire at Solmek near here"; but "arrived here from Oran", "was held here for ...".
        going = event.category in GOING
        return (None if going else marked_in(event, event.clues[0])) or event.dateline
    found = own_place(event)
    if found is not None:
        return finer(event, found)
    found = there(event) or at_scene(event) or _elsewhere(event)
    return seat_of(event, found) if event.category == "agreement" else found


def _here(event: Happening) -> bool:
    said = event.said
    return "here" in said.words.lower[said.first : said.last]


def _recalled(event: Happening, found: Location) -> Location | None:
    """Return the place of what a later report recalls: not the town that it is written in.

    Deeds of a smaller town are recalled in it; a capital's reporters write of all the country.
    """
    desk = event.category in AT_DESKS or is_capital(found)
    far = found is event.dateline and desk and not _here(event)
    return only_country(found.country) if far else found


def _elsewhere(event: Happening) -> Location | None:
    """Return the place of an event whose surest sentence names none."""
    said = event.said
    country = country_inside(said, event.context, (said.first, said.last))
    part = part_told(event)
    dateline = event.dateline if part is None and _near_dateline(event, country) else None
    if dateline is not None and _written_there(event, dateline):
        wide = only_country(dateline.country) if countrywide(event) else None
        return wide or scene_before(event, dateline) or dateline
    far = event.dateline is not None and dateline is None
    return _named_beside(event, country, part, far=far) or part or _least(event)


def _near_dateline(event: Happening, country: str | None) -> bool:
    """Tell whether an event, told to be in a `country`, may well be where the dateline is."""
    dateline = event.dateline
    if dateline is None or country not in {None, dateline.country}:
        return False
    return any(
        one.said.sentence.field == "title"
        or (
            event.dateline_of(one.said) is dateline
            and 0 < event.context.behind(one.said.sentence) <= NEAR_DATELINE
        )
        for one in event.clues
    )


def _written_there(event: Happening, dateline: Location) -> bool:
    """Tell whether a sentence that names no place tells of the dateline's."""
    if event.category not in AT_DESKS:
        return True
    goal = country_told(event.said, event.context, host=True)
    return goal is None or goal.country == dateline.country


def _named_beside(
    event: Happening, country: str | None, part: Location | None, *, far: bool
) -> Location | None:
    """Return the place that the later evidence names, or the sentences around it.

    Not the capital of an event in a `part` of the country, nor what lies outside its `country`.
    """
    for clue in event.clues[1:]:
        best = best_place(event, clue)
        if best is not None and (part is None or not is_capital(best)):
            return best
    for said in _around(event, far=far and part is None):
        best = best_place(event, Clue(said))
        if best is None or country not in {None, best.country}:
            continue  # another event's
        seat = part is not None and is_capital(best)
        if not seat and (best.latitude is not None or event.category not in AT_DESKS):
            return best
    return None


def _around(event: Happening, *, far: bool) -> Iterator[Said]:
    """Yield the sentence before and, not far behind, the one behind and the lead."""
    sentences = event.page.sentences
    at = event.page.number_of(event.said.sentence) or 0
    for number in dict.fromkeys([at - 1] if far else [at - 1, at + 1, 0, 1, 2]):
        if 0 <= number < len(sentences) and number != at:
            said = Said(*sentences[number])
            if event.context.sections <= 1 or event.dateline_of(said) is event.dateline:
                yield said


def _least(event: Happening) -> Location | None:
    """Return the country or the dateline of an event for which no place is named."""
    dateline, country = event.dateline, _country(event)
    abroad = country is not None and dateline is not None and country.country != dateline.country
    if dateline is None or (abroad and not _of_people(event)):
        return country
    # What is told far behind of crimes, accidents and trials is mostly of other towns.
    return dateline if event.category in LOCAL else only_country(dateline.country)


def _country(event: Happening) -> Location | None:
    """Return the country that the evidence names, or that the sentences around it are about."""
    host = event.category in TO_HOST
    for one in event.clues:
        country = country_told(one.said, event.context, host=host)
        if country is not None:
            return country
    return only_country(event.context.nearest(event.said.sentence))


def _of_people(event: Happening) -> bool:
    """Tell whether the surest sentence names countries only as people's or things' nation.

    "Outside the Brazilian embassy", "four Chinese nationals" are abroad as often as not, and so
    are troops; not so "Kyrgyz police" and "Syrian rebels".
    """
    found = event.countries()
    behind = {event.said.word(one.last) for one in found}
    nations = all(fold(one.location.text) in NATIONALITIES for one in found)
    return bool(found) and nations and behind.isdisjoint(OFFICES | _REBELS)
