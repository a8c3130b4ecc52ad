"""Where the name of a place begins and ends, and which names only borrow it: "the Gulf of Oman"."""

from service.classify.lexicon import word_set
from service.extract.place.lead import owners_words
from service.extract.place.said import Said
from service.extract.place.words import (
    BODIES,
    FORE,
    INSIDE,
    KINDS,
    MOST_WORDS,
    NOT_PLACES,
    OCEANS,
    ROADS,
    RURAL,
    SEAS,
    SETTLEMENTS,
    THERE_ENDS,
    TOWARDS,
)
from service.gazetteer import gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_PARTICLES = word_set(
    "de del des da do dos das di du la le las los al el ad ar as ash az an e y upon sous sur en"
)
"""Small words inside the names of places."""
_NAMED_SPOTS = word_set(
    "palace park castle bridge hotel square street road avenue lane church mosque hospital prison "
    "stadium station tower hall house theatre school college university gate mall plaza market "
    "cemetery garden gardens museum"
)
"""Kinds of spot that often bear a far city's name."""
_ENDS = INSIDE | TOWARDS | word_set("and or who was were by from of that")
"""Words that end a place's name."""
_OF_LATIN = word_set("da de do dos del di du")
"""Words inside a name, before what may be a town's: "Mocimboa da Praia"."""
_BEFORE_NAMES = FORE | INSIDE | TOWARDS
_NO_LONGER = FORE | INSIDE | NOT_PLACES | NATIONALITIES.keys()
"""Words before a name that make no longer one of it."""
_HYPHENS = frozenset("-–")
_WATERS = SEAS | OCEANS
_LONG_ROADS = frozenset(["road", "highway", "expressway", "motorway", "railway"])
"""Ways that are called by the town that they lead to."""


def goes_on(said: Said, at: int, last: int) -> bool:
    """Tell whether a word goes on with a name: a large one, "de" of "Champ de Mars", "Bay of"."""
    if said.large(last):
        return True
    if said.gap(last) == said.gap(last + 1) == "-":  # "Mosi-oa-Tunya"
        return said.large(last + 1)
    if last == at or not (said.word(last) in _PARTICLES or is_sea(said, last - 1, last + 1)):
        return False
    behind = last + 1 + (said.word(last + 1) == "la")
    return said.large(behind) and said.joined(behind)


def name_start(said: Said, first: int, last: int) -> int:
    """Return where a name begins behind "in the northern"; "South Africa" begins with "South"."""
    while (
        first < last
        and said.word(first) in _BEFORE_NAMES
        and not opens_with_nation(said, first, last)
        and not _opens_with_country(said, first, last)
    ):
        first += 1
    return first


def _opens_with_country(said: Said, first: int, last: int) -> bool:
    countries = gazetteer().countries
    return any(said.key(first, end) in countries for end in range(first + 1, last + 1))


def with_kind(said: Said, at: int, last: int) -> int:
    """Take in what kind of place it is: "Hamra district", "Lyon's central market"."""
    reach = last
    for end in range(last, min(said.last, last + 3)):
        word = said.word(end)
        other = said.large(end) and word in NOT_PLACES
        if other or word in _ENDS or not said.joined(end):
            break
        if word in KINDS:
            reach = end + 1
    return reach if reach - at <= MOST_WORDS + 2 else last


def in_longer_name(said: Said, first: int, last: int) -> bool:
    """Tell whether more capitalised words make another name of it: "Paris Hilton".

    In headlines anything may be written large, but not behind a hyphen: "Sainte-Marie clinics".
    """
    if said.gap(last) == "-" and goes_on(said, first, last) and not said.shouting:
        return True
    if said.sentence.field == "title" or said.shouting:
        return False
    if said.joined(last) and said.large(last):
        behind = said.word(last)
        return behind in BODIES or (behind not in KINDS and behind not in NATIONALITIES)
    before = said.word(first - 1)
    linked = before in _OF_LATIN
    owned = owners_words(said, first) and said.word(last) not in RURAL  # "Pakistan's Quetta"
    if owned or not said.joined(first) or before in _NO_LONGER:
        return False
    return said.large(first - 1 - linked)


def opens_with_nation(said: Said, first: int, last: int) -> bool:
    """Tell "South African" before a mall, "Chinese" before an embassy; not "Indian Ocean"."""
    if is_sea(said, first, last):
        return False
    return any(
        said.key(first, end) in NATIONALITIES for end in (first + 1, first + 2)[: last - first]
    )


def aged(said: Said, last: int) -> bool:
    """Tell a person, whose age stands behind the name: "fired at Ann Reed, 27"."""
    age = said.word(last)
    return (
        len(age) == 2
        and age.isdigit()
        and said.gap(last) == ", "
        and said.gap(last + 1) != " "  # not "Tamba, 60 km east"
    )


def names_another(said: Said, last: int) -> bool:
    """Tell whether "of" and a name follow a kind of settlement: "the Flemish town of Aalst"."""
    return said.word(last - 1) in SETTLEMENTS and said.word(last) == "of" and said.large(last + 1)


def names_other(said: Said, first: int, last: int) -> bool:
    """Tell a country's name in that of a road or a sea."""
    return _names_road(said, first, last) or _names_sea(said, first, last)


def _names_road(said: Said, first: int, last: int) -> bool:
    """Tell "the Benin-Ore expressway", "Jordan Street": of a road named for where it leads to.

    "A Peru highway" is in Peru.
    """
    hyphened = said.gap(first) in _HYPHENS
    for at in range(last, min(last + 2, said.last)):
        gap = said.gap(at)
        if gap != " " and gap not in _HYPHENS:
            return False
        hyphened |= gap != " "
        if said.word(at) in ROADS:
            return hyphened or said.large(at)
        if not said.large(at):
            return False
    return False


def _names_sea(said: Said, first: int, last: int) -> bool:
    """Tell "the South China Sea", "the Gulf of Oman"; not "Oman's Gulf coast"."""
    if said.word(last) in SEAS - {"channel"} and said.gap(last) == " ":
        coast = said.word(last + 1) in {"coast", "port"}
        return said.large(last) and not (said.owner(last) or coast or said.shouting)
    return said.word(first - 1) == "of" and said.word(first - 2) in SEAS and said.large(first - 2)


def is_sea(said: Said, first: int, last: int) -> bool:
    """Tell "East China Sea", "Gulf of Oman", "Gulf of"."""
    of = said.word(first) in SEAS and said.word(first + 1) == "of"
    return of or said.word(last - 1) in _WATERS


def spot_behind(said: Said, at: int, last: int) -> bool:
    """Tell "Santos Palace", "Perth Street West", "the Oran road": what bears a city's name.

    "A London street" is in London, "the Oran road accident" as well.
    """
    if not said.joined(last) or said.owner(last):
        return False
    kind = said.word(last)
    if kind in _NAMED_SPOTS and said.large(last):
        return True
    ends = not said.joined(last + 1) or said.word(last + 1) in THERE_ENDS
    return said.word(at - 1) == "the" and kind in _LONG_ROADS and ends
