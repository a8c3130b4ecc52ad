"""The linear model's training rows: what the corpora say of each sentence, and its features."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from service.classify.features import NOTHING, SIZE, Extractor, Features, Ids
from service.classify.text import Page, split
from service.classify.words import DIMENSIONS, word_table
from service.training import annotated, corpus
from service.training.sentences import fixed_sentences
from service.training.shared_data import WeakDocument

FOLDS = 4
DENSE = 3.0
"""Scale of the sentence vector, against the regularisation."""
MARK = 1.0
"""Value of a trigger, cue or context mark; a row's words and pairs have a length of one."""


@dataclass
class Table:
    """Training rows: features, and per category stated (1), not stated (0) or unknown (nan)."""

    categories: list[str]
    rows: list[tuple[Ids, NDArray[np.float64]]] = field(default_factory=list)
    """Columns and values of each row in the sparse matrix."""
    targets: list[NDArray[np.float32]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)

    def add(
        self,
        features: Features,
        targets: Iterable[NDArray[np.float32]],
        weight: float,
        group: str,
    ) -> None:
        """Add the rows of one passage or document."""
        fold = int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS
        for number, target in enumerate(targets):
            if np.isnan(target).all():
                continue
            self.rows.append(sparse_row(features, number))
            self.targets.append(target)
            self.weights.append(weight)
            self.folds.append(fold)

    def target(
        self, others: float, stated: Iterable[str] = (), unknown: Iterable[str] = ()
    ) -> NDArray[np.float32]:
        """Return what a row teaches of each category."""
        target = np.full(len(self.categories), others, dtype=np.float32)
        target[[self.categories.index(name) for name in unknown]] = np.nan
        target[[self.categories.index(name) for name in stated]] = 1
        return target


def collect(extractor: Extractor, categories: list[str], without: set[str]) -> Table:
    """Gather every training row but those of some authors."""
    table = Table(categories)
    for number, passage in enumerate(corpus.passages("train")):
        if passage.author not in without:
            add_passage(table, extractor, passage, f"{passage.author} passage {number}")
    for documents in (corpus.documents("train"), annotated.documents("train")):
        for number, document in enumerate(documents):
            if document.author not in without:
                add_document(table, extractor, document, f"{document.author} document {number}")
    for weak in annotated.weak_documents():
        add_weak(table, extractor, weak)
    return table


def add_passage(table: Table, extractor: Extractor, passage: corpus.Passage, group: str) -> None:
    """Add a passage: all is known of its sentences."""
    features = passage_features(extractor, [one.text for one in passage.worded])
    targets = [
        table.target(0, stated={label.category for label in sentence.labels})
        for sentence in passage.worded
    ]
    if len(features.rows) == len(targets):
        table.add(features, targets, 1.0, group)


def add_document(
    table: Table, extractor: Extractor, document: corpus.GoldDocument, group: str
) -> None:
    """Add a labelled document: its evidence sentences state the event, the others may."""
    page = Page.of(document.title, document.text)
    features = extractor.features(page, datetime.fromisoformat(document.published_at))
    targets = []
    for row in features.rows:
        start, end = row.sentence.start, row.sentence.end
        stated, open_ = document.judged_in(row.words.text, start, end)
        targets.append(table.target(0, stated, open_))
    table.add(features, targets, 1.0, group)


def add_weak(table: Table, extractor: Extractor, weak: WeakDocument) -> None:
    """Add a document of which only some categories are known."""
    if weak.known:
        texts = [text if corpus.has_words(text) else "empty" for text in weak.sentences]
        features = passage_features(extractor, texts)
    else:
        features = extractor.features(Page.of("", " ".join(weak.sentences)), None)
    targets = []
    for number in range(len(features.rows)):
        target = table.target(np.nan)
        target[[table.categories.index(name) for name in weak.negative]] = 0
        for name, verdicts in weak.known.items():
            verdict = verdicts[number] if number < len(verdicts) else None
            if verdict is not None:
                target[table.categories.index(name)] = float(verdict)
        targets.append(target)
    table.add(features, targets, weak.weight, weak.group)


def passage_features(extractor: Extractor, texts: list[str]) -> Features:
    """Return one row per sentence that has words."""
    page = Page(split("title", ""), fixed_sentences(texts))
    return extractor.features(page, None)


def sparse_row(features: Features, number: int) -> tuple[Ids, NDArray[np.float64]]:
    """Return columns and values of one row, weighed as Model.scores weighs them."""
    start, length = features.starts[number], features.lengths[number]
    root = np.sqrt(length)
    ids = features.ids[:, start : start + length].ravel()
    ids = ids[ids != NOTHING]
    vector = word_table().vectors(features.known[start : start + length]).sum(axis=0) / root
    marks = np.array(features.rows[number].marks, dtype=np.int64)
    columns = np.concatenate((ids, marks, SIZE + np.arange(DIMENSIONS)))
    values = np.concatenate(
        (np.full(len(ids), 1 / root), np.full(len(marks), MARK), vector * DENSE)
    )
    return columns, values


def matrix(rows: list[tuple[Ids, NDArray[np.float64]]]) -> csr_matrix:
    """Return the rows as a sparse matrix."""
    pointers = np.concatenate(([0], np.cumsum([len(columns) for columns, _values in rows])))
    columns = np.concatenate([columns for columns, _values in rows])
    values = np.concatenate([values for _columns, values in rows]).astype(np.float32)
    return csr_matrix((values, columns, pointers), shape=(len(rows), SIZE + DIMENSIONS))
