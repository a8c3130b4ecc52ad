"""A sentence word by word, as the page and the gazetteer spell it."""

from typing import NamedTuple

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.dateline import behind_dateline
from service.gazetteer import fold

_ARTICLES = word_set("el al ad ar as ash at az an")
"""Articles written small before a place's name and a hyphen: "el-Fasher"."""


class Said(NamedTuple):
    """A sentence with the words that it points into; what lies outside the sentence is empty."""

    words: Words
    sentence: Sentence

    @property
    def first(self) -> int:
        """The number of the first word."""
        return self.sentence.first

    @property
    def last(self) -> int:
        """The number behind the last word."""
        return self.sentence.last

    @property
    def start(self) -> int:
        """The number of the first word behind a dateline; the first of all without one."""
        return behind_dateline(self.words, self.sentence)

    @property
    def shouting(self) -> bool:
        """Whether all of it is written large."""
        return self.words.text[self.sentence.start : self.sentence.end].isupper()

    def word(self, at: int) -> str:
        """Return a word, lower-cased and without a genitive's end."""
        return self.words.lower[at] if self.sentence.first <= at < self.sentence.last else ""

    def before(self, at: int, most: int) -> list[str]:
        """Return the last words before one."""
        return self.words.lower[max(self.sentence.first, at - most) : at]

    def behind(self, at: int, most: int) -> list[str]:
        """Return the first words from one on."""
        return self.words.lower[at : min(self.sentence.last, at + most)]

    def large(self, at: int) -> bool:
        """Tell whether a word is written with a capital, or its name is: "el-Fasher"."""
        if not self.sentence.first <= at < self.sentence.last:
            return False
        large, lower = self.words.large, self.words.lower
        return large[at] or (lower[at] in _ARTICLES and self.gap(at + 1) == "-" and large[at + 1])

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.words.gap(at) if self.sentence.first < at < self.sentence.last else ""

    def joined(self, at: int) -> bool:
        """Tell whether but a space or a hyphen parts a word from the one before it."""
        return self.gap(at) in {" ", "-"}

    def owner(self, last: int) -> bool:
        """Tell whether the word before this one is an owner: "Oran's"."""
        return self.words.owning(last - 1)

    def key(self, first: int, last: int) -> str:
        """Return words as the gazetteer spells them: "king's lynn", but "oran" for "Oran's"."""
        words = self.words.lower[first:last]
        for at in range(len(words) - 1):
            words[at] += "'s" * self.words.owning(first + at)
        key = " ".join(words)
        return key if key.isascii() else fold(key)  # words hold no hyphens

    def text(self, first: int, last: int) -> str:
        """Return words as they stand in the text, without a genitive's end."""
        text = self.words.text[self.words.starts[first] : self.words.ends[last - 1]]
        return text.removesuffix("'s").removesuffix("’s")

    def until(self, last: int) -> "Said":
        """Return the sentence's beginning, up to a word."""
        return Said(self.words, self.sentence._replace(last=last))
