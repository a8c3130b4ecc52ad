"""The classifier alone, on one core: speed, accuracy and load time against a plain baseline.

The baseline is scikit-learn's TF-IDF of words and pairs with one logistic regression per category,
trained on the same corpus: every sentence and every document of the training part.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline

from schemas.document import NewsDocument
from service.classify import load_ready
from service.classify.cascade import Cascade
from service.classify.taxonomy import load_taxonomy
from service.evaluate import evaluate
from service.training import corpus
from service.training.measure import held_out
from tests.support.processes import ROOT

LENGTH = 2_000
ROUNDS = 3

Texts = list[NewsDocument]


def padded(texts: Iterable[str], filler: str) -> Texts:
    """Return documents of 2,000 characters."""
    found = []
    for number, text in enumerate(texts):
        whole = (text + "\n\n" + filler * (LENGTH // len(filler) + 1))[:LENGTH]
        found.append(NewsDocument(id=str(number), text=whole))
    return found


def baseline() -> tuple[Any, list[str]]:
    """Train the baseline on the training part's sentences and documents."""
    texts: list[str] = []
    labels: list[set[str]] = []
    for passage in corpus.passages("train"):
        for sentence in passage.sentences:
            texts.append(sentence.text)
            labels.append({one.category for one in sentence.labels})
    for document in corpus.documents("train"):
        texts.append(f"{document.title}\n{document.text}")
        labels.append(document.labels)
    names = sorted(set().union(*labels))
    truth = np.array([[name in own for name in names] for own in labels])
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000)),
    )
    model.fit(texts, truth)
    return model, names


def rate(classify: Callable[[NewsDocument], object], documents: Texts) -> float:
    """Return documents per second, the median of three rounds."""
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for document in documents:
            classify(document)
        found.append(len(documents) / (time.perf_counter() - started))
    return sorted(found)[ROUNDS // 2]


def load() -> tuple[float, float]:
    """Return seconds and resident MB of a process that imports and loads the classifier.

    Its modules are compiled, as pip and the container's build leave them, whatever the environment
    says of byte code.
    """
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder:
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        _loaded(environment)
        return _loaded(environment)


def _loaded(environment: Mapping[str, str]) -> tuple[float, float]:
    code = (
        "import time; t = time.perf_counter(); from service.classify import load_ready;"
        "load_ready(); print(time.perf_counter() - t); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
    ) as process:
        assert process.stdout is not None
        seconds = float(process.stdout.readline())
        resident = psutil.Process(process.pid).memory_info().rss / 1e6
        process.kill()
    return seconds, resident


def report(console: Console) -> None:
    """Measure and print."""
    classifier = load_ready()
    model, names = baseline()

    def plain(document: NewsDocument) -> list[Any]:
        odds = model.predict_proba([f"{document.title}\n{document.text}"])[0]
        return [name for name, value in zip(names, odds, strict=True) if value >= 0.5]

    gold = held_out()
    quiet = [one.document.text for one in gold if not one.labels]
    eventful = [one.document.text for one in gold if one.labels]
    filler = "The council met on the new library and its hours. Bread costs more than it did. "
    sets = {
        "without an event": padded([filler], filler) * 40,
        "half with events, half tempting": padded(quiet[:40] + eventful[:40], filler),
    }
    table = Table("documents of 2,000 characters", "Tocsin", "TF-IDF", title="One core, /s")
    table.box = None
    for name, documents in sets.items():
        own, other = rate(classifier.classify, documents), rate(plain, documents)
        table.add_row(name, f"{own:,.0f}", f"{other:,.0f}")
    console.print(table)
    bare = Cascade(load_taxonomy(None), classifier.confirmer, classifier.whole)
    telling = [one.document for one in gold if one.labels]
    share = rate(bare.classify, telling) / rate(classifier.classify, telling) - 1
    console.print(f"extraction adds {share:.0%} to the time of {len(telling)} eventful documents")
    own_report = evaluate(gold, classifier.classify, list(classifier.categories))
    right = np.zeros((len(classifier.categories), 3))
    for one in gold:
        fired = set(plain(one.document))
        for number, name in enumerate(classifier.categories):
            if name not in one.unsure:
                stated = name in one.labels
                right[number] += (
                    stated and name in fired,
                    not stated and name in fired,
                    stated and name not in fired,
                )
    scores = 2 * right[:, 0] / np.maximum(1, 2 * right[:, 0] + right[:, 1] + right[:, 2])
    console.print(
        f"held-out documents, macro F1: Tocsin {own_report.macro_f1:.3f}, "
        f"TF-IDF {float(scores.mean()):.3f}"
    )
    large = "No police came. Two men were killed, it is said, or so the ballad goes. " * 14_000
    small = NewsDocument(id="s", text=large[:131_072])
    ratio = rate(classifier.classify, [small]) / rate(
        classifier.classify, [NewsDocument(id="l", text=large[:1_048_576])]
    )
    console.print(f"eight times the text costs {ratio:.1f} times the time")
    seconds, resident = load()
    console.print(f"load and warm-up {seconds:.2f} s, resident {resident:.0f} MB")


if __name__ == "__main__":
    report(Console(highlight=False))
