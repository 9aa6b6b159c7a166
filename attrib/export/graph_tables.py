"""A graph as two CSV tables that Gephi's spreadsheet import takes, or as node-link JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from .csv_table import write_rows
from .graph_rows import DOUBLE, NUMBERS, GraphRows, is_directed, read_columns, read_rows, write_value

_NODE_FIRST = ("label", "kind")
_EDGE_FIRST = ("label", "relation", "weight")


def write_node_table(graph: Any, stream: BinaryIO) -> None:
    """Write ``Id,Label,...`` and a row a node; an absent value is an empty cell."""
    rows = read_rows(graph)
    forms = read_columns(rows).nodes
    names = [name for name in _NODE_FIRST if name in forms]
    names += [name for name in forms if name not in names]
    header = ["Id", *("Label" if name == "label" else name for name in names)]
    write_rows(header, ([node, *list_cells(row, names, forms)] for node, row in rows.node_rows()), stream)


def write_edge_table(graph: Any, stream: BinaryIO) -> None:
    """Write ``Source,Target,Type,Label,...`` and a row an edge."""
    rows = read_rows(graph)
    forms = read_columns(rows).edges
    names = [name for name in _EDGE_FIRST if name in forms]
    names += [name for name in forms if name not in names]
    titles = {"label": "Label", "weight": "Weight"}
    header = ["Source", "Target", "Type", *(titles.get(name, name) for name in names)]
    kind = "Directed" if is_directed(graph) else "Undirected"
    cells = ([start, end, kind, *list_cells(row, names, forms)] for start, end, row in rows.edge_rows())
    write_rows(header, cells, stream)


def list_cells(row: Mapping[str, Any], names: list[str], forms: Mapping[str, str]) -> list[Any]:
    """Return a row's cells; of a column of numbers as numbers, which no guard against formulas touches."""
    return [make_cell(row.get(name), forms[name]) for name in names]


def make_cell(value: Any, form: str) -> Any:
    text = write_value(value, form)
    if text is None or form not in NUMBERS:
        return text
    return float(text) if form == DOUBLE else int(text)


def write_json(graph: Any, stream: BinaryIO) -> None:
    """Write node-link JSON, as ``networkx.node_link_graph(data, edges="links")`` and d3 read it."""
    rows = read_rows(graph)
    read_columns(rows)  # refuses what the other formats refuse
    directed = "true" if is_directed(graph) else "false"
    stream.write(f'{{"directed": {directed}, "multigraph": true, "graph": {{}}, "nodes": ['.encode())
    write_list(list_nodes(rows), stream)
    stream.write(b'], "links": [')
    write_list(list_links(rows), stream)
    stream.write(b"]}\n")


def list_nodes(rows: GraphRows) -> Iterator[dict[str, Any]]:
    for node, row in rows.node_rows():
        yield {"id": node} | drop_absent(row)


def list_links(rows: GraphRows) -> Iterator[dict[str, Any]]:
    for start, end, row in rows.edge_rows():
        yield {"source": start, "target": end, "key": row.get("relation", 0)} | drop_absent(row)


def drop_absent(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in row.items()
        if value is not None and (not isinstance(value, float) or value - value == 0)
    }


def write_list(items: Iterator[dict[str, Any]], stream: BinaryIO) -> None:
    for number, item in enumerate(items):
        text = json.dumps(item, ensure_ascii=True)
        stream.write(f"{',' if number else ''}\n{text}".encode())
