"""Words that several rules of tolls ask for."""

from service.classify import cues
from service.classify.lexicon import word_set

BACK = 14
"""Words that may stand between a number and its cue on the right of it."""
PLURAL = word_set("were are have")
STOPS = word_set(
    "in on at when as after by near before while who from with for to during outside inside "
    "which where that because since until over during into across around along and but whose"
)
SUBSET = word_set("including among")
APPOSING = SUBSET | word_set("all both aged most none")
"""Words with which begins what is told of people between commas."""
OWNING = word_set("his her their the its all")
MORE = word_set("another further")
OF_PEOPLE = (["of", "those"], ["of", "them"], ["of", "whom"])
DESCRIBED = 4
"""Words of "his young wife" and the like."""
BARE = word_set("man woman boy girl child baby son daughter")
"""Who is another even without an article: "a man and woman", but not "a clerk and activist"."""
ANYONE = word_set("people persons suspects nationals citizens victims")
"""Words for people behind which it may be told who they are."""
OWNERS = word_set("the his her their its")
BESIDE = 3
"""Words between a number and what its people are told with: "eleven men with burns"."""
COUNTS = word_set("deaths fatalities injuries killings bodies")
PHRASE_ENDS = STOPS | word_set(
    "of or was were is are had has have accused suspected wanted died perished suffered sustained "
    "killed injured wounded dead hurt arrested held detained drowned taken put lost broke "
    "under by against aboard behind may might will would could can should must"
)
PLACING = word_set("in at on near from to")
PREPOSITIONS = word_set("in on at from near inside outside aboard with to into by behind under as")
REACH = 6
"""Words that may stand between a cue and its number on the right, besides qualifiers."""
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
MEDICAL = word_set("centre center college facility")
CLINICS = word_set("hospital hospitals clinic clinics infirmary") | MEDICAL
"""What one is carried to, some of them only behind "medical"."""
SENDING = word_set("sending sends putting puts rushing taking")
MEMBERS = word_set("leg legs arm arms foot")
BODY = MEMBERS | word_set("hip shoulder back thigh hand neck knee ankle")
LIMBS = BODY | word_set("chest stomach head face calf abdomen buttocks hands eye eyes elbow")
PUNCTUATION = frozenset(",;:()")
DYING = word_set("died dead killed fatally")
DIED = word_set("died dies succumbed")
FEARED = word_set("feared fear fears")
TOLD_OF = 16
"""Words between how somebody was hurt and that he died of it."""
HAVING = word_set("has had have having")
PASSIVES = BE - HAVING
PUTTING = word_set("put puts putting")
HURT = word_set("injured wounded hurt injuries")
SUFFERING = word_set("suffered sustained suffering received")
HARM = word_set(
    "injuries injury burns burn wounds wound fractures inhalation bullet concussion broken"
)
WOUNDED = HURT | HARM | word_set("maimed scalded bruised grazed shot stabbed beaten burned hit cut")
"""Words that tell of the hurt rather than of the ill."""
WOUNDS = HARM - word_set("bullet broken") | word_set("fracture cuts bruises frostbite hypothermia")
LEAVING = word_set("leaving left leaves")
ILL = word_set("ill sick unconscious blind blinded paralysed paralyzed disabled crippled")
LEFT_APART = word_set("in on at as who with for to which where that from of behind the")
"""Words between "left" and the ill that make them no work of what was left."""
ATTACKERS = word_set("gunman attacker bomber assailant suspect shooter sniper militant fighter")
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
_MOST = 12
ORDINALS = {word: number for word, number in cues.ORDINALS.items() if 2 <= number <= _MOST}
"""Words that tell how many were before one."""
PLACED = SENDING | word_set(
    "take taken takes took taking put places placed placing kept keeping led leading"
)
NEAR_TOLL = 12
"""Words between a toll's name and its number, or between people and what they suffer."""
