"""Lists of words, written as text."""


def words_of(text: str) -> list[str]:
    """Split a list of words at its spaces."""
    return text.split()
