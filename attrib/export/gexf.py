"""A graph as GEXF 1.3, with looks, positions and time for Gephi's timeline.

``first_date`` and ``last_date`` of a node or edge become its ``start`` and ``end``; what has no dates is
always there.  Streams, as GraphML does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from .graph_rows import is_directed, read_columns, read_rows, write_value
from .graphml import quote

_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
    "<meta><creator>attrib</creator></meta>\n"
)
_LOOKS = frozenset(("label", "size", "color", "x", "y", "z", "weight"))
_TYPES = {"int": "integer"}


def write_gexf(graph: Any, stream: BinaryIO) -> None:
    """Write a graph (see ``graph_rows``) as GEXF; raises OutputError as ``write_graphml`` does."""
    rows = read_rows(graph)
    columns = read_columns(rows)
    timed = "first_date" in columns.nodes or "first_date" in columns.edges
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if timed else 'mode="static"'
    stream.write(_HEADER.encode())
    kind = "directed" if is_directed(graph) else "undirected"
    stream.write(f'<graph defaultedgetype="{kind}" {mode}>\n'.encode())
    for kind, forms in (("node", columns.nodes), ("edge", columns.edges)):
        stream.write(f'<attributes class="{kind}">\n'.encode())
        for name, form in forms.items():
            if name not in _LOOKS:
                form = _TYPES.get(form, form)
                stream.write(f'<attribute id={quote(name)} title={quote(name)} type="{form}"/>\n'.encode())
        stream.write(b"</attributes>\n")
    stream.write(b"<nodes>\n")
    for node, row in rows.node_rows():
        label = quote(row.get("label", node))
        stream.write(
            f"<node id={quote(node)} label={label}{write_time(row)}>"
            f"{write_values(row, columns.nodes)}{write_looks(row, columns.nodes)}</node>\n".encode()
        )
    stream.write(b"</nodes>\n<edges>\n")
    for number, (start, end, row) in enumerate(rows.edge_rows()):
        kind = f" kind={quote(row['relation'])}" if row.get("relation") else ""
        stream.write(
            f'<edge id="e{number}" source={quote(start)} target={quote(end)}{kind}'
            f' label={quote(row.get("label", ""))} weight="{float(row.get("weight", 1))}"{write_time(row)}>'
            f"{write_values(row, columns.edges)}{write_color(row)}</edge>\n".encode()
        )
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def write_time(row: Mapping[str, Any]) -> str:
    first, last = row.get("first_date"), row.get("last_date")
    return f" start={quote(first)} end={quote(last or first)}" if first else ""


def write_values(row: Mapping[str, Any], forms: Mapping[str, str]) -> str:
    values = "".join(list_values(row, forms))
    return f"<attvalues>{values}</attvalues>" if values else ""


def list_values(row: Mapping[str, Any], forms: Mapping[str, str]) -> Iterable[str]:
    for name, value in row.items():
        if name in _LOOKS or name not in forms:
            continue
        text = write_value(value, forms[name])
        if text is not None:
            yield f"<attvalue for={quote(name)} value={quote(text)}/>"


def write_looks(row: Mapping[str, Any], forms: Mapping[str, str]) -> str:
    parts = [write_color(row)]
    if "x" in forms and "y" in forms:
        parts.append(f'<viz:position x="{float(row["x"])}" y="{float(row["y"])}" z="0.0"/>')
    if row.get("size") is not None:
        parts.append(f'<viz:size value="{float(row["size"])}"/>')
    return "".join(parts)


def write_color(row: Mapping[str, Any]) -> str:
    """Return a colour ``#rrggbb`` as GEXF has it, "" where there is none."""
    color = str(row.get("color") or "")
    if len(color) != 7:
        return ""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
