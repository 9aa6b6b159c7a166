"""Half-open spans of characters or tokens: what lies in what, said once for all rooms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrib.model import Span


def find_sentence(sentences: Sequence[Span], offset: int) -> int:
    """Return the index of the sentence that holds ``offset``, or of the last before it (0 where none is).

    >>> find_sentence([(0, 9), (10, 20)], 9), find_sentence([(0, 9), (10, 20)], 10)
    (0, 1)
    """
    return max(0, bisect_right(sentences, (offset, float("inf"))) - 1)


def overlap(span: Span, other: Span) -> int:
    """Return how much of two spans is common.

    >>> overlap((0, 5), (3, 9)), overlap((0, 5), (5, 9))
    (2, 0)
    """
    return max(0, min(span[1], other[1]) - max(span[0], other[0]))


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span has anything in common with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def measure(spans: Iterable[Span]) -> int:
    """Return the length of all spans together."""
    return sum(end - start for start, end in spans)


def share(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """Return how much two sets of spans have in common, of all they cover: 0 to 1.

    >>> share([(0, 4)], [(2, 4), (6, 8)])
    0.3333333333333333
    """
    common = sum(overlap(span, other) for span in spans for other in others)
    return common / (measure(spans) + measure(others) - common or 1)


def extent(spans: Iterable[Span]) -> Span:
    """Return from where to where spans reach; there must be one at least."""
    starts, ends = zip(*spans)
    return min(starts), max(ends)


def merge(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, each cut where the one before it ends; what is left empty is out.

    >>> merge([(4, 9), (0, 5)])
    [(0, 5), (5, 9)]
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            start = found[-1][1]
        if start < end:
            found.append((start, end))
    return found


def find_all(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand in a text, overlapping places too.

    >>> list(find_all("a toll, the toll", "toll"))
    [(2, 6), (12, 16)]
    """
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)
