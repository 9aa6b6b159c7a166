"""Targets are written whole or not at all; tables and articles say what the records say."""

import csv
import io
import os
import stat
import subprocess
import sys
import threading

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from attrib.cells import expose_cell, protect_cell
from attrib.errors import OutputError
from attrib.export.csv_table import COLUMNS, write_csv
from attrib.export.files import names_stdout, open_target
from attrib.export.jsonl import write_jsonl
from attrib.export.terminal import bracket_text, clean_terminal, print_article, write_attributions
from attrib.model import Attribution, Document, Figure, Resolution

TEXT = '=Activists, "they" said\nthe road\x1b[31m was \ud800 closed.'
ATTRIBUTION = Attribution(
    "d#1",
    ((1, 10),),
    ((19, 23),),
    ((24, 32), (38, 50)),
    speaker="activists",
    speaker_type="activist",
    stance="asserts",
    hedged=True,
    resolution=Resolution("generic"),
    rule="verb",
    confidence=0.5,
    figures=(Figure((24, 27), "killed", 2, None, "at least"),),
)
DOCUMENT = Document("d", TEXT, title="T, U", attributions=(ATTRIBUTION,), relations=())


def test_target_appears_only_when_all_is_written(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(ValueError), open_target(path) as stream:
        stream.write(b"half")
        stream.flush()
        assert path.read_text() == "before"
        raise ValueError
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.txt"]
    with open_target(path) as stream:
        stream.write(b"after")
    assert path.read_text() == "after"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_new_target_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path):
    mask = os.umask(0o027)
    try:
        with open_target(tmp_path / "new") as stream:
            stream.write(b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    with open_target(tmp_path / "new") as stream:
        stream.write(b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_symbolic_link_is_followed(tmp_path):
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real", tmp_path / "link"
    link.symlink_to(real)  # dangling at first
    for data in (b"one", b"two"):
        with open_target(link) as stream:
            stream.write(data)
        assert link.is_symlink() and real.read_bytes() == data


def test_pipe_is_written_straight_and_stays_a_pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    with open_target(path) as stream:
        stream.write(b"through")
    reader.join(10)
    assert got == [b"through"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_device_is_written_straight():
    with open_target(os.devnull) as stream:
        stream.write(b"gone")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize(
    "path, what",
    [
        ("missing/out", "no such file"),
        ("", "is a folder"),
        ("file/out", "not a directory"),
    ],
)
def test_unwritable_target_names_itself_and_the_next_step(tmp_path, path, what):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught, open_target(tmp_path / path) as stream:
        stream.write(b"x")
    message = str(caught.value)
    assert message.startswith(str(tmp_path / path)) and what in message and "\n" not in message


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_full_disk_is_an_output_error():
    with pytest.raises(OutputError, match="no space left"), open_target("/dev/full") as stream:
        stream.write(b"x" * 100_000)


@pytest.mark.parametrize(
    "name, is_stdout",
    [
        ("-", True),
        ("/dev/stdout", True),
        ("/dev/fd/1", True),
        ("/proc/self/fd/1", True),
        ("/dev/stderr", False),
        ("out.graphml", False),
        ("/dev/fd/12", False),
    ],
)
def test_names_of_standard_output(name, is_stdout):
    assert names_stdout(name) is is_stdout


def test_csv_holds_every_attribution_verbatim():
    stream = io.BytesIO()
    write_csv([DOCUMENT, Document("e", "no one says anything", attributions=())], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == 1
    assert {
        name: rows[0][name]
        for name in (
            "document",
            "title",
            "source",
            "cue",
            "content",
            "hedged",
            "speaker",
            "resolved_by",
            "figures",
            "content_spans",
            "confidence",
        )
    } == {
        "document": "d",
        "title": "T, U",
        "source": "Activists",
        "cue": "said",
        "content": "the road … was \ufffd closed",
        "hedged": "true",
        "speaker": "activists",
        "resolved_by": "generic",
        "figures": "killed 2.. (at least)",
        "content_spans": "24-32 38-50",
        "confidence": "0.5",
    }


def test_csv_without_text():
    stream = io.BytesIO()
    write_csv([DOCUMENT], stream, text=False)
    row = next(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    assert (row["source"], row["cue"], row["content"]) == ("", "", "")
    assert row["source_spans"] == "1-10"


def test_jsonl_escapes_what_utf8_cannot_hold():
    stream = io.BytesIO()
    write_jsonl([DOCUMENT], stream)
    assert b"\\ud800" in stream.getvalue() and stream.getvalue().count(b"\n") == 1


def test_bracket_text_marks_the_parts():
    assert bracket_text(DOCUMENT) == (
        '=[S: Activists], "they" [C: said]\n[T: the road]\ufffd[31m [T: was \ufffd closed].'
    )


def test_bracket_text_marks_nested_parts_once():
    text = "He says she says no."
    outer = Attribution("a", ((0, 2),), ((3, 7),), ((8, 19),))
    inner = Attribution("b", ((8, 11),), ((12, 16),), ((17, 19),))
    again = Attribution("c", ((0, 2),), (), ())
    assert bracket_text(Document("d", text, attributions=(outer, inner, again))) == (
        "[S: He] [C: says] [T: [S: she] [C: says] [T: no]]."
    )


def test_terminal_cannot_be_steered():
    assert clean_terminal("a\x1b[2J\x07\x9b\u202eb\td\n") == "a\ufffd[2J\ufffd\ufffd\ufffdb\td\n"


def test_article_in_colour_keeps_its_words():
    from rich.console import Console

    stream = io.StringIO()
    print_article(DOCUMENT, Console(file=stream, force_terminal=True, color_system="standard", width=100))
    shown = stream.getvalue()
    assert "\x1b[1;32mActivists\x1b[0m" in shown
    assert "\x1b[1;33msaid\x1b[0m" in shown
    assert "\x1b[31m was" not in shown


def test_table_says_who_said_what():
    stream = io.BytesIO()
    write_attributions([DOCUMENT, Document("e", "x", attributions=())], stream)
    shown = stream.getvalue().decode()
    for words in ("T, U", "activists", "said (hedged)", "the road", "no attributions"):
        assert words in shown
    assert "\x1b" not in shown


def test_standard_output_target(capfdbinary):
    sys.stdout.flush()
    with open_target("/dev/fd/1") as stream:
        stream.write(b"to the pipe\n")
    assert capfdbinary.readouterr().out == b"to the pipe\n"


def test_killed_run_leaves_nothing_for_long(tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from attrib.export.files import open_target\n"
        "with open_target(sys.argv[2]) as stream:\n"
        "    stream.write(b'half'); stream.flush(); print('ready', flush=True); sys.stdin.read()\n"
    )
    target = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT), str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"ready\n"
    with open_target(tmp_path / "other") as stream:
        stream.write(b"whole")
    assert len(list(tmp_path.glob(".attrib-*.part"))) == 1  # it is still being written
    process.kill()
    process.communicate()
    (tmp_path / ".attrib-notes.part").write_text("somebody else's")
    with open_target(tmp_path / "other") as stream:
        stream.write(b"whole")
    assert sorted(os.listdir(tmp_path)) == [".attrib-notes.part", "other"]


@pytest.mark.parametrize(
    "cell, written",
    [
        ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
        ("+1 555", "'+1 555"),
        ("-2 said", "'-2 said"),
        ("@SUM(1)", "'@SUM(1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("'=1+1", "''=1+1"),
        ("-", "-"),
        ("'tis so", "'tis so"),
        ("12 - 3", "12 - 3"),
    ],
)
def test_csv_cannot_start_a_formula_and_is_read_back(cell, written):
    assert protect_cell(cell) == written
    assert expose_cell(written) == cell


@given(st.text(st.sampled_from("'=+-@ \t\na1")))
def test_every_cell_is_read_back(cell):
    assert expose_cell(protect_cell(cell)) == cell


def test_csv_of_hostile_fields_starts_no_formula():
    doc = Document(
        "=id",
        "=1+1 @x",
        title="=cmd|'/c calc'!A0",
        attributions=(Attribution("-a", ((5, 7),), (), ((0, 4),), speaker="+1"),),
    )
    stream = io.BytesIO()
    write_csv([doc], stream)
    row = list(csv.reader(io.StringIO(stream.getvalue().decode())))[1]
    assert not [cell for cell in row if cell[:1] in "=+-@" and len(cell) > 1]
    assert "'=1+1" in row and "'=cmd|'/c calc'!A0" in row
