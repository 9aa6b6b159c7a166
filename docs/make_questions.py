"""Run the commands of docs/questions.md and put what they print under each.

    python docs/make_questions.py            say whether the page is up to date
    python docs/make_questions.py --write    write it

A test holds the page to what this prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
ANSWER = re.compile(r"```sh\nattrib (?P<command>[^\n]+)\n```\n\n```\n(?P<answer>.*?)```\n", re.DOTALL)


def run(command: str) -> str:
    """Return what a command of attrib prints, in this folder.  Raises SystemExit where it fails."""
    from attrib.cli import main

    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = main(shlex.split(command))
    if code:
        raise SystemExit(f"attrib {command}: exit code {code}")
    return printed.buffer.getvalue().decode("utf-8")


def render(page: str) -> str:
    """Return the page with the answers of now."""

    def answer(match: re.Match[str]) -> str:
        lines = run(match["command"]).rstrip().splitlines()
        text = "".join(f"{line.rstrip()}\n" for line in lines)
        return f"```sh\nattrib {match['command']}\n```\n\n```\n{text}```\n"

    return ANSWER.sub(answer, page)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    old = PAGE.read_text(encoding="utf-8")
    new = render(old)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(new, encoding="utf-8")
    else:
        print("up to date" if old == new else "not up to date: run with --write")
