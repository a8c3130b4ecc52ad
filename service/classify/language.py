"""Is a document in English? Function words say so at once; the doubtful ones go to a library."""

from collections.abc import Sequence

from schemas.document import NewsDocument
from service.classify.lexicon import word_set
from service.classify.text import split

LOOKED_AT = 2_000
"""Characters that decide."""
WORDS = 300
"""Words that decide."""
FEWEST_WORDS = 8
"""A shorter text says too little about its language; it counts as English."""
OWN = 0.04
"""Share of words that only English has, above which the library is overruled."""
SURE = 0.16
"""Share of function words above which a text is English without further question."""
CLOSE = 20.0
"""Nats by which another language may lead and the text still is English: of headlines alone the
widest lead was 15, of sentences in other languages the narrowest 30."""

_FUNCTION_WORDS = word_set(
    "the of and to in a is was for that on with as at by it from has had have been were are "
    "be said he his her she they their its this which who not but after an over will"
)
_ENGLISH_ALONE = word_set("the of and with from said were been their they which after")
"""Function words that no neighbouring language has."""
_MISTAKEN_FOR_ENGLISH = word_set("la nl no nb nn da sv mt cy lb de")
"""Languages for which the library takes headlines and lists of names."""


def language(document: NewsDocument) -> str:
    """Return the ISO 639-1 code of a document's language; "en" for what is too short to tell."""
    return language_of(
        split("text", f"{document.title}\n{document.text[:LOOKED_AT]}").lower, document
    )


def language_of(words: Sequence[str], document: NewsDocument) -> str:
    """Return the language of a document whose first words are at hand."""
    words = words[:WORDS]
    if len(words) < FEWEST_WORDS:
        return _by_script(document) or "en"
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words)
    if share >= SURE:
        return "en"
    code = _by_library(" ".join(words))
    # Headlines and lists of names have hardly any function word: the library errs on them.
    own = sum(map(_ENGLISH_ALONE.__contains__, words)) / len(words)
    return "en" if own >= OWN and code in _MISTAKEN_FOR_ENGLISH else code


def load_languages() -> None:
    """Load the library's tables, half a second and 90 MB, before they are needed."""
    _by_library("")


def _by_library(text: str) -> str:
    import py3langid

    ranked = py3langid.rank(text)
    code, best = ranked[0]
    english = next(value for name, value in ranked if name == "en")
    return "en" if best - english <= CLOSE else str(code)


def _by_script(document: NewsDocument) -> str | None:
    letters = [one for one in (document.title + document.text)[:200] if one.isalpha()]
    foreign = sum(one > "\u024f" for one in letters)
    return "und" if letters and foreign > len(letters) / 2 else None
