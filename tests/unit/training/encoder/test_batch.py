import numpy as np
import pytest

from service.classify.encoder import Pieces, means
from service.classify.text import split

torch = pytest.importorskip("torch", reason="the encoder's training needs torch")

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "'", ".", "police", "un", "##arm", "##ed", "s"]


def test_words_are_made_of_pieces_as_where_the_network_is_at_work() -> None:
    from service.training.encoder.batch import Batch

    long, short = (split("text", one) for one in ("Police, unarmed: police's.", "Unarmed."))
    pieces = Pieces(VOCABULARY)
    tokens = [
        pieces.tokens(long, long.sentences[0], (short, short.sentences[0])),
        pieces.tokens(short, short.sentences[0], None),
    ]
    batch = Batch.of(tokens)
    assert batch.mask.sum(1).tolist() == [len(one.ids) for one in tokens]
    assert batch.words_mask.sum(1).tolist() == [len(one.words) for one in tokens]
    hidden = torch.rand(*batch.ids.shape, 3)
    words = batch.words(hidden).numpy()
    for number, one in enumerate(tokens):
        expected = means(hidden[number].numpy(), one)
        assert np.allclose(words[number, : len(one.words)], expected)
        assert not words[number, len(one.words) :].any()
