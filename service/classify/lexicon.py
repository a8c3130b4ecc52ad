"""Lists of words, written as text, and those that several readers need."""


def words_of(text: str) -> list[str]:
    """Split a list of words at its spaces."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Return a list of words as a set, to ask whether a word is of them."""
    return frozenset(words_of(text))


WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Names of months, whole and short."""
ARTICLES = word_set("a an the")
HAVING = word_set("has had have having")
PASSIVES = word_set("was were been being are is be")
"""Words before a verb that make it a passive."""
