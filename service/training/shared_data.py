"""Public labelled corpora as further training and measuring material, where they are at hand.

They lie outside the project (`../shared/data`, or TOCSIN_SHARED_DATA); none follows the guide
exactly, so what a source does not say is masked (None), and its weight is low.
"""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARREST, SECURITY = "arrest", "security_incident"
ALL = (
    SECURITY,
    "state_visit",
    ARREST,
    "protest",
    "prosecution",
    "agreement",
    "sanction",
    "disaster",
)


@dataclass(frozen=True, slots=True)
class WeakDocument:
    """A document of which some categories are known."""

    sentences: list[str]
    known: dict[str, list[bool | None]]
    """Per category, per sentence: stated, not stated, unknown."""
    weight: float
    group: str
    negative: tuple[str, ...] = ()
    """Categories that are stated nowhere in it."""


def folder() -> Path | None:
    """Return where the corpora lie; None where they are not at hand."""
    path = Path(os.environ.get("TOCSIN_SHARED_DATA", "../shared/data"))
    return path if path.is_dir() else None


def rows(name: str) -> list[dict[str, Any]]:
    """Read one corpus."""
    base = folder()
    if base is None:
        return []
    with gzip.open(base / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def held_out(number: int) -> bool:
    """Tell whether the document with this number is for measuring only: every third one."""
    return number % 3 == 2


_GSR = {
    ("ASSAULT", None): SECURITY,
    ("COERCE", "ARREST"): ARREST,
    ("CONSULT", ""): "state_visit",
    ("CONSULT", "VISIT"): "state_visit",
    ("CONSULT", "MEET"): "state_visit",
    ("CONSULT", "MULTILATERAL"): "state_visit",
    ("CONSULT", "THIRD-PARTY"): "state_visit",
    ("PROTEST", None): "protest",
    ("SANCTION", "CONVICT"): "prosecution",
    ("RETREAT", "CEASEFIRE"): "agreement",
    ("SANCTION", "EXPEL"): "sanction",
    ("COERCE", "CYBER"): SECURITY,
}


def weak_documents() -> Iterator[WeakDocument]:
    """Yield the training part of those corpora whose own labels fit the guide's."""
    yield from _india()
    for number, row in enumerate(rows("plover_gsr")):
        mode = str(row.get("mode") or "").upper()
        category = _GSR.get((row["event"], mode)) or _GSR.get((row["event"], None))
        if category:
            yield WeakDocument([row["text"]], {category: [True]}, 0.5, f"gsr{number}")
    for number, row in enumerate(rows("bbc_topics")):
        if str(row["topic"]) == "0" and not held_out(number):
            yield WeakDocument([row["text"]], {}, 0.3, f"bbc{number}", negative=ALL)


def india_sentences() -> dict[str, list[dict[str, Any]]]:
    """Return the sentences of the police-events documents, by the document's name."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in rows("india_police_events_sents"):
        documents.setdefault(str(row["doc_id"]), []).append(row)
    return documents


def _india() -> Iterator[WeakDocument]:
    for number, (name, sentences) in enumerate(india_sentences().items()):
        if held_out(number):
            continue
        stated = ["ARREST" in row["sent_labels"] for row in sentences]
        yield WeakDocument(
            [row["sent_text"] for row in sentences], {ARREST: list(stated)}, 0.5, name
        )


def india_held_out() -> tuple[list[tuple[str, bool]], list[tuple[list[str], list[bool]]]]:
    """Return the held-out documents with their verdicts, and their sentences with theirs."""
    documents = india_sentences()
    kept = {name for number, name in enumerate(documents) if held_out(number)}
    whole = [
        (row["doc_text"], "ARREST" in row["doc_labels"])
        for row in rows("india_police_events_docs")
        if str(row["doc_id"]) in kept
    ]
    single = [
        (
            [row["sent_text"] for row in documents[name]],
            ["ARREST" in row["sent_labels"] for row in documents[name]],
        )
        for name in sorted(kept)
    ]
    return whole, single
