"""Renders the answers in docs/graph.md: python docs/make_answers.py   (writes the page)

Each question's command is run on the 25 articles of tests/gold, as people annotated them, and the rows that
answer it are set under it, between the marks <!-- answers --> and <!-- end of answers -->.
"""

from __future__ import annotations

import contextlib
import csv
import io
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "graph.md"
CORPUS = "tests/gold/conflict-unseen.jsonl"
START, END = "<!-- answers -->\n", "<!-- end of answers -->"
ROWS = 6

Table = list[dict[str, str]]


def run(options: str) -> tuple[Table, Table]:
    """Return the node and the edge table that ``attrib graph`` with these options writes."""
    from attrib.cli import main

    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "answer.csv"
        arguments = ["graph", str(ROOT / CORPUS), "--country", "SY", *shlex.split(options), "-o", str(output)]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            if main(arguments):
                raise SystemExit(f"attrib {' '.join(arguments)} failed")
        tables = []
        for part in ("nodes", "edges"):
            with open(output.with_name(f"answer-{part}.csv"), encoding="utf-8", newline="") as stream:
                tables.append(list(csv.DictReader(stream)))
    return tables[0], tables[1]


def list_edges(*relations: str) -> Callable[[Table, Table], Iterable[str]]:
    """Return what shows edges of these relations, the heaviest first."""

    def show(nodes: Table, edges: Table) -> Iterable[str]:
        label = {row["Id"]: row["Label"] for row in nodes}
        chosen = [row for row in edges if row["relation"] in relations]
        for row in sorted(chosen, key=lambda row: -float(row["Weight"])):
            weight = float(row["Weight"])
            yield f"{label[row['Source']]}  --{row['relation']} {weight:g}-->  {label[row['Target']]}"

    return show


def list_claims(*columns: str) -> Callable[[Table, Table], Iterable[str]]:
    """Return what shows claims: label, then these columns."""

    def show(nodes: Table, edges: Table) -> Iterable[str]:
        del edges
        for row in nodes:
            if row["kind"] == "claim":
                yield row["Label"]
                yield from (f"    {name}: {shorten(row[name])}" for name in columns if row.get(name))

    return show


def list_events(nodes: Table, edges: Table) -> Iterable[str]:
    """Yield events with a toll, those of most sources first."""
    del edges
    rows = [row for row in nodes if row["kind"] == "event" and row.get("killed")]
    for row in sorted(rows, key=lambda row: (-int(row["sources"]), row["title"])):
        yield f"{row['title']}: {row['killed']} killed, {row['claims']} claims, {row['sources']} sources"


def shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 150 else line[:149] + "…"


QUESTIONS: tuple[tuple[str, str, Callable[[Table, Table], Iterable[str]]], ...] = (
    (
        "Whom does an outlet rely on? Who relays whom?",
        "--network citations",
        list_edges("relies on", "relays"),
    ),
    ("Which sources say the same of the same thing?", "--network congruence", list_edges("congruence")),
    ("Which sources set themselves against each other?", "--network conflict", list_edges("conflict")),
    (
        "Which claims answer which?",
        "--network claims",
        list_edges("denies", "conflicts", "confirms", "revises"),
    ),
    (
        "What is denied, contested or unverified, and why is it marked so?",
        "--status denied --status contested --status unverified",
        list_claims("sentence", "reasons"),
    ),
    ("Who accuses whom, in what words?", "--stance accuses", list_claims("sentence")),
    ("What is the range of each event's toll, and how many speak of it?", "--all", list_events),
)


def render() -> str:
    """Return the answers as Markdown."""
    parts = []
    for question, options, show in QUESTIONS:
        rows = list(show(*run(options)))
        shown = rows[: ROWS * 2] if rows and any(row.startswith("    ") for row in rows) else rows[:ROWS]
        more = [f"... {len(rows) - len(shown)} more rows"] if len(rows) > len(shown) else []
        answer = "\n".join([*shown, *more]) or "(none)"
        command = f"attrib graph {CORPUS} {options} -o answer.csv"
        parts.append(f"**{question}**\n\n```sh\n{command}\n```\n\n```\n{answer}\n```\n")
    return "\n".join(parts)


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(START)
    PAGE.write_text(f"{head}{START}\n{render()}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
