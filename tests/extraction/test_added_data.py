"""What a person adds to the data changes nothing else: weights know their classes and rules by name."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

ADDITIONS = {
    "a class": (
        "lexicon/classes.csv",
        "zeal,asserts,yes,speech,The minister zealed that it fell.,for a test\n",
    ),
    "a verb": ("lexicon/verbs.csv", "zeal,say,asserts,that\n"),
    "a rule": (
        "rules/hedges.toml",
        """
[[rule]]
id = "zealwise"
category = "adverb"
match = ["zealwise"]
classes = ["hearsay"]
examples = ["[C: Zealwise] [T: the bridge fell]."]
rejects = []
""",
    ),
}


def extract(package: Path, target: Path) -> bytes:
    subprocess.run(
        [sys.executable, "-m", "attrib", "extract", ROOT / "seeds", "-o", target],
        cwd=target.parent,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
        capture_output=True,
    )
    return target.read_bytes()


@pytest.mark.parametrize("addition", ADDITIONS.values(), ids=ADDITIONS.keys())
def test_an_added_entry_leaves_other_output_alone(addition, tmp_path):
    file, text = addition
    shutil.copytree(
        ROOT / "attrib", tmp_path / "package" / "attrib", ignore=shutil.ignore_patterns("__pycache__")
    )
    with open(tmp_path / "package" / "attrib" / "data" / file, "a", encoding="utf-8") as data:
        data.write(text)
    assert extract(tmp_path / "package", tmp_path / "added.jsonl") == extract(ROOT, tmp_path / "plain.jsonl")
