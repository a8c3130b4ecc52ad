"""Judgements by the guide of public texts that lie outside the project: places and labels, no text.

Each line of annotations/CORPUS.txt is one document, read sentence by sentence:

    NUMBER | text:104-230 protest/strike@planned, arrest/arrest; text:500-611 ?protest; * ?sanction

NUMBER is the document's in its corpus (`doc_id` in india_police_events, the row elsewhere).
`FIELD:START-END` are code points, half-open, of a sentence; behind it stand the events that it
states. `protest/strike{actor=110-118 place=130-136}` tells where in the field its parts are
(PARTS of the encoder; one that is absent is not told in the sentence).
`?` marks a category that can't be decided there, `*` one in the whole document. All other
sentences state nothing. The texts are read from the folder of the public corpora, if it is there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.classify.encoder import PARTS
from service.training import shared_data
from service.training.corpus import SUBTYPES, CorpusError, GoldDocument

FOLDER = Path(__file__).parent / "annotations"
_SPAN = re.compile(r"(title|text):(\d+)-(\d+) (.+)")
_LABEL = re.compile(r"(\w+)/(\w+)(?:@(\w+))?(?:\{([^{}]*)\})?")
_PART = re.compile(r"(\w+)=(\d+)-(\d+)")
PUBLISHED = {
    "bbc_topics": "2005-01-01T00:00:00Z",
    "india_police_events_docs": "2002-03-01T00:00:00Z",
    "muc4_train": "1990-01-01T00:00:00Z",
    "muc4_dev": "1990-01-01T00:00:00Z",
    "ngec_synthetic": "2022-01-01T00:00:00Z",
}
"""About when the texts of a corpus were published."""


def numbers(name: str) -> set[str]:
    """Return the numbers of a corpus' annotated documents."""
    path = FOLDER / f"{name}.txt"
    if not path.is_file():
        return set()
    return {line.partition(" |")[0] for line in path.read_text(encoding="utf-8").splitlines()}


def weak_documents() -> Iterator[shared_data.WeakDocument]:
    """Yield the public documents with labels of their own.

    Left out are those that were read sentence by sentence, where the label was but their topic.
    """
    judged = numbers("bbc_topics")
    for weak in shared_data.weak_documents():
        if not weak.negative or weak.group.removeprefix("bbc") not in judged:
            yield weak


def documents(part: str) -> Iterator[GoldDocument]:
    """Yield the annotated documents of a part: train or test; none where the texts are not at hand.

    A quarter of each training part goes by the author CORPUS-b, so that it can be held out.
    Raises CorpusError naming the file and line that are wrong.
    """
    for name, published in PUBLISHED.items():
        path = FOLDER / f"{name}.txt"
        texts = _texts(name)
        if not texts or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            key, _, spans = line.partition(" |")
            if key not in texts:
                raise CorpusError(f"{path}:{number}: no document {key} in {name}")
            title, text, test = texts[key]
            if test == (part == "test"):
                author = f"{name}-b" if not test and number % 4 == 0 else name
                document = GoldDocument("public", published, author, title, text)
                yield _judged(document, spans, f"{path}:{number}")


def unlabelled() -> Iterator[tuple[str, str]]:
    """Yield title and text of every document that is neither annotated nor for measuring."""
    for name in PUBLISHED:
        judged = numbers(name)
        for key, (title, text, test) in _texts(name).items():
            if not test and key not in judged:
                yield title, text


def _texts(name: str) -> dict[str, tuple[str, str, bool]]:
    """Return title, text and whether it is for measuring only, by the document's number."""
    rows = shared_data.rows(name)
    if name == "india_police_events_docs":
        order = {key: number for number, key in enumerate(shared_data.india_sentences())}
        return {
            (key := str(row["doc_id"])): ("", row["doc_text"], shared_data.held_out(order[key]))
            for row in rows
        }
    if name == "ngec_synthetic":
        return {
            str(number): ("" if "{" in row["title"] else row["title"], row["text"], number % 5 == 0)
            for number, row in enumerate(rows)
        }
    if name == "bbc_topics":
        return {
            str(number): ("", row["text"], shared_data.held_out(number))
            for number, row in enumerate(rows)
        }
    return {
        str(number): ("", row["doctext"], name == "muc4_dev") for number, row in enumerate(rows)
    }


def _judged(document: GoldDocument, spans: str, where: str) -> GoldDocument:
    """Fill in what a line says."""
    document.complete = True
    unsure: set[str] = set()
    for one in filter(None, (part.strip() for part in spans.split(";"))):
        if one.startswith("* ?"):
            unsure.add(one[3:])
            continue
        match = _SPAN.fullmatch(one)
        if match is None:
            raise CorpusError(f"{where}: not FIELD:START-END LABELS: {one!r}")
        field = document.title if match[1] == "title" else document.text
        evidence = field[int(match[2]) : int(match[3])]
        for label in match[4].split(", "):
            if label.startswith("?"):
                document.doubts.append((label[1:], evidence))
            else:
                document.events.append(_event(label, evidence, where))
    document.unsure = tuple(sorted(unsure - document.labels))
    doubtful = {category for category, _evidence in document.doubts} - document.labels
    document.unsure = tuple(sorted({*document.unsure, *doubtful}))
    return document


def _event(label: str, evidence: str, where: str) -> dict[str, Any]:
    match = _LABEL.fullmatch(label)
    if match is None or match[2] not in SUBTYPES.get(match[1], ()) or not evidence:
        raise CorpusError(f"{where}: wrong label or place {label!r}")
    event: dict[str, Any] = {
        "category": match[1],
        "subtype": match[2],
        "status": match[3] or "occurred",
        "evidence": evidence,
    }
    if match[4] is not None:
        told = [_PART.fullmatch(one) for one in match[4].split()]
        if not all(one is not None and one[1] in PARTS for one in told):
            raise CorpusError(f"{where}: wrong parts {match[4]!r}")
        event["parts"] = dict.fromkeys(PARTS) | {
            one[1]: (int(one[2]), int(one[3])) for one in told if one is not None
        }
    return event


def main() -> None:
    """Check and count."""
    for part in ("train", "test"):
        total: Counter[str] = Counter()
        for document in documents(part):
            total[f"{document.author} documents"] += 1
            total["documents without an event"] += not document.labels
            total["sentences in doubt"] += len(document.doubts)
            total.update(f"sentences {event['category']}" for event in document.events)
        for name, number in sorted(total.items()):
            print(f"{part:5} {number:6} {name}")


if __name__ == "__main__":
    main()
