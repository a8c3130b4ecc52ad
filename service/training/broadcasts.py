"""Real broadcasts, judged by the guide, for measuring only: places and labels, no text.

The pages are those of the Lee corpus (Lee, Pincombe and Welsh 2005), 350 short news pages of the
Australian broadcaster from November 2001 to August 2002, which the package gensim carries among
its test data; where it is not installed, nothing is measured. Each line of annotations/lee.jsonl
is one page, read whole and once:

    {"page": "b17", "unsure": ["protest"], "events": [{"category": "arrest", "subtype": "arrest",
     "status": "occurred", "evidence": [0, 61], "place": [49, 57], "country": "AF", "detained": 3}]}

The letter names the file (FILES), the number the page in it, from 0; places are code points,
half-open. The day of a page is not known, so dates are not judged.
"""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from service.training.corpus import STATUSES, SUBTYPES, CorpusError, GoldDocument

LABELS = Path(__file__).parent / "annotations" / "lee.jsonl"
FILES = {
    "b": ("lee_background.cor", "2001-12-15T00:00:00Z"),
    "l": ("lee.cor", "2002-08-20T00:00:00Z"),
}
"""By the letter of a page: its file, and about when it was published."""
LOOKED_AT = 150
"""Pages of the first file before this have been read for errors, the others only counted."""
_PLACED = ("evidence", "place", "actor", "target")


def folder() -> Path | None:
    """Return where the pages lie; None where the package that carries them is not installed."""
    spec = find_spec("gensim")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "test" / "test_data"
    return path if all((path / name).is_file() for name, _ in FILES.values()) else None


def documents(*, looked_at: bool) -> Iterator[GoldDocument]:
    """Yield the judged pages, those looked at or the others; none where they are not at hand.

    Raises CorpusError naming the line that is wrong.
    """
    base = folder()
    if base is None:
        return
    texts = {
        letter: [
            one.strip() for one in (base / name).read_text("latin-1").split("\n") if one.strip()
        ]
        for letter, (name, _) in FILES.items()
    }
    for number, line in enumerate(LABELS.read_text(encoding="utf-8").splitlines(), 1):
        try:
            raw = json.loads(line)
            letter, page = raw["page"][0], int(raw["page"][1:])
            if (letter == "b" and page < LOOKED_AT) == looked_at:
                yield _page(raw, texts[letter][page], FILES[letter][1])
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise CorpusError(f"{LABELS}:{number}: {error!r}") from error


def _page(raw: dict[str, Any], text: str, published: str) -> GoldDocument:
    document = GoldDocument("broadcast", published, "lee", "", text)
    document.unsure = tuple(raw.get("unsure", ()))
    document.events = [_event(event, text) for event in raw["events"]]
    return document


def _event(raw: dict[str, Any], text: str) -> dict[str, Any]:
    if raw["subtype"] not in SUBTYPES[raw["category"]] or raw["status"] not in STATUSES:
        raise ValueError(f"no such label: {raw}")
    return {name: _words(value, text) if name in _PLACED else value for name, value in raw.items()}


def _words(span: list[int], text: str) -> str:
    first, last = span
    if not 0 <= first < last <= len(text):
        raise ValueError(f"{span} is no place in a text of {len(text)} characters")
    return text[first:last]
