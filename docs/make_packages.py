"""Print the picture of the packages in docs/architecture.md: which room imports which.

    python docs/make_packages.py            print it
    python docs/make_packages.py --write    put it into docs/architecture.md

A test holds the page to what this prints.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
START, END = "<!-- packages: python docs/make_packages.py --write -->\n", "<!-- end of packages -->"
VALUES = ("model", "errors", "notation", "records", "package_files", "cells")  # imported from everywhere


def find_room(module: str) -> str:
    """Return the room of a module: "attrib.stance.judge" is in "stance", "attrib.pipeline" is "pipeline"."""
    return module.split(".")[1] if "." in module else ""


def list_imports(path: Path) -> Iterator[str]:
    """Yield the modules of this package that a file imports, in functions too."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("attrib."))
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            if module == "attrib":
                yield from (f"attrib.{alias.name}" for alias in node.names if alias.name != "__version__")
            elif module.startswith("attrib."):
                yield module


def find_arrows() -> dict[str, set[str]]:
    """Return, for each room, the rooms that it imports; the values that all import are left out."""
    arrows: dict[str, set[str]] = {}
    for path in sorted((ROOT / "attrib").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        room = find_room(".".join(parts))
        if room in ("__main__", "__init__", "", *VALUES):
            continue
        found = {find_room(module) for module in list_imports(path)}
        arrows.setdefault(room, set()).update(found - {room, "", "train", *VALUES})
    return arrows


def order_rooms(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the rooms in layers, the topmost first: each imports only from layers below.

    Raises ValueError where rooms import each other in a circle.
    """
    depth: dict[str, int] = {}

    def measure(room: str, path: tuple[str, ...] = ()) -> int:
        if room in path:
            raise ValueError(f"a circle: {' -> '.join((*path, room))}")
        if room not in depth:
            depth[room] = 1 + max(
                (measure(other, (*path, room)) for other in arrows.get(room, ())), default=-1
            )
        return depth[room]

    for room in arrows:
        measure(room)
    layers: list[list[str]] = [[] for _ in range(1 + max(depth.values()))]
    for room, level in sorted(depth.items()):
        layers[-1 - level].append(room)
    return layers


def render() -> str:
    """Return the picture: what each room imports, layer by layer, and the chart of it."""
    arrows = find_arrows()
    lines = ["```"]
    for layer in order_rooms(arrows):
        for room in layer:
            lines.append(f"{room:<12} {', '.join(sorted(arrows.get(room, ()))) or '-'}")
        lines.append("")
    lines.pop()
    number = sum(map(len, arrows.values()))
    lines += draw_chart(arrows)
    lines.append(f"{len(arrows)} rooms, {number} arrows, no circle; all may import {', '.join(VALUES)}.")
    return "\n".join(lines) + "\n"


def draw_chart(arrows: dict[str, set[str]]) -> list[str]:
    """Return the lines of a Mermaid chart; an arrow that a longer way implies is left out of it."""

    def reach(room: str) -> set[str]:
        return {other for near in arrows.get(room, ()) for other in ({near} | reach(near))}

    lines = ["```", "", "```mermaid", "flowchart TD"]
    for room in sorted(arrows):
        implied = {other for near in arrows[room] for other in reach(near)}
        lines += [f"    {room} --> {other}" for other in sorted(arrows[room] - implied)]
    return [*lines, "```", ""]


def put_into(page: str) -> str:
    """Return the page with the picture between its marks.  Raises ValueError where these are missing."""
    if START not in page or END not in page:
        raise ValueError(f"docs/architecture.md: no marks {START.strip()} and {END}")
    return re.sub(
        re.escape(START) + ".*?" + re.escape(END),
        lambda _: START + render() + END,
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(render(), end="")
