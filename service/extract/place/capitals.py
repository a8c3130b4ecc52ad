"""What cities are called by: "the Syrian capital", "the Kremlin", a country of the same name."""

from service.extract.place.context import Context
from service.extract.place.lead import lead_of
from service.extract.place.locations import INSIDE_SCORE, Mention, located
from service.extract.place.names import with_kind
from service.extract.place.said import Said
from service.extract.place.words import AREAS, BODIES, DIRECTIONS, KINDS
from service.gazetteer import City, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_CAPITAL_SCORE = 2.2
"""Score of "the capital": towns that are named say more."""
_BRITISH_CAPITALS = {"scottish": "edinburgh", "welsh": "cardiff", "northern irish": "belfast"}
_LANDMARKS: dict[str, str] = {
    "kremlin": "moscow",
    "white house": "washington",
    "capitol": "washington",
    "pentagon": "washington",
    "downing street": "london",
    "westminster": "london",
    "whitehall": "london",
    "elysee": "paris",
    "élysée": "paris",
    "bundestag": "berlin",
    "tiananmen": "beijing",
    "manhattan": "new york city",
    "brooklyn": "new york city",
    "times square": "new york city",
    "heathrow": "london",
    "gatwick": "london",
    "schiphol": "amsterdam",
    "orly": "paris",
    "fiumicino": "rome",
    "ben gurion": "tel aviv",
    "sheremetyevo": "moscow",
    "suvarnabhumi": "bangkok",
    "changi": "singapore",
    "jomo kenyatta": "nairobi",
    "murtala muhammed": "lagos",
    "indira gandhi": "delhi",
    "taksim": "istanbul",
    "jantar mantar": "delhi",
}
"""Well-known spots to the city that they lie in."""


def capital_city(said: Said, at: int, context: Context) -> Mention | None:
    """Read "the capital", "the Syrian capital"."""
    if said.word(at) != "capital":
        return None
    first = at - 1
    if said.key(first - 1, at) in NATIONALITIES:
        first -= 1
    nation = said.key(first, at)
    code = NATIONALITIES.get(nation)
    if said.word(first) == "the":
        code = context.written_in(said) or context.main
    if code is None or said.word(at + 1) in KINDS | BODIES:
        return None
    if not lead_of(said, first).inside:
        return None
    city = _capital_of(code, nation)
    text = said.text(first, at + 1)
    return Mention(at, at + 1, located(text, city), _CAPITAL_SCORE) if city is not None else None


def _capital_of(code: str, nation: str) -> City | None:
    for name, owner in gazetteer().capitals.items():
        if owner == code:
            for city in gazetteer().cities.get(_BRITISH_CAPITALS.get(nation, name)):
                if city.country == code:
                    return city
    return None


def city_state(said: Said, at: int, last: int) -> Mention | None:
    """Read "in Djibouti": of a country that its capital names, the capital is meant.

    "In northern Djibouti" and "in Djibouti's north" are of the country.
    """
    key = said.key(at, last)
    code = gazetteer().countries[key]
    before = said.word(at - 2) if said.word(at - 1) == "of" else said.word(at - 1)
    part = said.owner(last) or before in DIRECTIONS | AREAS
    if part or gazetteer().capitals.get(key) != code:
        return None
    town = next((one for one in gazetteer().cities.get(key) if one.country == code), None)
    return _inside(said, at, last, town) if town is not None else None


def landmark(said: Said, at: int) -> Mention | None:
    """Read "outside the Kremlin", "at Heathrow airport"."""
    for last in (at + 1, at + 2):
        home = _LANDMARKS.get(said.key(at, min(last, said.last)))
        if home is not None:
            city = gazetteer().cities.get(home)[0]
            return _inside(said, at, with_kind(said, at, last), city)
    return None


def _inside(said: Said, first: int, last: int, city: City) -> Mention:
    return Mention(first, last, located(said.text(first, last), city), INSIDE_SCORE)
