"""Participants as words describe them: whole phrase, name, country and role."""

from typing import Literal

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Words
from service.extract.anchor import Span
from service.extract.numbers import MANY
from service.extract.people import PERSONS, TITLES
from service.extract.who.bounds import (
    ALL,
    EMPTY_WORDS,
    LEADING,
    LONGEST,
    read_on,
    whole,
    without_offence,
)
from service.extract.who.deeds import of_nation
from service.extract.who.grammar import LED
from service.extract.who.name import name
from service.extract.who.phrase import EDGES, text_of
from service.extract.who.role import OFFICES, ROLES
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

Part = Literal["actor", "target"]
PARTS: tuple[Part, ...] = ("actor", "target")


def describe(
    part: Part, words: Words, span: Span, page: Page, *, cut: bool = True
) -> Participant | None:
    """Return whom words name, which may be `cut` out of a longer phrase."""
    first, last = span
    if "but" in words.lower[first + 1 : last] and words.lower[first] not in ALL:
        last = words.lower.index("but", first + 1, last)  # "a baker, but nine others"
    last = read_on(words, first, without_offence(words, first, last))
    while last > first and (
        (words.lower[last - 1] in EDGES | LED and words.gap(last - 1) != "-")  # not "passers-by"
        or (words.lower[last - 1] == "accused" and words.lower[last - 2] in PERSONS)
    ):
        last -= 1
    while first < last and words.lower[first] in LEADING:
        first += 1
    if 0 < first < last and words.gap(first) == ("," if words.lower[first].isdigit() else "-"):
        first -= 1  # "Explosive-laden drones", "2,500 people"
    if first < last < len(words.lower) and words.gap(last) == "-":
        last += 1  # "three passers-by"
    first, last = whole(words, first, last) if cut else (first, last)
    if part == "actor" and first < last:
        first, last = of_nation(words, (first, last))
    last = min(last, first + LONGEST)
    kept = [word for word in words.lower[first:last] if word not in _SAYING_NOTHING]
    if not kept:
        return None
    return Participant(
        part=part,
        text=text_of(words, first, last),
        name=name(words, first, last, page),
        country=_country(words, first, last),
        role=_role(words, first, last),
    )


_SAYING_NOTHING = EMPTY_WORDS - MANY
"""Words that alone describe nobody."""
_NO_LONGER = frozenset(["former", "ex", "late", "deposed", "ousted", "exiled"])


def _role(words: Words, first: int, last: int) -> str | None:
    """Return the role of a phrase's noun, or else of what follows: "members of a drug gang"."""
    lost = OFFICES if not _NO_LONGER.isdisjoint(words.lower[first:last]) else frozenset[str]()
    while first < last:
        end = next((at for at in range(first + 1, last) if _parted(words, at)), last)
        for at in range(end - 1, first - 1, -1):
            if at + 1 < end and words.owning(at):
                break  # "the president's brother"
            role = _role_at(words, at, first, end) if words.lower[at] not in lost else None
            if role is not None and not _of_others(words, at, last):
                return role
        if words.lower[end - 1] in _NEAR_TO and words.lower[end : end + 1] in (["of"], ["for"]):
            return None  # "the son of the president"
        first = end + 1
    return None


def _role_at(words: Words, at: int, first: int, end: int) -> str | None:
    """Return the role that a word has with those before it."""
    if words.lower[at] in _BEFORE_NOUNS and at + 1 < end:
        return None
    for size in (3, 2, 1):
        told = " ".join(words.lower[max(first, at + 1 - size) : at + 1])
        if told in _ROLE_OF:
            return _ROLE_OF[told]
    return None


def _of_others(words: Words, at: int, last: int) -> bool:
    """Tell "a crowd | of protesters", "president | of a Peruvian club", but not "| of Peru"."""
    told = words.lower[at + 1 : last]
    if words.lower[at] == "crowd":
        return words.lower[at + 1 : at + 2] == ["of"]
    if words.lower[at] != "president" or told[:1] != ["of"] or "republic" in told:
        return False
    return not NATIONALITIES.keys().isdisjoint(told) or _country(words, at + 1, last) is None


_NEAR_TO = word_set("son daughter wife husband brother sister mother father aide adviser lawyer")
"""Who is near to somebody "of" whom they are, and has not his role."""


def _parted(words: Words, at: int) -> bool:
    """Tell where the noun of a phrase ends: "police | in Leeds", "Tom Hill, | a teacher"."""
    return words.lower[at] in _JOINTS or "," in words.gap(at)


_JOINTS = frozenset(["of", "in", "and", "at", "from", "who", "with", "for", "near"])
_BEFORE_NOUNS = frozenset(["deputy", "opposition"])
"""Words that are a role only where no noun follows: no "opposition leader"."""
_ROLE_OF: dict[str, str | None] = {
    **{word: role for role, lexicon in reversed(ROLES.items()) for word in lexicon},
    "prime minister": "head_of_government",
    "prime ministers": "head_of_government",
    "deputy prime minister": "minister",
    "vice president": "minister",
    "deputy president": "minister",
    "attorney general": "prosecutor",
    "district attorney": "prosecutor",
    "secretary general": "diplomat",
    "director general": None,
    "armed men": "armed_group",
    "liberation army": "armed_group",
    "people's liberation army": "military",
    "european union": "government",
    "african union": "government",
}
"""Roles that words tell, alone or together."""


def _country(words: Words, first: int, last: int) -> str | None:
    names = gazetteer()
    for at in range(first, last):
        if not words.large[at] or (at and words.lower[at - 1] in {"anti", "pro"}):
            continue
        for length in range(min(4, last - at), 0, -1):
            key = fold(" ".join(words.lower[at : at + length]))
            code = names.countries.get(key) or NATIONALITIES.get(key)
            if code and not (key in _GIVEN_NAMES and _names_person(words, at, first, last)):
                return code
    return None


_GIVEN_NAMES = frozenset(["jordan", "chad", "georgia", "india", "kenya"])
"""Countries after which people are called."""


def _names_person(words: Words, at: int, first: int, last: int) -> bool:
    """Tell "Jordan Smith" from "Jordan's army", "Jordan Foreign Minister Ayman Safadi"."""
    following = at + 1
    return (
        (at == first or "," in words.gap(at))
        and following == last - 1
        and words.text[words.ends[at] : words.starts[following]] == " "
        and words.large[following]
        and words.lower[following] not in TITLES
    )
