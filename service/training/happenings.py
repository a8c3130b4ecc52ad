"""Fits how signs speak for two happenings: service/extract/divide.py holds the weights.

`python -m service.training.happenings` prints them. It learns from pairs of sentences in which the
shipped models find one category, in the documents of the corpus: those of a category with a single
event speak of one happening, those that are the evidence of two events of two.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from service.classify.cascade import load_cascade
from service.classify.combine import Clause
from service.classify.text import Page
from service.extract.divide import Told, signs, told_by
from service.extract.place.context import context_of
from service.training import corpus
from service.training.measure import as_gold
from service.training.signs import Case, weights_of

STRENGTH = 1.0
"""Inverse of the regularisation."""
MOST_OF_CATEGORY = 0.8
"""Most that a category says by itself: the corpus has more round-ups than the news."""
BOLDNESS = 0.2
"""Log odds added: on held-out documents it finds more happenings than it tells twice."""
LEAST_OF_PLACES = 4.1
"""Least that two towns or countries say: by the guide, attacks in two towns are two events."""


class _Recorder:
    """Stands where sentences are divided, and notes what each tells."""

    def __init__(self) -> None:
        self.found: list[tuple[str, list[Clause], list[Told]]] = []

    def __call__(
        self, category: str, clauses: list[Clause], page: Page, published: datetime | None
    ) -> list[int]:
        context = context_of(page)
        told = [told_by(category, one, page, context, published) for one in clauses]
        self.found.append((category, clauses, told))
        return [0] * len(clauses)


def _owner(clause: Clause, document: corpus.GoldDocument, category: str) -> int | None:
    """Return the number of the document's event of the category whose evidence a clause is."""
    sentence = clause.sentence
    stated = document.stated_in(clause.words.text, sentence.start, sentence.end)
    own = [one for one in stated if one["category"] == category]
    return document.events.index(own[0]) if own else None


def pairs(documents: list[corpus.GoldDocument]) -> Iterator[Case]:
    """Yield the category and signs of pairs of its sentences: whether they are two happenings."""
    recorder = _Recorder()
    cascade = load_cascade(None, recorder)
    for document, gold in zip(documents, as_gold(documents), strict=True):
        recorder.found.clear()
        cascade.classify(gold.document)
        for category, clauses, told in recorder.found:
            events = sum(one["category"] == category for one in document.events)
            if not events or category in document.unsure:
                continue
            owners = [0 if events == 1 else _owner(one, document, category) for one in clauses]
            for first, second in combinations(range(len(told)), 2):
                known = owners[first] is not None and owners[second] is not None
                if known and not (told[first].title or told[second].title):
                    apart = owners[first] != owners[second]
                    yield (category, *signs(told[first], told[second])), apart


def fit(found: list[Case]) -> dict[str, float]:
    """Return the weights."""
    weights = weights_of(found, STRENGTH)
    for category in corpus.SUBTYPES:
        most = MOST_OF_CATEGORY
        weights[category] = max(-most, min(most, weights.get(category, 0.0)))
    agreeing = {name: min(0.0, value) for name, value in weights.items() if name.startswith("same")}
    weights |= agreeing  # what agrees is no sign of two
    weights[""] += BOLDNESS
    for name in ("other town", "other country"):
        weights[name] = max(LEAST_OF_PLACES, weights.get(name, 0.0))
    return {name: round(value, 2) for name, value in weights.items()}


def main() -> None:
    """Fit and print the weights."""
    found = list(pairs(list(corpus.documents("train"))))
    two = sum(apart for _signs, apart in found)
    print(f"{len(found)} pairs, {two} of two happenings")
    print(json.dumps(fit(found), indent=4))


if __name__ == "__main__":
    main()
