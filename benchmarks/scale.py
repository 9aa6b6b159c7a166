"""How the tool does at the size of an archive: time as ratios to a bare NLTK run, and what a store costs.

    python benchmarks/scale.py ratio [--times 1 10] [--documents 787] [--jobs 1 2] [--write]
    python benchmarks/scale.py store [--documents 100000] [--files]
    python benchmarks/scale.py claims [--documents 10000] [--commands claims graph] [--jobs 1]

``ratio`` extracts FA-KES so many times over (other ids, the same texts; needs ATTRIB_CORPORA) and splits and
tags the same file with NLTK in the same run, each in a process of its own, start included, so that the ratio
says little of the machine.  Seconds of processor time are compared; what the clock says is shown beside them,
with how many other processes wanted the cores meanwhile.  ``--write`` puts the table into docs/speed.md.
``store`` keeps documents that come with an attribution each, so that the store alone is measured: the first
run, a second one with nothing new, one with 1% changed; ``--files`` has a file a document, else all are lines
of one.  ``claims`` runs ``attrib claims`` and ``attrib graph`` over articles of FA-KES that were extracted
before and varied in names, days and numbers (benchmarks/claims.py; needs ATTRIB_CORPORA); ``--jobs 2`` has
the documents read in two processes, and shows the memory of the one in which claims are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HEAD = "| documents | what | of processors | times NLTK | by the clock | largest process | wanted the cores |"
BEGIN, END = "<!-- ratios: python benchmarks/scale.py ratio --write -->", "<!-- end of ratios -->"
ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "The ministry said that {0} people were killed in Harrow on Monday. "
    + "Help had not come by night. " * 60
)


@dataclass(frozen=True)
class Usage:
    """Seconds of a command and its children by the clock and of processors; MB of its largest process."""

    clock: float
    processor: float
    peak: float


def run_measured(*command: str | Path) -> Usage:
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {process.returncode}")
    return Usage(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run_attrib(*arguments: str | Path) -> Usage:
    return run_measured("-m", "attrib", *arguments)


def tag_file(path: Path) -> None:
    """Split and tag the texts of a file with NLTK, a document at a time: what ``ratio`` compares with."""
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    from end_to_end import tag_with_nltk

    with open(path, encoding="utf-8") as stream:
        tag_with_nltk(json.loads(line)["text"] for line in stream)


def measure_ratio(times: list[int], documents: int, jobs: list[int], write: bool) -> None:
    corpora = os.environ.get("ATTRIB_CORPORA")
    if not corpora:
        raise SystemExit("ATTRIB_CORPORA is not set")
    lines = Path(corpora, "corpora", "fa-kes.jsonl").read_text(encoding="utf-8").splitlines()[:documents]
    records = [json.loads(line) for line in lines]
    rows = [HEAD, "|---" * HEAD.count(" | ") + "|---|"]
    print(*rows, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        for number in times:
            with open(path, "w", encoding="utf-8") as stream:
                for k in range(number):
                    stream.writelines(
                        json.dumps({**record, "id": f"{record['id']}-{k}"}) + "\n" for record in records
                    )
            bare = run_measured(__file__, "tag", path)
            found = f"| {number * len(records):,} "
            rows.append(
                f"{found}| NLTK | {bare.processor:.0f} s | 1 | {bare.clock:.0f} s | {bare.peak:,.0f} MB | |"
            )
            print(rows[-1], flush=True)
            for processes in jobs:
                out = Path(folder, "out.jsonl")
                usage = run_attrib("extract", path, "--country", "SY", "--jobs", str(processes), "-o", out)
                ratio = usage.processor / bare.processor
                rows.append(
                    f"{found}| attrib, {processes} process{'es' * (processes > 1)} | {usage.processor:.0f} s "
                    f"| {ratio:.2f} | {usage.clock:.0f} s | {usage.peak:,.0f} MB | {os.getloadavg()[0]:.0f} |"
                )
                print(rows[-1], flush=True)
    if write:
        page = ROOT / "docs" / "speed.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        page.write_text(
            before + BEGIN + "\n".join(["", *rows, ""]) + END + rest.partition(END)[2], encoding="utf-8"
        )


def list_records(number: int, changed: int) -> Iterator[dict[str, object]]:
    for k in range(number):
        text = TEXT.format(k if k >= changed else k + number)
        yield {
            "id": f"d{k}",
            "text": text,
            "attributions": [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[23, len(text)]]}],
        }


def measure_store(number: int, files: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder, "in"), Path(folder, "s.store")
        source.mkdir()
        for what, changed in (("first run", 0), ("nothing new", 0), ("1% changed", number // 100)):
            if what != "nothing new":
                write_documents(source, number, changed, files)
                time.sleep(2.5)  # a file written just now is read again
            usage = run_attrib("extract", source, "--country", "SY", "--store", store)
            print(
                f"{what}: {usage.clock:.1f} s, {usage.peak:,.0f} MB, "
                f"store {store.stat().st_size / 1e6:,.0f} MB",
                flush=True,
            )


def write_documents(folder: Path, number: int, changed: int, files: bool) -> None:
    if not files:
        with open(folder / "in.jsonl", "w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(record) + "\n" for record in list_records(number, changed))
        return
    for k, record in enumerate(list_records(number, changed)):
        path = folder / f"{k // 1000:04}" / f"{k}.json"
        line = json.dumps(record)
        if not path.exists() or path.read_text() != line:
            path.parent.mkdir(exist_ok=True)
            path.write_text(line)


def measure_claims(number: int, commands: list[str], jobs: int) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    from claims import REAL, make_documents, read_real

    from attrib.export.jsonl import write_jsonl

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with open(source, "wb") as stream:
            write_jsonl(make_documents(read_real(os.environ["ATTRIB_CORPORA"], REAL), number), stream)
        for command in commands:
            out = Path(folder, "claims.jsonl" if command == "claims" else "claims.graphml")
            usage = run_attrib(command, source, "--country", "SY", "--jobs", str(jobs), "-o", out)
            print(
                f"{command}: {usage.clock:.0f} s by the clock, {usage.processor:.0f} s of processors, "
                f"{usage.peak:,.0f} MB",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ratio = commands.add_parser("ratio")
    ratio.add_argument("--times", type=int, nargs="+", default=[1, 10])
    ratio.add_argument("--documents", type=int, default=787)
    ratio.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    ratio.add_argument("--write", action="store_true")
    commands.add_parser("tag").add_argument("path", type=Path)
    store = commands.add_parser("store")
    store.add_argument("--documents", type=int, default=100_000)
    store.add_argument("--files", action="store_true")
    claims = commands.add_parser("claims")
    claims.add_argument("--documents", type=int, default=10_000)
    claims.add_argument("--commands", nargs="+", choices=("claims", "graph"), default=["claims", "graph"])
    claims.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.command == "claims":
        measure_claims(arguments.documents, arguments.commands, arguments.jobs)
    elif arguments.command == "ratio":
        measure_ratio(arguments.times, arguments.documents, arguments.jobs, arguments.write)
    elif arguments.command == "tag":
        tag_file(arguments.path)
    else:
        measure_store(arguments.documents, arguments.files)


if __name__ == "__main__":
    main()
