"""What a word tells: the shipped table, and a table that can't be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.story.rarity import FILE, MOST, STEM, rarity, stems, weight


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setattr("service.story.rarity.files", lambda _package: tmp_path)
    rarity.cache_clear()
    yield tmp_path
    rarity.cache_clear()


def test_the_table_is_small_and_holds_weights_of_stems_below_the_most() -> None:
    table = rarity()
    assert 5_000 < len(table) < 30_000
    assert all(0 <= one < MOST for one in table.values())
    assert all(len(one) <= STEM for one in table)
    assert [weight(word) for word in ("president", "villagers", "zyzzyva")] == [0, 1, MOST]


def test_inflected_forms_fall_together_and_numbers_and_usual_words_tell_nothing() -> None:
    assert [*stems("Villager's VILLAGERS’ 23 2026 of the attackers")] == ["villag", "villag"]
    assert [*stems("Today's statement of the police’s spokesman")] == []


@pytest.mark.parametrize("content", [None, b"a word", b"1 word\n\n", b"\xff"])
def test_a_table_that_can_not_be_read_is_named(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / FILE).write_bytes(content)
    with pytest.raises(ConfigurationError, match=FILE):
        rarity()
