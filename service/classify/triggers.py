"""Finds triggers: phrases of a small pattern language, in one pass over the words.

The language (documented at the top of core.toml) has bounded gaps only, so a match looks at a
bounded number of words, each gap at none of them twice, and the pass is linear in the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, product
from typing import NamedTuple

from service.classify.taxonomy import Taxonomy
from service.classify.text import Words
from service.errors import ConfigurationError

GAP = 5
"""Words that `...` may skip."""

Element = frozenset[str] | None
"""The words that may stand here; None is a gap."""

Classes = dict[str, frozenset[str]]

_ANY: frozenset[str] = frozenset({"\0any"})
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled trigger."""

    category: str
    subtype: str | None
    weight: float
    needs: "Phrases | None"
    unless: "Phrases | None"


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger's phrase found in the words."""

    trigger: int
    """Number of the trigger."""
    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""


class _Rest(NamedTuple):
    """What of a phrase follows its first word."""

    elements: tuple[Element, ...]
    number: int


class _Head(NamedTuple):
    """The phrases that begin with a word."""

    by_second: dict[str, list[_Rest]]
    """Those that a second word may continue, by that word."""
    others: list[_Rest]
    """Those that any other word may continue, or none."""
    sought: Element
    """Words of which one must be near for any of the others to be there; None if none must."""


_Begun = tuple[int, list[_Rest]]
"""Number of a word, and what may follow it."""


class Phrases:
    """A set of phrases, indexed by their first two words."""

    def __init__(self, phrases: Iterable[tuple[str, int]], classes: Classes) -> None:
        """Compile phrases, each with its number.

        Raises ConfigurationError for a phrase that can't be compiled.
        """
        rests: dict[str, list[_Rest]] = {}
        for phrase, number in phrases:
            for elements in _compile(phrase, classes):
                head, rest = elements[0], _Rest(elements[1:], number)
                if head is None or head is _ANY:
                    raise ConfigurationError(f"the trigger {phrase!r} must begin with a word")
                for word in head:
                    rests.setdefault(word, []).append(rest)
        # Forms of one word share what may follow them.
        alike = {tuple(map(id, own)): own for own in rests.values()}
        heads = {key: _head(own) for key, own in alike.items()}
        self._index = {word: heads[tuple(map(id, own))] for word, own in rests.items()}

    def begun(self, words: Sequence[str], first: int, last: int) -> list[_Begun]:
        """Return the phrases that may begin in words[first:last]: most words begin none."""
        index = self._index
        found = []
        for at in compress(range(first, last), map(index.__contains__, words[first:last])):
            by_second, others, sought = index[words[at]]
            behind = at + 1
            rests = by_second.get(words[behind]) if behind < last else None
            if rests is not None:
                found.append((at, rests))
            elif others and (
                sought is None or not sought.isdisjoint(words[behind : behind + GAP + 1])
            ):
                found.append((at, others))
        return found

    def find(self, words: Sequence[str], begun: Iterable[_Begun], last: int) -> Iterable[Hit]:
        """Yield which of these phrases are there and end before words[last]."""
        for at, rests in begun:
            for elements, number in rests:
                end = _match(words, at + 1, last, elements)
                if end:
                    yield Hit(number, at, end)

    def any(self, words: Sequence[str], first: int, last: int) -> bool:
        """Tell whether one of the phrases is in words[first:last]."""
        found = self.find(words, self.begun(words, first, last), last)
        return next(iter(found), None) is not None


def _head(rests: list[_Rest]) -> _Head:
    """Index what may follow a word, in order."""
    by_second: dict[str, list[_Rest]] = {}
    others: list[_Rest] = []
    for one in rests:
        second = _words_at(0, one)
        if second is None:
            for own in (others, *by_second.values()):
                own.append(one)
        else:
            for word in second:
                by_second.setdefault(word, [*others]).append(one)
    sought = [_words_at(1, one) for one in others]
    return _Head(
        by_second, others, None if None in sought else frozenset().union(*filter(None, sought))
    )


def _words_at(place: int, rest: _Rest) -> Element:
    """Return the words of which one must stand there; None where any may, or none."""
    element = rest.elements[place] if place < len(rest.elements) else None
    return None if element is _ANY else element


def _match(
    words: Sequence[str],
    at: int,
    last: int,
    rest: tuple[Element, ...],
    position: int = 0,
    dead: set[tuple[int, int]] | None = None,
) -> int:
    """Return the number behind the last word of the match, 0 for none.

    `dead` are, by position, the words from which there is no match: tried again from each gap
    before, they would take six times as long for every gap of a phrase.
    """
    while position < len(rest):
        element = rest[position]
        if element is None:
            dead = set() if dead is None else dead
            return _match_behind_gap(words, at, last, rest, position + 1, dead)
        if at >= last or (element is not _ANY and words[at] not in element):
            return 0
        at += 1
        position += 1
    return at


def _match_behind_gap(
    words: Sequence[str],
    at: int,
    last: int,
    rest: tuple[Element, ...],
    position: int,
    dead: set[tuple[int, int]],
) -> int:
    """Match what follows a gap from the first of the words that it may skip to on which it does."""
    behind = rest[position] if position < len(rest) else None
    sought = None if behind is _ANY else behind
    if sought is not None and sought.isdisjoint(words[at : at + GAP + 1]):
        return 0
    for place in range(at, min(at + GAP + 1, last)):
        if (sought is None or words[place] in sought) and (position, place) not in dead:
            end = _match(words, place, last, rest, position, dead)
            if end:
                return end
            dead.add((position, place))
    return 0


def _compile(phrase: str, classes: Classes) -> Iterable[tuple[Element, ...]]:
    """Turn a phrase into sequences of elements."""
    for chosen in product(*(_options(part, phrase, classes) for part in phrase.split())):
        yield tuple(element for option in chosen for element in option)


def _options(part: str, phrase: str, classes: Classes) -> list[tuple[Element, ...]]:
    """Return what may stand for a part of a phrase; hyphenated words are several words."""
    if part == "...":
        return [(None,)]
    if part == "_":
        return [(_ANY,)]
    if part.startswith("@"):
        words = classes.get(part[1:])
        if words is None:
            raise ConfigurationError(
                f"the trigger {phrase!r} names the class {part}, which is unknown; known "
                f"are {', '.join('@' + name for name in sorted(classes))}"
            )
        return [(words,)]
    pieces = [word.split("-") for word in part.split("|")]
    single = frozenset[str]().union(*(_forms(one) for one, *more in pieces if not more))
    hyphenated: list[tuple[Element, ...]] = [
        (*(frozenset({piece}) for piece in begin), frozenset(_forms(end)))
        for *begin, end in pieces
        if begin
    ]
    return [*hyphenated, (single,)] if single else hyphenated


def words_of_phrases(phrases: Iterable[str], classes: Classes) -> frozenset[str]:
    """Return all words that phrases name, those of their classes too."""
    return frozenset().union(
        *(
            element
            for phrase in phrases
            for elements in _compile(phrase, classes)
            for element in elements
            if element is not None
        )
    )


def _forms(word: str) -> set[str]:
    """Return the word, or all forms of a verb (~) or a noun (+)."""
    word = word.lower()
    if word.endswith("+"):
        stem = word[:-1]
        return {stem, stem + "s", stem + "es"}
    if not word.endswith("~"):
        return {word}
    stem = word[:-1]
    forms = {stem + ending for ending in ("", "s", "e", "es", "d", "ed", "ing", "y", "ies", "ied")}
    if len(stem) > 2 and stem[-1] not in _VOWELS | {"w", "x", "y"} and stem[-2] in _VOWELS:
        forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    return forms


class Triggers:
    """All triggers of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        models = [(one.name, model) for one in taxonomy.categories for model in one.trigger]
        numbered = (
            (phrase, number)
            for number, (_category, model) in enumerate(models)
            for phrase in model.words
        )
        self._phrases = Phrases(numbered, taxonomy.classes)
        self.all = [
            Trigger(
                category,
                model.subtype,
                model.weight,
                _phrases(model.needs, taxonomy),
                _phrases(model.unless, taxonomy),
            )
            for category, model in models
        ]

    def categories(self, hits: Iterable[Hit]) -> set[str]:
        """Return the categories of hits."""
        return {self.all[hit.trigger].category for hit in hits}

    def find_in(self, words: Words) -> list[list[Hit]]:
        """Return the hits in each sentence, those whose `needs` and `unless` hold."""
        ends = [one.last for one in words.sentences]
        begun: dict[int, list[_Begun]] = {}
        for one in self._phrases.begun(words.lower, 0, len(words.lower)):
            begun.setdefault(bisect_right(ends, one[0]), []).append(one)
        found: list[list[Hit]] = [[] for _ in ends]
        for number, own in begun.items():
            sentence = words.sentences[number]
            found[number] = self._holding(words.lower, own, sentence.first, sentence.last)
        return found

    def find(self, words: Sequence[str], first: int, last: int) -> list[Hit]:
        """Return the hits in one sentence, those whose `needs` and `unless` hold."""
        return self._holding(words, self._phrases.begun(words, first, last), first, last)

    def _holding(
        self, words: Sequence[str], begun: list[_Begun], first: int, last: int
    ) -> list[Hit]:
        found = list(self._phrases.find(words, begun, last))
        holds: dict[int, bool] = {}
        for hit in found:
            if hit.trigger not in holds:
                trigger = self.all[hit.trigger]
                holds[hit.trigger] = (
                    trigger.needs is None or trigger.needs.any(words, first, last)
                ) and (trigger.unless is None or not trigger.unless.any(words, first, last))
        return [hit for hit in found if holds[hit.trigger]]


def _phrases(phrases: list[str], taxonomy: Taxonomy) -> Phrases | None:
    return Phrases(((one, 0) for one in phrases), taxonomy.classes) if phrases else None
