"""Words that say outright of which kind an event is, however much it reads like another.

"Held in a raid" reads like any arrest, "shot the mayor dead" like any shooting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.classify.triggers import Phrases

_OFFICIAL = (
    "minister|ministers|senator|senators|mayor|mayors|governor|judge|judges|magistrate|councillor|"
    "councillors|councilor|politician|politicians|prosecutor|prosecutors|lawmaker|lawmakers|"
    "candidate|candidates|headman|ambassador"
)
_SHOT = "shot|gunned|murdered|assassinated"


@dataclass(frozen=True, slots=True)
class _Kind:
    category: str
    subtype: str
    over: frozenset[str]
    """Subtypes that it is told as where its words are not heeded."""
    words: tuple[str, ...]
    """Phrases as in core.toml."""


_KINDS = (
    _Kind(
        "arrest",
        "raid",
        frozenset({"arrest", "detention"}),
        ("raid|raids|raided", "sweep|sweeps|swoop|swoops"),
    ),
    _Kind(
        "sanction",
        "arms_embargo",
        frozenset({"economic"}),
        (
            "arms|weapon|weapons embargo|ban|bans|exports",
            "embargo|ban on arms|weapons|military",
            "sale|sales|export|exports|shipment|shipments|supply|delivery|deliveries of "
            "arms|weapons|military|ammunition",
        ),
    ),
    _Kind("prosecution", "charge", frozenset({"trial"}), ("arraign~",)),
    _Kind(
        "prosecution",
        "verdict",
        frozenset({"sentence", "trial"}),
        (
            "upheld|upholds|affirmed|affirms|confirmed|confirms|overturned|quashed ... "
            "sentence|sentences|term|terms|conviction",
        ),
    ),
    _Kind(
        "state_visit",
        "talks",
        frozenset({"meeting", "visit"}),
        (
            "negotiate|negotiates|negotiated|negotiating|negotiation|negotiations",
            "consultation|consultations",
            "joint|intergovernmental commission",
        ),
    ),
    _Kind(
        "agreement",
        "trade_deal",
        frozenset({"treaty", "memorandum"}),
        ("free trade", "tariff|tariffs|duty|duties", "economic partnership"),
    ),
    _Kind("protest", "boycott", frozenset({"demonstration", "strike"}), ("boycott~",)),
    _Kind(
        "security_incident",
        "assassination",
        frozenset({"shooting", "other_attack"}),
        (
            f"shot|gunned dead|down ... {_OFFICIAL}",
            f"{_SHOT} ... {_OFFICIAL}",
            f"{_OFFICIAL} ... was|were {_SHOT}",
        ),
    ),
)


_PHRASES = {
    category: Phrases(
        (
            (phrase, number)
            for number, kind in enumerate(_KINDS)
            if kind.category == category
            for phrase in kind.words
        ),
        {},
    )
    for category in dict.fromkeys(kind.category for kind in _KINDS)
}


def outright(category: str, likeliest: str, words: Sequence[str]) -> str:
    """Return the subtype that a sentence's words say outright, else the likeliest one."""
    phrases = _PHRASES.get(category)
    if phrases is None:
        return likeliest
    for hit in phrases.find(words, phrases.begun(words, 0, len(words)), len(words)):
        kind = _KINDS[hit.trigger]
        if likeliest in kind.over:
            return kind.subtype
    return likeliest
