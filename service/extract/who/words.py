"""Words that several of the rules ask of: verbs of a deed, roles, edges of a phrase."""

from typing import Literal

from service.classify.lexicon import word_set
from service.extract.people import PERSONS, is_people

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
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
"""Days of the week."""
EDGES = word_set(
    "and or of in on at by with from to for as who which that said was were is are had has "
    "have after before when while over into against near also later then it he his her they "
    "their the a an"
)
"""Words that a phrase neither begins nor ends with."""
STOPS = word_set(
    "in on at by with from to for after before when where who whom which that was were is are "
    "has have had as while during near outside over against because but so then inside around "
    "into across under behind said says told into along between until since be been will would "
    "whose amid following early late yesterday today overnight it he she they this there if "
    "and or about including despite without through off upon"
)
LED = frozenset(["led", "headed", "chaired", "accompanied"])
"""Words before "by" that tell of the visitors themselves."""
PRONOUNS = {"he": 1, "she": 1, "him": 1, "her": 1, "they": 0, "them": 0}
"""Pronouns with how many they stand for; 0 for several."""
SAYING = word_set("said says told tells added adds")
SAY = SAYING | {"say"}
Part = Literal["actor", "target"]
PARTS: tuple[Part, ...] = ("actor", "target")
ROLES: dict[str, frozenset[str]] = {
    "head_of_state": word_set("president presidents king queen emir sultan monarch pope emperor"),
    "head_of_government": word_set("premier chancellor taoiseach"),
    "minister": word_set("minister ministers secretary ministerial"),
    "diplomat": word_set("diplomat diplomats ambassador ambassadors envoy envoys"),
    "court": word_set("court judge judges jury tribunal magistrate magistrates"),
    "prosecutor": word_set("prosecutor prosecutors prosecution"),
    "police": word_set(
        "police policeman policemen policewoman officers officer constable constables gendarmes "
        "gendarmerie sheriff detectives carabinieri fbi nia fsb cid ndlea efcc troopers deputies"
    ),
    "armed_group": word_set(
        "gunmen gunman rebels rebel militants militant insurgents insurgent guerrillas guerrilla "
        "fighters jihadists terrorists bandits militia militias separatists attackers assailants "
        "cartel gang gangs taliban hamas hezbollah houthi houthis kidnappers bomber hitmen "
        "extremists mob"
    ),
    "military": word_set(
        "army troops soldiers soldier navy military forces airmen marines jets warplanes aircraft "
        "general colonel admiral commandos coastguard guards garrison"
    ),
    "government": word_set("government governments cabinet ministry authorities council eu"),
    "legislator": word_set("lawmaker lawmakers senator deputy mp mps parliament"),
    "protesters": word_set(
        "protesters protestors demonstrators marchers activists strikers campaigners supporters "
        "opposition"
    ),
    "workers": word_set(
        "workers staff employees nurses doctors teachers drivers miners union unions machinists "
        "pilots farmers"
    ),
    "students": word_set("students student pupils pupil"),
    "journalist": word_set("journalist journalists reporter reporters editor"),
    "company": word_set("company companies firm firms bank banks corporation airline"),
    "civilians": word_set(
        "people civilians civilian villagers residents worshippers passengers shoppers children "
        "women men tourists pilgrims commuters families crowd"
    ),
}
"""Roles, the more telling first."""
ANY_VERB = frozenset[str]().union(*VERBS.values())
BEARERS = PERSONS.union(*ROLES.values())
"""Nouns for persons and for bodies of them."""
OFFICES = ROLES["head_of_state"] | ROLES["head_of_government"] | ROLES["minister"] | {"prime"}
"""Words for heads of state and of government and for ministers, which one may no longer be."""
PARTICLES = word_set("bin bint ibn al el de da do dos del della di du la le van von der den ter")
"""Words within the names of persons: "Mohammed bin Salman"."""
TRIED = 4
"""Phrases of a sentence that are tried for one participant."""
BEHIND = 2
"""Sentences behind an event in which a visit's host or the court may be told."""
SUFFERED = frozenset({"security_incident", "disaster"})
"""Categories whose civilians are those whom it happens to."""
PERSONAL = frozenset({"arrest", "prosecution"})
"""Categories that are done to persons."""
MUTUAL = frozenset({"agreement", "state_visit", "sanction"})
"""Categories of what states do, whose parties are no crowd of persons."""
BEEN = word_set("was were been being")
BEING = BEEN | word_set("have has had also since later then are is")
CHARGED = VERBS["prosecution"] | {"arrested", "detained"}
"""What befalls those who have done it."""


def tells_people(word: str) -> bool:
    """Tell a noun for persons or for a body of them."""
    return word in BEARERS or is_people(word)
