"""The offline gazetteer: countries, their subdivisions, and populated places.

The table is made by service/training/gazetteer.py from GeoNames (CC BY 4.0, geonames.org) and
ISO 3166-2.
"""

import gzip
import sys
import unicodedata
from array import array
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from service.errors import ConfigurationError
from service.gazetteer.nationalities import COMMON_WORDS, COUNTRY_ALIASES, NATIONALITIES, REGIONS

FILE = "places.tsv.gz"


class City(NamedTuple):
    """A populated place."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class Cities:
    """Populated places by name, in columns: 70,000 objects would take twice the memory."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._countries: list[str] = []
        self._latitudes = array("f")
        self._longitudes = array("f")
        self._populations = array("l")
        self._rows: dict[str, int | tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, city: City, names: Iterable[str]) -> None:
        """Take in a place under these folded names; the most populous come first."""
        row = len(self._names)
        self._names.append(city.name)
        self._countries.append(sys.intern(city.country))
        self._latitudes.append(city.latitude)
        self._longitudes.append(city.longitude)
        self._populations.append(city.population)
        for name in names:
            known = self._rows.get(name)
            if known is None:
                self._rows[name] = row
            elif known != row and not (isinstance(known, tuple) and known[-1] == row):
                self._rows[name] = (*(known if isinstance(known, tuple) else (known,)), row)

    def get(self, name: str) -> tuple[City, ...]:
        """Return the places of a folded name, the most populous first; none: empty."""
        rows = self._rows.get(name)
        if rows is None:
            return ()
        return tuple(self._city(row) for row in (rows if isinstance(rows, tuple) else (rows,)))

    def _city(self, row: int) -> City:
        return City(
            self._names[row],
            self._countries[row],
            round(self._latitudes[row], 3),
            round(self._longitudes[row], 3),
            self._populations[row],
        )


class Gazetteer(NamedTuple):
    """Names, folded by fold(), and what they stand for."""

    cities: Cities
    countries: dict[str, str]
    """Name of a country to its ISO 3166-1 alpha-2 code."""
    regions: dict[str, str]
    """Name of a state, province or part of the world to its country's code."""
    names: dict[str, str]
    """Code to the country's English name."""
    capitals: dict[str, str]
    """Capital to country's code."""
    heads: frozenset[str]
    """First words of countries, regions and nationalities: most words are passed over at once."""


def fold(name: str) -> str:
    """Lower-case a name and take its accents off."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(one for one in parts if not unicodedata.combining(one))
    return " ".join(name.lower().replace("-", " ").split())


@cache
def gazetteer() -> Gazetteer:
    """Load the table.

    Raises ConfigurationError where the file is missing or broken.
    """
    path = files("service.gazetteer").joinpath(FILE)
    try:
        lines = gzip.decompress(path.read_bytes()).decode().split("\n")[:-1]
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the gazetteer {path} can't be read ({error}); install Tocsin again"
        ) from error
    countries, names, capitals = dict(COUNTRY_ALIASES), {}, {}
    regions = dict(REGIONS)
    cities = Cities()
    for line in lines:
        kind, name, code, *rest = line.split("\t")
        if kind == "C":
            countries.setdefault(fold(name), code)
            names[code] = name
            capitals[rest[0]] = code
        elif kind == "S":
            if name not in COMMON_WORDS:
                regions.setdefault(name, code)
        else:
            city = City(name, code, float(rest[0]), float(rest[1]), int(rest[2]))
            aliases = rest[3].split("|") if rest[3] else ()
            cities.add(city, (fold(name), *aliases))
    for name in [one for one in regions if one not in REGIONS]:
        largest = cities.get(name)[:1]
        if largest and largest[0].country != regions[name]:
            del regions[name]  # a city abroad is better known by the name
    heads = frozenset(key.split()[0] for key in (*countries, *NATIONALITIES, *regions))
    return Gazetteer(cities, countries, regions, names, capitals, heads)
