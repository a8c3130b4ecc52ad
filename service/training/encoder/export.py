"""Writes a network's files, which service/classify/encoder.py reads."""

import hashlib
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from service.classify.encoder import FORMAT, HALVES, file_of
from service.training import corpus
from service.training.build import SEED
from service.training.encoder.network import Network
from service.training.encoder.target import Task


class _Lower(nn.Module):
    """What encoder.low.onnx holds."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Any, types: Any) -> tuple[Any, Any]:
        """Return the first look's logits and the lowest layers' vectors."""
        low = self.network.lower(ids, types)
        return self.network.glance(low, 1 - types), low


class _Upper(nn.Module):
    """What encoder.high.onnx holds."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Any, beside: Any) -> tuple[Any, Any, Any]:
        """Return logits, logits of parts, vectors."""
        return self.network.heads(self.network.upper(words, beside))


def write(network: Network, task: Task, pieces: list[str], target: Path, teacher: str) -> None:
    """Write encoder.low.onnx and encoder.high.onnx (int8), pieces.txt and encoder.json."""
    target.mkdir(parents=True, exist_ok=True)
    network.body.set_attn_implementation("eager")  # exports to plain operations
    ids = torch.tensor([[2, 10, 11, 3, 12, 3]])
    types = torch.tensor([[0, 0, 0, 0, 1, 1]])
    words = torch.rand(1, 4, network.head.in_features // 2)
    low, high = (target / file_of(half) for half in HALVES)
    _export(_Lower(network), {"ids": ids, "types": types}, ["look", "low"], low)
    _export(
        _Upper(network),
        {"words": words, "beside": words[:, :1]},
        ["logits", "parts", "vector"],
        high,
    )
    network.body.set_attn_implementation("sdpa")
    digests = {
        half: hashlib.sha256((target / file_of(half)).read_bytes()).hexdigest() for half in HALVES
    }
    manifest = {
        "format": FORMAT,
        "version": f"minilm-{digests['high'][:8]}",
        "categories": task.categories,
        "subtypes": [list(pair) for pair in task.subtypes],
        "statuses": list(corpus.STATUSES),
        "sha256": digests,
        "corpus_sha256": corpus.digest(),
        "teacher": teacher,
        "seed": SEED,
        "torch": torch.__version__.split("+")[0],
    }
    (target / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    (target / "encoder.json").write_text(json.dumps(manifest, indent=2) + "\n")


def _export(module: nn.Module, given: dict[str, Any], told: list[str], target: Path) -> None:
    """Write a module in int8."""
    module.eval()
    plain = target.with_suffix(".float.onnx")
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "types", "words", "low", "parts")}
    axes["beside"] = {0: "batch", 1: "openings"}
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
