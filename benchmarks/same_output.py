"""Whether a change keeps the output: hashes of what the commands write for the seed and for tests/gold.

    python benchmarks/same_output.py            compare with same_output.json: "same", or what differs
    python benchmarks/same_output.py --update   write the hashes of now

A commit that moves code and means to change nothing prints "same".  Where the output changes on purpose
the commit that changes it updates the hashes too, so that the history shows which commits did.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HASHES = Path(__file__).with_suffix(".json")
GOLD = "tests/gold/conflict-unseen.jsonl"
EXPLAINED = "State media said the army denied that rebels had, according to residents, taken the bridge."

# what is hashed: a name, the command, the file that it writes (None: what it prints)
RUNS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("extract seeds", ("extract", "seeds", "-o", "{out}/seeds.jsonl"), "seeds.jsonl"),
    ("extract gold", ("extract", "{out}/bare.jsonl", "-o", "{out}/gold.jsonl"), "gold.jsonl"),
    ("extract csv", ("extract", "seeds", "-o", "{out}/seeds.csv"), "seeds.csv"),
    ("claims", ("claims", "{out}/gold.jsonl", "-o", "{out}/claims.jsonl"), "claims.jsonl"),
    ("graph seeds", ("graph", "seeds", "-o", "{out}/seeds.graphml"), "seeds.graphml"),
    ("graph gold", ("graph", "{out}/gold.jsonl", "-o", "{out}/gold.graphml"), "gold.graphml"),
    ("explain", ("explain", EXPLAINED), None),
    ("rules check", ("rules", "check"), None),
    ("evaluate", ("evaluate", GOLD, "{out}/gold.jsonl"), None),
)


def run_command(arguments: tuple[str, ...]) -> bytes:
    """Return what a command of attrib prints; raises SystemExit where it fails."""
    from attrib.cli import main

    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    errors = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(errors):
        code = main(arguments)
    if code != 0:
        raise SystemExit(f"attrib {' '.join(arguments)}: exit {code}\n{errors.getvalue()}")
    return printed.buffer.getvalue()


def hash_outputs() -> dict[str, str]:
    """Return the SHA-256 of every output, by name."""
    hashes = {}
    with tempfile.TemporaryDirectory() as out:
        with (
            open(ROOT / GOLD, encoding="utf-8") as gold,
            open(f"{out}/bare.jsonl", "w", encoding="utf-8") as bare,
        ):
            for line in gold:
                record = json.loads(line)
                for key in ("attributions", "relations"):
                    record.pop(key, None)
                bare.write(json.dumps(record, ensure_ascii=False) + "\n")
        for name, command, file in RUNS:
            printed = run_command(tuple(part.replace("{out}", out) for part in command))
            content = Path(out, file).read_bytes() if file else printed
            hashes[name] = hashlib.sha256(content.replace(out.encode(), b"OUT")).hexdigest()
    return hashes


def main() -> int:
    os.chdir(ROOT)
    hashes = hash_outputs()
    if "--update" in sys.argv[1:]:
        HASHES.write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
        print(f"{len(hashes)} hashes written to {HASHES.name}")
        return 0
    kept = json.loads(HASHES.read_text(encoding="utf-8"))
    differ = [name for name in {**kept, **hashes} if kept.get(name) != hashes.get(name)]
    print("\n".join(f"differs: {name}" for name in differ) or "same")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
