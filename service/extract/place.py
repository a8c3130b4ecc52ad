"""Where an event happened: the most specific place named for it, by an offline gazetteer.

Nothing is better than a wrong place: what can't be settled stays text without coordinates.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.event import Location
from service.classify.text import Page, Sentence, Words
from service.extract.dateline import behind_dateline
from service.extract.place_words import (
    BODIES,
    FORE,
    INSIDE,
    KINDS,
    LANDMARKS,
    NOT_PLACES,
    TITLES,
    TOWARDS,
)
from service.gazetteer import City, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

MOST_WORDS = 4
"""Words of the longest place name."""
SURE_SPANS = 3
"""Evidence sentences that may name the place: later ones are less surely of the same happening."""
LARGE = 100_000
"""Inhabitants from which a name needs no word before it to be read as a place."""
WELL_KNOWN = 1_000_000
"""Inhabitants from which a city needs no other word of its country in the document."""
FAR_ABOVE = 10
"""A city so many times larger than its namesakes abroad is meant."""
_COUNTRY, _NATION, _REGION, _CITY, _DATELINE = 3, 2, 2, 1, 4
"""Weights of what names a country, when counting a document's countries."""
INSIDE_SCORE = 3.0
"""Score of a mention behind "in", "near", ..."""
HINTED = 1.5
"""Added to a mention that the encoder takes for the place."""
_TO_HOST = frozenset({"state_visit"})
"""Categories whose event happens where somebody goes to."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence."""

    first: int
    last: int
    location: Location
    score: float


class Context:
    """A document's countries: what settles ambiguous names."""

    def __init__(self, page: Page) -> None:
        self.cased = any(
            words.text[start].isupper()
            for words in (page.title, page.body)
            for start in words.starts
        )
        self.dateline: Location | None = None
        self.counts: Counter[str] = Counter()
        for words, sentence in page.sentences[:200]:
            for code, weight in _named(words, sentence):
                self.counts[code] += weight
        for words, sentence in page.sentences[:3]:
            self._read_dateline(words, sentence)
        self._count_cities(page)

    @property
    def main(self) -> str | None:
        """The country that the document is about; None where none stands out."""
        first = self.counts.most_common(2)
        if not first or (len(first) > 1 and first[0][1] == first[1][1]):
            return None
        return first[0][0]

    def _read_dateline(self, words: Words, sentence: Sentence) -> None:
        end = behind_dateline(words, sentence)
        at = sentence.first
        while at < end and self.dateline is None:
            for length in range(min(MOST_WORDS, end - at), 0, -1):
                cities = gazetteer().cities.get(_key(words, at, at + length))
                if cities:
                    best = _best(cities, self.counts, Counter())
                    self.dateline = _located(_text(words, at, at + length), best)
                    self.counts[best.country] += _DATELINE
                    break
            at += 1

    def _count_cities(self, page: Page) -> None:
        found: Counter[str] = Counter()
        for words, sentence in page.sentences[:60]:
            for at in range(sentence.first, sentence.last):
                if words.text[words.starts[at]].isupper():
                    for city in gazetteer().cities.get(words.lower[at])[:1]:
                        if city.population >= WELL_KNOWN and fold(city.name) == words.lower[at]:
                            found[city.country] += _CITY
        self.counts.update(found)


def context_of(page: Page) -> Context:
    """Return a document's context, made at the first call."""
    if page.context is None:
        page.context = Context(page)
    context: Context = page.context
    return context


def named_inside(
    words: Words, sentence: Sentence, context: Context, category: str, first: int, last: int
) -> Location | None:
    """Return the one town that is named as the place within words[first:last]; None for several."""
    found = [
        one.location
        for one in _mentions(words, sentence, context, category in _TO_HOST)
        if first <= one.first < last and one.score >= INSIDE_SCORE
    ]
    towns = [one for one in found if one.latitude is not None]
    return towns[0] if len(towns) == 1 == len(found) else None


def find_place(  # noqa: PLR0911 - one return per source of the place
    spans: Sequence[tuple[Words, Sentence]],
    page: Page,
    context: Context,
    category: str,
    hint: tuple[Words, tuple[int, int]] | None = None,
) -> Location | None:
    """Find the place of the event that these sentences state.

    `hint` gives the words that the encoder takes for the place.
    """
    hosted = category in _TO_HOST
    if category == "sanction":
        return _imposing(spans, context)
    for words, sentence in spans[:SURE_SPANS]:
        if context.dateline is not None and "here" in words.lower[sentence.first : sentence.last]:
            return context.dateline
        best = _best_mention(words, sentence, context, hosted, hint)
        if best is not None:
            return best
    for words, sentence in _around(spans, page):
        best = _best_mention(words, sentence, context, hosted)
        if best is not None and best.latitude is not None:
            return best
    for words, sentence in spans[:SURE_SPANS]:
        country = _country_of(words, sentence, first=category == "sanction")
        if country is not None:
            return country
    if context.dateline is not None and context.dateline.country == context.main:
        return context.dateline
    if context.main is not None and context.counts[context.main] >= _COUNTRY:
        name = gazetteer().names.get(context.main)
        return Location(text=name or context.main, name=name, country=context.main)
    return None


def _imposing(spans: Sequence[tuple[Words, Sentence]], context: Context) -> Location | None:
    """Return where a sanction comes from: its sentence names those whom it hits as well."""
    if context.dateline is not None:
        return context.dateline
    for words, sentence in spans[:SURE_SPANS]:
        country = _country_of(words, sentence, first=True)
        if country is not None:
            return country
    return None


def _around(spans: Sequence[tuple[Words, Sentence]], page: Page) -> list[tuple[Words, Sentence]]:
    """Return the sentence before and behind the surest evidence, then the lead."""
    if not spans:
        return []
    sentences = page.sentences
    at = next((n for n, (_w, one) in enumerate(sentences) if one is spans[0][1]), None)
    if at is None:
        return []
    near = [sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(sentences)]
    lead = [one for one in sentences[:3] if one not in near]
    return near + lead


def _best_mention(
    words: Words,
    sentence: Sentence,
    context: Context,
    hosted: bool,
    hint: tuple[Words, tuple[int, int]] | None = None,
) -> Location | None:
    mentions = _mentions(words, sentence, context, hosted)

    def score(one: Mention) -> float:
        marked = (
            hint is not None
            and hint[0] is words
            and one.first < hint[1][1]
            and hint[1][0] < one.last
        )
        return one.score + HINTED * marked

    best = max(mentions, key=score, default=None)
    return best.location if best is not None and best.score > 0 else None


def _mentions(words: Words, sentence: Sentence, context: Context, hosted: bool) -> list[Mention]:
    found: list[Mention] = []
    start = behind_dateline(words, sentence)
    at = start
    while at < sentence.last:
        mention = _mention(words, sentence, at, context, hosted)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last
    return found


def _mention(  # noqa: PLR0911 - one return per reading
    words: Words, sentence: Sentence, at: int, context: Context, hosted: bool
) -> Mention | None:
    lower = words.lower
    if context.cased and not _capital(words, at):
        return _capital_city(words, sentence, at, context)
    if lower[at] in NOT_PLACES or lower[at] in NATIONALITIES or lower[at] in TITLES:
        return None
    lead = _preposition(words, sentence, at)
    inside = lead in INSIDE or (hosted and lead in TOWARDS)
    if lead == "from" or (lead in TOWARDS and not hosted):
        return None
    cased = context.cased and not _shouting(words, sentence)
    landmark = LANDMARKS.get(lower[at]) or LANDMARKS.get(_key(words, at, at + 2))
    if landmark and inside and (cities := gazetteer().cities.get(landmark)):
        return Mention(at, at + 1, _located(_text(words, at, at + 1), cities[0]), 3.0)
    for length in range(min(MOST_WORDS, sentence.last - at), 0, -1):
        last = at + length
        key = _key(words, at, last)
        if key in gazetteer().countries or (length == 1 and key in NOT_PLACES):
            return None
        cities = gazetteer().cities.get(key)
        if not cities or len(key) < 3 or (context.cased and not _capital(words, last - 1)):
            continue
        mention = _city(words, sentence, at, last, cities, context, inside, lead == "of")
        if mention is not None:
            return mention
    return _unlisted(words, sentence, at, context) if inside and cased else None


def _city(  # noqa: PLR0911 - one return per reason against it
    words: Words,
    sentence: Sentence,
    at: int,
    last: int,
    cities: Sequence[City],
    context: Context,
    inside: bool,
    owned: bool,
) -> Mention | None:
    chained = _chained(words, sentence, last)
    if chained is not None:
        cities = [one for one in cities if one.country == chained]
        if not cities:
            return None
    here = Counter(dict(_named(words, sentence)))
    best = _best(cities, here, context.counts)
    key = _key(words, at, last)
    if chained is None and not here[best.country] and not context.counts[best.country]:
        others = (one.population for one in cities if one.country != best.country)
        plain = fold(best.name) == key and best.population >= LARGE
        alone = best.population >= FAR_ABOVE * max(others, default=0)
        if not plain or not (best.population >= WELL_KNOWN or (inside and alone)):
            return None
    cased = context.cased and not _shouting(words, sentence)
    if not inside and chained is None and (best.population < LARGE or not cased):
        return None
    if _in_longer_name(words, sentence, at, last):
        return None
    if words.text[words.ends[last - 1] :].startswith("-bound"):
        return None
    score = INSIDE_SCORE if inside else 2.0 if chained else 1.2 if owned else 1.0
    if _possessive(words, last) and inside:
        longer = _with_kind(words, sentence, at, last)
        if longer > last:
            text = _text(words, at, longer)
            spot = _located(text, best)
            return Mention(at, longer, spot, score)
    return Mention(at, last, _located(_text(words, at, last), best), score)


def _unlisted(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read capitalised words behind "in", "near", ... as a place that the gazetteer lacks."""
    last = at
    while last < sentence.last and last - at < MOST_WORDS and _capital(words, last):
        if words.lower[last] in NOT_PLACES or (last > at and not _joined(words, last)):
            break
        last += 1
    if last == at:
        return None
    last = _with_kind(words, sentence, at, last)
    key = _key(words, at, last)
    if len(key) < 3 or words.lower[at] in BODIES:
        return None
    if words.lower[last - 1] in BODIES or key.split()[0] in NATIONALITIES:
        return None
    region = gazetteer().regions.get(key)
    chained = _chained(words, sentence, last)
    here = Counter(dict(_named(words, sentence)))
    country = region or chained or _single(here) or context.main
    name = None
    text = _text(words, at, last)
    score = 2.0 if region else 3.0
    return Mention(at, last, Location(text=text, name=name, country=country), score)


def _capital_city(words: Words, sentence: Sentence, at: int, context: Context) -> Mention | None:
    """Read "the capital", "the Syrian capital"."""
    if words.lower[at] != "capital" or at - 1 < sentence.first:
        return None
    code = NATIONALITIES.get(words.lower[at - 1])
    if code is None and words.lower[at - 1] == "the":
        code = context.main
    if code is None or (at + 1 < sentence.last and words.lower[at + 1] in KINDS | BODIES):
        return None
    if _preposition(words, sentence, at - 1) not in INSIDE:
        return None
    for name, owner in gazetteer().capitals.items():
        if owner == code:
            for city in gazetteer().cities.get(name):
                if city.country == code:
                    return Mention(at, at + 1, _located(_text(words, at - 1, at + 1), city), 2.2)
    return None


def _country_of(words: Words, sentence: Sentence, *, first: bool) -> Location | None:
    """Return the country that a sentence names; of several, the one behind a preposition."""
    names = gazetteer()
    found: list[tuple[float, Location]] = []
    at = sentence.first
    while at < sentence.last:
        step = 1
        for length in range(min(5, sentence.last - at), 0, -1):
            if not _capital(words, at):
                break
            key = _key(words, at, at + length)
            code = names.countries.get(key) or NATIONALITIES.get(key) or names.regions.get(key)
            if code:
                inside = _preposition(words, sentence, at) in INSIDE
                exact = key in names.countries
                score = 2.0 * inside + exact
                location = Location(
                    text=_text(words, at, at + length), name=names.names.get(code), country=code
                )
                found.append((score, location))
                step = length
                break
        at += step
    if not found:
        return None
    if first:
        return found[0][1]
    if len({location.country for _score, location in found}) == 1:
        return max(found, key=lambda one: one[0])[1]
    best = max(score for score, _location in found)
    top = [location for score, location in found if score == best]
    return top[0] if best >= 2 or len({one.country for one in top}) == 1 else None


def _named(words: Words, sentence: Sentence) -> list[tuple[str, int]]:
    """Return the countries that a sentence names, by name, nation or region."""
    names = gazetteer()
    found = []
    at = sentence.first
    while at < sentence.last:
        step = 1
        head = words.lower[at]
        if _capital(words, at) and (head if head.isascii() else fold(head)) in names.heads:
            for length in range(min(5, sentence.last - at), 0, -1):
                key = _key(words, at, at + length)
                if code := names.countries.get(key):
                    if key not in {"us", "america"} or words.text[words.starts[at]].isupper():
                        found.append((code, _COUNTRY))
                elif code := NATIONALITIES.get(key):
                    found.append((code, _NATION))
                elif code := names.regions.get(key):
                    found.append((code, _REGION))
                else:
                    continue
                step = length
                break
        at += step
    return found


def _chained(words: Words, sentence: Sentence, last: int) -> str | None:
    """Return the country of what stands behind a comma: "Cedar Falls, Iowa", "Hubei Province"."""
    if last >= sentence.last or not _capital(words, last):
        while last < sentence.last and words.lower[last] in FORE and "," in _gap(words, last):
            last += 1
        if last >= sentence.last or not _capital(words, last):
            return None
    elif "," not in _gap(words, last):
        return None
    names = gazetteer()
    for length in range(min(5, sentence.last - last), 0, -1):
        key = _key(words, last, last + length)
        if code := names.countries.get(key) or names.regions.get(key):
            return code
    return None


def _preposition(words: Words, sentence: Sentence, at: int) -> str:
    """Return the word that leads to a place: "in" of "in the southern city of Goma"."""
    lower = words.lower
    before = at - 1
    while before >= sentence.first and lower[before] in FORE:
        if "," in _gap(words, before + 1):
            return ""
        before -= 1
    if before < sentence.first or "," in _gap(words, before + 1):
        return ""
    if lower[before] == "of":
        if before - 1 >= sentence.first and lower[before - 1] in KINDS | {
            "outskirts",
            "edge",
            "north",
            "south",
            "east",
            "west",
            "suburb",
            "part",
            "centre",
            "center",
            "streets",
        }:
            return "in"
        return "of"
    return lower[before]


def _in_longer_name(words: Words, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether more capitalised words make another name of it: "Paris Hilton"."""
    if words.field == "title" or _shouting(words, sentence):
        return False
    if last < sentence.last and _joined(words, last) and _capital(words, last):
        behind = words.lower[last]
        if behind not in KINDS and behind not in NATIONALITIES:
            return True
        return behind in BODIES
    return (
        first > sentence.first
        and _joined(words, first)
        and _capital(words, first - 1)
        and words.lower[first - 1] not in NATIONALITIES
        and words.lower[first - 1] not in FORE
        and words.lower[first - 1] not in INSIDE
        and words.lower[first - 1] not in NOT_PLACES
    )


def _with_kind(words: Words, sentence: Sentence, at: int, last: int) -> int:
    """Take in what kind of place it is: "Hamra district", "Lyon's central market"."""
    reach = last
    for end in range(last, min(sentence.last, last + 3)):
        if not _joined(words, end) or (_capital(words, end) and words.lower[end] in NOT_PLACES):
            break
        if words.lower[end] in KINDS:
            reach = end + 1
    return reach if reach - at <= MOST_WORDS + 2 else last


def _shouting(words: Words, sentence: Sentence) -> bool:
    return words.text[sentence.start : sentence.end].isupper()


def _best(cities: Sequence[City], here: Counter[str], page: Counter[str]) -> City:
    return max(cities, key=lambda one: (here[one.country] > 0, page[one.country], one.population))


def _located(text: str, city: City) -> Location:
    return Location(
        text=text,
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
    )


def _single(counts: Counter[str]) -> str | None:
    return next(iter(counts)) if len(counts) == 1 else None


def _possessive(words: Words, last: int) -> bool:
    return words.text[words.starts[last - 1] : words.ends[last - 1]].endswith(("'s", "’s"))


def _text(words: Words, first: int, last: int) -> str:
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return text.removesuffix("'s").removesuffix("’s")


def _gap(words: Words, at: int) -> str:
    """Return what stands between a word and the one before it."""
    return words.text[words.ends[at - 1] : words.starts[at]]


def _key(words: Words, first: int, last: int) -> str:
    return fold(" ".join(words.lower[first:last]))


def _capital(words: Words, at: int) -> bool:
    return words.text[words.starts[at]].isupper()


def _joined(words: Words, at: int) -> bool:
    return _gap(words, at) in {" ", "-", "\n"}
