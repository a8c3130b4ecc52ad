"""Where a measure is taken: its sentences name those whom it hits, too."""

from schemas.event import Location
from service.classify.lexicon import word_set
from service.extract.place.countries import countries_of
from service.extract.place.happening import Happening
from service.extract.place.institutions import INSTITUTIONS
from service.extract.place.lead import lead_of
from service.extract.place.locations import country_called, is_capital
from service.extract.place.reading import mention_at
from service.extract.place.said import Said
from service.extract.place.words import INSIDE, TOWARDS
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_BLOCS = word_set("eu european union un nations bloc ecowas council g7 nato asean")
"""Words for those who act for many countries."""
POSTED_BEFORE = 7
"""Words before a place within which it is told that envoys are called home from it."""
LONGEST_ACTOR = 4
"""Words of the longest name of those who act."""
_RECALLING = word_set("recalled recalls recall withdrew withdraws home")
_ENVOYS = word_set("ambassador ambassadors envoy envoys")
_OBJECTS = INSIDE | TOWARDS | {"of", "from", "by", "with", "against"}
"""Words before a country that a measure hits or is taken with."""


def imposed(event: Happening) -> Location | None:
    """Return where a sanction comes from."""
    dateline = event.dateline
    opening = _opening_place(event, event.said)
    if opening is not None or _bloc_acts(event):
        return opening or dateline
    clues = event.clues if dateline is None else event.clues[:1]
    named = (_first_country(event, one.said) for one in clues)
    found = _acting(event) or next((one for one in named if one is not None), None)
    home = found is None or (dateline is not None and found.country == dateline.country)
    return dateline if home else found


def imposed_here(event: Happening, said: Said) -> bool:
    """Tell whether the dateline's country acts: "DOHA - Qatar shut its embassy in Djibouti"."""
    dateline = event.dateline_of(said)
    first = next(iter(countries_of(said, event.context)), None)
    if dateline is None or first is None or _opening_place(event, said) is not None:
        return False
    acts = not said.owner(first.last) and lead_of(said, first.first).word not in _OBJECTS
    return acts and first.location.country == dateline.country


def posted(said: Said, first: int) -> bool:
    """Tell whether envoys who are called home serve in a place: "recalled its ambassador in Oran".

    The measure is taken where they are called to.
    """
    before = said.before(first, POSTED_BEFORE)
    return not _RECALLING.isdisjoint(before) and not _ENVOYS.isdisjoint(before)


def seat_of(event: Happening, country: Location | None) -> Location | None:
    """Return the capital in which the country says so: "the ministry in Oslo said"."""
    if country is None or country.latitude is not None:
        return country
    for said, _marked, _near in event.clues:
        for one in event.mentions(said):
            home = one.inside and one.location.country == country.country
            if home and is_capital(one.location):
                return one.location
    return country


def _opening_place(event: Happening, said: Said) -> Location | None:
    """Read "In London, Britain put ... on its list"."""
    first = said.start
    if said.word(first) != "in" or first + 1 == said.last:
        return None
    one = mention_at(said, first + 1, event.context, event.category)
    return one.location if one is not None else None


def _bloc_acts(event: Happening) -> bool:
    """Tell whether those who impose it are many countries together: their seat is no place."""
    first, last = event.actor or (event.said.first, event.said.first + 3)
    return not _BLOCS.isdisjoint(event.said.words.lower[first:last])


def _acting(event: Happening) -> Location | None:
    """Return the country of those whom the encoder takes for the ones who impose it."""
    said, (first, last) = event.said, event.actor or (0, 0)
    for at in range(first, last):
        for end in range(min(last, at + LONGEST_ACTOR), at, -1):
            key = said.key(at, end)
            code = event.context.country_of(key) or NATIONALITIES.get(key)
            code = code or gazetteer().capitals.get(key) or INSTITUTIONS.get(key)
            if code and said.words.large[at]:
                return country_called(said.text(at, end), code)
    return None


def _first_country(event: Happening, said: Said) -> Location | None:
    """Return the country that a measure's sentence names first, unless a bloc acts.

    Behind a dateline it must be the one that acts, not "a ban on sales to Chad".
    """
    first = next(iter(countries_of(said, event.context)), None)
    if first is None:
        return None
    hit = event.dateline is not None and lead_of(said, first.first).word in _OBJECTS
    bloc = not _BLOCS.isdisjoint(said.words.lower[said.first : first.first])
    return None if hit or bloc else first.location
