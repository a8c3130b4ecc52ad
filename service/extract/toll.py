"""How many people were killed, injured and detained, as a sentence says it.

A cue ("killed", "were wounded", "took ... into custody") looks for its people: to the right where
somebody does it to them, to the left where it is done to them or where they die.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from schemas.event import Qualifier
from service.classify.text import Sentence, Words, split
from service.extract.anchor import Span
from service.extract.lexicon import words_of
from service.extract.numbers import NUMBER_WORDS, QUALIFYING, Number, numbers
from service.extract.people import PERSONS

Kind = Literal["killed", "injured", "detained", "hit"]
KINDS = ("killed", "injured", "detained")
"""The tolls of events; those hit, who may have died of it, only stand in for the injured."""
REACH = 6
"""Words that may stand between a cue and its number on the right, besides qualifiers."""
BACK = 14
"""Words that may stand between a number and its cue on the right of it."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Cues by how they take their people: "both" may be active or passive.
_BOTH: dict[str, Kind] = dict.fromkeys(
    words_of(
        "killed murdered beheaded executed lynched slain massacred slaughtered electrocuted drowned"
    ),
    "killed",
)
_BOTH |= dict.fromkeys(
    words_of(
        "injured wounded hurt maimed hospitalised hospitalized scalded sickened poisoned bruised"
    ),
    "injured",
)
_BOTH |= dict.fromkeys(
    words_of(
        "arrested detained captured apprehended nabbed seized netted held remanded jailed collared"
    ),
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
    words_of("dead died dies die perished suffocated deaths fatalities killings bodies"),
    "killed",
)
_LEFT |= dict.fromkeys(["injuries"], "injured")
_PHRASES: tuple[tuple[tuple[str, ...], Kind, str], ...] = (
    (("shot", "dead"), "killed", "both"),
    (("shooting", "dead"), "killed", "right"),
    (("gunning", "down"), "killed", "right"),
    (("gunned", "down"), "killed", "both"),
    (("mown", "down"), "killed", "both"),
    (("mowed", "down"), "killed", "both"),
    (("hacked", "to", "death"), "killed", "both"),
    (("beaten", "to", "death"), "killed", "both"),
    (("stabbed", "to", "death"), "killed", "both"),
    (("burned", "to", "death"), "killed", "both"),
    (("burnt", "to", "death"), "killed", "both"),
    (("crushed", "to", "death"), "killed", "both"),
    (("fell", "ill"), "injured", "left"),
    (("fallen", "ill"), "injured", "left"),
    (("taken", "ill"), "injured", "both"),
    (("bodies", "of"), "killed", "right"),
    (("throats", "of"), "killed", "right"),
    (("throat", "of"), "killed", "right"),
    (("number", "of", "people", "killed"), "killed", "toll"),
    (("number", "killed"), "killed", "toll"),
    (("that", "makes"), "killed", "makes"),
    (("to", "death"), "killed", "left"),
    (("of", "them", "fatally"), "killed", "part"),
    (("of", "whom", "fatally"), "killed", "part"),
    (("lost", "their", "lives"), "killed", "left"),
    (("lost", "their", "life"), "killed", "left"),
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
    (("into", "custody"), "detained", "put"),
    (("in", "custody"), "detained", "put"),
    (("in", "police", "custody"), "detained", "put"),
    (("in", "administrative", "detention"), "detained", "put"),
    (("behind", "bars"), "detained", "put"),
    (("in", "handcuffs"), "detained", "put"),
    (("under", "arrest"), "detained", "left"),
    (("picked", "up"), "detained", "both"),
    (("pick", "up"), "detained", "right"),
    (("picks", "up"), "detained", "right"),
    (("locked", "up"), "detained", "both"),
    (("led", "away"), "detained", "both"),
    (("taken", "away"), "detained", "left"),
    (("rounded", "up"), "detained", "both"),
    (("rounding", "up"), "detained", "right"),
    (("rounds", "up"), "detained", "right"),
    (("handcuffed",), "detained", "both"),
    (("needed", "hospital", "treatment"), "injured", "left"),
    (("treated", "for"), "injured", "left"),
    (("broken", "bones"), "injured", "left"),
    (("broken", "limbs"), "injured", "left"),
    (("broken", "leg"), "injured", "left"),
    (("broken", "arm"), "injured", "left"),
    (("burns", "ward"), "injured", "left"),
    (("in", "a", "coma"), "injured", "left"),
    (("in", "hospital"), "injured", "left"),
)
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind, str]]] = {}
for _entry in _PHRASES:
    _BY_FIRST.setdefault(_entry[0][0], []).append(_entry)
_BE = _set("was were been being are is be have has had")
_PLURAL = _set("were are have")
_ADVERBS = _set(
    "gravely mortally also later reportedly seriously critically badly slightly severely "
    "lightly allegedly then "
    "all instantly fatally immediately still being since now not"
)
_STOPS = _set(
    "in on at when as after by near before while who from with for to during outside inside "
    "which where that because since until over during into across around along and but whose"
)
_CARRIED = _set(
    "taken rushed treated admitted shifted brought flown moved airlifted referred ferried sent"
)
_SENDING = _set("sending sends putting puts rushing taking")
_LIMBS = _set(
    "leg legs arm arms hip shoulder chest stomach back thigh foot hand head face neck knee calf "
    "abdomen buttocks ankle"
)
_HIT = _set("shot stabbed knifed slashed bludgeoned")
_RAISING = _set("bringing brings brought taking takes took raising raises raised pushing pushes")
_DEAD = _set("dead deaths killed toll fatalities victims")
_HURT = _set("injured wounded hurt injuries")
_SUFFERING = _set("suffered sustained suffering received")
_HARM = _set("injuries injury burns burn wounds wound fractures inhalation bullet concussion")
_PLACED = _SENDING | _set(
    "take taken takes took taking put places placed placing kept keeping led leading"
)
_SENTENCED = _set("sentenced sentences sentencing condemned condemns")
_SUBSET = _set("including among")
_SHARES = _set("half third quarter most many some none few several any majority percent")
"""Words whose "of 12" counts a part of them."""
_OWNING = _set("his her their the its all")
_BEFORE_COUNTS = (QUALIFYING | {"between"}) - {"up"}
_SAFE_OR_GONE = _set("missing rescued survived survivors unhurt unaccounted")
_NOBODY = _set("none nobody")
_ATTACKERS = _set("gunman attacker bomber assailant suspect shooter sniper militant fighter")
_NONE = _set("no nobody none never not without n't")
_GROUP_SIZES = {"couple": 2, "pair": 2, "twins": 2, "trio": 3}
_DETERMINERS = _set("a an the his her its their one")
_LAST_TOLL = _set(
    "to at of stood rose risen reached reaches passed passes climbed topped tops exceeded exceeds "
    "surpassed hits hit was now is"
)
_OPENERS = _set("the a an in on at it this that one another no police he she they his her")
_GROUPS = _set(
    "group crowd family gang number dozens scores hundreds thousands people police "
    "nobody what which it that this operation"
)
TOTAL = _set("toll total altogether risen rose raising")
"""Words of a sentence that gives a total, which outweighs the numbers of others."""


_PEOPLE_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "men",
    "women",
    "ees",
    "ants",
    "ents",
    "ians",
    "ans",
    "kids",
    "boys",
    "girls",
)
PEOPLE = _set(
    "people persons others civilians children crew villagers residents police victims dead "
    "passengers members soldiers troops nationals citizens youths youngsters pupils staff more "
    "monks nuns guards relatives bodies"
)


def is_people(word: str) -> bool:
    """Tell a noun for several persons."""
    return word in PEOPLE or word.endswith(_PEOPLE_ENDINGS) or word.removesuffix("s") in PERSONS


@dataclass(slots=True)
class Tolls:
    """What a sentence says of the victims and the arrested."""

    killed: int | None = None
    killed_qualifier: Qualifier | None = None
    injured: int | None = None
    injured_qualifier: Qualifier | None = None
    detained: int | None = None
    detained_qualifier: Qualifier | None = None
    hit: int | None = None
    """People who were shot or stabbed, of whom is not said whether they died."""
    hit_qualifier: Qualifier | None = None


@dataclass(slots=True)
class _Cue:
    kind: Kind
    how: str
    first: int
    last: int


def find_tolls(words: Words, sentence: Sentence) -> Tolls:
    """Find the tolls that a sentence gives."""
    tolls = Tolls()
    _count_named(words, sentence, tolls)
    cues = _cues(words, sentence)
    if not cues:
        return tolls
    reader = _Reader(words, sentence, numbers(words, sentence), cues)
    # What gives the total comes first: "three more died, bringing the dead to eight".
    for number, cue in sorted(enumerate(cues), key=lambda one: one[1].how != "toll"):
        if getattr(tolls, cue.kind) is not None:
            continue
        found = reader.people(number)
        if found is not None:
            setattr(tolls, cue.kind, found.value)
            setattr(tolls, f"{cue.kind}_qualifier", found.qualifier)
    return tolls


def with_marks(
    tolls: Tolls, words: Words, sentence: Sentence, marks: Mapping[str, tuple[Words, Span]]
) -> Tolls:
    """Return the tolls; where no cue gives one, by the words that the encoder takes for it."""
    for kind in KINDS:
        if kind not in marks or getattr(tolls, kind) is not None:
            continue
        first, last = marks[kind][1]
        inside = [one for one in numbers(words, sentence) if first <= one.first < last]
        if _otherwise_meant(words, (first, last), inside, tolls):
            continue
        value = _alone(words, (first, last), inside)
        if value is None:
            value = how_many(words.text[words.starts[first] : words.ends[last - 1]])
        if value is not None:
            setattr(tolls, kind, value)
            setattr(tolls, f"{kind}_qualifier", inside[0].qualifier if inside else None)
    return tolls


def _otherwise_meant(words: Words, span: Span, inside: Sequence[Number], tolls: Tolls) -> bool:
    """Tell whether marked digits are an age, another toll already read, or the missing."""
    first, last = span
    if not inside:
        return any(word.isdigit() for word in words.lower[first:last])
    if not _SAFE_OR_GONE.isdisjoint(words.lower[last : last + 3]):
        return True
    known = {getattr(tolls, kind) for kind in KINDS}
    return len(inside) == 1 and inside[0].value in known


def _alone(words: Words, span: Span, inside: Sequence[Number]) -> int | None:
    """Return the number of a span that tells just one: "between 30 and 40 people" 30."""
    if len(inside) != 1:
        return None
    beside = words.lower[span[0] : inside[0].first] + words.lower[inside[0].last : span[1]]
    return None if "and" in beside else inside[0].value


def _count_named(words: Words, sentence: Sentence, tolls: Tolls) -> None:
    """Count victims or arrested who are named one by one: "the dead were named as A, 34, and B"."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last - 1):
        if lower[at] != "as" or _NAMING.isdisjoint(lower[max(sentence.first, at - 6) : at]):
            continue
        told = lower[max(sentence.first, at - 10) : at]
        kind = next((kind for kind, nouns in _NAMED_KINDS if not nouns.isdisjoint(told)), None)
        if kind is not None and (number := _names(words, at + 1, sentence.last)):
            setattr(tolls, kind, number)
        return


def _names(words: Words, start: int, end: int) -> int:
    """Count names of two words, or of one that an age follows, up to the clause's end."""
    found = 0
    at = start
    while at < end and words.lower[at] not in {
        "who",
        "were",
        "was",
        "had",
        "when",
        "after",
        "said",
    }:
        last = at
        while last < end and words.text[words.starts[last]].isupper():
            if last > at and words.text[words.ends[last - 1] : words.starts[last]] not in " -.":
                break
            last += 1
        aged = last < end and words.lower[last].isdigit()
        found += last - at >= 2 or (last > at and aged)
        at = max(at + 1, last)
    return found


_NAMING = _set("named identified")
_NAMED_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("killed", _set("dead deceased victims killed")),
    ("injured", _set("injured wounded")),
    ("detained", _set("arrested accused suspects detained held")),
)


def _cues(  # noqa: PLR0912 - one branch per kind of cue
    words: Words, sentence: Sentence
) -> list[_Cue]:
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
            if word == "away":
                if not _PLACED.isdisjoint(lower[max(sentence.first, at - 8) : at]):
                    cue = _Cue("detained", "put", at, at + 1)
            elif word in {"hospital", "hospitals"}:
                before = lower[max(sentence.first, at - 10) : at]
                if not _CARRIED.isdisjoint(before[-5:]):
                    cue = _Cue("injured", "left", at, at + 1)
                elif not _SENDING.isdisjoint(before):
                    cue = _Cue("injured", "put", at, at + 1)
            elif word in _RAISING:
                cue = _raising(lower, at, sentence.last)
            elif word in _HIT:
                cue = _hit(lower, at, sentence.last)
            elif word in _SUFFERING and not _HARM.isdisjoint(
                lower[at + 1 : min(sentence.last, at + 6)]
            ):
                cue = _Cue("injured", "left", at, at + 1)
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


def _raising(lower: list[str], at: int, end: int) -> _Cue | None:
    """Read "bringing the number of people killed to eight", "taking the toll to 12"."""
    behind = lower[at + 1 : min(end, at + 9)]
    if "to" not in behind:
        return None
    counted = behind[: behind.index("to")]
    if not _HURT.isdisjoint(counted):
        return _Cue("injured", "toll", at, at + 1 + len(counted))
    if not _DEAD.isdisjoint(counted):
        return _Cue("killed", "toll", at, at + 1 + len(counted))
    return None


def _hit(lower: list[str], at: int, end: int) -> _Cue | None:
    """Read "was shot in the hip" as an injury, "were stabbed" as one that may have been deadly."""
    behind = lower[at + 1 : min(end, at + 5)]
    aimed = lower[at] == "shot" and behind[:1] in (["at"], ["into"])
    if aimed or behind[:1] in (["dead"], ["down"]) or "death" in behind:
        return None
    if behind[:1] in (["in"], ["through"]) and not _LIMBS.isdisjoint(behind):
        return _Cue("injured", "both", at, at + 1)
    return _Cue("hit", "both", at, at + 1)


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
    if lower[cue.last - 1] == "death" and word == "to":
        return not _SENTENCED.isdisjoint(lower[max(sentence.first, cue.first - 14) : cue.first])
    if word in {"jailed", "remanded"}:
        return word == "jailed"
    return word == "dead" and behind in {"line", "end", "body", "bodies", "man"}


def how_many(description: str) -> int | None:  # noqa: PLR0911 - one return per form
    """Count the people of a description: "six men" 6, "a 36-year-old welder" 1, "gunmen" None."""
    words = split("text", description)
    if not words.lower:
        return None
    whole = Sentence("text", 0, len(description), 0, len(words.lower))
    if " and " in description:
        parts = [how_many(one) for one in description.replace(", ", " and ").split(" and ")]
        if all(one is not None for one in parts):
            return sum(one or 0 for one in parts)
    counts = numbers(words, whole)
    head = words.lower[: next((n for n, one in enumerate(words.lower) if one in _HEAD_ENDS), 99)]
    joined = "and" in head
    if counts and counts[0].first <= 2:
        return counts[0].value if not joined else None
    if joined or words.lower[0] in _MANY:
        return None
    if words.lower[0] in {"he", "she", "him", "her"} or "old" in head:
        return 1
    if any(word in PERSONS for word in head):
        return 1
    named = [at for at in range(len(head)) if description[words.starts[at]].isupper()]
    plural = any(is_people(word) for word in head)
    return 1 if len(named) == len(head) >= 2 and not plural and not description.isupper() else None


_HEAD_ENDS = _set("of in on from who which whose at with accused suspected for")
_MANY = _set("several dozens many scores some hundreds thousands members two three group they them")


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
        if cue.how == "makes":
            behind = [one for one in self._counts if one.first == cue.last]
            dead = behind and self._lower[behind[0].last : behind[0].last + 1] == ["dead"]
            return behind[0] if dead else None
        if cue.how == "part":
            near = [one for one in self._counts if cue.first - 2 <= one.last <= cue.first]
            return near[-1] if near else None
        if cue.how == "put":
            return self._put(number)
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

    def _put(self, number: int) -> Number | None:
        """Read "took four men into custody", "placed in custody eleven people"."""
        cue = self._cues[number]
        floor = self._cues[number - 1].last if number else self._sentence.first
        for place in range(cue.first - 1, max(floor, cue.first - BACK) - 1, -1):
            if self._lower[place] in _PLACED and not self._passive_at(place):
                found = self._right(_Cue(cue.kind, "right", place, place + 1))
                return found or self._right(cue) or self._left(number, passive=True)
        return self._left(number, passive=True)

    def _passive_at(self, at: int) -> bool:
        return at > self._sentence.first and self._lower[at - 1] in _BE | {"being"}

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
        if at < self._sentence.last and "," in self._gap(at):
            return None
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
        while skip < end and lower[skip] in _BEFORE_COUNTS:
            skip += 1
        behind = at + 1 if at < end and lower[at] in _OWNING else at  # "killing all 12"
        for number in self._counts:
            if number.first in {skip, at, behind}:
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
                if lower[place] in _GROUP_SIZES:
                    return Number(at, place + 1, _GROUP_SIZES[lower[place]], None)
                if lower[place] in PERSONS or self._aged(place):
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
            if place > at and "," in self._gap(place):
                return place if self._people_from(place) else None
            if self._lower[place] in _STOPS:
                return None
        return None

    def _people_from(self, at: int) -> bool:
        """Tell whether a number of people begins here: "five soldiers, two policemen"."""
        return any(
            one.first == at and is_people(self._lower[one.last])
            for one in self._counts
            if one.last < self._sentence.last
        )

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
        subject = self._lower[max(floor, cue.first - BACK) : cue.first]
        if not _NOBODY.isdisjoint(subject) or ("all", "but") in pairwise(subject):
            return None
        if subject[-1:] == ["another"] or subject[-2:] == ["a", "second"]:
            return Number(cue.first - 1, cue.last, 1, None)  # "and another injured"
        if number and self._lower[self._cues[number - 1].last :][:1] == ["and"]:
            floor = self._cues[number - 1].last
        near = [
            one
            for one in self._counts
            if floor <= one.first < cue.first
            and cue.first - one.last <= BACK
            and one.first not in self._used
            and not self._subset(one)
            and not self._thing(one, cue.first)
        ]
        left = self._left_behind(cue, near)
        if left is not None:
            self._used.add(left.first)
            return left
        if near:
            best = near[-1]
            total, qualifier = best.value, best.qualifier
            self._used.add(best.first)
            joined = len(near) > 1 and self._added(near[-2], best)
            if joined:
                total += near[-2].value
                qualifier = near[-2].qualifier or qualifier
            else:
                total += self._one_more(best, cue.first, floor)
            at = len(near) - 1 - joined
            while at > 0 and total > best.value and self._listed(near[at - 1], near[at]):
                at -= 1
                total += near[at].value
                qualifier = near[at].qualifier or qualifier
            return Number(best.first, best.last, total, qualifier)
        return self._single_subject(cue, floor, passive)

    def _subset(self, one: Number) -> bool:
        """Tell the part of a number: "12 people, including three children, were killed"."""
        before = self._lower[max(self._sentence.first, one.first - 4) : one.first]
        share = before[-2] if len(before) > 1 else ""
        if before[-1:] == ["of"] and (share in _SHARES or share in NUMBER_WORDS or share.isdigit()):
            return True  # "half of 24 passengers"
        if before[-2:] in (["of", "the"], ["of", "about"], ["of", "some"]):
            return True
        part = self._lower[one.last : one.last + 2] in (["of", "them"], ["of", "whom"])
        return not _SUBSET.isdisjoint(before) or (part and one is not self._counts[0])

    def _thing(self, one: Number, end: int) -> bool:
        """Tell a number of things that stands far from the cue: "forty sticks ... found dead"."""
        if end - one.last <= 5:
            return False
        for word in self._lower[one.last : min(end, one.last + 4)]:
            if is_people(word):
                return False
            if word in _STOPS or word in _BE:
                return word not in _BE and word != "who"
        return True

    def _left_behind(self, cue: _Cue, near: list[Number]) -> Number | None:
        """Read "leaving seven members of two families dead"."""
        for place in range(cue.first - 1, max(self._sentence.first, cue.first - 12) - 1, -1):
            if self._lower[place] in {"leaving", "left", "leaves"}:
                return next((one for one in near if place < one.first <= place + 4), None)
        return None

    def _one_more(self, one: Number, end: int, floor: int) -> int:
        """Count the one beside a number: "nine rangers and a driver", "a boy and two others"."""
        lower = self._lower
        behind = lower[one.last : end]
        if "and" in behind[:4]:
            at = one.last + behind.index("and") + 1
            if at < end and end - at <= 8 and lower[at] in {"a", "an", "one", "his", "her"}:
                beside = lower[at + 1 : min(end, at + 4)]
                return int(any(word in PERSONS - _ATTACKERS for word in beside))
        start = one.first
        while start > floor and lower[start - 1] in QUALIFYING:
            start -= 1
        if start - 1 >= floor and lower[start - 1] in _OWNING:
            start -= 1
        if start - 2 >= floor and lower[start - 1] == "and" and lower[start - 2] in PERSONS:
            before = lower[max(floor, start - 6) : start - 2]
            return int(not {"a", "an", "one", "his", "her"}.isdisjoint(before))
        return 0

    def _added(self, first: Number, second: Number) -> bool:
        between = self._lower[first.last : second.first]
        return len(between) <= 4 and between[-1:] == ["and"] and _BE.isdisjoint(between)

    def _listed(self, first: Number, second: Number) -> bool:
        """Tell the first of "three soldiers, two policemen and a guide died"."""
        between = second.first - first.last
        near = 1 <= between <= 4 and "," in self._gap(second.first)
        return near and is_people(self._lower[second.first - 1])

    def _single_subject(  # noqa: PLR0911 - one return per construction
        self, cue: _Cue, floor: int, passive: bool
    ) -> Number | None:
        """Return one where the verb's subject is one person: "a farmer died", "he was held"."""
        clause = self._lower[max(floor, cue.first - BACK) : cue.first]
        if passive:
            verbs = [word for word in clause[-4:] if word in _BE]
            if not _PLURAL.isdisjoint(verbs) or not _GROUPS.isdisjoint(clause[:6]):
                return None
            return Number(cue.first, cue.last, 1, None) if self._person_in(clause) else None
        if cue.how == "left" and self._lower[cue.first] in {"deaths", "injuries", "bodies"}:
            return None
        active = cue.how == "both" and self._lower[cue.first] != "drowned"
        if active and self._words.field != "title":
            return None
        if not _GROUPS.isdisjoint(clause[-8:]):
            return None
        for place in range(max(floor, cue.first - BACK), cue.first):
            if self._lower[place] in {"a", "an"} or active:
                for at in range(place, min(cue.first, place + 5)):
                    if self._lower[at] in PERSONS or self._aged(at):
                        return Number(place, cue.first, 1, None)
        return Number(cue.first, cue.last, 1, None) if self._named_before(cue.first) else None

    def _named_before(self, at: int) -> bool:
        """Tell "Colin Baskerville, 36, died": one name opens the sentence and is the subject."""
        first, last = self._sentence.first, at
        if self._lower[at - 1].isdigit():
            last -= 1
        return (
            self._cased()
            and last - first in {2, 3}
            and all(self._capital(place) for place in range(first, last))
            and self._lower[first] not in _OPENERS
        )

    def _aged(self, at: int) -> bool:
        """Tell "54-year-old" at a word."""
        return self._lower[at : at + 3][1:] in (["year", "old"], ["month", "old"])

    def _person_in(self, clause: list[str]) -> bool:
        """Tell whether the words hold one person: a pronoun, a noun, or a name."""
        if not {"he", "she", "who", "him", "her"}.isdisjoint(clause):
            return True
        if not PERSONS.isdisjoint(clause) or "old" in clause:
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
