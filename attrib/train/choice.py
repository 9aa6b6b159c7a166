"""Fitting the extractor's models: logistic regression and conditional choice over named features.

Both are linear in named binary features (maximum entropy; Berger, Della Pietra and Della Pietra 1996):
:func:`fit_binary` for yes/no questions, :func:`fit_choice` for picking one proposal of a group.
"""

from __future__ import annotations

from array import array

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


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
        names = [None] * len(self.vocabulary.counts)
        for name, k in self.vocabulary.index.items():
            names[k] = name
        counts = np.frombuffer(self.vocabulary.counts, dtype=np.int64)
        keep = counts >= minimum
        renumber = np.full(len(counts), -1, dtype=np.int32)
        renumber[keep] = np.arange(keep.sum(), dtype=np.int32)
        columns = renumber[np.frombuffer(self.columns, dtype=np.int32)]
        ends = np.frombuffer(self.ends, dtype=np.int64)
        chosen = columns >= 0
        offsets = np.concatenate([[0], np.cumsum(chosen)])[ends]
        matrix = csr_matrix(
            (np.ones(chosen.sum(), dtype=np.float32), columns[chosen], offsets),
            shape=(len(ends) - 1, int(keep.sum())),
        )
        return matrix, [n for n, k in zip(names, keep) if k]


def _minimise(loss, size: int, iterations: int) -> np.ndarray:
    """Return where the loss (value, gradient) of ``size`` weights is least, starting at zero."""
    options = {"maxiter": iterations, "maxcor": 8}
    return minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options).x


def fit_binary(
    matrix: csr_matrix, target: np.ndarray, weight: np.ndarray, l2: float, iterations: int = 80
) -> np.ndarray:
    """Return logistic weights (L2-penalised) minimising weighted log loss; no intercept beyond a bias feature."""
    transposed = matrix.T.tocsr()

    def loss(w):
        z = matrix @ w
        p = 1 / (1 + np.exp(-z))
        value = np.sum(weight * (np.logaddexp(0, z) - target * z)) + 0.5 * l2 * (w @ w)
        return value, transposed @ (weight * (p - target)) + l2 * w

    return _minimise(loss, matrix.shape[1], iterations)


def fit_choice(
    matrix: csr_matrix,
    groups: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray,
    l2: float,
    iterations: int = 60,
) -> np.ndarray:
    """Return weights of a softmax over the rows of each group.

    ``groups`` holds group starts (and the total at the end); ``target`` the probability mass each row
    should have (sums to one in a group); ``weight`` one number a group.
    """
    transposed = matrix.T.tocsr()
    starts = groups[:-1]
    sizes = np.diff(groups)
    row_weight = np.repeat(weight, sizes)

    def loss(w):
        z = matrix @ w
        top = np.repeat(np.maximum.reduceat(z, starts), sizes)
        e = np.exp(z - top)
        p = e / np.repeat(np.add.reduceat(e, starts), sizes)
        value = -np.sum(row_weight * target * np.log(p + 1e-12)) + 0.5 * l2 * (w @ w)
        return value, transposed @ (row_weight * (p - target)) + l2 * w

    return _minimise(loss, matrix.shape[1], iterations)
