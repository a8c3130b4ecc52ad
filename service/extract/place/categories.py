"""How the categories of events tell of their place."""

TO_HOST = frozenset({"state_visit"})
"""Categories whose event happens where somebody goes to."""
REACHING = TO_HOST | {"disaster"}
"""Categories whose event may be where a way leads to or from: floods drive people from a town."""
AT_DESKS = frozenset({"state_visit", "agreement", "sanction"})
"""Categories whose report is written where the event happens."""
NAMING_OTHERS = AT_DESKS | {"prosecution"}
"""Categories whose sentences name other places, too: of what is talked about, of the crime."""
DEEDS = frozenset({"security_incident", "disaster", "protest"})
"""Categories whose sentences name the place beside the deed."""
AT_SCENES = frozenset({"security_incident", "arrest"})
"""Categories whose events follow on what was just told, where that was."""
FOLLOWED = ("security_incident", "protest")
"""Categories of the deeds that such an event follows on, the likeliest first."""
SCENES = (*FOLLOWED, "disaster")
"""Categories of the deeds that have a scene."""
GOING = TO_HOST | {"arrest"}
"""Categories whose sentences name beside "here" where somebody came from."""
LOCAL = AT_DESKS | {"arrest", "protest"}
"""Categories whose events, told far behind a dateline, are mostly of its town."""
COUNTRYWIDE = DEEDS | {"arrest"}
"""Categories whose event may happen in many towns of a country at once."""
IN_COURT = frozenset({"prosecution", "arrest"})
"""Categories whose events a town's court may tell the place of."""
