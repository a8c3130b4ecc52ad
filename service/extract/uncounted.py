"""Numbers that count no people: dates, sums, measures, ages, ratios."""

from unicodedata import category

from service.classify.lexicon import MONTHS, word_set
from service.classify.text import Sentence, Words
from service.extract.ages import is_age
from service.extract.numbers import number_of
from service.extract.people import is_people

UNITS = MONTHS | word_set(
    "year years month months day days week weeks hour hours minute minutes second seconds km "
    "kilometre kilometres kilometer kilometers kms mile miles metre metres meters percent per "
    "am pm dollars euros pounds rupees naira million billion crore degrees tonnes tons kg "
    "feet ft acres hectares points times rounds vehicles houses homes buildings cars "
    "magnitude cattle percentage shops lorries trucks buses villages towns countries states "
    "bridges stalls boats planes drones missiles rockets shells bombs bullets shots kilos "
    "grams litres pc mph kph o'clock cent stitches counts charges wards seats votes phones "
    "weapons rifles pistols guns motorcycles firms companies schools goats sheep cows flights "
    "trains aircraft tankers ships provinces districts cities states lakh crores years-old "
    "kilograms kilogrammes bullocks buffaloes horses pigs chickens hens birds dogs elephants "
    "camels donkeys calves lambs huts blocks floors storeys storey deaths-per th st nd rd "
    "cases infections"
)
CHILDREN = frozenset(["children", "kids"])
VERBAL = word_set("was were are have had who died")
_BEFORE = MONTHS | word_set(
    "in aged ages age since magnitude chapter article section highway route no number sector "
    "page type level category phase until by flight bus line channel platform gate room pier "
    "km boeing airbus section under until rs"
)
_BEFORE_THINGS = (["more"], ["other"], ["police"])
"""Words between a number and what it counts: "two more houses", "three police cars"."""
_MOST_AGE = 119


def counts_nobody(words: Words, sentence: Sentence, first: int, last: int, value: int) -> bool:
    """Tell a number that counts no people: a date, an age, a sum, a measure, a name's part."""
    start, end = words.starts[first], words.ends[last - 1]
    before, after = words.text[max(0, start - 1) : start], words.text[end : end + 2]
    behind = words.lower[last : min(last + 2, sentence.last)]
    digits = words.text[start:end].isdigit()
    if _is_figure(before, after):
        return True
    if after[:1] == "-" and behind and behind[0] != "people":
        return not behind[0].isdigit()
    return (
        not UNITS.isdisjoint(behind[: 1 + (behind[:1] in _BEFORE_THINGS)])
        or (1900 <= value <= 2100 and digits)
        or (value <= _MOST_AGE and is_age(words, sentence, first, last))
        or _is_named(words, sentence, first, last)
    )


def _is_figure(before: str, after: str) -> bool:
    """Tell by the signs beside it a sum, a share, a time, a score, a part of a name."""
    money = before != "" and category(before) == "Sc"
    part = after[:1] in {".", ":"} and after[1:].isdigit()
    return money or part or before in {".", ":", "#", "/", "-"} or after[:1] in {"%", "/"}


def _is_named(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell the number of "May 5", "since 12", "chapter 11"."""
    lead = words.lower[first - 1] if first > sentence.first else ""
    if lead not in _BEFORE or "," in words.gap(first):
        return False
    if lead == "in":
        return not any(map(is_people, words.lower[last : last + 1]))  # "took in 27 people"
    # "in November four fans were hurt"
    return lead not in MONTHS or words.text[words.starts[first] : words.ends[last - 1]].isdigit()


def is_ratio(lower: list[str], sentence: Sentence, first: int, last: int) -> bool:
    """Tell a number of "one in four children", a ratio; "six in two attacks" is none."""
    if lower[max(sentence.first, first - 1) : first] == ["in"]:
        share, behind = lower[max(sentence.first, first - 2)], last
    elif last + 1 < sentence.last and lower[last] == "in" and number_of(lower[last + 1]):
        share, behind = lower[first], last + 2
    else:
        return False
    noun = lower[behind] if behind < sentence.last else ""
    counted = noun in VERBAL or noun == "of" or noun in CHILDREN or is_people(noun)
    least, most = number_of(share), number_of(lower[behind - 1])
    return least is not None and (most is None or least < most) and counted
