"""Where a description begins and ends of which too much or too little was marked."""

from collections.abc import Collection

from service.classify.lexicon import word_set
from service.classify.text import Words
from service.extract.dateline import sentence_starts
from service.extract.numbers import NUMBER_WORDS
from service.extract.people import TITLES, is_people
from service.extract.who.antecedent import stands_for
from service.extract.who.phrase import phrase
from service.extract.who.words import ANY_VERB, BEARERS, DAYS, EDGES, OFFICES, SAY
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
            named = words.large[at + 1]
            return last if named else at
    return last


def read_on(words: Words, first: int, last: int) -> int:
    """Complete "the minister of" and "six" by the words behind, up to a verb."""
    told = words.lower[first:last]
    of = told[-1:] == ["of"]
    bare = not of and EMPTY_WORDS.issuperset(told) and _VAGUE.isdisjoint(told)
    if not told or stands_for(told) is not None or not (of or bare):
        return last
    starts = sentence_starts(words)
    end = last
    while end < len(words.lower) and end not in starts and end - last < LONGEST:
        word = words.lower[end]
        if word in ANY_VERB or word.endswith("ed") or (bare and "," in words.gap(end)):
            break
        end += 1
        if bare and (word in BEARERS or is_people(word)) and words.lower[end : end + 1] != ["of"]:
            break
    read = phrase(words, last if of else first, min(end, len(words.lower)))
    return max(last, read[1]) if read is not None else last


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

    def joined(at: int) -> bool:
        return 0 < at < len(words.lower) and words.gap(at) in (
            " ",
            "-",
        )

    def large(at: int) -> bool:
        text = words.text[words.starts[at] : words.ends[at]]
        return text[:1].isupper() and not text.isupper()

    while (
        last - first < LONGEST
        and first not in starts
        and joined(first)
        and large(first)
        and large(first - 1)
        and first - 1 not in starts
        and words.lower[first - 1] not in EDGES
        and not _headline(words)
    ):
        first -= 1
    if first not in starts and joined(first) and words.lower[first - 1] in _BEFORE_NAMES:
        first -= large(first) and large(first - 1)  # "Pope Leo" that opens a sentence
    nation = first not in starts and joined(first) and words.lower[first - 1] in NATIONALITIES
    if nation and not words.large[first] and words.large[first - 1]:
        first -= 1  # "Turkish police"
    first = _from_office(words, first, last, starts)
    office = words.lower[last - 1] == "secretary" and last not in starts
    if office and words.lower[last : last + 1] == ["of"] and joined(last) and joined(last + 1):
        last += 2 * large(last + 1)  # "US Secretary of State"
    while (
        last - first < LONGEST
        and last not in starts
        and joined(last)
        and words.lower[last] not in EDGES | DAYS
        and (
            words.lower[last - 1] in _MODIFIERS
            or (
                words.lower[last - 1] in NATIONALITIES
                and words.lower[last] not in ANY_VERB  # "Georgians rallied"
            )
            or (large(last - 1) and large(last) and not _headline(words))
            or (
                (not large(last - 1) or last - 1 in starts)
                and _heads(words.lower[last - 1], words.lower[last])
            )
        )
    ):
        last += 1
    return first, last


def _from_office(words: Words, first: int, last: int, starts: Collection[int]) -> int:
    """Return where "Norland, Ann Reed" of "the Minister of Trade of Norland, Ann Reed" begins."""
    gaps = (words.gap(at) for at in range(first + 1, last))
    if not any("," in gap for gap in gaps) or words.lower[first - 1 : first] != ["of"]:
        return first
    for at in range(first - 1, max(-1, first - 1 - OFFICE_REACH), -1):
        if words.lower[at] in OFFICES:
            return at
        large = words.text[words.starts[at] : words.ends[at]][:1].isupper()
        if at in starts or not (large or words.lower[at] in {"of", "for", "and", "the"}):
            break
    return first


def _heads(word: str, following: str) -> bool:
    """Tell a noun for persons from a word before it: "forces" of "security forces"."""
    one, other = (each in BEARERS or is_people(each) for each in (word, following))
    return other and not one and following != "accused"


def _headline(words: Words) -> bool:
    """Tell whether a title has nearly every word large, so that no large word is a name's."""
    if words.field != "title":
        return False
    long = [at for at, word in enumerate(words.lower) if len(word) > LONG]
    large = sum(words.large[at] for at in long)
    return 2 * large > len(long) + 2


_BEFORE_NAMES = TITLES - EDGES - {"former", "foreign", "police", "army"}
