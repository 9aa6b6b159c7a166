"""What the tests share: where the corpora are, and how to run the command line."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("attrib", deadline=None)  # no test depends on how fast the machine is
settings.load_profile("attrib")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of gold and corpora that ATTRIB_CORPORA names; what needs it skips without."""
    folder = os.environ.get("ATTRIB_CORPORA")
    if not folder:
        pytest.skip("ATTRIB_CORPORA is not set")
    return Path(folder)


@dataclass
class Result:
    """What a run of the command line gave."""

    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def run_attrib(monkeypatch):
    """Run the command line in this process: ``run_attrib("extract", "-", input=b"...", cwd=folder)``."""
    from attrib.cli import main

    def run(*arguments, input: bytes = b"", cwd=None, env=None) -> Result:
        with monkeypatch.context() as patch:
            out, errors = io.BytesIO(), io.BytesIO()
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(errors, encoding="utf-8", write_through=True))
            if cwd is not None:
                patch.chdir(cwd)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            code = main([os.fspath(argument) for argument in arguments])
            return Result(code, out.getvalue(), errors.getvalue())

    return run
