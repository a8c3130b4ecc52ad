"""How a sentence spells its words: keys of the gazetteer, names as they stand in the text."""

from service.classify.text import Sentence, Words
from service.gazetteer import fold


def shouting(words: Words, sentence: Sentence) -> bool:
    """Tell whether all of a sentence is written large."""
    return words.text[sentence.start : sentence.end].isupper()


def possessive(words: Words, last: int) -> bool:
    """Tell whether the word before this one is an owner: "Oran's"."""
    return words.owning(last - 1)


def is_large(words: Words, at: int) -> bool:
    """Tell whether a word is written with a capital."""
    return words.large[at]


def joined(words: Words, at: int) -> bool:
    """Tell whether but a space or a hyphen stands between a word and the one before it."""
    return words.gap(at) in {" ", "-", "\n"}


def key_of(words: Words, first: int, last: int) -> str:
    """Return words as the gazetteer spells them."""
    key = " ".join(words.lower[first:last])
    return key if key.isascii() else fold(key)  # words hold no hyphens


def text_of(words: Words, first: int, last: int) -> str:
    """Return words as they stand in the text, without a genitive's end."""
    text = words.text[words.starts[first] : words.ends[last - 1]]
    return text.removesuffix("'s").removesuffix("’s")
