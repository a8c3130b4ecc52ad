"""What tells of a toll: a cue, and the words that may be one."""

from dataclasses import dataclass
from typing import Literal

from service.classify.lexicon import word_set, words_of
from service.extract.toll.tolls import Kind

EXECUTING = word_set("executed executes executing hanged hangs beheaded beheading put puts putting")
"""First words of cues for those whom a sentence kills."""
SENDING = word_set("sending sends putting puts rushing taking")
DYING = word_set("died dead killed fatally ghost")
DIED = word_set("died dies succumbed")
FEARED = word_set("feared fear fears")
PUTTING = word_set("put puts putting")
HURT = word_set("injured wounded hurt injuries")
SUFFERING = word_set("suffered sustained suffering received")
LEAVING = word_set("leaving left leaves")
ILL = word_set("ill sick unconscious blind blinded paralysed paralyzed disabled crippled")
LOSING = word_set("lost losing")
BREAKING = word_set(
    "broke breaks breaking fracturing fractures severed severing severs tore tears tearing blew "
    "blows blowing crushed crushing shattered shattering amputated amputating dislocated"
)
ALSO_THINGS = (
    BREAKING
    | LEAVING
    | word_set(
        "body burying did captured capturing captures seized netted held holds took take taking "
        "takes put kept hit picked pick picks locked kill kills arrest arrests executed "
        "executing drowned drowning"
    )
)
"""Cues that may also be said of things: what they take must be a word for a person."""
PLACED = SENDING | word_set(
    "take taken takes took taking put places placed placing kept keeping led leading"
)

How = Literal["left", "right", "both", "one", "attribute", "named", "put", "part", "lives", "toll"]
"""Where a cue's people stand, or the construction that tells them.

"both" may be active or passive, "one" and "attribute" tell of one person, "named" is a deed that
is known ("the murder of"), "put" is done to those between its words ("took four into custody"),
"part" tells how many of those hurt died, "toll" gives a total.
"""


@dataclass(slots=True)
class Cue:
    """Words that tell of a toll."""

    kind: Kind
    how: How
    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""
    subject: int | None = None
    """Number behind those who died, where it stands between how they were hurt."""


EITHER_WAY: dict[str, Kind] = dict.fromkeys(
    words_of(
        "killed murdered beheaded executed lynched slain massacred slaughtered electrocuted "
        "drowned strangled martyred hanged assassinated"
    ),
    "killed",
)
EITHER_WAY |= dict.fromkeys(
    words_of(
        "injured wounded hurt maimed hospitalised hospitalized scalded sickened poisoned bruised "
        "treated grazed"
    ),
    "injured",
)
EITHER_WAY |= dict.fromkeys(
    words_of(
        "arrested detained captured apprehended nabbed seized netted held remanded jailed collared"
    ),
    "detained",
)
DOING: dict[str, Kind] = dict.fromkeys(
    words_of(
        "killing kills kill murdering murder beheading executing executes hangs drowning slaying "
        "burying slaughtering massacring lynching assassinating assassinates assassinate"
    ),
    "killed",
)
DOING |= dict.fromkeys(
    words_of("injuring injures wounding wounds hurting hurts injure wound sickening sickens"),
    "injured",
)
DOING |= dict.fromkeys(
    words_of(
        "arresting arrests arrest detaining detains detain capturing captures nab nabs nabbing "
        "holds apprehend"
    ),
    "detained",
)
LEFT: dict[str, Kind] = dict.fromkeys(
    words_of("dead died dies die perished suffocated deaths fatalities killings bodies corpses"),
    "killed",
)
LEFT |= {"injuries": "injured", "succumbed": "killed"}
_PHRASES: tuple[tuple[Kind, How, str], ...] = (
    (
        "killed",
        "both",
        "shot dead, gunned down, mown down, mowed down, hacked to death, hacked down, "
        "put to death, beaten to death, stabbed to death, trampled to death, crushed to death, "
        "done to death, burned alive, burnt alive",
    ),
    (
        "killed",
        "right",
        "shooting dead, gunning down, puts to death, putting to death, hacking to death, "
        "beating to death, stabbing to death, crushing to death, bodies of, throat of, throats of, "
        "claimed the lives of",
    ),
    (
        "killed",
        "left",
        "burned to death, burnt to death, to death, lost their lives, lost their life, "
        "did not survive, gave up the ghost",
    ),
    (
        "killed",
        "named",
        "murder of, murders of, manslaughter of, assassination of, killing of, killings of, "
        "slaying of, drowning of, death of, deaths of",
    ),
    ("killed", "one", "lost his life, lost her life"),
    ("killed", "lives", "claimed, claiming, took, cost, loss of"),
    ("killed", "part", "of them dead, of whom dead"),
    (
        "killed",
        "toll",
        "death toll, toll, number of dead, number killed, number of people killed, "
        "number of bodies",
    ),
    (
        "injured",
        "left",
        "fell ill, fall ill, fallen ill, falling ill, taken ill, fell sick, fall sick, "
        "fallen sick, falling sick, taken sick, recovering after, treated for, intensive care, "
        "burns ward, in a coma, in hospital, under treatment, fighting for life, "
        "fighting for his life, "
        "fighting for her life, fighting for their lives, "
        "battling for life, battling for his life, battling for her life, battling for their lives",
    ),
    (
        "injured",
        "toll",
        "number of injured, number of wounded, number of people injured, number of people wounded, "
        "number of people hurt",
    ),
    ("hit", "right", "beat up, beats up, beating up"),
    ("detained", "both", "picked up, locked up, led away, rounded up, handcuffed"),
    ("detained", "right", "pick up, picks up, rounding up, rounds up"),
    ("detained", "left", "under arrest, taken away"),
    (
        "detained",
        "put",
        "into custody, in custody, in police custody, in administrative detention, behind bars, "
        "in handcuffs",
    ),
)
"""Phrases by kind and by how they take their people."""
PHRASES_BY_FIRST: dict[str, list[tuple[list[str], Kind, How]]] = {}
for _kind, _how, _listed in _PHRASES:
    for _phrase in sorted(map(words_of, _listed.split(", ")), key=len, reverse=True):
        PHRASES_BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _kind, _how))
"""Phrases by their first word, the longer before the shorter."""
