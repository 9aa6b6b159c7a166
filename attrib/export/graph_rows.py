"""What every graph format reads: rows of nodes and edges, twice, and the columns they have.

A graph is anything with ``node_rows`` and ``edge_rows`` (``attrib.graphs.model.Graph``, or what makes its
rows as it goes) or a networkx graph.  Nothing is kept, so a million edges need no more room than ten;
rows are read once for the columns and once to be written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from attrib.errors import OutputError

BOOLEAN, INTEGER, LONG, DOUBLE, STRING = "boolean", "int", "long", "double", "string"
NUMBERS = (INTEGER, LONG, DOUBLE)
_RESERVED = frozenset(("id", "timeset"))  # of Gephi's tables
_POSITIONS = ("x", "y", "z")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@runtime_checkable
class GraphRows(Protocol):
    """A graph as rows; each call starts from the first."""

    def node_rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (id, attributes)."""

    def edge_rows(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield (id of the start, id of the end, attributes)."""


class _NetworkxRows:
    def __init__(self, graph: Any) -> None:
        self.graph = graph

    def node_rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from self.graph.nodes(data=True)

    def edge_rows(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        yield from self.graph.edges(data=True)


@dataclass(frozen=True, slots=True)
class Columns:
    """Each attribute's name and the one type that fits all its values."""

    nodes: dict[str, str]
    edges: dict[str, str]


def read_rows(graph: Any) -> GraphRows:
    """Return the graph as rows."""
    return graph if isinstance(graph, GraphRows) else _NetworkxRows(graph)


def is_directed(graph: Any) -> bool:
    """Tell whether the edges of a graph, networkx's or ours, have a direction."""
    found = getattr(graph, "directed", None)
    if found is None and hasattr(graph, "is_directed"):
        found = graph.is_directed()
    return found is not False


def read_columns(rows: GraphRows) -> Columns:
    """Return the columns of all rows; positions only where every node has them.

    Raises OutputError for what no format holds or Gephi would drop: a value that is no scalar, a weight
    not above zero, names that differ in case alone or that Gephi reserves.
    """
    counts = dict.fromkeys(_POSITIONS, 0)
    number = 0
    nodes: dict[str, str] = {}
    for _, row in rows.node_rows():
        number += 1
        widen_columns(nodes, row)
        for name in _POSITIONS:
            counts[name] += row.get(name) is not None
    for name in _POSITIONS:
        if counts[name] < number:
            nodes.pop(name, None)
    edges: dict[str, str] = {}
    for start, end, row in rows.edge_rows():
        widen_columns(edges, row)
        weight = row.get("weight", 1)
        if not weight > 0:
            raise OutputError(
                f"edge {start!r} to {end!r} has weight {weight!r}: Gephi drops it; weights must be above zero"
            )
    for names in (nodes, edges):
        check_names(names)
    return Columns(nodes, edges)


def widen_columns(columns: dict[str, str], row: Mapping[str, Any]) -> None:
    """Add a row's attributes to the columns."""
    for name, value in row.items():
        if value is None:
            continue
        known = columns.get(name)
        if known == STRING and type(value) is str:
            continue
        form = find_type(value)
        if known != form:
            columns[name] = form if known is None else widen(known, form)


def check_names(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        lower = name.lower()
        if lower in _RESERVED or lower in seen:
            raise OutputError(f"graph attribute {name!r}: Gephi reserves the name or has it twice; rename it")
        seen.add(lower)


def find_type(value: Any) -> str:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER if -(2**31) <= value < 2**31 else LONG
    if isinstance(value, float):
        return DOUBLE
    if isinstance(value, str):
        return STRING
    raise OutputError(f"a graph attribute cannot hold {type(value).__name__} {value!r:.40}")


def widen(one: str, other: str) -> str:
    """Return the type that holds the values of both."""
    pair = {one, other}
    if pair <= {INTEGER, LONG}:
        return LONG
    if pair <= {INTEGER, LONG, DOUBLE}:
        return DOUBLE
    return STRING


def write_value(value: Any, form: str) -> str | None:
    """Return a value as text of its column's type; None for one that is absent or infinite."""
    if value is None:
        return None
    if form == STRING and type(value) is str:
        return value
    if form == DOUBLE:
        number = float(value)
        return str(number) if math.isfinite(number) else None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def clean_xml(text: str) -> str:
    """Return the text with U+FFFD for each character that XML forbids."""
    return text if text.isascii() and text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


Writer = Callable[[Any, Any], None]
