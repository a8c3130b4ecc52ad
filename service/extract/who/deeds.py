"""The parts of a deed that a noun tells: "Norland's shelling of the port", "Norse raids"."""

from service.classify.lexicon import MONTHS, WEEKDAYS, word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.numbers import NUMBER_WORDS
from service.extract.who.phrase import phrase
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

_OF_ARMIES = word_set(
    "strike strikes airstrike airstrikes raid raids shelling bombardment incursion incursions "
    "ambush invasion gunfire"
)
"""Deeds that an adjective of a nation tells the doer of."""
_ANYWHERE = word_set("attack attacks bombing bombings shooting killing killings")
"""Deeds whose nation may as well be where they were done, unless it is told to whom."""
WEAPONS = word_set(
    "bomb bombs rocket rockets shell shells missile missiles fire bullet bullets grenade grenades "
    "mine mines"
)
"""What is fired rather than who fires it."""
_DEEDS = _OF_ARMIES | _ANYWHERE
_OWNED = _DEEDS | WEAPONS
"""What is told with the nation of its doer or owner."""
_KINDS = word_set(
    "glide guided ballistic cruise air suicide drone missile rocket artillery mortar tank naval "
    "ground military night overnight "
    "heavy fresh new deadly car bomb cross border retaliatory major massive daily repeated earlier"
)
_DONE = word_set("bombing bombings shelling bombardment invasion shooting killing killings")
"""Deeds that an "of" leads from to whom they were done."""
_VERBS = word_set(
    "left leaves leave leaving killed killing wounded injured went goes came comes took began "
    "broke drew caused prompted sparked triggered forced followed continued happened ended "
    "entered enters reached intensified lasted started destroyed damaged shows showed claimed "
    "raised brought"
)
"""Verbs behind whom a deed was done to: "the attack on the port left nine dead"."""
_OPENING = word_set("the a an this that another")
_LEADING = _OPENING | NUMBER_WORDS
_TIMES = WEEKDAYS | MONTHS | {"night", "eve", "morning", "anniversary"}
STREETS = word_set("street road avenue highway motorway")
"""Last words of the names of roads. No letter and figures: M23 is an army, T72 a tank."""
_ON_A_SPOT = word_set("shooting killing killings gunfire")
"""Deeds behind which "on" tells rather where than to whom."""
_ATTRIBUTIVE = frozenset(["us", "u s", "uk", "united states", "nato"])
"""Names of countries and alliances that stand before a noun as they are."""
NEAR = 4
"""Words from what states the event to the noun of its deed."""
LONGEST = 3
"""Words of the longest name of a nation."""


def doer(words: Words, sentence: Sentence, near: Span) -> tuple[Span | None, Span | None]:
    """Return the words of who did a deed and of whom it was done to, by the deed's noun."""
    first, last = near
    if last - first <= NEAR:
        first, last = max(sentence.first, first - NEAR), min(sentence.last, last + NEAR)
    deeds = (at for at in range(first, last) if words.lower[at] in _DEEDS)
    sides = (_sides(words, sentence, at) for at in deeds)
    return next((found for found in sides if found != (None, None)), (None, None))


def _sides(words: Words, sentence: Sentence, at: int) -> tuple[Span | None, Span | None]:
    """Return whose deed a noun tells, and to whom: "Norse raids on", "the attack on"."""
    head = _before_kinds(words, sentence.first, at)
    nation, hit = _nation(words, sentence, head), _to_whom(words, sentence, at)
    if nation is not None and (hit is not None or words.lower[at] in _OF_ARMIES):
        return nation, hit
    opened = words.lower[max(sentence.first, head - 1)] in _OPENING
    return None, hit if opened else None


def of_nation(words: Words, span: Span) -> Span:
    """Return "Israeli" for "An Israeli missile" and the "An Israeli air" of "air strike"."""
    first, last = span
    end = last
    if words.lower[last - 1] in _OWNED:
        end -= 1
    elif last >= len(words.lower) or words.lower[last] not in _OWNED:
        return span
    end = _before_kinds(words, first, end)
    begin = first
    while begin < end and words.lower[begin] in _LEADING:
        begin += 1
    nation = end < last and fold(" ".join(words.lower[begin:end])) in NATIONALITIES
    return (begin, end) if nation else span


def _before_kinds(words: Words, first: int, at: int) -> int:
    """Return where the words begin that tell of which kind a deed is: "heavy air strikes"."""
    while at > first and words.lower[at - 1] in _KINDS:
        at -= 1
    return at


def _to_whom(words: Words, sentence: Sentence, at: int) -> Span | None:
    """Return the phrase behind "on" or "of", unless it is a day or a street."""
    lead = words.lower[at + 1] if at + 1 < sentence.last else ""
    if lead not in {"on", "against"} and not (lead == "of" and words.lower[at] in _DONE):
        return None
    if lead == "on" and words.lower[at] in _ON_A_SPOT:
        return None
    found = phrase(words, at + 2, sentence.last)
    if found is None or not _TIMES.isdisjoint(words.lower[found[0] : found[1]]):
        return None
    ends = (n for n in range(found[0] + 1, found[1]) if words.lower[n] in _VERBS)
    end = next(ends, found[1])
    return None if words.lower[end - 1] in STREETS else (found[0], end)


def _nation(words: Words, sentence: Sentence, end: int) -> Span | None:
    """Return the nation that is told before a noun: "US", "Chadian", "Chad's"."""
    for start in range(max(sentence.first, end - LONGEST), end):
        key = fold(" ".join(words.lower[start:end]))
        owner = words.text[words.starts[start] : words.ends[end - 1]]
        known = key in NATIONALITIES or key in _ATTRIBUTIVE
        known = known or (owner.endswith(("'s", "’s")) and key in gazetteer().countries)
        if known and owner[0].isupper():
            whole = start == sentence.first or words.gap(start) != "-"
            return (start, end) if whole else None  # not "an anti-Chadian attack"
    return None
