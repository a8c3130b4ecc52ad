import math

import pytest

from service.classify.features import Extractor
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import corpus
from service.training.shared_data import WeakDocument
from service.training.table import Table, add_document, add_passage, add_weak, matrix

PUBLISHED = "2024-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Triggers(load_taxonomy()))


@pytest.fixture
def table() -> Table:
    return Table(["arrest", "protest"])


def told(table: Table) -> list[list[float | None]]:
    return [[None if math.isnan(one) else one for one in row] for row in table.targets]


def test_all_is_known_of_a_passages_sentences(table: Table, extractor: Extractor) -> None:
    held = corpus.LabelledSentence("Police held two.", (corpus.Label("arrest", "detention"),))
    others = [corpus.LabelledSentence("…"), corpus.LabelledSentence("It rained.")]
    add_passage(table, extractor, corpus.Passage("agency", "a", [held, *others]), "a passage 0")
    assert told(table) == [[1, 0], [0, 0]]
    assert len(set(table.folds)) == 1
    assert matrix(table.rows).shape[0] == 2


def test_a_document_may_state_its_events_in_other_sentences_too(
    table: Table, extractor: Extractor
) -> None:
    text = "Police held two. They came at night."
    document = corpus.GoldDocument("agency", PUBLISHED, "a", "", text)
    document.events = [{"category": "arrest", "evidence": "Police held two."}]
    add_document(table, extractor, document, "a document 0")
    assert told(table) == [[1, 0], [None, 0]]


def test_a_complete_document_says_all(table: Table, extractor: Extractor) -> None:
    text = "Police held two. Some marched."
    document = corpus.GoldDocument("public", PUBLISHED, "a", "", text, complete=True)
    document.events = [{"category": "arrest", "evidence": "Police held two."}]
    document.doubts = [("protest", "Some marched.")]
    add_document(table, extractor, document, "a document 0")
    assert told(table) == [[1, 0], [0, None]]


def test_of_a_weak_document_only_some_is_known(table: Table, extractor: Extractor) -> None:
    known: dict[str, list[bool | None]] = {"arrest": [True, None, False]}
    texts = ["Police held two.", "They came at night.", "It rained."]
    add_weak(table, extractor, WeakDocument(texts, known, 0.5, "w"))
    # Where nothing is known there is nothing to learn.
    assert told(table) == [[1, None], [0, None]]
    assert table.weights == [0.5, 0.5]


def test_a_weak_document_may_state_nothing(table: Table, extractor: Extractor) -> None:
    add_weak(table, extractor, WeakDocument(["It rained."], {}, 0.3, "w", ("protest",)))
    assert told(table) == [[None, 0]]
