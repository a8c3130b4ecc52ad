"""Writes the background that categories of the user's own are told from."""

import io
import random
from pathlib import Path

import numpy as np

from service.classify.encoder import Encoder
from service.classify.examples import FILE, cheap_vector
from service.classify.words import word_table
from service.training import corpus
from service.training.sentences import fixed_sentences

SENTENCES = 600
SEED = 11


def write(encoder: Encoder, target: Path) -> None:
    """Write vectors of a sample of the training corpus' sentences."""
    texts = [sentence.text for passage in corpus.passages("train") for sentence in passage.worded]
    chosen = random.Random(SEED).sample(texts, SENTENCES)  # noqa: S311 - a sample, no secret
    cheap, deep = [], []
    for text in chosen:
        words = fixed_sentences([text])
        sentence = words.sentences[0]
        cheap.append(cheap_vector(words.lower[sentence.first : sentence.last], word_table()))
        deep.append(encoder.read(encoder.look(words, sentence, None), whole=True).vector)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer, cheap=np.array(cheap, dtype=np.float16), deep=np.array(deep, dtype=np.float16)
    )
    (target / FILE).write_bytes(buffer.getvalue())
