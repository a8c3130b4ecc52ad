"""The encoder: pieces, files, and the same reading alone and in company."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.classify.confirm import Reader, load_stack
from service.classify.encoder import (
    CONTEXT_PIECES,
    HOPELESS,
    OWN_PIECES,
    Pieces,
    load_encoder,
    means,
    setting_of,
)
from service.classify.features import Extractor
from service.classify.taxonomy import load_taxonomy
from service.classify.text import Page, split
from service.classify.triggers import Triggers
from service.classify.whole import load_whole
from service.errors import ConfigurationError

FILES = Path(__file__).parents[3] / "service" / "classify" / "model_files"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "'", ".", "police", "un", "##arm", "##ed", "s"]


def pieces_of(text: str) -> list[str]:
    words = split("text", text)
    found = Pieces(VOCABULARY).tokens(words, words.sentences[0], None)
    return [VOCABULARY[number] for number in found.ids]


def test_words_are_split_greedily_and_marks_kept() -> None:
    assert pieces_of("Police unarmed.") == [
        "[CLS]", "police", "un", "##arm", "##ed", ".", "[SEP]",
    ]  # fmt: skip
    assert pieces_of("Pôlice’s zzz") == ["[CLS]", "police", "'", "s", "[UNK]", "[SEP]"]


@given(st.text(min_size=1), st.text())
def test_any_text_stays_within_the_limits(text: str, before: str) -> None:
    words, last = split("text", text), split("text", before)
    if not words.sentences:
        return
    context = (last, last.sentences[-1]) if last.sentences else None
    tokens = Pieces(VOCABULARY).tokens(words, words.sentences[0], context)
    own = tokens.ends[-1]
    assert own <= OWN_PIECES + 2
    assert len(tokens.ids) - own <= CONTEXT_PIECES + 1
    assert len(tokens.ids) == len(tokens.types)
    assert tokens.types == [0] * own + [1] * (len(tokens.ids) - own)
    inside = tokens.words[1:-1]
    assert inside == sorted(set(inside))
    assert all(0 <= word < len(words.lower) for word in inside)
    assert tokens.words[0] == tokens.words[-1] == -1
    firsts, ends = tokens.firsts, tokens.ends
    assert len(firsts) == len(tokens.words)
    assert all(first < end for first, end in zip(firsts, ends, strict=True))
    assert all(end <= first for end, first in zip(ends, firsts[1:], strict=False))


def test_the_upper_layers_see_each_word_as_the_mean_of_its_pieces() -> None:
    words = split("text", 'Police, unarmed: "zzz".')
    alone = Pieces(VOCABULARY).tokens(words, words.sentences[0], None)
    after = Pieces(VOCABULARY).tokens(words, words.sentences[0], (words, words.sentences[0]))
    for tokens in (alone, after):
        # [CLS] police , un ##arm ##ed : " zzz " . [SEP], and the sentence before is left out
        pieces = np.arange(2.0 * len(tokens.ids), dtype=np.float32).reshape(-1, 2)
        expected = [pieces[0], pieces[1], pieces[3:6].mean(0), pieces[8], pieces[11]]
        assert tokens.words == [-1, 0, 1, 2, -1]
        assert np.array_equal(means(pieces, tokens), expected)


def test_a_reading_depends_on_nothing_but_the_sentence_and_the_one_before() -> None:
    encoder = load_encoder()
    words = split("text", "Bread costs more. Police arrested four men in Lyon on Monday.")
    first, second = words.sentences
    once = encoder.read(encoder.look(words, second, (words, first)))
    encoder.read(encoder.look(words, first, None))
    again = encoder.read(encoder.look(words, second, (words, first)))
    assert np.array_equal(once.categories, again.categories)
    assert np.array_equal(once.parts, again.parts)
    arrest = encoder.categories.index("arrest")
    assert once.categories[arrest] > 0
    assert encoder.read(encoder.look(words, first, None)).categories[arrest] < 0


def test_a_sentence_is_shown_with_the_one_before_and_with_what_opens_its_page() -> None:
    page = Page.of("Two held", "It rained. Police held two.").sentences
    shown = [setting_of(page, number)[2:] for number in range(3)]
    assert shown == [(None, None), (None, page[0]), (page[1], page[0])]


def test_what_states_nothing_is_spared_the_upper_layers() -> None:
    encoder = load_encoder()
    words = split("text", "Bread costs more. Police arrested four men in Lyon on Monday.")
    plain, event = words.sentences
    glanced = encoder.read(encoder.look(words, plain, None))
    assert len(glanced.vector) == 0
    assert glanced.categories.max() < HOPELESS
    read = encoder.read(encoder.look(words, plain, None), whole=True)
    assert len(read.vector) > 0
    assert read.categories.max() < 0  # which would have judged no other
    assert len(encoder.read(encoder.look(words, event, None)).vector) == len(read.vector)


def test_a_reading_depends_on_what_opens_the_page() -> None:
    encoder = load_encoder()
    kinds = [encoder.categories.index(one) for one in ("disaster", "security_incident")]
    leanings = []
    for opening in ("Boiler bursts at mill, killing nine.", "Bomb kills nine at a mill."):
        words = split("text", f"{opening} The blast brought down the drying floor.")
        first, blast = (encoder.look(words, one, None) for one in words.sentences)
        disaster, incident = encoder.read(blast, first, whole=True).categories[kinds]
        leanings.append(disaster - incident)
    assert leanings[0] > leanings[1] + 0.5


def test_an_altered_encoder_is_refused(tmp_path: Path) -> None:
    for name in ("encoder.low.onnx", "encoder.high.onnx", "encoder.json", "pieces.txt"):
        shutil.copy(FILES / name, tmp_path)
    with (tmp_path / "encoder.high.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ConfigurationError, match="not the one that its manifest names"):
        load_encoder(tmp_path)


@pytest.mark.parametrize("load", [load_encoder, load_stack, load_whole])
def test_a_missing_file_is_named(load: object, tmp_path: Path) -> None:
    assert callable(load)
    with pytest.raises(ConfigurationError, match="can't be read"):
        load(tmp_path)


def test_a_status_is_read_by_all_layers() -> None:
    extractor = Extractor(Triggers(load_taxonomy()))
    rows = extractor.features(Page.of("", "Bread costs more."), None).rows
    read = Reader(load_encoder(), rows)
    assert len(read(0).vector) == 0
    assert read.status("arrest", 0) is not None
    assert len(read(0).vector) > 0


@pytest.mark.parametrize(
    ("odds", "status"),
    [
        ({"occurred": 1.0, "ongoing": 0.7}, "ongoing"),
        ({"occurred": 1.0, "ongoing": 0.3}, "occurred"),
        ({"occurred": 0.5, "ongoing": 0.7, "planned": 0.8}, "planned"),
    ],
)
def test_what_nearly_reads_as_going_on_is_ongoing(
    odds: dict[str, float], status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = load_encoder()
    words = split("text", "Bakers marched.")
    rows = Extractor(Triggers(load_taxonomy())).features(Page(split("title", ""), words), None).rows
    read = Reader(encoder, rows)
    scores = [odds.get(one, -9.0) for one in encoder.statuses]
    table = np.tile(np.array(scores, dtype=np.float32), (len(encoder.categories), 1))
    given = replace(read.whole(0), statuses=table)
    monkeypatch.setattr(read, "whole", lambda _number: given)
    assert read.status("protest", 0) == status
