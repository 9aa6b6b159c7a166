"""A networkx graph as GraphML that Gephi, Gephi Lite and networkx read alike.

networkx's own writer leaves much to mend for Gephi (edge ids that repeat, control characters,
key names that differ from ids), needs lxml to be quick and holds the whole document; this one
streams.  The rules it keeps are listed in docs/graph.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.sax.saxutils import escape

from attrib.errors import OutputError

if TYPE_CHECKING:
    import networkx

_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATTRIBUTE_ESCAPES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TEXT_ESCAPES = {"\r": "&#13;"}  # a parser would turn a bare return into a line feed
WORD_JOINER = "\u2060"
_RESERVED = frozenset(("id", "timeset"))
_POSITIONS = ("x", "y", "z")


def write_graphml(graph: networkx.MultiDiGraph, stream: BinaryIO) -> None:
    """Write the graph; nodes and edges in the graph's order.

    None is left out; lists and mappings are refused.  Raises OutputError for what Gephi would
    drop or misread: a weight that is not above zero, attribute names that differ in case alone.
    """
    positions = {
        name for name in _POSITIONS if graph and all(name in data for _, data in graph.nodes(data=True))
    }
    skipped = frozenset(_POSITIONS) - positions
    node_keys = _collect_keys((data for _, data in graph.nodes(data=True)), skipped)
    edge_keys = _collect_keys((data for _, _, data in graph.edges(data=True)), frozenset())
    ids = {("node", name): name for name in node_keys}
    # ids are unique in the file; Gephi falls back on attr.name where an id is none it knows
    ids |= {("edge", name): f"edge_{name}" if name in node_keys else name for name in edge_keys}
    stream.write(_HEADER.encode())
    for (kind, name), key in ids.items():
        form = (node_keys if kind == "node" else edge_keys)[name]
        stream.write(
            f'<key id={_quote(key)} for="{kind}" attr.name={_quote(name)} attr.type="{form}"/>\n'.encode()
        )
    stream.write(b'<graph edgedefault="directed">\n')
    for node, data in graph.nodes(data=True):
        parts = [f"<node id={_quote(node)}>"]
        parts.extend(_write_data(data, "node", node_keys, ids))
        parts.append("</node>\n")
        stream.write("".join(parts).encode())
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        weight = data.get("weight", 1)
        if not weight > 0:
            raise OutputError(
                f"edge {start!r} to {end!r} has weight {weight!r}: Gephi drops it; weights must be above zero"
            )
        parts = [f'<edge id="e{number}" source={_quote(start)} target={_quote(end)}>']
        parts.extend(_write_data(data, "edge", edge_keys, ids))
        parts.append("</edge>\n")
        stream.write("".join(parts).encode())
    stream.write(b"</graph>\n</graphml>\n")


def _clean(value: Any) -> str:
    return _FORBIDDEN.sub("\ufffd", str(value))


def _quote(value: Any) -> str:
    return f'"{escape(_clean(value), _ATTRIBUTE_ESCAPES)}"'


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "int" if -(2**31) <= value < 2**31 else "long"
    if isinstance(value, float):
        return "double"
    if isinstance(value, str):
        return "string"
    raise OutputError(f"a graph attribute cannot hold {type(value).__name__} {value!r:.40}")


def _collect_keys(rows: Iterable[Mapping[str, Any]], skipped: frozenset[str]) -> dict[str, str]:
    """Return each attribute's name and the one GraphML type that fits all its values."""
    keys: dict[str, str] = {}
    for data in rows:
        for name, value in data.items():
            if value is None or name in skipped:
                continue
            form = _type_of(value)
            known = keys.get(name)
            if known is not None and known != form:
                form = _widen(known, form)
            keys[name] = form
    names = [name.lower() for name in keys]
    for name, lower in zip(keys, names):
        if lower in _RESERVED or names.count(lower) > 1:
            raise OutputError(f"graph attribute {name!r}: Gephi reserves the name or has it twice; rename it")
    return keys


def _widen(one: str, other: str) -> str:
    pair = {one, other}
    if pair <= {"int", "long"}:
        return "long"
    if pair <= {"int", "long", "double"}:
        return "double"
    return "string"


def _write_data(
    data: Mapping[str, Any], kind: str, keys: Mapping[str, str], ids: Mapping[tuple[str, str], str]
) -> Iterable[str]:
    for name, value in data.items():
        if value is None or name not in keys:
            continue
        form = keys[name]
        if form == "boolean":
            value = "true" if value else "false"
        elif form == "double":
            value = float(value)
            if not math.isfinite(value):  # Gephi refuses it
                continue
        elif form == "string":
            if isinstance(value, bool):
                value = str(value).lower()
            value = _clean(value)
            if name != "label":  # Gephi reads INF inside other columns as Infinity
                value = value.replace("INF", f"I{WORD_JOINER}NF")
        yield f"<data key={_quote(ids[kind, name])}>{escape(_clean(value), _TEXT_ESCAPES)}</data>"
