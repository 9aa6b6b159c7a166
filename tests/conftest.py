"""What the tests share: where the corpora are, and how to run the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of gold and corpora that ATTRIB_CORPORA names; what needs it skips without."""
    folder = os.environ.get("ATTRIB_CORPORA")
    if not folder:
        pytest.skip("ATTRIB_CORPORA is not set")
    return Path(folder)


@pytest.fixture
def run_attrib():
    """Run ``attrib`` in a process of its own: ``run_attrib("graph", "seeds/", input=b"...")``."""

    def run(*arguments: str | os.PathLike[str], timeout: float = 120, **options) -> subprocess.CompletedProcess:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
        return subprocess.run([sys.executable, "-m", "attrib", *map(os.fspath, arguments)],
                              capture_output=True, timeout=timeout, env=environment, **options)

    return run
