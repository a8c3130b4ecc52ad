"""The encoder's training rows: sentences with the one before, and what is known of each."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.classify.encoder import InText, Setting, setting_of
from service.classify.text import Page, Sentence, Words
from service.classify.triggers import Triggers
from service.training import annotated, corpus, parts
from service.training.sentences import fixed_sentences
from service.training.shared_data import ARREST, WeakDocument

SEED = 5
PLAIN_SHARE = 0.4
"""Of a document's sentences without trigger or event, so many are kept."""
FIELDS = ("actor", "target", "place")
"""Parts whose words the documents' events give."""
MACHINE_SHARE = 0.35
"""Of machine-written documents' sentences that state nothing, so many are kept of those above."""
POOL_SHARE = 0.04
"""The same for texts that nobody has labelled."""


@dataclass(slots=True)
class Row:
    """One sentence in its setting."""

    setting: Setting
    stated: list[float | None]
    """Per category: stated 1, not stated 0, unknown None."""
    labels: list[tuple[str, str | None, str]] = field(default_factory=list)
    """Category, subtype and status of each event that the sentence states."""
    parts: dict[str, dict[str, tuple[int, int] | None]] = field(default_factory=dict)
    """By category, where in the field the PARTS of its event are told; None where a part is not
    told in the sentence; absent where nothing is known of it."""
    weight: float = 1.0
    group: str = ""
    kind: str = ""
    taught: tuple[NDArray[np.float16], NDArray[np.float16]] | None = None
    """A teacher's logits: (outputs,) of the sentence, (words, categories * PARTS) of its words."""


class Collector:
    """Gathers rows from the corpus and the public corpora."""

    def __init__(self, triggers: Triggers, categories: list[str]) -> None:
        self._triggers = triggers
        self._column = {name: number for number, name in enumerate(categories)}
        self._random = random.Random(SEED)  # noqa: S311 - a sample, no secret

    def own(self, part: str) -> Iterator[Row]:
        """Yield the rows of the project's corpus: train or test."""
        known = parts.own(part)
        for number, passage in enumerate(corpus.passages(part)):
            words = fixed_sentences([one.text for one in passage.worded])
            for labelled, setting in zip(passage.worded, _settings_of(words), strict=False):
                labels = [(one.category, one.subtype, one.status) for one in labelled.labels]
                told = known.get((passage.author, labelled.text), {})
                sentence = setting.sentence
                yield Row(
                    setting,
                    self._stated(labels),
                    list(labels),
                    parts.find_all(told, words.text, sentence.start, sentence.end),
                    group=f"{passage.author} passage {number}",
                    kind=labelled.kind or "",
                )
        for number, document in enumerate(corpus.documents(part)):
            group = f"{document.author} document {number}"
            yield from self._document(document, group, part, known)

    def annotated(self, part: str) -> Iterator[Row]:
        """Yield the rows of the public texts that were judged by the guide: train or test."""
        for number, document in enumerate(annotated.documents(part)):
            machine = document.author.startswith("ngec") and part == "train"
            group = f"{document.author} document {number}"
            for row in self._document(document, group, part, {}):
                if row.labels or not machine or self._random.random() < MACHINE_SHARE:
                    yield row

    def weak(self) -> Iterator[Row]:
        """Yield rows of the public corpora: little is known of each, so their weight is low."""
        for one in annotated.weak_documents():
            if one.negative:
                yield from self._negative(one)
            elif len(one.sentences) > 1:
                yield from self._arrests(one)
            else:
                words = fixed_sentences(one.sentences)
                setting = Setting(words, words.sentences[0])
                yield self._weak(one, setting, dict.fromkeys(one.known, 1.0), one.weight)

    def pool(self) -> Iterator[Row]:
        """Yield sentences that nobody has labelled, for a teacher to judge."""
        for number, (title, text) in enumerate(annotated.unlabelled()):
            for setting in _settings(Page.of(title, text).sentences):
                if self._found(setting) or self._random.random() < POOL_SHARE:
                    unknown: list[float | None] = [None] * len(self._column)
                    yield Row(setting, unknown, group=f"pool {number}")

    def _stated(self, labels: Iterable[tuple[str, Any, Any]]) -> list[float | None]:
        stated: list[float | None] = [0.0] * len(self._column)
        for category, _subtype, _status in labels:
            stated[self._column[category]] = 1.0
        return stated

    def _document(
        self, document: corpus.GoldDocument, group: str, part: str, known: parts.Told
    ) -> Iterator[Row]:
        for setting in _settings(Page.of(document.title, document.text).sentences):
            words, sentence = setting.words, setting.sentence
            start, end = sentence.start, sentence.end
            own = document.stated_in(words.text, start, end)
            labels = [
                (one["category"], one.get("subtype"), one.get("status", "occurred")) for one in own
            ]
            telling = labels or self._found(setting) or part == "test"
            if not telling and self._random.random() >= PLAIN_SHARE:
                continue
            stated = self._stated(labels)
            for name in document.judged_in(words.text, start, end)[1]:
                stated[self._column[name]] = None
            if document.complete:
                spans = {one["category"]: one["parts"] for one in reversed(own) if "parts" in one}
            else:
                told = known.get((document.author, words.text[start:end]), {})
                spans = _parts(words, sentence, own)
                spans |= parts.find_all(told, words.text, start, end)
            yield Row(setting, stated, labels, spans, 1.0, group)

    def _weak(
        self,
        one: WeakDocument,
        setting: Setting,
        known: dict[str, float],
        weight: float,
    ) -> Row:
        stated: list[float | None] = [None] * len(self._column)
        for name, value in known.items():
            stated[self._column[name]] = value
        return Row(setting, stated, weight=weight, group=one.group, kind="weak")

    def _found(self, setting: Setting) -> set[str]:
        """Return the categories of which the sentence holds a trigger."""
        sentence = setting.sentence
        return self._triggers.categories(
            self._triggers.find(setting.words.lower, sentence.first, sentence.last)
        )

    def _negative(self, one: WeakDocument) -> Iterator[Row]:
        known = dict.fromkeys(one.negative, 0.0)
        page = Page.of("", " ".join(one.sentences))
        for setting in _settings(page.sentences):
            share = 0.7 if self._found(setting) else 0.02
            if self._random.random() < share:
                yield self._weak(one, setting, known, 0.4)

    def _arrests(self, one: WeakDocument) -> Iterator[Row]:
        pairs = [
            (text, verdict)
            for text, verdict in zip(one.sentences, one.known[ARREST], strict=True)
            if corpus.has_words(text)
        ]
        words = fixed_sentences([text for text, _verdict in pairs])
        for setting, (_text, verdict) in zip(_settings_of(words), pairs, strict=False):
            found = ARREST in self._found(setting)
            if verdict or found or self._random.random() < 0.05:
                yield self._weak(one, setting, {ARREST: float(bool(verdict))}, 0.6)


def _settings(sentences: Sequence[InText]) -> Iterator[Setting]:
    """Yield the sentences of a page in their settings."""
    return (setting_of(sentences, number) for number in range(len(sentences)))


def _settings_of(words: Words) -> Iterator[Setting]:
    """Yield the sentences of a text without a title in their settings."""
    return _settings([(words, one) for one in words.sentences])


def _parts(
    words: Words, sentence: Sentence, events: list[dict[str, Any]]
) -> dict[str, dict[str, tuple[int, int] | None]]:
    """Find where actor, target and place of each category's only event stand in the sentence."""
    found: dict[str, dict[str, tuple[int, int] | None]] = {}
    categories = [one["category"] for one in events]
    for event in events:
        if categories.count(event["category"]) == 1:
            told = {name: str(event[name]) for name in FIELDS if event.get(name)}
            spans = parts.find(told, words.text, sentence.start, sentence.end)
            found[event["category"]] = {name: span for name, span in spans.items() if span}
    return found
