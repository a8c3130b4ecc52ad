"""How many people were killed, injured and detained, as a sentence says it.

A cue ("killed", "were wounded", "took ... into custody") looks for its people: to the right where
somebody does it to them, to the left where it is done to them or where they die.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.event import Qualifier
from service.classify.text import Sentence, Words
from service.extract.lexicon import words_of
from service.extract.numbers import QUALIFYING, Number, numbers
from service.extract.people import PERSONS

Kind = Literal["killed", "injured", "detained"]
KINDS: tuple[Kind, ...] = ("killed", "injured", "detained")
REACH = 6
"""Words that may stand between a cue and its number on the right, besides qualifiers."""
BACK = 14
"""Words that may stand between a number and its cue on the right of it."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Cues by how they take their people: "both" may be active or passive.
_BOTH: dict[str, Kind] = dict.fromkeys(
    words_of("killed murdered beheaded executed lynched slain massacred slaughtered electrocuted"),
    "killed",
)
_BOTH |= dict.fromkeys(["injured", "wounded", "hurt", "maimed"], "injured")
_BOTH |= dict.fromkeys(
    words_of("arrested detained captured apprehended nabbed seized netted held remanded jailed"),
    "detained",
)
_ACTIVE: dict[str, Kind] = dict.fromkeys(
    words_of("killing kills kill murdering murder beheading executing drowning slaying burying"),
    "killed",
)
_ACTIVE |= dict.fromkeys(
    ["injuring", "injures", "wounding", "wounds", "hurting", "injure", "wound"], "injured"
)
_ACTIVE |= dict.fromkeys(
    words_of(
        "arresting arrests arrest detaining detains detain capturing captures nab nabs nabbing "
        "holds apprehend"
    ),
    "detained",
)
_LEFT: dict[str, Kind] = dict.fromkeys(
    words_of("dead died dies die drowned perished suffocated deaths fatalities killings bodies"),
    "killed",
)
_LEFT |= dict.fromkeys(["injuries"], "injured")
_PHRASES: tuple[tuple[tuple[str, ...], Kind, str], ...] = (
    (("shot", "dead"), "killed", "both"),
    (("gunned", "down"), "killed", "both"),
    (("mown", "down"), "killed", "both"),
    (("to", "death"), "killed", "left"),
    (("lost", "their", "lives"), "killed", "left"),
    (("lost", "his", "life"), "killed", "one"),
    (("lost", "her", "life"), "killed", "one"),
    (("claimed", "the", "lives", "of"), "killed", "right"),
    (("claimed",), "killed", "lives"),
    (("claiming",), "killed", "lives"),
    (("took",), "killed", "lives"),
    (("cost",), "killed", "lives"),
    (("death", "toll"), "killed", "toll"),
    (("toll",), "killed", "toll"),
    (("number", "of", "dead"), "killed", "toll"),
    (("into", "custody"), "detained", "left"),
    (("in", "custody"), "detained", "left"),
    (("under", "arrest"), "detained", "left"),
    (("picked", "up"), "detained", "both"),
    (("rounded", "up"), "detained", "both"),
    (("rounding", "up"), "detained", "right"),
    (("rounds", "up"), "detained", "right"),
    (("handcuffed",), "detained", "both"),
    (("taken", "to", "hospital"), "injured", "left"),
    (("rushed", "to", "hospital"), "injured", "left"),
    (("treated", "in", "hospital"), "injured", "left"),
    (("were", "hospitalised"), "injured", "left"),
    (("were", "hospitalized"), "injured", "left"),
    (("in", "hospital"), "injured", "left"),
    (("to", "the", "hospital"), "injured", "left"),
)
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind, str]]] = {}
for _entry in _PHRASES:
    _BY_FIRST.setdefault(_entry[0][0], []).append(_entry)
_BE = _set("was were been being are is be have has had")
_PLURAL = _set("were are have")
_ADVERBS = _set(
    "also later reportedly seriously critically badly slightly severely lightly allegedly then "
    "all instantly fatally immediately still being since now not"
)
_STOPS = _set(
    "in on at when as after by near before while who from with for to during outside inside "
    "which where that because since until over during into across around along and but whose"
)
_NONE = _set("no nobody none never not without n't")
_DETERMINERS = _set("a an the his her its their one")
_LAST_TOLL = _set("to at of stood rose risen reached passed climbed was now is")
_OPENERS = _set("the a an in on at it this that one another no police he she they his her")
_GROUPS = _set(
    "group crowd family gang number dozens scores hundreds thousands people police "
    "nobody what which it that this operation"
)
TOTAL = _set("toll total altogether risen rose raising")
"""Words of a sentence that gives a total, which outweighs the numbers of others."""


@dataclass(slots=True)
class Tolls:
    """What a sentence says of the victims and the arrested."""

    killed: int | None = None
    killed_qualifier: Qualifier | None = None
    injured: int | None = None
    injured_qualifier: Qualifier | None = None
    detained: int | None = None
    detained_qualifier: Qualifier | None = None


@dataclass(slots=True)
class _Cue:
    kind: Kind
    how: str
    first: int
    last: int


def find_tolls(words: Words, sentence: Sentence) -> Tolls:
    """Find the tolls that a sentence gives."""
    tolls = Tolls()
    cues = _cues(words, sentence)
    if not cues:
        return tolls
    reader = _Reader(words, sentence, numbers(words, sentence), cues)
    for number, cue in enumerate(cues):
        if getattr(tolls, cue.kind) is not None:
            continue
        found = reader.people(number)
        if found is not None:
            setattr(tolls, cue.kind, found.value)
            setattr(tolls, f"{cue.kind}_qualifier", found.qualifier)
    return tolls


def _cues(words: Words, sentence: Sentence) -> list[_Cue]:
    found: list[_Cue] = []
    lower = words.lower
    at = sentence.first
    while at < sentence.last:
        cue = None
        for phrase, kind, how in _BY_FIRST.get(lower[at], ()):
            end = at + len(phrase)
            if end <= sentence.last and tuple(lower[at:end]) == phrase:
                cue = _Cue(kind, how, at, end)
                break
        if cue is None:
            word = lower[at]
            for table, how in ((_BOTH, "both"), (_ACTIVE, "right"), (_LEFT, "left")):
                if word in table:
                    cue = _Cue(table[word], how, at, at + 1)
                    break
        if cue is None:
            at += 1
            continue
        if not _idle(words, sentence, cue):
            found.append(cue)
        at = cue.last
    return found


def _idle(words: Words, sentence: Sentence, cue: _Cue) -> bool:
    """Tell a cue that means nothing here: "held talks", "no one was killed"."""
    lower = words.lower
    before = lower[max(sentence.first, cue.first - 3) : cue.first]
    if not _NONE.isdisjoint(before):
        return True
    word = lower[cue.first]
    behind = lower[cue.last] if cue.last < sentence.last else ""
    if word in {"held", "holds", "seized"}:
        # Only as what is done to people; "held talks", "seized a bank" say something else.
        passive = not _BE.isdisjoint(before[-2:])
        return not (passive or behind in {"", "on", "over", "for", "after", "in"} or word == "")
    if word in {"murder", "arrest", "arrests", "wound", "wounds", "kill"}:
        preceded = before[-1] if before else ""
        return preceded in {"of", "the", "for", "a", "an", "his", "her", "with", "attempted"}
    if word in {"jailed", "remanded"}:
        return word == "jailed"
    return word == "dead" and behind in {"line", "end", "body", "bodies", "man"}


class _Reader:
    def __init__(
        self, words: Words, sentence: Sentence, counts: list[Number], cues: Sequence[_Cue]
    ) -> None:
        self._words, self._sentence = words, sentence
        self._lower = words.lower
        self._counts = counts
        self._cues = cues
        self._used: set[int] = set()

    def people(self, number: int) -> Number | None:  # noqa: PLR0911 - one return per construction
        """Return the people of a cue."""
        cue = self._cues[number]
        if cue.how == "one":
            return Number(cue.first, cue.last, 1, None)
        if cue.how == "toll":
            return self._toll(cue)
        if cue.how == "lives":
            return self._lives(cue)
        if cue.how == "right":
            if self._lower[cue.first] == "arrests":
                for one in self._counts:
                    if cue.first - 2 <= one.last <= cue.first:
                        return one
            return self._right(cue)
        passive = self._passive(cue)
        if cue.how == "both" and not passive:
            found = self._right(cue)
            if found is not None:
                return found
        return self._left(number, passive)

    def _passive(self, cue: _Cue) -> bool:
        at = cue.first - 1
        while at >= self._sentence.first and self._lower[at] in _ADVERBS:
            at -= 1
        if at < self._sentence.first:
            return False
        word = self._lower[at]
        if word in {"taken", "kept", "placed", "led", "rushed"}:
            at -= 1
            word = self._lower[at] if at >= self._sentence.first else ""
        if word in {"have", "has", "had"}:
            return cue.how == "left"
        return word in _BE

    def _toll(self, cue: _Cue) -> Number | None:
        best = None
        for number in self._counts:
            if number.first >= cue.last and number.first - cue.last <= 12:
                lead = self._lower[number.first - 1]
                if lead in _LAST_TOLL | QUALIFYING:
                    best = number
        return best

    def _lives(self, cue: _Cue) -> Number | None:
        window = self._lower[cue.last : min(self._sentence.last, cue.last + 6)]
        if "lives" not in window and "life" not in window:
            return None
        for number in self._counts:
            if cue.last <= number.first <= cue.last + 4:
                return number
        return Number(cue.first, cue.last, 1, None) if "life" in window else None

    def _right(self, cue: _Cue) -> Number | None:
        """Add up the people that stand behind an active verb, joined by "and"."""
        total, qualifier, at = 0, None, cue.last
        first = True
        while True:
            part = self._person_at(at, first)
            if part is None:
                break
            total += part.value
            qualifier = qualifier or part.qualifier
            joined = self._behind_and(part.last)
            if joined is None:
                break
            at, first = joined, False
        return Number(cue.first, at, total, qualifier) if total else None

    def _person_at(  # noqa: PLR0911 - one return per form
        self, at: int, first: bool
    ) -> Number | None:
        """Read a number of people, one person, or one person's name."""
        lower, end = self._lower, self._sentence.last
        skip = at
        while skip < end and lower[skip] in QUALIFYING - {"up"}:
            skip += 1
        for number in self._counts:
            if number.first in {skip, at}:
                if number.first in self._used or self._verb_behind(number):
                    return None
                self._used.add(number.first)
                return number
        if at >= end:
            return None
        if first and lower[at] in {"him", "her"}:
            return Number(at, at + 1, 1, None)
        if lower[at] in _DETERMINERS:
            for place in range(at + 1, min(end, at + 6)):
                if lower[place] in PERSONS:
                    return Number(at, place + 1, 1, None)
                if lower[place] in _STOPS or "," in self._gap(place):
                    break
            return None
        if (
            first
            and self._cased()
            and self._capital(at)
            and at + 1 < end
            and self._capital(at + 1)
            and lower[at + 1] not in {"police", "soldiers"}
            and not lower[at].endswith("s")
        ):
            return Number(at, at + 2, 1, None)
        return None

    def _behind_and(self, at: int) -> int | None:
        """Return what follows the next "and", if only the rest of a noun stands before it."""
        for place in range(at, min(self._sentence.last, at + REACH)):
            if self._lower[place] == "and":
                return place + 1
            if self._lower[place] in _STOPS or (place > at and "," in self._gap(place)):
                return None
        return None

    def _verb_behind(self, number: Number) -> bool:
        """Tell whether the number's people begin a clause of their own: "and 5 were hurt"."""
        window = self._lower[number.last : min(self._sentence.last, number.last + 4)]
        for word in window:
            if word in {"was", "were", "are", "remain", "injured", "wounded", "hurt", "missing"}:
                return True
            if word in _STOPS:
                return False
        return False

    def _left(self, number: int, passive: bool) -> Number | None:
        """Return the nearest number before the cue, added to one joined to it by "and"."""
        cue = self._cues[number]
        floor = self._cues[number - 1].last if number else self._sentence.first
        if number and self._lower[self._cues[number - 1].last :][:1] == ["and"]:
            floor = self._cues[number - 1].last
        near = [
            one
            for one in self._counts
            if floor <= one.first < cue.first
            and cue.first - one.last <= BACK
            and one.first not in self._used
        ]
        if near:
            best = near[-1]
            total, qualifier = best.value, best.qualifier
            self._used.add(best.first)
            if len(near) > 1 and self._added(near[-2], best):
                total += near[-2].value
                qualifier = near[-2].qualifier or qualifier
            return Number(best.first, best.last, total, qualifier)
        return self._single_subject(cue, floor, passive)

    def _added(self, first: Number, second: Number) -> bool:
        between = self._lower[first.last : second.first]
        return len(between) <= 4 and between[-1:] == ["and"]

    def _single_subject(self, cue: _Cue, floor: int, passive: bool) -> Number | None:
        """Return one where the verb's subject is one person: "a farmer died", "he was held"."""
        clause = self._lower[max(floor, cue.first - BACK) : cue.first]
        if passive:
            verbs = [word for word in clause[-4:] if word in _BE]
            if not _PLURAL.isdisjoint(verbs) or not _GROUPS.isdisjoint(clause[:6]):
                return None
            return Number(cue.first, cue.last, 1, None) if self._person_in(clause) else None
        if cue.how == "left" and self._lower[cue.first] not in {"deaths", "injuries", "bodies"}:
            for place in range(max(floor, cue.first - BACK), cue.first - 1):
                if self._lower[place] in {"a", "an"}:
                    for word in self._lower[place + 1 : min(cue.first, place + 5)]:
                        if word in PERSONS:
                            return Number(place, cue.first, 1, None)
        return None

    def _person_in(self, clause: list[str]) -> bool:
        """Tell whether the words hold one person: a pronoun, a noun, or a name."""
        if not {"he", "she", "who"}.isdisjoint(clause) or not PERSONS.isdisjoint(clause):
            return True
        if not self._cased() or not clause:
            return False
        start = self._sentence.first
        named = [
            at
            for at in range(start, self._sentence.last)
            if self._capital(at) and self._lower[at] in clause
        ]
        # A name, not just a sentence's first word.
        return any(at > start or self._lower[at] not in _OPENERS for at in named)

    def _gap(self, at: int) -> str:
        return self._words.text[self._words.ends[at - 1] : self._words.starts[at]]

    def _capital(self, at: int) -> bool:
        return self._words.text[self._words.starts[at]].isupper()

    def _cased(self) -> bool:
        text = self._words.text[self._sentence.start : self._sentence.end]
        return not text.isupper() and self._words.field != "title"
