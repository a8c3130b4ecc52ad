import numpy as np
import pytest

from service.classify.encoder import Pieces, means
from service.classify.text import split

torch = pytest.importorskip("torch", reason="the encoder's training needs torch")

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "'", ".", "police", "un", "##arm", "##ed", "s"]


def test_words_are_made_of_pieces_as_where_the_network_is_at_work() -> None:
    from service.training.encoder.batch import Batch
    from service.training.encoder.target import Shown

    long, short = (split("text", one) for one in ("Police, unarmed: police's.", "Unarmed."))
    pieces = Pieces(VOCABULARY)
    tokens = [
        pieces.tokens(long, long.sentences[0], (short, short.sentences[0])),
        pieces.tokens(short, short.sentences[0], None),
    ]
    batch = Batch.of([Shown(one) for one in tokens])
    assert batch.openings is None
    assert batch.mask.sum(1).tolist() == [len(one.ids) for one in tokens]
    assert batch.words_mask.sum(1).tolist() == [len(one.words) for one in tokens]
    hidden = torch.rand(*batch.ids.shape, 3)
    words = batch.words(hidden).numpy()
    for number, one in enumerate(tokens):
        expected = means(hidden[number].numpy(), one)
        assert np.allclose(words[number, : len(one.words)], expected)
        assert not words[number, len(one.words) :].any()


def test_openings_are_batched_beside_the_rows_that_have_one() -> None:
    from service.training.encoder.batch import Batch
    from service.training.encoder.target import Shown

    words = split("text", "Police, unarmed: police's.")
    tokens = Pieces(VOCABULARY).tokens(words, words.sentences[0], None)
    title = split("title", "Unarmed.")
    opening = Pieces(VOCABULARY).tokens(title, title.sentences[0], None)
    batch = Batch.of([Shown(tokens), Shown(tokens, opening)])
    assert batch.opened.tolist() == [0, 1]
    assert batch.openings is not None
    assert batch.openings.ids[1].tolist() == opening.ids
