"""A sentence as it is read for its tolls."""

from collections.abc import Sequence

from service.classify.text import Sentence, Words
from service.extract.counts import Number
from service.extract.toll.cue import Cue


class Reading:
    """A sentence's words, the numbers that may count people, and its cues."""

    def __init__(
        self, words: Words, sentence: Sentence, counts: list[Number], cues: Sequence[Cue]
    ) -> None:
        self.words, self.sentence = words, sentence
        self.lower = words.lower
        self.first, self.last = sentence.first, sentence.last
        self.counts = counts
        self.cues = cues
        self._numbers = {one.first: one for one in counts}
        self.used: set[int] = set()
        """First words of the numbers that a cue has taken."""
        self.latest = {cue.kind: cue for cue in cues}

    def number_at(self, at: int) -> Number | None:
        """Return the number that begins at a word."""
        return self._numbers.get(at)

    def before(self, at: int) -> str:
        """Return the word before one of the sentence's."""
        return self.lower[at - 1] if at > self.sentence.first else ""

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.words.gap(at)

    def comma(self, at: int) -> bool:
        """Tell whether a comma stands before a word."""
        return "," in self.gap(at)

    def text(self, first: int, last: int) -> str:
        """Return what the words say from the first on."""
        return self.words.text[self.words.starts[first] : self.words.ends[last - 1]]

    def capital(self, at: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.words.large[at]

    def cased(self) -> bool:
        """Tell whether capitals tell names here: in no title, and nothing all in capitals."""
        text = self.words.text[self.sentence.start : self.sentence.end]
        return not text.isupper() and self.words.field != "title"
