"""Who did it and whom it was done to, by rule, where the encoder has marked nobody.

A verb of the category has its subject before it and its object behind; in the passive they change
places, and "by" leads to the one who did it.
"""

from service.classify.lexicon import PASSIVES, WEEKDAYS, word_set, words_of
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.dateline import behind_dateline
from service.extract.who.phrase import OPENERS, Statement, phrase

VERBS: dict[str, frozenset[str]] = {
    "arrest": word_set(
        "arrested arrests arrest detained detains captured apprehended nabbed seized held "
        "caught remanded jailed handcuffed collared picked rounded took taken hauled led "
        "locked surrendered extradited netted"
    ),
    "security_incident": word_set(
        "killed kill kills shot shoot shoots attacked attack stormed bombed fired kidnapped "
        "abducted stabbed beat beaten burned burnt torched raided struck hit ambushed invaded "
        "seized opened murdered hacked lynched robbed blew shelled threw hurled rammed looted "
        "hijacked set gunned whisked dragged poured pelted sacked razed detonated besieged"
    ),
    "prosecution": word_set(
        "charged sentenced convicted jailed accused acquitted indicted arraigned cleared tried "
        "fined imprisoned condemned prosecuted pleaded admitted denied appeared faces found"
    ),
    "sanction": word_set(
        "imposed imposes banned bans froze freezes frozen barred bars expelled expels "
        "expelling recalled recalls lifted lifts severed severs cut closed prohibited blocked "
        "suspended blacklisted told ordered sanctioned sanctions slapped extended prolonged "
        "renews renewed widened halted broke"
    ),
    "state_visit": word_set(
        "visited visits met meets meet arrived arrives received receives landed flew held "
        "holds paid hosted welcomed confer conferred visit toured discussed joined opened"
    ),
    "agreement": word_set(
        "signed sign signs agreed agree reached initialled initialed sealed concluded declared "
        "struck inked ratified concluded accepted announced"
    ),
    "protest": word_set(
        "marched march marches blocked block gathered walked struck stopped staged rallied "
        "protested demonstrated occupied picketed downed stormed clashed boycotted squatted "
        "sat shut took went turned chanted laid halted put began commenced parked"
    ),
}
"""Verbs that state an event of a category."""
LED = frozenset(["led", "headed", "chaired", "accompanied"])
"""Words before "by" that tell of the visitors themselves."""
SAYING = word_set("said says told tells added adds")
SAY = SAYING | {"say"}
ANY_VERB = frozenset[str]().union(*VERBS.values())
BEEN = word_set("was were been being")
BEING = BEEN | word_set("have has had also since later then are is")
CHARGED = VERBS["prosecution"] | {"arrested", "detained"}
"""What befalls those who have done it."""
_BE = PASSIVES | {"got"}
_ADVERBS = word_set(
    "also later reportedly allegedly then jointly formally already still just since now not "
    "all both officially briefly again recently"
)
_ABSTRACT = word_set(
    "relations ties sanctions ban bans embargo embargoes measures exports imports curbs freeze "
    "assets accounts airspace door doors trade arms restrictions sales visas"
)
"""What a measure stops; those whom it hits come behind a preposition."""
BY = 14
"""Words from a verb to the "by" that names who did it, in a passive."""
BESIDE = 4
"""The same where "by" alone tells that it is one."""
REACH = 16
"""Words before a verb among which its subject is looked for."""
_DONE = _ADVERBS | WEEKDAYS | {"dead", "to", "death", "on", "by"}
"""Words from a verb to the one who did it: "shot dead on Monday by"."""


def roles(told: Statement) -> tuple[Span | None, Span | None]:
    """Return the words of the actor and of the target of a sentence's event."""
    category, words, sentence = told.category, told.words, told.sentence
    verb = _verb(told)
    if verb is None:
        return None, None
    passive = _passive(words, sentence, verb)
    subject = _told_of(words, sentence, verb) or subject_of(words, sentence, verb)
    if not passive and _undergone(words, sentence, verb):
        return None, subject
    if passive and category == "state_visit":
        return subject, _agent(words, sentence, verb)
    if passive:
        return _agent(words, sentence, verb), subject
    if category == "state_visit":
        return subject, _partner(words, sentence, verb)
    found = _object(words, sentence, verb + 1)
    if category == "sanction" and (found is None or _abstract(words, found)):
        found = _behind(words, sentence, verb + 1, {"on", "against", "with", "to", "of", "from"})
    return subject, found


def _undergone(words: Words, sentence: Sentence, verb: int) -> bool:
    """Tell "Ann Reed denied the charge", who is tried, from "a court denied bail"."""
    court = not _COURTS.isdisjoint(words.lower[sentence.first : verb])
    return words.lower[verb] in _UNDERGOING and not court


_UNDERGOING = frozenset(["pleaded", "admitted", "denied", "appeared", "faces"])
"""Verbs whose subject is who is tried."""
_COURTS = frozenset(["court", "judge", "jury", "tribunal", "magistrate", "prosecutors"])


def _abstract(words: Words, span: Span) -> bool:
    return not _ABSTRACT.isdisjoint(words.lower[span[0] : span[1]])


def _partner(words: Words, sentence: Sentence, verb: int) -> Span | None:
    """Return whom somebody met: "met X", "talks with X"."""
    if words.lower[verb] in {"met", "meet", "meets", "received", "receives", "hosted", "welcomed"}:
        beside = verb + 1 < sentence.last and words.lower[verb + 1] in {"at", "on"}
        found = None if beside else _object(words, sentence, verb + 1)
        if found is not None:
            return found
    return _behind(words, sentence, verb + 1, {"with", "by"})


def _behind(words: Words, sentence: Sentence, start: int, prepositions: set[str]) -> Span | None:
    """Return the phrase behind the first of these prepositions that leads to one."""
    for at in range(start, min(sentence.last - 1, start + REACH)):
        if words.lower[at] in prepositions and words.lower[at - 1] not in LED:
            found = phrase(words, at + 1, sentence.last)
            if found is not None:
                return found
    return None


def _verb(told: Statement) -> int | None:
    """Return the verb that states the event, or else the nearest of its category."""
    verbs = VERBS.get(told.category)
    if verbs is None:
        return None
    words, sentence, near = told.words, told.sentence, told.near
    first = behind_dateline(words, sentence)
    found = [
        at
        for at in range(first, sentence.last)
        if words.lower[at] in verbs and not _noun(words, first, at)
    ]
    inside = [at for at in found if near[0] <= at < near[1]]
    if inside:
        return inside[0]
    middle = (near[0] + near[1]) // 2
    return min(found, key=lambda at: abs(at - middle), default=None)


def _noun(words: Words, first: int, at: int) -> bool:
    """Tell "the strike", "last month's attack" from what somebody does."""
    if at == first:
        return False
    before = words.text[words.starts[at - 1] : words.ends[at - 1]].lower()
    return before in OPENERS - {"about", "around", "up", "to"} or before.endswith(("'s", "’s"))


def _passive(words: Words, sentence: Sentence, verb: int) -> bool:
    at = verb - 1
    while at > sentence.first and words.lower[at] in _ADVERBS:
        at -= 1
    return at >= sentence.first and words.lower[at] in _BE


def subject_of(words: Words, sentence: Sentence, verb: int) -> Span | None:
    """Return the first phrase of the clause that leads to a verb."""
    start = _clause_start(words, max(behind_dateline(words, sentence), verb - REACH), verb)
    return None if words.lower[start] in _NO_SUBJECT else phrase(words, start, verb)


def _clause_start(words: Words, first: int, verb: int) -> int:
    """Return where the clause of a verb begins, `first` at the earliest."""
    inserted = "," in words.gap(verb)  # "Ann Reed, a baker, was": its commas end no clause
    for at in range(verb - 1, first, -1):
        if words.lower[at] in _OPENING:
            return at + 1
        if not inserted and at < verb - 1 and not {",", ";", ":"}.isdisjoint(words.gap(at)):
            return at
    return first


_OPENING = word_set("when after where that said while as before says")
"""Words behind which another clause begins."""
_NO_SUBJECT = word_set("in on at by from during of")
"""Words that open no subject."""


def _told_of(words: Words, sentence: Sentence, verb: int) -> Span | None:
    """Return the subject of "A man who set fire to ... was jailed": it opens the sentence."""
    first = behind_dateline(words, sentence)
    found = phrase(words, first, verb)
    related = found is not None and words.lower[found[1]] in {"who", "accused"}
    return found if related else None


def _object(words: Words, sentence: Sentence, start: int) -> Span | None:
    return phrase(words, start + (words.lower[start : start + 1] in _ADJUNCTS), sentence.last)


_ADJUNCTS = [[one] for one in words_of("on at up out down off with dead")]
"""Words between a verb and its object: "shot dead two", "fired on them"."""


def _agent(words: Words, sentence: Sentence, verb: int, reach: int = BY) -> Span | None:
    """Return whom the first "by" behind a verb names."""
    for at in range(verb + 1, min(sentence.last - 1, verb + reach)):
        if words.lower[at] == "by":
            return phrase(words, at + 1, sentence.last)
    return None


def told_agent(told: Statement) -> Span | None:
    """Return whom "by" names right behind the verb that states the event: "held by the army"."""
    verb, words, near = _verb(told), told.words, told.near
    if verb is None or not near[0] <= verb < near[1]:
        return None
    found = _agent(words, told.sentence, verb, BESIDE)
    beside = found is not None and _DONE.issuperset(words.lower[verb + 1 : found[0]])
    return found if beside else None  # not "attacked a village by Lake Chad"
