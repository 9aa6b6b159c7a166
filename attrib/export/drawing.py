"""A graph drawn as it stands in the file, as SVG or PNG: the same positions, colours, sizes and labels.

matplotlib draws (the extra ``attrib[draw]``).  The page grows with the graph up to a limit; a label that
would stand over another is left out, the more important one first kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from attrib.errors import OutputError

from .graph_rows import GraphRows, read_columns, read_rows

_UNIT = 0.33  # points a unit of the graph's where the page may be as large as it likes
_WIDEST = 1500.0  # points
_FONT, _SMALLEST_FONT = 8.0, 5.5  # points
_LETTER, _LINE = 0.56, 1.25  # of the font's size
_PAD = 40.0  # points
_SMALLEST_DOT = 3.0  # points
_INK, _FAINT, _PAPER = "#1d2430", "#5f6874", "#ffffff"
_STRONG = frozenset(("denies", "conflicts", "confirms", "contradicts", "conflict", "congruence", "revises"))
_LEGEND_ROWS, _LEGEND_COLUMN = 6, 120.0  # rows at least; points

STATUS_ORDER = ("contested", "denied", "unverified", "corroborated")

Point = tuple[float, float]
Row = Mapping[str, Any]
Box = tuple[float, float, float, float]  # left, low, right, high
Taken = dict[tuple[int, int], list[Box]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Turns the graph's units into points on the page, whose left lower corner is (0, 0)."""

    left: float
    low: float
    scale: float
    width: float
    height: float

    def place(self, row: Row) -> Point:
        return (row["x"] - self.left) * self.scale + _PAD, (row["y"] - self.low) * self.scale + _PAD


def draw_graph(graph: Any, stream: BinaryIO, *, form: str = "svg", dpi: int = 160) -> None:
    """Draw a graph (see ``graph_rows``) whose nodes have positions, as ``form`` "svg" or "png".

    The same graph gives the same bytes.  Raises OutputError where matplotlib is not installed or nodes
    have no positions.
    """
    matplotlib = load_drawing(form)
    from matplotlib.figure import Figure

    rows = read_rows(graph)
    columns = read_columns(rows)
    nodes = dict(rows.node_rows())
    if not nodes or "x" not in columns.nodes or "y" not in columns.nodes:
        raise OutputError("nothing to draw: the graph has no nodes with positions")
    sheet = measure_sheet(list(nodes.values()))
    legend = list_legend(list(nodes.values()), rows)
    lines = max(_LEGEND_ROWS, math.ceil(len(legend) / max(int(sheet.width / _LEGEND_COLUMN), 1)))
    foot = (min(len(legend), lines) + 1) * _FONT * 1.6 if legend else 0.0
    figure = Figure(figsize=(sheet.width / 72, (sheet.height + foot) / 72), facecolor=_PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(-foot, sheet.height)
    axes.axis("off")
    draw_edges(axes, rows, nodes, sheet)
    draw_nodes(axes, list(nodes.values()), sheet)
    draw_labels(axes, list(nodes.values()), sheet)
    draw_legend(axes, legend, lines)
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "attrib"}):
        if form == "svg":
            figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
        else:
            figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})


def load_drawing(form: str) -> Any:
    """Return matplotlib; raises OutputError where it is not installed."""
    try:
        import matplotlib
        import matplotlib.figure
    except ImportError:
        raise OutputError(f"{form} needs matplotlib: pip install 'attrib[draw]'") from None
    return matplotlib


def measure_sheet(rows: list[Row]) -> Sheet:
    """Return the page: as large as the labels ask for, but no wider than ``_WIDEST``."""
    half = [max(row.get("size") or 0.0, 11.5 * len(row.get("label") or "")) / 2 for row in rows]
    left = min(row["x"] - reach for row, reach in zip(rows, half))
    right = max(row["x"] + reach for row, reach in zip(rows, half))
    low = min(row["y"] - (row.get("size") or 0.0) / 2 for row in rows) - 48.0
    high = max(row["y"] + (row.get("size") or 0.0) / 2 for row in rows)
    across, upright = max(right - left, 1.0), max(high - low, 1.0)
    scale = min(_UNIT, (_WIDEST - 2 * _PAD) / across, (_WIDEST - 2 * _PAD) / upright)
    return Sheet(left, low, scale, max(across * scale + 2 * _PAD, 360.0), upright * scale + 2 * _PAD)


def draw_edges(axes: Any, rows: Any, nodes: Mapping[str, Row], sheet: Sheet) -> None:
    """Draw the pale edges under the ones that say something."""
    from matplotlib.collections import LineCollection

    lines: dict[bool, tuple[list[Any], list[str], list[float]]] = {
        strong: ([], [], []) for strong in (False, True)
    }
    for start, end, row in rows.edge_rows():
        strong = row.get("relation") in _STRONG
        segments, colors, widths = lines[strong]
        segments.append((sheet.place(nodes[start]), sheet.place(nodes[end])))
        colors.append(row.get("color") or "#999999")
        weight = float(row.get("weight", 1))
        widths.append(min(1.2 + 0.3 * weight, 4.0) if strong else min(0.35 + 0.1 * weight, 1.2))
    for strong, (segments, colors, widths) in lines.items():
        axes.add_collection(
            LineCollection(
                segments,
                colors=colors,
                linewidths=widths,
                zorder=2 if strong else 1,
                alpha=1 if strong else 0.7,
            )
        )


def draw_nodes(axes: Any, rows: list[Row], sheet: Sheet) -> None:
    from matplotlib.collections import EllipseCollection

    if not rows:
        return
    sizes = [max((row.get("size") or 4.0) * sheet.scale, _SMALLEST_DOT) for row in rows]
    axes.add_collection(
        EllipseCollection(
            sizes,
            sizes,
            [0.0] * len(rows),
            units="xy",
            offsets=[sheet.place(row) for row in rows],
            transOffset=axes.transData,
            facecolors=[row.get("color") or "#999999" for row in rows],
            edgecolors=_PAPER,
            linewidths=0.5,
            zorder=3,
        )
    )


def draw_labels(axes: Any, rows: list[Row], sheet: Sheet) -> None:
    """Write labels beside their nodes, the most important first, none over another."""
    size = min(_FONT, max(_SMALLEST_FONT, 20.0 * sheet.scale))
    for row, (x, y) in place_labels(rows, sheet, size):
        quiet = row.get("kind") in ("claim", "document") and not is_marked(row)
        axes.text(
            x,
            y,
            printable(row["label"]),
            fontsize=size,
            ha="center",
            va="center",
            color=_FAINT if quiet else _INK,
            fontweight="bold" if is_marked(row) else "normal",
            zorder=4,
            parse_math=False,
            bbox={"facecolor": _PAPER, "alpha": 0.75, "linewidth": 0, "pad": 0.4},
        )


def place_labels(rows: list[Row], sheet: Sheet, size: float) -> Iterator[tuple[Row, Point]]:
    """Yield the nodes that find room for a label, and where its middle is: under, over or beside the node.

    No label hides a marked node, unless a marked one's own label had no place else.
    """
    labels: Taken = {}
    dots: Taken = {}
    for row in rows:
        if is_marked(row):
            x, y = sheet.place(row)
            reach = measure_dot(row, sheet)
            claim_room((x - reach, y - reach, x + reach, y + reach), dots)
    for row in sorted(rows, key=rank_label):
        label = printable(row.get("label") or "")
        if not label:
            continue
        letter = _LETTER * (1.12 if is_marked(row) else 1.0)
        width, height = letter * size * len(label) / 2, _LINE * size / 2
        x, y = sheet.place(row)
        beside, upright = measure_dot(row, sheet) + width + 2.0, measure_dot(row, sheet) + size * 0.75
        places = [(x, y - upright), (x, y + upright), (x + beside, y), (x - beside, y)]
        tries: list[tuple[Point, tuple[Taken, ...]]] = [(place, (labels, dots)) for place in places]
        if is_marked(row):
            tries += [(place, (labels,)) for place in places]
        for (middle, line), taken in tries:
            box = (middle - width, line - height, middle + width, line + height)
            if box[0] >= 0 and box[2] <= sheet.width and claim_room(box, *taken):
                yield row, (middle, line)
                break


def measure_dot(row: Row, sheet: Sheet) -> float:
    """Return half of a node's width on the page."""
    return max((row.get("size") or 4.0) * sheet.scale, _SMALLEST_DOT) / 2


def is_marked(row: Row) -> bool:
    return any(row.get(name) for name in STATUS_ORDER[:3])


def rank_label(row: Row) -> tuple[int, float]:
    """Return what is labelled first: what is marked, then sources and events, the large before the small."""
    kind = {"source": 1, "event": 2, "claim": 3}.get(str(row.get("kind")), 4)
    return (0 if is_marked(row) else kind), -float(row.get("size") or 0.0)


def claim_room(box: Box, taken: Taken, *others: Taken) -> bool:
    """Take the room of a box in ``taken``, by squares of 60, if it is free there and in the others."""
    cells = [
        (column, line)
        for column in range(int(box[0] // 60), int(box[2] // 60) + 1)
        for line in range(int(box[1] // 60), int(box[3] // 60) + 1)
    ]
    for rooms in (taken, *others):
        for cell in cells:
            for left, low, right, high in rooms.get(cell, ()):
                if box[0] < right and left < box[2] and box[1] < high and low < box[3]:
                    return False
    for cell in cells:
        taken.setdefault(cell, []).append(box)
    return True


def printable(text: str) -> str:
    """Return the text without what no font draws and no SVG may hold."""
    return "".join(char if char.isprintable() else " " for char in text)


def list_legend(rows: list[Row], graph: GraphRows) -> list[tuple[str, str, str]]:
    """Return (mark, colour, what it stands for) of what is in the graph: nodes, then lines."""
    found: dict[tuple[int, str], str] = {}
    for row in rows:
        kind, color = str(row.get("kind", "")), str(row.get("color") or "#999999")
        if kind == "source":
            found[1, str(row.get("source_type", "source"))] = color
        elif kind == "claim":
            status = next((name for name in STATUS_ORDER if row.get(name)), None)
            order = STATUS_ORDER.index(status) if status else len(STATUS_ORDER)
            found[-10 + order, f"{status or 'other'} claim"] = color
        elif kind:
            found[2, kind] = color
    legend = [("o", color, name) for (_, name), color in sorted(found.items())]
    lines = {
        str(row["relation"]): str(row.get("color") or "#999999")
        for _, _, row in graph.edge_rows()
        if row.get("relation")
    }
    first = sorted(lines, key=lambda name: (name not in _STRONG, name))
    return legend + [("_", lines[name], name) for name in first]


def draw_legend(axes: Any, legend: list[tuple[str, str, str]], lines: int) -> None:
    """Write the legend under the picture, in columns of so many lines."""
    for number, (mark, color, name) in enumerate(legend):
        x = _PAD / 2 + (number // lines) * _LEGEND_COLUMN
        y = -(number % lines) * _FONT * 1.6 - _FONT
        axes.plot([x], [y], marker=mark, markersize=5 if mark == "o" else 9, mew=2, color=color, zorder=4)
        axes.text(x + 8, y, name, fontsize=_FONT - 1, ha="left", va="center", color=_INK, zorder=4)
