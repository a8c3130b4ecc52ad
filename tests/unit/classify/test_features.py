"""What is kept of words to be quicker with the next page changes nothing and stays small."""

import tracemalloc

import pytest

from service.classify import features as module
from service.classify.encoder import Pieces
from service.classify.features import Extractor, word_hash
from service.classify.taxonomy import load_taxonomy
from service.classify.text import Page
from service.classify.triggers import Triggers

TRIGGERS = Triggers(load_taxonomy())


def page_of(text: str) -> Page:
    return Page.of("", text)


def test_endless_words_are_not_kept() -> None:
    extractor, pieces = Extractor(TRIGGERS), Pieces(["[UNK]", "[CLS]", "[SEP]", "a"])
    extractor.features(page_of("Police arrested a man."), None)
    tracemalloc.start()
    for letter in "bcdefghijk":
        page = page_of(f"Police arrested {letter * 100_000} at noon.")
        extractor.features(page, None)
        pieces.tokens(page.body, page.body.sentences[0], None)
    del page
    kept, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 200_000


def test_another_thread_may_clear_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of("Police arrested a man in a town.")
    plain = Extractor(TRIGGERS).features(page, None).ids.tolist()
    extractor = Extractor(TRIGGERS)

    def hashed(word: str) -> int:
        extractor._words.clear()
        return word_hash(word)

    monkeypatch.setattr(module, "word_hash", hashed)
    assert extractor.features(page, None).ids.tolist() == plain
