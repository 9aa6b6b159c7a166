"""Whether other software opens our graph files: networkx, igraph and graphology (Gephi Lite's parsers).

    python benchmarks/check_graph_files.py PATH...             articles or records, as attrib graph takes them
    python benchmarks/check_graph_files.py PATH... --npm DIR   graphology too, in a folder where
        npm install graphology graphology-graphml graphology-gexf
    has been run (needs node)

Each network is written in each format and read back; nodes, edges, positions, colours and labels are counted.
Exit code 1 where a reader finds others than were written.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
NETWORKS = ("full", "claims", "sources", "source-claim", "congruence", "conflict", "subtract", "citations")


def write_files(paths: list[str], network: str, folder: Path) -> dict[str, int]:
    """Write the network in every format and return how many nodes and edges it has."""
    from attrib.documents import read_documents
    from attrib.export.graph_formats import write_graph
    from attrib.graphs.build import Choices, draw
    from attrib.graphs.facts import Notes
    from attrib.ledger.build import build_claims
    from attrib.pipeline import process_documents
    from attrib.sources.names.registry import load_registry

    registry = load_registry()
    notes = Notes(registry)
    ledger = build_claims(notes.watch(process_documents(read_documents(paths))))
    graph, _ = draw(notes.finish(ledger), choices=Choices(network), registry=registry)
    for form in ("graphml", "gexf", "json", "csv"):
        write_graph(graph, str(folder / f"g.{form}"), form)
    return {"nodes": len(graph.nodes), "edges": len(graph.edges)}


def read_networkx(folder: Path):
    """Yield what networkx finds in GraphML, GEXF and JSON."""
    import networkx

    graphml = networkx.read_graphml(folder / "g.graphml", force_multigraph=True)
    yield "networkx graphml", count(graphml, lambda row: ("x" in row, "color" in row, bool(row.get("label"))))
    gexf = networkx.read_gexf(folder / "g.gexf")
    yield (
        "networkx gexf",
        count(gexf, lambda row: ("position" in row["viz"], "color" in row["viz"], bool(row.get("label")))),
    )
    data = json.loads((folder / "g.json").read_text(encoding="utf-8"))
    linked = networkx.node_link_graph(data, edges="links")
    yield "networkx json", count(linked, lambda row: ("x" in row, "color" in row, bool(row.get("label"))))


def count(graph, look):
    rows = [look(row) for _, row in graph.nodes(data=True)]
    placed, colored, labelled = (sum(column) for column in zip(*rows)) if rows else (0, 0, 0)
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "placed": placed,
        "colored": colored,
        "labelled": labelled,
    }


def read_igraph(folder: Path):
    """Yield what igraph finds in GraphML."""
    import igraph

    graph = igraph.Graph.Read_GraphML(str(folder / "g.graphml"))
    names = set(graph.vs.attributes())
    yield (
        "igraph graphml",
        {
            "nodes": graph.vcount(),
            "edges": graph.ecount(),
            "placed": sum(value == value for value in graph.vs["x"]) if "x" in names else 0,
            "colored": sum(bool(value) for value in graph.vs["color"]) if "color" in names else 0,
            "labelled": sum(bool(value) for value in graph.vs["label"]) if "label" in names else 0,
        },
    )


def read_tables(folder: Path):
    """Yield what Python's csv finds in the two tables."""
    rows = []
    for part in ("nodes", "edges"):
        with open(folder / f"g-{part}.csv", encoding="utf-8", newline="") as stream:
            rows.append(list(csv.DictReader(stream)))
    nodes, edges = rows
    known = {row["Id"] for row in nodes}
    assert all(row["Source"] in known and row["Target"] in known for row in edges), "an edge leads nowhere"
    yield (
        "csv",
        {
            "nodes": len(nodes),
            "edges": len(edges),
            "placed": sum(bool(row["x"]) for row in nodes),
            "colored": sum(bool(row["color"]) for row in nodes),
            "labelled": sum(bool(row["Label"]) for row in nodes),
        },
    )


def read_graphology(folder: Path, npm: str):
    """Yield what graphology's parsers find in GraphML and GEXF."""
    script = Path(__file__).with_suffix(".mjs")
    command = [
        "node",
        str(script),
        str(Path(npm).resolve()),
        str(folder / "g.graphml"),
        str(folder / "g.gexf"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        yield "graphology", {"error": result.stderr.strip()[-300:]}
        return
    for line in result.stdout.splitlines():
        found = json.loads(line)
        yield found.pop("reader"), found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--npm", help="folder with graphology's packages")
    arguments = parser.parse_args()
    faults = 0
    for network in NETWORKS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            size = write_files(arguments.paths, network, folder)
            if not size["nodes"]:
                print(f"{network:13} nothing in it")
                continue
            expected = size | dict.fromkeys(("placed", "colored", "labelled"), size["nodes"])
            readers = [*read_networkx(folder), *read_igraph(folder), *read_tables(folder)]
            if arguments.npm:
                readers += read_graphology(folder, arguments.npm)
            for reader, found in readers:
                right = found == expected
                faults += not right
                shown = (
                    f"{size['nodes']} nodes, {size['edges']} edges" if right else f"{found}, not {expected}"
                )
                print(f"{network:13} {reader:19} {'ok ' if right else 'NOT'} {shown}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
