"""American states by where they lie, for the many towns that share a name: "Portland, Maine"."""

from collections.abc import Sequence
from math import cos, hypot, radians

from service.extract.place.said import Said
from service.gazetteer import City

_KM = 111.2
"""Kilometres of a degree of latitude."""
_REACH, _FAR_REACH = 450, 1000
"""Kilometres from a state's middle within which its towns lie; of the largest states."""
_LARGE = frozenset({"alaska", "california", "texas", "montana", "florida", "michigan", "nevada"})
_TABLE = """
alabama ala al 32.8 -86.8|alaska ak 64.2 -152|arizona ariz az 34.3 -111.7|arkansas ark ar 34.9 -92.4
california calif ca 37.2 -119.5|colorado colo co 39 -105.5|connecticut conn ct 41.6 -72.7
delaware del de 39 -75.5|florida fla fl 28.6 -82.4|georgia ga 32.6 -83.4|hawaii 20.3 -156.4
idaho id 44.4 -114.6|illinois ill il 40 -89.2|indiana ind 39.9 -86.3|iowa ia 42 -93.5
kansas kan ks 38.5 -98.4|kentucky ky 37.5 -85.3|louisiana la 31 -92|maine 45.4 -69.2
maryland md 39 -76.8|massachusetts mass ma 42.2 -71.5|michigan mich mi 44.3 -85.4
minnesota minn mn 46.3 -94.3|mississippi miss ms 32.7 -89.7|missouri mo 38.4 -92.5
montana mont mt 47 -109.6|nebraska neb ne 41.5 -99.8|nevada nev nv 39.3 -116.6
new-hampshire nh 43.7 -71.6|new-jersey nj 40.2 -74.7|new-mexico nm 34.4 -106.1
new-york ny 42.9 -75.5|north-carolina nc 35.6 -79.4|north-dakota nd 47.5 -100.5|ohio oh 40.3 -82.8
oklahoma okla 35.6 -97.5|oregon ore 43.9 -120.6|pennsylvania pa penn 40.9 -77.8
rhode-island ri 41.7 -71.6|south-carolina sc 33.9 -80.9|south-dakota sd 44.4 -100.2
tennessee tenn tn 35.9 -86.4|texas tex tx 31.5 -99.3|utah ut 39.3 -111.7|vermont vt 44.1 -72.7
virginia va 37.5 -78.9|washington wash wa 47.4 -120.4|west-virginia wva wv 38.6 -80.6
wisconsin wis wi 44.6 -89.7|wyoming wyo wy 43 -107.6
"""
"""Name, short names, latitude and longitude (degrees) of each state's middle."""


def _states() -> dict[tuple[str, ...], tuple[float, float, int]]:
    found = {}
    for line in _TABLE.replace("\n", "|").split("|"):
        *names, latitude, longitude = line.split() or ["", "", ""]
        reach = _FAR_REACH if names[:1] and names[0] in _LARGE else _REACH
        for name in names:
            if name:
                found[tuple(name.split("-"))] = (float(latitude), float(longitude), reach)
    return found


_STATES = _states()


def in_state(cities: Sequence[City], said: Said, last: int) -> list[City] | None:
    """Return the namesake that lies in the state told behind a comma; None where none is told.

    `last` is the number behind the town's last word. Empty where the state has none of the cities.
    """
    if not said.gap(last).startswith(",") or not said.large(last):
        return None
    middle = _STATES.get(tuple(said.behind(last, 2))) or _STATES.get((said.word(last),))
    if middle is None:
        return None
    latitude, longitude, reach = middle

    def far(one: City) -> float:
        across = (one.longitude - longitude) * cos(radians(latitude))
        return _KM * hypot(one.latitude - latitude, across)

    own = [one for one in cities if one.country == "US"]
    nearest = min(own, key=far, default=None)
    return [nearest] if nearest is not None and far(nearest) <= reach else []
