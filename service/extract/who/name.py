"""The proper name in a description."""

from service.classify.lexicon import ARTICLES, word_set
from service.classify.text import Page, Words
from service.extract.anchor import Span
from service.extract.dateline import sentence_starts
from service.extract.once import once
from service.extract.people import PERSONS, TITLES
from service.extract.who.phrase import EDGES, text_of
from service.extract.who.role import BEARERS
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

PARTICLES = word_set("bin bint ibn al el de da do dos del della di du la le van von der den ter")
"""Words within the names of persons: "Mohammed bin Salman"."""


def name(words: Words, first: int, last: int, page: Page) -> str | None:
    """Return the proper name in a description, in the document's fullest form."""
    # Neither "Permanent" of "the Permanent Secretary" nor the place of "a baker in Leeds".
    runs = [
        run
        for run in _runs(words, first, last, page)
        if words.lower[run[1] : min(run[1] + 1, last)] not in _OFFICE_WORDS
        and not (run[0] > first and _settled(words, *run, first))
        and not _of_what(words, first, run, last)
    ]
    if not runs or words.text[words.starts[first] : words.ends[last - 1]].isupper():
        return None
    start, end = max(runs, key=lambda run: run[1] - run[0])
    told = text_of(words, start, end)
    return _fullest(told, page) if end - start == 1 else told


def _runs(words: Words, first: int, last: int, page: Page) -> list[Span]:
    """Return the runs of proper names, which particles may join."""
    runs: list[Span] = []
    joint = -2
    for at in range(first, last):
        begun, end = runs[-1] if runs else (first, joint)
        if words.lower[at] in PARTICLES and at in {end, joint + 1} and words.gap(at) == " ":
            joint = at
        elif _proper(words, at, page) or (at == end > first and _of_body(words, at)):
            if at == joint + 1 or (at == end and "," not in words.gap(at)):
                runs.pop()
            else:
                begun = at
            runs.append((begun, at + 1))
    return runs


def _of_body(words: Words, at: int) -> bool:
    """Tell "Police" of "Metropolitan Police", which alone is no name."""
    return words.large[at] and words.lower[at] in {"police", "army"} and words.gap(at) == " "


def _proper(words: Words, at: int, page: Page) -> bool:
    """Tell a word of a name from one that is large as a title, a country's or a first word."""
    word = words.lower[at]
    if not words.large[at] or word in NATIONALITIES or word in TITLES:
        return False
    if fold(word) in gazetteer().countries:
        return False
    if at not in sentence_starts(words):
        return True
    noun = word in BEARERS and once(page.known, ("small", word), lambda: _has_small(word, page))
    return word not in EDGES and not noun and _written_large(word, page)


def _of_what(words: Words, first: int, run: Span, last: int) -> bool:
    """Tell the name of what one belongs to: "a Leeds baker", "the caretaker of St Olaf's"."""
    behind = words.lower[run[1] : last]
    if words.lower[run[0]] in BEARERS:
        return False  # "a Hamas fighter"
    if words.lower[first] in {"a", "an"} and not PERSONS.isdisjoint(behind):
        return PERSONS.isdisjoint(words.lower[first : run[0]])
    person = words.lower[run[0] - 2] in PERSONS and words.lower[run[0] - 1] == "of"
    return run[0] - 2 >= first and person


def _settled(words: Words, first: int, last: int, floor: int) -> bool:
    """Tell a name that is where a person or body is: "in Leeds", "a resident of Leeds"."""
    lead = first - 1
    if lead > floor and words.lower[lead] in ARTICLES:  # "of a Leeds school", "in the Bolan Pass"
        lead -= 1
    if words.lower[lead] in {"in", "at", "near", "from"}:
        return True
    names, key = gazetteer(), fold(" ".join(words.lower[first:last]))
    place = names.cities.get(key) or names.regions.get(key)
    of = words.lower[lead] == "of" and words.text[words.starts[lead - 1]].islower()
    return bool(place) and of and key not in BEARERS


_OFFICE_WORDS = [[title] for title in TITLES - EDGES - {"police", "army"}]


def _fullest(name: str, page: Page) -> str:
    """Return "Emomali Rahmon" for "Rahmon", where the document has named him so before."""
    return once(page.known, ("fullest", name), lambda: _longest(name, page))


def _longest(name: str, page: Page) -> str:
    plain = name.lower()
    for words in (page.title, page.body):
        starts = sentence_starts(words)
        for at in page.places[words.field].get(plain, ()):
            if at == 0 or not words.large[at]:
                continue
            before = words.text[words.starts[at - 1] : words.ends[at - 1]]
            joined = words.gap(at) == " "
            known = before.lower() in TITLES or before.lower() in NATIONALITIES
            opens = at - 1 in starts and before.lower() in EDGES
            if joined and before[:1].isupper() and before.isalpha() and not known and not opens:
                return f"{before} {name}"
    return name


def _written_large(word: str, page: Page) -> bool:
    """Tell whether the text has the word with a capital within a sentence, or before a name."""
    return once(page.known, ("large", word), lambda: _has_large(word, page))


def _has_small(word: str, page: Page) -> bool:
    """Tell whether the text has "court" beside "Court"."""
    words = page.body
    return any(not words.large[at] for at in page.places[words.field].get(word, ()))


def _has_large(word: str, page: Page) -> bool:
    words = page.body
    starts = sentence_starts(words)
    for at in page.places[words.field].get(word, ()):
        if words.large[at]:
            following = at + 1
            named = (
                following < len(words.lower)
                and words.text[words.ends[at] : words.starts[following]] == " "
                and (words.large[following] or words.lower[following] in PARTICLES)
            )
            if at not in starts or named:
                return True
    return False
