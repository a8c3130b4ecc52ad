"""How much a word tells that two reports share."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from service.errors import ConfigurationError

FILE = "rarity.txt"
STEM = 6
"""Letters that a word is cut to: inflected forms fall together."""
MOST = 9
"""Weight of the rarest words; those of no use have 0."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""No character can be read in two ways: linear on any text."""

_COMMON_WORDS = """
    a about above after again against ago all along already also although am amid among an and
    another any are around as at away back be became because been before began behind being below
    between both but by came can could day days did do does down due during each early earlier
    either else even ever every few first for former from further gave get go going gone got had
    has have having he her here hers him his how however i if in including inside into is it its
    itself just know known last late later least less like made make man many may me men might
    more morning most much must my near nearly neither never new next night no nor not now of off
    on once one only onto or other others our out outside over own part people per put said same
    saw say says second set several she should since so some soon spokesman spokeswoman statement
    still such take taken than that the their them then there these they this those though three
    through time to today told too took toward towards two under until up upon us very via was we
    week well went were what when where which while who whom whose why will with within without
    woman women would yet you your according reported reports report reporters official officials
    authorities four five six seven eight nine ten year years month months hour hours evening
    afternoon yesterday tomorrow tuesday monday wednesday thursday friday saturday sunday january
    february march april june july august september october november december local city town
    minister ministers ministry government president prime police mr mrs ms dr north south east
    west northern southern eastern western central reuters news agency sea court union state
    foreign national republic united states general colonel captain judge army"""
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that tell nothing of what a report is about, however rare they are in news. With the table
alone, the F1 of tests/golden/stories/plain.jsonl falls from .66 to .63."""
_USUAL_WORDS = """
    accord agreed agreement arrest arrested arrests attack attacked attacks bomb bombing charges
    convicted counterpart country countries court custody dead deal death deaths detained died
    dies explosion fire fired guilty head held hospital hurt injured injuring injuries jail jailed
    killed killing kills leader leaders march meet meeting meets met official officers parliament
    prison prosecutor prosecutors protest protested protesters protests sanctions security
    sentence sentenced shot sign signed signing signs state struck suspect suspected suspects
    talks term toll treaty trial union victims visit visited wounded wounding"""
_USUAL = frozenset(word[:STEM] for word in _USUAL_WORDS.split())
"""Stems that any two reports of one category share. With the table alone, more reports in other
words come together (plain.jsonl: F1 .69), but two bombs of a city and two meetings in a capital do,
too (reports.jsonl: .95 instead of .995)."""


def stems(text: str) -> Iterator[str]:
    """Yield the text's telling words, folded and cut to STEM letters, without numbers."""
    for found in WORD.findall(text.casefold()):
        word = found.removesuffix("'s").removesuffix("’s")
        if len(word) > 2 and word not in COMMON and not word[0].isdigit():
            stem = word[:STEM]
            if stem not in _USUAL:
                yield stem


def weight(word: str) -> int:
    """Return what a word tells, from 0 to MOST; the table counts words cut to STEM letters."""
    return rarity().get(word[:STEM], MOST)


@cache
def rarity() -> dict[str, int]:
    """Return the weight of each stem that is not as rare as can be (MOST).

    Raises ConfigurationError where the file, written by service/training/rarity.py, is missing or
    broken.
    """
    path = files("service.story").joinpath(FILE)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {stem: int(weight) for weight, *found in map(str.split, lines) for stem in found}
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the table {path} can't be read ({error}); install Tocsin again"
        ) from error
