"""Words for one person."""

from service.classify.lexicon import word_set, words_of

PERSONS = word_set(
    "man woman boy girl child person customer civilian soldier policeman policewoman officer "
    "journalist reporter teenager student worker driver passenger guard farmer teacher doctor "
    "nurse resident villager protester demonstrator militant gunman fighter suspect activist "
    "lawyer politician priest pedestrian bystander motorist tourist baby toddler mother "
    "father paramedic firefighter commander constable citizen national minister mayor senator "
    "deputy governor president leader chief editor blogger professor schoolboy schoolgirl "
    "pupil infant brother sister son daughter wife husband uncle aunt cousin nephew niece "
    "widow pensioner grandmother grandfather shopkeeper trader vendor fisherman miner "
    "labourer laborer cleaner cook pilot captain sailor cyclist motorcyclist biker hiker "
    "climber swimmer skier patient inmate prisoner convict detainee hostage victim attacker "
    "assailant bomber shooter sniper robber thief thug dealer trafficker smuggler hacker spy "
    "diplomat ambassador envoy consul official clerk judge magistrate prosecutor inspector "
    "sergeant lieutenant colonel major general corporal private marine ranger patrolman "
    "gendarme conscript volunteer aid-worker missionary bishop imam monk nun rabbi pastor "
    "abbot healer elder herder herdsman nomad migrant refugee businessman businesswoman "
    "banker contractor engineer mechanic electrician plumber carpenter builder tailor baker "
    "butcher waiter barman assistant seller owner manager director executive employee singer "
    "musician actor actress player footballer athlete coach referee writer poet photographer "
    "cameraman presenter blogger candidate lawmaker mp councillor councilman congressman "
    "legislator technician scientist researcher lecturer nurseryman caretaker watchman sentry "
    "bodyguard chauffeur conductor guide rider skipper helmsman crewman operator stallholder "
    "housewife midwife orphan youth lad accused defendant bystander bride groom neighbour "
    "neighbor 36-year-old beekeeper welder ex-minister ex-president ex-mayor ringleader "
    "mastermind kingpin rebel insurgent terrorist jihadist guerrilla commando agent operative "
    "informer dissident critic opponent organiser organizer campaigner unionist developer "
    "surveyor ecologist physicist accountant auditor treasurer secretary rector founder "
    "principal headmaster headmistress pharmacist dentist surgeon hairdresser barber "
    "shepherd sweeper apprentice lodger tenant landlord landlady publican innkeeper "
    "watchmaker jeweller goldsmith bricklayer roofer porter courier trucker "
    "teenager adolescent newborn infant grandson granddaughter stepson stepdaughter "
    "stepfather stepmother fiance fiancee girlfriend boyfriend partner colleague "
    "classmate roommate onlooker stowaway fugitive arsonist burglar kidnapper "
    "hijacker gangster accomplice militiaman guerilla peacekeeper rescuer fireman newsman "
    "newsagent columnist novelist bookseller librarian archivist curator stuntman referee "
    "umpire jockey coachman signalman lifeguard choirmaster sacristan catechist rancher "
    "herdsman goatherd woodcutter logger gardener gatekeeper usher bouncer cop jawan trooper airman"
)
"""Nouns for one person, lower-cased, singular."""
TITLES = word_set(
    "mr mrs ms dr president minister prime general colonel captain judge king queen prince "
    "senator secretary chancellor sheikh major sergeant inspector sir professor bishop pope "
    "governor mayor ambassador premier foreign interior defence defense finance police army "
    "the a an former"
)
"""Words before a name, lower-cased."""
RANKS = word_set(
    "det ch insp supt sgt cpl lt col gen capt pc dc ds di dci dsi cllr rev fr st saint reverend "
    "detective"
)
"""Titles cut short, and saints': what stands before a name and is none of it, lower-cased."""
COLLECTIVE = word_set(
    "group gang crowd family crew band police army team mob cell ring syndicate network unit "
    "party public opposition leadership accused rest number dozen staff navy militia convoy "
    "village town community clan tribe squad patrol class total toll crop convoy list "
    "procession queue congregation audience column force garrison contingent delegation half "
    "third quarter majority minority average quorum maximum minimum"
)
"""Words for a number of people, singular in form, or for the rest of one."""
GROUP_SIZES = {"couple": 2, "pair": 2, "duo": 2, "twins": 2, "trio": 3, "threesome": 3}
"""Words for so many people."""
_PLURAL_ENDINGS = tuple(words_of("ers ors ists men women ees ants ents ians ans kids boys girls"))
PEOPLE = word_set(
    "people persons others civilians children crew villagers residents police victims dead "
    "passengers members soldiers troops nationals citizens youths youngsters pupils staff more "
    "monks nuns guards relatives bodies personnel"
)


def is_people(word: str) -> bool:
    """Tell a word for several people."""
    if (word in PERSONS and not word.endswith("s")) or word.endswith("quarters"):
        return False
    return word in PEOPLE or word.endswith(_PLURAL_ENDINGS) or word.removesuffix("s") in PERSONS


def is_human(word: str) -> bool:
    """Tell a word for one person or for several."""
    return word in PERSONS or is_people(word)
