"""How the tool does at the size of an archive: time as ratios to a bare NLTK run, and what a store costs.

    python benchmarks/scale.py ratio [--times 1] [--documents 787] [--jobs 1 2]
    python benchmarks/scale.py store [--documents 100000] [--files]

``ratio`` extracts FA-KES so many times over (other ids, the same texts; needs ATTRIB_CORPORA) and tags the
same text with NLTK in the same run, so that the ratio says little of the machine.  ``store`` keeps documents
that come with an attribution each, so that the store alone is measured: the first run, a second one with
nothing new, one with 1% changed; ``--files`` has a file a document, else all are lines of one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "The ministry said that {0} people were killed in Harrow on Monday. "
    + "Help had not come by night. " * 60
)


def run_attrib(*arguments: str | Path) -> tuple[float, float]:
    """Run a command of attrib; returns its seconds and the most memory, in MB, of any process of it."""
    before = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    _, errors = process.communicate()
    if process.returncode:
        raise SystemExit(errors.decode())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.monotonic() - before, peak


def tag_with_nltk(texts: list[str]) -> float:
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    from end_to_end import tag_with_nltk as tag

    tag(texts[:2])  # loads the weights
    start = time.monotonic()
    tag(texts)
    return time.monotonic() - start


def measure_ratio(times: int, documents: int, jobs: list[int]) -> None:
    corpora = os.environ.get("ATTRIB_CORPORA")
    if not corpora:
        raise SystemExit("ATTRIB_CORPORA is not set")
    lines = Path(corpora, "corpora", "fa-kes.jsonl").read_text(encoding="utf-8").splitlines()[:documents]
    records = [json.loads(line) for line in lines]
    bare = tag_with_nltk([record["text"] for record in records]) * times
    print(f"{len(records) * times:,} documents; NLTK tokenise-and-tag, one process: {bare:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        with open(path, "w", encoding="utf-8") as stream:
            for k in range(times):
                stream.writelines(
                    json.dumps({**record, "id": f"{record['id']}-{k}"}) + "\n" for record in records
                )
        alone = None
        for number in jobs:
            seconds, peak = run_attrib(
                "extract", path, "--country", "SY", "--jobs", str(number), "-o", Path(folder, "out.jsonl")
            )
            alone = alone or seconds
            print(
                f"{number} processes: {seconds:.1f} s, {seconds / bare:.2f} times NLTK, "
                f"{alone / seconds:.2f} times one process, {peak:,.0f} MB at most in a process"
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
            seconds, peak = run_attrib("extract", source, "--country", "SY", "--store", store)
            print(
                f"{what}: {seconds:.1f} s, {peak:,.0f} MB, store {store.stat().st_size / 1e6:,.0f} MB",
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ratio = commands.add_parser("ratio")
    ratio.add_argument("--times", type=int, default=1)
    ratio.add_argument("--documents", type=int, default=787)
    ratio.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    store = commands.add_parser("store")
    store.add_argument("--documents", type=int, default=100_000)
    store.add_argument("--files", action="store_true")
    arguments = parser.parse_args()
    if arguments.command == "ratio":
        measure_ratio(arguments.times, arguments.documents, arguments.jobs)
    else:
        measure_store(arguments.documents, arguments.files)


if __name__ == "__main__":
    main()
