"""What a document says of its countries: what settles ambiguous names and unnamed places."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log10
from typing import Any

from schemas.event import Location
from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.place.borrowed import names_other
from service.extract.place.institutions import INSTITUTION_HEADS, INSTITUTIONS, LONGEST_INSTITUTION
from service.extract.place.spelling import key_of, text_of
from service.extract.place.states import in_state
from service.extract.place.words import (
    CAUCASUS,
    DATELINE_STATES,
    INSIDE,
    NOT_DATELINES,
    SAINTS,
    TOWARDS,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

MOST_WORDS = 4
"""Words of the longest place name."""
READ = 200
"""Sentences of a document that are read for its countries."""
WELL_KNOWN = 1_000_000
"""Inhabitants from which a city speaks for its country."""
TOWNS, ALONE = 15_000, 10
"""Inhabitants, and how many times those of its namesakes abroad, from which a town speaks for its
country beside other sentences."""
FAR_ABOVE = 5
"""A city so many times larger than its namesakes abroad is meant."""
LARGE = 100_000
"""Inhabitants from which a name needs no word before it to be read as a place."""
NAMED, REGION, NATION, BODY, DATELINE = 3.0, 2.5, 1.5, 1.0, 4.0
"""Weights of what names a country, when counting a document's countries."""


# In powers of ten of inhabitants: what makes the smaller of two namesakes the likelier one.
_SAME_SENTENCE, _SAME_SECTION, _MOSTLY, _NAMED_AT_ALL, _CAPITAL = 0.8, 0.9, 1.5, 0.6, 1.3
_LEAST = 0.05
"""Share of its largest namesake's inhabitants below which a place is meant only by full name."""
REACH, FADING, TOWN, GLOBAL = 3, 0.6, 1.5, 0.5
"""Sentences looked back to, what each counts of the next, weights of a town and of the rest."""
OPENING = 3
"""Sentences of a report, headline and all, whose unlisted places are of the dateline's country."""
_SPOKEN = frozenset(["i", "we", "you", "who", "which", "where"])
"""Words that a speaker begins with, or a clause about a name: no report does."""
_OPENING = INSIDE | word_set("the a an two three four five six seven eight nine ten from for")
"""Words written large as they open a sentence, before a town."""
_LEADS = INSIDE | TOWARDS | {"from", "of"}
"""Words before a town, hardly before somebody who is called like one."""
_PARTS = frozenset(["central", "downtown", "greater"])
"""Words for a part of a town, written large before its name."""
_OF_MANY = 0.6
"""What mentions of the United States count for: they have towns of any name."""


class Context:
    """A document's countries, in all and by section: what stands behind one dateline."""

    def __init__(self, page: Page) -> None:
        self.cased = any(page.title.large) or any(page.body.large)
        self.counts: defaultdict[str, float] = defaultdict(float)
        self.dateline: Location | None = None
        self.georgia = "GE"
        self.niger = "NE"
        self._sections: dict[int, Location] = {}
        self._behind: dict[int, int] = {}
        sentences = page.sentences[:READ]
        self._settle_homonyms(page)
        self._cities: Counter[str] = Counter()
        self._sentences = sentences
        self._order = {id(one): at for at, (_words, one) in enumerate(sentences)}
        self._inhabited: dict[int, list[tuple[str, float]]] = {}
        self._named: dict[int, list[tuple[str, float]]] = {}
        self.known: dict[tuple[Any, ...], Any] = {}
        """What place.py has read in the document's sentences, by its question and the sentence."""
        for words, sentence in sentences:
            for code, weight in self.named(words, sentence):
                self.counts[code] += weight
        self._count_cities(sentences)
        self._read_datelines(page)

    @property
    def main(self) -> str | None:
        """The country that the document is about; None where none stands out."""
        counts = dict(self.counts)
        for code, times in self._cities.items():
            counts[code] = counts.get(code, 0) + times
        first = sorted(counts.items(), key=lambda one: -one[1])[:2]
        if not first or (len(first) > 1 and first[0][1] == first[1][1]):
            return None
        return first[0][0]

    def nearest(self, sentence: Sentence) -> str | None:
        """Return the country that a sentence is about where it names none: by those around it.

        None where none stands out.
        """
        at = self._order.get(id(sentence))
        if at is None:
            return self.main
        scores: defaultdict[str, float] = defaultdict(float)
        for before in range(min(at, REACH) + 1):
            words, one = self._sentences[at - before]
            if words.field != sentence.field or self.dateline_of(one) is not self.dateline_of(
                sentence
            ):
                break
            for code, weight in (*self.named(words, one), *self._inhabited.get(id(one), ())):
                scores[code] += weight * FADING**before
        for code, weight in self.counts.items():
            scores[code] += GLOBAL * (weight + self._cities[code])
        first = sorted(scores.items(), key=lambda one: -one[1])[:2]
        if not first or (len(first) > 1 and first[0][1] == first[1][1]):
            return self.main
        return first[0][0]

    def dateline_of(self, sentence: Sentence) -> Location | None:
        """Return the dateline that a sentence stands behind; a title's is the text's."""
        return self._sections.get(id(sentence)) or (
            self.dateline if sentence.field == "title" and self.sections <= 1 else None
        )

    def far_behind(self, sentence: Sentence) -> bool:
        """Tell whether a sentence stands too far behind a report's only dateline to be of it."""
        at = self._order.get(id(sentence), 0)
        return self.sections <= 1 and sentence.field == "text" and at > OPENING

    def behind(self, sentence: Sentence) -> int:
        """Give a sentence's number behind its dateline, or in what has none; a title's is 0."""
        return self._behind.get(id(sentence), 0)

    def country_of(self, key: str) -> str | None:
        """Return the country of a country's name, as this document means it."""
        if key == "georgia":
            return self.georgia
        if key == "niger":
            return self.niger
        return gazetteer().countries.get(key)

    def named(self, words: Words, sentence: Sentence) -> list[tuple[str, float]]:
        """Return the countries that a sentence names: by name, nation, region or body."""
        known = self._named.get(id(sentence))
        if known is None:
            known = self._named[id(sentence)] = list(self._read_named(words, sentence))
        return known

    def speaks_of(self, country: str | None) -> bool:
        """Tell whether the text names a country, or more than one of its towns."""
        return country is not None and (
            self.counts.get(country, 0) > 0 or self._cities[country] > 1
        )

    def likeliest(self, cities: Sequence[City], words: Words, sentence: Sentence) -> City:
        """Return the namesake that is meant: the larger one, unless the document says other."""
        if len(cities) == 1:
            return cities[0]
        largest = cities[0].population
        cities = [one for one in cities if one.population >= _LEAST * largest]
        here = {code for code, _weight in self.named(words, sentence)}
        section = self.dateline_of(sentence)
        main = self.main
        capitals = [
            one for one in cities if gazetteer().capitals.get(fold(one.name)) == one.country
        ]

        def score(one: City) -> float:
            told = (
                _SAME_SENTENCE * (one.country in here)
                + _SAME_SECTION * (section is not None and section.country == one.country)
                + _MOSTLY * (one.country == main)
                + _NAMED_AT_ALL * (self.counts.get(one.country, 0) > 0)
            )
            if one.country == "US":
                told *= _OF_MANY
            return log10(one.population + 1) + told + _CAPITAL * (one in capitals)

        return max(cities, key=score)

    def _read_named(self, words: Words, sentence: Sentence) -> list[tuple[str, float]]:
        names = gazetteer()
        found: list[tuple[str, float]] = []
        behind = sentence.first
        for at, head in enumerate(words.lower[sentence.first : sentence.last], sentence.first):
            # Most words name nothing; what is not ASCII is looked up without its accents.
            telling = head in names.heads or head in INSTITUTION_HEADS or not head.isascii()
            if at < behind or not telling:
                continue
            large = words.large[at]
            if head in INSTITUTION_HEADS and (code := _institution(words, sentence, at)):
                found.append((code, BODY))
            if (large or not self.cased) and key_of(words, at, at + 1) in names.heads:
                for length in range(min(5, sentence.last - at), 0, -1):
                    key = key_of(words, at, at + length)
                    if code := self.country_of(key):
                        if key in {"us", "america"} and not large:
                            continue
                        if names_other(words, sentence, at, at + length):
                            break
                        found.append((code, NAMED))
                    elif code := NATIONALITIES.get(key):
                        found.append((code, NATION))
                    elif code := names.regions.get(key):
                        found.append((code, REGION))
                    else:
                        continue
                    behind = at + length
                    break
        return found

    def _settle_homonyms(self, page: Page) -> None:
        """Tell the American state of Georgia from the country, the Nigerian Niger from Niger."""
        words = set(page.title.lower) | set(page.body.lower)
        if "georgia" in words:
            states = gazetteer().regions
            american = (
                any(states.get(word) == "US" for word in words)
                or not words.isdisjoint(
                    ("atlanta", "savannah", "augusta", "macon", "gop", "senator")
                )
                or _american_georgia(page)
            )
            if CAUCASUS.isdisjoint(words) and (american or {"u", "s"} <= words):
                self.georgia = "US"
        if "niger" in words and not words.isdisjoint(("nigeria", "nigerian", "minna", "naira")):
            self.niger = "NE" if "niamey" in words or "nigerien" in words else "NG"

    def _large_end(self, words: Words, sentence: Sentence, at: int) -> int:
        """Return what is behind a name: one word, or as many as are written large together."""
        if not self.cased:
            return at + 1
        last = at
        while last < sentence.last and words.large[last]:
            if last > at and words.gap(last) != " ":
                break
            last += 1
        return last

    def _count_city(
        self, found: Counter[str], cities: Sequence[City], lead: str, sentence: Sentence
    ) -> None:
        home = cities[0].country
        if self.country_of(fold(cities[0].name)) not in {home, None}:
            return  # Mexico is a town of the Philippines, too
        abroad = max((one.population for one in cities if one.country != home), default=0)
        people = cities[0].population
        led = lead in {"in", "near", "at", "of"} and people > 3 * abroad
        if people >= WELL_KNOWN or led:
            found[home] += 1
        named = lead in _LEADS or (lead and home != "US")  # Gary and Madison are people, too
        if people >= WELL_KNOWN or led or (named and people > max(TOWNS, ALONE * abroad)):
            self._inhabited.setdefault(id(sentence), []).append((home, TOWN))

    def _count_cities(self, sentences: Sequence[tuple[Words, Sentence]]) -> None:
        """Let cities speak for their countries: large ones, and small ones of no namesake."""
        found: Counter[str] = Counter()
        for words, sentence in sentences[:60]:
            at = sentence.first
            while at < sentence.last:
                if self.cased and not words.large[at]:
                    at += 1
                    continue
                last = self._large_end(words, sentence, at)
                if at == sentence.first and last > at + 1 and words.lower[at] in _OPENING:
                    at += 1  # "In Oran", "An Oran man"
                # "Paris Hilton" is no Paris, "New South Wales" no Wales.
                cities = gazetteer().cities.get(key_of(words, at, last)) if last > at else ()
                if last == at + 2 and not cities and words.lower[at] in _PARTS:
                    at += 1
                    cities = gazetteer().cities.get(key_of(words, at, last))
                # Of a country that is told, towns of one word are enough.
                new = last == at + 1 or (cities and not self.counts.get(cities[0].country))
                if new and cities and fold(cities[0].name) == key_of(words, at, last):
                    lead = words.lower[at - 1] if at > sentence.first else ""
                    self._count_city(found, cities, lead, sentence)
                at = max(last, at + 1)
        self._cities = found

    def _read_datelines(self, page: Page) -> None:
        current: Location | None = None
        self.sections = count = 0
        text = page.body.text
        for sentence in page.body.sentences[:READ]:
            first = sentence.first
            opens = first == 0 or "\n" in text[max(0, sentence.start - 3) : sentence.start]
            if opens or (current is not None and _opens_brief(page.body, sentence)):
                found = self._dateline(page.body, sentence)
                if found is not None:
                    current = found
                    self.sections += 1
                    self.dateline = self.dateline or found
                    if found.country is not None:
                        self.counts[found.country] += DATELINE if self.sections == 1 else BODY
                    count = 0
            if current is not None:
                self._sections[id(sentence)] = current
            # "MINSK." is a sentence to the splitter.
            count += behind_dateline(page.body, sentence) < sentence.last
            self._behind[id(sentence)] = count

    def _dateline(self, words: Words, sentence: Sentence) -> Location | None:
        """Read "CHEYENNE, Wyo. -", "LUXEMBOURG/MINSK, June 3 (Agency) --", "Ballia:"."""
        end = behind_dateline(words, sentence)
        at = sentence.first
        while at < end and words.lower[at].isdigit():
            at += 1
        if at == end:
            return None
        last = at
        while last < end and last - at < MOST_WORDS and words.large[last]:
            gap = words.gap(last) if last > at else " "
            if gap not in {" ", "-"} and not (gap == ". " and words.lower[last - 1] in SAINTS):
                break
            last += 1
        if last == at or not NOT_DATELINES.isdisjoint(words.lower[at:last]):
            return None
        chained = None
        for place in range(last, min(end, last + 2)):
            key = key_of(words, place, end) if place == last else words.lower[place]
            chained = chained or self.country_of(key) or gazetteer().regions.get(key)
            chained = chained or DATELINE_STATES.get(words.lower[place])
            for length in range(min(4, end - place), 0, -1):
                longer = key_of(words, place, place + length)
                chained = chained or self.country_of(longer) or gazetteer().regions.get(longer)
        for length in range(last - at, 0, -1):
            key = key_of(words, at, at + length)
            text = text_of(words, at, at + length)
            cities = gazetteer().cities.get(key)
            if chained:
                cities = tuple(one for one in cities if one.country == chained)
            country = self.country_of(key)
            alone = chained in {None, country}  # not "LEBANON, Ohio"
            if country is not None and alone and all(one.country != country for one in cities):
                name = gazetteer().names.get(country)
                return Location(text=text, name=name, country=country)
            inner = in_state(cities, words, at + length, end) if chained == "US" else None
            if cities and inner != []:
                return located(text, inner[0] if inner else self.likeliest(cities, words, sentence))
        country = chained or self.main
        return Location(text=text_of(words, at, last), country=country)


def _opens_brief(words: Words, sentence: Sentence) -> bool:
    """Tell "OSLO: Norway ..." inside a paragraph of briefs: a large city in capitals, a colon.

    Not a speaker: "AUSTIN: We need calm".
    """
    first, end = sentence.first, behind_dateline(words, sentence)
    if end in {first, sentence.last} or ":" not in words.gap(end):
        return False
    name = words.text[words.starts[first] : words.ends[end - 1]]
    if not name.isupper() or words.text[sentence.start : sentence.end].isupper():
        return False
    key = key_of(words, first, end)
    cities = gazetteer().cities.get(key)
    known = bool(cities) and (cities[0].population >= LARGE or key in gazetteer().capitals)
    return known and words.lower[end] not in _SPOKEN


def _institution(words: Words, sentence: Sentence, at: int) -> str | None:
    """Return the country of the longest institution's name that begins with a word."""
    for length in range(min(LONGEST_INSTITUTION, sentence.last - at), 0, -1):
        code = INSTITUTIONS.get(" ".join(words.lower[at : at + length]))
        if code:
            return code
    return None


def context_of(page: Page) -> Context:
    """Return a document's context, made at the first call."""
    if page.context is None:
        page.context = Context(page)
    context: Context = page.context
    return context


def located(text: str, city: City) -> Location:
    """Return the location of a city that the text calls so."""
    return Location(
        text=text,
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
    )


_GEORGIAN = frozenset({"atlanta", "savannah", "augusta", "macon", "gop", "senator"})
"""Words that speak of the American state."""


def _american_georgia(page: Page) -> bool:
    """Tell "Columbus, Georgia": a town that there is in America only."""
    for words in (page.title, page.body):
        for at in range(1, len(words.lower)):
            if words.lower[at] == "georgia" and words.text[words.ends[at - 1]] == ",":
                homes = {one.country for one in gazetteer().cities.get(words.lower[at - 1])}
                if "US" in homes and "GE" not in homes:
                    return True
    return False
