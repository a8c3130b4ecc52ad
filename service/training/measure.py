"""`make evaluate`: the held-out set, and each public corpus at hand, mapped to the guide."""

import sys
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from schemas.document import NewsDocument
from service.classify import load_classifier
from service.cli.evaluate import show, show_events
from service.evaluate import Gold, evaluate, gold_from_json
from service.evaluate_events import GoldEvents, evaluate_events, gold_events_from_json
from service.training import annotated, broadcasts, corpus, shared_data
from service.training.invariance import changed, late
from service.training.muc import measure_muc

AUTHORS = {
    "t1": "out to mislead",
    "t3": "plain copy",
    "t4": "a week's feed, its fields looked at",
    "t5": "another week's feed, never looked at",
    "t6": "a third week's feed, its places looked at",
    "t7": "several weeks' feed, never looked at",
    "t8": "mixed weeks of 2003 to 2025, never looked at",
    "t9": "a week of September 2026, never looked at",
    "t10": "in the manner of real pages of 2006 to 2026, never looked at",
    "t11": "short everyday news, its places and targets looked at",
    "t12": "more short everyday news, never looked at",
    "t13": "full pages of 1991 to 2026, verdicts looked at",
}
"""Authors of the test documents, and what they wrote."""
FEEDS = [author for author in AUTHORS if author not in {"t1", "t3"}]
"""Authors of feeds, whose events' fields are told one by one."""


def as_gold(documents: Iterable[corpus.GoldDocument]) -> list[Gold]:
    """Return labelled documents in the form that is measured."""
    return [
        gold_from_json(
            _raw(one, number) | {"labels": sorted(one.labels), "unsure": sorted(one.unsure)}, number
        )
        for number, one in enumerate(documents)
    ]


def as_gold_events(documents: Iterable[corpus.GoldDocument]) -> list[GoldEvents]:
    """Return labelled documents with the events that they state."""
    return [
        gold_events_from_json(_raw(one, number) | {"events": one.events}, number)
        for number, one in enumerate(documents)
    ]


def _raw(document: corpus.GoldDocument, number: int) -> dict[str, Any]:
    """Return a document as a line of a gold file has it, but for its labels."""
    return {
        "id": f"{document.author}-{number}",
        "title": document.title,
        "text": document.text,
        "published_at": document.published_at,
    }


def held_out() -> list[Gold]:
    """Return the corpus' test documents."""
    return as_gold(corpus.documents("test"))


def events(authors: Container[str] = AUTHORS.keys()) -> list[GoldEvents]:
    """Return the test documents of these authors with the events that they state."""
    return as_gold_events(one for one in corpus.documents("test") if one.author in authors)


def sentences() -> tuple[list[Gold], list[Gold]]:
    """Return the test passages' sentences, each as a document, and the hard negatives alone."""
    every: list[Gold] = []
    hard: list[Gold] = []
    for passage in corpus.passages("test"):
        for sentence in passage.sentences:
            labels = frozenset(label.category for label in sentence.labels)
            gold = Gold(NewsDocument(id=str(len(every)), text=sentence.text), labels)
            every.append(gold)
            if sentence.kind:
                hard.append(gold)
    return every, hard


class _Report:
    """Prints how well the shipped classifier does."""

    def __init__(self, errors: int) -> None:
        """Show so many errors of each set."""
        self.classifier = load_classifier()
        self._errors = errors
        self._console = Console(highlight=False)
        self.say = self._console.print

    def labels(self, name: str, gold: list[Gold], only: Sequence[str] | None = None) -> None:
        """Print how well the labels of documents are told; nothing where there are none."""
        if gold:
            categories = list(only or self.classifier.categories)
            found = evaluate(gold, self.classifier.classify, categories, self._errors)
            show(self._console, name, found)

    def fields(self, name: str, gold: list[GoldEvents], without: str | None = None) -> None:
        """Print how well the fields of events are told, but for one."""
        found = evaluate_events(gold, self.classifier.classify)
        found.fields.pop(without or "", None)
        show_events(self._console, name, found)


def main() -> None:
    """Measure and print; shows as many errors of each set as the first argument says."""
    report = _Report(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    _documents(report)
    _robustness(report)
    every, hard = sentences()
    report.labels("held-out sentences, each alone", every)
    report.labels("held-out hard negatives, each alone", hard)
    _broadcasts(report)
    if shared_data.folder() is None:
        report.say("public corpora: not at hand (set TOCSIN_SHARED_DATA to their folder)")
        return
    judged = list(annotated.documents("test"))
    report.labels("public texts judged by the guide, not trained on", as_gold(judged))
    _police(report)
    _muc(report)
    report.say()
    _idle(report)
    report.say(f"model {report.classifier.model_version}, from {Path(__file__).parent.name}")


def _documents(report: _Report) -> None:
    """Measure the held-out documents, all and by their authors."""
    report.labels("held-out documents", held_out())
    for author, kind in AUTHORS.items():
        own = [one for one in corpus.documents("test") if one.author == author]
        report.labels(f"of these, author {author}: {kind}", as_gold(own))
    report.fields("held-out documents", events())
    for author in FEEDS:
        report.fields(f"of these, author {author}", events({author}))
    report.say()


def _robustness(report: _Report) -> None:
    """Measure what changes with what should not matter, and where late evidence is lost."""
    classify = report.classifier.classify
    report.say("verdicts that flip with what should not matter, held-out documents:")
    for name, rate in changed(held_out(), classify).items():
        report.say(f"  {name}: {rate:.1%}")
    first, last = late([one for one in held_out() if one.labels], classify)
    report.say(f"recall with the evidence in the first part {first:.3f}, in the last {last:.3f}\n")


def _broadcasts(report: _Report) -> None:
    for kind, looked_at in (("looked at", True), ("never looked at", False)):
        pages = list(broadcasts.documents(looked_at=looked_at))
        name = f"broadcasts of 2001 and 2002 judged by the guide, {kind}"
        if not pages:
            report.say(f"{name}: not at hand (pip install gensim, which carries them)")
            continue
        report.labels(name, as_gold(pages))
        # The day of a page is not known.
        report.fields(name, as_gold_events(pages), without="date")


def _police(report: _Report) -> None:
    """Measure the police-events corpus, whose label is an arrest."""
    arrest = shared_data.ARREST
    whole, single = shared_data.india_held_out()
    report.labels(
        "police-events documents not trained on, arrest", _labelled(whole, arrest), [arrest]
    )
    flat = [pair for texts, stated in single for pair in zip(texts, stated, strict=True)]
    report.labels(
        "police-events sentences not trained on, arrest", _labelled(flat, arrest), [arrest]
    )


def _muc(report: _Report) -> None:
    """Measure MUC-4's documents, and the fillers of their templates."""
    security = shared_data.SECURITY
    rows = shared_data.rows("muc4_dev")
    told = [(row["doctext"], bool(row["templates"])) for row in rows]
    report.labels("MUC-4 development documents", _labelled(told, security), [security])
    report.say("MUC-4 development documents with a template, role fillers by head:")
    for name, tally in measure_muc(rows, report.classifier.classify).items():
        report.say(
            f"  {name}: {tally.given} given, {tally.told} told; precision {tally.precision:.3f}, "
            f"recall {tally.recall:.3f}, F1 {tally.f1:.3f}"
        )


def _idle(report: _Report) -> None:
    """Measure texts that state no event."""
    bbc = [
        (row["text"], False)
        for number, row in enumerate(shared_data.rows("bbc_topics"))
        if str(row["topic"]) == "0" and shared_data.held_out(number)
    ]
    report.labels(
        "BBC sport, business, entertainment, technology, not trained on",
        _labelled(bbc, shared_data.ARREST),
    )


def _labelled(texts: Iterable[tuple[str, bool]], label: str) -> list[Gold]:
    """Return texts in the form that is measured, each with the label or none."""
    return [
        Gold(NewsDocument(id=str(number), text=text), frozenset([label] if stated else []))
        for number, (text, stated) in enumerate(texts)
    ]


if __name__ == "__main__":
    main()
