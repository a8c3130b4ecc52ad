"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Mapping
from typing import Literal

from schemas.event import Participant
from service.classify.text import Page, Words
from service.extract.lexicon import words_of
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

Span = tuple[int, int]
"""Numbers of the first word and behind the last."""
_SUFFERED = frozenset({"security_incident", "disaster"})
"""Categories whose civilians are those whom it happens to."""
LONGEST = 14
"""Words of the longest description."""
_EDGES = frozenset(
    words_of(
        "and or of in on at by with from to for as who which that said was were is are had has "
        "have after before when while over into against near also later then it he his her they "
        "their the a an"
    )
)
_LEADING = _EDGES - {"the", "a", "an", "his", "her", "their"}
ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("head_of_state", frozenset(words_of("president king queen emir sultan monarch pope emperor"))),
    ("head_of_government", frozenset(words_of("premier chancellor taoiseach"))),
    ("minister", frozenset(words_of("minister ministers secretary ministerial"))),
    ("diplomat", frozenset(words_of("diplomat diplomats ambassador ambassadors envoy envoys"))),
    ("court", frozenset(words_of("court judge judges jury tribunal magistrate magistrates"))),
    ("prosecutor", frozenset(words_of("prosecutor prosecutors prosecution"))),
    (
        "police",
        frozenset(
            words_of(
                "police policeman policemen policewoman officers officer constable constables "
                "gendarmes gendarmerie sheriff detectives carabinieri fbi nia fsb cid ndlea efcc "
                "troopers deputies"
            )
        ),
    ),
    (
        "armed_group",
        frozenset(
            words_of(
                "gunmen gunman rebels rebel militants militant insurgents insurgent guerrillas "
                "guerrilla fighters jihadists terrorists bandits militia militias separatists "
                "attackers assailants cartel gang gangs taliban hamas hezbollah houthi houthis "
                "kidnappers bomber hitmen extremists mob"
            )
        ),
    ),
    (
        "military",
        frozenset(
            words_of(
                "army troops soldiers soldier navy military forces airmen marines jets warplanes "
                "aircraft general colonel admiral commandos coastguard guards garrison"
            )
        ),
    ),
    ("government", frozenset(words_of("government cabinet ministry authorities council union eu"))),
    ("legislator", frozenset(words_of("lawmaker lawmakers senator deputy mp mps parliament"))),
    (
        "protesters",
        frozenset(
            words_of(
                "protesters protestors demonstrators marchers activists strikers campaigners crowd "
                "supporters opposition"
            )
        ),
    ),
    (
        "workers",
        frozenset(
            words_of(
                "workers staff employees nurses doctors teachers drivers miners union unions "
                "machinists pilots farmers"
            )
        ),
    ),
    ("students", frozenset(words_of("students student pupils pupil"))),
    ("journalist", frozenset(words_of("journalist journalists reporter reporters editor"))),
    (
        "company",
        frozenset(words_of("company companies firm firms bank banks group corporation airline")),
    ),
    (
        "civilians",
        frozenset(
            words_of(
                "people civilians civilian villagers residents worshippers passengers shoppers "
                "children women men tourists pilgrims commuters families"
            )
        ),
    ),
)
"""Roles, the more telling first."""


def participants(
    marks: Mapping[str, tuple[Words, Span]], page: Page, category: str = ""
) -> list[Participant]:
    """Return the participants whose words are marked: actor first, then target."""
    found = []
    parts: tuple[Literal["actor", "target"], ...] = ("actor", "target")
    for part in parts:
        if part in marks:
            words, (first, last) = marks[part]
            one = _participant(part, words, first, last, page)
            if one is not None:
                found.append(one)
    if len(found) == 2 and found[0].text == found[1].text:
        del found[1]
    return [one for each in found if (one := _suited(each, category, found)) is not None]


def _suited(one: Participant, category: str, all_: list[Participant]) -> Participant | None:
    """Let nobody be the actor of a disaster, and victims be targets."""
    if one.part == "target" or category not in _SUFFERED:
        return one
    if one.role == "civilians":
        alone = all(each.part == "actor" for each in all_)
        return one.model_copy(update={"part": "target"}) if alone else None
    return None if category == "disaster" else one


def _participant(
    part: Literal["actor", "target"], words: Words, first: int, last: int, page: Page
) -> Participant | None:
    while last > first and words.lower[last - 1] in _EDGES:
        last -= 1
    while first < last and words.lower[first] in _LEADING:
        first += 1
    last = min(last, first + LONGEST)
    if first == last:
        return None
    text = words.text[words.starts[first] : words.ends[last - 1]]
    text = text.removesuffix("'s").removesuffix("’s")
    return Participant(
        part=part,
        text=text,
        name=_name(words, first, last, page),
        country=_country(words, first, last),
        role=_role(words.lower[first:last]),
    )


def _role(words: list[str]) -> str | None:
    if "prime" in words and "minister" in words:
        return "head_of_government"
    present = set(words)
    for role, lexicon in ROLES:
        if not lexicon.isdisjoint(present):
            return role
    return None


def _country(words: Words, first: int, last: int) -> str | None:
    names = gazetteer()
    for at in range(first, last):
        if not words.text[words.starts[at]].isupper():
            continue
        for length in range(min(4, last - at), 0, -1):
            key = fold(" ".join(words.lower[at : at + length]))
            code = names.countries.get(key) or NATIONALITIES.get(key)
            if code:
                return code
    return None


def _name(words: Words, first: int, last: int, page: Page) -> str | None:
    """Return the proper name in a description, in the document's fullest form."""
    runs: list[list[int]] = []
    starts = _sentence_starts(words)
    for at in range(first, last):
        word = words.lower[at]
        proper = (
            words.text[words.starts[at]].isupper()
            and not words.text[words.starts[at] : words.ends[at]].isdigit()
            and word not in NATIONALITIES
            and word not in _TITLES
            and fold(word) not in gazetteer().countries
        )
        if proper and at in starts:
            # A sentence's first word is written large in any case.
            proper = word not in _EDGES and _written_large(word, page)
        if proper and runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        elif proper:
            runs.append([at])
    if not runs or words.text[words.starts[first] : words.ends[last - 1]].isupper():
        return None
    best = max(runs, key=len)
    name = words.text[words.starts[best[0]] : words.ends[best[-1]]]
    name = name.removesuffix("'s").removesuffix("’s")
    return _fullest(name, page) if len(best) == 1 else name


def _fullest(name: str, page: Page) -> str:
    """Return "Emomali Rahmon" for "Rahmon", where the document has named him so before."""
    plain = name.lower()
    for words in (page.title, page.body):
        for at in range(1, len(words.lower)):
            if words.lower[at] != plain or not words.text[words.starts[at]].isupper():
                continue
            before = words.text[words.starts[at - 1] : words.ends[at - 1]]
            joined = words.text[words.ends[at - 1] : words.starts[at]] == " "
            known = before.lower() in _TITLES or before.lower() in NATIONALITIES
            if joined and before[:1].isupper() and before.isalpha() and not known:
                opens = at - 1 in _sentence_starts(words)
                if not (opens and before.lower() in _EDGES):
                    return f"{before} {name}"
    return name


def _written_large(word: str, page: Page) -> bool:
    """Tell whether the text has the word with a capital within a sentence, or before a name."""
    words = page.body
    starts = _sentence_starts(words)
    for at, one in enumerate(words.lower):
        if one == word and words.text[words.starts[at]].isupper():
            following = at + 1
            named = (
                following < len(words.lower)
                and words.text[words.ends[at] : words.starts[following]] == " "
                and words.text[words.starts[following]].isupper()
            )
            if at not in starts or named:
                return True
    return False


def _sentence_starts(words: Words) -> set[int]:
    return {sentence.first for sentence in words.sentences}


_TITLES = frozenset(
    words_of(
        "mr mrs ms dr president minister prime general colonel captain judge king queen prince "
        "senator secretary chancellor sheikh major sergeant inspector sir professor bishop pope "
        "governor mayor ambassador premier foreign interior defence defense finance police army "
        "the a an former"
    )
)
