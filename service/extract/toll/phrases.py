"""Words and phrases that tell of the killed, the injured and the detained."""

from service.classify.lexicon import words_of
from service.extract.toll.cue import Kind

# Cues by how they take their people: "both" may be active or passive.
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
    ["injuring", "injures", "wounding", "wounds", "hurting", "injure", "wound"], "injured"
)
DOING |= dict.fromkeys(
    words_of(
        "arresting arrests arrest detaining detains detain capturing captures nab nabs nabbing "
        "holds apprehend"
    ),
    "detained",
)
LEFT: dict[str, Kind] = dict.fromkeys(
    words_of("dead died dies die perished suffocated deaths fatalities killings bodies"),
    "killed",
)
LEFT |= {"injuries": "injured", "succumbed": "killed"}
_PHRASES: tuple[tuple[Kind, str, str], ...] = (
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
        "did not survive",
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
        "burns ward, in a coma, in hospital, fighting for life, fighting for his life, "
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
PHRASES_BY_FIRST: dict[str, list[tuple[list[str], Kind, str]]] = {}
for _kind, _how, _listed in _PHRASES:
    for _phrase in sorted(map(words_of, _listed.split(", ")), key=len, reverse=True):
        PHRASES_BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _kind, _how))
"""Phrases by their first word, the longer before the shorter."""
