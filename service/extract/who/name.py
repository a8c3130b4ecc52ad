"""The proper name in a description."""

from service.classify.text import Page, Words
from service.extract.dateline import sentence_starts
from service.extract.once import once
from service.extract.people import PERSONS, TITLES
from service.extract.who.words import BEARERS, EDGES, PARTICLES
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES


def name(words: Words, first: int, last: int, page: Page) -> str | None:
    """Return the proper name in a description, in the document's fullest form."""
    runs: list[list[int]] = []
    joint = -1
    starts = sentence_starts(words)
    for at in range(first, last):
        word = words.lower[at]
        proper = (
            words.large[at]
            and not words.text[words.starts[at] : words.ends[at]].isdigit()
            and word not in NATIONALITIES
            and word not in TITLES
            and fold(word) not in gazetteer().countries
        )
        if proper and at in starts:
            # A sentence's first word is written large in any case.
            proper = word not in EDGES and _written_large(word, page)
        split = "," in words.gap(at) if at else True
        if word in PARTICLES and runs and at - 1 in {runs[-1][-1], joint} and words.gap(at) == " ":
            joint = at
        elif proper and runs and runs[-1][-1] == at - 1 and not split:
            runs[-1].append(at)
        elif proper and runs and joint == at - 1:
            runs[-1] += range(runs[-1][-1] + 1, at + 1)
        elif proper:
            runs.append([at])
    # Neither "Permanent" of "the Permanent Secretary" nor the place of "a baker in Leeds".
    runs = [
        run
        for run in runs
        if words.lower[run[-1] + 1 : last][:1] not in _OFFICE_WORDS
        and not (run[0] > first and _settled(words, run[0], run[-1] + 1))
        and not _of_what(words, first, run, last)
    ]
    if not runs or words.text[words.starts[first] : words.ends[last - 1]].isupper():
        return None
    best = max(runs, key=len)
    name = words.text[words.starts[best[0]] : words.ends[best[-1]]]
    name = name.removesuffix("'s").removesuffix("’s")
    return _fullest(name, page) if len(best) == 1 else name


def _of_what(words: Words, first: int, run: list[int], last: int) -> bool:
    """Tell the name of what one belongs to: "a Leeds baker", "the caretaker of St Olaf's"."""
    behind = words.lower[run[-1] + 1 : last]
    if words.lower[run[0]] in BEARERS:
        return False  # "a Hamas fighter"
    if words.lower[first] in {"a", "an"} and not PERSONS.isdisjoint(behind):
        return PERSONS.isdisjoint(words.lower[first : run[0]])
    person = words.lower[run[0] - 2] in PERSONS and words.lower[run[0] - 1] == "of"
    return run[0] - 2 >= first and person


def _settled(words: Words, first: int, last: int) -> bool:
    """Tell a name that is where a person or body is: "in Leeds", "a resident of Leeds"."""
    if words.lower[first - 1] in {"in", "at", "near", "from"}:
        return True
    names, key = gazetteer(), fold(" ".join(words.lower[first:last]))
    place = names.cities.get(key) or names.regions.get(key)
    of = words.lower[first - 1] == "of" and words.text[words.starts[first - 2]].islower()
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
