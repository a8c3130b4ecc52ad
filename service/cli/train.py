"""`tocsin train`: trains the models anew from the corpus."""

from importlib.util import find_spec
from typing import Annotated

import typer

from service.errors import ConfigurationError


def train(
    linear_only: Annotated[
        bool,
        typer.Option(help="Leave the encoder as it is: a quarter of an hour instead of hours."),
    ] = False,
) -> None:
    """Train the classifier's models anew from the corpus, with fixed seeds, in some two hours.

    Needs a checkout of the source, which holds the corpus, and the extra `train`.
    """
    if find_spec("service.training") is None:
        raise ConfigurationError(
            "the corpus is not part of the installed package: run this in a checkout of Tocsin"
        )
    for package in ("sklearn", "scipy") if linear_only else ("sklearn", "scipy", "torch", "onnx"):
        if find_spec(package) is None:
            raise ConfigurationError(
                f"training needs {package}: pip install 'tocsin[train]', or, for the linear "
                "model alone, `tocsin train --linear-only`"
            )
    from service.training.pipeline import run

    run(linear_only=linear_only)
