"""The pages on files, archives and the library: their commands and their Python run, their table is whole."""

import re
import shlex
import shutil
import subprocess
import sys

from conftest import ROOT

from attrib.readers.fields import load_names


def read_blocks(page: str, mark: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(rf"<!-- {mark} -->\n```\w+\n(.*?)```", text, re.DOTALL))


def test_commands_of_the_archive_page_run(run_attrib, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    lines = read_blocks("archive.md", "commands: run in a test").splitlines()
    assert len(lines) == 4
    for line in lines:
        result = run_attrib(*shlex.split(line)[1:], cwd=tmp_path)
        assert result.returncode == 0, (line, result.stderr)
    assert (tmp_path / "claims.jsonl").stat().st_size > 0


def test_python_of_the_library_page_runs(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    code = read_blocks("library.md", "python: run in a test")
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "['12 people were killed in Harrow']" in result.stdout
    assert result.stdout.rstrip().endswith("True")


def test_fields_are_those_of_a_document():
    assert set(load_names()) == {"id", "text", "title", "outlet", "date", "url", "language", "location"}
    names = [name for names in load_names().values() for name in names]
    assert len(names) == len(set(names))
