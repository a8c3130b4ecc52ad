"""Trains everything the classifier ships anew: `python -m service.training.pipeline`.

1. An encoder and a linear model without the authors of HELD_OUT; on those is fitted how the two are
   joined, and how sentences make a document's verdict.
2. The same encoder, further, and a linear model on all authors. Needs the extra `train`; some two
   hours on two cores.

The shipped encoder is the next one's teacher, and encoder.json then names it.
"""

import sys
import tempfile
from pathlib import Path

from service.classify.encoder import load_encoder
from service.classify.model import load_model
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import annotated, background, build, corpus, stack

HELD_OUT = {"f", "k", "cc", *(f"{name}-b" for name in annotated.PUBLISHED)}
"""Authors on whom the joint is fitted: one hard to judge, one plain, one of long texts, and a
quarter of the real texts that were judged by the guide."""


def run(target: Path = build.TARGET, *, linear_only: bool = False) -> None:
    """Train, fit, write."""
    corpus.validate()
    if not linear_only:
        # Here, because the linear model alone needs no torch.
        from service.training.encoder.trainer import Trainer

        trainer = Trainer()
        with tempfile.TemporaryDirectory() as name:
            trial = Path(name)
            network = trainer.network(HELD_OUT)
            trainer.write(network, trial)
            build.run(trial, without=HELD_OUT)
            fitted = stack.fit(
                load_model(trial),
                load_encoder(trial),
                Triggers(load_taxonomy()),
                HELD_OUT,
                target,
            )
            print(f"joined: {fitted}", file=sys.stderr)
        trainer.go_on(network)
        trainer.write(network, target)
        background.write(load_encoder(target), target)
    build.run(target)


if __name__ == "__main__":
    run(linear_only="--linear-only" in sys.argv)
