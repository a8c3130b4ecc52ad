"""Tells by words which kind an event is of outright, however much it reads like another.

The words are the [[category.outright]] tables of the taxonomy, described at the top of core.toml.
"""

from dataclasses import dataclass

from service.classify.taxonomy import OutrightModel, Taxonomy
from service.classify.text import Sentence, Words, parts_clauses
from service.classify.triggers import Classes, Phrases, words_of_phrases

_REACH = 6
"""Words before a phrase among which those stand that make it another thing."""


@dataclass(frozen=True, slots=True)
class _Outright:
    """A phrase that says outright of which kind an event is."""

    subtype: str
    over: frozenset[str]
    before: frozenset[str]
    within: frozenset[str]


class Kinds:
    """All phrases of a taxonomy that overrule the likeliest subtype."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Compile them; raises ConfigurationError for a phrase that can't be compiled."""
        classes = taxonomy.classes
        numbered = [
            (one.name, _compiled(model, phrase, classes), phrase)
            for one in taxonomy.categories
            for model in one.outright
            for phrase in model.words
        ]
        self._all = [outright for _category, outright, _phrase in numbered]
        self._phrases = {
            name: Phrases(
                (
                    (phrase, number)
                    for number, (category, _outright, phrase) in enumerate(numbered)
                    if category == name
                ),
                classes,
            )
            for name in {category for category, _outright, _phrase in numbered}
        }

    def outright(self, category: str, likeliest: str, words: Words, sentence: Sentence) -> str:
        """Return the subtype that a sentence's words say outright, else the likeliest one."""
        phrases = self._phrases.get(category)
        if phrases is None:
            return likeliest
        lower, last = words.lower, sentence.last
        for hit in phrases.find(lower, phrases.begun(lower, sentence.first, last), last):
            one = self._all[hit.trigger]
            if (
                likeliest in one.over
                and one.before.isdisjoint(
                    lower[max(sentence.first, hit.first - _REACH) : hit.first]
                )
                and one.within.isdisjoint(lower[hit.first : hit.last])
                and not any(parts_clauses(words.gap(at)) for at in range(hit.first + 1, hit.last))
                and not _owns(words, hit.first)
                and not _owns(words, hit.last - 1)
            ):
                return one.subtype
        return likeliest


def _compiled(model: OutrightModel, phrase: str, classes: Classes) -> _Outright:
    """Take a phrase's own words from those that none of its gaps skips."""
    within = words_of_phrases(model.within, classes) - words_of_phrases([phrase], classes)
    before = words_of_phrases(model.before, classes)
    return _Outright(model.subtype, frozenset(model.over), before, within)


def _owns(words: Words, at: int) -> bool:
    """Tell "the mayor's driver"."""
    return words.text.endswith(("'s", "’s", "'S", "’S"), 0, words.ends[at])
