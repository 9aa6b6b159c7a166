"""Fitting the extractor's models: logistic regression and conditional choice over named features.

Both are linear in named binary features (maximum entropy; Berger, Della Pietra and Della Pietra 1996):
:func:`fit_binary` for yes/no questions, :func:`fit_choice` for picking one proposal of a group.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Loss = Callable[[Floats], tuple[float, Floats]]

FURTHER = 30  # steps from weights that a similar fit has found


class Vocabulary:
    """Feature names to column numbers, grown while collecting, then cut to the frequent ones."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.counts = array("l")

    def encode(self, names: list[str]) -> list[int]:
        index, counts = self.index, self.counts
        out = []
        for name in names:
            k = index.get(name)
            if k is None:
                k = index[name] = len(counts)
                counts.append(0)
            counts[k] += 1
            out.append(k)
        return out


class Rows:
    """Sparse binary rows collected one by one."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.columns = array("i")
        self.ends = array("l", [0])

    def add(self, names: list[str]) -> None:
        self.columns.extend(self.vocabulary.encode(names))
        self.ends.append(len(self.columns))

    def matrix(self, minimum: int) -> tuple[csr_matrix, list[str]]:
        """Return the CSR matrix of the features seen at least ``minimum`` times, and their names."""
        names = list(self.vocabulary.index)  # numbered in this order
        counts = np.frombuffer(self.vocabulary.counts, dtype=np.int64)
        keep = counts >= minimum
        renumber = np.full(len(counts), -1, dtype=np.int32)
        renumber[keep] = np.arange(keep.sum(), dtype=np.int32)
        columns = renumber[np.frombuffer(self.columns, dtype=np.int32)]
        ends = np.frombuffer(self.ends, dtype=np.int64)
        chosen = columns >= 0
        offsets = np.concatenate([[0], np.cumsum(chosen)])[ends]
        matrix = csr_matrix(
            (np.ones(chosen.sum()), columns[chosen], offsets),
            shape=(len(ends) - 1, int(keep.sum())),
        )
        return matrix, [n for n, k in zip(names, keep) if k]


def _minimise(loss: Loss, size: int, start: Floats | None, iterations: int) -> Floats:
    """Return where the loss (value, gradient) of ``size`` weights is least.

    From zero it takes ``iterations`` steps at most, from a ``start`` that is near the end fewer.
    """
    options = {"maxiter": iterations if start is None else FURTHER, "maxcor": 8}
    begin = np.zeros(size) if start is None else start
    found: Floats = minimize(loss, begin, jac=True, method="L-BFGS-B", options=options).x
    return found


def fit_binary(
    matrix: csr_matrix,
    target: Floats,
    weight: Floats,
    l2: float,
    start: Floats | None = None,
) -> Floats:
    """Return the logistic weights of least weighted log loss, with an L2 penalty; a bias is a feature.

    ``start`` are weights to begin with: those of a similar fit save time.
    """
    transposed = matrix.T.tocsr()

    def loss(w: Floats) -> tuple[float, Floats]:
        z = matrix @ w
        p = 1 / (1 + np.exp(-z))
        value = np.sum(weight * (np.logaddexp(0, z) - target * z)) + 0.5 * l2 * (w @ w)
        return value, transposed @ (weight * (p - target)) + l2 * w

    return _minimise(loss, matrix.shape[1], start, 80)


def fit_choice(
    matrix: csr_matrix,
    groups: Ints,
    target: Floats,
    weight: Floats,
    l2: float,
    start: Floats | None = None,
) -> Floats:
    """Return weights of a softmax over the rows of each group.

    ``groups`` holds group starts (and the total at the end); ``target`` the probability mass each row
    should have (sums to one in a group); ``weight`` one number a group; ``start`` weights to begin with.
    """
    transposed = matrix.T.tocsr()
    starts = groups[:-1]
    sizes = np.diff(groups)
    row_weight = np.repeat(weight, sizes)

    def loss(w: Floats) -> tuple[float, Floats]:
        z = matrix @ w
        top = np.repeat(np.maximum.reduceat(z, starts), sizes)
        e = np.exp(z - top)
        p = e / np.repeat(np.add.reduceat(e, starts), sizes)
        value = -np.sum(row_weight * target * np.log(p + 1e-12)) + 0.5 * l2 * (w @ w)
        return value, transposed @ (row_weight * (p - target)) + l2 * w

    return _minimise(loss, matrix.shape[1], start, 60)
