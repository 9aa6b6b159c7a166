"""Learning where commas were lost, from articles whose commas are taken out on purpose."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..held_out import MODULUS, hash_document
from ..lost_commas import comma_features
from ..model import Document
from ..models import LinearModel
from ..segment import segment_document
from .choice import Rows, fit_binary
from .examples import LOST, strip_marks

HALVES = 2
L2, LEAST, PRUNE = 2.0, 6, 0.05


def find_half(document_id: str) -> int:
    """Return which half of the documents one belongs to."""
    return hash_document(document_id.split("|")[0]) // MODULUS % HALVES


def train_commas(records: Iterable[dict]) -> tuple[LinearModel, list[LinearModel]]:
    """Return the model that ships and, for each half of the records, one that has not seen that half.

    What the extractor learns from a document must not know its commas; the shipped model is the mean of
    the two.
    """
    rows = [Rows() for _ in range(HALVES)]
    targets: list[list[bool]] = [[] for _ in range(HALVES)]
    for record in records:
        half = find_half(record["id"])
        for names, lost in list_words(record):
            rows[half].add(names)
            targets[half].append(lost)
    fitted = [_fit(*pair) for pair in zip(rows, targets)]
    names = sorted({name for weights in fitted for name in weights})
    mean = {name: sum(weights.get(name, 0.0) for weights in fitted) / HALVES for name in names}
    unseen = [LinearModel(fitted[(half + 1) % HALVES]) for half in range(HALVES)]
    return LinearModel({name: weight for name, weight in mean.items() if abs(weight) > PRUNE}), unseen


def list_words(record: dict) -> Iterable[tuple[list[str], bool]]:
    """Yield the features of every word of a record's bare copy, and whether a comma stood before it."""
    bare = strip_marks(record)
    lost = set()
    kept = 0
    for character in record["text"]:
        if character == ",":
            lost.add(kept)
        kept += character not in LOST
    seg = segment_document(Document(bare["id"], bare["text"], title=bare.get("title")))
    for first, last in seg.sentence_tokens:
        for i in range(first + 1, last):
            between = range(seg.ends[i - 1], seg.starts[i] + 1)
            yield comma_features(seg, i, first, last), any(place in lost for place in between)


def _fit(rows: Rows, target: list[bool]) -> dict[str, float]:
    if not target:
        return {}
    matrix, names = rows.matrix(LEAST)
    weights = fit_binary(matrix, np.array(target, dtype=np.float64), np.ones(len(target)), L2, iterations=60)
    return dict(zip(names, weights.tolist()))
