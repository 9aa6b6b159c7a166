"""Texts as the page holds them: offsets that a browser counts, and the passages that are shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrib.model import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_CONTEXT = 400  # code points kept on each side of a sentence where an article is not kept whole


class Offsets:
    """Turns offsets in code points into offsets in UTF-16 units, which is what a browser counts.

    >>> Offsets("a\\U0001f600b").convert((1, 3))
    (1, 4)
    """

    def __init__(self, text: str) -> None:
        self.astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]

    def convert(self, span: Span) -> Span:
        if not self.astral:
            return span
        start, end = span
        return start + bisect_left(self.astral, start), end + bisect_left(self.astral, end)


def cut_passages(length: int, spans: Iterable[Span]) -> list[Span]:
    """Return the parts of a text that hold the spans and what stands around them, in text order.

    >>> cut_passages(5000, [(1000, 1100), (1300, 1350), (4900, 4950)])
    [(600, 1750), (4500, 5000)]
    """
    passages: list[Span] = []
    for start, end in sorted(spans):
        low, high = max(0, start - _CONTEXT), min(length, end + _CONTEXT)
        if passages and low <= passages[-1][1]:
            passages[-1] = passages[-1][0], max(high, passages[-1][1])
        else:
            passages.append((low, high))
    return passages
