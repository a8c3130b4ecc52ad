"""Ages, which count nobody."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.numbers import tells_number
from service.extract.people import COLLECTIVE, PERSONS, is_people

_DECADES = ("0s", "ties", "teens")
"""How the decade of an age ends."""
_DOERS = ("er", "or", "ist", "ee", "ian", "man", "woman")
"""Endings of words for one who does something: "a beekeeper of 67"."""
_AGES_BETWEEN = frozenset(["to", "and", "or", "between"])
_MOST_AGES = 12
"""Words through which ages may be listed."""
_BEHIND_AGES = word_set("was were is has had who and in on from with died lost suffered sustained")
_SHORT = 4
"""Letters of a word whose "s" makes no plural: "was", "his", "this"."""


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


def is_age(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell "Ana Ruiz, 34, was", "a woman of 61", "who was seventeen", "aged six and nine"."""
    told = words.lower[max(sentence.first, first - 2) : first]
    if told in (["who", "was"], ["who", "is"]) or _one_of_ages(words, sentence, first):
        return True
    if first == sentence.first:
        return False
    digits = words.text[words.starts[first] : words.ends[last - 1]].isdigit()
    name = digits or words.large[first - 1]
    behind_name = name and words.gap(first).endswith(", ")
    after = words.text[words.ends[last - 1] : words.ends[last - 1] + 1]
    if behind_name and after == ",":
        return True
    return len(told) > 1 and told[1] == "of" and _of_one(words, sentence, first, last, after)


def _of_one(words: Words, sentence: Sentence, first: int, last: int, after: str) -> bool:
    """Tell "a woman of 61 was"; "a group of 61 men", "a crew of 12" are several."""
    behind = words.lower[last : min(last + 2, sentence.last)]
    counted = any(is_people(one) or (one.endswith("s") and len(one) > _SHORT) for one in behind)
    return _is_one(words, sentence, first - 2) and (
        not counted or behind[0] in _BEHIND_AGES or after in {",", "."}
    )


def _is_one(words: Words, sentence: Sentence, noun: int) -> bool:
    """Tell a person: "woman", "a tall Dane"; "a busload" is none."""
    article = {"a", "an"} & set(words.lower[max(sentence.first, noun - 3) : noun])
    word = words.lower[noun]
    large = words.large[noun] and not words.text.isupper()
    return word in PERSONS or (
        bool(article) and word not in COLLECTIVE and (large or word.endswith(_DOERS))
    )


def _one_of_ages(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell a number of "aged six, seven and nine", "aged between 19 and 34"."""
    for back in range(first - 1, max(sentence.first, first - _MOST_AGES) - 1, -1):
        word = words.lower[back]
        if word in {"aged", "ages"}:
            behind = words.lower[first + 1 : first + 2]  # "aged 34 and two women"
            return back < first - 1 and not any(map(is_people, behind))
        if word not in _AGES_BETWEEN and not tells_number(word):
            return False
    return False
