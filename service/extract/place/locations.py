"""Places that sentences name, and the locations that these give an event."""

from dataclasses import dataclass

from schemas.event import Location
from service.classify.lexicon import word_set
from service.gazetteer import City, fold, gazetteer

_REGIONS = word_set("province county region state oblast governorate")
"""Kinds of place in which an event has a place of its own."""
INSIDE_SCORE, COURT_SCORE, TOLD_SCORE, OWNED_SCORE, BARE_SCORE = 3.0, 2.5, 2.0, 1.2, 1.0
"""Scores of a town behind "in", of one whose court acts, of one whose country is told beside it,
of one behind "of", of any other."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence."""

    first: int
    last: int
    location: Location
    score: float

    @property
    def town(self) -> bool:
        """Whether it is a town that the gazetteer has."""
        return self.location.latitude is not None

    @property
    def inside(self) -> bool:
        """Whether the sentence tells that something is there."""
        return self.score >= INSIDE_SCORE


def located(text: str, city: City) -> Location:
    """Return the location of a city that the text calls so."""
    return Location(
        text=text,
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
    )


def country_called(text: str, code: str) -> Location:
    """Return the location of a country that the text calls so."""
    return Location(text=text, name=gazetteer().names.get(code), country=code)


def only_country(code: str | None) -> Location | None:
    """Return the location of a country that nothing names."""
    if code is None:
        return None
    return country_called(gazetteer().names.get(code) or code, code)


def within(spot: Location, town: Location) -> Location:
    """Return the location of a spot in a town."""
    return town.model_copy(update={"text": spot.text})


def is_capital(one: Location) -> bool:
    """Tell whether a location is its country's capital."""
    return gazetteer().capitals.get(fold(one.name or one.text)) == one.country


def is_region(one: Location) -> bool:
    """Tell whether a location is a part of a country that holds towns."""
    key = fold(one.text)
    named = key.rpartition(" ")[2] in _REGIONS or key in gazetteer().regions
    return named and one.latitude is None
