"""The wheel holds all data and works from anywhere."""

import subprocess
import sys
import zipfile

import pytest
from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built from a copy of the sources, as pip builds it."""
    import shutil

    folder = tmp_path_factory.mktemp("build")
    shutil.copytree(
        ROOT,
        folder / "source",
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "build", "*.egg-info", "__pycache__", ".pytest_cache", ".hypothesis"
        ),
    )
    result = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, folder / "source"],
        capture_output=True,
    )
    assert result.returncode == 0, result.stderr.decode()
    return next(folder.glob("*.whl"))


def test_wheel_holds_all_modules_and_data(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "attrib").rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.parts)
    }
    assert expected and expected <= held, sorted(expected - held)
    assert not [name for name in held if name.startswith(("tests/", "benchmarks/", "docs/"))]


def test_wheel_graphs_the_seeds_from_another_folder(wheel, tmp_path):
    target = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(target)
    result = subprocess.run(
        [sys.executable, "-m", "attrib", "graph", ROOT / "seeds"],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(target), "PATH": ""},
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "claims.graphml").stat().st_size > 1000
