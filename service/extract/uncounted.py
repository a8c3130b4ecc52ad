"""Numbers that count no people: dates, sums, measures, ages, ratios."""

from unicodedata import category

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.ages import is_one, one_of_ages
from service.extract.numbers import CHILDREN, MONTHS, UNITS, VERBAL, number_of
from service.extract.people import is_people

_BEFORE = MONTHS | word_set(
    "in aged ages age since magnitude chapter article section highway route no number sector "
    "page type level category phase until by flight bus line channel platform gate room pier "
    "km boeing airbus section under until rs"
)
_BEHIND_AGES = word_set("was were is has had who and in on from with died")
_SHORT = 4
"""Letters of a word whose "s" makes no plural: "was", "his", "this"."""


def counts_nobody(  # noqa: PLR0911 - one return per kind of thing
    words: Words, sentence: Sentence, first: int, last: int, value: int
) -> bool:
    """Tell a number that counts no people: a date, an age, a sum, a measure, a name's part."""
    text = words.text
    before = text[max(0, words.starts[first] - 1) : words.starts[first]]
    after = text[words.ends[last - 1] : words.ends[last - 1] + 2]
    money = before != "" and category(before) == "Sc"
    if money or before in {".", ":", "#", "/", "-"} or after[:1] in {"%", "/"}:
        return True
    if after[:1] in {".", ":"} and after[1:].isdigit():
        return True
    if after[:1] == "-" and last < sentence.last and words.lower[last] != "people":
        return not words.lower[last].isdigit() or before == "-"
    if last < sentence.last and words.lower[last] in UNITS:
        return True
    more = last + 1 < sentence.last and words.lower[last] in {"more", "other", "police"}
    if more and words.lower[last + 1] in UNITS:
        return True
    digits = text[words.starts[first] : words.ends[last - 1]].isdigit()
    if 1900 <= value <= 2100 and digits:
        return True
    if after[:1] == "," and before == " " and first > sentence.first and value < 120:
        # An age behind a name, between two commas.
        gap = text[words.ends[first - 1] : words.starts[first]]
        if "," in gap and (digits or words.large[first - 1]):
            return True
    if first - 2 >= sentence.first and words.lower[first - 1] == "of" and value < 120:
        # "a woman of 61"
        behind = words.lower[last : min(last + 2, sentence.last)]
        counted = any(is_people(one) or (one.endswith("s") and len(one) > _SHORT) for one in behind)
        return is_one(words, sentence, first - 2) and (
            not counted or behind[0] in _BEHIND_AGES or after[:1] in {",", "."}
        )
    told = words.lower[max(sentence.first, first - 2) : first]  # "who was seventeen"
    if told in (["who", "was"], ["who", "is"]) or one_of_ages(words, sentence, first):
        return True
    if first == sentence.first or words.lower[first - 1] not in _BEFORE:
        return False
    people = any(map(is_people, words.lower[last : last + 1]))
    if (words.lower[first - 1] in MONTHS and not digits) or (
        words.lower[first - 1] == "in" and people
    ):
        return False  # "in November four fans were hurt", "the ward took in 27 people"
    return "," not in text[words.ends[first - 1] : words.starts[first]]


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
