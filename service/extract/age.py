"""Which sentences look back: anniversaries and retrospectives are not news, whatever their day."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words

_LOOKING_BACK = word_set(
    "anniversary commemorate commemorates commemorated commemorating commemoration "
    "commemorations remembered centenary"
)
_ON_IT = word_set("on before ahead during after for until")
"""Words before "the anniversary" by which it is only the day of something new."""
_SPANS = frozenset(["years", "decades", "centuries"])
_OWN_TIME = frozenset({"prosecution", "state_visit", "sanction"})
"""Categories that answer something old and are news all the same."""


def looks_back(category: str, words: Words, sentence: Sentence) -> bool:
    """Tell whether a sentence recalls an event that is years past."""
    if category in _OWN_TIME:
        return False
    lower = words.lower
    for at in range(sentence.first, sentence.last):
        word = lower[at]
        if word in _SPANS and at + 1 < sentence.last and lower[at + 1] == "ago":
            return True
        if word in {"decade", "century"} and lower[at + 1 : at + 2] == ["ago"]:
            return True
        if word not in _LOOKING_BACK:
            continue
        start = at
        while start > sentence.first and lower[start - 1] not in _ON_IT and at - start < 4:
            start -= 1
        if word != "anniversary" or not (start > sentence.first and lower[start - 1] in _ON_IT):
            return True
    return False
