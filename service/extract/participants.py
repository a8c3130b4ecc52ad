"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Mapping
from typing import Literal

from schemas.event import Participant
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.antecedent import ONE, PRONOUNS, SAYING, antecedent, belongs, named, stands_for
from service.extract.dateline import sentence_starts
from service.extract.lexicon import words_of
from service.extract.numbers import NUMBER_WORDS
from service.extract.parties import parties, unnamed
from service.extract.people import PERSONS, TITLES
from service.extract.roles import DAYS, EDGES, STOPS, VERBS, phrase, roles
from service.extract.toll import how_many, is_people
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

Part = Literal["actor", "target"]
PARTS: tuple[Part, ...] = ("actor", "target")
_SUFFERED = frozenset({"security_incident", "disaster"})
"""Categories whose civilians are those whom it happens to."""
LONGEST = 14
"""Words of the longest description."""
LONG = 3
"""Letters beyond which a word is none of those that a headline leaves small."""
_LEADING = (EDGES | {"least", "most", "than"}) - {"the", "a", "an", "his", "her", "their"}
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
    marks: Mapping[str, tuple[Words, Span]],
    page: Page,
    category: str = "",
    sentence: Sentence | None = None,
    near: Span | None = None,
) -> list[Participant]:
    """Return the participants: actor first, then target.

    The encoder's marks come first; for whom it has marked nobody, the surest `sentence`, whose
    words `near` state the event, is read by rule.
    """
    found: dict[str, Participant] = {}
    ruled = _ruled(category, page, sentence, near)
    for part in PARTS:
        if part not in marks or (part == "target" and category in _PERSONAL and _told_of(ruled)):
            continue  # "A man who set fire to a mosque was jailed"
        words, (first, last) = marks[part]
        one = _meant(part, category, (words, first, last), page, sentence)
        suited = _suited(one, category, words, first, last) if one is not None else None
        moved = suited is not None and suited.part != part and "target" in marks
        if suited is not None and not moved and _doing(suited, category):
            found.setdefault(suited.part, suited)
    for part in PARTS:
        if part not in found and part in ruled:
            one = _participant(part, *ruled[part], page)
            likely = one is not None and _likely(one, category) and _doing(one, category)
            if one is not None and likely and not any(_same(two, one) for two in found.values()):
                found[part] = one
    if sentence is not None:
        _untold(found, category, page, sentence)
    target, actor = found.get("target"), found.get("actor")
    if target is not None and target.name is None and category in _PERSONAL and sentence:
        alone = target.text.lower().startswith(("a ", "an ")) or how_many(target.text) == 1
        name = _named_behind(page, sentence, target) if alone else None
        if name is not None:
            target = found["target"] = target.model_copy(update={"name": name})
    if target is not None and (not _wanted(target, category) or _same(actor, target)):
        del found["target"]
    return [found[part] for part in PARTS if part in found]


_COMING = frozenset(
    words_of(
        "arrived arrives arrive flew flies fly travelled traveled travels travel landed came comes "
        "visit visits visited went goes received welcomed hosted host proceeds led"
    )
)
"""Words by which a sentence itself says who came to whom."""


_PEERS = frozenset(words_of("counterpart counterparts colleague colleagues"))


def visitor_first(
    found: list[Participant], country: str | None, words: Words, sentence: Sentence
) -> list[Participant]:
    """Let the actor of a meeting be who came for it rather than who is at home."""
    said = not _COMING.isdisjoint(words.lower[sentence.first : sentence.last])
    if country is None or len(found) < len(PARTS) or said:
        return found
    host, visitor = found
    peer = not _PEERS.isdisjoint(visitor.text.lower().split())
    away = visitor.country not in {None, country} and (peer or visitor.role is not None)
    if not away or host.country not in {None, country} or host.role is None:
        return found
    return list(_turned(host, visitor))


Found = tuple[Words, int, int]


def _untold(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Add those whom the sentence implies or names by a pronoun only."""
    told: Found | None
    if category == "agreement":
        _paired(found, page, sentence)
    if category in _MUTUAL and "actor" in found and "target" not in found:
        _divided(found, page, sentence)
    if category == "state_visit" and "actor" in found and "target" not in found:
        _hosted(found, page, sentence)
    if category in _PERSONAL and "target" not in found:
        told = _opening(page, sentence)
        one = _participant("target", *told, page) if told is not None else None
        if one is not None:
            found["target"] = one
    if category == "prosecution" and "actor" not in found:
        told = _hearing(page, sentence)
        one = _participant("actor", *told, page, cut=False) if told is not None else None
        if one is not None:
            found["actor"] = one
    if category == "arrest" and "actor" not in found:
        told = _speaking(page.title if sentence.field == "title" else page.body, sentence)
        one = _participant("actor", *told, page, cut=False) if told is not None else None
        if one is not None:
            found["actor"] = one


def _divided(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Divide "the Chadian minister Ann Reed and the premier of Niger" into the two parties."""
    words = page.title if sentence.field == "title" else page.body
    span = _span_of(words, sentence, found["actor"].text)
    if span is None:
        return
    first, last = span
    while first > sentence.first and words.lower[first - 1] in {"visiting", "the", "his", "her"}:
        first -= 1
    if words.lower[last : last + 1] == ["and"]:
        behind = phrase(words, last + 1, sentence.last)
        last = behind[1] if behind is not None else last
    elif words.lower[first - 1] == "and" and first - 1 > sentence.first:
        starts = sentence_starts(words)
        while first not in starts and words.lower[first - 1] not in STOPS - {"and"}:
            first -= 1
    for at in range(first + 1, last - 1):
        if words.lower[at] == "and":
            pair = [
                _participant("actor", words, first, at, page),
                _participant("target", words, at + 1, last, page),
            ]
            actor, target = pair
            if actor is not None and target is not None and _sided(actor) and _sided(target):
                if not _CAME.isdisjoint(words.lower[at + 1 : min(sentence.last, last + CAME)]):
                    actor, target = _turned(actor, target)
                found["actor"], found["target"] = actor, target
                return


def _hosted(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Add the host whom the sentences behind tell: "He was received by the premier"."""
    words = page.body
    after = [
        one for one in words.sentences if sentence.field == "title" or one.first >= sentence.last
    ]
    for one in after[:BEHIND]:
        for at in range(one.first + 1, one.last - 1):
            before = words.lower[max(one.first, at - HOSTED) : at]
            by = words.lower[at] == "by" and not _RECEIVED.isdisjoint(before)
            met = words.lower[at] == "with" and not _MET.isdisjoint(before[-3:])
            peer = words.lower[at - 1] in {"met", "see"} and words.lower[at] in {"his", "her"}
            told = phrase(words, at + (not peer), one.last) if by or met or peer else None
            host = _participant("target", words, *told, page) if told is not None else None
            if host is not None and (
                _sided(host) or host.role in _STATE or how_many(host.text) == 1
            ):
                name = host.name or _named_beside(page, one, host)
                found["target"] = host.model_copy(update={"name": name})
                return


BEHIND = 2
"""Sentences behind that of a visit in which its host may be told."""
HOSTED = 8
"""Words before "by" among which its verb stands."""
_RECEIVED = frozenset(["received", "welcomed", "met", "greeted", "hosted"])
_MET = frozenset(["met", "talks", "conferred", "meeting", "meet"])
CAME = 8
"""Words behind a name within which a relative clause may say that its bearer came."""
_CAME = frozenset(["visit", "visiting", "arrived"])


def _turned(actor: Participant, target: Participant) -> tuple[Participant, Participant]:
    """Return the two with their parts exchanged."""
    return target.model_copy(update={"part": "actor"}), actor.model_copy(update={"part": "target"})


def _sided(one: Participant) -> bool:
    """Tell one who speaks for a country."""
    peer = not _PEERS.isdisjoint(one.text.lower().split())
    return peer or (one.role in _STATE and bool(one.name or one.country))


_STATE = frozenset(role for role, _lexicon in ROLES[:4])


def _span_of(words: Words, sentence: Sentence, text: str) -> Span | None:
    """Return the words of a sentence that are a text."""
    start = words.text.find(text, sentence.start, sentence.end)
    inside = [
        at
        for at in range(sentence.first, sentence.last)
        if start <= words.starts[at] < start + len(text)
    ]
    return (inside[0], inside[-1] + 1) if start >= 0 and inside else None


def _paired(found: dict[str, Participant], page: Page, sentence: Sentence) -> None:
    """Name the parties where the sentence speaks of "the two sides", or of none."""
    actor = found.get("actor")
    if actor is not None and not unnamed(actor.text.lower().split()):
        return
    pair = parties(page, sentence, spoken_of=actor is not None)
    for part, (code, name) in zip(PARTS, pair, strict=False):
        one = Participant(part=part, text=name, country=code)
        if part == "actor" and actor is not None:
            one = actor.model_copy(update={"name": name, "country": code})
        found[part] = one


def _hearing(page: Page, sentence: Sentence) -> Found | None:
    """Return the court of "Leeds Crown Court heard" in a sentence or in those behind."""
    words = page.body
    last = sentence.last if sentence.field == "text" else 0
    near = [one for one in words.sentences if one.first >= last][:BEHIND]
    for one in ([sentence] if sentence.field == "text" else []) + near:
        for at in range(one.first, one.last - 1):
            behind = words.lower[at + 1 : at + 3]
            if words.lower[at] == "court" and (behind[0] == "heard" or behind == ["was", "told"]):
                first = at
                while first > one.first and belongs(words, first) and words.lower[first] != "the":
                    first -= 1
                if first < at and words.lower[first:at] != ["the"]:
                    return words, first, at + 1
    return None


def _speaking(words: Words, sentence: Sentence) -> Found | None:
    """Return the police who tell of an arrest: as a rule it was theirs."""
    lower = words.lower
    for at in range(sentence.first, sentence.last):
        if lower[at] not in _POLICE or lower[at + 1 : at + 2] in _POSSESSED:
            continue
        before = lower[max(sentence.first, at - 3) : at]
        behind = lower[at + 1 : min(sentence.last, at + SPOKEN)]
        if not SAYING.isdisjoint(behind) or not (SAYING | {"according"}).isdisjoint(before):
            first = at
            while first > sentence.first and belongs(words, first) and lower[first] != "the":
                first -= 1
            return words, first + (lower[first] in {"a", "an"}), at + 1
    return None


def _ruled(
    category: str, page: Page, sentence: Sentence | None, near: Span | None
) -> dict[str, Found]:
    """Return whom the surest sentence's grammar makes actor and target."""
    if sentence is None or near is None:
        return {}
    words = page.title if sentence.field == "title" else page.body
    found = zip(PARTS, roles(category, words, sentence, near), strict=True)
    return {part: (words, *span) for part, span in found if span is not None}


def _told_of(ruled: Mapping[str, Found]) -> bool:
    """Tell "A man who ...": whom a relative clause follows is whom the sentence is about."""
    if "target" not in ruled:
        return False
    words, _first, last = ruled["target"]
    return words.lower[last : last + 1] in (["who"], ["accused"])


_PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories that are done to persons."""
_OFFICERS = frozenset[str]().union(
    *(lexicon for role, lexicon in ROLES if role in {"court", "prosecutor", "police"})
) | {
    "justice",
    "inspector",
    "superintendent",
    "sergeant",
    "spokesman",
    "spokeswoman",
    "lawyer",
    "victim",
}
"""Words for those who hold and try others."""
_POLICE = dict(ROLES)["police"] - {"officer"}
_POSSESSED = [[one] for one in words_of("station stations custody vehicle post cell cells car")]
"""Words behind "police" that make a thing of it."""
SPOKEN = 8
"""Words behind "police" among which its speaker may have his rank and name."""
_MUTUAL = frozenset({"agreement", "state_visit", "sanction"})
"""Categories whose parties are no crowd of persons."""


def _meant(
    part: Part, category: str, told: Found, page: Page, sentence: Sentence | None
) -> Participant | None:
    """Return whom marked words mean: themselves, or those whom "he", "the two" stand for."""
    words, first, last = told
    one = _participant(part, words, first, last, page)
    number = stands_for(words.lower[first:last])
    if number is None or sentence is None:
        return one
    pronoun = words.lower[first] in PRONOUNS
    if number != 1 and category in _MUTUAL:
        return None if pronoun else one
    barred = _OFFICERS if part == "target" and category in _PERSONAL else frozenset[str]()
    found = antecedent(page, sentence, first, number, barred)
    meant = _participant(part, *found, page) if found is not None else None
    if number == 1 and one is not None and not pronoun:
        return one.model_copy(update={"name": meant.name if meant is not None else None})
    return meant or (None if pronoun else one)


def _opening(page: Page, sentence: Sentence) -> Found | None:
    """Return whom the pronoun or the short form means that opens a sentence."""
    words = page.body
    for at in range(sentence.first, min(sentence.first + 3, sentence.last)):
        for length in (3, 2, 1):
            number = stands_for(words.lower[at : min(at + length, sentence.last)])
            if sentence.field == "text" and number is not None:
                return antecedent(page, sentence, at, number, _OFFICERS)
    return None


def _named_behind(page: Page, sentence: Sentence, target: Participant) -> str | None:
    """Return the name that follows a description: "Alan Mudge, 44, ..."."""
    words = page.body
    starts = sentence_starts(words)
    after = [
        one for one in words.sentences if sentence.field == "title" or one.first >= sentence.last
    ]
    told = target.text.lower().replace("-", " ").split()
    ages = [word for word in told if word.isdigit()]
    beside = _named_beside(page, sentence, target)
    if beside is not None:
        return beside
    found = []
    for one in after[:4]:
        at = one.first
        while at < one.last:
            name = named(words, at, one.last, starts)
            at = name[1] if name is not None else at + 1
            if name is not None and _presented(words, name[0], name[1], one, told, ages):
                found.append(words.text[words.starts[name[0]] : words.ends[name[1] - 1]])
    return found[0] if len(set(found)) == 1 else None


def _named_beside(page: Page, sentence: Sentence, target: Participant) -> str | None:
    """Return the name in "the permanent secretary in the Ministry of Works, Mr Tom Hill"."""
    words = page.title if sentence.field == "title" else page.body
    start = words.text.find(target.text, sentence.start, sentence.end)
    inside = range(sentence.first, sentence.last) if start >= 0 else range(0)
    starts = sentence_starts(words)
    for at in inside:
        if words.starts[at] < start + len(target.text):
            continue
        if "," in words.text[words.ends[at - 1] : words.starts[at]]:
            first = at
            while first < sentence.last - 1 and words.lower[first] in TITLES:
                first += 1
            name = named(words, first, sentence.last, starts)
            if name is None or name[1] - name[0] < len(PARTS):
                return None
            return words.text[words.starts[name[0]] : words.ends[name[1] - 1]]
        if words.lower[at] not in _JOINTS and not words.text[words.starts[at]].isupper():
            return None
    return None


_JOINTS = frozenset(["of", "in", "at", "the", "for", "and"])


def _presented(
    words: Words, first: int, last: int, sentence: Sentence, told: list[str], ages: list[str]
) -> bool:
    """Tell whether a name is presented as that of one who was described, and who is no victim."""
    if last - first < len(PARTS) or last >= sentence.last:
        return False
    if "," not in words.text[words.ends[last - 1] : words.starts[last]]:
        return False
    before = words.lower[first - 1] if first > sentence.first else ""
    age = words.lower[last] if words.lower[last].isdigit() else None
    if age is not None and ages and age not in ages:
        return False
    if before in PERSONS and before not in told and before not in ONE:
        return False
    behind = words.lower[last + (age is not None) : sentence.last][:2]
    if not {"died", "killed", "dead"}.isdisjoint(behind) or behind[1:] in _HARMED:
        return False
    return age is not None or words.lower[last] in {"who", "of", "from"} or before in PERSONS


_HARMED = [[one] for one in VERBS["security_incident"]]


def _same(one: Participant | None, other: Participant) -> bool:
    return one is not None and (one.text in other.text or other.text in one.text)


_DEEDS = frozenset(
    words_of(
        "strike strikes attack attacks blast blasts explosion explosions bomb bombs rocket rockets "
        "shell shells shooting shelling raid missile missiles fire bullet bullets "
        "pellet pellets grenade grenades"
    )
)
"""Heads of phrases that name what was done rather than who did it."""
_OFFICIAL = frozenset({"police", "court", "military", "prosecutor"})
"""Roles of those whom a protest is watched or broken up by."""


def _doing(one: Participant, category: str) -> bool:
    """Tell whether the actor may be one of the category's."""
    if one.part == "target":
        return True
    head = one.text.lower().split()[-1]
    known = head in _BEARERS or head.endswith("s") or is_people(head) or one.country or one.name
    if head == one.text.lower() and not known and category not in _MUTUAL:
        return False  # "fruit" of "a bomb in a fruit crate"
    return head not in _DEEDS and not (category == "protest" and one.role in _OFFICIAL)


def _suited(
    one: Participant, category: str, words: Words, first: int, last: int
) -> Participant | None:
    """Let nobody be the actor of a disaster, and those who were killed be targets."""
    if one.part == "target" or category not in _SUFFERED:
        return one
    if category == "disaster":
        return one.model_copy(update={"part": "target"}) if one.role == "civilians" else None
    before = _before(words, first)
    if not _HURTING.isdisjoint(before):
        return one.model_copy(update={"part": "target"})
    behind = [word for word in words.lower[last : last + 3] if word not in {"have", "has", "been"}]
    suffering = behind[:1] in (["was"], ["were"]) or words.lower[last + 1 : last + 2] == ["been"]
    suffering = suffering and _TRIED.isdisjoint(behind[:2])
    suffering = suffering or not _SUFFERING.isdisjoint(words.lower[last : last + 1])
    suffering = suffering or not VERBS[category].isdisjoint(before[:1])
    if suffering and one.role in {"civilians", None}:
        return one.model_copy(update={"part": "target"})
    return one


def _before(words: Words, first: int) -> list[str]:
    """Return the words of the clause right before one, the nearest first."""
    starts = sentence_starts(words)
    found: list[str] = []
    for at in range(first, max(0, first - NEAR), -1):
        if at in starts or words.lower[at - 1] in _CLAUSES:
            break
        found.append(words.lower[at - 1])
    return found


NEAR = 4
"""Words before a participant that may say what was done to him."""
_CLAUSES = frozenset(words_of("when as after while before where who that by"))
_HURTING = frozenset(words_of("killed killing kills wounded wounding injured injuring"))
_SUFFERING = frozenset(words_of("died dead killed"))
_TRIED = VERBS["prosecution"] | {"arrested", "detained"}
"""What befalls those who have done it."""
_GENERIC = frozenset(
    words_of("people persons lives others dead victims houses homes number residents some bodies")
)


def _wanted(target: Participant, category: str) -> bool:
    """Tell whether a category's event is done to somebody who is worth naming."""
    if category == "protest":
        return False
    if category == "disaster":
        named = [
            word
            for word in target.text.lower().replace(",", "").split()
            if word not in EDGES and word not in NUMBER_WORDS and not word.isdigit()
        ]
        return bool(named) and not _GENERIC.issuperset(named)
    if category == "agreement":
        return target.country is not None or target.name is not None or target.role is not None
    return True


def _likely(one: Participant, category: str) -> bool:  # noqa: PLR0911 - one per category
    """Tell whether what a rule has found may be the participant."""
    if one.part == "actor":
        if category == "disaster":
            return False
        if category == "arrest":
            return one.role in {"police", "military", "government", "court", "armed_group"}
        if category == "prosecution":
            return one.role in {"court", "prosecutor", "government"}
        return one.role is not None or one.name is not None or one.country is not None
    if category in {"disaster", "protest", "agreement"}:
        return False
    if category in _PERSONAL:
        return one.name is not None or one.role is not None or how_many(one.text) is not None
    return one.role is not None or one.name is not None


def _participant(
    part: Part, words: Words, first: int, last: int, page: Page, *, cut: bool = True
) -> Participant | None:
    """Return whom words name, which may be `cut` out of a longer phrase."""
    last = _read_on(words, first, last) if cut else last
    while last > first and words.lower[last - 1] in EDGES:
        last -= 1
    while first < last and words.lower[first] in _LEADING:
        first += 1
    first, last = _whole(words, first, last) if cut else (first, last)
    last = min(last, first + LONGEST)
    if (
        first > 0
        and first < last
        and words.text[words.ends[first - 1] : words.starts[first]] == "-"
    ):
        first -= 1  # "Explosive-laden drones"
    kept = [word for word in words.lower[first:last] if word not in _EMPTY_WORDS]
    if not kept:
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


def _read_on(words: Words, first: int, last: int) -> int:
    """Complete "the minister of" and "six" by the words behind, up to a verb."""
    told = words.lower[first:last]
    of = told[-1:] == ["of"]
    bare = not of and _EMPTY_WORDS.issuperset(told) and _VAGUE.isdisjoint(told)
    if not told or stands_for(told) is not None or not (of or bare):
        return last
    starts = sentence_starts(words)
    end = last
    while end < len(words.lower) and end not in starts and end - last < LONGEST:
        word = words.lower[end]
        if word in _ANY_VERB or word.endswith("ed"):
            break
        end += 1
        if bare and (word in _BEARERS or is_people(word)) and words.lower[end : end + 1] != ["of"]:
            break
    read = phrase(words, last if of else first, min(end, len(words.lower)))
    return max(last, read[1]) if read is not None else last


_VAGUE = frozenset(["the", "his", "her", "its", "their", "others", "somebody"])
"""Words that alone are a mark of nobody in particular."""
_ANY_VERB = frozenset[str]().union(*VERBS.values())
_EMPTY_WORDS = EDGES | NUMBER_WORDS | {"about", "some", "somebody", "someone", "deputy", "others"}
_EMPTY_WORDS |= {str(number) for number in range(1000)} | {"000", "its", "our", "my"}


_MODIFIERS = frozenset(words_of("former senior national local federal state regional young armed"))


def _whole(words: Words, first: int, last: int) -> tuple[int, int]:
    """Complete a phrase that was cut: "Zealand" of "New Zealand", "Justice" of "Justice Malik"."""
    if first == last:
        return first, last
    starts = sentence_starts(words)

    def joined(at: int) -> bool:
        return 0 < at < len(words.lower) and words.text[words.ends[at - 1] : words.starts[at]] in (
            " ",
            "-",
        )

    def large(at: int) -> bool:
        text = words.text[words.starts[at] : words.ends[at]]
        return text[:1].isupper() and not text.isupper()

    while (
        last - first < LONGEST
        and first not in starts
        and joined(first)
        and large(first)
        and large(first - 1)
        and first - 1 not in starts
        and words.lower[first - 1] not in EDGES
        and not _headline(words)
    ):
        first -= 1
    while (
        last - first < LONGEST
        and last not in starts
        and joined(last)
        and words.lower[last] not in EDGES | DAYS
        and (
            words.lower[last - 1] in _MODIFIERS
            or words.lower[last - 1] in NATIONALITIES
            or (large(last - 1) and large(last) and not _headline(words))
            or (
                (not large(last - 1) or last - 1 in starts)
                and _heads(words.lower[last - 1], words.lower[last])
            )
        )
    ):
        last += 1
    return first, last


def _heads(word: str, following: str) -> bool:
    """Tell a noun for persons from a word before it: "forces" of "security forces"."""
    one, other = (each in _BEARERS or is_people(each) for each in (word, following))
    return other and not one and following != "accused"


def _headline(words: Words) -> bool:
    """Tell whether a title has nearly every word large, so that no large word is a name's."""
    if words.field != "title":
        return False
    long = [at for at, word in enumerate(words.lower) if len(word) > LONG]
    large = sum(words.text[words.starts[at]].isupper() for at in long)
    return 2 * large > len(long) + 2


_BEARERS = PERSONS.union(*(lexicon for _role_name, lexicon in ROLES))
_NO_LONGER = frozenset(["former", "ex", "late", "deposed", "ousted", "exiled"])
_OFFICES = frozenset[str]().union(*(lexicon for _role_name, lexicon in ROLES[:3])) | {"prime"}
"""Words for heads of state and of government and for ministers, which one may no longer be."""


def _role(words: list[str]) -> str | None:
    present = set(words)
    if not _NO_LONGER.isdisjoint(present):
        present -= _OFFICES
    elif "prime" in words and "minister" in words:
        return "head_of_government"
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
            if code and not (key in _GIVEN_NAMES and _names_person(words, at, first, last)):
                return code
    return None


_GIVEN_NAMES = frozenset(["jordan", "chad", "georgia", "india", "kenya"])
"""Countries after which people are called."""


def _names_person(words: Words, at: int, first: int, last: int) -> bool:
    """Tell "Jordan Smith" from "Jordan's army", "Jordan Foreign Minister Ayman Safadi"."""
    following = at + 1
    return (
        at == first
        and following == last - 1
        and words.text[words.ends[at] : words.starts[following]] == " "
        and words.text[words.starts[following]].isupper()
        and words.lower[following] not in TITLES
    )


def _name(words: Words, first: int, last: int, page: Page) -> str | None:
    """Return the proper name in a description, in the document's fullest form."""
    runs: list[list[int]] = []
    starts = sentence_starts(words)
    for at in range(first, last):
        word = words.lower[at]
        proper = (
            words.text[words.starts[at]].isupper()
            and not words.text[words.starts[at] : words.ends[at]].isdigit()
            and word not in NATIONALITIES
            and word not in TITLES
            and fold(word) not in gazetteer().countries
        )
        if proper and at in starts:
            # A sentence's first word is written large in any case.
            proper = word not in EDGES and _written_large(word, page)
        split = "," in words.text[words.ends[at - 1] : words.starts[at]] if at else True
        if proper and runs and runs[-1][-1] == at - 1 and not split:
            runs[-1].append(at)
        elif proper:
            runs.append([at])
    # Neither "Permanent" of "the Permanent Secretary" nor the place of "a baker in Leeds".
    runs = [
        run
        for run in runs
        if words.lower[run[-1] + 1 : last][:1] not in _OFFICE_WORDS
        and not (run[0] > first and _settled(words, run[0], run[-1] + 1))
    ]
    if not runs or words.text[words.starts[first] : words.ends[last - 1]].isupper():
        return None
    best = max(runs, key=len)
    name = words.text[words.starts[best[0]] : words.ends[best[-1]]]
    name = name.removesuffix("'s").removesuffix("’s")
    return _fullest(name, page) if len(best) == 1 else name


def _settled(words: Words, first: int, last: int) -> bool:
    """Tell a name that is where a person or body is: "in Leeds", "a resident of Leeds"."""
    if words.lower[first - 1] in {"in", "at", "near", "from"}:
        return True
    names, key = gazetteer(), fold(" ".join(words.lower[first:last]))
    place = names.cities.get(key) or names.regions.get(key)
    of = words.lower[first - 1] == "of" and words.text[words.starts[first - 2]].islower()
    return bool(place) and of and key not in _BEARERS


_OFFICE_WORDS = [[title] for title in TITLES - EDGES - {"police", "army"}]


def _fullest(name: str, page: Page) -> str:
    """Return "Emomali Rahmon" for "Rahmon", where the document has named him so before."""
    plain = name.lower()
    for words in (page.title, page.body):
        for at in range(1, len(words.lower)):
            if words.lower[at] != plain or not words.text[words.starts[at]].isupper():
                continue
            before = words.text[words.starts[at - 1] : words.ends[at - 1]]
            joined = words.text[words.ends[at - 1] : words.starts[at]] == " "
            known = before.lower() in TITLES or before.lower() in NATIONALITIES
            if joined and before[:1].isupper() and before.isalpha() and not known:
                opens = at - 1 in sentence_starts(words)
                if not (opens and before.lower() in EDGES):
                    return f"{before} {name}"
    return name


def _written_large(word: str, page: Page) -> bool:
    """Tell whether the text has the word with a capital within a sentence, or before a name."""
    words = page.body
    starts = sentence_starts(words)
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
