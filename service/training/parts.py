"""Which words of an event sentence tell who, whom, where, when and how many.

`corpus/train/parts.jsonl` holds it for sentences of the corpus, one event a line:

    {"author": "a", "sentence": "...", "category": "arrest", "actor": "Police", "detained": "12"}

A part that is absent is not told. For the public texts it stands in the annotations.
"""

import json

from service.classify.encoder import PARTS
from service.training import corpus

Spans = dict[str, tuple[int, int] | None]
Told = dict[tuple[str, str], dict[str, dict[str, str]]]
"""By author and sentence: words by category and part."""


def own(part: str) -> Told:
    """Return the words by author and sentence, then category, then part; empty without a file.

    Raises corpus.CorpusError naming the line that is wrong.
    """
    path = corpus.FOLDER / part / "parts.jsonl"
    found: Told = {}
    if path.is_file():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            _read(line, found, f"{path}:{number}")
    return found


def _read(line: str, found: Told, where: str) -> None:
    try:
        raw = json.loads(line)
        told = {name: raw[name] for name in PARTS if name in raw}
        author, sentence, category = raw["author"], raw["sentence"], raw["category"]
        missing = [value for value in told.values() if value not in sentence]
    except (ValueError, KeyError, TypeError) as error:
        raise corpus.CorpusError(f"{where}: {error!r}") from error
    if category not in corpus.SUBTYPES:
        raise corpus.CorpusError(f"{where}: no category {category!r}")
    if missing:
        raise corpus.CorpusError(f"{where}: not in the sentence: {missing[0]!r}")
    found.setdefault((author, sentence), {})[category] = told


def find_all(told: dict[str, dict[str, str]], text: str, start: int, end: int) -> dict[str, Spans]:
    """Return where the words stand in text[start:end], by category and part."""
    return {category: find(parts, text, start, end) for category, parts in told.items()}


def find(told: dict[str, str], text: str, start: int, end: int) -> Spans:
    """Return where each part's words stand in text[start:end]; None for what is not there."""
    return {name: _find(told.get(name, ""), text, start, end) for name in PARTS}


def _find(words: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    if not words:
        return None
    at = text.find(words, start, end)
    if at < 0:
        at = text.lower().find(words.lower(), start, end)
    return (at, at + len(words)) if at >= 0 else None
