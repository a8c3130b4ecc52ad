"""The numbers of a sentence that may count people, with what qualifies them."""

from dataclasses import dataclass, replace

from schemas.event import Qualifier
from service.classify.text import Sentence, Words
from service.extract.ages import past_ages
from service.extract.both import two_of_both
from service.extract.numbers import ONES, TENS, read_number
from service.extract.uncounted import counts_nobody, is_ratio

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
_COUNTING = frozenset([*ONES, *TENS, "a", "an", "both", "dozen"])
"""Words at which a number may begin."""
_DOZEN = 12


@dataclass(slots=True)
class Number:
    """A number of people, as far as one can tell."""

    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""
    value: int
    qualifier: Qualifier | None


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
        value, last = read_number(words, at, sentence.last)
        value = value or two_of_both(words, at, sentence.last)
        if value is None:
            continue
        ratio = is_ratio(words.lower, sentence, at, last)
        if not ratio and not counts_nobody(words, sentence, at, last, value):
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
        upper, stop = read_number(words, last, sentence.last)
        return upper is not None and upper > value, stop
    if lower[last] == "to" or lower[last] == "or" or (between and lower[last] == "and"):
        upper, stop = read_number(words, last + 1, sentence.last)
        return upper is not None and upper > value, stop
    return False, last


def _qualifier(words: Words, sentence: Sentence, first: int) -> Qualifier | None:
    for phrase, qualifier in _QUALIFIERS:
        start = first - len(phrase)
        if start >= sentence.first and tuple(words.lower[start:first]) == phrase:
            return qualifier
    return None
