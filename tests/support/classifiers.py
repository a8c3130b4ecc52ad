"""Classifiers with known behaviour, for tests of the line around them."""

import os
import signal
import time

from schemas.document import NewsDocument
from schemas.event import Event, Evidence


def make_event(category: str, text: str, words: str) -> Event:
    start = text.find(words)
    return Event(
        category=category,
        title=f"{category}: {words}",
        status="occurred",
        confidence=0.9,
        severity="medium",
        evidence=[
            Evidence(
                field="text",
                start=start,
                end=start + len(words),
                text=words,
                sentence=text[:500],
                sentence_start=0,
            )
        ],
    )


class WordClassifier:
    """One arrest event per ARREST in the text, one protest event per PROTEST.

    CRASH raises, KILL ends the process on the spot, SLOW takes the seconds that follow it.
    """

    taxonomy_version = "test"
    model_version = "test"
    categories = ("arrest", "protest")

    def language(self, document: NewsDocument) -> str:
        return "es" if "ESPAÑOL" in document.text else "en"

    def classify(self, document: NewsDocument) -> list[Event]:
        text = document.text
        if "CRASH" in text:
            raise ValueError("this document breaks the classifier")
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in text:
            time.sleep(float(text.partition("SLOW")[2].split()[0]))
        return [
            make_event(word.lower(), text, word)
            for word in ("ARREST", "PROTEST")
            for _ in range(text.count(word))
        ]


class OneAlertClassifier:
    """The null classifier: one and the same event for every document."""

    taxonomy_version = "null"
    model_version = "null"
    categories = ("arrest",)

    def language(self, document: NewsDocument) -> str:
        return "en"

    def __init__(self) -> None:
        self._event = make_event("arrest", "Police held one man.", "held")

    def classify(self, document: NewsDocument) -> list[Event]:
        return [self._event]
