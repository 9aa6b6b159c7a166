"""What the graph notes of attributions, as columns of numbers: some thirty bytes for each."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class AttributionFact:
    """What the graph needs of an attribution; ``source`` is None where the text names nobody."""

    source: str | None
    cue: str
    rule: str
    confidence: float


class AttributionColumns:
    """Grows by a row for each attribution; a row is found by the attribution's id when all are there.

    >>> columns = AttributionColumns()
    >>> columns.append("a#1", AttributionFact("the ministry", "said", "verb", 0.9))
    >>> columns.get("a#1").cue, columns.get("a#2"), len(columns)
    ('said', None, 1)
    """

    def __init__(self) -> None:
        self._keys, self._confidences = array("Q"), array("d")
        # words that many rows share, by number: sources, cues and rules
        self._numbers: dict[str | None, int] = {}
        self._words: list[str | None] = []
        self._sources, self._cues, self._rules = array("I"), array("I"), array("I")
        self._sorted: tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]] | None = None

    def append(self, identifier: str, fact: AttributionFact) -> None:
        """Add a row; where the id has one already, the later one counts."""
        self._sorted = None
        self._keys.append(_hash_key(identifier))
        self._sources.append(self._number(fact.source))
        self._cues.append(self._number(fact.cue))
        self._rules.append(self._number(fact.rule))
        self._confidences.append(fact.confidence)

    def get(self, identifier: str) -> AttributionFact | None:
        """Return the row of an id, or None."""
        keys, order = self._sort()
        key = _hash_key(identifier)
        place = int(np.searchsorted(keys, np.uint64(key), side="right")) - 1
        if place < 0 or int(keys[place]) != key:
            return None
        row = int(order[place])
        return AttributionFact(
            self._words[self._sources[row]],
            self._words[self._cues[row]] or "",
            self._words[self._rules[row]] or "",
            self._confidences[row],
        )

    def __len__(self) -> int:
        """How many ids there are."""
        keys, _ = self._sort()
        return int(np.count_nonzero(keys[1:] != keys[:-1])) + bool(len(keys))

    def _number(self, word: str | None) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number

    def _sort(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
        """Return the keys in order, of one key the earlier rows first, and the row of each."""
        if self._sorted is None:
            keys = np.array(self._keys, dtype=np.uint64)
            order = np.argsort(keys, kind="stable")
            self._sorted = keys[order], order
        return self._sorted


def _hash_key(identifier: str) -> int:
    """Return a number of 64 bits: two of a million ids share one once in forty million such corpora."""
    data = identifier.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
