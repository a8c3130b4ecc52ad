"""How many people were killed, injured and detained, as a sentence says it."""

from dataclasses import dataclass

from schemas.event import Qualifier
from service.classify.text import Sentence, Words

_ONES = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_PERSONS = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "person",
        "civilian",
        "soldier",
        "policeman",
        "policewoman",
        "officer",
        "police",
        "journalist",
        "reporter",
        "teenager",
        "student",
        "worker",
        "driver",
        "passenger",
        "guard",
        "farmer",
        "teacher",
        "doctor",
        "nurse",
        "resident",
        "villager",
        "protester",
        "demonstrator",
        "militant",
        "gunman",
        "fighter",
        "suspect",
        "activist",
        "lawyer",
        "politician",
        "priest",
        "pedestrian",
        "bystander",
        "motorist",
        "tourist",
        "baby",
        "toddler",
        "mother",
        "father",
        "paramedic",
        "firefighter",
        "commander",
        "constable",
        "citizen",
        "national",
        "demonstrators",
    ]
)
_KILLED = frozenset(
    ["killed", "killing", "kills", "dead", "died", "deaths", "fatalities", "slain", "perished"]
)
_INJURED = frozenset(
    ["injured", "injuring", "injures", "wounded", "wounding", "wounds", "hurt", "injuries"]
)
_DETAINED = frozenset(
    [
        "arrested",
        "arresting",
        "arrests",
        "detained",
        "detaining",
        "detains",
        "captured",
        "apprehended",
        "rounded",
        "nabbed",
        "custody",
    ]
)
_LEFT_ONLY = frozenset(["dead", "died", "deaths", "fatalities", "perished", "injuries", "custody"])
_PASSIVE = frozenset(["was", "were", "been", "being", "are", "is", "be"])
_UNITS = frozenset(
    [
        "year",
        "years",
        "month",
        "months",
        "day",
        "days",
        "week",
        "weeks",
        "hour",
        "hours",
        "minute",
        "minutes",
        "km",
        "kilometre",
        "kilometres",
        "kilometer",
        "kilometers",
        "kms",
        "mile",
        "miles",
        "metre",
        "metres",
        "meters",
        "percent",
        "per",
        "am",
        "pm",
        "dollars",
        "euros",
        "pounds",
        "million",
        "billion",
        "degrees",
        "tonnes",
        "tons",
        "kg",
        "feet",
        "acres",
        "hectares",
        "points",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "times",
        "rounds",
        "vehicles",
        "houses",
        "homes",
        "buildings",
        "cars",
        "magnitude",
        "cattle",
    ]
)
_BEFORE = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "in",
        "aged",
        "age",
        "since",
        "magnitude",
        "chapter",
        "article",
        "section",
        "highway",
        "route",
    ]
)
_QUALIFIERS: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("at", "least"), "at_least"),
    (("more", "than"), "at_least"),
    (("no", "fewer", "than"), "at_least"),
    (("over",), "at_least"),
    (("up", "to"), "up_to"),
    (("as", "many", "as"), "up_to"),
    (("about",), "about"),
    (("around",), "about"),
    (("some",), "about"),
    (("nearly",), "about"),
    (("almost",), "about"),
    (("roughly",), "about"),
    (("approximately",), "about"),
)
_QUALIFYING = frozenset(word for phrase, _ in _QUALIFIERS for word in phrase)


@dataclass(slots=True)
class Tolls:
    """What a sentence says of the victims and the arrested."""

    killed: int | None = None
    killed_qualifier: Qualifier | None = None
    injured: int | None = None
    injured_qualifier: Qualifier | None = None
    detained: int | None = None
    detained_qualifier: Qualifier | None = None


@dataclass(slots=True)
class _Number:
    first: int
    last: int
    value: int
    qualifier: Qualifier | None
    used: bool = False


def find_tolls(words: Words, sentence: Sentence) -> Tolls:
    """Find the tolls that a sentence gives."""
    tolls = Tolls()
    numbers = _numbers(words, sentence)
    floor = sentence.first
    for at in range(sentence.first, sentence.last):
        word = words.lower[at]
        kind = _kind(words, sentence, at)
        if kind is None:
            continue
        if word == "toll":
            number = _right(words, numbers, at, 8, clause=True)
        else:
            number = _of_verb(words, numbers, at, floor)
        floor = at + 1
        if number is None and kind == "detained" and _one_person(words, sentence, at):
            number = _Number(at, at + 1, 1, None)
        if number is not None and getattr(tolls, kind) is None:
            number.used = True
            setattr(tolls, kind, number.value)
            setattr(tolls, f"{kind}_qualifier", number.qualifier)
    return tolls


def _kind(words: Words, sentence: Sentence, at: int) -> str | None:
    word = words.lower[at]
    if word in _KILLED or (
        word == "toll" and at > sentence.first and words.lower[at - 1] in {"death", "the"}
    ):
        return "killed"
    if word in _INJURED:
        return "injured"
    return "detained" if word in _DETAINED else None


def _one_person(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell an arrest of one person: "arrested him", "arrested a 36-year-old", "he was arrested"."""
    if words.lower[at] not in {"arrested", "detained", "custody"}:
        return False
    if at + 1 < sentence.last and words.lower[at + 1] in {"him", "her"}:
        return True
    if (
        at + 4 < sentence.last
        and words.lower[at + 1] == "a"
        and words.lower[at + 3 : at + 5] == ["year", "old"]
    ):
        return True
    return not {"he", "she"}.isdisjoint(words.lower[max(sentence.first, at - 3) : at]) and (
        words.lower[at - 1] in _PASSIVE or words.lower[at] == "custody"
    )


def _of_verb(words: Words, numbers: list[_Number], at: int, floor: int) -> _Number | None:
    passive = at > 0 and words.lower[at - 1] in _PASSIVE
    if not passive and (
        words.lower[at] not in _LEFT_ONLY or (at > 0 and words.lower[at - 1] == "shot")
    ):
        found = _right(words, numbers, at, 3, clause=False)
        if found is not None:
            return found
        if words.lower[at].endswith("ing"):
            return None
    for number in reversed(numbers):
        if number.last <= at and number.first >= floor and not number.used:
            return number if at - number.last <= 12 else None
    return None


def _right(
    words: Words, numbers: list[_Number], at: int, reach: int, *, clause: bool
) -> _Number | None:
    for number in numbers:
        if number.first <= at or number.used:
            continue
        first = number.first
        between = words.lower[at + 1 : first]
        skipped = [one for one in between if one not in _QUALIFYING]
        if len(skipped) > (reach if clause else 1) or len(between) > 12:
            return None
        if not clause:
            gap = words.text[words.ends[at] : words.starts[first]]
            if "," in gap or ";" in gap or "and" in between:
                return None
        return number
    return None


def _numbers(words: Words, sentence: Sentence) -> list[_Number]:
    found: list[_Number] = []
    at = sentence.first
    while at < sentence.last:
        value, last = _number(words, at, sentence.last)
        if value is None:
            at += 1
            continue
        if not _foreign(words, sentence, at, last, value):
            found.append(_Number(at, last, value, _qualifier(words, sentence, at)))
        at = last
    return found


def _number(  # noqa: PLR0911 - one return per form of number
    words: Words, at: int, end: int
) -> tuple[int | None, int]:
    word = words.lower[at]
    if word.isascii() and word.isdigit() and len(word) <= 7:
        value, last = int(word), at + 1
        while (
            last < end
            and len(words.lower[last]) == 3
            and words.lower[last].isascii()
            and words.lower[last].isdigit()
            and words.text[words.ends[last - 1] : words.starts[last]] == ","
            and value < 1_000_000
        ):
            value, last = value * 1000 + int(words.lower[last]), last + 1
        return value, last
    if word in _TENS:
        if at + 1 < end and 0 < _ONES.get(words.lower[at + 1], 0) < 10:
            return _TENS[word] + _ONES[words.lower[at + 1]], at + 2
        return _TENS[word], at + 1
    if word in _ONES:
        value = _ONES[word]
        if at + 1 < end and words.lower[at + 1] in {"hundred", "thousand", "dozen"}:
            return value * {"hundred": 100, "thousand": 1000, "dozen": 12}[words.lower[at + 1]], (
                at + 2
            )
        return value, at + 1
    if word in {"a", "an"}:
        if at + 1 < end and words.lower[at + 1] == "dozen":
            return 12, at + 2
        for next_ in range(at + 1, min(end, at + 4)):
            if words.lower[next_] in _PERSONS:
                return 1, next_ + 1
    return None, at + 1


def _foreign(words: Words, sentence: Sentence, first: int, last: int, value: int) -> bool:
    """Tell a number that counts no people."""
    text = words.text
    before = text[max(0, words.starts[first] - 1) : words.starts[first]]
    after = text[words.ends[last - 1] : words.ends[last - 1] + 2]
    if before in {"$", "€", "£", "₹", ".", ":", "#", "/"} or after[:1] in {"%", "/"}:
        return True
    if after[:1] in {".", ":"} and after[1:].isdigit():
        return True
    if last < sentence.last and words.lower[last] in _UNITS:
        return True
    if 1900 <= value <= 2100 and text[words.starts[first] : words.ends[last - 1]].isdigit():
        return True
    if after[:1] == "," and before == " " and first > sentence.first and value < 120:
        # An age behind a name, between two commas.
        gap = text[words.ends[first - 1] : words.starts[first]]
        if "," in gap and text[words.starts[first - 1] : words.starts[first]][:1].isupper():
            return True
    return first > sentence.first and words.lower[first - 1] in _BEFORE


def _qualifier(words: Words, sentence: Sentence, first: int) -> Qualifier | None:
    for phrase, qualifier in _QUALIFIERS:
        start = first - len(phrase)
        if start >= sentence.first and tuple(words.lower[start:first]) == phrase:
            return qualifier
    return None
