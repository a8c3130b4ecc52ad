"""Numbers in digits and words, with what qualifies them."""

from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import category

from schemas.event import Qualifier
from service.classify.lexicon import word_set, words_of
from service.classify.text import Sentence, Words
from service.extract.people import COLLECTIVE, PERSONS, is_human, is_people

_ONES = dict(
    zip(
        words_of(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        words_of("twenty thirty forty fifty sixty seventy eighty ninety"),
        range(20, 100, 10),
        strict=True,
    )
)
_LAKH = 100_000
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "lakh": _LAKH, "score": 20}
LONG = 8
"""Digits of a number that counts nobody."""
NUMBER_WORDS = _ONES.keys() | _TENS.keys() | _SCALES.keys() | {"dozens", "hundreds", "thousands"}
"""Words that are numbers or parts of them."""
_MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_UNITS = _MONTHS | word_set(
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
_BEFORE = _MONTHS | word_set(
    "in aged ages age since magnitude chapter article section highway route no number sector "
    "page type level category phase until by flight bus line channel platform gate room pier "
    "km boeing airbus section under until rs"
)
_JOINED = 8
"""Words from "both" on in which an "and" may join whom it means."""
BEFORE_BOTH = 12
"""Words before "both" that may tell whom or what it means."""
_CHILDREN = frozenset(["children", "kids"])
_ALONE = word_set("were are died suffered sustained")
"""Words behind a "both" that stands alone."""
_REMAINING = word_set("remain remained")
"""Words behind a "both" that stands alone where two people are told before."""
BEFORE_TWO = 25
"""Words before "both remain" that may tell of them."""
_COUPLES = word_set("parents couple twins")
_VERBAL = word_set("was were are have had who died")
_HITTING = word_set("killed hit struck")
_DECADES = ("0s", "ties", "teens")
"""How the decade of an age ends."""
_ARTICLES = word_set("a an the his her their its one")
_BEHIND_AGES = word_set("was were is has had who and in on from with died")
_SHORT = 4
"""Letters of a word whose "s" makes no plural: "was", "his", "this"."""
_QUALIFIERS: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("at", "least"), "at_least"),
    (("more", "than"), "at_least"),
    (("no", "fewer", "than"), "at_least"),
    (("no", "less", "than"), "at_least"),
    (("not", "less", "than"), "at_least"),
    (("over",), "at_least"),
    (("upwards", "of"), "at_least"),
    (("up", "to"), "up_to"),
    (("as", "many", "as"), "up_to"),
    (("about",), "about"),
    (("around",), "about"),
    (("some",), "about"),
    (("nearly",), "about"),
    (("almost",), "about"),
    (("roughly",), "about"),
    (("approximately",), "about"),
    (("an", "estimated"), "about"),
)
QUALIFYING = frozenset(word for phrase, _ in _QUALIFIERS for word in phrase)
"""Words that qualify a number."""


@dataclass(slots=True)
class Number:
    """A number of people, as far as one can tell."""

    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""
    value: int
    qualifier: Qualifier | None


def number_of(word: str) -> int | None:
    """Return the number that one word is: "four", "14"."""
    if word.isdecimal():
        return int(word) or None if len(word) < LONG else None
    return _ONES.get(word) or _TENS.get(word)


_COUNTING = frozenset([*_ONES, *_TENS, "a", "an", "both"])
"""Words at which a number may begin."""


def numbers(words: Words, sentence: Sentence) -> list[Number]:
    """Return the sentence's numbers that may count people, in order."""
    found: list[Number] = []
    behind = sentence.first
    for at, word in enumerate(words.lower[sentence.first : sentence.last], sentence.first):
        if found and word == "many" and _as_many(words.lower, at):
            found.append(replace(found[-1], first=at - 1, last=at + 1))
        if at < behind or not (word in _COUNTING or word[0].isdigit()):
            continue
        ages = past_ages(words, at, sentence.last) if at > sentence.first else at
        if ages > at + 1:  # "two brothers, 24 and 27, were", "two men, both 22, were"
            behind = ages
            continue
        value, last = _read(words, at, sentence.last)
        if value is None:
            continue
        ratio = _in_so_many(words.lower, sentence, at, last)
        if not ratio and not _of_other_things(words, sentence, at, last, value):
            number = Number(at, last, value, _qualifier(words, sentence, at))
            half = at > sentence.first and words.lower[at - 1] == "half"
            if half and words.lower[last - 1] == "dozen" and value == _DOZEN:
                number.value //= 2
            upper, stop = _upper(words, sentence, at, last, value)
            if upper:
                number.qualifier, number.last, last = "at_least", stop, stop
            found.append(number)
        behind = last
    return found


def _as_many(lower: list[str], many: int) -> bool:
    """Tell "three killed and as many injured"; neither "twice as many" nor "as many as 30"."""
    before = lower[max(0, many - 2) : many]
    return (
        before[-1:] == ["as"]
        and before[0] in {"and", "as"}
        and lower[many + 1 : many + 2] != ["as"]
    )


def past_ages(words: Words, at: int, end: int) -> int:
    """Return what is behind the ages that stand at a word: "aged 19 and 42", "in his 40s"."""
    lower = words.lower
    place = at + (lower[at] == "both" and at + 1 < end)
    if lower[place] in {"aged", "ages"}:
        place += 1
        while place < end and (
            lower[min(end - 1, place + (lower[place] in _AGES_BETWEEN))].isdigit()
        ):
            place += 1
        return place
    if lower[place].isdigit() and "," in words.gap(at):
        two = lower[place + 1 : place + 2] == ["and"] and lower[place + 2 : place + 3]
        behind = place + (3 if two and two[0].isdigit() else 1)
        return behind if behind >= end or "," in words.gap(behind) else at
    if lower[at] == "in" and lower[at + 1 : at + 2] in (["his"], ["her"], ["their"]):
        tens = (n for n in range(at + 2, min(end, at + 5)) if lower[n].endswith(_DECADES))
        return next(tens, at - 1) + 1
    return at


def _upper(words: Words, sentence: Sentence, first: int, last: int, value: int) -> tuple[bool, int]:
    """Take in a range's upper end: of "between 10 and 15", "10 to 15" at least 10 are sure."""
    lower, text = words.lower, words.text
    if last >= sentence.last:
        return False, last
    lead = lower[first - 1] if first > sentence.first else ""
    between = lead == "between"
    if lead == "from":
        return False, last  # "rose from 12 to 15"
    dashed = text[words.ends[last - 1] : words.starts[last]] in {"-", "–"}
    if dashed:
        upper, stop = _read(words, last, sentence.last)
        return upper is not None and upper > value, stop
    if lower[last] == "to" or lower[last] == "or" or (between and lower[last] == "and"):
        upper, stop = _read(words, last + 1, sentence.last)
        return upper is not None and upper > value, stop
    return False, last


def _read(words: Words, at: int, end: int) -> tuple[int | None, int]:
    word = words.lower[at] if at < end else ""
    if _digits(word, 7):
        return _figures(words, at, end)
    if word in _TENS:
        if at + 1 < end and 0 < _ONES.get(words.lower[at + 1], 0) < 10:
            return _TENS[word] + _ONES[words.lower[at + 1]], at + 2
        return _TENS[word], at + 1
    if word in _ONES:
        return _scaled(words, _ONES[word], at + 1, end)
    if word in {"a", "an"} and at + 1 < end and words.lower[at + 1] in _SCALES.keys() - {"score"}:
        return _SCALES[words.lower[at + 1]], at + 2
    return _both(words, at, end), at + 1


def _both(words: Words, at: int, end: int) -> int | None:
    """Read "both men", "both were"; "both men and women" are no two."""
    both, *behind = words.lower[at : min(end, at + _JOINED)] or [""]
    if both != "both" or not behind:
        return None
    noun = behind[0]
    if noun in {"were", "are"} and _of_things(words.lower[max(0, at - BEFORE_BOTH) : at]):
        return None  # "two ships were hit; both were captured"
    remaining = noun in _REMAINING and _of_two(words, at)
    if remaining or noun in _ALONE or behind[:2] in (["of", "them"], ["of", "whom"]):
        return 2
    two = (one for one in behind[:2] if one in _CHILDREN or one.endswith("men") or _plural(one))
    if next(two, None) is None or noun in _ARTICLES:
        return None
    for word, follows in pairwise(behind[1:]):
        if word in _VERBAL or word.endswith("ed"):
            break
        clause = follows in _ARTICLES or follows.endswith(("ed", "ing")) or number_of(follows)
        if word == "and" and not clause:
            return None
    return 2


def _plural(word: str) -> bool:
    return word.endswith("s") and word.removesuffix("s") in PERSONS


def _of_two(words: Words, at: int) -> bool:
    """Tell that two people are told before: "two guards", "a guard and a cook", "his parents"."""
    told = words.lower[max(0, at - BEFORE_TWO) : at]
    for place, word in enumerate(told):
        behind = told[place + 1 : place + 4]
        verb = next((n for n, one in enumerate(behind) if one in _VERBAL or one in _HITTING), 3)
        # "Two guards", not "two bombs killed people".
        if word in _COUPLES or (number_of(word) == 2 and any(map(is_human, behind[:verb]))):
            return True
        if word == "and" and behind[:1] and behind[0] in _ARTICLES:
            ahead = told[max(0, place - 3) : place]
            if any(map(is_human, ahead)) and any(map(_one, behind[1:])):
                return True
    return False


def _one(word: str) -> bool:
    return word in PERSONS


def _of_things(told: list[str]) -> bool:
    """Tell that what is told is of things that are counted, and of nobody."""
    things = any(number_of(one) and other in _UNITS for one, other in pairwise(told))
    return things and not any(map(is_human, told))


def _figures(words: Words, at: int, end: int) -> tuple[int, int]:
    """Read a number in digits: "60,000", "60 000", "1,20,000", "1.5 lakh", "12 thousand"."""
    value, last = int(words.lower[at]), _indian(words, at, end)
    if last > at + 1:
        return int("".join(words.lower[at:last])), last
    while (
        last < end
        and len(words.lower[last]) == 3
        and _digits(words.lower[last], 3)
        and _thousands(words, at, last)
        and value < 1_000_000
    ):
        value, last = value * 1000 + int(words.lower[last]), last + 1
    if last == at + 1 and last + 1 < end and words.lower[last + 1] == "lakh":
        return _lakhs(words, at, last)
    return _scaled(words, value, last, end)


def _digits(word: str, most: int) -> bool:
    return len(word) <= most and word.isascii() and word.isdigit()


def _indian(words: Words, at: int, end: int) -> int:
    """Return what is behind a number that is grouped by twos, or else behind its first word."""
    last = at + 1
    while (
        last < min(end, at + 3)
        and len(words.lower[last]) == 2
        and _digits(words.lower[last], 2)
        and words.gap(last) == ","
    ):
        last += 1
    grouped = (
        last > at + 1
        and last < end
        and len(words.lower[at]) <= 2
        and len(words.lower[last]) == 3
        and _digits(words.lower[last], 3)
        and words.gap(last) == ","
    )
    return last + 1 if grouped else at + 1


def _lakhs(words: Words, at: int, last: int) -> tuple[int, int]:
    """Read "1.5 lakh"."""
    whole, part = words.lower[at : last + 1]
    if words.text[words.ends[at] : words.starts[last]] != "." or not _digits(part, 5):
        return int(whole), last
    return int(whole) * _LAKH + int(part.ljust(5, "0")), last + 2


def _thousands(words: Words, at: int, last: int) -> bool:
    """Tell whether "60,000" or "60 000" goes on here; "on May 5 200 people" does not."""
    gap = words.gap(last)
    if gap == " ":
        return at == 0 or words.lower[at - 1] not in _MONTHS
    return gap in {",", "\u00a0", "\u2009", "\u202f"}


def _scaled(words: Words, value: int, last: int, end: int) -> tuple[int, int]:
    if last < end and words.lower[last] in _SCALES and value < 1000:
        value, last = value * _SCALES[words.lower[last]], last + 1
        if last + 1 < end and words.lower[last] == "and":
            rest, stop = _read(words, last + 1, end)
            if rest is not None and rest < 100 <= value:
                return value + rest, stop
    return value, last


def _of_other_things(  # noqa: PLR0911 - one return per kind of thing
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
    if last < sentence.last and words.lower[last] in _UNITS:
        return True
    more = last + 1 < sentence.last and words.lower[last] in {"more", "other", "police"}
    if more and words.lower[last + 1] in _UNITS:
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
        return _is_one(words, sentence, first - 2) and (
            not counted or behind[0] in _BEHIND_AGES or after[:1] in {",", "."}
        )
    told = words.lower[max(sentence.first, first - 2) : first]  # "who was seventeen"
    if told in (["who", "was"], ["who", "is"]) or _one_of_ages(words, sentence, first):
        return True
    if first == sentence.first or words.lower[first - 1] not in _BEFORE:
        return False
    people = any(map(is_people, words.lower[last : last + 1]))
    if (words.lower[first - 1] in _MONTHS and not digits) or (
        words.lower[first - 1] == "in" and people
    ):
        return False  # "in November four fans were hurt", "the ward took in 27 people"
    return "," not in text[words.ends[first - 1] : words.starts[first]]


def _in_so_many(lower: list[str], sentence: Sentence, first: int, last: int) -> bool:
    """Tell a number of "one in four children", a ratio; "six in two attacks" is none."""
    if lower[max(sentence.first, first - 1) : first] == ["in"]:
        share, behind = lower[max(sentence.first, first - 2)], last
    elif last + 1 < sentence.last and lower[last] == "in" and number_of(lower[last + 1]):
        share, behind = lower[first], last + 2
    else:
        return False
    noun = lower[behind] if behind < sentence.last else ""
    counted = noun in _VERBAL or noun == "of" or noun in _CHILDREN or is_people(noun)
    least, most = number_of(share), number_of(lower[behind - 1])
    return least is not None and (most is None or least < most) and counted


def _is_one(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell a person: "woman", "a tall Dane"; "a busload" is none."""
    article = {"a", "an"} & set(words.lower[max(sentence.first, noun - 3) : noun])
    word = words.lower[noun]
    large = words.large[noun] and not words.text.isupper()
    return word in PERSONS or (
        bool(article) and word not in COLLECTIVE and (large or word.endswith(_DOERS))
    )


_DOERS = ("er", "or", "ist", "ee", "ian", "man", "woman")
"""Endings of words for one who does something: "a beekeeper of 67"."""


def _one_of_ages(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell a number of "aged six, seven and nine", "aged between 19 and 34"."""
    for back in range(first - 1, max(sentence.first, first - _MOST_AGES) - 1, -1):
        word = words.lower[back]
        if word in {"aged", "ages"}:
            behind = words.lower[first + 1 : first + 2]  # "aged 34 and two women"
            return back < first - 1 and not any(map(is_people, behind))
        if word not in _AGES_BETWEEN and word not in NUMBER_WORDS and not word.isdigit():
            return False
    return False


_AGES_BETWEEN = frozenset(["to", "and", "or", "between"])
_MOST_AGES = 12
"""Words through which ages may be listed."""
_DOZEN = 12


def _qualifier(words: Words, sentence: Sentence, first: int) -> Qualifier | None:
    for phrase, qualifier in _QUALIFIERS:
        start = first - len(phrase)
        if start >= sentence.first and tuple(words.lower[start:first]) == phrase:
            return qualifier
    return None
