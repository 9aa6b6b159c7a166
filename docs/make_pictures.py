"""Draws the pictures of the docs: python docs/make_pictures.py   (needs attrib[draw])

docs/seed.png is the graph of the article in seeds/, drawn from its GraphML file alone: positions, colours,
sizes and labels are what Gephi reads.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def draw_file(graphml: Path, picture: Path) -> None:
    """Draw a GraphML file, read with networkx, as the picture's ending says."""
    import networkx

    from attrib.export.drawing import draw_graph

    with open(picture, "wb") as stream:
        draw_graph(
            networkx.read_graphml(graphml, force_multigraph=True), stream, form=picture.suffix[1:], dpi=110
        )


def main() -> None:
    from attrib.cli import main as run

    with tempfile.TemporaryDirectory() as folder:
        graphml = Path(folder) / "claims.graphml"
        arguments = ("--outlet", "The National", "--date", "2013-01-26", "-o", str(graphml))
        if run(["graph", str(ROOT / "seeds"), *arguments]):
            raise SystemExit("attrib graph failed")
        draw_file(graphml, ROOT / "docs" / "seed.png")


if __name__ == "__main__":
    main()
