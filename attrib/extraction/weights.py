"""The learnt weights: named linear features and a small forest, and how a proposal is scored with them.

Weights ship as one compressed JSON file (``data/extractor.json.gz``), read once, on first use;
``attrib train extractor`` rebuilds it.  A linear model is ``{feature name: weight}``; the forest is a
sum of regression trees over the dense features of :mod:`attrib.extraction.features.whole` (gradient boosting;
Friedman 2001), stored as arrays.

The file carries the names of all it was learnt from (:class:`Names`): the forest's features, the classes
of the lexicon and the rules.  Reading maps by name, so that a class, a rule or an entry added later
changes no number that the weights look at; a name that has gone is refused.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import repeat
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from attrib.errors import DataError
from attrib.extraction.features.tables import make_tables
from attrib.package_files import pack_numbers, unpack_numbers
from attrib.rules.load import load_lexicon
from attrib.rules.match import load_index

if TYPE_CHECKING:
    import numpy as np

REGIONS = ("A", "B", "BA")  # content after the cue, before it, on both sides
LINEAR = ("gate", "cue", "source", "near-A", "near-B", "far-A", "far-B", "continue")
REGION = "region"
WEIGHTS_FILE = "extractor.json.gz"
FORMAT = 3  # of the weights file; raised whenever what its numbers mean changes
NAME_KINDS = ("features", "classes", "rules")

_TOGETHER = 256  # rows that a forest scores at once
_UNKNOWN = repeat(0.0)  # what names come to that a model does not know


class LinearModel:
    """Weights of named binary features; a feature the model does not know counts nothing."""

    __slots__ = ("weights", "_tables")

    def __init__(self, weights: dict[str, float]):
        self.weights = weights
        self._tables: dict[type, SimpleNamespace] = {}

    def tables(self, groups: type) -> SimpleNamespace:
        """Return the tables of summed weights of the groups of a choice."""
        if groups not in self._tables:
            self._tables[groups] = make_tables(groups, self.score, self.weights.get, 0.0)
        return self._tables[groups]

    def score(self, names: list[str]) -> float:
        """Return the sum of the weights of ``names``."""
        return sum(map(self.weights.get, names, _UNKNOWN))

    def explain(self, names: list[str], most: int = 8) -> list[tuple[str, float]]:
        """Return the features that moved the score most, strongest first."""
        known = [(name, self.weights[name]) for name in names if name in self.weights]
        return sorted(known, key=lambda item: (-abs(item[1]), item[0]))[:most]


class RegionModel:
    """One linear model for each region, read off one table: the shipped names are "REGION|feature"."""

    __slots__ = ("weights", "none", "_tables")

    def __init__(self, weights: Mapping[str, float]):
        self._tables: dict[type, SimpleNamespace] = {}
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

    def tables(self, groups: type) -> SimpleNamespace:
        """Return the tables of summed weights of the groups, an entry a sum for each region."""
        if groups not in self._tables:
            self._tables[groups] = make_tables(groups, self.scores, self.weights.get, self.none)
        return self._tables[groups]

    def scores(self, names: Iterable[str]) -> tuple[float, ...]:
        """Return the score of each region."""
        known = [row for row in map(self.weights.get, names) if row is not None]
        if len(known) < 2:
            return known[0] if known else self.none
        return tuple(map(sum, zip(*known)))

    def total(self, entries: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
        """Return the sum of scores, region by region; most entries tell nothing of any."""
        telling = [entry for entry in entries if entry is not self.none]
        return tuple(map(sum, zip(*telling))) if telling else self.none


@dataclass(frozen=True, slots=True)
class LinearModels:
    """All linear models: those of one score by name (:data:`LINEAR`), and the one of the content's region."""

    by_name: Mapping[str, LinearModel]
    region: RegionModel

    def __getitem__(self, name: str) -> LinearModel:
        return self.by_name[name]

    @classmethod
    def read(cls, weights: Mapping[str, Mapping[str, float]]) -> LinearModels:
        """Return the models of named weights as they ship; raises KeyError where one is missing."""
        by_name = {name: LinearModel(dict(weights[name])) for name in LINEAR}
        return cls(by_name, RegionModel(weights[REGION]))

    def named_weights(self) -> dict[str, dict[str, float]]:
        """Return the weights of every model under the names they ship with."""
        named = {name: model.weights for name, model in self.by_name.items()}
        return {**named, REGION: self.region.named_weights()}


class Forest:
    """A sum of regression trees: ``feature``, ``threshold``, ``children`` and ``value`` of the nodes of all.

    A leaf points at itself.  ``score`` gives log odds for rows of dense features.
    """

    def __init__(self, record: Mapping[str, Any], places: Sequence[int] | None = None):
        """``places`` gives the column of each feature by its number in the record (default: the same)."""
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
                    self.feature[at] = node[0] if places is None else places[node[0]]
                    self.threshold[at] = node[1]
                    self.children[2 * at + 1] = t * nodes + node[2]
                    self.children[2 * at] = t * nodes + node[3]

    def score(self, rows: list[list[float]]) -> list[float]:
        """Return the log odds of each row."""
        # some rows at a time: a row takes a number for each of hundreds of trees
        return [
            score
            for start in range(0, len(rows), _TOGETHER)
            for score in self._score(rows[start : start + _TOGETHER])
        ]

    def _score(self, rows: list[list[float]]) -> list[float]:
        import numpy as np

        table = np.asarray(rows, dtype=np.float64)
        lines = (np.arange(len(rows)) * table.shape[1])[:, None]
        cells = table.ravel()
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            smaller = cells.take(self.feature.take(at) + lines) <= self.threshold.take(at)
            at = self.children.take(2 * at + smaller)
        return [self.base + float(total) for total in self.value.take(at).sum(axis=1)]


@dataclass(frozen=True, slots=True)
class Names:
    """What weights were learnt with, by name: the forest's features, lexicon classes and rules, in order."""

    features: tuple[str, ...]
    classes: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def class_codes(self) -> dict[str, int]:
        """The number of each class in the forest's feature "class"; a class that came later has none."""
        return {name: number for number, name in enumerate(self.classes)}


def current_names() -> Names:
    """Return the names of the data and features of this program, as training writes them down."""
    from attrib.extraction.features.whole import FEATURES

    classes, rules = tuple(sorted(load_lexicon().classes)), tuple(sorted(load_index().rules))
    return Names(FEATURES, classes, rules)


@dataclass(frozen=True, slots=True)
class ExtractorModels:
    """All that was learnt: linear models, the forest that accepts, its threshold on probability."""

    linear: LinearModels
    forest: Forest
    threshold: float
    names: Names


def pack_record(record: Mapping[str, Any]) -> bytes:
    """Return a weights record as its file holds it, the same bytes for the same record.

    It is compressed JSON in which the features of a linear model are one text, a line each, and the weights,
    which are rounded to thousandths, whole numbers (:func:`pack_numbers`): so they are read in half the time.
    """
    linear = {
        model: {
            "features": "\n".join(sorted(weights)),
            "thousandths": pack_numbers(round(weights[name] * 1000) for name in sorted(weights)),
        }
        for model, weights in record["linear"].items()
    }
    record = {**record, "linear": linear}
    raw = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    return gzip.compress(raw, 9, mtime=0)


def unpack_record(packed: bytes) -> dict[str, Any]:
    """Return the record of a weights file; raises ValueError where it is damaged or of another format."""
    record: dict[str, Any] = json.loads(gzip.decompress(packed))
    if record.get("format") != FORMAT:
        raise ValueError(f"its format is {record.get('format', 'not given')}, this program reads {FORMAT}")
    linear = {}
    for model, table in record["linear"].items():
        weights = _share_thousandths(unpack_numbers(table["thousandths"]))
        features = table["features"].split("\n") if weights else []
        linear[model] = dict(zip(features, weights, strict=True))
    return {**record, "linear": linear}


def _share_thousandths(numbers: np.ndarray[Any, np.dtype[np.int32]]) -> list[float]:
    """Return each number by thousand; equal ones are one object: hundreds of thousands are some thousands."""
    import numpy as np

    if not len(numbers):
        return []
    low, high = int(numbers.min()), int(numbers.max())
    shared = np.array([number / 1000 for number in range(low, high + 1)], dtype=object)
    found: list[float] = shared.take(numbers - low).tolist()
    return found


def build_models(record: Mapping[str, Any]) -> ExtractorModels:
    """Return the models of a weights record (see :func:`attrib.train.extractor.train_extractor`).

    Raises ValueError where the record names a feature, class or rule that is gone.
    """
    names = Names(*(tuple(record["names"][kind]) for kind in NAME_KINDS))
    now = current_names()
    for kind in NAME_KINDS:
        for name in sorted(set(getattr(names, kind)) - set(getattr(now, kind))):
            raise ValueError(f"it was trained with {name!r} among its {kind}, which is there no more")
    places = [now.features.index(name) for name in names.features]
    linear = LinearModels.read(record["linear"])
    return ExtractorModels(linear, Forest(record["forest"], places), float(record["threshold"]), names)


def _weights_folder() -> Traversable:
    return resources.files("attrib.data")


@lru_cache(maxsize=1)
def load_models() -> ExtractorModels:
    """Return the shipped models; raises DataError where the weights file is missing or malformed."""
    try:
        return build_models(unpack_record(_weights_folder().joinpath(WEIGHTS_FILE).read_bytes()))
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(
            f"{WEIGHTS_FILE}: cannot be read ({error}); "
            "put back what has gone or run `attrib train extractor`"
        ) from error


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
