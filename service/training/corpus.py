"""The corpus of labelled sentences and documents: its format, parsed, validated and counted.

`python -m service.training.corpus FILE...` prints errors and counts. README.md in the corpus'
folder describes the format.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from schemas.event import Status
from service.classify.lexicon import words_of

FOLDER = Path(__file__).parent / "corpus"

_LABEL = re.compile(r"(\w+)/(\w+)(?:@(\w+))?")
_PASSAGE = re.compile(r"== register: (\w+)\s*")
_DOCUMENT = re.compile(r"=== register: (\w+) \| published: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\s*")
STATUSES: tuple[Status, ...] = get_args(Status)

SUBTYPES: dict[str, tuple[str, ...]] = {
    "security_incident": tuple(
        words_of(
            "bombing shooting stabbing vehicle_attack armed_clash aerial_attack artillery "
            "abduction assassination arson_sabotage mob_violence cyber_attack other_attack"
        )
    ),
    "state_visit": ("visit", "meeting", "summit", "talks"),
    "arrest": ("arrest", "detention", "raid", "extradition"),
    "protest": ("demonstration", "strike", "riot", "boycott"),
    "prosecution": ("charge", "trial", "verdict", "sentence"),
    "agreement": ("treaty", "ceasefire", "memorandum", "trade_deal"),
    "sanction": ("economic", "travel_ban", "diplomatic", "arms_embargo"),
    "disaster": tuple(
        words_of(
            "earthquake flood storm wildfire epidemic transport_accident industrial_accident "
            "other_disaster"
        )
    ),
}
"""The guide's subtypes by category."""


@dataclass(frozen=True, slots=True)
class Label:
    """A category that a sentence states."""

    category: str
    subtype: str
    status: str = "occurred"


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of a passage."""

    text: str
    labels: tuple[Label, ...] = ()
    kind: str | None = None
    """Kind of hard negative; None for a positive and for plain context."""


@dataclass(slots=True)
class Passage:
    """Consecutive sentences, each with its own labels."""

    register: str
    author: str
    sentences: list[LabelledSentence] = field(default_factory=list)

    @property
    def worded(self) -> list[LabelledSentence]:
        """The sentences that have words, and so can be read."""
        return [one for one in self.sentences if has_words(one.text)]


@dataclass(slots=True)
class GoldDocument:
    """A whole document with the events that it states."""

    register: str
    published_at: str
    author: str
    title: str = ""
    text: str = ""
    unsure: tuple[str, ...] = ()
    events: list[dict[str, Any]] = field(default_factory=list)
    complete: bool = False
    """Whether every sentence was judged: one that is no evidence states nothing."""
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """Category and sentence of what could not be decided."""

    def stated_in(self, text: str, start: int, end: int) -> list[dict[str, Any]]:
        """Return the events whose evidence lies, at least in part, in text[start:end]."""
        return [
            event
            for event in self.events
            if (at := text.find(event["evidence"])) >= 0
            and start < at + len(event["evidence"])
            and at < end
        ]

    def open_in(self, sentence: str) -> set[str]:
        """Return the categories that a sentence may state besides those that it is known to."""
        if self.complete:
            own = {category for category, evidence in self.doubts if evidence == sentence}
            return own | (set(self.unsure) - {category for category, _evidence in self.doubts})
        return self.labels | set(self.unsure)

    def judged_in(self, text: str, start: int, end: int) -> tuple[set[str], set[str]]:
        """Return the categories that text[start:end] states, and those that it may state besides.

        All others it doesn't.
        """
        stated = {event["category"] for event in self.stated_in(text, start, end)}
        return stated, self.open_in(text[start:end]) - stated

    @property
    def labels(self) -> set[str]:
        """The categories that the document carries."""
        return {event["category"] for event in self.events}


class CorpusError(ValueError):
    """A line of a corpus file is not of the format; the message names file and line."""


def has_words(text: str) -> bool:
    """Tell whether a sentence is more than marks."""
    return any(map(str.isalnum, text))


def read_passages(path: Path) -> list[Passage]:
    """Read a file of passages."""
    found: list[Passage] = []
    author = path.name.partition(".")[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("=="):
            match = _PASSAGE.fullmatch(line)
            if match is None:
                raise CorpusError(f"{path}:{number}: not a passage's head: {line[:60]}")
            found.append(Passage(match[1], author))
        elif line.strip():
            if not found or " | " not in line:
                raise CorpusError(f"{path}:{number}: no label before ' | '")
            labels, text = line.split(" | ", 1)
            found[-1].sentences.append(_sentence(labels, text, f"{path}:{number}"))
    return found


def _sentence(labels: str, text: str, where: str) -> LabelledSentence:
    if labels == "-":
        return LabelledSentence(text)
    if labels.startswith("-/"):
        return LabelledSentence(text, kind=labels[2:])
    found = []
    for one in labels.split(", "):
        match = _LABEL.fullmatch(one)
        if match is None or (match[3] or "occurred") not in STATUSES:
            raise CorpusError(f"{where}: wrong label {one!r}")
        found.append(Label(match[1], match[2], match[3] or "occurred"))
    return LabelledSentence(text, tuple(found))


def read_documents(path: Path) -> list[GoldDocument]:
    """Read a file of whole documents."""
    found: list[GoldDocument] = []
    author = path.name.partition(".")[0]
    state = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("==="):
            match = _DOCUMENT.fullmatch(line)
            if match is None:
                raise CorpusError(f"{path}:{number}: not a document's head: {line[:60]}")
            found.append(GoldDocument(match[1], match[2], author))
            state = "head"
        elif found:
            state = _add_line(found[-1], line, state, f"{path}:{number}")
        elif line.strip():
            raise CorpusError(f"{path}:{number}: before the first document")
    return found


def _add_line(document: GoldDocument, line: str, state: str, where: str) -> str:
    """Add a line to a document's head, text or events; returns in which of them the next is."""
    if state == "head" and line.startswith("text:"):
        return "text"
    if state == "text" and line.rstrip() == "events:":
        return "events"
    if state == "head" and line.startswith("title:"):
        document.title = line[6:].strip()
    elif state == "head" and line.startswith("unsure:"):
        document.unsure = tuple(one.strip() for one in line[7:].split(",") if one.strip())
    elif state == "text":
        document.text = "\n\n".join(filter(None, (document.text, line.strip())))
    elif line.strip():
        document.events.append(_event(line, document, where))
    return state


def _event(line: str, document: GoldDocument, where: str) -> dict[str, Any]:
    try:
        event: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{where}: {error}") from error
    evidence = event.get("evidence", "")
    if not evidence or (evidence not in document.text and evidence not in document.title):
        raise CorpusError(f"{where}: the evidence is not in the document: {evidence[:60]!r}")
    return event


def passages(part: str) -> Iterator[Passage]:
    """Yield the passages of a part: train or test."""
    for path in sorted((FOLDER / part).glob("*.passages.txt")):
        yield from read_passages(path)


def documents(part: str) -> Iterator[GoldDocument]:
    """Yield the documents of a part: train or test."""
    for path in sorted((FOLDER / part).glob("*.docs.txt")):
        yield from read_documents(path)


def digest() -> str:
    """Return the SHA-256 of what is trained on, for the models' manifests."""
    data = hashlib.sha256()
    for path in sorted(FOLDER.glob("train/*.txt")):
        data.update(path.read_bytes())
    return data.hexdigest()


def validate() -> None:
    """Read the whole corpus.

    Raises CorpusError naming the file and line that are wrong.
    """
    for part in ("train", "test"):
        for _passage in passages(part):
            pass
        for document in documents(part):
            # Headlines alone are documents, too.
            if not document.text and not document.title:
                raise CorpusError(f"{part}/{document.author}: a document has no text")


def main() -> int:
    """Validate and count."""
    paths = [Path(one) for one in sys.argv[1:]] or sorted(FOLDER.glob("*/*.txt"))
    total: Counter[str] = Counter()
    status = 0
    for path in paths:
        try:
            _count(path, total)
        except CorpusError as error:
            print(error, file=sys.stderr)
            status = 1
    for name, number in sorted(total.items()):
        print(f"{number:6} {name}")
    return status


def _count(path: Path, total: Counter[str]) -> None:
    """Add what a file holds."""
    if path.name.endswith(".docs.txt"):
        for document in read_documents(path):
            total["documents"] += 1
            total["documents without an event"] += not document.events
            total.update(f"events {event['category']}" for event in document.events)
    elif path.name.endswith(".passages.txt"):
        for sentence in (one for passage in read_passages(path) for one in passage.sentences):
            total["sentences"] += 1
            total["hard negatives"] += sentence.kind is not None
            total["positives"] += bool(sentence.labels)
            total.update(f"sentences {one.category}" for one in sentence.labels)


if __name__ == "__main__":
    sys.exit(main())
