"""Names that roads, seas and spots borrow from a country or a town: "the Gulf of Oman"."""

from service.classify.text import Sentence, Words
from service.extract.place.spelling import is_large, joined, possessive
from service.extract.place.words import NAMED_SPOTS, OCEANS, ROADS, SEAS, THERE_ENDS

_WATERS = SEAS | OCEANS
_LONG_ROADS = frozenset(["road", "highway", "expressway", "motorway", "railway"])
"""Ways that are called by the town that they lead to."""


def spot_behind(words: Words, sentence: Sentence, at: int, last: int) -> bool:
    """Tell "Santos Palace", "Perth Street West", "the Oran road": what bears a city's name.

    "A London street" is in London, "the Oran road accident" as well.
    """
    if last >= sentence.last or not joined(words, last) or possessive(words, last):
        return False
    kind = words.lower[last]
    if kind in NAMED_SPOTS and is_large(words, last):
        return True
    ends = last + 1 == sentence.last or not joined(words, last + 1)
    return (
        at > sentence.first
        and words.lower[at - 1] == "the"
        and kind in _LONG_ROADS
        and (ends or words.lower[last + 1] in THERE_ENDS)
    )


def is_sea(words: Words, first: int, last: int) -> bool:
    """Tell "East China Sea", "Gulf of Oman", "Gulf of"."""
    return words.lower[last - 1] in _WATERS or (
        words.lower[first] in SEAS and words.lower[first + 1 : first + 2] == ["of"]
    )


def names_road(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell "the Benin-Ore expressway", "Jordan Street": of a road named for where it leads to.

    "A Peru highway" is in Peru.
    """
    joined = first > sentence.first and words.gap(first) in {
        "-",
        "–",
    }
    for at in range(last, min(last + 2, sentence.last)):
        gap = words.gap(at)
        if gap not in {" ", "-", "–"}:
            return False
        joined |= gap != " "
        if words.lower[at] in ROADS:
            return joined or words.large[at]
        if not words.large[at]:
            return False
    return False


def names_other(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell a name in that of a road or a sea: "the South China Sea", "the Gulf of Oman"."""
    if names_road(words, sentence, first, last):
        return True
    text, lower = words.text, words.lower
    if last < sentence.last and lower[last] in SEAS - {"channel"} and words.gap(last) == " ":
        owned = words.owning(last - 1)
        port = lower[last + 1] in {"coast", "port"} if last + 1 < sentence.last else False
        shouted = text[sentence.start : sentence.end].isupper()
        return words.large[last] and not (owned or port or shouted)
    head = first - 2
    return (
        head >= sentence.first
        and lower[head + 1] == "of"
        and lower[head] in SEAS
        and words.large[head]
    )
