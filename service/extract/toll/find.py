"""How many people were killed, injured and detained, as a sentence says it.

A cue ("killed", "were wounded", "took ... into custody") looks for its people: to the right where
somebody does it to them, to the left where it is done to them or where they die.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from schemas.event import Qualifier
from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words, parts_clauses
from service.extract.anchor import Span
from service.extract.described import how_many
from service.extract.numbers import NUMBER_WORDS, QUALIFYING, Number, numbers, past_ages
from service.extract.people import COLLECTIVE, GROUP_SIZES, PERSONS, is_human, is_people
from service.extract.place.words import TIMES
from service.extract.toll.cues import (
    ADVERBS,
    ATTACKERS,
    BE,
    BREAKING,
    CARRIED,
    CLINICS,
    DETERMINERS,
    EXECUTING,
    FEARED,
    HAVING,
    HURT,
    ILL,
    LEAVING,
    NEAR_TOLL,
    ORDINALS,
    PLACED,
    REACH,
    WOUNDED,
    Cue,
    Kind,
    find_cues,
    subject_end,
)

KINDS = ("killed", "injured", "detained")
"""The tolls of events; those hit, who may have died of it, only stand in for the injured."""
BACK = 14
"""Words that may stand between a number and its cue on the right of it."""


_PASSIVES = BE - HAVING
_PLURAL = word_set("were are have")
_SINGULAR = word_set("was is has")
_STOPS = word_set(
    "in on at when as after by near before while who from with for to during outside inside "
    "which where that because since until over during into across around along and but whose"
)
_ANOTHER_DEED = word_set("and then before after while")
"""Words behind those who were shot with which another deed begins."""
_OF_THEM = _STOPS | {"of"}
_SPEAKING = word_set("said say says told tell tells")
_SUBSET = word_set("including among")
_APPOSING = _SUBSET | word_set("all both aged most none")
"""Words with which begins what is told of people between commas."""
_SHARES = word_set("half third quarter most many some none few several any majority percent")
"""Words whose "of 12" counts a part of them."""
_OWNING = word_set("his her their the its all")
_MORE = word_set("another further")
_BEFORE_COUNTS = (QUALIFYING | _MORE | {"between"}) - {"up"}
_OF_PEOPLE = (["of", "those"], ["of", "them"], ["of", "whom"])
_SAFE_OR_GONE = word_set("missing rescued survived survivors unhurt unaccounted safety freed")
_OFFICERS = word_set("police policemen officers soldiers troops agents")
_ACTING = word_set("made carried took searched raided stormed")
_RESCUING = word_set("rescued saved freed evacuated rescuing saving freeing evacuating")
_DESCRIBED = 4
"""Words of "his young wife" and the like."""
_KIN = word_set("family families")
_BARE = word_set("man woman boy girl child baby son daughter")
"""Who is another even without an article: "a man and woman", but not "a clerk and activist"."""
_ANYONE = word_set("people persons suspects nationals citizens victims")
"""Words for people behind which it may be told who they are."""
_NEAR_SAFE = 8
"""Words behind a number within which its people may be said to be safe."""
_VERBS = word_set("died drowned suffered sustained")
_SUFFERED = HURT | word_set("killed arrested detained held captured")
"""What is told of all behind "three of the seven men"."""
_NOBODY = word_set("none nobody neither")
_ATTACKED = word_set("attackers assailants gunmen bombers raiders robbers kidnappers")
_JOINT = frozenset(["and"]) | ADVERBS | BE
_VAGUE = word_set("those they some many all both others")
_OWNERS = word_set("the his her their its")
_OTHER_SIDE = word_set(
    "captor captors kidnapper kidnappers abductor abductors hijacker hijackers trafficker "
    "traffickers smuggler smugglers attacker attackers gunman gunmen bomber driver drivers owner "
    "owners"
)
"""Who did something to those who are counted before."""
_ARTICLES = word_set("a an his her the one he she")
_BESIDE = 3
"""Words between a number and what its people are told with: "eleven men with burns"."""
_AWAY = word_set("out off away up home")
_DEATHS = word_set("dead killed deaths")
_LINKING: dict[Kind, frozenset[str]] = {
    "killed": word_set("pronounced declared found"),
    "injured": word_set("remain remains remained"),
}
"""By kind, the verbs before a cue that say no more than "was"."""
_COUNTS = word_set("deaths fatalities injuries killings bodies")
_THEN_OF = {
    "died": word_set("but and later he she then where subsequently"),
    "dead": frozenset(["pronounced", "declared"]),
}
"""Words before what tells that who was hurt died."""
_JAILED = word_set("jailed jails jailing imprisoned imprisonment")
_TO_PRISON = frozenset(
    pair
    for first, second in (
        ("to", "life prison jail"),
        ("for", "life"),
        ("life", "in term sentence"),
        ("years", "in"),
    )
    for pair in product(first.split(), second.split())
)
_CONVICT = word_set("who that for of he she after by of admitted")
"""Words before what a convict did, not what the court has done to him."""
_FURTHER = 8
"""Cues of a sentence that are read for people besides those already counted."""
_RANK = {"toll": 0, "named": 2, "attribute": 2}
_OBJECTS = word_set("a an the him her them his its their tens dozens hundreds thousands scores")
_PHRASE_ENDS = word_set(
    "in on at when as after by near before while who from with for to during outside inside "
    "which where that because since until over into during across around along and but whose "
    "of or was were is are had has have accused suspected wanted died perished suffered sustained "
    "killed injured wounded dead hurt arrested held detained drowned taken put lost broke "
    "under by against aboard behind may might will would could can should must"
)
_NOT_ONE = (
    word_set(
        "group gang crowd family crew band police army team mob cell ring number dozen staff dog "
        "horse cow camel donkey goat bull elephant car bus van truck lorry boat tank drone plane "
        "helicopter house building town village bank ship vessel train wave series total few lot "
        "variety range one second third half quarter further single ceasefire bill plan proposal "
        "motion government market deal meeting reception ceremony rally vote election film "
        "video picture tyre painting arrow bullet shell"
    )
    | QUALIFYING
)
_PLACING = word_set("in at on near from to")
_PLACES = _PLACING - {"to"}
_PREPOSITIONS = word_set("in on at from near inside outside aboard with to into by behind under as")
_CLAUSE_OPENS = word_set("which when where after that as while before because how")
_PART_OPENS = _CLAUSE_OPENS | LEAVING | {"and"}
"""Words behind which a part of a list may begin."""
_ALSO_THINGS = (
    BREAKING
    | LEAVING
    | word_set(
        "body burying did captured capturing captures seized netted held holds took take taking "
        "takes put kept hit picked pick picks locked kill kills arrest arrests executed "
        "executing drowned drowning"
    )
)
"""Cues that may also be said of things: what they take must be a word for a person."""
_LAST_TOLL = word_set(
    "to at of stood rose risen reached reaches passed passes climbed topped tops exceeded exceeds "
    "surpassed hits hit was now is"
)
_OPENERS = word_set("the a an in on at it this that one another no police he she they his her")
_GROUPS = word_set(
    "group crowd family gang number dozens scores hundreds thousands people police "
    "nobody what which it that this operation"
)
_TOLL_REACH = 24
"""Words between "the number of people killed" and "has risen to", or any other lead."""
TOTAL = word_set("toll total altogether risen rose raising")
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
    hit: int | None = None
    """People who were shot or stabbed, of whom is not said whether they died."""
    hit_qualifier: Qualifier | None = None
    nth: int | None = None
    """Number of the dead with the one who has died, where the sentence says "a third man"."""
    died: bool = False
    """Whether the one who is dead was hurt first, as the sentence says."""


def find_tolls(
    words: Words,
    sentence: Sentence,
    *,
    stated: bool = True,
    subtype: str | None = None,
    but: Span | None = None,
) -> Tolls:
    """Find the tolls that a sentence gives.

    Only where it states the event is "the killing of a priest" one of them. The `subtype` of the
    event says whose tolls count: those who fall ill in an epidemic are its cases, not its hurt, and
    a court's sentence kills by an execution alone. What the words `but` tell is another event's.
    """
    tolls = Tolls()
    if subtype != "sentence":
        _count_named(words, sentence, tolls)
    cues = find_cues(words, sentence)
    if but is not None:
        cues = [one for one in cues if not but[0] <= one.first < but[1]]
    if not cues:
        return tolls
    reader = _Reader(words, sentence, numbers(words, sentence), cues)
    totals = {cue.kind for cue in cues if cue.how == "toll"}
    further = 0
    told: list[tuple[Kind, Number, bool]] = []
    # What gives the total comes first: "three more died, bringing the dead to eight"; what names
    # a deed as known comes last: "the killing of a priest", in which others were hurt, "a wounded
    # driver".
    for number, cue in sorted(enumerate(cues), key=lambda one: _RANK.get(one[1].how, 1)):
        before = getattr(tolls, cue.kind)
        further += before is not None
        spent = before is not None and (cue.how in _RANK or further > _FURTHER)
        if spent or (cue.how == "named" and not stated):
            continue
        found = reader.people(number)
        if found is None or not _counts(words.lower, sentence, cue, subtype):
            continue
        cue.kind = _kind(words.lower, cue, found, tolls)
        before = getattr(tolls, cue.kind)
        if before is None:
            setattr(tolls, cue.kind, found.value)
            setattr(tolls, f"{cue.kind}_qualifier", found.qualifier)
            alone = cue.kind == "killed" and found.value == 1
            tolls.nth = tolls.nth or (_nth(words, sentence, cue) if alone else None)
        elif _nth(words, sentence, cue) == before + 1:
            setattr(tolls, cue.kind, before + 1)
        elif cue.kind not in totals and reader.others(found, cue.kind, told):
            setattr(tolls, cue.kind, before + found.value)
            if getattr(tolls, f"{cue.kind}_qualifier") is None:
                setattr(tolls, f"{cue.kind}_qualifier", found.qualifier)
        told.append((cue.kind, found, getattr(tolls, cue.kind) != before))
    lived = (tolls.hit or 0) - (tolls.killed or 0)
    if lived > 0 and tolls.killed and tolls.injured is None and _some_killed(words, cues):
        tolls.injured, tolls.injured_qualifier = lived, tolls.hit_qualifier
    if tolls.injured == 1 and tolls.killed in {None, 1} and _died_then(words.lower, cues):
        tolls.killed, tolls.injured, tolls.died = 1, None, True
    return tolls


def _kind(lower: Sequence[str], cue: Cue, found: Number, tolls: Tolls) -> Kind:
    """Return a cue's kind, for "one was shot dead and two others were shot" that of the hurt."""
    others = lower[found.last : found.last + 1] == ["others"]
    return "injured" if cue.kind == "hit" and others and tolls.killed else cue.kind


def _nth(words: Words, sentence: Sentence, cue: Cue) -> int | None:
    """Read the third of "a third man died", "Third body found", if those before died of it too.

    Who was killed may have been so elsewhere, and "the third man to die" in a year.
    """
    held = cue.kind == "detained" and words.lower[cue.first - 1] in BE
    if not held and (cue.how not in {"left", "one"} or cue.kind != "killed"):
        return None
    for at in range(cue.first - 1, max(sentence.first, cue.first - REACH) - 1, -1):
        if words.lower[at] in ORDINALS:
            noun = words.lower[at + 1]
            opens = at == sentence.first or words.lower[at - 1] == "a"
            known = noun == "body" or (noun in PERSONS and noun not in ATTACKERS)
            known = known or at + 1 == subject_end(words.lower, cue.first, at)  # "a sixth died"
            known = held or (known and not _elsewhere(words, cue.last))
            return ORDINALS[words.lower[at]] if opens and known else None
    return None


def _counts(lower: Sequence[str], sentence: Sentence, cue: Cue, subtype: str | None) -> bool:
    """Tell whether a cue's people are the event's: no cases of a disease, no convict's victims."""
    if subtype == "epidemic" and cue.kind == "injured":
        told = lower[cue.first : min(sentence.last, cue.last + 1)]
        passive = cue.first > sentence.first and lower[cue.first - 1] in BE
        treated = told[0] == "treated" and passive
        return treated or not WOUNDED.isdisjoint(told)
    if subtype != "sentence":
        return True
    said = lower[sentence.first : sentence.last]
    if lower[cue.first] not in EXECUTING or cue.how == "toll":
        return False
    if not _JAILED.isdisjoint(said) or any(pair in _TO_PRISON for pair in pairwise(said)):
        return False
    at = cue.first
    while at > sentence.first and lower[at - 1] in HAVING | ADVERBS:
        at -= 1
    return at == sentence.first or lower[at - 1] not in _CONVICT


def _died_then(lower: Sequence[str], cues: Sequence[Cue]) -> bool:
    """Tell "he was taken to hospital but died": who was hurt is dead."""
    return any(
        hurt.kind == "injured"
        and end.first - hurt.last <= BACK
        and lower[end.first - 1] in _THEN_OF.get(lower[end.first], ())
        for hurt, end in pairwise(cues)
    )


def _some_killed(words: Words, cues: Sequence[Cue]) -> bool:
    """Tell "shot eight men near the bridge, killing one": the others were hurt.

    Not "shot eight men, then bombed a bridge, killing one", nor "killing one clerk".
    """
    pairs = [(hit, end) for hit, end in pairwise(cues) if hit.kind == "hit"]
    if any(end.how == "part" or _so_many(words, hit, end) for hit, end in pairs):
        return True
    return any(
        words.lower[end.first : end.last] == ["killing"]
        and "," in words.gap(end.first)
        and not any("," in words.gap(at) for at in range(hit.last, end.first))
        and (BE | _ANOTHER_DEED).isdisjoint(words.lower[hit.last : end.first])
        and _number_alone(words, end.last)
        for hit, end in pairs
    )


def _so_many(words: Words, hit: Cue, end: Cue) -> bool:
    """Tell "five were shot; two have died": the two are of the five."""
    at = end.first
    while at > hit.last and words.lower[at - 1] in BE | ADVERBS:
        at -= 1
    number = words.lower[at - 1]
    counted = number in NUMBER_WORDS or number.isdigit()
    return (
        counted and words.lower[end.first] in {"died", "dead"} and not _elsewhere(words, end.last)
    )


def _elsewhere(words: Words, at: int) -> bool:
    """Tell that who died died of something else: "in another attack", "when a bus overturned"."""
    return not {"another", "separate", "when"}.isdisjoint(words.lower[at : at + _BESIDE])


def _number_alone(words: Words, at: int) -> bool:
    """Tell "killing at least two", "killing two of them": no noun stands behind the number."""
    while at < len(words.lower) and words.lower[at] in QUALIFYING:
        at += 1
    behind = at + 1
    return behind >= len(words.lower) or words.gap(behind) != " " or words.lower[behind] in _OF_THEM


def with_marks(
    tolls: Tolls, words: Words, sentence: Sentence, marks: Mapping[str, tuple[Words, Span]]
) -> Tolls:
    """Return the tolls; where no cue gives one, by the words that the encoder takes for it."""
    for kind in KINDS:
        if kind not in marks or getattr(tolls, kind) is not None:
            continue
        first, last = marks[kind][1]
        if kind == "injured" and tolls.killed and _shared(marks, "killed", kind):
            continue  # who was stabbed to death
        inside = [one for one in numbers(words, sentence) if first <= one.first < last]
        if _otherwise_meant(words, sentence, (first, last), inside, tolls):
            continue
        value = _alone(words, (first, last), inside)
        if value is None:
            value = how_many(words.text[words.starts[first] : words.ends[last - 1]])
        if value is not None:
            setattr(tolls, kind, value)
            setattr(tolls, f"{kind}_qualifier", inside[0].qualifier if inside else None)
    return tolls


def _shared(marks: Mapping[str, tuple[Words, Span]], one: str, other: str) -> bool:
    """Tell whether the marks of two parts have words in common."""
    if one not in marks:
        return False
    (first, last), (start, end) = marks[one][1], marks[other][1]
    return first < end and start < last


def _otherwise_meant(
    words: Words, sentence: Sentence, span: Span, inside: Sequence[Number], tolls: Tolls
) -> bool:
    """Tell whether marked digits are an age, another toll already read, the missing or saved."""
    first, last = span
    if not inside:
        return any(word.isdigit() or word in NUMBER_WORDS for word in words.lower[first:last])
    if not _SAFE_OR_GONE.isdisjoint(words.lower[last : last + _NEAR_SAFE]):
        return True
    around = words.lower[max(sentence.first, first - REACH) : min(sentence.last, last + REACH)]
    if not FEARED.isdisjoint(around):
        return True
    if any(
        one in _OFFICERS and two in _ACTING
        for one, two in pairwise(words.lower[inside[0].last : last + 2])
    ):
        return True  # "47 officers made the arrests"
    start = max(sentence.first, inside[0].first - 2)
    saved = not _RESCUING.isdisjoint(words.lower[start : inside[0].first])
    if saved and HURT.isdisjoint(words.lower[first : last + 1]):
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
        while last < end and words.large[last]:
            if last > at and words.gap(last) not in " -.":
                break
            last += 1
        aged = last < end and words.lower[last].isdigit()
        found += last - at >= 2 or (last > at and aged)
        at = max(at + 1, last)
    return found


_NAMING = word_set("named identified")
_NAMED_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("killed", word_set("dead deceased victims killed")),
    ("injured", word_set("injured wounded")),
    ("detained", word_set("arrested accused suspects detained held")),
)


def _behind(clause: list[str], word: str) -> list[str]:
    return clause[clause.index(word) + 1 :]


class _Reader:
    def __init__(
        self, words: Words, sentence: Sentence, counts: list[Number], cues: Sequence[Cue]
    ) -> None:
        self._words, self._sentence = words, sentence
        self._lower = words.lower
        self._counts = counts
        self._cues = cues
        self._used: set[int] = set()
        self._last = {cue.kind: cue for cue in cues}

    def people(self, number: int) -> Number | None:  # noqa: PLR0911 - one return per construction
        """Return the people of a cue."""
        cue = self._cues[number]
        if cue.how in {"one", "attribute"}:
            return Number(cue.first, cue.last, 1, None)
        if cue.how == "toll":
            return self._toll(cue)
        if cue.how in {"makes", "part"}:
            return self._makes(cue) if cue.how == "makes" else self._part(cue)
        if cue.how == "put":
            return self._put(number)
        if cue.how == "lives":
            return self._lives(cue)
        if cue.how in {"right", "named"}:
            if self._lower[cue.first] == "arrests":
                for one in self._counts:
                    if cue.first - 2 <= one.last <= cue.first:
                        return one
            return self._right(cue)
        done = self._done_to_death(cue)
        if done is not None:
            return self._right(Cue(cue.kind, "right", done, done + 1))
        passive = self._passive(cue)
        if self._lower[cue.first - 1 : cue.first] == ["the"] and cue.how == "both":
            return self._left(number, passive)  # "he wished the injured a speedy recovery"
        found = self._right(cue) if cue.how == "both" and not passive else None
        if found is None and not (cue.how == "both" and not passive and self._object(cue)):
            found = self._left(number, passive)
            more = self._elsewhere_too(cue.last, found.value) if found else 0
            found = found and replace(found, value=found.value + more)
        return self._along(found, cue) if found is not None else None

    def _along(self, found: Number, cue: Cue) -> Number:
        """Add those of "was arrested along with two others" and "with his wife", but no pistols."""
        at = cue.last + 2
        along = self._lower[cue.last : at] in (["along", "with"], ["together", "with"])
        people = any(map(is_human, self._lower[at : min(self._sentence.last, at + 5)]))
        more = self._right(Cue(cue.kind, "right", cue.first, at)) if along and people else None
        return replace(found, value=found.value + more.value) if more is not None else found

    def others(self, more: Number, kind: Kind, told: Sequence[tuple[Kind, Number, bool]]) -> bool:
        """Tell people besides those of the kind who are counted: "three other women".

        Of "20 were hurt; five were flown to hospital and 15 others treated" they are among them.
        """
        behind = self._lower[more.last : more.last + 1]
        if self._before(more.first) == "and" and self._before(more.first - 1) in ILL:
            return True  # "left a man blind and six injured"
        further = behind and behind[0] in {"other", "others", "more"}
        if not further and self._before(more.first) not in _MORE:
            return False
        first = next((one for other, one, _new in told if other == kind), None)
        if first is None:
            return False
        between = range(first.last, more.first)
        if ("of", "whom") in pairwise(self._lower[first.last : more.first]) or any(
            ": " in self._gap(at) for at in between[1:]
        ):
            return False
        joined = self._before(more.first) == "and" or "," in self._gap(more.first)
        read = {one.first for other, one, new in told if new or other != kind}
        return not any(
            one.value + more.value == first.value
            or (joined and one.value < first.value and self._before(one.first) not in _SUBSET)
            for one in self._counts
            if one.first in between and one.first not in read
        )

    def _before(self, at: int) -> str:
        """Return the word before one of the sentence's."""
        return self._lower[at - 1] if at > self._sentence.first else ""

    def _makes(self, cue: Cue) -> Number | None:
        """Read "that makes nine dead"."""
        behind = [one for one in self._counts if one.first == cue.last]
        dead = behind and self._lower[behind[0].last : behind[0].last + 1] == ["dead"]
        return behind[0] if dead else None

    def _part(self, cue: Cue) -> Number | None:
        """Read "two of them fatally"."""
        near = [one for one in self._counts if cue.first - 2 <= one.last <= cue.first]
        return near[-1] if near else None

    def _done_to_death(self, cue: Cue) -> int | None:
        """Return the verb of "beat a man to death", whoever stands before it."""
        if self._lower[cue.first : cue.last] != ["to", "death"]:
            return None
        for place in range(cue.first - 2, max(self._sentence.first, cue.first - REACH) - 1, -1):
            verb, behind = self._lower[place : place + 2]
            done = verb.endswith(("ing", "ed")) or verb == "beat"
            # Not the "suspected" of "beat a suspected thief".
            if done and (behind in _OBJECTS or any(one.first == place + 1 for one in self._counts)):
                return None if self._passive_at(place) else place
        return None

    def _object(self, cue: Cue) -> bool:
        """Tell whether it is done to what follows, so that whoever stands before it did it.

        What is told of "drowned migrants" without a number tells of no others either.
        """
        at, before = cue.last, cue.first
        if at >= self._sentence.last or {",", ";"} & set(self._gap(at)):
            return False
        while before > self._sentence.first and self._lower[before - 1] in ADVERBS:
            before -= 1
        counted = any(one.last == before for one in self._counts)
        return self._lower[at] in _OBJECTS or (is_people(self._lower[at]) and not counted)

    def _passive(self, cue: Cue) -> bool:
        at = cue.first - 1
        while at >= self._sentence.first and self._lower[at] in ADVERBS:
            at -= 1
        if at < self._sentence.first:
            return False
        word = self._lower[at]
        if word in {"taken", "kept", "placed", "led", "rushed"}:
            at -= 1
            word = self._lower[at] if at >= self._sentence.first else ""
        if word in {"have", "has", "had"}:
            return cue.how == "left"
        return word in BE

    def _put(self, number: int) -> Number | None:
        """Read "took four men into custody", "placed in custody eleven people"."""
        cue = self._cues[number]
        floor = self._cues[number - 1].last if number else self._sentence.first
        for place in range(cue.first - 1, max(floor, cue.first - BACK) - 1, -1):
            if self._lower[place] in PLACED and not self._passive_at(place):
                found = self._right(Cue(cue.kind, "right", place, place + 1))
                return found or self._right(cue) or self._left(number, passive=True)
        return self._left(number, passive=True)

    def _passive_at(self, at: int) -> bool:
        return at > self._sentence.first and self._lower[at - 1] in BE

    def _toll(self, cue: Cue) -> Number | None:
        best = None
        for number in self._counts:
            far = number.first - cue.last
            other = HURT if cue.kind == "killed" else _DEATHS
            if not other.isdisjoint(self._lower[cue.last : number.first]):
                break  # "the number of dead rose to nine and of wounded to 40"
            behind = self._lower[number.last : number.last + 3]
            if best is not None and not other.isdisjoint(behind):
                break  # "has risen to 50 and more than 200 people are injured"
            lead = self._lower[max(cue.first, number.first - 2) : number.first]
            near = far <= NEAR_TOLL or not _LAST_TOLL.isdisjoint(lead[:1])
            led = bool(lead) and lead[-1] in _LAST_TOLL | QUALIFYING
            led = led and (lead[-1] != "as" or lead[0] == "many")  # "may rise as 20 are missing"
            if 0 <= far <= _TOLL_REACH and near and led:
                best = number
        if best is not None:
            self._used.add(best.first)
        return best

    def _lives(self, cue: Cue) -> Number | None:
        window = self._lower[cue.last : min(self._sentence.last, cue.last + 6)]
        if "lives" not in window and "life" not in window:
            return None
        if (found := self._right(cue)) or (found := self._of_lives(cue, window)):
            return found
        one = "life" in window and self._lower[cue.first] != "loss"
        return Number(cue.first, cue.last, 1, None) if one else None

    def _of_lives(self, cue: Cue, window: list[str]) -> Number | None:
        """Read "the lives of three soldiers and a ranger", "the lives of all 12"."""
        if ("lives", "of") not in pairwise(window):
            return None
        at = cue.last + window.index("lives") + 2
        return self._right(Cue(cue.kind, "right", cue.first, at))

    def _right(self, cue: Cue) -> Number | None:
        """Add up the people that stand behind an active verb, joined by "and".

        The number's words are those of the first of them.
        """
        total, head, qualifier, at = 0, 0, None, cue.last
        span = (cue.first, cue.last)
        first, found = True, self._lower[cue.first] == "bodies"
        deadly = self._lower[cue.last - 1] == "death"  # "put to death"
        surely = deadly or self._lower[cue.first] not in _ALSO_THINGS
        if at < self._sentence.last and {",", ";"} & set(self._gap(at)):
            return None
        while True:
            part = self._person_at(at, first, surely, found)
            if part is None:
                break
            if first:
                span, head = (part.first, part.last), part.value
            total += part.value
            qualifier = qualifier or part.qualifier
            joined = self._behind_and(part.last, one=part.value == 1)
            if joined is None:
                total += self._elsewhere_too(part.last, total)
            if joined is None or self._said_by(joined):
                break
            # "..., and a truce": behind a comma another clause may begin.
            surely = surely and not (
                self._lower[joined - 1] == "and" and "," in self._gap(joined - 1)
            )
            at, first = joined, False
        apposed = total == 2 * head > 2 and self._lower[span[1]] in _ANYONE
        if apposed and "," in self._gap(span[1] + 1):
            total = head  # "killed two people, a man and his son"
        return Number(*span, total, qualifier) if total else None

    def _elsewhere_too(self, at: int, known: int) -> int:
        """Count also the two of "killed one man in Tyre and two in Gaza".

        Neither who is told with another verb, nor those known told again: "four in the north, two
        in Gao and two in Kidal".
        """
        lower, total, apposed = self._lower, 0, False
        near = range(at, min(self._sentence.last, at + REACH))
        at = next((n for n in near if lower[n] in _STOPS or "," in self._gap(n)), at)
        if "".join(lower[at : at + 1]) not in _PLACES:
            return 0
        for one in (one for one in self._counts if one.first > at):
            comma = "," in self._gap(one.first)
            joined = comma or self._before(one.first) == "and"
            if not joined or one.first > at + BACK or not self._there(at, one):
                break
            apposed = apposed or (comma and not total)
            total, at = total + one.value, one.last
            self._used.add(one.first)
        return 0 if apposed and total == known else total

    def _there(self, at: int, one: Number) -> bool:
        """Tell that a number behind "and" is of people in a place of whom no verb is told."""
        end = min(self._sentence.last, one.last + BACK)
        parts = (n for n in range(one.last, end) if self._lower[n] == "and" or "," in self._gap(n))
        stop = next(parts, end)
        behind = self._lower[one.last : stop]
        people = is_people("".join(behind[:1])) and not _STOPS.isdisjoint(behind[1:2] or _STOPS)
        timed = "".join(behind[1:2])
        placed = not _PLACES.isdisjoint(behind[:1]) and not (timed in TIMES or timed.isdigit())
        return (people or placed) and BE.isdisjoint(self._lower[at:stop])

    def _one_at(self, at: int) -> int | None:
        """Return what is behind a description of one: "a Thai ranger", "the head of the guards"."""
        end = self._sentence.last
        hurt = self._lower[at + 1 : at + 2] in (["injured"], ["wounded"])  # "the wounded man"
        for place in range(at + 1 + hurt, min(end, at + 7) + 1):
            word = self._lower[place] if place < end else ""
            if not (place == end or word in _PHRASE_ENDS or "," in self._gap(place)):
                continue
            noun = self._lower[place - 1]
            if noun in PERSONS:
                return place
            several = is_people(noun) or (noun.endswith("s") and not noun.endswith(("ss", "us")))
            group = noun in _NOT_ONE or noun in COLLECTIVE or noun in GROUP_SIZES
            return None if place == at + 1 or several or group else place
        return None

    def _person_at(  # noqa: PLR0911 - one return per form
        self, at: int, first: bool, surely: bool = False, found: bool = False
    ) -> Number | None:
        """Read a number of people, one person, or one person's name.

        `surely` says that the verb takes nothing but people, `found` that what is said behind
        them is of their bodies.
        """
        lower, end = self._lower, self._sentence.last
        skip = at + 2 * (lower[at : at + 2] == ["the", "other"])
        skip += 3 * (lower[at : at + 3] == ["a", "total", "of"])
        while skip < end and lower[skip] in _BEFORE_COUNTS:
            skip += 1
        behind = at + 1 if at < end and lower[at] in _OWNING else at  # "killing all 12"
        for number in self._counts:
            if number.first in {skip, at, behind}:
                ends = not (first or found) and self._verb_behind(number)
                if number.first in self._used or ends:
                    return None
                self._used.add(number.first)
                return number
        if at >= end:
            return None
        if first and (lower[at] in {"him", "her"} or (surely and self._another(at))):
            return Number(at, at + 1, 1, None)
        if lower[at] in DETERMINERS or lower[at] == "another":
            for place in range(at + 1, min(end, at + 6)):
                if lower[place] in GROUP_SIZES:
                    return Number(at, place + 1, GROUP_SIZES[lower[place]], None)
                person = lower[place] in PERSONS and not self._owner(place)
                if person or self._aged(place):
                    return Number(at, place + 1, 1, None)
                if lower[place] in _STOPS or "," in self._gap(place):
                    break
            behind_one = self._one_at(at) if surely else None
            return Number(at, behind_one, 1, None) if behind_one else None
        behind_bare = self._headline_one(at) if first else self._bare_at(at)
        if behind_bare is not None:  # "killed a man, woman and child"
            ends = (
                behind_bare == end
                or "," in self._gap(behind_bare)
                or lower[behind_bare] in _PHRASE_ENDS
            )
            return Number(at, behind_bare, 1, None) if ends else None
        return self._named_at(at) if first else None

    def _headline_one(self, at: int) -> int | None:
        """Return what is behind one without an article in a title: "Mine kills police officer"."""
        behind = self._one_at(at - 1) if self._words.field == "title" else None
        return behind if behind is not None and self._lower[behind - 1] in PERSONS else None

    def _another(self, at: int) -> bool:
        """Tell "wounded another", "injured a third", behind which no noun stands."""
        end = self._sentence.last
        ordinal = self._lower[at] == "a" and at + 1 < end and self._lower[at + 1] in ORDINALS
        ordinal = ordinal and self._before(at) not in QUALIFYING
        if not ordinal and self._lower[at] != "another":
            return False
        behind = at + 1 + ordinal
        return behind >= end or self._lower[behind] in _STOPS or "," in self._gap(behind)

    def _owner(self, at: int) -> bool:
        end = self._words.ends[at]
        return self._words.text[end - 2 : end] in {"'s", "’s"}

    def _named_at(self, at: int) -> Number | None:
        """Read one person's name, or "Norland's consul"."""
        if self._owner(at):
            behind_one = self._one_at(at)
            return Number(at, behind_one, 1, None) if behind_one else None
        if (
            self._cased()
            and self._capital(at)
            and at + 1 < self._sentence.last
            and self._capital(at + 1)
            and self._lower[at + 1] not in {"police", "soldiers"}
            and not self._lower[at].endswith("s")
            and not self._several_behind(at + 2)
        ):
            return Number(at, at + 2, 1, None)
        return None

    def _several_behind(self, at: int) -> bool:
        """Tell "Red Cross drivers": a name that is not one person's.

        Not "Ida Holm Tuesday officers said": of them something else is told.
        """
        while at < self._sentence.last and self._gap(at) in {" ", "-"} and self._capital(at):
            if self._lower[at] in TIMES:
                return False
            at += 1
        joined = at < self._sentence.last and self._gap(at) == " "
        spoke = self._lower[at + 1 : min(self._sentence.last, at + 2)]
        return joined and is_people(self._lower[at]) and _SPEAKING.isdisjoint(spoke)

    def _behind_and(self, at: int, *, one: bool) -> int | None:
        """Return what follows the next "and", if only the rest of a noun stands before it.

        Behind `one` person others may be listed: "a judge, his driver and a guard".
        """
        place, end = at, min(self._sentence.last, at + REACH)
        while place < end:
            past = self._past_told(place)
            end = min(self._sentence.last, end + past - place)
            place = past
            if place == end or parts_clauses(self._gap(place).replace(",", "")):
                return None  # "eleven people: eight men and three women"
            if self._lower[place] == "and":
                return place + 1
            if (one or place > at) and "," in self._gap(place):
                return place if self._people_from(place) else None
            if self._lower[place] in _STOPS:
                kin = [("and", "his"), ("and", "her")]
                pairs = list(pairwise(self._lower[place : min(self._sentence.last, place + REACH)]))
                return next((place + n + 1 for n, one in enumerate(pairs) if one in kin), None)
            place += 1
        return None

    def _past_told(self, at: int) -> int:
        """Return what is behind ages at a word, or behind "both Germans" between commas."""
        end = self._sentence.last
        if self._lower[at] in _APPOSING and "," in self._gap(at):
            past = range(at + 1, min(end, at + REACH))
            return next((n for n in past if "," in self._gap(n)), at)
        return past_ages(self._words, at, end)

    def _people_from(self, at: int, most: int = REACH) -> bool:
        """Tell whether people go on here: "five soldiers, two policemen", "ten, a cook and"."""
        lower, counts = self._lower, self._counts
        at_number = at + (lower[at] in _OWNING)  # "her three children"
        if any(one.first == at_number and self._people_behind(one) for one in counts):
            return True
        behind = self._bare_at(at) or (self._one_at(at) if lower[at] in DETERMINERS else None)
        if behind is None or behind + 1 >= self._sentence.last:
            return False
        if "," in self._gap(behind):
            return most > 0 and self._people_from(behind, most - 1)
        beside = lower[behind + 1]
        known = beside in DETERMINERS | NUMBER_WORDS | _BARE or beside.isdigit()
        return known and lower[behind] == "and" and not self._said_by(behind + 1)

    def _bare_at(self, at: int) -> int | None:
        """Return what is behind one without an article: "a mother, father and three children"."""
        lower, listed = self._lower, "," in self._gap(at)
        at += lower[at] == "co"
        if at + 2 >= self._sentence.last or lower[at] in _BARE:
            return at + 1 if lower[at] in _BARE else None
        beside = lower[at + 2]
        counted = beside in DETERMINERS | NUMBER_WORDS or beside.isdigit()
        joined = lower[at + 1] == "and" and counted and "," not in self._gap(at + 1)
        return at + 1 if listed and joined and lower[at] in PERSONS else None

    def _people_behind(self, one: Number) -> bool:
        return one.last < self._sentence.last and is_people(self._lower[one.last])

    def _said_by(self, at: int) -> bool:
        """Tell "two witnesses said" of what follows."""
        for place in range(at, min(self._sentence.last, at + _DESCRIBED)):
            if place > at and "," in self._gap(place):
                return False
            if self._lower[place] in _SPEAKING:
                return True
        return False

    def _verb_behind(self, number: Number) -> bool:
        """Tell whether the number's people begin a clause of their own: "and 5 were hurt"."""
        window = self._lower[number.last : min(self._sentence.last, number.last + 4)]
        for word in window:
            if word in {
                "was",
                "were",
                "is",
                "are",
                "remain",
                "injured",
                "wounded",
                "hurt",
                "missing",
                "died",
            }:
                return True
            if word in _STOPS:
                return False
        return False

    def _floor(self, number: int) -> tuple[int, bool]:
        """Return where the cue's clause begins, and whether it has its subject from another's.

        "Three men were shot and killed": what was said of them first bounds nothing.
        """
        shared = False
        while number:
            before, cue = self._cues[number - 1], self._cues[number]
            joint = self._lower[before.last : cue.first]
            if self._lower[before.first] == "with":
                number -= 1  # "six of the 31 with burns died"
                continue
            both = before.kind == cue.kind or {before.kind, cue.kind} == {"killed", "injured"}
            if self._lower[before.first] in BREAKING and cue.kind == "detained":
                number -= 1
                continue
            if both or joint[:1] != ["and"] or not _JOINT.issuperset(joint):
                return before.last, shared
            number, shared = number - 1, True
        return self._sentence.first, shared

    def _left(self, number: int, passive: bool) -> Number | None:
        """Return the nearest number before the cue, added to one joined to it by "and"."""
        cue = self._cues[number]
        floor, shared = self._floor(number)
        subject = self._lower[max(floor, cue.first - BACK) : cue.first]
        if not _NOBODY.isdisjoint(subject) or ("all", "but") in pairwise(subject):
            return None
        end, said = self._verb_of(cue, floor)
        if _PLURAL.isdisjoint(self._lower[end:said]):
            subject = subject[: len(subject) - (cue.first - end)]
        told_end, end = end, self._before_apposed(end, floor)
        another = subject[-1:] == ["another"] or (
            subject[-2:-1] == ["a"]
            and subject[-1] in ORDINALS
            and QUALIFYING.isdisjoint(subject[-3:-2])  # "about a third" are a share
        )
        one = Number(cue.first - 1, cue.last, 1, None) if another else self._who(cue.first)
        if one is not None:
            return one
        near = [
            one
            for one in self._counts
            if floor <= one.first < cue.first
            and (cue.subject or cue.first) - one.last <= BACK
            and (shared or one.first not in self._used)
            and not self._subset(one, cue.first)
            and not self._thing(one, cue.first)
            and not self._apart(one, cue.first)
            and not (cue.kind == "injured" and self._attacking(one))
            and (self._lower[cue.first] != "with" or cue.first - one.last <= _BESIDE)
        ]
        left = self._left_behind(cue, near)
        left = left or self._told_in_full(near, end, apart=end == told_end)
        if left is not None:
            self._used.add(left.first)
            return left
        listed = self._list_before(end, floor)
        if near:
            return self._sum(near, listed, cue, floor)
        if listed is not None and self._words.field == "title":
            return listed
        return self._subject(cue, floor) or self._single_subject(cue, floor, passive)

    def _sum(self, near: list[Number], listed: Number | None, cue: Cue, floor: int) -> Number:
        """Return the last number, with the number or the one person joined to it, or the list."""
        best = near[-1]
        self._used.add(best.first)
        if best.last == cue.first and self._lower[cue.first] in _COUNTS:
            return best  # "41 cases and two deaths"
        total, qualifier, last = best.value, best.qualifier, best.last
        if len(near) > 1 and self._added(near[-2], best):
            best = near[-2]
            total, qualifier, last = total + best.value, best.qualifier or qualifier, best.last
        elif more := self._one_more(best, cue.first, floor):
            total, last = total + more, best.first
        if listed is not None and listed.first <= best.first and listed.value > total:
            opening = (one.qualifier for one in near if one.first == listed.first)
            return replace(listed, qualifier=next(opening, qualifier))
        return Number(best.first, last, total, qualifier)

    def _who(self, at: int) -> Number | None:
        """Return the one of "a clerk who was hurt", however many are told before."""
        start = self._sentence.first
        clause = self._lower[max(start, at - 4) : at]
        if "who" not in clause or not all(word in BE | ADVERBS for word in _behind(clause, "who")):
            return None
        end = max(start, at - 4) + clause.index("who")
        named = end - 2 >= start and self._cased() and "," in self._gap(end)
        named = named and _PLURAL.isdisjoint(_behind(clause, "who"))
        if named and self._capital(end - 1) and self._capital(end - 2):
            return Number(end - 2, end, 1, None)  # "Ana Ruiz, who was hurt"
        for place in range(end - 1, max(start, end - 9) - 1, -1):
            if any(one.first <= place < one.last for one in self._counts):
                return None
            if self._lower[place] in {"a", "an"} and self._before(place) not in _PREPOSITIONS:
                return Number(place, end, 1, None) if self._one_at(place) else None
        return None

    def _subject(  # noqa: PLR0911 - one return per construction
        self, cue: Cue, floor: int
    ) -> Number | None:
        """Count those of whom the verb is said, where no number does: "a cook and his son died"."""
        end, behind = self._verb_of(cue, floor)
        verbs = self._lower[end:behind]
        elided = cue.how == "both" and floor > self._sentence.first and self._ends(cue.last)
        told_of = cue.how == "left" or elided or not _PASSIVES.isdisjoint(verbs)
        if not told_of and not verbs and self._reduced(cue):
            return Number(cue.first - 1, cue.last, 1, None)
        if not told_of or self._lower[cue.first] in _COUNTS:
            return None
        start = end
        while start > max(floor, end - BACK) and not self._breaks(start):
            start -= 1
        opening = self._one_at(self._sentence.first) or 0
        if floor == self._sentence.first and self._lower[opening : opening + 1] == ["who"]:
            start = floor  # "a clerk who vanished ... has been arrested"
        joined = start > self._sentence.first and self._lower[start] == "and"
        start += joined
        if elided and _PASSIVES.isdisjoint(verbs):  # "one was killed and his wife badly hurt"
            one = joined and self._lower[start] in _ARTICLES and end - start <= _DESCRIBED
            one = one and self._lower[end - 1] in PERSONS
            return Number(start, end, 1, None) if one else None
        several = "and" in self._lower[start:end] and _SINGULAR.isdisjoint(verbs)
        several = several or self._lower[end - 1] in GROUP_SIZES
        sure = cue.how == "left" or self._lower[cue.first] not in _ALSO_THINGS
        bare = BE.isdisjoint(verbs)  # "the victim later died"
        owned = self._lower[start] in _OWNERS and (bare or not _SINGULAR.isdisjoint(verbs))
        alone = self._lower[start] in {"a", "an", "another"} and _PLURAL.isdisjoint(verbs)
        tail = self._one_at(start) if sure and not several and (owned or alone) else None
        told = self._lower[tail:end] if tail is not None else []
        if owned and tail is not None and bare and PERSONS.isdisjoint(self._lower[start:tail]):
            tail = None
        he = end > floor and self._lower[end - 1] in {"he", "she"}
        if he or (end > floor and _PLURAL.isdisjoint(verbs) and verbs and self._named_before(end)):
            return Number(end - 1, end, 1, None)
        if tail is not None and _VAGUE.isdisjoint(told) and not any(map(is_people, told)):
            return Number(start, end, 1, None)  # "a headmaster of 64 has died"
        for first in range(start, end):
            if first > start and (
                self._lower[first] not in _ARTICLES or self._before(first) in _PREPOSITIONS
            ):
                continue
            one = sure and self._lower[first] in {"a", "an"} and self._one_to(first, end)
            if one and _PLURAL.isdisjoint(verbs):
                return Number(first, end, 1, None)
            said = self._words.text[self._words.starts[first] : self._words.ends[end - 1]]
            number = how_many(said) if several else None
            if number is not None and number > 1:
                return Number(first, end, number, None)
        return None

    def _reduced(self, cue: Cue) -> bool:
        """Tell "the man shot dead on Tuesday", "a guard hurt in the raid", if nobody is behind.

        Of "protests over a man killed by police left two dead" the verb's are the event's.
        """
        if self._last[cue.kind] is not cue:
            return False
        at, behind = cue.first - 1, cue.last
        one = cue.how == "both" and at > self._sentence.first and self._lower[at] in PERSONS
        preposition = behind < self._sentence.last and self._lower[behind] in _PREPOSITIONS
        if not (one and preposition and self._gap(behind).isspace()):
            return False
        return not {"a", "an", "the"}.isdisjoint(
            self._lower[max(self._sentence.first, at - 3) : at]
        )

    def _ends(self, at: int) -> bool:
        """Tell that no object follows: the end, a comma, "in", "by"."""
        if at >= self._sentence.last or not self._gap(at).isspace():
            return True
        return self._lower[at] in _STOPS | {"by"}

    def _verb_of(self, cue: Cue, floor: int) -> tuple[int, int]:
        """Return the first of the words that make a cue's verb passive, and what is behind them.

        Of "a guide was dug out with burns" they stand before "dug", of "a guide hurt in a fall has
        died" before "hurt".
        """
        lower = self._lower
        end = cue.first
        if cue.subject is not None:
            return cue.subject, end
        if end - 2 > floor and lower[end - 1] == "and" and lower[end - 2][-2:] in {"ed", "en"}:
            end -= 2  # "was beaten and killed"
        if lower[cue.first] in CLINICS | {"medical"}:
            taken = range(end - 1, max(floor + 1, end - REACH), -1)
            carried = (at for at in taken if lower[at] in CARRIED and lower[at - 1] in BE)
            end = next(carried, end)
        if lower[cue.first] == "with":
            at = end - 1 if lower[end - 1] in _AWAY else end
            subject, verb = lower[max(floor, at - REACH) : at - 1], lower[at - 1]
            done = verb.endswith("ed") or not BE.isdisjoint(subject[-1:])
            end = at - 1 if done and not PERSONS.isdisjoint(subject) else end
        if end - 1 > floor and lower[end - 1] in _LINKING.get(cue.kind, ()):
            end -= 1
        return subject_end(lower, end, floor), end

    def _one_to(self, at: int, end: int) -> bool:
        """Tell whether a description of one goes as far: "a corporal of the 9th battalion"."""
        tail = self._one_at(at)
        if tail is None or tail >= end or self._before(at) in _PREPOSITIONS:
            return tail == end
        more = self._lower[tail:end]
        near = more[0] in {"of", "from"} and len(more) <= REACH and "and" not in more
        return near and all("," not in self._gap(place) for place in range(tail, end))

    def _breaks(self, at: int) -> bool:
        """Tell whether a clause begins at a word."""
        gap, before = self._gap(at) if at else "", self._lower[at - 1] if at else ""
        return (
            before in _CLAUSE_OPENS
            or before in BE
            or ";" in gap
            or ":" in gap
            or " - " in gap
            or (before in LEAVING and not PERSONS.isdisjoint(self._lower[at : at + REACH]))
            or (before == "and" and "," in self._gap(at - 1) and not self._apposed_age(at - 2))
        )

    def _apposed_age(self, at: int) -> bool:
        """Tell the 34 of "Ana, 34, and"."""
        return self._lower[at].isdigit() and "," in self._gap(at)

    def _relative(self, one: Number, end: int) -> bool:
        """Tell whether the cue is of the number's own clause: "three jawans who died"."""
        between = self._lower[one.last : end]
        if self._lower[end] == "with" and len(between) <= 2:
            return True  # "six of the 31 persons with burns"
        article = self._before(one.first) == "the"
        lead = self._before(one.first - article)
        listed = lead == "among" or (lead == "of" and self._lower[end] in _SUFFERED)
        if listed and BE.isdisjoint(between) and 0 < len(between) <= 2:
            return True  # "two were among 34 men rounded up", "two of the 34 men arrested"
        if not {"who", "that"} & set(between[:4]):
            return False
        at = next(n for n, word in enumerate(between) if word in {"who", "that"})
        return all(word in BE or word in ADVERBS for word in between[at + 1 :])

    def _subset(self, one: Number, end: int) -> bool:
        """Tell the part of a number: "12 people, including three children, were killed"."""
        before = self._lower[max(self._sentence.first, one.first - 4) : one.first]
        share = before[-2] if len(before) > 1 else ""
        if {"of", "among"} & set(before[-2:]) and self._relative(one, end):
            return False  # "one of three who died"
        if before[-1:] == ["including"] and self._lower[end] == "with" and end == one.last:
            return False  # "20 got out, including six with burns"
        if before[-1:] == ["of"] and (share in _SHARES or share in NUMBER_WORDS or share.isdigit()):
            return True  # "half of 24 passengers"
        if before[-2:] in (["of", "the"], ["of", "about"], ["of", "some"]):
            whole = len(before) == 2 and not any("," in self._gap(n) for n in range(one.last, end))
            return not whole  # "Of the 34 arrested, six were freed"
        part = self._lower[one.last : one.last + 2] in (["of", "them"], ["of", "whom"])
        # "a bus with 66 people crashed and 41 of them died"
        said = self._lower[one.last + 2 : end]
        verb = self._lower[end] in _VERBS or not _PASSIVES.isdisjoint(said)
        ended = verb and all(word in BE | ADVERBS for word in said)
        part = part and one is not self._counts[0] and not ended
        apposed = self._lower[one.first : one.first + 2] in (["one", "a"], ["one", "an"])
        over = ("of", "them") in pairwise(before) or (apposed and "," in self._gap(one.first))
        return not _SUBSET.isdisjoint(before) or part or over or self._of_kin(one)

    def _attacking(self, one: Number) -> bool:
        """Tell "one of the attackers": an attack's hurt are those whom it hit."""
        told = self._lower[one.last : one.last + 3]
        if told[:1] != ["of"]:
            return False
        text = self._words.text  # "six of the kidnappers' hostages"
        ends = (
            self._words.ends[one.last + at] for at, word in enumerate(told) if word in _ATTACKED
        )
        return any(text[end : end + 1] not in {"'", "\u2019"} for end in ends)

    def _of_kin(self, one: Number) -> bool:
        """Tell "of one family", "of two Kurdish families" behind those who are counted."""
        kin = self._lower[one.last : one.last + 2]
        return self._before(one.first) == "of" and not _KIN.isdisjoint(kin)

    def _thing(self, one: Number, end: int) -> bool:
        """Tell a number of things that stands far from the cue: "forty sticks ... found dead"."""
        if end - one.last <= 5 or self._lower[one.last : one.last + 2] in _OF_PEOPLE:
            return False
        for word in self._lower[one.last : min(end, one.last + 4)]:
            if is_people(word):
                return False
            if word in _STOPS or word in BE:
                return word not in BE and word != "who"
        return True

    def _apart(self, one: Number, end: int) -> bool:
        """Tell "12 women were freed and the captors were held": of them another verb is said."""
        between = self._lower[one.last : end]
        if "and" not in between:
            return False
        at = len(between) - 1 - between[::-1].index("and")
        first, *rest = between[at + 1 :] or [""]
        verb = not _PASSIVES.isdisjoint(between[:at])
        # "Six men were stopped and the group was held" tells of the six again.
        return verb and first in _OWNERS and not _OTHER_SIDE.isdisjoint(rest[:2]) and len(rest) > 1

    def _left_behind(self, cue: Cue, near: list[Number]) -> Number | None:
        """Read "leaving seven members of two families dead"."""
        for place in range(cue.first - 1, max(self._sentence.first, cue.first - 12) - 1, -1):
            if {";", ":"} & set(self._gap(place + 1)):
                return None
            if self._lower[place] in LEAVING:
                one = next((one for one in near if place < one.first <= place + 4), None)
                other = near and self._before(near[-1].first) == "and"
                if one and other and not is_human(self._lower[near[-1].first - 2]):
                    return near[-1]  # "leaving 300 homeless and 12 dead"
                listed = self._list_before(cue.first, place + 1)
                return one and self._sum([one], listed, cue, place + 1)
        return None

    def _one_more(self, one: Number, end: int, floor: int) -> int:
        """Count the one beside a number: "nine rangers and a driver", "a boy and two others"."""
        lower = self._lower
        surely = lower[end] not in _ALSO_THINGS
        at, aged = self._joint(one.last, end)
        if at < end and lower[at] == "and":
            at += 1
            # "the six, lawyers and a publisher", "four soldiers, including a cook and a guard"
            listed = not aged and any("," in self._gap(n) for n in range(one.last + 1, at))
            if (
                at < end
                and not (listed or "," in self._gap(one.last))
                and end - at <= 8
                and lower[at] in {"a", "an", "one", "his", "her", "their"}
            ):
                beside = lower[at + 1 : min(end, at + 4)]
                behind_one = self._one_at(at)
                whole = behind_one is not None and behind_one <= end
                whole = whole and (surely or not PERSONS.isdisjoint(beside))
                return int(whole)
        start = one.first
        while start > floor and lower[start - 1] in QUALIFYING:
            start -= 1
        if start - 1 >= floor and lower[start - 1] in _OWNING:
            start -= 1
        if start - 2 < floor or lower[start - 1] != "and":
            return 0
        apposed = any("," in self._gap(at) for at in range(max(floor + 1, start - 8), start - 1))
        if lower[one.last : one.last + 1] == ["others"] and "," in self._gap(start - 1) and apposed:
            return 1  # "the preacher, Ivo Lang, and 30 others"
        for place in range(start - 3, max(floor, start - 7) - 1, -1):
            aged = lower[place - 1] == "in"  # "a man in his 20s and two women"
            if lower[place] in {"a", "an", "one", "his", "her", "the"} and not aged:
                behind_one = self._one_at(place)
                if behind_one is None or self._past_told(behind_one) != start - 1:
                    return 0
                return int(behind_one < start - 1 or self._opens(place, start - 2))
        return 0

    def _joint(self, at: int, end: int) -> tuple[int, bool]:
        """Return where a noun of few words ends, and whether ages stand behind it."""
        most, aged = at + _DESCRIBED, False
        while at < min(end, most) and self._lower[at] != "and":
            past = self._past_told(at)
            at, most, aged = max(past, at + 1), most + past - at, aged or past > at
        return at, aged

    def _opens(self, at: int, noun: int) -> bool:
        """Tell whether a description may be a clause's first: "in which a cook and two others"."""
        if "," in self._gap(noun + 1):
            return False
        if self._lower[noun] in PERSONS or at == self._sentence.first:
            return True
        return self._lower[at - 1] in _CLAUSE_OPENS or "," in self._gap(at)

    def _added(self, first: Number, second: Number) -> bool:
        start = second.first
        while start > first.last and self._lower[start - 1] in QUALIFYING:
            start -= 1
        between = self._lower[first.last : start]
        if self._lower[second.last : second.last + 2] in _OF_PEOPLE:
            return False  # "nine men fled, and one of them was hurt"
        joint, aged = self._joint(first.last, start)
        if aged and joint == start - 1:
            return True  # "two women, aged 23 and 25, and three men were hurt"
        if any("," in self._gap(at) for at in range(first.last, start)):
            return False  # "three people, an adult and two children, were hurt"
        return len(between) <= 4 and between[-1:] == ["and"] and BE.isdisjoint(between)

    def _told_in_full(self, near: list[Number], end: int, *, apart: bool) -> Number | None:
        """Read "nine people, four soldiers and five civilians, died": nine, who are told twice.

        Behind "people" no comma need set them `apart` from the verb: "two people, a man and his
        aunt died".
        """
        apart = apart and "," in self._gap(end)
        for one in near:
            if not apart and self._lower[one.last] not in _ANYONE:
                continue
            for at in range(one.last + 1, min(end, one.last + _DESCRIBED)):
                if "," in self._gap(at):
                    listed = self._words.text[self._words.starts[at] : self._words.ends[end - 1]]
                    if how_many(listed) == one.value:
                        return one
                    break
        return None

    def _before_apposed(self, end: int, floor: int) -> int:
        """Return the end of "two men and a boy" where "all from Gao," follows them."""
        for at in range(end - 1, max(floor, end - BACK), -1):
            if "," in self._gap(at):
                apposed = self._lower[at] in _APPOSING and "," in self._gap(end)
                return at if apposed else end
        return end

    def _list_before(self, end: int, floor: int) -> Number | None:
        """Count a list of people: "a man, his wife and their three sons"."""
        start, joint, tail = end, False, end
        title = self._words.field == "title"
        for at in range(end - 1, max(floor, end - 3 * BACK) - 1, -1):
            word, comma = self._lower[at], "," in self._gap(at)
            age = word.isdigit() and "," in self._gap(at + 1)
            if word in BE or age or at in self._used:
                break
            counted = any(one.first == at for one in self._counts)
            counted = counted and self._before(at) not in DETERMINERS
            if word == "and":
                joint, tail = True, at
            elif at + 1 == tail and not (word in GROUP_SIZES or is_human(word)):
                break
            elif counted or at == floor or comma or self._before(at) in _PART_OPENS:
                if self._lower[at + 1 : at + 3] in _OF_PEOPLE:
                    return None  # "four soldiers, two of them officers and a guide"
                bare = title and self._lower[tail - 1] in PERSONS
                opens = word.isdigit() or word in DETERMINERS | NUMBER_WORDS | {"another"}
                if not (opens or bare):
                    break
                joint = joint or (title and comma)  # "Two guards, cook killed"
                start, tail = at, at
            if self._breaks(at):
                break
        told_again = "," in self._gap(end) and self._lower[end] not in _APPOSING
        if not joint or start == end or told_again:
            return None  # "two people, a boy and his aunt, died"
        said = self._words.text[self._words.starts[start] : self._words.ends[end - 1]]
        number = how_many(said.replace(",", " and") if title else said)
        return Number(start, end, number, None) if number else None

    def _single_subject(  # noqa: PLR0911 - one return per construction
        self, cue: Cue, floor: int, passive: bool
    ) -> Number | None:
        """Return one where the verb's subject is one person: "a farmer died", "he was held"."""
        clause = self._lower[max(floor, cue.first - BACK) : cue.first]
        if passive:
            verbs = [word for word in clause[-4:] if word in BE]
            said = [word for word in clause if word not in BE | ADVERBS | {"who"}]
            several = bool(said) and is_people(said[-1]) and said[-1] not in PERSONS
            if several or not _PLURAL.isdisjoint(verbs) or not _GROUPS.isdisjoint(clause[:6]):
                return None
            return Number(cue.first, cue.last, 1, None) if self._person_in(clause) else None
        if cue.how == "left" and self._lower[cue.first] in {"deaths", "injuries", "bodies"}:
            return None
        active = cue.how == "both" and self._lower[cue.first] != "drowned"
        if active and self._words.field != "title":
            return None
        if not _GROUPS.isdisjoint(clause[-8:]) or "those" in clause[-4:]:
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
        if not {"he", "she", "him", "her"}.isdisjoint(clause):
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
        # A name, not just a sentence's first word, a month or where it happened.
        return any(
            self._lower[at] not in TIMES | _OPENERS
            and (at == start or self._lower[at - 1] not in _PLACING)
            for at in named
        )

    def _gap(self, at: int) -> str:
        return self._words.gap(at)

    def _capital(self, at: int) -> bool:
        return self._words.large[at]

    def _cased(self) -> bool:
        text = self._words.text[self._sentence.start : self._sentence.end]
        return not text.isupper() and self._words.field != "title"
