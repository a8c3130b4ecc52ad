"""`make evaluate`: the held-out set, and each public corpus at hand, mapped to the guide."""

import sys
from collections.abc import Container, Iterable
from pathlib import Path

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
}
"""Authors of the test documents, and what they wrote."""


def as_gold(documents: Iterable[corpus.GoldDocument]) -> list[Gold]:
    """Return labelled documents in the form that is measured."""
    return [
        gold_from_json(
            {
                "id": f"{one.author}-{number}",
                "title": one.title,
                "text": one.text,
                "published_at": one.published_at,
                "labels": sorted(one.labels),
                "unsure": one.unsure,
            },
            number,
        )
        for number, one in enumerate(documents)
    ]


def held_out() -> list[Gold]:
    """Return the corpus' test documents."""
    return as_gold(corpus.documents("test"))


def as_gold_events(documents: Iterable[corpus.GoldDocument]) -> list[GoldEvents]:
    """Return labelled documents with the events that they state."""
    return [
        gold_events_from_json(
            {
                "id": f"{one.author}-{number}",
                "title": one.title,
                "text": one.text,
                "published_at": one.published_at,
                "events": one.events,
            },
            number,
        )
        for number, one in enumerate(documents)
    ]


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


def main() -> None:
    """Measure and print; shows as many errors of each set as the first argument says."""
    errors = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    classifier = load_classifier()
    categories = list(classifier.categories)
    console = Console(highlight=False)

    def report(name: str, gold: list[Gold], only: list[str] | None = None) -> None:
        if gold:
            show(console, name, evaluate(gold, classifier.classify, only or categories, errors))

    report("held-out documents", held_out())
    for author, kind in AUTHORS.items():
        own = [one for one in corpus.documents("test") if one.author == author]
        report(f"of these, author {author}: {kind}", as_gold(own))
    show_events(console, "held-out documents", evaluate_events(events(), classifier.classify))
    for author in ("t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12"):
        own_events = evaluate_events(events({author}), classifier.classify)
        show_events(console, f"of these, author {author}", own_events)
    console.print()
    rates = changed(held_out(), classifier.classify)
    console.print("verdicts that flip with what should not matter, held-out documents:")
    for name, rate in rates.items():
        console.print(f"  {name}: {rate:.1%}")
    first, last = late([one for one in held_out() if one.labels], classifier.classify)
    console.print(
        f"recall with the evidence in the first part {first:.3f}, in the last {last:.3f}\n"
    )
    every, hard = sentences()
    report("held-out sentences, each alone", every)
    report("held-out hard negatives, each alone", hard)
    for kind, looked_at in (("looked at", True), ("never looked at", False)):
        pages = list(broadcasts.documents(looked_at=looked_at))
        name = f"broadcasts of 2001 and 2002 judged by the guide, {kind}"
        if not pages:
            console.print(f"{name}: not at hand (pip install gensim, which carries them)")
            continue
        report(name, as_gold(pages))
        own_events = evaluate_events(as_gold_events(pages), classifier.classify)
        del own_events.fields["date"]  # the day of a page is not known
        show_events(console, name, own_events)
    if shared_data.folder() is None:
        console.print("public corpora: not at hand (set TOCSIN_SHARED_DATA to their folder)")
        return
    judged = list(annotated.documents("test"))
    report("public texts judged by the guide, not trained on", as_gold(judged))
    whole, single = shared_data.india_held_out()
    arrest = [shared_data.ARREST]

    def labelled(texts: list[tuple[str, bool]], label: str) -> list[Gold]:
        return [
            Gold(NewsDocument(id=str(n), text=text), frozenset([label] if stated else []))
            for n, (text, stated) in enumerate(texts)
        ]

    report("police-events documents not trained on, arrest", labelled(whole, "arrest"), arrest)
    flat = [pair for texts, stated in single for pair in zip(texts, stated, strict=True)]
    report("police-events sentences not trained on, arrest", labelled(flat, "arrest"), arrest)
    muc = [(row["doctext"], bool(row["templates"])) for row in shared_data.rows("muc4_dev")]
    report(
        "MUC-4 development documents", labelled(muc, shared_data.SECURITY), [shared_data.SECURITY]
    )
    console.print("MUC-4 development documents with a template, role fillers by head:")
    for name, tally in measure_muc(shared_data.rows("muc4_dev"), classifier.classify).items():
        console.print(
            f"  {name}: {tally.given} given, {tally.told} told; precision {tally.precision:.3f}, "
            f"recall {tally.recall:.3f}, F1 {tally.f1:.3f}"
        )
    console.print()
    bbc = [
        (row["text"], False)
        for number, row in enumerate(shared_data.rows("bbc_topics"))
        if str(row["topic"]) == "0" and shared_data.held_out(number)
    ]
    report(
        "BBC sport, business, entertainment, technology, not trained on", labelled(bbc, "arrest")
    )
    console.print(f"model {classifier.model_version}, from {Path(__file__).parent.name}")


if __name__ == "__main__":
    main()
