from service.training.encoder import weights


def test_kept_are_the_pieces_that_english_news_can_hold() -> None:
    vocabulary = [
        "[PAD]",
        "[unused1]",
        "[UNK]",
        "police",
        "##ed",
        "élan",
        "é",
        "東",
        "–",
        "7",
        "##₂",
    ]
    pieces, numbers = weights.kept(vocabulary)
    assert pieces == ["[PAD]", "[UNK]", "police", "##ed", "–", "7"]
    assert [vocabulary[number] for number in numbers] == pieces
