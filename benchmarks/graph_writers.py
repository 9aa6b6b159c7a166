"""Time and memory of the graph writers: python benchmarks/graph_writers.py [EDGES]   (default 1000000)

Rows are made as they go, as a store would give them; each writer runs in a process of its own, whose
largest resident size is shown.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
WRITERS = ("graphml", "gexf", "json", "nodes", "edges")


class Rows:
    """A graph of sources and claims of a given number of edges."""

    def __init__(self, edges: int) -> None:
        self.edges = edges
        self.sources, self.claims = max(edges // 100, 1), max(edges // 2, 1)

    def node_rows(self):
        for number in range(self.sources):
            row = {"label": f"Source {number}", "kind": "source", "size": 20.0, "color": "#0d6e7a"}
            yield (
                f"source:{number}",
                row | {"x": float(number % 100), "y": float(number // 100), "mentions": 7},
            )
        for number in range(self.claims):
            row = {
                "label": f"{number} killed · Town, 3 May",
                "kind": "claim",
                "size": 9.0,
                "color": "#b9c2ce",
            }
            row |= {"x": float(number % 1000), "y": float(number // 1000), "low": number, "contested": False}
            yield f"claim:{number}", row | {"sentence": f"The monitor said that {number} people were killed."}

    def edge_rows(self):
        for number in range(self.edges):
            row = {"label": "asserts", "relation": "claims", "weight": 1.0, "color": "#b9c4d0", "cue": "said"}
            yield f"source:{number % self.sources}", f"claim:{number % self.claims}", row


def run(name: str, edges: int) -> None:
    from attrib.export.gexf import write_gexf
    from attrib.export.graph_tables import write_edge_table, write_json, write_node_table
    from attrib.export.graphml import write_graphml

    writer = {
        "graphml": write_graphml,
        "gexf": write_gexf,
        "json": write_json,
        "nodes": write_node_table,
        "edges": write_edge_table,
    }[name]
    start = time.monotonic()
    with open("/dev/null", "wb") as stream:
        writer(Rows(edges), stream)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:8} {edges:>9,} edges  {time.monotonic() - start:6.1f} s  {peak:>5} MB", flush=True)


def main() -> None:
    edges = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        run(sys.argv[2], edges)
        return
    for name in WRITERS:
        subprocess.run([sys.executable, __file__, str(edges), name], check=True)


if __name__ == "__main__":
    main()
