"""Fits how much each of a case's signs speaks for it."""

from collections.abc import Collection, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

Case = tuple[Collection[str], bool]
"""Signs, and whether it is so."""


def weights_of(cases: Sequence[Case], strength: float) -> dict[str, float]:
    """Return the log odds that each sign adds, under "" those of a case without any.

    `strength` is the inverse of the regularisation.
    """
    names = sorted({name for signs, _true in cases for name in signs})
    column = {name: number for number, name in enumerate(["", *names])}
    table = np.zeros((len(cases), len(column)))
    for number, (signs, _true) in enumerate(cases):
        table[number, [column[name] for name in ("", *signs)]] = 1
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=1000)
    model.fit(table, [true for _signs, true in cases])
    return {name: float(model.coef_[0][number]) for name, number in column.items()}
