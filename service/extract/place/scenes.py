"""Where what was told before an event happened: its place, too, if it follows on that."""

from itertools import pairwise

from schemas.event import Location
from service.extract.place.categories import AT_SCENES, FOLLOWED, SCENES
from service.extract.place.choice import best_place
from service.extract.place.happening import Clue, Happening, Scene, happening_of, no_scene
from service.extract.place.lead import lead_of
from service.extract.place.locations import INSIDE_SCORE, TOLD_SCORE
from service.extract.place.own import finer, own_place
from service.extract.place.reading import mentions_of
from service.extract.place.said import Said
from service.extract.place.words import KINDS, THERE_ENDS, URBAN
from service.gazetteer import fold

SCENE_BEFORE, STATED_BEFORE = 3, 6
"""Sentences before what is told without a place that may have named it, or have told an event."""
SCENE_OF = 9
"""Sentences before "the scene" in which it may have been told."""
_NEXT_ITEM = tuple(
    one.split()
    for one in (
        "separately", "meanwhile", "elsewhere", "in other news", "in a separate", "in another",
        "in an unrelated",
    )
)  # fmt: skip
"""What a sentence begins with that follows on nothing told before it."""
_SETTLED = KINDS | URBAN


def there(event: Happening) -> Location | None:
    """Return the place of the sentence before, to which "there" points."""
    before = next(event.before(event.said, 1), None)
    if before is None or not _points_back(event.said):
        return None
    # As of a visit: "sent guards to Goma. Two were killed there".
    named = [
        one
        for one in mentions_of(before, event.context, "state_visit")
        if one.score >= TOLD_SCORE and lead_of(before, one.first).word != "for"
    ]
    return max(named, key=lambda one: one.score).location if named else None


def _points_back(said: Said) -> bool:
    """Tell whether a "there" is a place named before: "were shot there on Monday".

    Not one that opens the sentence ("There came a blast") or a clause ("said there was"), nor one
    of a spot of the sentence itself ("shot a man near the market and stayed there").
    """
    start = said.start
    for at in range(start, said.last):
        spot = said.word(at) in _SETTLED and said.word(at + 1) != "there"
        if spot and lead_of(said, at).inside:
            return False
        if said.word(at) != "there" or (at > start and said.word(at - 1) == "from"):
            continue
        ends = said.gap(at + 1) != " "
        if ends or (at > start and said.word(at + 1) in THERE_ENDS):
            return True
    return False


def at_scene(event: Happening) -> Location | None:
    """Return the place of the last deed told before "was arrested at the scene"."""
    said = event.said
    words = pairwise(said.words.lower[said.first : said.last])
    if event.category not in AT_SCENES or event.dateline or ("the", "scene") not in words:
        return None
    scenes = (event.scene_at(one.sentence, SCENES) for one in event.before(said, SCENE_OF))
    scene = next((one for one in scenes if one is not None), None)
    return _place_of(event, scene) if scene is not None else None


def scene_before(event: Happening, dateline: Location) -> Location | None:
    """Return the place of what was just told: "A bus burned in Graz. A man was held"."""
    if event.category not in AT_SCENES:
        return None
    for back, said in enumerate([event.said, *event.before(event.said, STATED_BEFORE)]):
        scene = event.scene_at(said.sentence, FOLLOWED)
        found = _place_of(event, scene) if scene is not None else None
        if found is None and 0 < back <= SCENE_BEFORE:
            found = best_place(event, Clue(said), INSIDE_SCORE)
        home = found is not None and found.country == dateline.country
        if found is not None and home and fold(found.text) != fold(dateline.text):
            return found
        if any(said.behind(said.first, len(opening)) == opening for opening in _NEXT_ITEM):
            break
    return None


def _place_of(event: Happening, scene: Scene) -> Location | None:
    """Return the place that the sentences of another event name."""
    other = happening_of(scene, event.page, event.context, no_scene)
    found = own_place(other)
    if found is not None:
        return finer(other, found)
    named = (best_place(other, one) for one in other.clues[1:])
    return next((one for one in named if one is not None), None)
