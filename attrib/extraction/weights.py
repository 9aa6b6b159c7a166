"""The learnt weights: named linear features and a small forest, and how a proposal is scored with them.

Weights ship as one compressed JSON file (``data/extractor.json.gz``), read once, on first use;
``attrib train extractor`` rebuilds it.  A linear model is ``{feature name: weight}``; the forest is a
sum of regression trees over the dense features of :mod:`attrib.extraction.features.whole` (gradient boosting;
Friedman 2001), stored as arrays.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import repeat
from types import SimpleNamespace
from typing import Any

from attrib.errors import DataError
from attrib.extraction.features.tables import make_tables

REGIONS = ("A", "B", "BA")  # content after the cue, before it, on both sides
LINEAR = ("gate", "cue", "source", "region", "near-A", "near-B", "far-A", "far-B", "continue")
WEIGHTS_FILE = "extractor.json.gz"


class LinearModel:
    """Weights of named binary features; a feature the model does not know counts nothing."""

    __slots__ = ("weights", "_tables")

    def __init__(self, weights: dict[str, float]):
        self.weights = weights
        self._tables: dict[type, SimpleNamespace] = {}

    def tables(self, groups: type) -> SimpleNamespace:
        """Return the tables of summed weights of the groups of a choice."""
        if groups not in self._tables:
            self._tables[groups] = make_tables(groups, self.score, self.weigh)
        return self._tables[groups]

    def weigh(self, name: str) -> float:
        """Return the weight of one feature."""
        return self.weights.get(name, 0.0)

    def score(self, names: list[str]) -> float:
        """Return the sum of the weights of ``names``."""
        return sum(map(self.weights.get, names, repeat(0.0)))

    def named_weights(self) -> dict[str, float]:
        """Return the weights under the names they ship with."""
        return self.weights

    def explain(self, names: list[str], most: int = 8) -> list[tuple[str, float]]:
        """Return the features that moved the score most, strongest first."""
        known = [(name, self.weights[name]) for name in names if name in self.weights]
        return sorted(known, key=lambda item: (-abs(item[1]), item[0]))[:most]


class RegionModel:
    """One linear model for each region, read off one table: the shipped names are "REGION|feature"."""

    __slots__ = ("weights", "none")

    def __init__(self, weights: Mapping[str, float]):
        table: dict[str, list[float]] = {}
        for key, weight in weights.items():
            region, _, name = key.partition("|")
            table.setdefault(name, [0.0] * len(REGIONS))[REGIONS.index(region)] = weight
        self.weights = {name: tuple(row) for name, row in table.items()}
        self.none = (0.0,) * len(REGIONS)

    def named_weights(self) -> dict[str, float]:
        """Return the weights under the names they ship with."""
        return {
            f"{region}|{name}": weight
            for name, row in self.weights.items()
            for region, weight in zip(REGIONS, row)
            if weight
        }

    def scores(self, names: list[str]) -> list[float]:
        """Return the score of each region."""
        return [sum(column) for column in zip(self.none, *filter(None, map(self.weights.get, names)))]


class Forest:
    """A sum of regression trees: ``feature``, ``threshold``, ``children`` and ``value`` of the nodes of all.

    A leaf points at itself.  ``score`` gives log odds for rows of dense features.
    """

    def __init__(self, record: Mapping[str, Any]):
        import numpy as np

        nodes = max((len(tree) for tree in record["trees"]), default=1)
        count = len(record["trees"])
        self.base = float(record["base"])
        self.depth = int(record["depth"])
        # node k of tree t is number t * nodes + k; its children stand at twice that: right, then left
        self.roots = np.arange(count) * nodes
        self.feature = np.zeros(count * nodes, dtype=np.intp)
        self.threshold = np.zeros(count * nodes)
        self.children = np.zeros(2 * count * nodes, dtype=np.intp)
        self.value = np.zeros(count * nodes)
        for t, tree in enumerate(record["trees"]):
            for k, node in enumerate(tree):
                at = t * nodes + k
                if len(node) == 1:
                    self.children[2 * at] = self.children[2 * at + 1] = at
                    self.value[at] = node[0]
                else:
                    if not (node[0] >= 0 and k < node[2] < len(tree) and k < node[3] < len(tree)):
                        raise ValueError(f"tree {t}, node {k} points nowhere")
                    self.feature[at], self.threshold[at] = node[:2]
                    self.children[2 * at + 1] = t * nodes + node[2]
                    self.children[2 * at] = t * nodes + node[3]

    def score(self, rows: list[list[float]]) -> list[float]:
        """Return the log odds of each row."""
        import numpy as np

        if not rows:
            return []
        table = np.asarray(rows, dtype=np.float64)
        lines = (np.arange(len(rows)) * table.shape[1])[:, None]
        cells = table.ravel()
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            smaller = cells.take(self.feature.take(at) + lines) <= self.threshold.take(at)
            at = self.children.take(2 * at + smaller)
        return [self.base + float(total) for total in self.value.take(at).sum(axis=1)]


@dataclass(frozen=True, slots=True)
class ExtractorModels:
    """All that was learnt: linear models by name, the forest that accepts, and its threshold on probability."""

    linear: Mapping[str, LinearModel | RegionModel]
    forest: Forest
    threshold: float


def build_models(record: Mapping[str, Any]) -> ExtractorModels:
    """Return the models of a weights record (see :func:`attrib.train.extractor.train_extractor`)."""
    linear: dict[str, LinearModel | RegionModel] = {
        name: LinearModel(record["linear"][name]) for name in LINEAR
    }
    linear["region"] = RegionModel(record["linear"]["region"])
    return ExtractorModels(linear, Forest(record["forest"]), float(record["threshold"]))


@lru_cache(maxsize=1)
def load_models() -> ExtractorModels:
    """Return the shipped models; raises DataError where the weights file is missing or malformed."""
    path = resources.files("attrib.data") / WEIGHTS_FILE
    try:
        return build_models(json.loads(gzip.decompress(path.read_bytes())))
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(f"{WEIGHTS_FILE}: cannot be read ({error}); run `attrib train extractor`") from error


def logistic(x: float) -> float:
    """Return 1 / (1 + exp(-x)) without overflow."""
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    e = math.exp(x)
    return e / (1.0 + e)


def softmax(scores: list[float]) -> list[float]:
    """Return the probabilities of ``scores``."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]
