"""Items that share a block: only these are compared, so that cost grows nearly linearly with the items.

Blocks are numbers that lie in arrays.  Most blocks hold one item and lead nowhere: they are left out before
anything else is made of them, as their entries would be most of the memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

_CHUNK = 1 << 20  # entries looked up or sorted at a time
_SAMPLE = 1 << 14  # ... of which so many say where to part them


def pair_within_blocks(keys: Iterable[Sequence[int]], *, most: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the number of each item with those of earlier ones that share a block with it, in order.

    ``keys`` has for each item the blocks that it is in, as numbers of 64 bits.  Of the earlier items of one
    block the last ``most`` are taken.
    """
    blocks, sizes = array("Q"), array("L")
    for own in keys:
        blocks.extend(own)
        sizes.append(len(own))
    shared, owners = _leave_out_lone(np.frombuffer(blocks, dtype=np.uint64) if blocks else None, sizes)
    del blocks
    # numbers of 32 bits: a large archive has tens of millions of entries
    order = np.argsort(shared, kind="stable").astype(np.uint32)
    shared, members = shared[order], owners[order]
    starts = np.searchsorted(shared, shared).astype(np.uint32)  # where the block of each sorted entry begins
    del shared
    places = np.empty_like(order)
    places[order] = np.arange(len(order), dtype=np.uint32)
    del order
    # the entries of one item lie together in the order they came in
    ends = np.searchsorted(owners, np.arange(len(sizes)), side="right")
    first = 0
    for item, end in enumerate(ends.tolist()):
        near: set[int] = set()
        for place in places[first:end].tolist():
            start = max(int(starts[place]), place - most)
            if start < place:
                near.update(members[start:place].tolist())
        first = end
        if near:
            yield item, sorted(near)


def _leave_out_lone(
    blocks: npt.NDArray[np.uint64] | None, sizes: Sequence[int]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint32]]:
    """Return the entries whose block has another, and the item of each."""
    if blocks is None:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint32)
    held = _find_shared(blocks)
    kept = np.zeros(len(blocks), dtype=bool)
    for start in range(0, len(blocks) if len(held) else 0, _CHUNK):
        part = blocks[start : start + _CHUNK]
        found = np.minimum(np.searchsorted(held, part), len(held) - 1)
        kept[start : start + _CHUNK] = held[found] == part
    owners = np.repeat(np.arange(len(sizes), dtype=np.uint32), np.array(sizes, dtype=np.int64))
    return blocks[kept], owners[kept]


def _find_shared(blocks: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the blocks of more than one entry, in order; they are sorted a part at a time."""
    found = []
    parts = max(1, len(blocks) // _CHUNK)
    sample = np.sort(blocks[:: max(1, len(blocks) // _SAMPLE)])
    bounds = np.unique(sample[:: max(1, len(sample) // parts)][1:])
    for number in range(len(bounds) + 1):
        inside = np.ones(len(blocks), dtype=bool)
        if number:
            inside &= blocks >= bounds[number - 1]
        if number < len(bounds):
            inside &= blocks < bounds[number]
        ordered = np.sort(blocks[inside])
        found.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
    return np.concatenate(found)
