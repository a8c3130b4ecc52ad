"""Which words of a sentence tell of an earlier deed than the one that it states.

"Jets bombed two camps after gunmen killed ten men": the ten are no toll of the bombing.
"""

from collections.abc import Sequence

from service.classify.lexicon import HAVING, WEEKDAYS, word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import Span
from service.extract.toll.grammar import ADVERBS, BE
from service.extract.who.grammar import VERBS

_AFTER = word_set("after following since")
_ANSWERING = word_set("retaliation response revenge reprisal answer reply")
_ATTACKING = VERBS["security_incident"] | word_set(
    "bombarded blasted pounded attacking launched swooped rocketed strafed"
)
_KILLING = word_set("killed wounded injured lynched murdered massacred slaughtered beheaded")
_NOBODY = word_set("and in on at by near when as during after before since while outside inside")
"""Words behind "killed" that are nobody who was."""
_CAME = word_set("came comes come coming")
_FOLLOWED = word_set("followed follows following")
DEEDS = word_set(
    "attack attacks raid raids blast blasts bombing bombings shooting shootings strike strikes "
    "killing killings explosion explosions assault violence clashes incident ambush operation "
    "move arrests arrest unrest protest protests fighting"
)
_RESULTING = word_set("killing leaving")
"""Words behind a comma that tell what the main clause did."""
_SAME = word_set("it they he she which who")
_FRONT = 5
"""Words of an opening before "after": "Late on Sunday, three days after"."""
_THEN = word_set("when that which")
_VERB = 3
"""Words behind the actor among which its verb stands."""
_TIME = 5
"""Words of a time between "came" and "after"."""


def earlier(words: Words, sentence: Sentence, actor: Span) -> Span | None:
    """Return the words behind "after" and the like that tell whom somebody else had killed.

    Only where the actor of the event attacks in the main clause.
    """
    lower = words.lower
    deed = lower[actor[1] : min(sentence.last, actor[1] + _VERB)]
    if not any(
        word in _ATTACKING and HAVING.union(ADVERBS).issuperset(deed[:at])
        for at, word in enumerate(deed)
    ):
        return None
    for at in range(sentence.first, sentence.last - 2):
        if not _leads(lower, at):
            continue
        fronted = at <= sentence.first + _FRONT and at < actor[0]
        if not fronted and at < actor[1]:
            continue
        end = actor[0] if fronted else sentence.last
        if _others_deed(words, at + 1, end):
            return at, _its_end(words, at + 1, end)
    return None


def since_then(words: Words, sentence: Sentence) -> Span | None:
    """Return the words of "the worst since 2015, when 43 died", "since a fire that killed nine"."""
    lower = words.lower
    for at in range(sentence.first + 1, sentence.last):
        behind = lower[at + 1 : min(sentence.last, at + 1 + _FRONT)]
        if lower[at] == "since" and not _THEN.isdisjoint(behind) and behind[0] not in WEEKDAYS:
            return at, sentence.last
    return None


def _its_end(words: Words, first: int, end: int) -> int:
    """Return where the event goes on: "after gunmen killed ten, killing six"."""
    for at in range(first, end):
        gap = words.gap(at)
        if ";" in gap or ("," in gap and words.lower[at] in _RESULTING):
            return at
    return end


def recalls(words: Words, sentence: Sentence) -> bool:
    """Tell "The raid came two days after gunmen killed ten", "It follows a blast that killed ten".

    What was told before such a sentence has another toll.
    """
    lower = words.lower
    first = sentence.first
    deed = lower[first] in {"it", "this"} or (
        lower[first] == "the" and lower[min(first + 1, sentence.last - 1)] in DEEDS
    )
    for at in range(first + 1, sentence.last - 2 if deed else first):
        came = lower[at] == "after" and not _CAME.isdisjoint(lower[max(first, at - _TIME) : at])
        follows = lower[at] in _FOLLOWED and lower[at + 1] != "by" and at <= first + _FRONT
        if (came or follows) and _others_deed(words, at + 1, sentence.last):
            return True
    return False


def _leads(lower: Sequence[str], at: int) -> bool:
    if lower[at] in {"for", "to"}:
        return at > 0 and lower[at - 1] in _ANSWERING
    return lower[at] in _AFTER


def _others_deed(words: Words, first: int, end: int) -> bool:
    """Tell "gunmen killed", "an ambush that killed": somebody else does it, nobody suffers it."""
    lower = words.lower
    if lower[first] in _SAME:
        return False
    for at in range(first + 1, end - 1):
        if "," in words.gap(at):
            return False
        if lower[at] in _KILLING:
            if lower[at + 1] in _NOBODY or not words.gap(at + 1).isspace():
                return False  # "leaving four wounded", "four wounded in Gao"
            verb = at
            while verb > first and lower[verb - 1] in HAVING | ADVERBS - BE:
                verb -= 1
            return verb > first and lower[verb - 1] not in BE - HAVING | {"and"}
    return False
