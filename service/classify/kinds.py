"""Words that say outright of which kind an event is, however much it reads like another.

"Held in a raid" reads like any arrest, "shot the mayor dead" like any shooting.
"""

from dataclasses import dataclass

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words, parts_clauses
from service.classify.triggers import Phrases

_OFFICIAL = (
    "minister|ministers|senator|senators|mayor|mayors|governor|judge|judges|magistrate|councillor|"
    "councillors|councilor|politician|politicians|prosecutor|prosecutors|lawmaker|lawmakers|"
    "candidate|candidates|headman|ambassador|president|hopeful"
)
_POLICE = (
    "police|officers|troops|soldiers|agents|gendarmes|commandos|detectives|squad|forces|rangers"
)
_KILLERS = "gunman|gunmen|hitman|hitmen|assassin|assassins|attacker|attackers"
_RAID = "raid|raids|sweep|sweeps|swoop|swoops"
_RAIDED = "raid|raids|raided|swoop|swoops|swooped|stormed|storm|storms|burst"
_HALT = (
    "embargo|embargoes|ban|bans|banned|halt|halts|halted|stop|stops|stopped|suspend|suspends|"
    "suspended|bar|bars|barred|forbid|forbids|forbade|prohibit|prohibits|prohibited"
)
_GOODS = "sale|sales|export|exports|shipment|shipments|supply|delivery|deliveries"
_ARMS = "arms|weapon|weapons|military|ammunition"
_SHOT = "shot|gunned|murdered|assassinated"
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_TALKS = "negotiation|negotiations|consultation|consultations"
_LEADERS = "leaders|presidents|premiers"
_SEVERAL = "three|four|five|six|seven|eight|nine|ten"
_CUTTING = (
    "cut|cuts|cutting|lower~|abolish~|scrap~|remov~|reduc~|lift~|waiv~|slash~|exempt~|eliminat~"
)
_OTHERS = word_set(
    "in at by near outside inside for over after as while when where who whom which that with to "
    "before from against about because and but if his her their he she they said says say told "
    "tells"
)
"""Words that lead from one thing to another: "shot a man who had threatened a judge"."""
_REACH = 6
"""Words before a phrase among which those stand that make it another thing."""


@dataclass(frozen=True, slots=True)
class _Kind:
    category: str
    subtype: str
    over: frozenset[str]
    """Subtypes that it is told as where its words are not heeded."""
    words: tuple[str, ...]
    """Phrases as in core.toml."""
    before: frozenset[str] = frozenset()
    """Words shortly before a phrase with which it tells something else."""
    within: frozenset[str] = _OTHERS
    """Words that no gap of a phrase skips."""


_KINDS = (
    _Kind(
        "arrest",
        "raid",
        frozenset({"arrest", "detention"}),
        (
            f"in|during ... {_RAID}",
            f"{_RAID} ... net|nets|netted",
            f"{_POLICE} ... {_RAIDED}",
        ),
        word_set("involved part role participated participating"),
        _OTHERS | word_set("air bank cattle jewellery"),
    ),
    _Kind(
        "arrest",
        "raid",
        frozenset({"arrest", "detention"}),
        (
            "raided|raid ... and arrest|arrested|detain|detained|apprehended|held|caught|seized",
            f"{_RAID} ... lead|leads|led to",
        ),
        word_set("who that which"),
        word_set("who that which"),
    ),
    _Kind(
        "sanction",
        "arms_embargo",
        frozenset({"economic"}),
        (
            "arms|weapon|weapons embargo|embargoes|ban|bans",
            f"{_HALT} ... arms|weapon|weapons|ammunition",
            f"{_HALT} ... {_GOODS} of military",
            f"{_HALT} ... military {_GOODS}",
            f"{_HALT} ... licence|licences|license|licenses|permit|permits for ... {_ARMS}",
        ),
        word_set(
            "chemical nuclear biological violate violated violating violation violations breach "
            "breached breaching breaches breaking evade evading circumvent circumventing flouting"
        ),
    ),
    _Kind("prosecution", "charge", frozenset({"trial"}), ("arraign~",), word_set("trial")),
    _Kind(
        "prosecution",
        "verdict",
        frozenset({"sentence", "trial"}),
        (
            "upheld|upholds|affirmed|affirms|confirmed|confirms|overturned|quashed ... "
            "sentence|sentences|term|terms|conviction",
            "rejected|rejects|dismissed|dismisses|lost|loses ... appeal|appeals",
        ),
        word_set("later"),
        _OTHERS | {"execution"},
    ),
    _Kind(
        "state_visit",
        "talks",
        frozenset({"meeting", "visit"}),
        (
            f"held|hold|holds|holding|began|begin|begins|conducted ... {_TALKS}",
            f"days|day|round|rounds|hours of ... {_TALKS}",
            f"in|to|today|tomorrow|{_DAY} for {_TALKS}",
        ),
    ),
    _Kind(
        "state_visit",
        "summit",
        frozenset({"meeting", "visit", "talks"}),
        ("heads of state|government", f"{_LEADERS} of {_SEVERAL}", f"{_SEVERAL} {_LEADERS}"),
    ),
    _Kind(
        "agreement",
        "trade_deal",
        frozenset({"treaty", "memorandum"}),
        (
            "free trade",
            "economic partnership",
            "on duties|tariffs",
            "customs|import|export duty|duties|tariff|tariffs",
            f"{_CUTTING} ... duty|duties|tariff|tariffs",
        ),
        word_set("row dispute"),
    ),
    _Kind(
        "agreement",
        "trade_deal",
        frozenset({"treaty"}),
        (
            "on|for ... sale|purchase|supply of",
            "to ... buy|sell|purchase",
            "gas|power|electricity|oil|grain supply|supplies|sale|sales",
        ),
    ),
    _Kind(
        "security_incident",
        "assassination",
        frozenset({"shooting", "other_attack"}),
        (f"{_SHOT} ... {_OFFICIAL}", f"{_KILLERS} ... kill|kills|killed ... {_OFFICIAL}"),
        within=_OTHERS | {"of"},  # "a bodyguard of the mayor"
    ),
    _Kind(
        "security_incident",
        "assassination",
        frozenset({"shooting", "other_attack"}),
        (f"{_OFFICIAL} ... was|were {_SHOT}", f"{_OFFICIAL} shot|gunned dead|down|at"),
        word_set("of to by near attacked"),
    ),
)


_NUMBERED = [
    (kind, phrase, kind.within.difference(phrase.replace("|", " ").split()))
    for kind in _KINDS
    for phrase in kind.words
]
_PHRASES = {
    category: Phrases(
        (
            (phrase, number)
            for number, (kind, phrase, _within) in enumerate(_NUMBERED)
            if kind.category == category
        ),
        {},
    )
    for category in dict.fromkeys(kind.category for kind in _KINDS)
}


def outright(category: str, likeliest: str, words: Words, sentence: Sentence) -> str:
    """Return the subtype that a sentence's words say outright, else the likeliest one."""
    phrases = _PHRASES.get(category)
    if phrases is None:
        return likeliest
    lower, last = words.lower, sentence.last
    for hit in phrases.find(lower, phrases.begun(lower, sentence.first, last), last):
        kind, _phrase, within = _NUMBERED[hit.trigger]
        before = lower[max(sentence.first, hit.first - _REACH) : hit.first]
        if (
            likeliest in kind.over
            and kind.before.isdisjoint(before)
            and within.isdisjoint(lower[hit.first : hit.last])
            and not any(parts_clauses(words.gap(at)) for at in range(hit.first + 1, hit.last))
            and not _owns(words, hit.first)
            and not _owns(words, hit.last - 1)
        ):
            return kind.subtype
    return likeliest


def _owns(words: Words, at: int) -> bool:
    """Tell "the mayor's driver"."""
    return words.text.endswith(("'s", "’s", "'S", "’S"), 0, words.ends[at])
