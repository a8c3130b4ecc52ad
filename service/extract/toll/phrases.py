"""Words and phrases that tell of the killed, the injured and the detained."""

from itertools import product

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
_PHRASES: tuple[tuple[tuple[str, ...], Kind, str], ...] = (
    (("shot", "dead"), "killed", "both"),
    (("shooting", "dead"), "killed", "right"),
    (("gunning", "down"), "killed", "right"),
    (("gunned", "down"), "killed", "both"),
    (("mown", "down"), "killed", "both"),
    (("mowed", "down"), "killed", "both"),
    (("hacked", "to", "death"), "killed", "both"),
    (("hacked", "down"), "killed", "both"),
    (("put", "to", "death"), "killed", "both"),
    (("puts", "to", "death"), "killed", "right"),
    (("putting", "to", "death"), "killed", "right"),
    (("beaten", "to", "death"), "killed", "both"),
    (("stabbed", "to", "death"), "killed", "both"),
    (("trampled", "to", "death"), "killed", "both"),
    (("burned", "to", "death"), "killed", "left"),
    (("burnt", "to", "death"), "killed", "left"),
    (("hacking", "to", "death"), "killed", "right"),
    (("beating", "to", "death"), "killed", "right"),
    (("stabbing", "to", "death"), "killed", "right"),
    (("crushing", "to", "death"), "killed", "right"),
    (("crushed", "to", "death"), "killed", "both"),
    (("beat", "up"), "hit", "right"),
    (("beats", "up"), "hit", "right"),
    (("beating", "up"), "hit", "right"),
    *(
        (pair, "injured", "left")
        for pair in product(("fell", "fall", "fallen", "falling", "taken"), ("ill", "sick"))
    ),
    (("recovering", "after"), "injured", "left"),
    (("bodies", "of"), "killed", "right"),
    (("murder", "of"), "killed", "named"),
    (("murders", "of"), "killed", "named"),
    (("manslaughter", "of"), "killed", "named"),
    (("assassination", "of"), "killed", "named"),
    (("killing", "of"), "killed", "named"),
    (("killings", "of"), "killed", "named"),
    (("slaying", "of"), "killed", "named"),
    (("drowning", "of"), "killed", "named"),
    (("death", "of"), "killed", "named"),
    (("deaths", "of"), "killed", "named"),
    (("done", "to", "death"), "killed", "both"),
    (("throats", "of"), "killed", "right"),
    (("throat", "of"), "killed", "right"),
    (("number", "of", "people", "killed"), "killed", "toll"),
    (("number", "killed"), "killed", "toll"),
    (("number", "of", "bodies"), "killed", "toll"),
    (("that", "makes"), "killed", "makes"),
    (("to", "death"), "killed", "left"),
    (("of", "them", "dead"), "killed", "part"),
    (("of", "whom", "dead"), "killed", "part"),
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
    (("treated", "for"), "injured", "left"),
    (("intensive", "care"), "injured", "left"),
    (("number", "of", "injured"), "injured", "toll"),
    (("number", "of", "wounded"), "injured", "toll"),
    (("number", "of", "people", "injured"), "injured", "toll"),
    (("number", "of", "people", "wounded"), "injured", "toll"),
    (("number", "of", "people", "hurt"), "injured", "toll"),
    (("burns", "ward"), "injured", "left"),
    (("in", "a", "coma"), "injured", "left"),
    (("in", "hospital"), "injured", "left"),
    (("loss", "of"), "killed", "lives"),
    (("did", "not", "survive"), "killed", "left"),
    (("burned", "alive"), "killed", "both"),
    (("burnt", "alive"), "killed", "both"),
    *(
        ((verb, "for", *whose), "injured", "left")
        for verb, whose in product(
            ("fighting", "battling"),
            (("life",), ("his", "life"), ("her", "life"), ("their", "lives")),
        )
    ),
)
PHRASES_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind, str]]] = {}
for _entry in _PHRASES:
    PHRASES_BY_FIRST.setdefault(_entry[0][0], []).append(_entry)
