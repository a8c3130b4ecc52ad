"""Words that tell of killed, injured and detained people, and how each takes its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

from service.classify import cues
from service.classify.lexicon import word_set, words_of
from service.classify.text import Sentence, Words
from service.extract.numbers import NUMBER_WORDS, QUALIFYING, number_of
from service.extract.people import COLLECTIVE, PERSONS, is_human, is_people

Kind = Literal["killed", "injured", "detained", "hit"]
REACH = 6
"""Words that may stand between a cue and its number on the right, besides qualifiers."""


# Cues by how they take their people: "both" may be active or passive.
_BOTH: dict[str, Kind] = dict.fromkeys(
    words_of(
        "killed murdered beheaded executed lynched slain massacred slaughtered electrocuted "
        "drowned strangled martyred hanged assassinated"
    ),
    "killed",
)
_BOTH |= dict.fromkeys(
    words_of(
        "injured wounded hurt maimed hospitalised hospitalized scalded sickened poisoned bruised "
        "treated grazed"
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
    words_of(
        "killing kills kill murdering murder beheading executing executes hangs drowning slaying "
        "burying slaughtering massacring lynching assassinating assassinates assassinate"
    ),
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
_LEFT |= {"injuries": "injured", "succumbed": "killed"}
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
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind, str]]] = {}
for _entry in _PHRASES:
    _BY_FIRST.setdefault(_entry[0][0], []).append(_entry)
DETERMINERS = word_set("a an the his her its their one")
EXECUTING = word_set("executed executes executing hanged hangs beheaded beheading put puts putting")
"""First words of cues for those whom a sentence kills."""
BE = word_set("was were been being are is be have has had")
ADVERBS = word_set(
    "gravely mortally also later reportedly seriously critically badly slightly severely "
    "lightly allegedly then "
    "all instantly fatally immediately still being since now not"
)
CARRIED = word_set(
    "taken rushed treated admitted shifted brought flown moved airlifted referred ferried sent "
    "remain remains remained recovering kept conveyed evacuated transferred carried driven"
)
_MEDICAL = word_set("centre center college facility")
_REMAINS = word_set("body bodies corpse corpses")
CLINICS = word_set("hospital hospitals clinic clinics infirmary") | _MEDICAL
"""What one is carried to, some of them only behind "medical"."""
_CARE = word_set("attention help care assistance")
_NEEDING = word_set(
    "needing needed required receive received receiving sought seeking given undergoing"
)
_GRAVE = word_set("critical serious grave life-threatening")
_SENDING = word_set("sending sends putting puts rushing taking")
_MEMBERS = word_set("leg legs arm arms foot")
_BODY = _MEMBERS | word_set("hip shoulder back thigh hand neck knee ankle")
_LIMBS = _BODY | word_set("chest stomach head face calf abdomen buttocks hands eye eyes elbow")
_HIT = word_set("shot stabbed stabs knifed slashed slashes bludgeoned beaten")
_OF_OTHERS = word_set("leaving left leaves and who before after of them in at on while when")
"""Words between "shot" and "dead" that make the dead others than all who were shot."""
_PUNCTUATION = frozenset(",;:()")
_DEADLY = word_set("fatal fatally mortal mortally")
_DYING = word_set("died dead killed fatally")
_DIED = word_set("died dies succumbed")
_EITHER = word_set("dead killed injured wounded hurt missing captured unaccounted")
"""What is told of people beside another lot that they may have had instead."""
FEARED = word_set("feared fear fears")
_WHILE = word_set("after as when while before since because who")
"""Words with which begins what is no part of a fear."""
_HURT_ONES = word_set("those persons man woman boy girl")
TOLD_OF = 16
"""Words between how somebody was hurt and that he died of it."""
_OTHER_VERBS = word_set(
    "said says say told tells saw was were is are been whose which who whom that but while because "
    "also she he they it his"
)
"""Words behind the hurt with which another clause or another's death begins."""
HAVING = word_set("has had have having")
_STRUCK = word_set("hit cut struck burned burnt burning bitten")
_BURNT = word_set("burned burnt")
_SHOTS = word_set("gunfire bullet bullets shrapnel pellets splinters")
"""By what one is hit who is hurt."""
_PUTTING = word_set("put puts putting")
_RAISING = (
    word_set("bringing brings brought taking takes took raising raises raised pushing pushes")
    | _PUTTING
)
_DEAD = word_set("dead deaths killed toll fatalities victims perished died")
HURT = word_set("injured wounded hurt injuries")
_COUNTED: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("injured", HURT),
    ("killed", _DEAD),
    ("detained", word_set("arrested detained arrests held custody")),
)
_SUFFERING = word_set("suffered sustained suffering received")
_HARM = word_set(
    "injuries injury burns burn wounds wound fractures inhalation bullet concussion broken"
)
WOUNDED = (
    HURT | _HARM | word_set("maimed scalded bruised grazed shot stabbed beaten burned hit cut")
)
"""Words that tell of the hurt rather than of the ill."""
_WOUNDS = _HARM - word_set("bullet broken") | word_set(
    "fracture cuts bruises frostbite hypothermia"
)
LEAVING = word_set("leaving left leaves")
ILL = word_set("ill sick unconscious blind blinded paralysed paralyzed disabled crippled")
_BEHIND_ILL = word_set(
    "and or but after in on at when as while by because since before near following with"
)
"""Words behind the ill that begin something else."""
_FEELINGS = [["worry"], ["fear"], ["grief"], ["envy"]]
_LEFT_APART = word_set("in on at as who with for to which where that from of behind the")
"""Words between "left" and the ill that make them no work of what was left."""
ATTACKERS = word_set("gunman attacker bomber assailant suspect shooter sniper militant fighter")
_LED = word_set("to into from in at")
_VISITING = word_set("see visit open meet inspect tour give identify work help attend speak")
"""What one goes to a hospital for who is not hurt."""
_EQUIPMENT = word_set(
    "beds tents units ventilators samples doses machines cylinders boxes bags supplies litres "
    "parcels vehicles ambulances weapons tons tonnes"
)
"""What is carried to a hospital and is not hurt."""
_TESTED = word_set("blood psychiatric mental drug")
_CURING = word_set("medical hospital emergency urgent immediate further surgical")
_CARE_OF = word_set("of plant plants programme program programmes programs options works drug")
"""Words behind "treatment" that make another thing of it."""
_REFUSED = word_set("refused refuses declined denied asked")
_RECOVERING = word_set("recovering recovers recovered")
_BROKEN = word_set("broken fractured")
_BONES = _BODY | word_set(
    "bone bones limb limbs wrist wrists rib ribs pelvis collarbone skull jaw nose finger fingers "
    "ankles hands knees shoulders hips feet toe toes teeth"
)
_LOSING = word_set("lost losing")
BREAKING = word_set(
    "broke breaks breaking fracturing fractures severed severing severs tore tears tearing blew "
    "blows blowing crushed crushing shattered shattering amputated amputating dislocated"
)
_MEN = word_set("men soldiers troops fighters policemen officers personnel guards rebels jawans")
"""Whom an army or a band may lose."""
_FALLING = word_set("fell fallen")
_BATTLES = word_set(
    "battle battles fighting fight gunfight firefight clash clashes ambush shootout skirmish "
    "attack attacks raid blast explosion landmine mine"
)
_FOUND = word_set("found recovered retrieved discovered pulled washed dumped")
_MOST = 12
ORDINALS = {word: number for word, number in cues.ORDINALS.items() if 2 <= number <= _MOST}
"""Words that tell how many were before one."""
_CUT_OFF = word_set("severed severing severs amputated amputating")
"""What one does to others' bodies."""
_BEFORE_PARTS = word_set(
    "off away his her their both a an one two three the left right lower upper"
)
"""Words between what was done and the part of a body that it was done to."""
_ALSO_SIDES = word_set("back hand foot")
"""Bones' names that tell of a thing's side or use before its noun."""
_CUTTING = word_set("with deep minor severe facial serious superficial slight multiple bad nasty")
_SOMEBODY = word_set("who whom he she his her him others")
_PARTS = _MEMBERS | word_set("eye eyes sight hearing feet limb limbs finger fingers")
"""What one may lose by violence."""
PLACED = _SENDING | word_set(
    "take taken takes took taking put places placed placing kept keeping led leading"
)
_SENTENCED = word_set("sentenced sentences sentencing condemned condemns")
_LIVES = word_set("lives life")
_FACING = word_set("face faces facing faced risk risks risking fear fears feared avoid escape from")
_MODAL = word_set("would should could might must can")
_TRIED = word_set("attempted attempt attempting conspiracy plot incitement threat threats")
_COUNTED_LONG = word_set("holiday annual yearly monthly")
"""Words before a toll that is no one event's."""
_COUNTING = word_set("toll death deaths fatalities")
_OF_ROADS = word_set("collector collectors booth booths plaza plazas gate gates road roads bridge")
"""Words behind "toll" that make it what one pays."""
_ROAD_TOLL = (("road", "toll"), ("traffic", "toll"))
_NONE = word_set("no nobody none neither never not without n't")
BEFORE_TOTAL = 20
"""Words before "bringing the total to" that tell what of."""
NEAR_TOLL = 12
"""Words between a toll's name and its number, or between people and what they suffer."""


@dataclass(slots=True)
class Cue:
    """Words that tell of a toll."""

    kind: Kind
    how: str
    """Where its people stand ("left", "right", "both"), or the construction that tells them."""
    first: int
    """Number of its first word."""
    last: int
    """Number behind its last word."""
    subject: int | None = None
    """Number behind those who died, where it stands between how they were hurt."""


def subject_end(lower: Sequence[str], verb: int, floor: int) -> int:
    """Return the number behind a verb's subject: where "were badly" before it begins."""
    while verb > floor and (lower[verb - 1] in BE or lower[verb - 1] in ADVERBS):
        verb -= 1
    return verb


def find_cues(words: Words, sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence in order, without those that mean nothing there."""
    found: list[Cue] = []
    lower = words.lower
    at = sentence.first
    subject: int | None = None
    while at < sentence.last:
        cue = _phrase(lower, at, sentence.last) or _word(lower, at) or _told(words, at, sentence)
        if cue is None:
            at += 1
            continue
        if not _idle(words, sentence, cue):
            if cue.kind in {"injured", "hit"} and _fatal(words, sentence, cue):
                cue.kind = "killed"
            if _attributive(lower, sentence, cue):
                cue.how = "attribute"
            if lower[cue.first] in _DIED:
                cue.subject, subject = subject, None
            found.append(cue)
        elif cue.kind in {"injured", "hit"}:
            subject = _of_the_dead(words, sentence, cue)
        at = cue.last
    return found


def _fatal(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "fatally wounded", "suffered fatal injuries"; "not fatally" is none."""
    lower = words.lower
    if lower[max(sentence.first, cue.first - 2)] in {"not", "or"}:
        return False
    if not _DEADLY.isdisjoint(lower[max(sentence.first, cue.first - 1) : cue.last]):
        return True
    behind = lower[cue.last : min(sentence.last, cue.last + 2)]
    how = behind[:1] in (["fatally"], ["mortally"]) or (
        lower[cue.first] in _SUFFERING and not _DEADLY.isdisjoint(behind[:1])
    )
    return how and behind[1:] != ["or"] and _PUNCTUATION.isdisjoint(words.gap(cue.last))


def _attributive(lower: list[str], sentence: Sentence, cue: Cue) -> bool:
    """Tell "the injured man", "a wounded colleague": one, whoever stands before."""
    if cue.how not in {"both", "left"} or not sentence.first < cue.first < sentence.last - 1:
        return False
    noun = lower[cue.last] if cue.last < sentence.last else ""
    return cue.last == cue.first + 1 and lower[cue.first - 1] in DETERMINERS and noun in PERSONS


def _phrase(lower: list[str], at: int, end: int) -> Cue | None:
    for phrase, kind, how in _BY_FIRST.get(lower[at], ()):
        last = at + len(phrase)
        lives = how != "lives" or not _LIVES.isdisjoint(lower[last : last + REACH])
        if last <= end and tuple(lower[at:last]) == phrase and lives:
            return Cue(kind, how, at, last)
    return None


def _word(lower: list[str], at: int) -> Cue | None:
    for table, how in ((_BOTH, "both"), (_ACTIVE, "right"), (_LEFT, "left")):
        if lower[at] in table:
            return Cue(table[lower[at]], how, at, at + 1)
    return None


def _told(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Return the cue of a word that is one only with others."""
    lower, word = words.lower, words.lower[at]
    if word == "away":
        put = not PLACED.isdisjoint(lower[max(sentence.first, at - 8) : at])
        return Cue("detained", "put", at, at + 1) if put else None
    if word in _RAISING:
        return _raising(lower, at, sentence)
    if word in _HIT:
        return _hit(words, at, sentence.last)
    if word in _STRUCK:
        return _struck(lower, at, sentence)
    if word in BREAKING or word in ILL:
        return (_torn if word in BREAKING else _left_ill)(words, at, sentence)
    dead = _body_found(lower, at, sentence) or _part(words, at, sentence.last)
    dead = dead or _fallen(lower, at, sentence.last)
    return dead or _cared(words, at, sentence) or _harmed(words, at, sentence)


def _body_found(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "the body of a teacher was found", "a third body was pulled out"."""
    if lower[at] != "body" or at < sentence.first + 1:
        return None
    told = list(pairwise(lower[at : min(sentence.last, at + TOLD_OF)]))
    found = not _FOUND.isdisjoint(lower[max(sentence.first, at - 4) : at])
    if told[:1] == [("body", "of")]:
        found = found or any(one in BE and other in _FOUND for one, other in told)
        return Cue("killed", "right", at, at + 2) if found and lower[at - 1] == "the" else None
    found = any(other in _FOUND for _one, other in told)
    return Cue("killed", "one", at, at + 1) if found and lower[at - 1] in ORDINALS else None


def _part(words: Words, at: int, end: int) -> Cue | None:
    """Read "one fatally", "two of them mortally" behind those who were hurt."""
    lower = words.lower
    if at == 0 or lower[at] not in {"fatally", "mortally"}:
        return None
    ends = at + 1 == end or not words.gap(at + 1).isspace() or lower[at + 1] in _LEFT_APART
    part = number_of(lower[at - 1]) is not None or lower[at - 1] in {"them", "whom"}
    return Cue("killed", "part", at, at + 1) if ends and part else None


def _fallen(lower: list[str], at: int, end: int) -> Cue | None:
    """Read "eleven fell in the gunfight", "lost four men in a raid"; a team loses others."""
    if lower[at] in _FALLING and lower[at + 1 : at + 2] in (["in"], ["during"]):
        battle = not _BATTLES.isdisjoint(lower[at + 2 : min(end, at + 5)])
        return Cue("killed", "left", at, at + 1) if battle else None
    behind = at + 1
    while behind < end and lower[behind] in QUALIFYING:
        behind += 1
    lost = lower[behind : min(end, behind + 3)] if lower[at] in _LOSING else []
    if len(lost) < 2 or number_of(lost[0]) is None or _MEN.isdisjoint(lost[1:]):
        return None
    battle = not _BATTLES.isdisjoint(lower[behind + 2 : min(end, behind + NEAR_TOLL)])
    return Cue("killed", "right", at, at + 1) if battle else None


def _left_ill(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "leaving two dead and three people seriously ill"."""
    lower = words.lower
    behind = lower[at + 1 : min(sentence.last, at + 3)]
    ends = not behind or bool({",", ";", ":"} & set(words.gap(at + 1)))
    if not ends and (behind[0] not in _BEHIND_ILL or behind[1:] in _FEELINGS):
        return None  # "two sick children", "sick with worry"
    for place in range(at, max(sentence.first, at - NEAR_TOLL), -1):
        apart = lower[place - 1] in _LEFT_APART and lower[place] != "least"
        if apart or not _PUNCTUATION.isdisjoint(words.gap(place)):
            return None
        if lower[place - 1] in LEAVING:
            one = _one_before(lower, at)
            return Cue("injured", "one" if one else "left", at, at + 1) if place < at else None
    return None


def _one_before(lower: list[str], at: int) -> bool:
    """Tell one person right before a word: "his wife seriously"."""
    while at > 1 and lower[at - 1] in ADVERBS:
        at -= 1
    return at > 1 and lower[at - 1] in PERSONS and lower[at - 2] in DETERMINERS


def _cared(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "admitted to the medical college", "sought medical help", "in a critical condition"."""
    lower = words.lower
    word = lower[at]
    medical = "".join(lower[at + 1 : min(sentence.last, at + 2)]) if word == "medical" else ""
    if (word in CLINICS and word not in _MEDICAL) or medical in CLINICS:
        before = lower[max(sentence.first, at - 10) : at]
        how = "" if _SENDING.isdisjoint(before) else "put"
        how = how if CARRIED.isdisjoint(before[-5:]) else "left"
        if how == "left" and not _as_hurt(words, at, sentence):
            return None
        return Cue("injured", how, at, at + 1) if how and _REMAINS.isdisjoint(before) else None
    if word == "condition":
        grave = not _GRAVE.isdisjoint(lower[max(sentence.first, at - 1) : at])
        first = next((n for n in (at - 2, at - 3) if n >= sentence.first and lower[n] == "in"), at)
        told = lower[max(sentence.first, first - NEAR_TOLL) : first]
        hurt = _persons(words, first, sentence) or not (HURT | {"both"}).isdisjoint(told)
        return Cue("injured", "left", first, at + 1) if grave and hurt else None
    if word in {"treatment", "stitches"} or medical in _CARE:
        needed = _needed(lower, at, at + 1 + (word == "medical"), sentence)
        return Cue("injured", "left", at, at + 1) if needed else None
    return None


def _as_hurt(words: Words, clinic: int, sentence: Sentence) -> bool:
    """Tell who was taken to a clinic as one hurt: no beds, no visitors, nobody out of one."""
    lower = words.lower
    verb = next(at for at in range(clinic - 1, sentence.first - 1, -1) if lower[at] in CARRIED)
    led = [word for word in lower[verb + 1 : clinic] if word in _LED]
    if led[-1:] == ["from"] or lower[clinic - 1] in {"another", "other"}:
        return False
    behind = lower[clinic + 1 : min(sentence.last, clinic + 6)]
    tested = behind[:1] == ["for"] and not _TESTED.isdisjoint(behind[1:4])
    if tested or any(one == "to" and other in _VISITING for one, other in pairwise(behind)):
        return False
    head = subject_end(lower, verb, sentence.first)
    noun = "".join(lower[max(sentence.first, head - 1) : head])
    told = lower[max(sentence.first, verb - NEAR_TOLL) : clinic]
    # "a guard was kept at the clinic"
    if noun in ATTACKERS or "if" in told or (noun, lower[verb]) == ("guard", "kept"):
        return False
    return _counted(told) or _persons(words, verb, sentence) or _any_people(told)


def _counted(told: list[str]) -> bool:
    """Tell a number of what is no equipment: "four guests", "both of them"."""
    return any(
        (number_of(one) is not None or one == "both") and other not in _EQUIPMENT
        for one, other in pairwise(told)
    )


def _needed(lower: list[str], at: int, last: int, sentence: Sentence) -> bool:
    """Tell "needed emergency treatment" of the hurt; harsh treatment and an illness's are none."""
    verb = at - 1
    while verb > sentence.first and (lower[verb] in _CURING or number_of(lower[verb])):
        verb -= 1
    refused = lower[max(sentence.first, verb - 3) : verb]
    if verb < sentence.first or lower[verb] not in _NEEDING or not _REFUSED.isdisjoint(refused):
        return False
    behind = lower[last : min(sentence.last, last + 6)]
    if behind[:1] == ["for"]:
        return not (WOUNDED | _WOUNDS | _LIMBS | {"shock", "smoke"}).isdisjoint(behind)
    return _CARE_OF.isdisjoint(behind[:1])


def _torn(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "broke both legs", "breaking the arm of one", "tearing off a porter's hand"."""
    lower = words.lower
    behind = lower[at + 1 : min(sentence.last, at + 7)]
    part = next((n for n, one in enumerate(behind[1:], 1) if one in _BONES), None)
    if part is None or (behind[part] in _ALSO_SIDES and _noun(behind[part + 1 : part + 2])):
        return None
    for place, word in enumerate(behind[:part], at + 1):
        if word in PERSONS and words.text[words.ends[place] - 2 : words.ends[place]] in {
            "'s",
            "’s",
        }:
            return Cue("injured", "one", at, at + 1)
        if word not in _BEFORE_PARTS:
            return None
    if behind[part + 1 : part + 2] == ["of"]:
        return Cue("injured", "right", at, at + part + 3)
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    if not {"his", "her"}.isdisjoint(behind[:part]) and any(map(is_people, told)):
        return Cue("injured", "one", at, at + 1)  # "officers broke his jaw"
    owned = "the" not in behind[:part] and lower[at] not in _CUT_OFF
    owned = owned and _persons(words, at, sentence)
    return Cue("injured", "left", at, at + 1) if owned else None


def _raising(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "bringing the number of people killed to eight", "puts the dead at 12"."""
    behind = lower[at + 1 : min(sentence.last, at + 14)]
    lead = "at" if lower[at] in _PUTTING else "to"
    if lead not in behind:
        return None
    counted = behind[: behind.index(lead)]
    last = at + 1 + len(counted)
    if not counted and {"number", "toll"} & set(behind):
        counted = behind  # "raising to 17 the number of people killed"
    things = "of" in counted and "held" in counted and not _any_people(counted)
    for kind, nouns in _COUNTED:
        if not nouns.isdisjoint(counted) and not (things and kind == "detained"):
            return Cue(kind, "toll", at, last)
    if counted[:2] not in (["the", "total"], ["their", "total"], ["its", "total"]):
        return None
    told = lower[max(sentence.first, at - BEFORE_TOTAL) : at]  # "six more were held, taking the"
    kinds = [kind for kind, nouns in _COUNTED if not nouns.isdisjoint(told)]
    return Cue(kinds[0], "toll", at, last) if len(kinds) == 1 and len(counted) <= 3 else None


def _harmed(words: Words, at: int, sentence: Sentence) -> Cue | None:
    """Read "with a gunshot wound", "sustained burns", "has a fractured skull", "lost an eye"."""
    lower = words.lower
    word, behind = lower[at], lower[at + 1 : min(sentence.last, at + 6)]
    if word in _SUFFERING:
        return None if _HARM.isdisjoint(behind) else Cue("injured", "left", at, at + 1)
    if word == "with" or (word in _RECOVERING and behind[:1] == ["from"]):
        wound = next((n for n, one in enumerate(behind[:4]) if one in _WOUNDS), None)
        if wound is None or (behind[wound] == "cuts" and not _of_a_body(lower, at + 1 + wound)):
            return None
        if word != "with" and not _persons(words, at, sentence):
            return None  # "the economy is recovering from wounds"
        return Cue("injured", "left", at, at + 2 + wound)
    if word in _BROKEN or (word in _LOSING and behind[:1] not in (["sight"], ["face"])):
        return Cue("injured", "left", at, at + 1) if _maimed(words, at, sentence) else None
    return None


def _maimed(words: Words, at: int, sentence: Sentence) -> bool:
    """Tell what was lost or broken as part of a body: no "leg of the tie", no table's."""
    lower = words.lower
    word, behind = lower[at], lower[at + 1 : min(sentence.last, at + 6)]
    nouns, reach = (_BONES, 2) if word in _BROKEN else (_PARTS, 3)
    part = next((n for n, one in enumerate(behind[:reach]) if one in nouns), None)
    if part is None:
        return False
    if behind[part + 1 : part + 2] == ["of"] and behind[part] not in {"sight", "hearing"}:
        return False
    if behind[part] in _ALSO_SIDES and _noun(behind[part + 1 : part + 2]):
        return False  # "broken back windows"
    return behind[part] in {"eye", "eyes"} or _persons(words, at, sentence)


def _of_a_body(lower: list[str], cuts: int) -> bool:
    """Tell "deep cuts", "cuts to the hands"; cuts in spending hurt nobody's body."""
    behind = lower[cuts + 1 : cuts + 5]
    if behind[:1] and behind[0] in {"to", "on", "in", "of", "and"}:
        return any(
            one in _WOUNDS or (one in _LIMBS and before != "in") for before, one in pairwise(behind)
        )
    return lower[cuts - 1] in _CUTTING


def _persons(words: Words, at: int, sentence: Sentence) -> bool:
    """Tell whether people, or somebody who was named, stand before a word in its clause."""
    lower = words.lower
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    head = subject_end(lower, at, sentence.first)
    if head - 1 > sentence.first and words.large[head - 1]:
        return True  # "Reed was rushed to hospital"
    bare = [word for word in told[-3:] if word not in BE and word not in {"a", "an"}]
    alone = bool(bare) and number_of(bare[-1]) is not None  # "one has a fractured skull"
    return alone or _any_people(told)


def _any_people(told: list[str]) -> bool:
    return any(word in _SOMEBODY or is_human(word) for word in told)


def _noun(behind: list[str]) -> bool:
    return bool(behind) and behind[0].endswith("s") and behind[0] not in BE | ADVERBS


def _hit(words: Words, at: int, end: int) -> Cue | None:
    """Read "was shot in the hip" as an injury, "were stabbed" as one that may have been deadly."""
    lower = words.lower
    behind = lower[at + 1 : min(end, at + 5)]
    aimed = lower[at] == "shot" and behind[:1] in (["at"], ["into"])
    idle = behind[1:2] == ["way"] or "air" in behind  # "shot their way out", "shot into the air"
    if aimed or idle or behind[:1] in (["dead"], ["down"]) or "death" in behind:
        return None
    if behind[:1] in (["in"], ["through"]) and not _LIMBS.isdisjoint(behind):
        return Cue("injured", "both", at, at + 1)
    if behind[:1] == ["and"]:  # "was shot and badly wounded": the second word tells how it ended
        end_of_it = 2 + (behind[1:2] != [] and behind[1] in ADVERBS)
        kind = _BOTH.get("".join(behind[end_of_it - 1 : end_of_it]))
        if kind in {"killed", "injured"}:
            return Cue(kind, "both", at, at + 1 + end_of_it)
    dead = lower[at] == "shot" and _dead_of_it(words, at, end)
    return Cue("killed" if dead else "hit", "both", at, at + 1)


def _dead_of_it(words: Words, at: int, end: int) -> bool:
    """Tell "shot six men dead"; of "shot five, leaving two dead" not all who were shot died."""
    lower = words.lower
    numbered = 0
    for place in range(at + 1, min(end, at + 7)):
        if not _PUNCTUATION.isdisjoint(words.gap(place)):
            return False
        word = lower[place]
        if word == "dead":
            return place > at + 1 and lower[place - 1] not in {"a", "the"}
        numbered += number_of(word) is not None
        if word in _OF_OTHERS or numbered > 1:
            return False
    return False


def _struck(lower: list[str], at: int, sentence: Sentence) -> Cue | None:
    """Read "was hit in the arm" and "were cut by glass" as injuries."""
    behind = lower[at + 1 : min(sentence.last, at + 5)]
    if not _DYING.isdisjoint(lower[at + 1 : min(sentence.last, at + 8)]):
        return None
    if behind[:1] in (["in"], ["on"], ["through"]) and not _LIMBS.isdisjoint(behind):
        return Cue("injured", "both", at, at + 1)
    told = lower[max(sentence.first, at - NEAR_TOLL) : at]
    by = behind[:1] == ["by"] and _DYING.isdisjoint(told)
    by = by and (lower[at] in {"cut", "bitten"} or not _SHOTS.isdisjoint(behind))
    passive = told[-1:] and told[-1] in BE | ADVERBS
    passive = passive and (any(map(is_people, told)) if lower[at] == "cut" else _any_people(told))
    if by and passive:
        return Cue("injured", "both", at, at + 1)
    # "six were badly burned", "two cooks were burned": no things, as nothing else stands between.
    said = [word for word in told if word not in ADVERBS or word in BE]
    noun = "".join(said[-2:-1])
    alone = lower[at] in _BURNT and said[-1:] in (["was"], ["were"]) and "alive" not in behind
    alone = alone and (is_human(noun) or number_of(noun) is not None)
    alone = alone and _any_people(told) and not _owned(said[:-1])
    others = lower[at] == "burning" and behind[1:2] == ["others"]
    return Cue("injured", "both" if alone else "right", at, at + 1) if alone or others else None


def _owned(told: list[str]) -> bool:
    """Tell "effigies of two ministers", "the homes of officers"; "a total of six" are people."""
    at = len(told) - 1 - told[::-1].index("of") if "of" in told[-4:] else 0
    return at > 0 and told[at - 1] not in COLLECTIVE | NUMBER_WORDS


def _to_come(before: list[str]) -> bool:
    """Tell from the words before it an execution to come: "will be hanged", "face being hanged"."""
    led = [word for word in before if word not in ADVERBS - BE and not word.endswith("ly")]
    return led[-1:] == ["be"] or (led[-1:] == ["being"] and not _FACING.isdisjoint(led[-2:-1]))


def _of_the_dead(words: Words, sentence: Sentence, cue: Cue) -> int | None:
    """Read "a man (who was) hurt in a crash last week has died": it says only which man died.

    Return the number of the word behind "man".
    """
    lower = words.lower
    start = subject_end(lower, cue.first, sentence.first)
    who = lower[start - 1 : start] in (["who"], ["that"])
    if start == sentence.first or (start < cue.first and not who):
        return None
    if not who and not (is_people(lower[start - 1]) or lower[start - 1] in _HURT_ONES):
        return None
    if not who and _suffered(lower, sentence, cue.last):
        return None
    for at in range(cue.last, min(sentence.last, cue.last + TOLD_OF)):
        if lower[at] in _DIED and (who or _PUNCTUATION.isdisjoint(words.gap(at))):
            # not "those hurt died"
            return start - who if who or subject_end(lower, at, cue.last) > cue.last else None
        apart = not who and not _PUNCTUATION.isdisjoint(words.gap(at))
        if lower[at] in _OTHER_VERBS or lower[at] == "and" or apart:
            return None
    return None


def _suffered(lower: list[str], sentence: Sentence, at: int) -> bool:
    """Tell "stabbed a man", "wounded 12 soldiers": somebody is hurt by those before the verb."""
    if at >= sentence.last or lower[at + 1 : at + 2] == ["times"]:
        return False
    return lower[at] in DETERMINERS or is_people(lower[at]) or number_of(lower[at]) is not None


def _died_of_it(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "three wounded men had died", "died in hospital": they are hurt no more."""
    lower = words.lower
    if lower[cue.first : cue.last] == ["in", "hospital"]:
        told = lower[max(sentence.first, cue.first - NEAR_TOLL) : cue.first]
        last = "".join([word for word in told if word not in ADVERBS or word in BE][-1:])
        if number_of(last) or last == "others":  # "two died at the scene and one in hospital"
            return "died" in told and not {"scene", "spot"}.isdisjoint(told)
        return last in _DYING
    if _of_the_dead(words, sentence, cue) is not None:
        return True
    at = cue.last
    if cue.how != "both" or at >= sentence.last:
        return False
    if not is_people(lower[at]) and lower[at] not in PERSONS:
        return False
    at += 1
    while at < sentence.last and (lower[at] in HAVING or lower[at] in ADVERBS):
        at += 1
    return at < sentence.last and lower[at] in {"died", "succumbed"}


def _unsure(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell "feared dead", "fear that 30 have died", "14 dead or missing", which count no toll."""
    lower = words.lower
    for other in (cue.last, cue.first - 2):
        if sentence.first <= other < sentence.last - 1 and "or" in lower[other : other + 2]:
            beside = lower[other + 1] if lower[other] == "or" else lower[other]
            if beside in _EITHER and beside != lower[cue.first]:
                return True
    start = cue.first if cue.how == "toll" else max(sentence.first, cue.first - REACH)
    for at in range(cue.first - 1, start - 1, -1):
        if lower[at] in FEARED:  # neither "the feared militia killed", nor "fear of", "feared by"
            return lower[at + 1] not in {"of", "by"} and lower[at - 1 : at] not in (["a"], ["the"])
        if lower[at] in _WHILE or not _PUNCTUATION.isdisjoint(words.gap(at)):
            break  # "live in fear after two were killed"
    return False


def _idle(words: Words, sentence: Sentence, cue: Cue) -> bool:
    """Tell a cue that means nothing here: "held talks", "no one was killed"."""
    lower = words.lower
    before = lower[max(sentence.first, cue.first - 3) : cue.first]
    part = before[-2:] == ["of", "the"] and cue.how in {"both", "left"}  # "two of the injured"
    wished = before[-1:] == ["be"] and not _MODAL.isdisjoint(before)
    wished = wished or (lower[cue.first] in EXECUTING and _to_come(before))
    to_these = lower[cue.first] == "injuries" and before[-2:-1] == ["to"]  # "succumbed to his"
    noun = lower[cue.first] in _ACTIVE and cue.how == "right" and before[-1:] == ["the"]
    offence = lower[cue.first] == "hurt" and before[-1:] in (["causing"], ["grievous"])
    tried = cue.how == "named" and not _TRIED.isdisjoint(before)
    died = cue.kind in {"injured", "hit"} and _died_of_it(words, sentence, cue)
    nobody = lower[cue.last : min(sentence.last, cue.last + 1)] in (["nobody"], ["no"])
    nobody = nobody and "," not in words.text[words.ends[cue.last - 1] : words.starts[cue.last]]
    # Of a season, or a country's roads.
    told = list(pairwise(lower[max(sentence.first, cue.first - 1) : cue.last]))
    long = any(one in _COUNTED_LONG and other in _COUNTING for one, other in told)
    long = long or any(pair in _ROAD_TOLL for pair in told)
    if (
        part
        or tried
        or _unsure(words, sentence, cue)
        or (long and cue.kind == "killed")
        or died
        or nobody
        or offence
        or wished
        or to_these
        or noun
        or not _NONE.isdisjoint(before)
    ):
        return True
    word = lower[cue.first]
    behind = lower[cue.last] if cue.last < sentence.last else ""
    if word in {"held", "holds", "seized"}:
        # Only as what is done to people; "held talks", "seized a bank" say something else.
        passive = not BE.isdisjoint(before[-2:])
        return not (passive or behind in {"", "on", "over", "for", "after", "in"})
    if cue.how != "named" and word in {"murder", "arrest", "arrests", "wound", "wounds", "kill"}:
        preceded = before[-1] if before else ""
        return preceded in {"of", "the", "for", "a", "an", "his", "her", "with", "attempted"}
    if lower[cue.last - 1] == "death" and word == "to":
        return not _SENTENCED.isdisjoint(lower[max(sentence.first, cue.first - 14) : cue.first])
    if word in {"jailed", "treated"}:
        had = before[:1] == ["had"] and _counted(
            lower[max(sentence.first, cue.first - 8) : cue.first]
        )
        wished = before[-2:] == ["to", "be"] and not had
        return word == "jailed" or behind in {"as", "with", "like"} or wished
    named = before[-1:] in (["stopped"], ["the"], ["their"], ["our"])  # "buried their dead"
    paid = word == "toll" and behind in _OF_ROADS
    return paid or (
        word == "dead" and (named or behind in {"line", "end", "body", "bodies", "man"})
    )
