"""Roles, and the nouns for persons and bodies that tell them."""

from service.classify.lexicon import word_set
from service.extract.people import PERSONS, is_people

ROLES: dict[str, frozenset[str]] = {
    "head_of_state": word_set("president presidents king queen emir sultan monarch pope emperor"),
    "head_of_government": word_set("premier chancellor taoiseach"),
    "minister": word_set("minister ministers secretary ministerial"),
    "diplomat": word_set("diplomat diplomats ambassador ambassadors envoy envoys"),
    "court": word_set("court judge judges jury tribunal magistrate magistrates"),
    "prosecutor": word_set("prosecutor prosecutors prosecution"),
    "police": word_set(
        "police policeman policemen policewoman officers officer constable constables gendarmes "
        "gendarmerie sheriff detectives carabinieri fbi nia fsb cid ndlea efcc troopers deputies "
        "garda gardaí gardai"
    ),
    "armed_group": word_set(
        "gunmen gunman rebels rebel militants militant insurgents insurgent guerrillas guerrilla "
        "fighters jihadists terrorists bandits militia militias separatists attackers assailants "
        "cartel gang gangs taliban hamas hezbollah houthi houthis kidnappers bomber hitmen "
        "extremists mob militiamen"
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
BEARERS = PERSONS.union(*ROLES.values())
"""Nouns for persons and for bodies of them."""
OFFICES = ROLES["head_of_state"] | ROLES["head_of_government"] | ROLES["minister"] | {"prime"}
"""Words for heads of state and of government and for ministers, which one may no longer be."""


def tells_people(word: str) -> bool:
    """Tell a noun for persons or for a body of them."""
    return word in BEARERS or is_people(word)
