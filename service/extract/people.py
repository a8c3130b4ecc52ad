"""Words for one person."""

from service.extract.lexicon import words_of

PERSONS = frozenset(
    words_of(
        "man woman boy girl child person civilian soldier policeman policewoman officer "
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
        "surveyor ecologist physicist"
    )
)
"""Nouns for one person, lower-cased, singular."""
TITLES = frozenset(
    words_of(
        "mr mrs ms dr president minister prime general colonel captain judge king queen prince "
        "senator secretary chancellor sheikh major sergeant inspector sir professor bishop pope "
        "governor mayor ambassador premier foreign interior defence defense finance police army "
        "the a an former"
    )
)
"""Words before a name, lower-cased."""
