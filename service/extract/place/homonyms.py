"""Georgia and Niger, which are a country and a state of another one: which a document means."""

from service.classify.lexicon import word_set
from service.classify.text import Page, Words
from service.gazetteer import gazetteer

_CAUCASUS = word_set(
    "georgian georgians tbilisi batumi kutaisi russia russian armenia azerbaijan abkhazia ossetia "
    "rustavi poti gori caucasus"
)
"""Words beside which Georgia is the country."""
_GEORGIAN = frozenset({"atlanta", "savannah", "augusta", "macon", "gop", "senator"})
"""Words that speak of the American state."""
_NIGERIAN = frozenset({"nigeria", "nigerian", "minna", "naira"})
"""Words that speak of the Nigerian state of Niger."""
_NIGERIEN = frozenset({"niamey", "nigerien"})
"""Words that speak of the country Niger in spite of them."""


def homonyms_of(page: Page) -> dict[str, str]:
    """Return the codes of the countries that Georgia and Niger are of in a document."""
    words = set(page.title.lower) | set(page.body.lower)
    georgia, niger = "GE", "NE"
    if "georgia" in words and words.isdisjoint(_CAUCASUS) and _american(page, words):
        georgia = "US"
    if "niger" in words and not words.isdisjoint(_NIGERIAN) and words.isdisjoint(_NIGERIEN):
        niger = "NG"
    return {"georgia": georgia, "niger": niger}


def _american(page: Page, words: set[str]) -> bool:
    """Tell whether a document speaks of the American Georgia."""
    states = gazetteer().regions
    return (
        not words.isdisjoint(_GEORGIAN)
        or {"u", "s"} <= words
        or any("state of georgia" in " ".join(one.lower) for one in (page.title, page.body))
        or any(states.get(word) == "US" for word in words)
        or any(map(_american_town, (page.title, page.body)))
    )


def _american_town(words: Words) -> bool:
    """Tell "Columbus, Georgia": a town that there is in America only."""
    for at in range(1, len(words.lower)):
        if words.lower[at] == "georgia" and words.gap(at).startswith(","):
            homes = {one.country for one in gazetteer().cities.get(words.lower[at - 1])}
            if "US" in homes and "GE" not in homes:
                return True
    return False
