"""The second reader: a small fine-tuned transformer that is shown the doubtful sentences only.

MiniLM (384 dimensions; Wang et al. 2020), cut to five layers and fine-tuned by
service/training/encoder, in int8 on ONNX Runtime. It reads a sentence with the one before it,
one pair per call, so that a verdict never depends on what else is in the batch. Behind its lowest
two layers it looks at the categories for the first time: where that finds nothing, the other
layers are spared. They also see less: each word of the sentence once, as the mean of its pieces,
and neither its marks nor the sentence before, of which the words know by then (as in Funnel
Transformer, Dai et al. 2020). Beside them they see as one word more what opens the page, its title
or first sentence: in an article on a boiler that burst, "the blast" is no bomb's.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.event import Status
from service.classify.text import Sentence, Words
from service.errors import ConfigurationError

FORMAT = 6
"""Version of the files' layout."""
HALVES = ("low", "high")
"""The network's layers stand in two files: those of the first look, and the others."""
HOPELESS = -2.5
"""Log odds of the likeliest category at the first look under which the other layers are spared."""
OWN_PIECES, CONTEXT_PIECES = 128, 12
"""Most word pieces of the sentence and of the one before it."""
LONGEST_WORD = 40
"""Characters; a longer word is unknown."""
PARTS = ("actor", "target", "place", "date", "killed", "injured", "detained")
"""What of a category's event a word may tell."""
_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"
_CACHE_LIMIT = 100_000
_SLOWER = ["SkipLayerNormFusion"]
"""What ONNX Runtime makes of a graph that costs more than it saves: its joint operation for sum and
normalisation takes five times as long as the two alone (1.32, a seventh of the network's time)."""
NOTHING = np.float32(-9.0)
"""Log odds of what is not asked."""
_PLAIN = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'") | dict.fromkeys("–—", "-")
"""How a typographer's marks are read: what prints them must not matter."""

Floats = NDArray[np.float32]
InText = tuple[Words, Sentence]
"""A sentence with the words that it points into."""


class Setting(NamedTuple):
    """A sentence, and what is shown of its page with it."""

    words: Words
    sentence: Sentence
    before: InText | None = None
    """The one before it; the text's first has none in the title."""
    opening: InText | None = None
    """The page's first, title or text; None for that itself."""


def setting_of(page: Sequence[InText], number: int) -> Setting:
    """Return a sentence in its setting, by its number among all of its page."""
    before = page[number - 1] if number and page[number - 1][0].field == "text" else None
    return Setting(*page[number], before, page[0] if number else None)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence and the one before it, as word pieces."""

    ids: list[int]
    types: list[int]
    """0 for the sentence, 1 for the one before it."""
    words: list[int]
    """Number of each word of the sentence; -1 for the pieces that begin and end it."""
    firsts: list[int]
    ends: list[int]
    """First piece and behind the last of each of these words."""


class Pieces:
    """Splits words into pieces of a fixed vocabulary, greedily (WordPiece, Wu et al. 2016)."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids[_UNKNOWN]
        self._begin, self._end = self._ids[_BEGIN], self._ids[_END]
        self._cache: dict[str, tuple[int, ...]] = {}

    def tokens(self, words: Words, sentence: Sentence, before: InText | None) -> Tokens:
        """Return the pieces of a sentence and of the one before it."""
        ids, numbers, firsts, ends = self._of(words, sentence, OWN_PIECES, self._begin)
        own = len(ids) + 1
        firsts.append(own - 1)
        ends.append(own)
        ids.append(self._end)
        types = [0] * own
        if before is not None:
            context, *_inside = self._of(*before, CONTEXT_PIECES)
            ids += [*context, self._end]
            types += [1] * (len(context) + 1)
        return Tokens(ids, types, [-1, *numbers, -1], [0, *firsts], [1, *ends])

    def _of(
        self, words: Words, sentence: Sentence, limit: int, *opening: int
    ) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return opening and first pieces, their words, and where each of these begins and ends."""
        ids = list(opening)
        limit += len(ids)
        numbers: list[int] = []
        firsts: list[int] = []
        ends: list[int] = []
        text, at, first, last = words.text, sentence.start, sentence.first, sentence.last
        known = self._cache
        spans = zip(words.starts[first:last], words.ends[first:last], strict=True)
        for number, (start, end) in enumerate(spans, first):
            if start > at and text[at:start] != " ":
                self._marks(text[at : min(start, at + limit)], ids)
                if len(ids) >= limit:
                    break
            word = text[start:end]
            pieces = known.get(word)
            if pieces is None:
                pieces = self._word(word)
            if pieces:
                numbers.append(number)
                firsts.append(len(ids))
                ids += pieces
                ends.append(len(ids))
            at = end
            if len(ids) >= limit:
                break
        else:
            self._marks(text[at : min(sentence.end, at + limit)], ids)
        if len(ids) > limit:
            del ids[limit:]
            ends[-1:] = [min(one, limit) for one in ends[-1:]]
        return ids, numbers, firsts, ends

    def _marks(self, gap: str, ids: list[int]) -> None:
        ids += [
            self._ids.get(_PLAIN.get(mark, mark), self._unknown)
            for mark in gap
            if not mark.isspace()
        ]

    def _word(self, word: str) -> tuple[int, ...]:
        """Split a word that is not known yet."""
        plain = word.lower()
        if not plain.isascii():
            parts = unicodedata.normalize("NFD", plain.replace("’", "'"))
            plain = "".join(one for one in parts if not unicodedata.combining(one))
        pieces: list[int] = []
        for number, part in enumerate(plain.split("'")):
            if number:
                pieces.append(self._ids["'"])
            if part:
                pieces += self._split(part)
        found = tuple(pieces)
        if len(word) <= LONGEST_WORD:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _split(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self._unknown]
        pieces: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                number = self._ids.get(piece)
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return pieces


@dataclass(frozen=True)
class Look:
    """What the lowest layers make of one sentence."""

    categories: Floats
    """Log odds per category, before calibration."""
    vectors: Floats
    """Of the sentence's words, shape (words, size)."""
    words: list[int]
    """Number of each of these words; -1 for what begins and ends the sentence."""

    @property
    def hopeless(self) -> bool:
        """Whether the other layers need not be asked."""
        return bool(self.categories.max() < HOPELESS)

    @cached_property
    def matter(self) -> Floats:
        """What the sentence is about, shape (size,): the mean of its words' vectors."""
        mean: Floats = self.vectors.mean(axis=0)
        return mean


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder makes of one sentence."""

    categories: Floats
    """Log odds per category, before calibration."""
    subtypes: Floats
    """Log odds per entry of Encoder.subtypes."""
    statuses: Floats
    """Shape (categories, Encoder.statuses): scores."""
    parts: Floats
    """Shape (words of the sentence, categories, PARTS): log odds of telling the actor, ..."""
    words: list[int]
    """Number of each of these words; -1 for what begins and ends the sentence."""
    vector: Floats
    """Mean of the sentence's words, for heads of the user's own categories; empty where the first
    look was enough."""


class Encoder:
    """The network and its vocabulary; threads may share it: the cache only grows and clears."""

    def __init__(
        self, low: Any, high: Any, vocabulary: list[str], manifest: dict[str, Any]
    ) -> None:
        """Take the onnxruntime sessions of the two halves, the vocabulary and the manifest."""
        self._low, self._high = low, high
        self._pieces = Pieces(vocabulary)
        self.version = str(manifest["version"])
        self.categories: tuple[str, ...] = tuple(manifest["categories"])
        self.subtypes: tuple[tuple[str, str], ...] = tuple(
            (category, subtype) for category, subtype in manifest["subtypes"]
        )
        self.statuses: tuple[Status, ...] = tuple(manifest["statuses"])

    def look(self, words: Words, sentence: Sentence, before: InText | None) -> Look:
        """Take the first look at a sentence with the one before it."""
        tokens = self._pieces.tokens(words, sentence, before)
        categories, hidden = self._low.run(
            None,
            {
                "ids": np.array([tokens.ids], dtype=np.int64),
                "types": np.array([tokens.types], dtype=np.int64),
            },
        )
        return Look(categories[0], means(hidden[0], tokens), tokens.words)

    def read(self, look: Look, opening: Look | None = None, *, whole: bool = False) -> Reading:
        """Read a sentence that was looked at; with `whole`, by all layers in any case.

        `opening` is the one that opens its page; None for that itself.
        """
        first, inside = len(self.categories), len(look.words)
        if look.hopeless and not whole:
            return Reading(
                categories=look.categories,
                subtypes=np.full(len(self.subtypes), NOTHING),
                statuses=np.zeros((first, len(self.statuses)), np.float32),
                parts=np.full((inside, first, len(PARTS)), NOTHING),
                words=look.words,
                vector=np.empty(0, np.float32),
            )
        beside = opening.matter[None] if opening is not None else look.vectors[:0]
        logits, parts, vector = self._high.run(
            None, {"words": look.vectors[None], "beside": beside[None]}
        )
        second = first + len(self.subtypes)
        return Reading(
            categories=logits[0, :first],
            subtypes=logits[0, first:second],
            statuses=logits[0, second:].reshape(first, -1),
            parts=parts[0].reshape(inside, first, len(PARTS)),
            words=look.words,
            vector=vector[0],
        )


def means(pieces: Floats, tokens: Tokens) -> Floats:
    """Return the mean of each word's pieces, shape (words, size), of theirs, (pieces, size).

    service.training.encoder.batch.Batch.means does the same where the network learns.
    """
    found: Floats = pieces[tokens.firsts]  # most words are one piece
    for word, (first, end) in enumerate(zip(tokens.firsts, tokens.ends, strict=True)):
        if end - first > 1:
            found[word] = np.add.reduce(pieces[first:end], axis=0) / np.float32(end - first)
    return found


def file_of(half: str) -> str:
    """Return the name of the file that holds one of HALVES."""
    return f"encoder.{half}.onnx"


@cache
def load_encoder(folder: Traversable | None = None) -> Encoder:
    """Load the network, checked against its manifest.

    Raises ConfigurationError where a file is missing, of another layout, or altered.
    """
    import onnxruntime

    folder = folder or files("service.classify").joinpath("model_files")
    try:
        manifest = json.loads(folder.joinpath("encoder.json").read_text(encoding="utf-8"))
        raw = {half: folder.joinpath(file_of(half)).read_bytes() for half in HALVES}
        vocabulary = folder.joinpath("pieces.txt").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the encoder in {folder} can't be read ({error}); install Tocsin again, or rebuild "
            "it with `tocsin train`"
        ) from error
    if manifest.get("format") != FORMAT:
        raise ConfigurationError(
            f"the encoder in {folder} is of another layout; rebuild it with `tocsin train`"
        )
    digests = {half: hashlib.sha256(one).hexdigest() for half, one in raw.items()}
    if manifest.get("sha256") != digests:
        raise ConfigurationError(
            f"the encoder in {folder} is not the one that its manifest names; install Tocsin again"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    low, high = (
        onnxruntime.InferenceSession(
            raw[half], options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        for half in HALVES
    )
    return Encoder(low, high, vocabulary, manifest)
