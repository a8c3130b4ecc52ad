"""`tocsin train`: rebuilds the shipped model from the corpus."""

from importlib.util import find_spec

from service.errors import ConfigurationError


def train() -> None:
    """Rebuild the classifier's model from the corpus, with fixed seeds.

    Needs a checkout of the source, which holds the corpus, and `pip install 'tocsin[train]'`.
    """
    if find_spec("service.training") is None:
        raise ConfigurationError(
            "the corpus is not part of the installed package: run this in a checkout of Tocsin"
        )
    if find_spec("sklearn") is None or find_spec("scipy") is None:
        raise ConfigurationError("training needs more packages: pip install 'tocsin[train]'")
    from service.training.build import main

    main()
