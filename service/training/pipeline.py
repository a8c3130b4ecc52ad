"""Rebuilds everything the classifier ships: `python -m service.training.pipeline`.

1. Linear model and encoder on all authors but one; how to join them is fitted on that one.
2. Linear model and encoder on all authors. Needs the extra `train`; most of an hour on two cores.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from service.classify.encoder import load_encoder
from service.classify.model import load_model
from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training import background, build, corpus, stack

HELD_OUT = "f"
"""The author on whom the models' joint is fitted: the hardest to judge."""


def run(target: Path = build.TARGET, *, linear_only: bool = False) -> None:
    """Train, fit, write."""
    corpus.validate()
    if not linear_only:
        with tempfile.TemporaryDirectory() as name:
            trial = Path(name)
            build.run(trial, without={HELD_OUT})
            encoder_module().run(trial, without={HELD_OUT})
            fitted = stack.fit(
                load_model(trial),
                load_encoder(trial),
                Triggers(load_taxonomy()),
                {HELD_OUT},
                target,
            )
            print(f"joined: {fitted}", file=sys.stderr)
        encoder_module().run(target)
        background.write(load_encoder(target), target)
    build.run(target)


def encoder_module() -> Any:
    """Import what needs torch only where it is needed."""
    from service.training import encoder

    return encoder


if __name__ == "__main__":
    run(linear_only="--linear-only" in sys.argv)
