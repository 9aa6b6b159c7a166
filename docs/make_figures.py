"""Measure and write the figures into README.md and docs/evaluation.md, between their markers.

    ATTRIB_CORPORA=... python docs/make_figures.py [--speed]

``--speed`` runs the benchmarks too, which wants a machine that does nothing else.  Takes a few
minutes.  Of held-out documents figures alone are shown.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# PolNeAR's people: 590 pairs of annotators on the same articles; the best retrained tool is Citron.
PEOPLE = {
    "linked": ".697",
    "exact": ".617",
    "content chars": ".886",
    "source chars": ".742",
    "reporting": ".769",
    "content spans": ".668",
}
CITRON = {
    "linked": ".476",
    "exact": ".347",
    "content chars": ".66",
    "source chars": ".63",
    "reporting": ".61",
    "content spans": ".45",
}
COMMANDS = {
    "held-out": ("$ATTRIB_CORPORA/gold/polnear-train.jsonl", "--part", "held-out"),
    "conflict, unseen": (
        "tests/gold/conflict-unseen.jsonl",
        "--country",
        "SY",
        "--aliases",
        "$ATTRIB_CORPORA/gold/aliases.json",
    ),
    "general news, unseen": ("tests/gold/wikinews-unseen.jsonl",),
    "conflict, read": ("$ATTRIB_CORPORA/gold/conflict-dev.jsonl", "--country", "SY"),
    "verification": ("$ATTRIB_CORPORA/gold/verification-dev.jsonl",),
    "ledger": ("$ATTRIB_CORPORA/gold/ledger-dev.jsonl",),
    "ledger of all, unseen": ("tests/gold/ledger-unseen.jsonl",),
    "ledger of all, unseen 2": ("tests/gold/ledger-unseen-2.jsonl",),
    "ledger of all, read": ("tests/gold/ledger-read.jsonl",),
    "ledger of all, read 6": ("tests/gold/ledger-read-6.jsonl",),
}


def measure(name: str) -> dict:
    corpora = os.environ["ATTRIB_CORPORA"]
    words = [word.replace("$ATTRIB_CORPORA", corpora) for word in COMMANDS[name]]
    result = subprocess.run(
        [sys.executable, "-m", "attrib", "evaluate", *words, "--json"],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    return json.loads(result.stdout)


def f1(value) -> float:
    return value[2] if isinstance(value, list) else value


def show(value) -> str:
    """Return a figure as the field writes it, its interval behind it where there is one."""
    text = f"{f1(value):.3f}"
    return f"{text} ({value[3]:.3f}–{value[4]:.3f})" if isinstance(value, list) and len(value) == 5 else text


def write_summary(figures: dict[str, dict]) -> str:
    held_out, conflict, general = (
        figures[name] for name in ("held-out", "conflict, unseen", "general news, unseen")
    )
    rows = [
        "| F1 | held-out political news | conflict articles, unseen | general news, unseen "
        "| two trained people | best retrained tool |",
        "|---|---|---|---|---|---|",
    ]
    names = {
        "linked": "whole attributions (linked)",
        "exact": "the same, exact spans",
        "content chars": "content, characters",
        "source chars": "source, characters",
        "reporting": "linked, reporting cues",
    }
    rows += [
        f"| {words} | {show(held_out[name])} | {show(conflict[name])} | {show(general[name])} "
        f"| {PEOPLE[name]} | {CITRON[name]} |"
        for name, words in names.items()
    ]
    rows += [
        "",
        "On the conflict articles, of the linked attributions: "
        f"speaker right {conflict['fields speaker']:.2f}, "
        f"its type {conflict['fields speaker_type']:.2f}, stance {conflict['fields stance']:.2f}; "
        f"on general news {general['fields speaker']:.2f}, {general['fields speaker_type']:.2f}, "
        f"{general['fields stance']:.2f}.",
        "The brackets are 95% bootstrap intervals over documents. People and tool: as published with PolNeAR",
        "and measured on other articles of that corpus, Citron retrained on it.",
    ]
    return "\n".join(rows)


def write_tables(figures: dict[str, dict]) -> str:
    parts = []
    for name, values in figures.items():
        command = " ".join(["attrib", "evaluate", *COMMANDS[name]])
        parts += [
            f"### {name}",
            "",
            "```sh",
            command,
            "```",
            "",
            "| figure | precision | recall | F1 or share |",
            "|---|---|---|---|",
        ]
        for figure, value in values.items():
            if isinstance(value, list):
                parts.append(f"| {figure} | {value[0]:.3f} | {value[1]:.3f} | {show(value)} |")
            else:
                parts.append(f"| {figure} | | | {value if isinstance(value, int) else f'{value:.3f}'} |")
        parts.append("")
    return "\n".join(parts).rstrip()


def run_benchmarks() -> str:
    """Return what the benchmarks print, behind the commands that print it."""
    parts = []
    for options in (["speed", "--documents", "150", "--profile"], ["memory", "--copies", "2"], ["long"]):
        command = ["benchmarks/end_to_end.py", *options]
        result = subprocess.run(
            [sys.executable, *command],
            capture_output=True,
            cwd=ROOT,
            check=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        parts += ["```", f"$ python {' '.join(command)}", result.stdout.rstrip(), "```", ""]
    return "\n".join(parts).rstrip()


def replace_between(path: Path, text: str, mark: str = "figures") -> None:
    page = path.read_text(encoding="utf-8")
    new = re.sub(
        rf"(<!-- {mark} -->\n).*?(\n<!-- end of {mark} -->)",
        lambda match: match[1] + text + match[2],
        page,
        flags=re.DOTALL,
    )
    path.write_text(new, encoding="utf-8")


def main() -> None:
    figures = {name: measure(name) for name in COMMANDS}
    replace_between(ROOT / "README.md", write_summary(figures))
    replace_between(ROOT / "docs" / "evaluation.md", write_tables(figures))
    if "--speed" in sys.argv:
        replace_between(ROOT / "docs" / "evaluation.md", run_benchmarks(), "speed")


if __name__ == "__main__":
    main()
