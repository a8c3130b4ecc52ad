"""The confirmer: the linear model sifts the sentences, the encoder reads the doubtful ones.

Their log odds are joined by a logistic regression per category that was fitted on an author
whom neither had seen, so that the probability is calibrated on strange texts.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.event import Status
from service.classify.encoder import PARTS, Encoder, Look, Reading, setting_of
from service.classify.features import Row
from service.classify.model import Model
from service.classify.text import Words
from service.errors import ConfigurationError

FILE = "stack.json"
CLIP = 8.0
"""Log odds of either model beyond this count no further."""
SURE = 0.9
"""Probability from which a sentence settles its category."""
BRIDGE = -2.0
"""Log odds of a word that may stand inside a run of words of one part."""
MOST_READ = 200
"""Sentences of one document that the encoder reads, likeliest first. Only a text made to cost time
has more in doubt; what is beyond is taken on the linear model's word."""
SHORT = 5
"""Sentences of a short text."""
SHORT_EASE = 0.3
"""Factor of the gates for a short text."""
EASE = 0.5
"""Log odds by which "ongoing", which the encoder tells too seldom, may fall behind "occurred"."""
ENOUGH = 5
"""Sure sentences that settle a category; further ones are taken on the linear model's word."""
FURTHER = 1.0
"""Least log odds by the linear model for a sentence to be read behind a sure one."""

Floats = NDArray[np.float32]
Parts = dict[str, tuple[Words, tuple[int, int]]]
"""Words that tell a part of an event: first and behind last."""


@dataclass(frozen=True, slots=True)
class Stack:
    """How the two models' log odds are joined."""

    linear: float
    encoder: float
    trigger: float
    """Added where a trigger of the category was found."""
    bias: tuple[float, ...]
    threshold: tuple[float, ...]
    gate: float
    """Least probability by the linear model for the encoder to be asked."""
    gate_triggered: float
    """The same for a sentence with a trigger of the category."""

    def probabilities(
        self, linear: Floats, encoder: Floats, triggered: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """Return the probability of each category that a sentence states such an event."""
        score = (
            self.linear * _clipped(linear)
            + self.encoder * _clipped(encoder)
            + self.trigger * triggered
            + np.array(self.bias)
        )
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-score.astype(np.float64)))
        return probabilities


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence in which a category came into question."""

    number: int
    """Number of its row."""
    probability: float
    fired: bool
    reading: Reading | None
    """What the encoder made of it; None where it was not asked."""


class Reader:
    """Reads the rows of one page, each at most once."""

    def __init__(self, encoder: Encoder, rows: list[Row]) -> None:
        self._encoder = encoder
        self._page = [(row.words, row.sentence) for row in rows]
        self._read: dict[int, Reading] = {}
        self._looks: dict[int, Look] = {}
        self._parts: dict[tuple[str, int], Parts] = {}

    def __call__(self, number: int) -> Reading:
        """Return what the encoder makes of a row."""
        return self._read.get(number) or self._reading(number, whole=False)

    def whole(self, number: int) -> Reading:
        """Return what all layers make of a row: the first look tells no status and no vector."""
        found = self(number)
        return found if len(found.vector) else self._reading(number, whole=True)

    def _reading(self, number: int, *, whole: bool) -> Reading:
        look = self._look(number)
        opening = self._look(0) if number and (whole or not look.hopeless) else None
        found = self._encoder.read(look, opening, whole=whole)
        self._read[number] = found
        return found

    def _look(self, number: int) -> Look:
        """Return the first look at a row."""
        found = self._looks.get(number)
        if found is None:
            words, sentence, before, _opening = setting_of(self._page, number)
            found = self._looks[number] = self._encoder.look(words, sentence, before)
        return found

    def known(self, number: int) -> Reading | None:
        """Return the reading of a row that has been read."""
        return self._read.get(number)

    def status(self, category: str, number: int) -> Status | None:
        """Return the likeliest status of a category's event in a row; None where it is not read."""
        if number not in self._read:
            return None
        reading = self.whole(number)
        if category in self._encoder.categories:
            scores = reading.statuses[self._encoder.categories.index(category)]
        else:  # the user's own: what holds of the sentence
            scores = reading.statuses.mean(axis=0)
        told: list[float] = scores.tolist()
        odds = dict(zip(self._encoder.statuses, told, strict=True))
        likeliest = max(odds, key=lambda one: odds[one])
        if likeliest == "occurred" and odds["ongoing"] > odds["occurred"] - EASE:
            return "ongoing"
        return likeliest

    def parts(self, category: str, number: int) -> Parts:
        """Return where a row tells the PARTS of a category's event: words, first and behind last.

        Actor and target never overlap: the surest pair of runs wins.
        """
        found = self._parts.get((category, number))
        if found is None:
            found = self._parts[category, number] = self._find_parts(category, number)
        return found

    def _find_parts(self, category: str, number: int) -> Parts:
        reading = self._read.get(number)
        if reading is None or category not in self._encoder.categories:
            return {}
        words, _sentence = self._page[number]
        own = reading.parts[:, self._encoder.categories.index(category)].T.tolist()
        runs = {
            part: _runs(reading.words, told) if max(told) > 0 else []  # most parts are not told
            for part, told in zip(PARTS, own, strict=True)
        }
        pairs = [
            (actor, target)
            for actor in (None, *runs["actor"])
            for target in (None, *runs["target"])
            if actor is None
            or target is None
            or actor.last <= target.first
            or target.last <= actor.first
        ]
        actor, target = max(pairs, key=lambda pair: sum(one.odds for one in pair if one))
        chosen = {part: max(found, default=None) for part, found in runs.items()}
        chosen |= {"actor": actor, "target": target}
        return {part: (words, (run.first, run.last)) for part, run in chosen.items() if run}

    def subtypes(self, category: str, number: int) -> list[tuple[str, float]]:
        """Return the subtypes of a category with their probabilities, where a row has been read."""
        reading = self._read.get(number)
        if reading is None:
            return []
        probabilities = (1.0 / (1.0 + np.exp(-reading.subtypes))).tolist()
        return [
            (subtype, probability)
            for (owner, subtype), probability in zip(
                self._encoder.subtypes, probabilities, strict=True
            )
            if owner == category
        ]

    def likeliest_subtype(self, category: str, number: int) -> float:
        """Return the probability of a row's likeliest subtype; 0 where it has not been read."""
        return max((likely for _name, likely in self.subtypes(category, number)), default=0.0)


class Confirmer:
    """Decides about every category of one page."""

    def __init__(self, model: Model, encoder: Encoder, stack: Stack) -> None:
        """Take the parts."""
        self.model, self.encoder, self.stack = model, encoder, stack

    def judge(
        self, scores: Floats, triggered: NDArray[np.bool_], read: Reader, *, every: bool = False
    ) -> list[list[Judged]]:
        """Return for each category the rows in which it came into question, likeliest first.

        `scores` as the model gives them; `triggered`, of the same shape, tells where a trigger of
        the category was found. With `every`, all such rows are read, however sure a category is.
        """
        in_question = scores >= self._gates(triggered)
        asked = np.argwhere(in_question)
        order = np.argsort(-scores[in_question], kind="stable")
        found: list[list[Judged]] = [[] for _ in range(scores.shape[1])]
        sure = [0] * scores.shape[1]
        taken: set[int] = set()
        for number, column in asked[order].tolist():
            if number in taken:
                continue
            likely = sure[column] == 0 or scores[number, column] >= FURTHER
            settled = (sure[column] >= ENOUGH or not likely) and not every
            if settled or len(taken) >= MOST_READ:
                if triggered[number, column]:
                    self._unread(found[column], number, column, scores)
                continue
            taken.add(number)
            judged = self._together(number, scores[number], triggered[number], read(number))
            for each, one in enumerate(judged):
                sure[each] += one.probability >= SURE
                if one.fired or in_question[number, each]:
                    found[each].append(one)
        return [
            sorted(
                (one for one in judged if one.reading is not None or one.number not in taken),
                key=lambda one: -one.probability,
            )
            for judged in found
        ]

    def _gates(self, triggered: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the least log odds by the linear model for the encoder to be asked."""
        # A short text has little else to go by, and costs little to read with more care.
        ease = SHORT_EASE if len(triggered) <= SHORT else 1.0
        gate, gate_triggered = self.stack.gate * ease, self.stack.gate_triggered * ease
        return np.where(triggered, _log_odds(gate_triggered), _log_odds(gate))

    def _together(
        self, number: int, scores: Floats, triggered: NDArray[np.bool_], reading: Reading
    ) -> list[Judged]:
        """Return what both models together make of a row, by category."""
        probabilities = self.stack.probabilities(scores, reading.categories, triggered).tolist()
        return [
            Judged(number, probability, probability >= threshold, reading)
            for probability, threshold in zip(probabilities, self.stack.threshold, strict=True)
        ]

    def _unread(self, found: list[Judged], number: int, column: int, scores: Floats) -> None:
        """Take a row on the linear model's word, its category being settled."""
        probability = float(1.0 / (1.0 + np.exp(-scores[number, column])))
        if probability >= self.model.threshold[column]:
            found.append(Judged(number, min(SURE, probability), True, None))


def _clipped(odds: Floats) -> Floats:
    clipped: Floats = np.minimum(np.maximum(odds, -CLIP), CLIP)  # a fifth of np.clip's time
    return clipped


class _Run(NamedTuple):
    """Words that tell a part of an event."""

    odds: float
    """Summed log odds."""
    first: int
    last: int
    """Numbers of the first word and behind the last."""


def _runs(words: list[int], told: list[float]) -> list[_Run]:
    """Return the runs of words that tell a part of a category's event.

    `words` are Reading.words, `told` the log odds that each of them does.
    """
    runs: list[list[int]] = []
    for place, (word, odds) in enumerate(zip(words, told, strict=True)):
        if word < 0 or odds <= 0:
            continue
        apart = place - runs[-1][-1] if runs else inf
        # A single word below the line does not cut a run in two.
        if apart == 1 or (apart == 2 and told[place - 1] > BRIDGE):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [
        _Run(sum(told[place] for place in run), words[run[0]], words[run[-1]] + 1) for run in runs
    ]


def _log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def load_stack(folder: Traversable | None = None) -> Stack:
    """Load how the two models are joined.

    Raises ConfigurationError where the file is missing or broken.
    """
    path = (folder or files("service.classify").joinpath("model_files")).joinpath(FILE)
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Stack(
            linear=float(raw["linear"]),
            encoder=float(raw["encoder"]),
            trigger=float(raw["trigger"]),
            bias=tuple(map(float, raw["bias"])),
            threshold=tuple(map(float, raw["threshold"])),
            gate=float(raw["gate"]),
            gate_triggered=float(raw["gate_triggered"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{path} can't be read ({error}); install Tocsin again, or rebuild it with "
            "`tocsin train`"
        ) from error
