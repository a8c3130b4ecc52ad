"""What one sentence tells of tolls."""

from service.classify.text import split
from service.extract.toll.find import find_tolls
from service.extract.toll.tolls import Tolls


def tolls(text: str, subtype: str | None = None) -> Tolls:
    """Return the tolls of a text's first sentence."""
    words = split("text", text)
    return find_tolls(words, words.sentences[0], subtype=subtype)
