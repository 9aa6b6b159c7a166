"""The documentation: its commands run, its reference is the commands' own help, its links lead somewhere."""

import re
import shlex
import shutil
import subprocess
import sys

import click
import pytest
from conftest import ROOT

from attrib.cli import attrib

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "attrib" / "data").glob("*.md")])


def read_block(mark: str) -> str:
    return re.search(rf"<!-- {re.escape(mark)} -->\n```\w+\n(.*?)\n```", README, re.DOTALL)[1]


def list_commands() -> list[str]:
    """Every line of a shell block, in any page, that calls attrib."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)\n```", page.read_text(encoding="utf-8"), re.DOTALL):
            found += [line for line in block.replace("\\\n", " ").splitlines() if line.startswith("attrib ")]
    return found


def test_readme_commands_run_in_order(run_attrib, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for line in read_block("commands: run in a test").splitlines():
        program, *arguments = shlex.split(line)
        assert program == "attrib"
        result = run_attrib(*arguments, cwd=tmp_path)
        assert result.returncode == 0, (line, result.stderr)
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {
        "seeds",
        "claims.graphml",
        "attributions.jsonl",
        "attributions.csv",
        "review.csv",
        "corrected.graphml",
        "unverified.csv",
        "report.html",
    }


def test_readme_python_runs(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    result = subprocess.run(
        [sys.executable, "-c", read_block("python: run in a test")],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"Syrian Observatory for Human Rights asserts" in result.stdout


@pytest.mark.parametrize("line", list_commands())
def test_documented_command_exists_with_its_options(line):
    program, name, *arguments = shlex.split(line)
    parent = click.Context(attrib, **attrib.context_settings)
    command = attrib.get_command(parent, name)
    assert command is not None
    command.make_context(name, arguments, parent=parent)  # parses, does not run


def test_readme_has_the_two_commands():
    for mark, ends in (("command: run", "attrib graph seeds/"), ("command: test", "-m pytest")):
        command = read_block(mark)
        assert "\n" not in command and command.endswith(ends)


def test_cli_reference_is_up_to_date():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_cli
    finally:
        sys.path.pop(0)
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == make_cli.render(), (
        "run: python docs/make_cli.py > docs/cli.md"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_colours_in_the_docs_are_the_graph_s():
    from attrib.graphs.looks import load_palette

    text = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"\| ([a-z-]+) \| `(#[0-9a-f]{6})`", text))
    palette = load_palette()
    assert shown == palette.claims | palette.kinds | palette.sources


def test_format_names_every_value():
    from attrib.ledger.model import Claim
    from attrib.model import FIGURE_UNITS, KINDS, SPEAKER_TYPES, STANCES, STATUSES

    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    for value in (*KINDS, *STANCES, *SPEAKER_TYPES, *FIGURE_UNITS, *STATUSES):
        assert value in text, value
    assert Claim.__dataclass_fields__.keys() >= {"independent_sources", "status"}


def test_the_journey_in_the_architecture_is_what_comes_out(monkeypatch):
    """The doctest of docs/architecture.md: the real value at every stage."""
    import doctest

    monkeypatch.chdir(ROOT)
    options = doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(
        str(ROOT / "docs" / "architecture.md"), module_relative=False, optionflags=options
    )
    assert result.attempted > 10 and result.failed == 0


def test_the_picture_of_the_packages_is_up_to_date(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import make_packages

    page = make_packages.PAGE.read_text(encoding="utf-8")
    assert page == make_packages.put_into(page), "run: python docs/make_packages.py --write"


def test_the_answers_on_the_page_of_questions_are_what_comes_out(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import make_questions

    page = make_questions.PAGE.read_text(encoding="utf-8")
    assert page.count("```sh") == 6
    assert page == make_questions.render(page), "run: python docs/make_questions.py --write"
