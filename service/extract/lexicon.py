"""Lists of words, written as text."""


def words_of(text: str) -> list[str]:
    """Split a list of words at its spaces."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(words_of(text))
