"""Colours and sizes: what is contested is seen first.

The colours are in ``data/graph.toml``.  Sizes are diameters whose square grows with the mentions; they are
brought to 4..100, which Gephi's import leaves as they are.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from attrib.package_files import read_package_toml

from .model import Edge, Graph, Node

SMALLEST, LARGEST = 4.0, 100.0
_OTHER = "#999999"
_USUAL_SIZE = 20.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours (``#rrggbb``) by what they stand for, and the sizes of one mention by kind."""

    claims: dict[str, str]  # by status, the one to be seen first before the others
    kinds: dict[str, str]
    sources: dict[str, str]
    relations: dict[str, str]
    sizes: dict[str, float]


@lru_cache(maxsize=1)
def load_palette() -> Palette:
    """Return the colours and sizes of ``data/graph.toml``."""
    table: dict[str, Any] = read_package_toml("graph.toml")
    return Palette(
        table["claim_colors"],
        table["kind_colors"],
        table["source_colors"],
        table["relation_colors"],
        table["sizes"],
    )


def paint(graph: Graph) -> Graph:
    """Return the graph with the size and colour of every node and the colour of every edge."""
    palette = load_palette()
    most = Counter[str]()
    for node in graph.nodes:
        most[node.kind] = max(most[node.kind], node.mentions)
    sizes = scale_sizes([measure(node, palette, most[node.kind]) for node in graph.nodes])
    nodes = tuple(
        replace(node, size=size, color=color_node(node, palette)) for node, size in zip(graph.nodes, sizes)
    )
    return replace(
        graph,
        nodes=nodes,
        edges=tuple(replace(edge, color=color_edge(edge, palette)) for edge in graph.edges),
    )


def name_status(node: Node) -> str:
    """Return the status that a claim is coloured by: the first of contested, denied, ... or "plain"."""
    for status in load_palette().claims:
        if node.values.get(status):
            return status
    return "plain"


def color_node(node: Node, palette: Palette) -> str:
    if node.kind == "claim":
        return palette.claims[name_status(node)]
    if node.kind == "source":
        return palette.sources.get(str(node.values.get("source_type")), _OTHER)
    return palette.kinds.get(node.kind, _OTHER)


def color_edge(edge: Edge, palette: Palette) -> str:
    return palette.relations.get(edge.relation, _OTHER)


def measure(node: Node, palette: Palette, most: int) -> float:
    """Return a node's diameter before scaling: the square grows with its mentions.

    ``most`` is the largest number of mentions of its kind: where it is large one mention is worth
    less, so that the largest source does not make points of all the claims.
    """
    kind = node.kind
    if kind == "claim" and name_status(node) != "plain":
        kind = "marked_claim"
    unit = palette.sizes.get(kind, _USUAL_SIZE)
    top = max(palette.sizes["largest"], unit)
    return min(unit, top / math.sqrt(most)) * math.sqrt(node.mentions) if node.mentions else unit / 2


def scale_sizes(sizes: list[float]) -> list[float]:
    """Return the sizes brought to 4..100; all the same where they are the same.

    >>> scale_sizes([9.0, 18.0, 33.0])
    [4.0, 40.0, 100.0]
    """
    if not sizes:
        return []
    low, high = min(sizes), max(sizes)
    if low == high:
        return [_USUAL_SIZE] * len(sizes)
    ratio = (LARGEST - SMALLEST) / (high - low)
    return [round(SMALLEST + (size - low) * ratio, 2) for size in sizes]
