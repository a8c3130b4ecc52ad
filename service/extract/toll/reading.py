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
        self.counts = counts
        self.cues = cues
        self.used: set[int] = set()
        """First words of the numbers that a cue has taken."""
        self.latest = {cue.kind: cue for cue in cues}

    def before(self, at: int) -> str:
        """Return the word before one of the sentence's."""
        return self.lower[at - 1] if at > self.sentence.first else ""

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.words.gap(at)

    def capital(self, at: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.words.large[at]

    def cased(self) -> bool:
        """Tell whether capitals tell names here: in no title, and nothing all in capitals."""
        text = self.words.text[self.sentence.start : self.sentence.end]
        return not text.isupper() and self.words.field != "title"
