"""Who did what to whom: the encoder marks the words, lexicons say who they are."""

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from schemas.event import Participant
from service.classify.lexicon import word_set, words_of
from service.classify.text import Page, Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline, sentence_starts
from service.extract.described import how_many
from service.extract.numbers import NUMBER_WORDS
from service.extract.people import COLLECTIVE, PERSONS, is_people
from service.extract.place.words import KINDS
from service.extract.who.antecedent import (
    PRONOUNS,
    SAY,
    SAYING,
    Found,
    antecedent,
    belongs,
    stands_for,
    uncontracted,
)
from service.extract.who.deeds import STREETS, doer
from service.extract.who.describe import BEARERS, PARTS, ROLES, Part, describe
from service.extract.who.introduced import named_behind
from service.extract.who.parties import (
    BEHIND,
    TRIED,
    accredited,
    brought,
    divided,
    hosted,
    paired,
    received,
    seated,
)
from service.extract.who.roles import (
    EDGES,
    LED,
    LONGEST,
    STOPS,
    VERBS,
    phrase,
    roles,
    subject_of,
    told_agent,
)
from service.extract.who.sides import both_fell, jointly

_SUFFERED = frozenset({"security_incident", "disaster"})
"""Categories whose civilians are those whom it happens to."""


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
    ruled = _ruled(category, page, sentence, near)
    marks = _unmixed(marks, ruled)
    overcome = category == "security_incident" and "actor" in marks and _beaten(*marks["actor"])
    found = _marked(marks, ruled, page, category, sentence, overcome=overcome)
    answered = overcome and "target" in marks  # "the raiders were shot by police"
    agent = None if answered else _agent(category, page, sentence, near, marks.get("actor"))
    if agent is not None and not _overlap(found.get("actor"), agent):
        found["actor"] = agent
    for part in PARTS:
        if part not in found and part in ruled:
            one = describe(part, *ruled[part], page)
            likely = one is not None and _likely(one, category) and _doing(one, category)
            if one is not None and likely and not any(_same(two, one) for two in found.values()):
                found[part] = one
    if category == "security_incident":
        attacker = _stopped(marks, ruled, page)
        found |= {"actor": attacker} if attacker is not None else {}
    if sentence is not None:
        _together(found, category, page, sentence, near)
        _by_deed(found, category, page, sentence, near)
        _untold(found, category, page, sentence)
        _better(found, category, page, sentence)
    return _fitting(found, category, page, sentence)


def _marked(
    marks: Mapping[str, tuple[Words, Span]],
    ruled: Mapping[str, Found],
    page: Page,
    category: str,
    sentence: Sentence | None,
    *,
    overcome: bool,
) -> dict[str, Participant]:
    """Return whom the encoder has marked, in the part that is theirs."""
    found: dict[str, Participant] = {}
    for part in PARTS:
        if part not in marks or (part == "target" and category in _PERSONAL and _told_of(ruled)):
            continue  # "A man who set fire to a mosque was jailed"
        words, (first, last) = marks[part]
        if part == "target" and category == "state_visit" and _leading(words, first):
            continue
        one = _meant(part, category, (words, first, last), page, sentence)
        alone = part == "actor" and "target" not in marks
        if one is not None and alone and overcome and not _began(words, last):
            one = one.model_copy(update={"part": "target"})
        suited = _suited(one, category, words, first, last) if one is not None else None
        moved = suited is not None and suited.part != part and "target" in marks
        striking = part == "actor" and _striking(words, last, page, sentence)
        if suited is not None and not moved and _doing(suited, category, striking=striking):
            found.setdefault(suited.part, suited)
    return found


def _fitting(
    found: dict[str, Participant], category: str, page: Page, sentence: Sentence | None
) -> list[Participant]:
    """Return those of the participants who can be the category's."""
    if category == "prosecution" and sentence is not None and _appearing(found, page, sentence):
        del found["actor"]
    target, actor = found.get("target"), found.get("actor")
    if target is not None and (
        not _wanted(target, category)
        or _same(actor, target)
        or (
            category == "security_incident"
            and sentence is not None
            and _fell(target, page, sentence)
        )
    ):
        del found["target"]
    return [found[part] for part in PARTS if part in found]


def _unmixed(
    marks: Mapping[str, tuple[Words, Span]], ruled: Mapping[str, Found]
) -> Mapping[str, tuple[Words, Span]]:
    """Leave out marks that make two of one: "US" and "envoy Tom Hill" behind "The premier met"."""
    if not marks.keys() >= set(PARTS) or not ruled.keys() >= set(PARTS):
        return marks
    words, first, last = ruled["target"]
    inside = all(
        where is words and first <= span[0] and span[1] <= last
        for where, span in (marks[part] for part in PARTS)
    )
    joined = "and" in words.lower[first:last]
    return {} if inside and not joined else marks


def _leading(words: Words, first: int) -> bool:
    """Tell the head of "a delegation led by Ann Reed" from a host."""
    before = range(max(1, first - NEAR), first)
    return any(words.lower[at] == "by" and words.lower[at - 1] in LED for at in before)


def _appearing(found: Mapping[str, Participant], page: Page, sentence: Sentence) -> bool:
    """Tell "pleaded guilty at Leeds Crown Court", which is where the accused did so."""
    words = page.words_of(sentence)
    actor = found.get("actor")
    start = words.text.find(actor.text, sentence.start, sentence.end) if actor is not None else -1
    if start < 0 or actor is None or actor.role != "court":
        return False
    before = [
        words.lower[at]
        for at in range(sentence.first, sentence.last)
        if words.starts[at] < start and words.lower[at] not in {"a", "the"}
    ]
    ruling = frozenset[str]() if _TO_APPEAR in pairwise(before) else _RULING
    verbs = (VERBS["prosecution"] | ruling).intersection(
        words.lower[sentence.first : sentence.last]
    )
    led = before[-1:] in (["at"], ["in"]) and not _APPEARING.isdisjoint(before)
    return led and _APPEARING.issuperset(verbs)


_TO_APPEAR = ("to", "appear")
_RULING = word_set("remanded ordered bailed")
"""What a court does, besides what states a prosecution."""
_APPEARING = word_set(
    "appeared appear appears pleaded charged accused trial faces denies denied admitted"
)
"""What an accused does, or has had done to him by others, where a court sits."""


def _fell(target: Participant, page: Page, sentence: Sentence) -> bool:
    """Tell the toll of a fight, "clashes killed 38 people": its dead are of every side."""
    lower = page.words_of(sentence).lower[sentence.first : sentence.last]
    told = [word for word in target.text.lower().split() if _telling(word)]
    if not (_GENERIC | _COMBATANTS).issuperset(told):
        return False
    for at, word in enumerate(lower):
        if word in _BATTLES and "in" in lower[max(0, at - FOUGHT) : at]:
            # "were killed in heavy fighting", not "troops killed five in clashes".
            if "by" not in lower[:at] and not _UNDERGONE.isdisjoint(lower[:at]):
                return True
            continue
        if word in _FIGHTS and {"to", "for", "off", "back"}.isdisjoint(lower[at + 1 : at + 2]):
            return _NO_FIGHT.isdisjoint(lower[:at])
    return False


def _better(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Tell more of those who were found by what the text says of them elsewhere."""
    if category in _SUFFERED and "target" in found:
        found["target"] = _victims(found["target"], category, page, sentence)
    elif category in _SUFFERED:
        fell = next(_victims_of(category, page, sentence), None)
        found |= {"target": fell} if fell is not None else {}
    for part, one in list(found.items()) if category in _MUTUAL else ():
        found[part] = seated(one, page)
    if category == "sanction" and "target" in found:
        home = found["actor"].country if "actor" in found else None
        found["target"] = accredited(found["target"], page, sentence, home)
    for part, one in list(found.items()) if category in _NAMED else ():
        name = _introduced(one, category, page, sentence)
        if name not in {None, *(two.name for two in found.values())}:
            found[part] = one.model_copy(update={"name": name})


def _introduced(one: Participant, category: str, page: Page, sentence: Sentence) -> str | None:
    """Return the name by which a text goes on to call one person whom it has described."""
    words = page.words_of(sentence)
    told = one.text.lower().replace("-", " ").split()
    if one.name is not None or (told[0] not in {"a", "an"} and how_many(one.text) != 1):
        return None
    if category in _PERSONAL:
        return named_behind(page, sentence, one) if one.part == "target" else None
    accused = not _ACCUSED.isdisjoint(words.lower[sentence.first : sentence.last])
    if PERSONS.isdisjoint(told) or (one.part == "actor" and not accused):
        return None  # whom an attack is not laid to, a text does not name by and by
    return named_behind(page, sentence, one, attacked=True)


def _victims(target: Participant, category: str, page: Page, sentence: Sentence) -> Participant:
    """Return, for a thing or a town that was hit, the people whom the sentence says it killed."""
    heads = target.text.lower().split()
    if any(is_people(word) for word in heads) or target.role == "civilians":
        return target
    attack = category == "security_incident"
    if attack and _SETTLED.isdisjoint(heads):
        return target  # a post or a convoy is what an attack is aimed at
    return next(_victims_of(category, page, sentence), target)


def _victims_of(category: str, page: Page, sentence: Sentence) -> Iterator[Participant]:
    """Yield the people whom a sentence says that something killed."""
    words = page.words_of(sentence)
    attack = category == "security_incident"
    told = list(islice(_killed(words, sentence, attack=attack), TRIED))
    told += islice(_dying(words, sentence), TRIED) if category == "disaster" else ()
    for span in told:
        one = describe("target", words, *span, page)
        if one is None or (attack and not _ATTACKERS.isdisjoint(one.text.lower().split())):
            continue
        head = one.text.lower().split()[-1]
        people = is_people(head) or head in PERSONS or one.role is not None
        if people and how_many(one.text) and _wanted(one, "disaster"):
            yield one


def _killed(words: Words, sentence: Sentence, *, attack: bool) -> Iterator[Span]:
    """Yield the phrases behind "killing".

    In an attack "killed" may be what others did to the attackers, unless it goes on with "and".
    """
    for at in range(sentence.first, sentence.last - 1):
        other = attack and words.lower[at][-3:] != "ing" and words.lower[max(0, at - 1)] != "and"
        killing = words.lower[at] in _KILLING and not other
        span = phrase(words, at + 1, sentence.last) if killing else None
        if span is not None:
            yield span


def _dying(words: Words, sentence: Sentence) -> Iterator[Span]:
    """Yield the phrases before "drowned", "were killed"."""
    lower = words.lower
    floor = behind_dateline(words, sentence)
    for at in range(floor + 1, sentence.last):
        if lower[at] not in _DYING and lower[at : at + 2] not in _DEATHS:
            continue
        first = at - 1
        while first > max(floor, at - LONGEST) and lower[first] not in {"a", "an", "the"}:
            if lower[first - 1] in STOPS or any(mark in words.gap(first) for mark in ",;:"):
                break
            first -= 1
        yield first, at


_KILLING = frozenset(["killing", "killed", "kills", "injuring", "wounding"])
_ATTACKERS = word_set("attacker attackers assailant assailants gunman gunmen bandits")
"""Who attacked a town, and is none of its victims."""
_DYING = frozenset(["died", "drowned", "perished", "suffocated"])
_DEATHS = [["was", "killed"], ["were", "killed"], ["lost", "their"], ["lost", "his"]]


def _together(
    found: dict[str, Participant],
    category: str,
    page: Page,
    sentence: Sentence,
    near: Span | None,
) -> None:
    """Let "Chadian and Nigerien officials" who meet be the actor."""
    if category in _MEETINGS and near is not None:
        pair, actor = jointly(page, sentence, near), found.get("actor")
        if pair is None or _overlap(actor, pair):
            return
        text = page.words_of(sentence).text
        at = text.find(pair.text, sentence.start)
        if actor is None or text.find(actor.text, sentence.start) > at:
            found["actor"] = pair  # not where they met behind "the envoy flew in as"


def _by_deed(
    found: dict[str, Participant],
    category: str,
    page: Page,
    sentence: Sentence,
    near: Span | None,
) -> None:
    """Add whom the noun of a deed tells: "US shelling of the port"."""
    if category != "security_incident" or near is None or found.keys() >= set(PARTS):
        return
    words = page.words_of(sentence)
    for part, span in zip(PARTS, doer(words, sentence, near), strict=True):
        one = describe(part, words, *span, page, cut=False) if span is not None else None
        if one is not None:
            found.setdefault(part, one)


def _untold(found: dict[str, Participant], category: str, page: Page, sentence: Sentence) -> None:
    """Add those whom the sentence implies, or names by a short form only."""
    if category == "agreement":
        paired(found, page, sentence)
    if category in _MUTUAL and "actor" in found and "target" not in found:
        divided(found, page, sentence)
    if category == "state_visit" and "actor" in found and "target" not in found:
        hosted(found, page, sentence)
    elif category == "state_visit" and {"actor", "target"} <= found.keys():
        received(found, page, sentence)
    told: dict[Part, Found | None] = {}
    if category in _PERSONAL:
        told["target"] = _opening(page, sentence) or _owner(page, sentence)
        court = category == "prosecution" and not _charging(page, sentence)
        told["actor"] = _hearing(page, sentence) if court else _speaking(page, sentence)
    if category == "security_incident":
        fallen, target = (
            None if "actor" in found else both_fell(page, sentence),
            found.get("target"),
        )
        if fallen is not None and (target is None or any(_overlap(target, one) for one in fallen)):
            found["actor"], found["target"] = fallen
        side, other = _fighting(page, sentence)
        told["actor"] = side or other or _claimant(page, sentence)
        told["target"] = (other if side or "actor" in found else None) or _aimed(page, sentence)
    for part, where in told.items():
        if part not in found and where is not None:
            one = describe(part, *where, page, cut=part == "target")
            found |= {part: one} if one is not None else {}


def _claimant(page: Page, sentence: Sentence) -> Found | None:
    """Return who "claimed responsibility", there or right behind."""
    words = page.words_of(sentence)
    behind = page.body.sentences_from(sentence.last if sentence.field == "text" else 0, CLAIMED)
    for where, one in [(words, sentence), *((page.body, after) for after in behind)]:
        lower = where.lower
        for at in range(one.first + 1, one.last - 1):
            if lower[at] not in _CLAIMING or "responsibility" not in lower[at + 1 : at + 3]:
                continue
            span = subject_of(where, one, at)
            if span is not None and not _NOBODY.intersection(lower[one.first : at + 5]):
                return (where, *span)
    return None


CLAIMED = 3
"""Sentences behind an attack in which it is claimed."""
_CLAIMING = word_set("claimed claims claim claiming")
_NOBODY = word_set("no not nobody nor never none without")


def _fighting(page: Page, sentence: Sentence) -> tuple[Found | None, Found | None]:
    """Return the sides of "clashes between rebels and troops", "a firefight with soldiers"."""
    words = page.words_of(sentence)
    for at in range(sentence.first + 1, sentence.last - 1):
        if words.lower[at] in {"between", "with"} and _fought(words, sentence, at):
            one = _people(page, words, at + 1, sentence.last)
            if one is not None and words.lower[at] == "with":
                return None, one
            if one is not None:
                joined = words.lower[one[2] : one[2] + 1] == ["and"]
                return one, _people(page, words, one[2] + 1, sentence.last) if joined else None
    return None, None


def _aimed(page: Page, sentence: Sentence) -> Found | None:
    """Return those of "fired at the crowd", "drove a car into people at a fair"."""
    words = page.words_of(sentence)
    for at in range(sentence.first + 1, sentence.last - 1):
        before = words.lower[max(sentence.first, at - AIM) : at]
        other = before[-1:] and before[-1].endswith("ed") and before[-1] not in _AIMING
        if words.lower[at] in _AT and not other and not _AIMING.isdisjoint(before):
            found = _people(page, words, at + 1, sentence.last)
            if found is not None:
                return found
    return None


def _people(page: Page, words: Words, first: int, last: int) -> Found | None:
    """Return the phrase that begins at a word, if it is of people."""
    span = phrase(words, first, last)
    if span is None:
        return None
    ends = (at for at in range(span[0] + 1, span[1]) if words.lower[at] in _ENDING)
    span = span[0], next(ends, span[1])
    one = describe("actor", words, *span, page)
    head = _head(one.text.lower().split()) if one is not None else ""
    people = is_people(head) or head in BEARERS or head in COLLECTIVE
    named = one is not None and one.name is not None and one.role is not None
    return (words, *span) if people or named else None


def _fought(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a fight before "between" or "with"; a house is "set on fire with" people inside."""
    before = words.lower[max(sentence.first, at - FOUGHT) : at]
    if not _FIGHTS.isdisjoint(before):
        return True
    if "fire" not in before:
        return False
    fire = at - len(before) + before.index("fire")
    traded = not _TRADED.isdisjoint(words.lower[max(sentence.first, fire - FOUGHT) : fire])
    return traded or (before[-2:] == ["of", "fire"] and words.lower[at] == "between")


AIM = 6
"""Words before "at" or "into" among which it is told that one shot or drove."""
_ENDING = word_set("left leaves leave killed wounded injured turned erupted broke continued")
"""Verbs of a fight that end the phrase of a side: "clashes between police and fans left"."""
_AT = word_set("at into towards toward on")
_AIMING = word_set(
    "fired fire fires firing shot shots shooting drove driven driving ploughed plowed rammed "
    "crashed hurled threw thrown throwing lobbed lunged"
)
FOUGHT = 3
"""Words before "between" among which it is told that there was a fight."""
_FIGHTS = word_set(
    "fight fights fighting clash clashes brawl firefight gunfight shootout encounter battle "
    "battles skirmish skirmishes scuffle scuffles fought clashed"
)
_BATTLES = word_set("fighting clashes battles skirmishes")
_UNDERGONE = word_set("was were been died")
_NO_FIGHT = VERBS["security_incident"] | word_set("who died injured wounded")
"""Words before a fight that make another thing of it than what killed."""
_TRADED = word_set("exchange exchanges exchanged exchanging traded trading")
"""Words before "fire" that make a fight of it."""


def _hearing(page: Page, sentence: Sentence) -> Found | None:
    """Return the court of "Leeds Crown Court heard" in a sentence or in those behind."""
    words = page.body
    last = sentence.last if sentence.field == "text" else 0
    near = words.sentences_from(last, BEHIND)
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


def _charging(page: Page, sentence: Sentence) -> bool:
    """Tell "Police say they have charged a man"."""
    lower = page.words_of(sentence).lower[sentence.first : sentence.last]
    return "charged" in lower and "they" in {uncontracted(word) for word in lower}


def _speaking(page: Page, sentence: Sentence) -> Found | None:
    """Return the police who tell of an arrest, there or right behind: as a rule it was theirs."""
    found = _police_saying(page.words_of(sentence), sentence)
    last = sentence.last if sentence.field == "text" else 0
    for one in page.body.sentences_from(last, 1) if found is None else []:
        if sentence.field != "text" or behind_dateline(page.body, one) == one.first:
            found = _police_saying(page.body, one)
    return found


def _police_saying(words: Words, sentence: Sentence) -> Found | None:
    """Return the police who speak in a sentence."""
    lower = words.lower
    for at in range(sentence.first, sentence.last):
        if lower[at] not in _POLICE or lower[at + 1 : at + 2] in _POSSESSED:
            continue
        before = lower[max(sentence.first, at - 3) : at]
        behind = lower[at + 1 : min(sentence.last, at + SPOKEN)]
        speaking = not SAY.isdisjoint(behind)
        spoken = not (SAYING | {"according"}).isdisjoint(before)
        if speaking or (spoken and _BEING.isdisjoint(behind[:1])):  # not "said police had"
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
    words = page.words_of(sentence)
    found = zip(PARTS, roles(category, words, sentence, near), strict=True)
    return {part: (words, *span) for part, span in found if span is not None}


def _agent(
    category: str,
    page: Page,
    sentence: Sentence | None,
    near: Span | None,
    actor: tuple[Words, Span] | None = None,
) -> Participant | None:
    """Return who did it by the words right behind the verb: "was held by the army"."""
    if sentence is None or near is None or category in _MUTUAL | {"protest"}:
        return None
    words = page.words_of(sentence)
    span = told_agent(category, words, sentence, near)
    if span is not None and actor is not None and actor[0] is words:
        span = None if _answering(words, actor[1], span) else span
    one = describe("actor", words, *span, page) if span is not None else None
    if one is None or not _doing(one, category) or _spot(one):
        return None
    person = one.name is not None and " " in one.name  # not "was shot by the Thames"
    relative = category == "security_incident" and not PERSONS.isdisjoint(one.text.lower().split())
    return one if one.role or one.country or person or relative else None


def _stopped(
    marks: Mapping[str, tuple[Words, Span]], ruled: Mapping[str, Found], page: Page
) -> Participant | None:
    """Return who "was shot by police after stabbing three", where those two are marked."""
    if not ruled.keys() >= set(PARTS) or not marks.keys() >= set(PARTS):
        return None
    (words, first, last), by = ruled["target"], ruled["actor"]
    where, (at, _end) = marks["actor"]
    end = marks["target"][1][0]
    if where is not words or not by[1] <= at < by[2] or marks["target"][0] is not words:
        return None
    stopper = describe("actor", *by, page)
    if stopper is None or stopper.role not in {"police", "military"}:
        return None
    passive = by[1] >= last  # "police shot him after hearing" is what the police did
    for joint in range(max(last, by[2]), end - 1):
        after = words.lower[joint + 1]
        if words.lower[joint] == "after" and (
            after in PRONOUNS or (passive and after.endswith("ing"))
        ):
            return describe("actor", words, first, last, page)
    return None


def _answering(words: Words, actor: Span, by: Span) -> bool:
    """Tell "stabbed six before he was shot by soldiers", who only stopped the marked attacker."""
    at = by[0]
    while at > actor[1] and words.lower[at] not in _BEEN:
        at -= 1
    if at <= actor[1] or by[0] - at > STOPPED:
        return False
    while words.lower[at - 1] in _BEING or words.lower[at - 1] in _STOPPED:
        at -= 1
    return at > actor[1] + 1 and words.lower[at - 1] in _NEXT


STOPPED = 6
"""Words from "was" to whom "by" names."""
_STOPPED = word_set("he she they it one both")
_NEXT = word_set("before until and but when")
"""Words before what is done to the attackers at last."""


def _spot(one: Participant) -> bool:
    """Tell from a participant "the Chadian border", "Lake Chad", by which it was done."""
    told = one.text.lower().removeprefix("the ").split()
    return told[-1] in _SPOTS or told[0] == "lake"


_SPOTS = KINDS - {"state", "division"}
"""Last words of a place; "Islamic State" and a division of the police do what they do."""


def _overlap(one: Participant | None, other: Participant) -> bool:
    """Tell whether two share a word that tells."""
    told = {word for word in one.text.lower().split() if _telling(word)} if one else set()
    return not told.isdisjoint(other.text.lower().split())


def _told_of(ruled: Mapping[str, Found]) -> bool:
    """Tell "A man who ...": whom a relative clause follows is whom the sentence is about."""
    if "target" not in ruled:
        return False
    words, _first, last = ruled["target"]
    return words.lower[last : last + 1] in (["who"], ["accused"])


_MEETINGS = frozenset({"agreement", "state_visit"})
"""Categories of what two sides do together."""
_PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories that are done to persons."""
_NAMED = _PERSONAL | {"security_incident"}
"""Categories whose target a sentence behind may name."""
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
"""Words for those who hold and try others, or have suffered."""
_POLICE = dict(ROLES)["police"] - {"officer"}
_POSSESSED = [[one] for one in words_of("station stations custody vehicle post cell cells car")]
"""Words behind "police" that make a thing of it."""
SPOKEN = 8
"""Words behind "police" among which its speaker may have his rank and name."""
_MUTUAL = frozenset({"agreement", "state_visit", "sanction"})
"""Categories of what states do, whose parties are no crowd of persons."""


def _meant(
    part: Part, category: str, told: Found, page: Page, sentence: Sentence | None
) -> Participant | None:
    """Return whom marked words mean: themselves, or those whom "he", "the two" stand for."""
    words, first, last = told
    one = describe(part, words, first, last, page)
    number = stands_for(words.lower[first:last])
    if number is None or sentence is None:
        return one
    pronoun = uncontracted(words.lower[first]) in PRONOUNS
    if number != 1 and category in _MUTUAL:
        return None if pronoun else one
    barred = _OFFICERS if part == "target" and category in _PERSONAL else frozenset[str]()
    found = antecedent(page, sentence, first, number, barred)
    meant = describe(part, *found, page) if found is not None else None
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


def _owner(page: Page, sentence: Sentence) -> Found | None:
    """Return whom "his trial was put off", "the court jailed him" speak of."""
    if sentence.field != "text":
        return None
    words = page.body
    for at in range(sentence.first, sentence.last):
        number = _OWNERS.get(words.lower[at])
        if number is None:
            continue
        owned = words.lower[at + 1 : min(at + 3, sentence.last)]
        if owned and words.owning(at + 1):
            continue  # "his brother's trial"
        before = words.lower[at - 1] if at > sentence.first else ""
        if not _CASE.isdisjoint(owned) or before in _DEALING:
            found = antecedent(page, sentence, at, number, _OFFICERS)
            return found if found is not None and _tried(*found) else None
    return None


def _tried(words: Words, _first: int, last: int) -> bool:
    """Tell "Tom Hill, who was charged" from somebody else who speaks of a trial."""
    behind = words.sentences_from(last, 1)
    end = behind[0].first if behind else len(words.lower)
    told = words.lower[last : min(last + FATE, end)]
    passive = any(one in _BEEN and two in _UNDERWENT for one, two in pairwise(told))
    return passive or not _ACCUSED_DOES.isdisjoint(told)


FATE = 4
"""Words behind a person among which it is told that he is held or tried."""
_ACCUSED_DOES = word_set("denies pleaded serving")
"""What hardly anybody does but who is held or tried."""


_OWNERS = PRONOUNS | {"his": 1}
_CASE = word_set(
    "trial hearing bail appeal conviction sentence remand arraignment plea arrest detention "
    "custody indictment extradition"
)
"""What somebody has who is held or tried."""
_DEALING = word_set(
    "arrested detained held jailed sentenced charged convicted acquitted remanded fined indicted "
    "arraigned released freed gave"
)
"""Verbs whose object "him" is who is held or tried."""
_UNDERWENT = _DEALING | word_set("accused tried picked imprisoned")
"""What is done to who is held or tried."""


def _same(one: Participant | None, other: Participant) -> bool:
    """Tell whether one's words are a run of the other's: "police", "the Leeds police"."""
    if one is None:
        return False
    short, long = sorted((one.text.split(), other.text.split()), key=len)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return short in runs and PERSONS.isdisjoint(long[-1:]) == PERSONS.isdisjoint(short[-1:])


_DEEDS = word_set(
    "strike strikes attack attacks blast blasts explosion explosions bomb bombs rocket rockets "
    "shell shells shooting shelling raid missile missiles fire bullet bullets "
    "pellet pellets grenade grenades mine mines device devices charge charges parcel parcels "
    "roadside"
)
"""Last words of phrases that name what was done rather than who did it: "a roadside" bomb."""
_UNMANNED = word_set("drone drones uav uavs unmanned")
"""Words for weapons that somebody has sent."""
_OFFICIAL = frozenset({"police", "court", "military", "prosecutor"})
"""Roles of those whom a protest is watched or broken up by."""


def _doing(one: Participant, category: str, *, striking: bool = False) -> bool:
    """Tell whether the actor may be one of the category's, or be `striking` in a uniform."""
    if one.part == "target":
        return True
    head = one.text.lower().split()[-1]
    named = one.country or one.name or one.text.isupper()  # "ED arrests"
    known = named or head in BEARERS or head.endswith("s") or is_people(head)
    if head == one.text.lower() and not known and category not in _MUTUAL:
        return False  # "fruit" of "a bomb in a fruit crate"
    unmanned = not is_people(head) and _UNMANNED.intersection(one.text.lower().split())
    if unmanned and not (one.country or one.role or _sent(one.text)):
        return False  # only "Norland's drones", "rebel drones" tell who sent them
    watching = category == "protest" and one.role in _OFFICIAL and not striking
    return _DEEDS.isdisjoint({head, _head(one.text.lower().split())}) and not watching


def _striking(words: Words, last: int, page: Page, sentence: Sentence | None) -> bool:
    """Tell "prison officers downed tools", who protest themselves, from the police at a march."""
    if sentence is None or words is not page.words_of(sentence):
        return False
    behind = words.lower[last : min(last + STRIKING, sentence.last)]
    while behind[:1] in _AUXILIARY:
        del behind[0]
    if behind[:1] == ["marched"]:
        return not _WAYS.isdisjoint(behind[1:2])
    return not _STRUCK.isdisjoint(behind[:1]) or ["on", "strike"] in (behind[:2], behind[1:3])


STRIKING = 5
"""Words behind a noun among which it is told that its bearers protest."""
_AUXILIARY = (["have"], ["has"], ["had"], ["are"], ["were"])
_STRUCK = word_set("downed squatted picketed picketing boycotted rallied protested demonstrated")
_WAYS = word_set("to through on in from into against past towards over")


def _sent(text: str) -> bool:
    """Tell from the first word of "RSF drones", "Kyiv's drones" who sent them."""
    first = next((word for word in text.split() if word.lower() not in EDGES), "")
    letters = len(first) > 1 and first.isupper() and first != "UAV"
    return letters or first.endswith(("'s", "’s"))


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
    suffering = suffering and _CHARGED.isdisjoint(behind[:2])
    fell = not _SUFFERING.isdisjoint(words.lower[last : last + 1])
    suffering = suffering or (fell and not _killer(words, last))
    suffering = suffering or not VERBS[category].isdisjoint(before[:1])
    if suffering and one.role in {"civilians", None}:
        return one.model_copy(update={"part": "target"})
    return one


def _killer(words: Words, at: int) -> bool:
    """Tell "killed his parents" from "Man killed in crash"."""
    behind = at + 1
    told = words.lower[at] == "killed" and behind < len(words.lower) and words.gap(behind) == " "
    return told and phrase(words, behind, len(words.lower)) is not None


def _beaten(words: Words, span: Span) -> bool:
    """Tell "rebels have been routed", to whom others did it."""
    return not _OVERCOME.isdisjoint(_passive(words, span[1]))


def _began(words: Words, last: int) -> bool:
    """Tell "were killed after they attacked" behind those who attacked first."""
    behind = words.sentences_from(last, 1)
    lower = words.lower[last : behind[0].first if behind else len(words.lower)]
    verbs = VERBS["security_incident"]
    return any(
        one in {"they", "he", "she"} and not verbs.isdisjoint(lower[at + 1 : at + 3])
        for at, one in enumerate(lower)
    )


def _passive(words: Words, last: int) -> list[str]:
    """Return the participle of "have been routed", "were badly beaten" behind a subject."""
    starts = sentence_starts(words)
    behind = words.lower[
        last : next((at for at in range(last, last + 5) if at in starts), last + 5)
    ]
    at = 0
    while at < len(behind) and behind[at] in _BEING:
        at += 1
    rest = [word for word in behind[at:] if not word.endswith("ly")]
    return rest[:1] if not _BEEN.isdisjoint(behind[:at]) else []


_BEEN = word_set("was were been being")
_BEING = _BEEN | word_set("have has had also since later then are is")
_OVERCOME = word_set(
    "killed shot wounded injured attacked ambushed bombed bombarded shelled hit stabbed beaten "
    "flushed routed repelled overrun besieged surrounded"
)
"""What befalls also those who bear arms, where others did it."""


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
_CLAUSES = word_set("when as after while before where who that by in during")
_HURTING = word_set("killed killing kills wounded wounding injured injuring")
_SUFFERING = word_set("died dead killed")
_CHARGED = VERBS["prosecution"] | {"arrested", "detained"}
"""What befalls those who have done it."""
_ACCUSED = _CHARGED | {"allegedly"}
_COMBATANTS = word_set("fighters combatants")
_GENERIC = word_set(
    "people person persons lives others dead victims houses homes number residents some bodies"
)


_SETTLED = word_set(
    "village villages town towns hamlet hamlets city cities neighborhood neighborhoods "
    "neighbourhood neighbourhoods suburb suburbs district districts resort"
)
"""Heads of phrases for where a disaster struck, which is its place."""


_SHARES = word_set("part parts area areas centre center outskirts edge number rest most much")
"""Words for some of what stands behind their "of"."""


def _telling(word: str) -> bool:
    """Tell a word that is neither a number nor a joint."""
    return word not in EDGES and word not in NUMBER_WORDS and not word.isdigit()


def _head(told: list[str]) -> str:
    """Return the noun of a phrase: "villagers" of "nine villagers of a hill town"."""
    head = ""
    for word in told:
        if word in {"of", "in"} and head and head not in _SHARES:
            break
        head = word if _telling(word) else head
    return head


def _wanted(target: Participant, category: str) -> bool:
    """Tell whether a category's event is done to somebody who is worth naming."""
    if category == "protest":
        return False
    if category == "disaster":
        told = target.text.lower().replace(",", "").replace("-", " ").split()
        named = [word for word in told if _telling(word)]
        return bool(named) and _head(told) not in _SETTLED and not _GENERIC.issuperset(named)
    if category == "agreement":
        return target.country is not None or target.name is not None or target.role is not None
    return category != "security_incident" or target.text.lower().split()[-1] not in STREETS


def _likely(one: Participant, category: str) -> bool:  # noqa: PLR0911 - one per category
    """Tell whether what a rule has found may be the participant."""
    if one.part == "actor":
        if category == "disaster":
            return False
        if category == "arrest":
            known = {"police", "military", "government", "court", "armed_group"}
            return one.role in known or one.text.isupper()  # "ICE arrests 200"
        if category == "prosecution":
            return one.role in {"court", "prosecutor", "government"}
        return one.role is not None or one.name is not None or one.country is not None
    lower = one.text.lower().split()
    if category in {"disaster", "protest", "agreement"} or (
        category == "state_visit" and brought(lower)
    ):
        return False
    if category in _PERSONAL:
        counted = how_many(one.text) is not None and stands_for(lower) is None
        return one.name is not None or one.role is not None or counted
    return one.role is not None or one.name is not None
