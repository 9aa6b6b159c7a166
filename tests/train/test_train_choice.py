"""Fitting linear models of named features: toy rules are learnt, rare features left out."""

from __future__ import annotations

import math

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")

from attrib.train.choice import Rows, Vocabulary, fit_binary, fit_choice  # noqa: E402


def test_vocabulary_numbers_names_as_they_come_and_counts_them():
    vocabulary = Vocabulary()
    assert vocabulary.encode(["a", "b", "a"]) == [0, 1, 0]
    assert vocabulary.encode(["c", "b"]) == [2, 1]
    assert list(vocabulary.counts) == [2, 2, 1]


def test_matrix_holds_the_features_seen_often_enough():
    rows = Rows()
    for names in (["a", "rare", "b"], [], ["b"], ["c", "a"], ["c"]):
        rows.add(names)
    matrix, names = rows.matrix(2)
    assert names == ["a", "b", "c"]
    assert matrix.toarray().tolist() == [[1, 1, 0], [0, 0, 0], [0, 1, 0], [1, 0, 1], [0, 0, 1]]
    matrix, names = rows.matrix(1)
    assert names == ["a", "rare", "b", "c"] and matrix.shape == (5, 4)


def test_fit_binary_learns_which_feature_tells():
    rows, target = Rows(), []
    for k in range(40):
        rows.add(["b", "yes" if k % 2 else "no", f"noise{k % 3}"])
        target.append(float(k % 2))
    matrix, names = rows.matrix(1)
    weights = dict(zip(names, fit_binary(matrix, np.array(target), np.ones(40), 0.1)))
    assert weights["yes"] > 1 and weights["no"] < -1
    assert all(abs(weights[f"noise{k}"]) < 0.5 for k in range(3))


def test_fit_binary_of_one_feature_meets_the_rate():
    """Three right of four: with hardly any penalty the weight is log 3; weights of rows count like copies."""
    rows = Rows()
    for _ in range(4):
        rows.add(["b"])
    matrix, _ = rows.matrix(1)
    (found,) = fit_binary(matrix, np.array([1.0, 1, 1, 0]), np.ones(4), 1e-6)
    assert found == pytest.approx(math.log(3), abs=1e-3)
    (found,) = fit_binary(matrix, np.array([1.0, 0, 0, 0]), np.array([9.0, 1, 1, 1]), 1e-6)
    assert found == pytest.approx(math.log(3), abs=1e-3)


def test_the_penalty_draws_weights_to_nothing():
    rows = Rows()
    for _ in range(4):
        rows.add(["b"])
    matrix, _ = rows.matrix(1)
    target = np.ones(4)
    loose, tight = (fit_binary(matrix, target, np.ones(4), l2)[0] for l2 in (0.1, 100.0))
    assert 0 < tight < 0.1 < loose


def test_fit_choice_learns_to_pick_the_near_one():
    rows, target, groups = Rows(), [], [0]
    for size in (2, 3, 4, 2, 3):
        for k in range(size):
            rows.add(["b", "near" if k == size - 1 else "far"])
            target.append(float(k == size - 1))
        groups.append(len(target))
    matrix, names = rows.matrix(1)
    weights = dict(zip(names, fit_choice(matrix, np.array(groups), np.array(target), np.ones(5), 0.01)))
    assert weights["near"] - weights["far"] > 3
    assert weights["b"] == pytest.approx(0, abs=1e-6)  # what all options share cannot choose


def test_fit_choice_meets_the_rate():
    """Of four groups of two, three take "x": its odds are three to one."""
    rows, target, groups = Rows(), [], [0]
    for right in ("x", "x", "x", "y"):
        for name in ("x", "y"):
            rows.add([name])
            target.append(float(name == right))
        groups.append(len(target))
    matrix, names = rows.matrix(1)
    weights = dict(zip(names, fit_choice(matrix, np.array(groups), np.array(target), np.ones(4), 1e-6)))
    assert weights["x"] - weights["y"] == pytest.approx(math.log(3), abs=1e-3)
