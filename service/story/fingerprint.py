"""What of a report is compared with other reports: a few words, numbers and a MinHash.

Pure: the decision itself falls in the commit (service/commit/commit.lua), where two workers
can't see two truths.
"""

import re
from collections.abc import Iterator
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

PERMUTATIONS = 64
"""Hash functions of the MinHash: a similarity of 0.5 is estimated to within 0.06."""
BANDS = 6
"""Of these, so many are looked up in the index: copies of half their text share one in 99 %."""
MAX_CHARACTERS = 3_000
"""Of a longer text, its beginning is compared with copies."""
MAX_LEAD = 700
"""Characters of the beginning that words and names are taken from."""
MAX_WORDS = 40
MAX_NAMES = 14
LOOKED_UP_NAMES = 5
"""Names under which a report is put into the index."""
MAX_LENGTH = 100
"""Characters kept of one name or fact: a story holds dozens, and a word has no end of its own."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
# One class under one star: linear on any text.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITAL = re.compile(r"(?<![^\W_])[^\W_a-z][^\W_]*(?:['’][^\W_]+)*")
_ENDS = frozenset('.!?\n:"“')
_COMMON_WORDS = """
    a about above after again against ago all along already also although am amid among an and
    another any are around as at away back be became because been before began behind being below
    between both but by came can could day days did do does down due during each early earlier
    either else even ever every few first for former from further gave get go going gone got had
    has have having he her here hers him his how however i if in including inside into is it its
    itself just know known last late later least less like made make man many may me men might
    more morning most much must my near nearly neither never new next night no nor not now of off
    on once one only onto or other others our out outside over own part people per put said same
    saw say says second set several she should since so some soon spokesman spokeswoman statement
    still such take taken than that the their them then there these they this those though three
    through time to today told too took toward towards two under until up upon us very via was we
    week well went were what when where which while who whom whose why will with within without
    woman women would yet you your according reported reports report reporters official officials
    authorities four five six seven eight nine ten year years month months hour hours evening
    afternoon yesterday tomorrow tuesday monday wednesday thursday friday saturday sunday january
    february march april june july august september october november december local city town
    minister ministers ministry government president prime police mr mrs ms dr north south east
    west northern southern eastern western central reuters news agency sea court union state
    foreign national republic united states general colonel captain judge army"""
_COMMON = frozenset(_COMMON_WORDS.split())
_USUAL_WORDS = """
    accord agreed agreement arrest arrested arrests attack attacked attacks bomb bombing charges
    convicted counterpart country countries court custody dead deal death deaths detained died
    dies explosion fire fired guilty head held hospital hurt injured injuring injuries jail jailed
    killed killing kills leader leaders march meet meeting meets met official officers parliament
    prison prosecutor prosecutors protest protested protesters protests sanctions security
    sentence sentenced shot sign signed signing signs state struck suspect suspected suspects
    talks term toll treaty trial union victims visit visited wounded wounding"""
_USUAL = frozenset(word[:6] for word in _USUAL_WORDS.split())
"""Stems that any two reports of one category share."""
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
    words: tuple[str, ...]


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
    return Sketch(
        signature="".join(_ALPHABET[value & 63] for value in values),
        bands=tuple(f"{at} {value:x}" for at, value in enumerate(values[:BANDS])),
        source=_source(document),
        published=int(published.timestamp()),
        names=tuple(dict.fromkeys(_names(title, text[:MAX_LEAD])))[:MAX_NAMES],
        words=tuple(dict.fromkeys(_stems(f"{title} {text[:MAX_LEAD]}")))[:MAX_WORDS],
    )


def fingerprint(event: Event, document: NewsDocument, whole: Sketch) -> Fingerprint:
    """Return what identifies the happening of one event."""
    place = _place(event)
    parts = set(place.split())
    sentences = [one.sentence for one in event.evidence[:3]]
    names = [
        one
        for one in dict.fromkeys(
            [*_participants(event), *(n for s in sentences for n in _names("", s)), *whole.names]
        )
        if one not in parts
    ][:MAX_NAMES]
    stems = {one[:6] for one in parts}  # the place is compared by itself
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
        "w": [one for one in whole.words if one not in stems],
        "v": _SEVERITIES[event.severity],
        "z": _STATUSES[event.status],
        "f": _facts(event),
        "r": _withdraws(event.category, document.title[:500], sentences[0][:1000]),
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
    tokens = [
        *(near if where else ()),
        *(f"n{_token(f'{event.category} {one}')}" for one in names[:LOOKED_UP_NAMES]),
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
        folded = word.casefold().removesuffix("'s").removesuffix("’s")
        if word[0].isdigit():
            if len(word) > 1 and not (len(word) == 4 and word[:2] in {"19", "20"}):
                yield folded[:MAX_LENGTH]
        elif (
            len(folded) > 2
            and folded not in _COMMON
            and word[0].isupper()
            and at
            and _ENDS.isdisjoint(text[max(0, at - 3) : at])
        ):
            yield folded[:MAX_LENGTH]
    # A headline may be all capitals: its words count where the text has them too, in `words`.
    for found in () if title.isupper() else _CAPITAL.finditer(title):
        word = found.group()
        if word[0].isupper() and found.start():
            folded = word.casefold().removesuffix("'s").removesuffix("’s")
            if folded not in _COMMON and len(folded) > 2 and word in text:
                yield folded[:MAX_LENGTH]


def _stems(text: str) -> Iterator[str]:
    """Yield content words cut to six letters: inflected forms fall together."""
    for word in _WORD.findall(text.casefold()):
        if len(word) > 2 and word not in _COMMON and not word[0].isdigit():
            stem = word.removesuffix("'s").removesuffix("’s")[:6]
            if stem not in _USUAL:
                yield stem


def _participants(event: Event) -> Iterator[str]:
    for one in event.participants:
        if one.name:
            for found in _WORD.finditer(one.name[:200]):
                word = found.group().casefold()
                if word not in _COMMON and len(word) > 2:
                    yield word


def _place(event: Event) -> str:
    if event.location is None:
        return ""
    return " ".join((event.location.name or event.location.text).casefold().split())[:60]


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
