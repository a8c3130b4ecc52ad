import random
from itertools import islice

import pytest

from service.classify.encoder import Tokens
from service.training.encoder import order
from service.training.encoder.target import Shown


def shown_of(length: int) -> Shown:
    return Shown(Tokens([0] * length, [0] * length, [], [], []))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "BATCH", 2)
    monkeypatch.setattr(order, "READ", 3)
    monkeypatch.setattr(order, "SORTED", 4)


def test_rows_are_read_by_their_length() -> None:
    shown = [shown_of(length) for length in (5, 1, 4, 2, 3)]
    assert list(order.for_reading(shown)) == [[1, 3, 4], [2, 0]]


def test_every_row_is_learned_once_before_any_is_again() -> None:
    shown = [shown_of(1) for _ in range(7)]
    batches = list(islice(order.for_learning(shown), 8))
    for pass_ in (batches[:4], batches[4:]):
        assert sorted(number for batch in pass_ for number in batch) == list(range(7))
        assert sorted(map(len, pass_)) == [1, 2, 2, 2]


def test_learned_together_are_rows_of_like_length() -> None:
    shown = [shown_of(length) for length in (9, 1, 8, 2)]
    random.seed(1)
    batches = list(islice(order.for_learning(shown), 20))
    assert {frozenset(batch) for batch in batches} == {frozenset({0, 2}), frozenset({1, 3})}
    assert batches[::2] != [batches[0]] * 10, "always in one order"


def test_without_rows_nothing_is_read() -> None:
    assert list(order.for_reading([])) == []
