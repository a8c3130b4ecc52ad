"""Finds triggers: phrases of a small pattern language, in one pass over the words.

The language (documented at the top of core.toml) has bounded gaps only, so a match looks at a
bounded number of words and the pass is linear in the text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, product

from service.classify.taxonomy import Taxonomy
from service.classify.text import Words
from service.errors import ConfigurationError

GAP = 5
"""Words that `...` may skip."""

Element = frozenset[str] | None
"""The words that may stand here; None is a gap."""

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


class Phrases:
    """A set of phrases, indexed by their first words."""

    def __init__(self) -> None:
        self._index: dict[str, list[tuple[tuple[Element, ...], int]]] = {}

    def add(self, phrase: str, number: int, classes: dict[str, frozenset[str]]) -> None:
        """Compile a phrase and file it under each word that it may begin with.

        Raises ConfigurationError for a phrase that can't be compiled.
        """
        for elements in _compile(phrase, classes):
            head = elements[0]
            if head is None or head is _ANY:
                raise ConfigurationError(f"the trigger {phrase!r} must begin with a word")
            for word in head:
                self._index.setdefault(word, []).append((elements[1:], number))

    def heads(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """Return the numbers of the words in words[first:last] at which a phrase may begin."""
        known = map(self._index.__contains__, words[first:last])
        return list(compress(range(first, last), known))

    def find(self, words: Sequence[str], heads: Iterable[int], last: int) -> Iterable[Hit]:
        """Yield every phrase that begins at one of these words and ends before words[last]."""
        for at in heads:
            following = words[at + 1] if at + 1 < last else ""
            for rest, number in self._index[words[at]]:
                if not rest:
                    yield Hit(number, at, at + 1)
                    continue
                second = rest[0]
                # Most phrases end here: their second word is another.
                if second is not None and second is not _ANY and following not in second:
                    continue
                end = _match(words, at + 1, last, rest, 0)
                if end:
                    yield Hit(number, at, end)

    def any(self, words: Sequence[str], first: int, last: int) -> bool:
        """Tell whether one of the phrases is in words[first:last]."""
        found = self.find(words, self.heads(words, first, last), last)
        return next(iter(found), None) is not None


def _match(
    words: Sequence[str], at: int, last: int, rest: tuple[Element, ...], position: int
) -> int:
    """Return the number behind the last word of the match, 0 for none."""
    while position < len(rest):
        element = rest[position]
        if element is None:
            behind = rest[position + 1] if position + 1 < len(rest) else _ANY
            sought = behind if behind is not None and behind is not _ANY else None
            for place in range(at, min(at + GAP + 1, last)):
                if sought is None or words[place] in sought:
                    end = _match(words, place, last, rest, position + 1)
                    if end:
                        return end
            return 0
        if at >= last or (element is not _ANY and words[at] not in element):
            return 0
        at += 1
        position += 1
    return at


def _compile(phrase: str, classes: dict[str, frozenset[str]]) -> Iterable[tuple[Element, ...]]:
    """Turn a phrase into sequences of elements; hyphenated words are two words."""
    choices: list[list[tuple[Element, ...]]] = []
    for part in phrase.split():
        if part == "...":
            choices.append([(None,)])
        elif part == "_":
            choices.append([(_ANY,)])
        elif part.startswith("@"):
            words = classes.get(part[1:])
            if words is None:
                raise ConfigurationError(
                    f"the trigger {phrase!r} names the class {part}, which is unknown; known "
                    f"are {', '.join('@' + name for name in sorted(classes))}"
                )
            choices.append([(words,)])
        else:
            plain: set[str] = set()
            options: list[tuple[Element, ...]] = []
            for word in part.split("|"):
                pieces = word.split("-")
                if len(pieces) == 1:
                    plain |= _forms(word)
                else:
                    options.append(
                        (
                            *(frozenset({piece}) for piece in pieces[:-1]),
                            frozenset(_forms(pieces[-1])),
                        )
                    )
            if plain:
                options.append((frozenset(plain),))
            choices.append(options)
    for chosen in product(*choices):
        yield tuple(element for option in chosen for element in option)


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
        self.all: list[Trigger] = []
        self._phrases = Phrases()
        for category in taxonomy.categories:
            for model in category.trigger:
                number = len(self.all)
                for phrase in model.words:
                    self._phrases.add(phrase, number, taxonomy.classes)
                self.all.append(
                    Trigger(
                        category.name,
                        model.subtype,
                        model.weight,
                        _phrases(model.needs, taxonomy),
                        _phrases(model.unless, taxonomy),
                    )
                )

    def find_in(self, words: Words) -> list[list[Hit]]:
        """Return the hits in each sentence, those whose `needs` and `unless` hold."""
        heads = self._phrases.heads(words.lower, 0, len(words.lower))
        found = []
        first = 0
        for sentence in words.sentences:
            behind = bisect_left(heads, sentence.last, first)
            own = heads[first:behind]
            found.append(
                self._holding(words.lower, own, sentence.first, sentence.last) if own else []
            )
            first = behind
        return found

    def find(self, words: Sequence[str], first: int, last: int) -> list[Hit]:
        """Return the hits in one sentence, those whose `needs` and `unless` hold."""
        heads = self._phrases.heads(words, first, last)
        return self._holding(words, heads, first, last)

    def _holding(self, words: Sequence[str], heads: list[int], first: int, last: int) -> list[Hit]:
        found = list(self._phrases.find(words, heads, last))
        if not found:
            return found
        holds: dict[int, bool] = {}
        for hit in found:
            if hit.trigger not in holds:
                trigger = self.all[hit.trigger]
                holds[hit.trigger] = (
                    trigger.needs is None or trigger.needs.any(words, first, last)
                ) and (trigger.unless is None or not trigger.unless.any(words, first, last))
        return [hit for hit in found if holds[hit.trigger]]


def _phrases(phrases: list[str], taxonomy: Taxonomy) -> Phrases | None:
    if not phrases:
        return None
    compiled = Phrases()
    for phrase in phrases:
        compiled.add(phrase, 0, taxonomy.classes)
    return compiled
