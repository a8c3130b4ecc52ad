"""What of a report is compared with other reports: a few words, numbers and a MinHash.

Pure: the decision itself falls in the commit (service/commit/commit.lua), where two workers
can't see two truths.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import orjson
from rensa import RMinHash  # type: ignore[import-untyped, unused-ignore]

from schemas.document import NewsDocument
from schemas.event import Event
from service.story.rarity import COMMON, STEM, WORD, stems, weight

PERMUTATIONS = 64
"""Hash functions of the MinHash: a similarity of 0.5 is estimated to within 0.06."""
BANDS = 6
"""Of these, so many are looked up in the index: copies of half their text share one in 98 %."""
MAX_CHARACTERS = 3_000
"""Of a longer text, its beginning is compared with copies."""
MAX_LEAD = 300
"""Characters of the beginning that words and names are taken from: what is told farther down is
background more often than the news. Names are taken from the event's own sentences, too."""
MAX_SENTENCE = 1_000
"""Of a longer sentence, its beginning is read: a text without a full stop is one sentence."""
MAX_WORDS = 40
"""Of a report's words, the rarest are compared."""
MAX_NAMES = 14
LOOKED_UP = 12
"""Stems under which a report is put into the index: the rarest of its names and words."""
MAX_LENGTH = 100
"""Characters kept of one name or fact: a story holds dozens, and a word has no end of its own."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
# No character can be read in two ways: linear on any text.
_CAPITAL = re.compile(r"(?<![^\W_])[^\W_a-z][^\W_]*(?:['’][^\W_]+)*")
_ENDS = frozenset('.!?\n:"“')
_WITHDRAWS = re.compile(
    r"\b(?:retracts?|retracted|retraction|hoax|false alarm|kill notice|withdraws? (?:its )?report"
    r"|report withdrawn|did not happen|never happened|never took place|did not take place)\b",
    re.IGNORECASE,
)

_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying)\s(?:[\w']{1,20}\s){0,3}that\s"
    r"(?P<self>it|he|she|they|its|his|her|their|we|our)?\b",
    re.IGNORECASE,
)
_OWN_DEEDS = frozenset({"agreement", "sanction", "state_visit"})
"""Categories whose doers, where they deny it, deny the event; others may deny only their part."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of the document as a whole."""

    signature: str
    """One character per permutation."""
    bands: tuple[str, ...]
    """What copies find each other by."""
    source: str
    """Who published it, as a short hash; empty where that is not known."""
    published: int
    """Seconds since 1970; never later than the arrival."""
    names: tuple[str, ...]
    words: dict[str, int]
    """Stems with their weight, rarest first."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the commit needs to find an alert's story and to say what the alert changes."""

    tokens: tuple[str, ...]
    """The index entries that the alert is looked up by and put under."""
    body: bytes
    """JSON object, read by commit.lua."""


def sketch(document: NewsDocument, now: datetime) -> Sketch:
    """Return the sketch of a document that arrives `now`.

    That stands in for a publication time that is missing or yet to come: a zone left out or a
    clock set wrong would make every honest report look late until then.
    """
    title, text = document.title[:500], document.text[:MAX_CHARACTERS]
    lower = text.lower().split()
    if len(lower) < 20:
        lower = f"{title} {text}".lower().split()
    # Very short texts still get one shingle, so that every document has a signature.
    shingles = [*map(" ".join, zip(lower, lower[1:], lower[2:], strict=False))] or [" ".join(lower)]
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=20_260_303)
    hashed.update(shingles)
    values: list[int] = hashed.digest()
    published = min(document.published_at or now, now)
    telling = _by_rarity(one for one in stems(f"{title} {text[:MAX_LEAD]}") if weight(one))
    return Sketch(
        signature="".join(_ALPHABET[value & 63] for value in values),
        bands=tuple(f"{at} {value:x}" for at, value in enumerate(values[:BANDS])),
        source=_source(document),
        published=int(published.timestamp()),
        names=tuple(dict.fromkeys(_names(title, text[:MAX_LEAD])))[:MAX_NAMES],
        words={stem: weight(stem) for stem in telling[:MAX_WORDS]},
    )


def fingerprint(event: Event, document: NewsDocument, whole: Sketch) -> Fingerprint:
    """Return what identifies the happening of one event."""
    place = _place(event)
    parts = set(place.split())
    sentences = [one.sentence[:MAX_SENTENCE] for one in event.evidence[:3]]
    names = _by_rarity(
        one
        for one in (
            *_participants(event),
            *(name for sentence in sentences for name in _names("", sentence)),
            *whole.names,
        )
        if one not in parts
    )[:MAX_NAMES]
    day, exact = _day(event, whole)
    body: dict[str, Any] = {
        "c": event.category,
        "u": event.subtype or "",
        "d": day,
        "x": exact,
        "p": place,
        "k": (event.location.country if event.location else None) or "",
        "s": whole.signature,
        "o": whole.source,
        "t": whole.published,
        "n": names,
        "w": [*whole.words],
        "i": [*whole.words.values()],
        "v": _SEVERITIES[event.severity],
        "z": _STATUSES[event.status],
        "f": _facts(event),
        "r": _withdraws(event.category, document.title[:500], sentences[0]),
    }
    spot = event.location
    if spot is not None and spot.latitude is not None and spot.longitude is not None:
        body["la"], body["lo"] = spot.latitude, spot.longitude
    for field in ("killed", "injured", "detained"):
        value = getattr(event, field)
        if value is not None:
            body[field] = value
            body[f"{field}_q"] = getattr(event, f"{field}_qualifier") or ""
    where = place or body["k"]
    near = [f"p{_token(f'{event.category} {where} {day + step}')}" for step in (0, -1, 1)]
    looked_up = _by_rarity(one[:STEM] for one in (*names, *whole.words))[:LOOKED_UP]
    tokens = [
        *(near if where else ()),
        *(f"n{_token(f'{event.category} {one}')}" for one in looked_up),
        *(f"b{_token(f'{event.category} {one}')}" for one in whole.bands),
    ]
    return Fingerprint(tuple(tokens), orjson.dumps(body))


_SEVERITIES = {"low": 1, "medium": 2, "high": 3, "critical": 4}
_STATUSES = {"disputed": 0, "planned": 1, "ongoing": 2, "attempted": 3, "occurred": 3}


def _withdraws(category: str, title: str, sentence: str) -> bool:
    """Tell a report that withdraws or denies the happening: "denied that gunmen had attacked"."""
    if _WITHDRAWS.search(f"{title}\n{sentence}"):
        return True
    denial = _DENIES.search(sentence)
    if denial is None:
        return False
    doer = (denial["self"] or "").lower()
    return not doer or (
        category in _OWN_DEEDS and doer in {"it", "its", "they", "their", "we", "our"}
    )


def _token(text: str) -> str:
    """Return an index entry; two that fall together cost a look and decide nothing."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def _short(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _source(document: NewsDocument) -> str:
    name = (document.source or "").strip().casefold()
    if not name and document.url:
        try:
            name = (urlsplit(document.url).hostname or "").removeprefix("www.")
        except ValueError:  # an address that is none tells no publisher
            name = ""
    return _short(name) if name else ""


def _names(title: str, text: str) -> Iterator[str]:
    """Yield capitalised words that do not merely start a sentence, and numbers."""
    for found in _CAPITAL.finditer(text):
        word, at = found.group(), found.start()
        folded = _folded(word)
        if word[0].isdigit():
            if len(word) > 1 and not (len(word) == 4 and word[:2] in {"19", "20"}):
                yield folded
        elif (
            len(folded) > 2
            and folded not in COMMON
            and word[0].isupper()
            and at
            and _ENDS.isdisjoint(text[max(0, at - 3) : at])
        ):
            yield folded
    # Headlines may begin every word with a capital: a name is what the text writes so, too.
    for found in () if title.isupper() else _CAPITAL.finditer(title):
        word = found.group()
        if word[0].isupper() and found.start():
            folded = _folded(word)
            if folded not in COMMON and len(folded) > 2 and word in text:
                yield folded


def _folded(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s")[:MAX_LENGTH]


def _by_rarity(words: Iterable[str]) -> list[str]:
    """Return each word once, rarest first; numbers are among the rarest."""
    return sorted(dict.fromkeys(words), key=weight, reverse=True)


def _participants(event: Event) -> Iterator[str]:
    for one in event.participants:
        if one.name:
            for found in WORD.finditer(one.name[:200]):
                folded = _folded(found.group())
                if folded not in COMMON and len(folded) > 2:
                    yield folded


def _place(event: Event) -> str:
    if event.location is None:
        return ""
    name = (event.location.name or event.location.text)[:MAX_LENGTH]
    return " ".join(name.casefold().split())[:60]


def _day(event: Event, whole: Sketch) -> tuple[int, bool]:
    """Return the event's day since 1970, and whether the text gives it."""
    if event.event_date is not None and event.event_date.precision == "day":
        return (date.fromisoformat(event.event_date.value) - date(1970, 1, 1)).days, True
    return whole.published // 86_400, False


def _facts(event: Event) -> dict[str, str]:
    """Return the fields that a report may add or change, each as JSON text."""
    facts: dict[str, Any] = {"status": event.status, "severity": event.severity}
    if event.subtype:
        facts["subtype"] = event.subtype
    if event.location is not None:
        facts["location"] = (event.location.name or event.location.text)[:MAX_LENGTH]
    if event.event_date is not None:
        facts["event_date"] = event.event_date.value
    names = [(one.name or one.text)[:MAX_LENGTH] for one in event.participants]
    if names:
        facts["participants"] = names[:8]
    return {name: orjson.dumps(value).decode() for name, value in facts.items()}
