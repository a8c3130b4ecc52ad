"""Lists of words, written as text."""


def words_of(text: str) -> list[str]:
    """Split a list of words at its spaces."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Return a list of words as a set, to ask whether a word is of them."""
    return frozenset(words_of(text))
