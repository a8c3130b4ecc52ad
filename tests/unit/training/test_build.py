import numpy as np
import pytest

from service.training.build import best_threshold, f1

YES, NO = True, False


@pytest.mark.parametrize(
    ("fired", "truth", "weight", "expected"),
    [
        ([YES, YES, NO], [YES, NO, YES], [1.0, 1.0, 1.0], 0.5),
        ([YES, YES, NO], [YES, NO, YES], [2.0, 1.0, 1.0], 2 / 3),
        ([YES, NO], [YES, NO], [0.3, 0.3], 1.0),
        ([NO, NO], [NO, NO], [1.0, 1.0], 0.0),
    ],
)
def test_f1_counts_rows_by_their_weight(
    fired: list[bool], truth: list[bool], weight: list[float], expected: float
) -> None:
    assert f1(np.array(fired), np.array(truth), np.array(weight)) == pytest.approx(expected)


def test_the_threshold_is_the_one_that_tells_best() -> None:
    probability, truth = np.array([0.35, 0.45, 0.55, 0.65]), np.array([NO, NO, YES, YES])
    threshold, best = best_threshold(probability, truth, np.ones(4))
    assert 0.45 < threshold <= 0.55
    assert best == 1.0


def test_where_nothing_is_found_the_threshold_is_a_half() -> None:
    assert best_threshold(np.array([0.1]), np.array([YES]), np.ones(1)) == (0.5, 0.0)
