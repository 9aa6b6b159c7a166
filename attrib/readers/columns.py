"""The order in which the pieces of a page are read: down its columns, across them what spans them.

A page is cut where a strip of white runs down it (XY cuts: Nagy and Seth, ICPR 1984), with what crosses
the strip (a headline over two columns) parting what stands above it from what stands below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

# a gutter is at least so wide, in heights of a line, and at most this share of the pieces may cross it
_GUTTER = 0.8
_CROSSING = 0.2
_MOST_CROSSING = 16
# what stands beside a gutter is prose: rows of so many characters, and this much of its height is rows
_FEWEST_ROWS = 3
_FEWEST_CHARACTERS = 18
_FILLED = 0.4
_DEEPEST = 12
_CUTS_TRIED = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line and their box; ``top`` and ``bottom`` are measured down from the page's head."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


Row = list[Piece]


def group_rows(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of pieces from head to foot, each from left to right.

    A piece is in a row where it shares half the height of the smaller with the row's smallest piece.

    >>> pieces = Piece("b", 5, 0, 9, 10), Piece("a", 0, 1, 4, 11)
    >>> [[piece.text for piece in row] for row in group_rows(pieces)]
    [['a', 'b']]
    """
    rows: list[Row] = []
    smallest: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.left)):
        if smallest is not None:
            shared = min(smallest.bottom, piece.bottom) - max(smallest.top, piece.top)
            if shared >= min(smallest.height, piece.height) / 2:
                rows[-1].append(piece)
                smallest = min(smallest, piece, key=lambda piece: piece.height)
                continue
        rows.append([piece])
        smallest = piece
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def order_blocks(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """Return the pieces of a page as blocks in reading order; each block is read across.

    >>> words = "a line of a column"
    >>> page = [Piece(f"{words} {side}{k}", x, 12 * k, x + 90, 12 * k + 10)
    ...         for k in range(4) for side, x in (("left", 0), ("right", 120))]
    >>> [[piece.text[18:].strip() for piece in block] for block in order_blocks(page)]
    [['left0', 'left1', 'left2', 'left3'], ['right0', 'right1', 'right2', 'right3']]
    """
    if depth >= _DEEPEST or len(pieces) < 2 * _FEWEST_ROWS:
        return [list(pieces)]
    gutter = find_gutter(pieces)
    if gutter is not None:
        return [
            block for band in _part_at_crossings(pieces, gutter) for block in order_blocks(band, depth + 1)
        ]
    cut = _find_cut(pieces)
    if cut is None:
        return [list(pieces)]
    above = [piece for piece in pieces if piece.middle < cut]
    below = [piece for piece in pieces if piece.middle >= cut]
    return order_blocks(above, depth + 1) + order_blocks(below, depth + 1)


def find_gutter(pieces: Sequence[Piece]) -> float | None:
    """Return where a strip of white runs down between prose and prose; None where none does.

    Of several the one that fewest pieces cross, and of those the widest.
    """
    width = _GUTTER * median(piece.height for piece in pieces)
    edges = sorted({piece.left for piece in pieces} | {piece.right for piece in pieces})
    covers = _count_covers(pieces, edges)
    for most in range(min(int(_CROSSING * len(pieces)), _MOST_CROSSING) + 1):
        if most and most not in covers:
            continue
        for start, end in _list_strips(edges, covers, most, width):
            place = (start + end) / 2
            left = [piece for piece in pieces if piece.right <= place]
            right = [piece for piece in pieces if piece.left >= place]
            if _is_prose(left) and _is_prose(right) and _stand_side_by_side(left, right):
                return place
    return None


def _count_covers(pieces: Sequence[Piece], edges: Sequence[float]) -> list[int]:
    """Return how many pieces lie over each stretch from one edge to the next."""
    changes = dict.fromkeys(edges, 0)
    for piece in pieces:
        changes[piece.left] += 1
        changes[piece.right] -= 1
    covers, count = [], 0
    for edge in edges[:-1]:
        count += changes[edge]
        covers.append(count)
    return covers


def _list_strips(
    edges: Sequence[float], covers: Sequence[int], most: int, width: float
) -> list[tuple[float, float]]:
    """Return the stretches over which no more than so many pieces lie, widest first."""
    strips: list[tuple[float, float]] = []
    start: float | None = None
    for number, edge in enumerate(edges):
        if number < len(covers) and covers[number] <= most:
            start = edge if start is None else start
        elif start is not None:
            strips.append((start, edge))
            start = None
    return sorted(
        (strip for strip in strips if strip[1] - strip[0] >= width),
        key=lambda strip: (strip[0] - strip[1], strip[0]),
    )


def _is_prose(pieces: Sequence[Piece]) -> bool:
    rows = group_rows(pieces)
    if len(rows) < _FEWEST_ROWS:
        return False
    if median(sum(len(piece.text) for piece in row) for row in rows) < _FEWEST_CHARACTERS:
        return False
    height = max(piece.bottom for piece in pieces) - min(piece.top for piece in pieces)
    return sum(max(piece.height for piece in row) for row in rows) >= _FILLED * height


def _stand_side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    head = max(min(piece.top for piece in side) for side in (left, right))
    foot = min(max(piece.bottom for piece in side) for side in (left, right))
    return all(
        len(group_rows(piece for piece in side if head <= piece.middle <= foot)) >= _FEWEST_ROWS
        for side in (left, right)
    )


def _part_at_crossings(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Return what is left and right of a gutter, parted by the rows that cross it."""
    crossing = group_rows(piece for piece in pieces if piece.left < gutter < piece.right)
    rest = [piece for piece in pieces if not piece.left < gutter < piece.right]
    bands: list[list[Piece]] = []
    for row in [*crossing, []]:
        foot = row[0].middle if row else float("inf")
        above = [piece for piece in rest if piece.middle < foot]
        rest = [piece for piece in rest if piece.middle >= foot]
        if above or not bands:
            left = [piece for piece in above if piece.right <= gutter]
            bands += [left, [piece for piece in above if piece.left >= gutter], row]
        else:  # rows that cross it one below the other are read on
            bands[-1] += row
    return [band for band in bands if band]


def _find_cut(pieces: Sequence[Piece]) -> float | None:
    """Return the height at which a page is cut so that most of it is in columns above or below."""
    gaps: list[tuple[float, float]] = []
    foot = float("inf")
    for row in group_rows(pieces):
        head = min(piece.top for piece in row)
        if head > foot:
            gaps.append((foot - head, (head + foot) / 2))
        foot = max(piece.bottom for piece in row)
    best: tuple[int, float] | None = None
    for _, place in sorted(gaps)[:_CUTS_TRIED]:
        for is_above in (True, False):
            part = [piece for piece in pieces if (piece.middle < place) == is_above]
            if best is None or len(part) > best[0]:
                if len(part) >= 2 * _FEWEST_ROWS and find_gutter(part) is not None:
                    best = len(part), place
    return None if best is None else best[1]
