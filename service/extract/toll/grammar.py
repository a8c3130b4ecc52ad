"""The small words that the rules of tolls read a sentence by, and how far they look."""

from service.classify import cues
from service.classify.lexicon import PASSIVES, word_set

BE = PASSIVES | {"have", "has", "had"}
PLURAL = word_set("were are have")
ADVERBS = word_set(
    "gravely mortally also later reportedly seriously critically badly slightly severely "
    "lightly allegedly then all instantly fatally immediately still being since now not"
)
OWNERS = word_set("the his her their its")
OWNING = OWNERS | {"all"}
DETERMINERS = OWNERS | {"a", "an", "one"}
_MOST = 12
ORDINALS = {word: number for word, number in cues.ORDINALS.items() if 2 <= number <= _MOST}
"""Words that tell how many were before one."""
SUBSET = word_set("including among")
OF_PEOPLE = (["of", "those"], ["of", "them"], ["of", "whom"])
THE_HURT = tuple(
    ["of", the, hurt] for the in ("the", "those") for hurt in ("injured", "wounded", "hurt")
)
"""Words behind a number that make it a part of those who were hurt."""
PLACING = word_set("in at on near from to")
PREPOSITIONS = word_set("in on at from near inside outside aboard with to into by behind under as")
PUNCTUATION = frozenset(",;:()")
STOPS = word_set(
    "in on at off when as after by near before while who from with for to during outside inside "
    "which where that because since until over during into across around along and but whose"
)
"""Words with which something else than a noun begins."""
PHRASE_ENDS = STOPS | word_set(
    "of or was were is are had has have accused suspected wanted died perished suffered sustained "
    "killed injured wounded dead hurt arrested held detained drowned taken put lost broke "
    "under by against aboard behind may might will would could can should must"
)
"""Words behind a description of somebody."""

BACK = 14
"""Words that may stand between a number and its cue on the right of it."""
REACH = 6
"""Words that may stand between a cue and its number on the right, besides qualifiers."""
NEAR_TOLL = 12
"""Words between a toll's name and its number, or between people and what they suffer."""
TOLD_OF = 16
"""Words between how somebody was hurt and that he died of it."""
BESIDE = 3
"""Words between a number and what its people are told with: "eleven men with burns"."""
DESCRIBED = 4
"""Words of "his young wife" and the like."""
