"""The formats of a graph by name and by the ending of a file."""

from __future__ import annotations

import os
from typing import Any

from attrib.errors import OutputError

from .drawing import draw_graph
from .files import names_stdout, open_target
from .gexf import write_gexf
from .graph_rows import Writer
from .graph_tables import write_edge_table, write_json, write_node_table
from .graphml import write_graphml

GRAPH_FORMATS = ("graphml", "gexf", "csv", "json", "svg", "png")
_WRITERS: dict[str, Writer] = {"graphml": write_graphml, "gexf": write_gexf, "json": write_json}


def find_format(path: str) -> str | None:
    """Return the format that a file's ending names, or None where it names none.

    >>> find_format("out.GEXF"), find_format("-"), find_format("out.xls")
    ('gexf', None, None)
    """
    ending = os.path.splitext(path)[1].lower().lstrip(".")
    return ending if ending in GRAPH_FORMATS else None


def write_graph(graph: Any, path: str, form: str) -> list[str]:
    """Write a graph to a file, or "-" for standard output, and return the names of what was written.

    CSV is two files: ``claims.csv`` becomes ``claims-nodes.csv`` and ``claims-edges.csv``.  Raises
    OutputError for what cannot be written.
    """
    if form == "csv":
        if names_stdout(path):
            raise OutputError("csv is two tables, nodes and edges: name a file with -o, such as -o graph.csv")
        stem, ending = os.path.splitext(path)
        paths = [f"{stem}-{part}{ending or '.csv'}" for part in ("nodes", "edges")]
        for target, writer in zip(paths, (write_node_table, write_edge_table)):
            with open_target(target) as stream:
                writer(graph, stream)
        return paths
    with open_target(path) as stream:
        if form in ("svg", "png"):
            draw_graph(graph, stream, form=form)
        else:
            _WRITERS[form](graph, stream)
    return [path]
