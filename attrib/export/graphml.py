"""A graph as GraphML that Gephi, Gephi Lite, networkx and igraph read alike.

networkx's own writer leaves much to mend for Gephi (edge ids that repeat, control characters,
key names that differ from ids), needs lxml to be quick and holds the whole document; this one
streams.  The rules it keeps are listed in docs/graph.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from .graph_rows import STRING, clean_xml, is_directed, read_columns, read_rows, write_value

_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_ATTRIBUTE_ESCAPES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TEXT_ESCAPES = {"\r": "&#13;"}  # a parser would turn a bare return into a line feed
WORD_JOINER = "\u2060"
PLAIN = re.compile(r"[^&<>\"\t\n\r]*").fullmatch  # what needs no escape


def write_graphml(graph: Any, stream: BinaryIO) -> None:
    """Write a graph (see ``graph_rows``); nodes and edges in their order, absent values left out.

    Raises OutputError for what Gephi would drop or misread: a weight that is not above zero, attribute
    names that differ in case alone, values that are no scalars.
    """
    rows = read_rows(graph)
    columns = read_columns(rows)
    node_ids = {name: name for name in columns.nodes}
    # ids are unique in the file; Gephi falls back on attr.name where an id is none it knows
    edge_ids = {name: f"edge_{name}" if name in node_ids else name for name in columns.edges}
    stream.write(_HEADER.encode())
    for kind, ids, forms in (("node", node_ids, columns.nodes), ("edge", edge_ids, columns.edges)):
        for name, key in ids.items():
            form = forms[name]
            stream.write(
                f'<key id={quote(key)} for="{kind}" attr.name={quote(name)} attr.type="{form}"/>\n'.encode()
            )
    stream.write(f'<graph edgedefault="{"directed" if is_directed(graph) else "undirected"}">\n'.encode())
    opening = open_data(node_ids)
    for node, row in rows.node_rows():
        data = "".join(write_data(row, columns.nodes, opening))
        stream.write(f"<node id={quote(node)}>{data}</node>\n".encode())
    opening = open_data(edge_ids)
    for number, (start, end, row) in enumerate(rows.edge_rows()):
        data = "".join(write_data(row, columns.edges, opening))
        stream.write(
            f'<edge id="e{number}" source={quote(start)} target={quote(end)}>{data}</edge>\n'.encode()
        )
    stream.write(b"</graph>\n</graphml>\n")


def quote(value: Any) -> str:
    """Return a value as an XML attribute, in its quotation marks."""
    text = clean_xml(str(value))
    return f'"{text}"' if PLAIN(text) else f'"{escape(text, _ATTRIBUTE_ESCAPES)}"'


def write_data(row: Mapping[str, Any], forms: Mapping[str, str], opening: Mapping[str, str]) -> Iterable[str]:
    """Yield the data elements of a row; ``opening`` has the start tag of each attribute's."""
    for name, value in row.items():
        form = forms.get(name)
        if form is None:
            continue
        text = write_value(value, form)
        if text is None:
            continue
        if form == STRING:
            text = clean_xml(text)
            if name != "label" and "INF" in text:  # Gephi reads INF inside other columns as Infinity
                text = text.replace("INF", f"I{WORD_JOINER}NF")
            if not PLAIN(text):
                text = escape(text, _TEXT_ESCAPES)
        yield f"{opening[name]}{text}</data>"


def open_data(ids: Mapping[str, str]) -> dict[str, str]:
    return {name: f"<data key={quote(key)}>" for name, key in ids.items()}
