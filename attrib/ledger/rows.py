"""Lists of numbers that lie one after another in one array, and pairs of numbers in order."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_BITS = 32  # of each number of a pair
_LOW = (1 << _BITS) - 1


class Rows(Sequence[Sequence[int]]):
    """A list of lists of numbers that only grows.

    >>> rows = Rows([[3, 1], []])
    >>> rows.append([2])
    >>> len(rows), [list(row) for row in rows]
    (3, [[3, 1], [], [2]])
    """

    __slots__ = ("_ends", "_values")

    def __init__(self, rows: Iterable[Iterable[int]] = ()) -> None:
        self._values, self._ends = array("I"), array("Q", [0])
        for row in rows:
            self.append(row)

    def append(self, row: Iterable[int]) -> None:
        """Add a list."""
        self._values.extend(row)
        self._ends.append(len(self._values))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, number: slice) -> list[Sequence[int]]: ...
    def __getitem__(self, number: int | slice) -> Sequence[int] | list[Sequence[int]]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        if number < 0:
            number += len(self)
        start = self._ends[number]  # raises IndexError
        return self._values[start : self._ends[number + 1]]


class Pairs:
    """A set of pairs of numbers below 2**32, the smaller one first; they are added in order of their larger
    number, then of the smaller.

    >>> pairs = Pairs()
    >>> pairs.add(0, 2)
    >>> pairs.add(1, 2)
    >>> (1, 2) in pairs, (0, 1) in pairs, list(pairs)
    (True, False, [(0, 2), (1, 2)])
    """

    __slots__ = ("_keys",)

    def __init__(self) -> None:
        self._keys = array("Q")

    def add(self, smaller: int, larger: int) -> None:
        """Add a pair behind those that there are."""
        self._keys.append(larger << _BITS | smaller)

    def part(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Return the smaller and the larger numbers of the pairs at these places."""
        keys = np.frombuffer(self._keys, np.uint64)[places]
        return (keys & np.uint64(_LOW)).astype(np.int64), (keys >> np.uint64(_BITS)).astype(np.int64)

    def __contains__(self, pair: tuple[int, int]) -> bool:
        key = pair[1] << _BITS | pair[0]
        place = bisect_left(self._keys, key)
        return place < len(self._keys) and self._keys[place] == key

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((key & _LOW, key >> _BITS) for key in self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Ids:
    """A set of ids that are a letter and hexadecimal digits, some nine bytes for each.

    >>> ids = Ids(["c00ff", "e00ff"])
    >>> "c00ff" in ids, "c00fe" in ids
    (True, False)
    """

    __slots__ = ("_late", "_sorted")

    _LATE = 1 << 16  # of them are held as they came, before they are put in order

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._sorted, self._late = array("Q"), set[int]()
        self.update(ids)

    def add(self, identifier: str) -> None:
        """Add an id."""
        self.update((identifier,))

    def update(self, ids: Iterable[str]) -> None:
        """Add ids."""
        self._late.update(map(_to_number, ids))
        if len(self._late) >= self._LATE:
            late = np.fromiter(self._late, np.uint64, len(self._late))
            joined = np.union1d(np.frombuffer(self._sorted, np.uint64) if self._sorted else late[:0], late)
            self._sorted, self._late = array("Q", joined.tobytes()), set()

    def __contains__(self, identifier: object) -> bool:
        number = _to_number(str(identifier))
        place = bisect_left(self._sorted, number)
        held = place < len(self._sorted) and self._sorted[place] == number
        return held or number in self._late


def _to_number(identifier: str) -> int:
    """Return the letter and the digits as one number: those of ids are at most fourteen."""
    return ord(identifier[0]) << 56 | int(identifier[1:], 16) if identifier else 0
