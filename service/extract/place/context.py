"""What a document says of its countries, in all and by section: what stands behind a dateline."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from schemas.event import Location
from service.classify.text import Page, Sentence, Words
from service.extract.place.counted import BODY, READ, Counted, foremost
from service.extract.place.datelines import opens_brief, read_dateline
from service.extract.place.said import Said
from service.gazetteer import City

DATELINE = 4.0
"""Weight of a report's dateline among what names its countries."""
REACH, FADING, GLOBAL = 3, 0.6, 0.5
"""Sentences looked back to, what each counts of the next, weight of the rest of the document."""
OPENING = 3
"""Sentences of a report, headline and all, whose unlisted places are of the dateline's country."""


class Context(Counted):
    """A document's countries and the datelines of its sections."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.dateline: Location | None = None
        self.sections = 0
        self._section_of: dict[int, Location] = {}
        self._behind: dict[int, int] = {}
        self._order = {id(one.sentence): at for at, one in enumerate(self._sentences)}
        self.known: dict[tuple[Any, ...], Any] = {}
        """What has been read in the document's sentences, by its question and the sentence."""
        self._read_datelines(page.body)

    def nearest(self, sentence: Sentence) -> str | None:
        """Return the country that a sentence is about where it names none: by those around it.

        None where none stands out.
        """
        at = self._order.get(id(sentence))
        if at is None:
            return self.main
        section = self.dateline_of(sentence)
        scores: defaultdict[str, float] = defaultdict(float)
        for before in range(min(at, REACH) + 1):
            said = self._sentences[at - before]
            other = said.sentence
            if other.field != sentence.field or self.dateline_of(other) is not section:
                break
            for code, weight in (*self.named(said), *self._inhabited.get(id(other), ())):
                scores[code] += weight * FADING**before
        for code, weight in self.counts.items():
            scores[code] += GLOBAL * (weight + self._cities[code])
        return foremost(scores) or self.main

    def dateline_of(self, sentence: Sentence) -> Location | None:
        """Return the dateline that a sentence stands behind; a title's is the text's."""
        return self._section_of.get(id(sentence)) or (
            self.dateline if sentence.field == "title" and self.sections <= 1 else None
        )

    def written_in(self, said: Said) -> str | None:
        """Return the country of the dateline that a sentence stands behind."""
        dateline = self.dateline_of(said.sentence)
        return dateline.country if dateline is not None else None

    def capitals_tell(self, said: Said) -> bool:
        """Tell whether names are written large in a sentence, and nothing else is."""
        return self.cased and not said.shouting

    def far_behind(self, sentence: Sentence) -> bool:
        """Tell whether a sentence stands too far behind a report's only dateline to be of it."""
        at = self._order.get(id(sentence), 0)
        return self.sections <= 1 and sentence.field == "text" and at > OPENING

    def behind(self, sentence: Sentence) -> int:
        """Give a sentence's number behind its dateline, or in what has none; a title's is 0."""
        return self._behind.get(id(sentence), 0)

    def likeliest(self, cities: Sequence[City], said: Said) -> City:
        """Return the one of several namesakes that a sentence means."""
        return self.namesake(cities, said, self.written_in(said))

    def _read_datelines(self, body: Words) -> None:
        current: Location | None = None
        count = 0
        for sentence in body.sentences[:READ]:
            said = Said(body, sentence)
            opens = (
                sentence.first == 0
                or "\n" in body.text[max(0, sentence.start - 3) : sentence.start]
            )
            found = None
            if opens or (current is not None and opens_brief(said)):
                found = read_dateline(said, self)
            if found is not None:
                current, count = found, 0
                self._open_section(found)
            if current is not None:
                self._section_of[id(sentence)] = current
            # "MINSK." is a sentence to the splitter.
            count += said.start < said.last
            self._behind[id(sentence)] = count

    def _open_section(self, dateline: Location) -> None:
        self.sections += 1
        self.dateline = self.dateline or dateline
        if dateline.country is not None:
            self.counts[dateline.country] += DATELINE if self.sections == 1 else BODY


def context_of(page: Page) -> Context:
    """Return a document's context, made at the first call."""
    if page.context is None:
        page.context = Context(page)
    context: Context = page.context
    return context
