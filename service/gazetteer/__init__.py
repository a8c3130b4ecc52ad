"""The offline gazetteer: countries, their subdivisions, and populated places.

The table is made by service/training/gazetteer.py from GeoNames (CC BY 4.0, geonames.org) and
ISO 3166-2.
"""

import io
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from service.errors import ConfigurationError
from service.gazetteer.nationalities import COMMON_WORDS, COUNTRY_ALIASES, NATIONALITIES, REGIONS

FILE = "places.npz"
ARRAYS = {
    "hashes": "Q",
    "rows": "i",
    "starts": "i",
    "countries": "h",
    "latitudes": "f",
    "longitudes": "f",
    "populations": "i",
}
"""Arrays of the table and their type codes: of names, sorted, name_hash() and the place's row; of
places, the most populous first, where its name starts in `names`, the country's number among
`codes`, and so on."""

_CACHE_LIMIT, _LONGEST_KEPT = 10_000, 60
"""Names whose places are kept in memory, and characters of the longest of them."""


class City(NamedTuple):
    """A populated place."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


ADDED: dict[str, tuple[City, ...]] = {
    "londonderry": (City("Londonderry", "GB", 54.998, -7.309, 83_652),),
}
"""Cities by a name that the table lacks, larger than those that it has of that name."""


def name_hash(name: str) -> int:
    """Return 64 bits that stand for a folded name."""
    return int.from_bytes(
        blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


class Cities:
    """Populated places by name, in columns: objects and a dictionary would take 40 MB."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Take ARRAYS, `names` (UTF-8) and `codes` (two letters each) of the table."""
        columns = {name: array(code) for name, code in ARRAYS.items()}
        for name, code in ARRAYS.items():
            columns[name].frombytes(table[name].astype(code).tobytes())
        self._hashes, self._rows = columns["hashes"], columns["rows"]
        self._starts, self._countries = columns["starts"], columns["countries"]
        self._latitudes, self._longitudes = columns["latitudes"], columns["longitudes"]
        self._populations = columns["populations"]
        self._names: bytes = table["names"].tobytes()
        codes = table["codes"].tobytes().decode()
        self._codes = [codes[at : at + 2] for at in range(0, len(codes), 2)]
        self._known: dict[str, tuple[City, ...]] = {}
        """Places by the names asked for: most of them are asked for again."""

    def __len__(self) -> int:
        return len(self._hashes)

    def get(self, name: str) -> tuple[City, ...]:
        """Return the places of a folded name, the most populous first; none: empty."""
        found = self._known.get(name)
        if found is None:
            found = self.find(name)
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            if len(name) <= _LONGEST_KEPT:
                self._known[name] = found
        return found

    def find(self, name: str) -> tuple[City, ...]:
        """Do the same for a name that is asked for once."""
        wanted = name_hash(name)
        first = last = bisect_left(self._hashes, wanted)
        while last < len(self._hashes) and self._hashes[last] == wanted:
            last += 1
        found = (self._city(row) for row in self._rows[first:last])
        return (*ADDED.get(name, ()), *found)

    def spots(self) -> list[tuple[str, float, float]]:
        """Return country, longitude and latitude of every place."""
        codes = (self._codes[number] for number in self._countries)
        return list(zip(codes, self._longitudes, self._latitudes, strict=True))

    def larger(self, population: int) -> Iterator[str]:
        """Yield the names of the places with at least so many inhabitants."""
        for row, inhabitants in enumerate(self._populations):  # the most populous first
            if inhabitants < population:
                break
            yield self._city(row).name

    def _city(self, row: int) -> City:
        return City(
            self._names[self._starts[row] : self._starts[row + 1]].decode(),
            self._codes[self._countries[row]],
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
    heads: dict[str, int]
    """First words of countries, regions, nationalities and capitals, to the number of words of the
    longest such name: most words are passed over at once."""


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
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as table:
            cities = Cities(table)
            lines = table["lines"].tobytes().decode().split("\n")
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(
            f"the gazetteer {path} can't be read ({error}); install Tocsin again"
        ) from error
    countries, names, capitals = dict(COUNTRY_ALIASES), {}, {}
    regions = dict(REGIONS)
    for line in lines:
        kind, name, code, *rest = line.split("\t")
        if kind == "C":
            countries.setdefault(fold(name), code)
            names[code] = name
            capitals[rest[0]] = code
        elif name not in COMMON_WORDS:
            regions.setdefault(name, code)
    known = (*countries, *NATIONALITIES, *regions, *capitals)
    heads: dict[str, int] = {}
    for first, *more in map(str.split, filter(None, known)):
        heads[first] = max(heads.get(first, 0), 1 + len(more))
    return Gazetteer(cities, countries, regions, names, capitals, heads)
