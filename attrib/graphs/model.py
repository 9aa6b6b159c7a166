"""The graph as a value: nodes and edges in a fixed order, before anybody writes it.

``values`` holds what is true of a node or edge (docs/graph.md lists the names by kind); size, colour
and position are looks, and None until ``looks`` and ``layout`` give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Scalar = str | int | float | bool
Rows = Iterator[tuple[str, dict[str, Any]]]
EdgeRows = Iterator[tuple[str, str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Node:
    """A source, claim, event or document; ``id`` is ``kind:key``.

    ``mentions`` is what the size stands for: attributions of a source, places of a claim, claims of
    an event.  ``x`` and ``y`` are units of the drawing, ``size`` is a diameter in them.
    """

    id: str
    kind: str
    label: str
    mentions: int = 1
    values: Mapping[str, Scalar] = field(default_factory=dict)
    size: float | None = None
    color: str | None = None
    x: float | None = None
    y: float | None = None
    community: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation from ``start`` to ``end`` (node ids); ``weight`` is above zero."""

    start: str
    end: str
    relation: str
    weight: float = 1.0
    label: str = ""
    values: Mapping[str, Scalar] = field(default_factory=dict)
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges; every edge's ends are among the nodes, and no two edges share ends and relation.

    Where ``directed`` is False an edge holds both ways.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    directed: bool = True

    def node_rows(self) -> Rows:
        """Yield each node's id and attributes, as the formats write them; absent ones left out."""
        for node in self.nodes:
            looks = (
                ("label", node.label),
                ("size", node.size),
                ("color", node.color),
                ("kind", node.kind),
                ("x", node.x),
                ("y", node.y),
                ("community", node.community),
            )
            yield node.id, {name: value for name, value in looks if value is not None} | dict(node.values)

    def edge_rows(self) -> EdgeRows:
        """Yield each edge's ends and attributes, as the formats write them."""
        for edge in self.edges:
            row: dict[str, Any] = {
                "label": edge.label or edge.relation,
                "relation": edge.relation,
                "weight": edge.weight,
            }
            if edge.color is not None:
                row["color"] = edge.color
            yield edge.start, edge.end, row | dict(edge.values)
