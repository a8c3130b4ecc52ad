"""The offline gazetteer: countries, their subdivisions, and populated places.

The table is made by service/training/gazetteer.py from GeoNames (CC BY 4.0, geonames.org) and
ISO 3166-2.
"""

import gzip
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from service.errors import ConfigurationError
from service.gazetteer.nationalities import COUNTRY_ALIASES, NATIONALITIES, REGIONS

FILE = "places.tsv.gz"


class City(NamedTuple):
    """A populated place."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class Gazetteer(NamedTuple):
    """Names, folded by fold(), and what they stand for."""

    cities: dict[str, tuple[City, ...]]
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
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the gazetteer {path} can't be read ({error}); install Tocsin again"
        ) from error
    countries, names, capitals = dict(COUNTRY_ALIASES), {}, {}
    regions = dict(REGIONS)
    found: dict[str, list[City]] = {}
    for line in lines:
        kind, name, code, *rest = line.split("\t")
        if kind == "C":
            countries.setdefault(fold(name), code)
            names[code] = name
            capitals[rest[0]] = code
        elif kind == "S":
            regions.setdefault(name, code)
        else:
            city = City(name, code, float(rest[0]), float(rest[1]), int(rest[2]))
            found.setdefault(fold(name), []).append(city)
            for alias in rest[3].split("|"):
                if alias:
                    found.setdefault(alias, []).append(city)
    cities = {key: tuple(dict.fromkeys(group)) for key, group in found.items()}
    heads = frozenset(key.split()[0] for key in (*countries, *NATIONALITIES, *regions))
    return Gazetteer(cities, countries, regions, names, capitals, heads)
