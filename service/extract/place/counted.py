"""How much a document speaks of each country: what settles which of several namesakes is meant."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log10

from service.classify.lexicon import word_set
from service.classify.text import Page, Sentence
from service.extract.place.homonyms import homonyms_of
from service.extract.place.institutions import INSTITUTION_HEADS, INSTITUTIONS, LONGEST_INSTITUTION
from service.extract.place.lead import of_others
from service.extract.place.names import names_other
from service.extract.place.said import Said
from service.extract.place.words import INSIDE, PARTS, TOWARDS
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

READ, READ_FOR_TOWNS = 200, 60
"""Sentences of a document that are read for its countries; for towns that speak for them."""
LARGE = 100_000
"""Inhabitants from which a name needs no word before it to be read as a place."""
FAR_ABOVE = 5
"""A city so many times larger than its namesakes abroad is meant."""
WELL_KNOWN = 1_000_000
"""Inhabitants from which a city speaks for its country."""
KNOWN = 400_000
"""Inhabitants from which one does that bears a name of its own."""
TOWNS, ALONE = 15_000, 10
"""Inhabitants, and how many times those of its namesakes abroad, from which a town speaks for its
country beside other sentences."""
NAMED, REGION, NATION, BODY, TOWN = 3.0, 2.5, 1.5, 1.0, 1.5
"""Weights of what names a country; of a town beside other sentences."""
# In powers of ten of inhabitants: what makes the smaller of two namesakes the likelier one.
_SAME_SENTENCE, _SAME_SECTION, _MOSTLY, _NAMED_AT_ALL, _CAPITAL = 0.8, 0.9, 1.5, 0.6, 1.3
_OF_MANY = 0.6
"""What mentions of the United States count for: they have towns of any name."""
_LEAST = 0.05
"""Share of its largest namesake's inhabitants below which a place is meant only by full name."""
_OPENING = INSIDE | word_set("the a an two three four five six seven eight nine ten from for")
"""Words written large as they open a sentence, before a town."""
_LEADS = INSIDE | TOWARDS | {"from", "of"}
"""Words before a town, hardly before somebody who is called like one."""
_SURE_LEADS = frozenset(["in", "near", "at", "of"])

Weighed = tuple[str, float]
"""A country's code and how much something speaks for it."""


class Counted:
    """A document's countries, counted over its sentences."""

    def __init__(self, page: Page) -> None:
        self.cased = any(page.title.large) or any(page.body.large)
        self.counts: defaultdict[str, float] = defaultdict(float)
        self._homonyms = homonyms_of(page)
        self._named: dict[int, list[Weighed]] = {}
        self._cities: Counter[str] = Counter()
        self._inhabited: dict[int, list[Weighed]] = {}
        self._sentences = [Said(*one) for one in page.sentences[:READ]]
        for said in self._sentences:
            for code, weight in self.named(said):
                self.counts[code] += weight
        for said in self._sentences[:READ_FOR_TOWNS]:
            self._count_cities(said)

    @property
    def main(self) -> str | None:
        """The country that the document is about; None where none stands out."""
        codes = self.counts.keys() | self._cities.keys()
        return foremost({code: self.counts.get(code, 0) + self._cities[code] for code in codes})

    def country_of(self, key: str) -> str | None:
        """Return the country of a country's name, as this document means it."""
        return self._homonyms.get(key) or gazetteer().countries.get(key)

    def country_at(self, said: Said, at: int, states: Mapping[str, str]) -> str | None:
        """Return the country of the country, region or short name of a state that begins here."""
        for last in self.country_ends(said, at):
            key = said.key(at, last)
            if code := self.country_of(key) or gazetteer().regions.get(key):
                return code
        return states.get(said.word(at))

    def country_ends(self, said: Said, at: int) -> range:
        """Give where a country's name that begins with a word may end, the farthest first.

        Most words begin none: they are passed over here.
        """
        word = said.word(at)
        if self.cased and not said.large(at):
            return range(0)
        most = gazetteer().heads.get(word if word.isascii() else fold(word), 0)
        return range(min(said.last, at + most), at, -1)

    def named(self, said: Said) -> list[Weighed]:
        """Return the countries that a sentence names: by name, nation, region or body."""
        known = self._named.get(id(said.sentence))
        if known is None:
            known = self._named[id(said.sentence)] = self._read_named(said)
        return known

    def speaks_of(self, country: str | None) -> bool:
        """Tell whether the text names a country, or more than one of its towns."""
        return country is not None and (
            self.counts.get(country, 0) > 0 or self._cities[country] > 1
        )

    def namesake(self, cities: Sequence[City], said: Said, written: str | None) -> City:
        """Return the namesake that is meant: the larger one, unless the document says other.

        `written` is the country in which the sentence was written, if a dateline tells it.
        """
        if len(cities) == 1:
            return cities[0]
        largest = cities[0].population
        here = {code for code, _weight in self.named(said)}
        main = self.main

        def score(one: City) -> float:
            told = (
                _SAME_SENTENCE * (one.country in here)
                + _SAME_SECTION * (one.country == written)
                + _MOSTLY * (one.country == main)
                + _NAMED_AT_ALL * (self.counts.get(one.country, 0) > 0)
            )
            if one.country == "US":
                told *= _OF_MANY
            capital = gazetteer().capitals.get(fold(one.name)) == one.country
            return log10(one.population + 1) + told + _CAPITAL * capital

        return max((one for one in cities if one.population >= _LEAST * largest), key=score)

    def _read_named(self, said: Said) -> list[Weighed]:
        heads = gazetteer().heads
        found: list[Weighed] = []
        behind = said.first
        for at, word in enumerate(said.words.lower[said.first : said.last], said.first):
            # Most words name nothing; what is not ASCII is looked up without its accents.
            telling = word in heads or word in INSTITUTION_HEADS or not word.isascii()
            if at < behind or not telling:
                continue
            if word in INSTITUTION_HEADS and (code := _institution(said, at)):
                found.append((code, BODY))
            if one := self._named_at(said, at):
                code, weight, behind = one
                found.append((code, weight))
        return found

    def _named_at(self, said: Said, at: int) -> tuple[str, float, int] | None:
        """Return the country that is named from a word on, the name's weight, and where it ends."""
        for last in self.country_ends(said, at):
            key = said.key(at, last)
            if code := self.country_of(key):
                if key in {"us", "america"} and not said.large(at):
                    continue
                if names_other(said, at, last):
                    return None
                away = said.word(at - 1) in {"from", "to"}
                return code, BODY if away else NAMED, last
            if code := NATIONALITIES.get(key):
                return code, NATION, last
            if code := gazetteer().regions.get(key):
                return code, REGION, last
        return None

    def _count_cities(self, said: Said) -> None:
        """Let cities speak for their countries: large ones, and small ones of no namesake."""
        for first, last in self._large_names(said):
            # "Paris Hilton" is no Paris, "New South Wales" no Wales.
            cities = gazetteer().cities.get(said.key(first, last))
            at = first
            if last == first + 2 and not cities and said.word(first) in PARTS:
                at += 1
                cities = gazetteer().cities.get(said.key(at, last))
            # Of a country that is told, towns of one word are enough.
            new = last == at + 1 or (cities and not self.counts.get(cities[0].country))
            own = cities and fold(cities[0].name) == said.key(at, last)
            if new and own and not of_others(said, at, last):
                self._count_city(cities, said.word(at - 1), said.sentence)

    def _large_names(self, said: Said) -> Iterator[tuple[int, int]]:
        """Yield the words that are written large together; each word where none is."""
        words, first, end = said.words, said.first, said.last
        large, cased = words.large, self.cased
        at = first
        while at < end:
            if cased and not large[at]:
                at += 1
                continue
            last = at + 1
            while cased and last < end and large[last] and words.gap(last) == " ":
                last += 1
            # "In Oran", "An Oran man"
            opens = at == first and last > at + 1 and words.lower[at] in _OPENING
            yield at + opens, last
            at = last

    def _count_city(self, cities: Sequence[City], lead: str, sentence: Sentence) -> None:
        home, people = cities[0].country, cities[0].population
        if self.country_of(fold(cities[0].name)) not in {home, None}:
            return  # Mexico is a town of the Philippines, too
        abroad = max((one.population for one in cities if one.country != home), default=0)
        anybody = home == "US" and people < TOWNS  # they bear the names of towns of all the world
        led = lead in _SURE_LEADS and people > 3 * abroad and not anybody
        sure = people >= WELL_KNOWN or led or people > max(KNOWN, ALONE * abroad)
        if sure:
            self._cities[home] += 1
        named = lead in _LEADS or (lead and home != "US")  # Gary and Madison are people, too
        if sure or (named and people > max(TOWNS, ALONE * abroad)):
            self._inhabited.setdefault(id(sentence), []).append((home, TOWN))


def foremost(scores: Mapping[str, float]) -> str | None:
    """Return the country of the highest score; None where none stands out."""
    first = sorted(scores, key=lambda code: -scores[code])[:2]
    alone = len(first) == 1 or (len(first) == 2 and scores[first[0]] != scores[first[1]])
    return first[0] if alone else None


def _institution(said: Said, at: int) -> str | None:
    """Return the country of the longest institution's name that begins with a word."""
    for last in range(min(said.last, at + LONGEST_INSTITUTION), at, -1):
        if code := INSTITUTIONS.get(" ".join(said.words.lower[at:last])):
            return code
    return None
