"""Where a description begins and ends of which too much or too little was marked."""

from collections.abc import Collection

from service.classify.lexicon import WEEKDAYS, word_set
from service.classify.text import Words
from service.extract.dateline import sentence_starts
from service.extract.numbers import NUMBER_WORDS
from service.extract.people import TITLES
from service.extract.who.antecedent import stands_for
from service.extract.who.grammar import ANY_VERB, SAY
from service.extract.who.name import PARTICLES
from service.extract.who.phrase import EDGES, phrase
from service.extract.who.role import OFFICES, tells_people
from service.gazetteer.nationalities import NATIONALITIES

LONGEST = 14
"""Words of the longest description."""
OFFICE_REACH = 8
"""Words between an office and the country behind it."""
_JUDGING = word_set("acquitted acquits convicted convicts accused accuses cleared clears suspected")
LONG = 3
"""Letters beyond which a word is none of those that a headline leaves small."""
LEADING = (EDGES | {"least", "most", "than"}) - {"the", "a", "an", "his", "her", "their"}
ALL = word_set("all everyone everybody everything nothing none nobody anyone anything")
"""Words behind which "but" leaves somebody out."""
_BLAMED = word_set("accused suspected convicted guilty charged")


def without_offence(words: Words, first: int, last: int) -> int:
    """Return where "an editor of theft" of "acquitted an editor of theft" ends.

    And "a man" of "a man accused of setting fire", "police" of "police say they've".
    """
    lower = words.lower
    for at in range(first + 1, last - 1):
        blamed = lower[at] in _BLAMED and lower[at + 1] in {"of", "with"}
        if blamed or (lower[at] in SAY and lower[at + 1] != "to"):
            return at
    if _JUDGING.isdisjoint(words.lower[max(0, first - 2) : first]):
        return last
    for at in range(last - 2, first, -1):
        if words.lower[at] == "of":
            named = words.large[at + 1 + (words.lower[at + 1] == "the" and at + 2 < last)]
            return last if named else at
    return last


def read_on(words: Words, first: int, last: int) -> int:
    """Complete "US Secretary", "Mohammed bin", "the minister of", "six" by the words behind."""
    while first < last - 1 and words.lower[last - 1] in PARTICLES and _named_next(words, last):
        last += 1
    if words.lower[last - 1 : last + 2] == ["secretary", "of", "state"]:
        return last + 2
    told = words.lower[first:last]
    of = told[-1:] == ["of"]
    bare = not of and EMPTY_WORDS.issuperset(told) and _VAGUE.isdisjoint(told)
    if not told or stands_for(told) is not None or not (of or bare):
        return last
    starts = sentence_starts(words)
    end = last
    while end < len(words.lower) and end not in starts and end - last < LONGEST:
        word = words.lower[end]
        if word in _VERBS or word.endswith("ed") or (bare and "," in words.gap(end)):
            break
        end += 1
        if bare and tells_people(word) and words.lower[end : end + 1] != ["of"]:
            break
    read = phrase(words, last if of else first, min(end, len(words.lower)))
    return max(last, read[1]) if read is not None else last


def _named_next(words: Words, at: int) -> bool:
    return at < len(words.lower) and words.large[at] and words.gap(at) == " "


_VERBS = ANY_VERB | word_set("protest rally demonstrate gather strike flee die mourn vow fear")
"""Verbs, also in the form in which a headline says what "thousands" do."""
_VAGUE = frozenset(["the", "his", "her", "its", "their", "others", "somebody"])
"""Words that alone are a mark of nobody in particular."""
EMPTY_WORDS = EDGES | NUMBER_WORDS | {"about", "some", "somebody", "someone", "deputy", "others"}
EMPTY_WORDS |= {str(number) for number in range(1000)} | {"000", "its", "our", "my"}
_MODIFIERS = word_set("former senior national local federal state regional young armed")


def whole(words: Words, first: int, last: int) -> tuple[int, int]:
    """Complete a phrase that was cut: "Zealand" of "New Zealand", "Justice" of "Justice Malik"."""
    if first == last:
        return first, last
    starts = sentence_starts(words)
    titled = _headline(words)
    if not titled:
        first = _from_name(words, first, last, starts)
    first -= _led(words, first, starts)
    first = _from_office(words, first, last, starts)
    while (
        last - first < LONGEST
        and _continued(words, last, starts)
        and words.lower[last] not in EDGES | WEEKDAYS
        and _leads_on(words, last - 1, starts, titled=titled)
    ):
        last += 1
    return first, last


def _from_name(words: Words, first: int, last: int, starts: Collection[int]) -> int:
    """Return where "New Zealand" of "Zealand" begins, but for a word that opens a sentence."""
    while (
        last - first < LONGEST
        and first - 1 not in starts
        and _continued(words, first, starts)
        and _named(words, first)
        and _named(words, first - 1)
        and words.lower[first - 1] not in EDGES
    ):
        first -= 1
    return first


def _led(words: Words, first: int, starts: Collection[int]) -> bool:
    """Tell whether "Pope" stands before "Leo", "Turkish" before "police"."""
    if not _continued(words, first, starts) or not words.large[first - 1]:
        return False
    title = words.lower[first - 1] in _BEFORE_NAMES and _named(words, first)
    return title or (words.lower[first - 1] in NATIONALITIES and not words.large[first])


def _continued(words: Words, at: int, starts: Collection[int]) -> bool:
    """Tell whether a word stands in one sentence with that before it, and right beside it."""
    inside = 0 < at < len(words.lower) and at not in starts
    return inside and words.gap(at) in {" ", "-"}


def _named(words: Words, at: int) -> bool:
    """Tell a word that is written as a name is, "Leeds", but "UN"."""
    return words.large[at] and not words.text[words.starts[at] : words.ends[at]].isupper()


def _leads_on(words: Words, at: int, starts: Collection[int], *, titled: bool) -> bool:
    """Tell a word that is not the last of its phrase: "armed | men", "Chadian | police"."""
    word, following = words.lower[at], words.lower[at + 1]
    named = _named(words, at)
    return (
        word in _MODIFIERS
        or (word in NATIONALITIES and word[:-1] not in NATIONALITIES and following not in ANY_VERB)
        or (named and not titled and _named(words, at + 1))
        or ((not named or at in starts) and _heads(word, following))
    )


def _from_office(words: Words, first: int, last: int, starts: Collection[int]) -> int:
    """Return where "Norland, Ann Reed" of "the Minister of Trade of Norland, Ann Reed" begins."""
    gaps = (words.gap(at) for at in range(first + 1, last))
    if not any("," in gap for gap in gaps) or words.lower[first - 1 : first] != ["of"]:
        return first
    for at in range(first - 1, max(-1, first - 1 - OFFICE_REACH), -1):
        if words.lower[at] in OFFICES:
            return at
        if at in starts or not (words.large[at] or words.lower[at] in {"of", "for", "and", "the"}):
            break
    return first


def _heads(word: str, following: str) -> bool:
    """Tell a noun for persons from a word before it: "forces" of "security forces"."""
    one, other = map(tells_people, (word, following))
    return other and not one and following != "accused"


def _headline(words: Words) -> bool:
    """Tell whether a title has nearly every word large, so that no large word is a name's."""
    if words.field != "title":
        return False
    long = [at for at, word in enumerate(words.lower) if len(word) > LONG]
    large = sum(words.large[at] for at in long)
    return 2 * large > len(long) + 2


_BEFORE_NAMES = TITLES - EDGES - {"former", "foreign", "police", "army"}
