"""Fields whose sentences are given, and not to be found."""

from service.classify.text import Sentence, Words, split


def fixed_sentences(texts: list[str]) -> Words:
    """Join sentences to a field whose sentences are exactly these."""
    joined = " ".join(texts)
    words = split("text", joined)
    sentences = []
    at = word = 0
    for text in texts:
        end = at + len(text)
        first = word
        while word < len(words.starts) and words.starts[word] < end:
            word += 1
        if word > first:
            sentences.append(Sentence("text", words.starts[first], end, first, word))
        at = end + 1
    words.sentences = sentences
    return words
